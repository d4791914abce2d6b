"""Booked, and there is a room: each person has a way in of their own, and the room is as the interview wants it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import change, demo
from bot.db import store
from bot.installation import process
from bot.interviews import booking, cancelling, joining, meeting_link, moving, panel, preferences
from bot.interviews.models import Interview
from bot.rooms import sealing, started
from tests.world import rooms
from tests.world.rooms import at_vendor, booked, faults, now_of, way_in, way_in_of_candidate, who_is_at
from tests.world.town import Town, later


@pytest.fixture
def town(place: Town) -> Town:
    return rooms.with_rooms(place)


def test_each_goes_in_as_themselves(town: Town) -> None:
    interview = booked(town, "zhangsan", "lisi")
    ways = [way_in(town, interview, "zhangsan"), way_in(town, interview, "lisi"), way_in_of_candidate(interview)]
    assert [who_is_at(str(one)) for one in ways] == ["张三", "李四", "陈晓"]
    assert way_in(town, interview, "wangwu") is None  # not of the panel
    assert len(at_vendor(town)) == 1


def test_who_has_neither_mail_nor_phone_goes_in_by_the_general_link(town: Town) -> None:
    with store.db.connection_context():
        store.execute("UPDATE member SET email = NULL WHERE user_id = 'lisi'")
    interview = booked(town, "zhangsan", "lisi")
    assert who_is_at(str(way_in(town, interview, "lisi"))) == "面试官"
    with store.db.connection_context(), store.db.atomic():
        preferences.set_phone(rooms.change(town), town.member("lisi"), "13800138000")
    town.settle()
    assert who_is_at(str(way_in(town, interview, "lisi"))) == "李四"


def test_an_interview_with_an_address_of_its_own_and_one_on_site_get_none(town: Town) -> None:
    town.book("zhangsan")
    on_site = town.book("lisi", candidate="林悦", meeting_url=None)
    with store.db.connection_context():
        store.execute("UPDATE interview SET mode = 'onsite' WHERE id = %(id)s", id=on_site.id)
    town.settle()
    assert at_vendor(town) == []
    assert not meeting_link.has_one(now_of(on_site))


def test_it_counts_as_having_a_way_in_while_its_room_is_being_made(town: Town) -> None:
    town.settle()
    faults(town, down=True)
    interview = booked(town, "zhangsan")
    now = now_of(interview)
    assert meeting_link.has_one(now) and not meeting_link.is_lacking(now)
    assert now.pad is not None and not now.pad.is_open
    assert way_in(town, interview, "zhangsan") is None


def test_who_joins_the_panel_gets_a_link_and_who_stays_keeps_theirs(town: Town) -> None:
    interview = booked(town, "zhangsan")
    before = way_in(town, interview, "zhangsan")
    with store.db.connection_context(), store.db.atomic():
        joining.add(rooms.change(town), now_of(interview), town.member("wangwu"))
    town.settle()
    assert who_is_at(str(way_in(town, interview, "wangwu"))) == "王五"
    assert way_in(town, interview, "zhangsan") == before
    assert len(at_vendor(town)) == 1


def test_another_time_leaves_the_room_as_it_is(town: Town) -> None:
    interview = booked(town, "zhangsan")
    before = way_in(town, interview, "zhangsan")
    assert town.orders("zhangmin", f"改期 {now_of(interview).code} 后天下午3点")
    town.settle()
    assert way_in(town, interview, "zhangsan") == before


def test_cancelled_it_is_deleted_once_that_can_be_undone_no_more(town: Town) -> None:
    interview = booked(town, "zhangsan")
    link = way_in(town, interview, "zhangsan")
    with store.db.connection_context(), change.begin(town.at, town.member("zhangmin")) as begun:
        cancelling.cancel(begun, now_of(interview), "岗位关闭")
    town.settle()
    assert way_in(town, interview, "zhangsan") is None
    assert len(at_vendor(town)) == 1
    town.move(minutes=3)
    town.settle()
    assert at_vendor(town) == []
    assert who_is_at(str(link)) == ""


def test_a_cancellation_that_is_undone_keeps_the_room(town: Town) -> None:
    interview = booked(town, "zhangsan")
    before = way_in(town, interview, "zhangsan")
    town.say("zhangmin", f"取消面试 {now_of(interview).code} 岗位关闭")
    town.say("zhangmin", "是")
    town.settle()
    town.say("zhangmin", "撤销")
    town.settle()
    town.move(minutes=3)
    town.settle()
    assert way_in(town, interview, "zhangsan") == before
    assert len(at_vendor(town)) == 1


def test_a_booking_that_was_undone_as_if_it_had_never_been_leaves_no_room(town: Town) -> None:
    interview = booked(town, "zhangsan")
    with store.db.connection_context(), store.db.atomic():
        booking.forget(interview.id, {"application": interview.application_id, "candidate": interview.candidate_id})
    town.settle()
    assert at_vendor(town) == []


def test_an_address_of_its_own_takes_the_rooms_place(town: Town) -> None:
    interview = booked(town, "zhangsan")
    with store.db.connection_context():
        store.execute(
            "UPDATE interview SET meeting_url = 'https://meet.example.com/7' WHERE id = %(id)s", id=interview.id
        )
    town.settle()
    assert way_in(town, interview, "zhangsan") == "https://meet.example.com/7"
    town.move(minutes=3)
    town.settle()
    assert at_vendor(town) == []


# --- links are permanent --------------------------------------------------------------------------------------------


def replaced(town: Town, interview: object, old: str, new: str) -> None:
    with store.db.connection_context(), change.begin(town.at, town.member("zhangmin")) as begun:
        joining.replace(begun, now_of(interview), town.member(old), town.member(new))  # type: ignore[arg-type]
    town.settle()


def test_who_was_replaced_before_they_opened_theirs_changes_nothing_for_the_others(town: Town) -> None:
    interview = booked(town, "zhangsan", "lisi")
    before = way_in(town, interview, "zhangsan")
    replaced(town, interview, "lisi", "wangwu")
    assert way_in(town, interview, "zhangsan") == before
    assert who_is_at(str(way_in(town, interview, "wangwu"))) == "王五"
    assert len(at_vendor(town)) == 1


def test_who_was_replaced_after_they_opened_theirs_knows_a_room_that_is_no_more(town: Town) -> None:
    interview = booked(town, "zhangsan", "lisi")
    theirs, before = way_in(town, interview, "lisi"), way_in(town, interview, "zhangsan")
    replaced(town, interview, "lisi", "wangwu")
    town.move(seconds=2)
    town.settle()
    assert who_is_at(str(theirs)) == who_is_at(str(before)) == ""
    assert [who_is_at(str(way_in(town, interview, one))) for one in ("zhangsan", "wangwu")] == ["张三", "王五"]
    assert who_is_at(str(way_in_of_candidate(interview))) == "陈晓"
    assert len(at_vendor(town)) == 1


def test_who_says_that_they_know_the_candidate_after_they_opened_theirs_knows_a_room_that_is_no_more(
    town: Town,
) -> None:
    interview = booked(town, "zhangsan", "lisi")
    theirs = way_in(town, interview, "lisi")
    with store.db.connection_context(), change.begin(town.at, town.member("lisi")) as begun:
        panel.decline(begun, now_of(interview), town.member("lisi"), "同学", knows_candidate=True)
    town.settle()
    town.move(seconds=2)
    town.settle()
    assert who_is_at(str(theirs)) == ""
    assert who_is_at(str(way_in(town, interview, "zhangsan"))) == "张三"


def test_a_room_that_has_begun_is_left_to_those_who_are_in_it(town: Town) -> None:
    interview = booked(town, "zhangsan", "lisi", in_hours=0.2)
    rooms.opens(str(way_in(town, interview, "zhangsan")))
    way_in(town, interview, "lisi")
    with store.db.connection_context(), change.begin(town.at, kind="hook") as begun:
        started(begun, "showmebug", at_vendor(town)[0]["uid"])
    before = way_in(town, interview, "zhangsan")
    replaced(town, interview, "lisi", "wangwu")
    town.move(seconds=2)
    town.settle()
    assert way_in(town, interview, "zhangsan") == before


# --- how long a candidate's link lives is not said ---------------------------------------------------------------------


def test_what_begins_in_three_weeks_gets_a_room_whose_links_still_live_then(town: Town) -> None:
    faults(town, candidate_link_hours=14 * 24)
    interview = booked(town, "zhangsan", in_hours=21 * 24)
    assert at_vendor(town) == []
    assert meeting_link.has_one(now_of(interview))
    town.move(days=7, hours=23)
    town.settle()
    assert at_vendor(town) == []
    town.move(hours=2)
    town.settle()
    assert len(at_vendor(town)) == 1
    town.move(days=12, hours=23)
    town.settle()
    assert who_is_at(str(way_in_of_candidate(interview))) == "陈晓"


def test_what_was_moved_far_ahead_gets_another_when_it_is_near(town: Town) -> None:
    faults(town, candidate_link_hours=14 * 24)
    interview = booked(town, "zhangsan", in_hours=24)
    first = at_vendor(town)[0]["uid"]
    with store.db.connection_context():
        store.execute(
            "UPDATE interview SET slot = tstzrange(%(start)s, %(end)s), sequence = sequence + 1 WHERE id = %(id)s",
            start=town.at + timedelta(days=20),
            end=town.at + timedelta(days=20, hours=1),
            id=interview.id,
        )
    town.settle()
    assert [one["uid"] for one in at_vendor(town)] == [first]
    town.move(days=8)
    town.settle()
    town.move(seconds=2)
    town.settle()
    [there] = at_vendor(town)
    assert there["uid"] != first
    town.move(days=11, hours=23, minutes=50)
    town.settle()
    assert who_is_at(str(way_in_of_candidate(interview))) == "陈晓"


def moved_to(town: Town, interview: Interview, **ahead: float) -> None:
    with store.db.connection_context():
        store.execute(
            "UPDATE interview SET slot = tstzrange(%(start)s, %(end)s), sequence = sequence + 1 WHERE id = %(id)s",
            start=town.at + timedelta(**ahead),
            end=town.at + timedelta(**ahead) + timedelta(hours=1),
            id=interview.id,
        )


def test_what_was_moved_far_ahead_before_its_room_was_there_gets_one_when_it_is_near_and_no_other(town: Town) -> None:
    town.settle()
    faults(town, down=True)
    interview = booked(town, "zhangsan", in_hours=24)
    moved_to(town, interview, days=20)
    rooms.well(town)
    later(town, minutes=5)
    assert at_vendor(town) == []
    later(town, days=8)
    later(town, seconds=2)
    later(town, days=11, hours=23)
    assert who_is_at(str(way_in_of_candidate(interview))) == "陈晓"
    assert len([one for one in rooms.log(town)["calls"] if one == ["POST", "/open_api/v1/interviews"]]) <= 2


def begun(town: Town, *panel: str, in_hours: float) -> tuple[Interview, str]:
    """Ten minutes before its time somebody sits in it; with the link by which they do."""
    interview = booked(town, *panel, in_hours=in_hours)
    later(town, hours=in_hours - 1 / 6)
    link = str(way_in(town, interview, panel[0]))
    with store.db.connection_context(), change.begin(town.at, kind="hook") as coming:
        started(coming, "showmebug", at_vendor(town)[0]["uid"])
    return interview, link


def test_a_room_that_is_in_use_is_not_too_old_a_few_minutes_later(town: Town) -> None:
    interview, link = begun(town, "zhangsan", in_hours=13 * 24 - 0.05)
    moved_to(town, interview, minutes=14)
    for _ in range(2):
        later(town, seconds=2)
    assert who_is_at(link) == "张三"
    assert len(at_vendor(town)) == 1


def test_a_room_that_is_in_use_is_left_although_its_links_cannot_be_read_any_more(town: Town) -> None:
    _, link = begun(town, "zhangsan", in_hours=1)
    process.installation = replace(process.installation, secret_key=b"another secret key, as long as it needs")
    town.rooms = type(town.app.rooms)(town.app.rooms._provider)  # as after a restart
    for _ in range(2):
        later(town, seconds=2)
    assert who_is_at(link) == "张三"
    assert len(at_vendor(town)) == 1


# --- no time for long -----------------------------------------------------------------------------------------------


def has_no_time(town: Town, interview: Interview) -> None:
    with store.db.connection_context(), change.begin(town.at, kind="system") as begun:
        moving.take_time_away(begun, now_of(interview))
    town.settle()


def test_what_has_had_no_time_for_thirty_days_has_no_room_any_more(town: Town) -> None:
    interview = booked(town, "zhangsan", in_hours=1)
    link = str(way_in(town, interview, "zhangsan"))
    has_no_time(town, interview)
    asked = len(rooms.log(town)["calls"])
    for _ in range(29):
        later(town, days=1)
    assert who_is_at(link) == "张三"  # it may get a time again
    assert [one for one in rooms.log(town)["calls"][asked:] if "interviews" in one[1]] == []
    later(town, days=1, minutes=1)
    later(town, minutes=3)
    assert who_is_at(link) == ""
    assert town.rows("SELECT 1 FROM pad WHERE general IS NOT NULL OR candidate IS NOT NULL") == []
    moved_to(town, interview, hours=5)
    with store.db.connection_context():
        store.execute("UPDATE interview SET status = 'scheduled' WHERE id = %(id)s", id=interview.id)
    later(town, seconds=2)
    assert who_is_at(str(way_in(town, interview, "zhangsan"))) == "张三"


def test_what_gets_a_time_again_keeps_its_room_and_counts_anew(town: Town) -> None:
    interview = booked(town, "zhangsan", in_hours=24)
    link = str(way_in(town, interview, "zhangsan"))
    has_no_time(town, interview)
    later(town, days=10)
    moved_to(town, interview, hours=24)
    with store.db.connection_context():
        store.execute("UPDATE interview SET status = 'scheduled' WHERE id = %(id)s", id=interview.id)
    later(town, seconds=2)
    assert [row["timeless_since"] for row in town.rows("SELECT timeless_since FROM pad WHERE state = 'open'")] == [None]
    assert way_in(town, interview, "zhangsan") == link


# --- at rest --------------------------------------------------------------------------------------------------------


def test_with_another_secret_key_rooms_are_made_anew(town: Town) -> None:
    interview = booked(town, "zhangsan")
    before = way_in(town, interview, "zhangsan")
    process.installation = replace(process.installation, secret_key=b"another secret key, as long as it needs")
    assert way_in(town, interview, "zhangsan") is None
    town.rooms = type(town.app.rooms)(town.app.rooms._provider)  # as after a restart
    town.settle()
    town.move(seconds=2)
    town.settle()
    after = way_in(town, interview, "zhangsan")
    assert after is not None and who_is_at(after) == "张三"
    assert who_is_at(str(before)) == ""


def test_a_link_is_of_its_room_and_of_whom_it_is_for(town: Town) -> None:
    kept = sealing.sealed("https://a.example.com/1", 7, "m1")
    assert sealing.opened(kept, 7, "m1") == "https://a.example.com/1"
    assert sealing.opened(kept, 8, "m1") is sealing.opened(kept, 7, "m2") is None
    assert b"example" not in kept


def test_a_desk_whose_vendor_was_started_anew_has_rooms_again(town: Town) -> None:
    """As ./run does it: the sandbox has forgotten its rooms as it has the phones."""
    interview = booked(town, "zhangsan")
    link = str(way_in(town, interview, "zhangsan"))
    vendor = town.app.rooms._provider
    assert vendor is not None
    vendor.close(at_vendor(town)[0]["uid"])
    assert who_is_at(link) == ""
    town.move(seconds=1)
    demo.open_phones(town.at)
    assert town.rows("SELECT 1 FROM pad_link WHERE link IS NOT NULL") == []
    town.settle()
    assert who_is_at(str(way_in(town, interview, "zhangsan"))) == "张三"
