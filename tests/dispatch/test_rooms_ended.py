"""The room is over: the interview with it, the report is on the card that asks for feedback, and nobody waits for the clock."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot import change
from bot import rooms as of_rooms
from bot.db import store
from bot.interviews import joining
from bot.interviews.models import Application, Job, Role
from bot.rooms import sealing
from tests.said import zh
from tests.world import rooms
from tests.world.pages import look
from tests.world.rooms import at_vendor, booked, faults, now_of, way_in, well, who_is_at
from tests.world.town import Town, invited, later


@pytest.fixture
def town(place: Town) -> Town:
    return rooms.with_rooms(place)


def begun(town: Town, *panel: str) -> Any:
    """An interview that has been on for five minutes."""
    interview = booked(town, *panel, in_hours=0.5)
    town.move(minutes=35)
    town.settle()
    return interview


def told(town: Town, what: str, payload: dict[str, object] | None = None) -> None:
    """ShowMeBug's callback has come in and is verified."""
    with store.db.connection_context(), change.begin(town.at, kind="hook") as coming:
        uid = at_vendor(town)[0]["uid"]
        assert (
            of_rooms.ended(coming, "showmebug", uid, payload or {})
            if what == "ended"
            else of_rooms.started(coming, "showmebug", uid)
        )


def report_on_card(town: Town, user_id: str) -> str:
    rows = town.cards(user_id)[-1]["content"]["horizontal_content_list"]
    return next((row["url"] for row in rows if row.get("url")), "")


def test_when_the_room_closes_the_card_that_asks_for_feedback_is_there_with_its_report(town: Town) -> None:
    """Twenty-five minutes before the interview was to end."""
    interview = begun(town, "lisi")
    link = str(way_in(town, interview, "lisi"))
    rooms.opens(link)
    told(town, "started")
    town.move(minutes=30)
    rooms.ends(link, rate=5)
    told(town, "ended", {"rate": 5})
    town.settle()
    town.move(seconds=15)
    town.settle()
    assert now_of(interview).status == "awaiting_feedback"
    assert town.title("lisi") == zh("feedback_due.title")
    assert "报告" in str(town.cards("lisi")[-1]["content"])
    assert who_is_at(report_on_card(town, "lisi")) == ""  # no way into the room
    assert "/reports/" in report_on_card(town, "lisi")


def test_the_vendors_own_callbacks_do_it(town: Town) -> None:
    """From 结束面试 in the room to the card, with the door, the row and the worker between them."""
    interview = begun(town, "lisi")
    link = str(way_in(town, interview, "lisi"))
    rooms.opens(link)
    rooms.called_back(town, 1)
    later(town, seconds=30)  # as the sweep has it: nobody does jobs in this town
    assert now_of(interview).pad.started_at is not None
    rooms.ends(link, rate=5)
    rooms.called_back(town, 2)
    later(town, seconds=30)
    later(town, seconds=15)
    assert town.title("lisi") == zh("feedback_due.title")
    assert "/reports/" in report_on_card(town, "lisi")
    assert now_of(interview).pad.rate == 5


def test_the_rate_is_read_by_whoever_reads_what_others_wrote(town: Town) -> None:
    interview = begun(town, "lisi", "zhangsan")
    rooms.opens(str(way_in(town, interview, "lisi")))
    rooms.ends(str(way_in(town, interview, "lisi")), rate=5)
    told(town, "ended", {"rate": 5})
    town.settle()
    code = now_of(interview).code
    assert zh("room_report.rate", shown="5") in town.say("zhangmin", f"进度 {code}")
    assert "评分" not in town.say("zhangsan", f"进度 {code}")  # who owes feedback and has not written it
    assert zh("room_report.report", address="http") in town.say("zhangsan", f"进度 {code}")
    town.move(seconds=15)
    town.settle()
    assert "评分" not in str(town.cards("zhangsan")[-1]["content"])


def test_what_is_over_early_is_written_about_at_once(town: Town) -> None:
    interview = begun(town, "lisi")
    told(town, "ended")
    later(town, seconds=15)
    code = now_of(interview).code
    assert zh("state.awaiting_feedback") in town.say("zhangmin", f"进度 {code}")
    town.tap("lisi", "推荐")
    town.settle()
    town.say("lisi", "4 4")
    town.say("lisi", "基础扎实")
    town.say("lisi", "是")
    town.settle()
    assert now_of(interview).status == "completed"


def test_said_twice_it_ends_once(town: Town) -> None:
    interview = begun(town, "lisi")
    for _ in range(2):
        told(town, "ended")
    ended = town.rows(
        "SELECT 1 FROM audit_event WHERE entity_id = %(id)s AND after ->> 'status' = 'awaiting_feedback'",
        id=interview.id,
    )
    assert len(ended) == 1


def test_of_a_room_that_is_none_of_ours_nothing_comes(town: Town) -> None:
    with store.db.connection_context(), change.begin(town.at, kind="hook") as coming:
        assert not of_rooms.ended(coming, "showmebug", "NOBODYS", {"rate": 5})
        assert not of_rooms.started(coming, "showmebug", "NOBODYS")
        assert coming.rows == []


def test_a_room_of_that_name_at_another_provider_is_none_of_ours(town: Town) -> None:
    begun(town, "lisi")
    with store.db.connection_context(), change.begin(town.at, kind="hook") as coming:
        uid = at_vendor(town)[0]["uid"]
        assert not of_rooms.started(coming, "another", uid)
        assert not of_rooms.ended(coming, "another", uid, {})


@pytest.mark.parametrize("reading", ["told", "not told"])
def test_without_callbacks_it_is_found_within_five_minutes(town: Town, reading: str) -> None:
    """Whether or not the list tells the status."""
    faults(town, lost_callbacks=True, list_has_status=reading == "told")
    interview = begun(town, "lisi")
    rooms.opens(str(way_in(town, interview, "lisi")))
    town.move(minutes=6)
    town.settle()
    assert now_of(interview).pad.started_at is not None
    assert now_of(interview).status == "in_progress"
    rooms.ends(str(way_in(town, interview, "lisi")), rate=4)
    town.move(minutes=6)
    town.settle()
    town.move(seconds=15)
    town.settle()
    assert now_of(interview).status == "awaiting_feedback"
    assert now_of(interview).pad.rate == 4
    assert "/reports/" in report_on_card(town, "lisi")


def test_of_a_confidential_job_its_manager_has_no_report_for_the_candidate_is_named_there(town: Town) -> None:
    interview = begun(town, "lisi")
    link = str(way_in(town, interview, "lisi"))
    rooms.opens(link)
    rooms.ends(link, rate=5)
    told(town, "ended", {"rate": 5})
    later(town, seconds=30)
    town.joins("zhaoliu", Role.HIRING_MANAGER)
    with store.db.connection_context():
        Application.update(hiring_manager=town.member("zhaoliu")).execute()
    assert "/reports/" in look(town, "zhaoliu", now_of(interview)).text
    with store.db.connection_context():
        Job.update(confidential=True).execute()
    page = look(town, "zhaoliu", now_of(interview))
    assert (page.status, "/reports/" in page.text) == (200, False)
    assert "/reports/" in look(town, "lisi", now_of(interview)).text


def test_a_result_that_cannot_be_read_at_once_comes_later(town: Town) -> None:
    interview = begun(town, "lisi")
    link = str(way_in(town, interview, "lisi"))
    rooms.opens(link)
    faults(town, down=True)
    told(town, "ended")
    town.settle()
    town.move(seconds=15)
    town.settle()
    assert town.title("lisi") == zh("feedback_due.title")  # nobody waits for it
    well(town)
    rooms.ends(link, rate=3)
    for _ in range(3):
        town.move(minutes=6)
        town.settle()
    assert now_of(interview).pad.rate == 3


def test_nobody_is_asked_of_rooms_that_are_not_open_yet_or_closed_long_ago(town: Town) -> None:
    booked(town, "lisi", in_hours=10)
    calls = len(rooms.log(town)["calls"])
    for _ in range(5):
        town.move(hours=1)
        town.settle()
    assert len(rooms.log(town)["calls"]) <= calls + 3  # a new token
    for _ in range(10):
        town.move(hours=1)
        town.settle()
    calls = len(rooms.log(town)["calls"])
    for _ in range(5):
        town.move(minutes=10)
        town.settle()
    assert [one for one in rooms.log(town)["calls"][calls:] if "interviews" in one[1]] == []


def test_who_ends_a_room_before_its_interview_begins_leaves_another_for_it(town: Town) -> None:
    interview = booked(town, "lisi", in_hours=3)
    tried = str(way_in(town, interview, "lisi"))
    rooms.opens(tried)
    rooms.ends(tried)
    told(town, "ended")
    town.settle()
    town.move(seconds=2)
    town.settle()
    assert now_of(interview).status == "scheduled"
    again = str(way_in(town, interview, "lisi"))
    assert again != tried and who_is_at(again) == "李四"


def test_an_interview_that_is_held_another_day_after_all_has_a_room_that_is_not_over(town: Town) -> None:
    interview = begun(town, "lisi")
    rooms.opens(str(way_in(town, interview, "lisi")))
    told(town, "ended")
    town.settle()
    with store.db.connection_context():
        store.execute(
            """UPDATE interview SET status = 'scheduled', slot = tstzrange(%(start)s, %(end)s), sequence = sequence + 1
               WHERE id = %(id)s""",
            start=town.at + timedelta(days=1),
            end=town.at + timedelta(days=1, hours=1),
            id=interview.id,
        )
    town.settle()
    town.move(seconds=2)
    town.settle()
    assert who_is_at(str(way_in(town, interview, "lisi"))) == "李四"
    assert now_of(interview).pad.ended_at is None


def test_its_links_are_forgotten_after_thirty_days_and_what_came_of_it_stays(town: Town) -> None:
    interview = begun(town, "lisi")
    link = str(way_in(town, interview, "lisi"))
    rooms.opens(link)
    rooms.ends(link, rate=5)
    told(town, "ended", {"rate": 5})
    town.settle()
    later(town, days=29)
    assert way_in(town, interview, "lisi")
    later(town, days=2)
    later(town)
    assert way_in(town, interview, "lisi") is None
    assert (
        town.rows("SELECT 1 FROM pad WHERE general IS NOT NULL OR for_candidate IS NOT NULL OR candidate IS NOT NULL")
        == []
    )
    assert town.rows("SELECT 1 FROM pad_link WHERE link IS NOT NULL") == []
    assert now_of(interview).pad.rate == 5


def test_what_was_begun_and_is_held_another_day_has_not_begun_then(town: Town) -> None:
    """Who is replaced by then costs the room, as before any other."""
    interview = begun(town, "lisi", "zhangsan")
    theirs = str(way_in(town, interview, "lisi"))
    told(town, "started")
    with store.db.connection_context():
        store.execute(
            """UPDATE interview SET status = 'scheduled', slot = tstzrange(%(start)s, %(end)s), sequence = sequence + 1
               WHERE id = %(id)s""",
            start=town.at + timedelta(days=1),
            end=town.at + timedelta(days=1, hours=1),
            id=interview.id,
        )
    town.settle()
    assert now_of(interview).pad.started_at is None
    with store.db.connection_context(), change.begin(town.at, town.member("zhangmin")) as replacing:
        joining.replace(replacing, now_of(interview), town.member("lisi"), town.member("wangwu"))
    later(town, seconds=2)
    later(town, seconds=2)
    assert who_is_at(theirs) == ""
    assert who_is_at(str(way_in(town, interview, "wangwu"))) == "王五"


# --- nobody came ----------------------------------------------------------------------------------------------------


def test_that_nobody_came_the_panel_hears_and_then_hr(town: Town) -> None:
    interview = booked(town, "lisi", in_hours=0.5)
    for minutes in (30, 6):
        town.move(minutes=minutes)
        town.settle()
    town.settle()
    assert [one for one in town.texts("lisi") if "面试间里还没有人" in one]
    assert not [one for one in town.texts("zhangmin") if "面试间里还没有人" in one]
    town.move(minutes=6)
    town.settle()
    town.settle()
    [heard] = [one for one in town.texts("zhangmin") if "面试间里还没有人" in one]
    assert str(now_of(interview).code) in heard and "李四" in heard


def test_where_somebody_has_gone_in_nobody_hears_of_it(town: Town) -> None:
    interview = booked(town, "lisi", in_hours=0.5)
    town.move(minutes=20)
    town.settle()
    way_in(town, interview, "lisi")
    for _ in range(6):
        town.move(minutes=5)
        town.settle()
    assert not [one for one in town.texts("lisi") + town.texts("zhangmin") if "面试间里还没有人" in one]


def test_where_the_vendor_cannot_be_asked_nobody_says_that_nobody_came(town: Town) -> None:
    booked(town, "lisi", in_hours=0.5)
    faults(town, down=True)
    for _ in range(10):
        town.move(minutes=5)
        town.settle()
    assert not [one for one in town.texts("lisi") + town.texts("zhangmin") if "面试间里还没有人" in one]


def test_where_the_candidate_was_renamed_since_it_is_seen_that_somebody_is_there(town: Town) -> None:
    """By the name that the vendor was told."""
    faults(town, lost_callbacks=True)
    booked(town, "lisi", in_hours=0.5)
    with store.db.connection_context():
        store.execute("UPDATE candidate SET name = '陈小晓'")
    [pad] = town.rows("SELECT id, general FROM pad")
    town.move(minutes=25)
    rooms.opens(str(sealing.opened(pad["general"], pad["id"], sealing.GENERAL)))  # as opened on another day
    for _ in range(5):
        later(town, minutes=5)
    assert town.rows("SELECT 1 FROM pad WHERE started_at IS NOT NULL")
    assert not [one for one in town.texts("lisi") + town.texts("zhangmin") if "面试间里还没有人" in one]


def test_of_a_room_that_the_vendor_does_not_list_nobody_says_so(town: Town) -> None:
    booked(town, "lisi", in_hours=0.5)
    vendor = town.app.rooms._provider
    assert vendor is not None
    vendor.close(at_vendor(town)[0]["uid"])
    for _ in range(10):
        later(town, minutes=5)
    assert town.rows("SELECT looked_at FROM pad") == [{"looked_at": None}]
    assert not [one for one in town.texts("lisi") + town.texts("zhangmin") if "面试间里还没有人" in one]


def test_of_a_plain_meeting_link_nobody_says_so(town: Town) -> None:
    invited(town, "lisi", in_hours=0.5)
    for _ in range(10):
        town.move(minutes=5)
        town.settle()
    assert not [one for one in town.texts("lisi") + town.texts("zhangmin") if "面试间里还没有人" in one]
