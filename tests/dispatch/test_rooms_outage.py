"""ShowMeBug down, slow, used up, or silent about what it did: bookings stand, rooms come later, nothing is there twice."""

from __future__ import annotations

import threading
from collections import Counter

import pytest

from bot.db import store
from bot.interviews import cancelling
from bot.rooms.keeping import Keeper
from tests.said import zh_like
from tests.world import rooms
from tests.world.rooms import at_vendor, booked, faults, now_of, way_in, way_in_of_candidate, well, who_is_at
from tests.world.town import Town


@pytest.fixture
def town(place: Town) -> Town:
    place = rooms.with_rooms(place)
    place.settle()  # it has a token
    return place


def wait(town: Town, **how: float) -> None:
    town.move(**how)
    town.settle()
    town.settle()


NAMES = ("陈晓", "林悦", "吕品", "彭程", "叶青", "何洁", "马力", "钱多", "宋玉", "唐宁")


@pytest.mark.parametrize("fault", [{"down": True}, {"no_quota": True}, {"wrong_secret": True}])
def test_an_outage_of_two_hours_around_ten_interviews(town: Town, fault: dict[str, object]) -> None:
    """Everybody gets into their room or is told what to do; nothing is lost, nothing is there twice."""
    faults(town, **fault)
    panel = ("zhangsan", "lisi", "wangwu")
    planned = [
        town.book(panel[number % 3], candidate=name, in_hours=0.75 + number * 0.75, meeting_url=None)
        for number, name in enumerate(NAMES)
    ]
    town.settle()
    told = 0
    for _ in range(12):
        wait(town, minutes=10)
        told = len([one for one in town.texts("zhangmin") if zh_like("rooms.cannot_be_made").search(one)])
    assert told == 1  # however long it takes, and whatever else waits by then
    without = [one for one in town.texts("zhangmin") if zh_like("rooms.not_there").search(one)]
    began = [one for one in planned if now_of(one).status != "scheduled"]
    assert began
    for one in began:
        assert any(str(now_of(one).code) in text for text in without)
    well(town)
    for _ in range(3):
        wait(town, minutes=5)
    for number, one in enumerate(planned):
        if now_of(one).status in ("scheduled", "in_progress"):
            who = panel[number % 3]
            assert who_is_at(str(way_in(town, one, who))) == str(town.member(who).name)
            assert who_is_at(str(way_in_of_candidate(one))) == NAMES[number]
    assert max(Counter(one["candidate"] for one in at_vendor(town)).values()) == 1


def test_an_outage_is_told_once_also_where_meanwhile_something_needs_no_doing_any_more(town: Town) -> None:
    """An interview whose panel changed is over before the provider can be told."""
    booked(town, "lisi", in_hours=0.5)
    faults(town, down=True)
    town.book("zhangsan", candidate="林悦", in_hours=30, meeting_url=None)
    with store.db.connection_context():
        store.execute("UPDATE member SET email = 'x@example.com' WHERE user_id = 'lisi'")
    since = set()
    for _ in range(15):
        wait(town, minutes=10)
        since |= {row["down_since"] for row in town.rows("SELECT down_since FROM room_provider")}
    assert len(since) == 1
    assert len([one for one in town.texts("zhangmin") if zh_like("rooms.cannot_be_made").search(one)]) == 1


def test_an_outage_that_was_met_by_asking_how_far_a_room_is_ends_by_that_too(town: Town) -> None:
    booked(town, "lisi", in_hours=0.5)
    faults(town, down=True)
    wait(town, minutes=20)
    assert town.rows("SELECT 1 FROM room_provider WHERE down_since IS NOT NULL")
    well(town)
    for _ in range(2):
        wait(town, minutes=6)
    assert town.rows("SELECT 1 FROM room_provider WHERE down_since IS NOT NULL") == []
    faults(town, down=True)
    booked(town, "zhangsan", candidate="林悦", in_hours=30)
    town.settle()
    assert not [one for one in town.texts("zhangmin") if "面试间暂时建不了" in one]  # another one, just begun


def test_where_no_room_can_be_made_those_that_are_there_are_looked_at_and_changed(town: Town) -> None:
    """Nor does that end the outage, which HR hears of once."""
    on = booked(town, "lisi", in_hours=0.5)
    faults(town, no_quota=True)
    town.book("zhangsan", candidate="林悦", in_hours=30, meeting_url=None)
    town.settle()
    with store.db.connection_context():
        store.execute("UPDATE member SET email = 'x@example.com' WHERE user_id = 'lisi'")
    since = set()
    for _ in range(5):
        wait(town, minutes=6)
        [row] = town.rows("SELECT looked_at, next_try_at FROM pad WHERE interview_id = %(id)s", id=on.id)
        since |= {row["down_since"] for row in town.rows("SELECT down_since FROM room_provider")}
    assert row["looked_at"] == town.at
    assert row["next_try_at"] is None
    assert len(since) == 1
    assert None not in since
    assert len([one for one in town.texts("zhangmin") if zh_like("rooms.cannot_be_made").search(one)]) == 1
    well(town)
    wait(town, minutes=11)
    assert town.rows("SELECT 1 FROM room_provider WHERE down_since IS NOT NULL") == []
    assert len(at_vendor(town)) == 2


@pytest.mark.long("a day of sweeps")
def test_while_it_is_down_it_is_asked_ever_more_rarely(town: Town) -> None:
    faults(town, down=True)
    for number in range(3):
        town.book("zhangsan", candidate=NAMES[number], in_hours=24 + number * 2, meeting_url=None)
    before = len(rooms.log(town)["calls"])
    for _ in range(120):
        wait(town, seconds=30)
    assert len(rooms.log(town)["calls"]) - before < 40


def test_what_is_over_within_minutes_nobody_hears_of(town: Town) -> None:
    faults(town, down=True)
    booked(town, "zhangsan")
    wait(town, minutes=1)
    well(town)
    wait(town, minutes=5)
    assert not [one for one in town.texts("zhangmin") if "面试间" in one]
    assert len(at_vendor(town)) == 1


def test_the_reminder_does_not_speak_of_a_missing_link_while_the_room_is_being_made(town: Town) -> None:
    faults(town, down=True)
    interview = town.book("zhangsan", in_hours=1, meeting_url=None)
    town.settle()
    assert "还没有会议链接" not in town.say("zhangsan", f"进度 {interview.code}")


# --- an attempt of unknown outcome ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("has_links", "has_seats"), [(True, True), (False, True), (False, False)])
def test_a_room_whose_answer_was_lost_is_adopted_if_its_links_come_else_it_goes(
    town: Town, has_links: bool, has_seats: bool
) -> None:
    faults(town, lost_posts=1, list_has_links=has_links, list_has_seats=has_seats)
    interview = booked(town, "zhangsan")
    [lost] = at_vendor(town)
    assert way_in(town, interview, "zhangsan") is None
    for _ in range(3):
        wait(town, seconds=61)
    [there] = at_vendor(town)
    assert (there["uid"] == lost["uid"]) is has_links
    assert who_is_at(str(way_in(town, interview, "zhangsan"))) == "张三"


def test_where_nothing_had_been_done_one_is_made(town: Town) -> None:
    """It broke off before the request was carried out, or a gateway answered in its stead."""
    faults(town, down=True)
    interview = booked(town, "zhangsan")
    well(town)
    for _ in range(2):
        wait(town, seconds=61)
    assert who_is_at(str(way_in(town, interview, "zhangsan"))) == "张三"
    assert len(at_vendor(town)) == 1


def test_a_room_that_somebody_else_made_for_that_name_is_left_alone(town: Town) -> None:
    """By hand, at the vendor's: with no seats, or with seats that are none of ours."""
    vendor = town.app.rooms._provider
    assert vendor is not None
    theirs = vendor.open("陈晓", []).uid
    faults(town, lost_posts=1)
    interview = booked(town, "zhangsan")
    for _ in range(3):
        wait(town, seconds=61)
    assert theirs in {one["uid"] for one in at_vendor(town)}
    assert len(at_vendor(town)) == 2
    assert who_is_at(str(way_in(town, interview, "zhangsan"))) == "张三"


def test_an_older_room_of_that_name_is_left_alone_where_seats_are_not_told(town: Town) -> None:
    vendor = town.app.rooms._provider
    assert vendor is not None
    theirs = vendor.open("陈晓", []).uid
    town.move(hours=2)
    faults(town, lost_posts=1, list_has_seats=False)
    booked(town, "zhangsan")
    for _ in range(3):
        wait(town, seconds=61)
    assert theirs in {one["uid"] for one in at_vendor(town)}
    assert len(at_vendor(town)) == 2


@pytest.mark.parametrize("has_links", [True, False])
def test_two_interviews_of_one_name_each_get_a_room_although_both_answers_were_lost(
    town: Town, has_links: bool
) -> None:
    faults(town, lost_posts=2, list_has_links=has_links, list_has_seats=False)
    both = [
        town.book("zhangsan", in_hours=24, meeting_url=None),
        town.book("lisi", in_hours=26, job="测试", meeting_url=None),
    ]
    town.settle()
    for _ in range(6):
        wait(town, seconds=61)
    uids = {row["uid"] for row in town.rows("SELECT uid FROM pad WHERE state = 'open'")}
    assert len(uids) == 2 and uids == {one["uid"] for one in at_vendor(town)}
    assert way_in(town, both[0], "zhangsan") and way_in(town, both[1], "lisi")


def test_cancelled_while_nobody_knows_whether_there_is_a_room_none_is_left(town: Town) -> None:
    faults(town, lost_posts=1)
    interview = booked(town, "zhangsan")
    with store.db.connection_context(), store.db.atomic():
        cancelling.cancel(rooms.change(town), now_of(interview), "岗位关闭")
    for _ in range(3):
        wait(town, seconds=61)
    assert at_vendor(town) == []


def test_a_worker_that_died_in_the_middle_of_asking_leaves_nothing_behind(town: Town) -> None:
    """The room was made, and nobody was left to write that down."""
    vendor = town.app.rooms._provider
    interview = town.book("zhangsan", meeting_url=None)
    assert vendor is not None
    open_before = vendor.open

    class Killed(BaseException):
        pass

    def dies(*args: object) -> None:
        open_before(*args)  # type: ignore[arg-type]
        raise Killed

    vendor.open = dies  # type: ignore[method-assign, assignment]
    with pytest.raises(Killed):
        town.settle()
    vendor.open = open_before  # type: ignore[method-assign]
    for _ in range(3):
        wait(town, seconds=61)
    assert len(at_vendor(town)) == 1
    assert who_is_at(str(way_in(town, interview, "zhangsan"))) == "张三"


def test_a_room_that_is_not_deleted_is_tried_again(town: Town) -> None:
    interview = booked(town, "zhangsan")
    faults(town, delete_refused=True)
    with store.db.connection_context(), store.db.atomic():
        cancelling.cancel(rooms.change(town), now_of(interview), "岗位关闭")
    wait(town, minutes=3)
    wait(town, minutes=3)
    assert len(at_vendor(town)) == 1
    well(town)
    wait(town, hours=1)
    assert at_vendor(town) == []


def test_a_room_that_the_vendor_has_lost_is_made_anew(town: Town) -> None:
    interview = booked(town, "zhangsan")
    vendor = town.app.rooms._provider
    assert vendor is not None
    vendor.close(at_vendor(town)[0]["uid"])
    with store.db.connection_context():
        store.execute("UPDATE member SET email = 'zs@example.com' WHERE user_id = 'zhangsan'")  # what has it changed
    town.settle()
    town.settle()
    assert who_is_at(str(way_in(town, interview, "zhangsan"))) == "张三"


def test_two_workers_make_one_room(town: Town) -> None:
    """While one is at it, another leaves it alone, and comes again."""
    interview = town.book("zhangsan", meeting_url=None)
    keepers = [Keeper(town.app.rooms._provider) for _ in range(4)]
    faults(town, slow_ms=300)
    threads = [threading.Thread(target=keeper.keep, args=(town.at,)) for keeper in keepers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    well(town)
    town.settle()
    assert len(at_vendor(town)) == 1
    assert who_is_at(str(way_in(town, interview, "zhangsan"))) == "张三"
    posts = [one for one in rooms.log(town)["calls"] if one == ["POST", "/open_api/v1/interviews"]]
    assert len(posts) == 1
