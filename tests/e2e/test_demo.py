"""The demo is as good at the second start, and on the next day, as it was at the first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import requests

from bot import demo, demo_days
from bot.chat import inbox
from bot.db import store
from bot.db.store import Purpose
from bot.times.zones import company_zone
from tests.databases import Databases
from tests.said import en, zh
from tests.world.clock import NOW
from tests.world.town import Town, buttons, town

SIX = {
    "10:00": "zhangsan",
    "11:15": "lisi",
    "14:00": "lisi zhangsan",
    "15:30": "wangwu",
    "16:30": "wangwu zhangsan",
    "19:15": "lisi wangwu",
}
TODAY = NOW.astimezone(company_zone()).date()


@pytest.fixture
def connected(fresh_database_url: str) -> Iterator[None]:
    store.connect(fresh_database_url, Purpose.TOOL)
    yield
    store.db.close_all()


@pytest.fixture(scope="module")
def once_started(server_url: str, databases: Databases) -> Iterator[Databases]:
    """Copies of a database on which the demo was started today."""
    with databases.unused() as url:
        store.connect(url, Purpose.TOOL)
        demo.top_up(NOW)
        store.db.close_all()
        yield Databases(server_url, url)


@pytest.fixture
def today(once_started: Databases) -> Iterator[None]:
    with once_started.unused() as url:
        store.connect(url, Purpose.TOOL)
        yield
        store.db.close_all()


@contextmanager
def started(database_url: str, *, days_later: float = 0) -> Iterator[Town]:
    """A town after `./run` has prepared the demo, so many days after today's, with WeCom's memory new."""
    with town(database_url) as built:
        built.move(days=days_later)
        demo.top_up(built.at)
        demo.open_phones(built.at)
        built.settle()
        yield built


def interviews(day: date) -> dict[str, dict[str, Any]]:
    """The day's interviews by their time of day."""
    with store.db.connection_context():
        rows = store.fetch(
            """SELECT to_char(lower(i.slot) AT TIME ZONE 'Asia/Shanghai', 'HH24:MI') AS at, i.status, c.name, r.user_id AS hr,
                 string_agg(m.user_id, ' ' ORDER BY m.user_id) AS panel,
                 count(f.id) AS written, count(*) AS of
               FROM interview i JOIN candidate c ON c.id = i.candidate_id JOIN application a ON a.id = i.application_id
               JOIN member r ON r.id = a.recruiter_id JOIN participant p ON p.interview_id = i.id
               JOIN member m ON m.id = p.member_id
               LEFT JOIN feedback f ON f.interview_id = i.id AND f.author_id = m.id AND f.status = 'submitted'
               WHERE (lower(i.slot) AT TIME ZONE 'Asia/Shanghai')::date = %(day)s
               GROUP BY i.id, c.name, r.user_id ORDER BY 1""",
            day=day,
        )
    return {row.pop("at"): row for row in rows}


def holder_of_the_code() -> dict[str, Any]:
    with store.db.connection_context():
        [row] = store.fetch(
            """SELECT c.name, lower(i.slot) AS start FROM interview i JOIN candidate c ON c.id = i.candidate_id
               WHERE i.code = '1203'"""
        )
    return row


@pytest.mark.parametrize("days_later", range(9))
def test_every_day_from_three_back_to_a_week_ahead_has_its_six_interviews(today: None, days_later: int) -> None:
    """The demo was started `days_later` days ago, and is started again now."""
    demo.top_up(NOW + timedelta(days=days_later))
    for days in range(days_later - 3, days_later + 8):
        found = interviews(TODAY + timedelta(days))
        assert {at: one["panel"] for at, one in found.items()} == SIX
        assert {one["hr"] for one in found.values()} == {"zhangmin"}
        names = [one["name"] for one in found.values()]
        assert len({name[0] for name in names}) == len({name[1:] for name in names}) == 6, names


@pytest.mark.parametrize("days_later", range(4))
def test_past_days_are_over_and_only_three_of_yesterdays_wait_for_feedback(today: None, days_later: int) -> None:
    demo.top_up(NOW + timedelta(days=days_later))
    for days in (-3, -2, -1):
        for at, one in interviews(TODAY + timedelta(days_later + days)).items():
            waits = days == -1 and at in ("10:00", "11:15", "15:30")
            expected = ("awaiting_feedback", 0) if waits else ("completed", one["of"])
            assert (one["status"], one["written"]) == expected, (days, at)


def test_a_start_adds_only_what_is_missing(connected: None) -> None:
    assert demo.top_up(NOW) == 11 * 6
    assert demo.top_up(NOW) == 0
    assert demo.top_up(NOW + timedelta(days=2)) == 2 * 6


def test_the_code_of_the_readme_is_an_interview_ahead(connected: None) -> None:
    """1203 is 陈晓, on whichever day the demo is started again."""
    for days in range(16):
        demo.top_up(NOW + timedelta(days))
        holder = holder_of_the_code()
        assert holder["name"] == demo_days.BEST_KNOWN, days
        assert NOW < holder["start"] - timedelta(days=days) < NOW + timedelta(days=8), days


def test_the_code_of_the_readme_is_taken_back_from_whoever_drew_it(today: None) -> None:
    """Codes are drawn at random, and one of the demo's 66 may be that one."""
    with store.db.connection_context():
        store.execute("UPDATE interview SET code = NULL WHERE code = '1203'")
        store.execute(
            """UPDATE interview SET code = '1203' WHERE id = (SELECT i.id FROM interview i
                 JOIN candidate c ON c.id = i.candidate_id WHERE c.name <> %(known)s AND lower(i.slot) > %(now)s
                 ORDER BY i.slot LIMIT 1)""",
            known=demo_days.BEST_KNOWN,
            now=NOW,
        )
        store.execute("UPDATE interview SET code = '7777' WHERE code IS NULL")
    demo.top_up(NOW)
    assert holder_of_the_code()["name"] == demo_days.BEST_KNOWN


def test_a_start_in_the_same_second_as_the_last_has_its_invitations(connected: None) -> None:
    demo.top_up(NOW)
    for _ in range(2):
        demo.open_phones(NOW)
        with store.db.connection_context():
            rows = store.fetch("SELECT DISTINCT to_user FROM outbox WHERE state = 'queued' AND kind = 'invited'")
            store.execute("UPDATE outbox SET state = 'sent'")
        assert {row["to_user"] for row in rows} == {"zhangsan", "lisi", "wangwu"}


def test_a_second_start_greets_and_has_invitations_to_tap(fresh_database_url: str) -> None:
    """The phones are empty after a start. Whoever has answered what there was is asked about the next day."""
    for minutes in (0, 1):
        with started(fresh_database_url, days_later=minutes / 1440) as place:
            for user_id in ("zhangsan", "lisi", "wangwu"):
                assert "接受" in [button for card in place.cards(user_id) for button in buttons(card)]
                assert greeting(place, user_id).startswith(f"{place.member(user_id).name}，你好。")
            for card in [card for card in place.cards("lisi") if buttons(card)]:
                place.tap("lisi", "无法参加", card_of="lisi", index=place.cards("lisi").index(card))
            place.settle()


def test_a_page_that_came_in_before_the_phones_were_furnished_is_greeted_once(fresh_database_url: str) -> None:
    """One that stayed open over a restart is back as soon as the sandbox is."""
    with started(fresh_database_url) as place:
        place.move(minutes=1)
        emptied = place.at
        place.move(seconds=1)
        assert greeting(place, "zhangmin")
        place.move(seconds=1)
        demo.open_phones(place.at, emptied)
        with store.db.connection_context():
            assert inbox.greeted_since("zhangmin", place.member("zhangmin").created_at)


@pytest.mark.long("two starts")
def test_an_english_page_of_the_last_start_leaves_this_one_its_chinese(fresh_database_url: str) -> None:
    """Whoever chose English themselves keeps it."""
    with town(fresh_database_url) as built:
        demo.top_up(built.at)
        opened = {"from": "lisi", "event": "enter_agent"}
        requests.post(f"{built.sandbox}/sandbox/events", json=opened, headers={"Accept-Language": "en"}, timeout=10)
        built.say("wangwu", "language en")
        demo.open_phones(built.at)
        built.settle()
        assert built.title("lisi") == zh("invited.title")
        assert built.title("wangwu") == en("invited.title")


@pytest.mark.long("two starts")
def test_a_reminder_sent_before_the_phones_were_furnished_can_be_tapped(fresh_database_url: str) -> None:
    """The worker is up before the sandbox has its invitations, and what was due has left by then."""
    with town(fresh_database_url) as place:
        demo.top_up(place.at)
        first = next(one for one in interviews_of(place, "zhangsan") if one > place.at + timedelta(minutes=30))
        place.move(seconds=(first - place.at).total_seconds() - 29 * 60)
        started_at = place.at - timedelta(seconds=2)
        place.settle()
        assert any(buttons(card) for card in place.cards("zhangsan"))
        place.move(seconds=2)

        demo.open_phones(place.at, started_at)
        place.settle()
        place.tap("zhangsan", "无法参加", index=0)
        place.settle()
        assert not any("不是发给你的" in text for text in place.texts("zhangsan"))
        [state] = place.rows(
            """SELECT p.response FROM participant p JOIN interview i ON i.id = p.interview_id
               JOIN member m ON m.id = p.member_id WHERE m.user_id = 'zhangsan' AND lower(i.slot) = %(first)s""",
            first=first,
        )
        assert state["response"] == "declined"


def interviews_of(place: Town, user_id: str) -> list[datetime]:
    rows = place.rows(
        """SELECT lower(i.slot) AS start FROM interview i JOIN participant p ON p.interview_id = i.id
           JOIN member m ON m.id = p.member_id WHERE m.user_id = %(who)s ORDER BY 1""",
        who=user_id,
    )
    return [row["start"] for row in rows]


def test_what_was_declined_before_stays_declined(fresh_database_url: str) -> None:
    with started(fresh_database_url) as place:
        place.say("lisi", "没空 1203")
    with started(fresh_database_url) as place:
        assert zh("declined.who_cant", names="李四") in place.say("zhangmin", "1203")


@pytest.mark.long("three starts; the second start is tried each time")
def test_the_first_cards_of_the_second_day_are_of_that_day(fresh_database_url: str) -> None:
    with started(fresh_database_url):
        pass
    with started(fresh_database_url, days_later=1) as place:
        tomorrow = (place.at.astimezone(company_zone()) + timedelta(days=1)).date()
        said = str(place.cards("lisi")[-1]["content"])
        assert f"{tomorrow:%-m月%-d日}" in said


def greeting(place: Town, user_id: str) -> str:
    exchange = place.control("events", **{"from": user_id, "event": "enter_agent"})
    return str(exchange["reply"]["text"])


def test_a_role_that_was_given_in_the_demo_outlives_a_start(today: None) -> None:
    with store.db.connection_context():
        store.execute("UPDATE member SET role = 'coordinator', active = false WHERE user_id = 'lisi'")
    demo.top_up(NOW)
    with store.db.connection_context():
        [row] = store.fetch("SELECT role, active FROM member WHERE user_id = 'lisi'")
    assert row == {"role": "coordinator", "active": False}


def test_somebody_seen_at_ten_has_the_second_round_three_days_later(today: None) -> None:
    first, second = interviews(TODAY)["10:00"], interviews(TODAY + timedelta(days=3))["14:00"]
    assert first["name"] == second["name"]


@pytest.mark.parametrize("gone", ["lisi", "wangwu"])
def test_it_starts_again_after_one_of_its_people_was_deactivated(today: None, gone: str) -> None:
    with store.db.connection_context():
        store.execute("UPDATE member SET active = false WHERE user_id = %(gone)s", gone=gone)
    demo.top_up(NOW + timedelta(days=4))
    added = interviews(TODAY + timedelta(days=11))
    assert {at: one["panel"] for at, one in added.items()} == {at: who for at, who in SIX.items() if gone not in who}
