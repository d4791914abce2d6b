"""A room's links are permanent keys to it: they are in nobody's chat, on no card, in no row and no log."""

from __future__ import annotations

import logging

import pytest

from bot import change
from bot import rooms as of_rooms
from bot.db import retention, store
from bot.interviews import joining
from bot.interviews.models import Interview
from tests.said import zh
from tests.world import rooms
from tests.world.rooms import at_vendor, booked, faults, now_of, way_in, way_in_of_candidate, well
from tests.world.town import Town


def test_no_link_and_no_secret_is_anywhere_but_sealed(
    place: Town, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    town = rooms.with_rooms(place)
    interview = booked(town, "lisi", "zhangsan", in_hours=0.6)
    secrets = _links(town)
    way_in(town, interview, "lisi"), way_in_of_candidate(interview)
    with store.db.connection_context(), change.begin(town.at, town.member("zhangmin")) as begun:
        joining.replace(begun, now_of(interview), town.member("lisi"), town.member("wangwu"))
    for fault in ({"down": True}, {"no_quota": True}, {"wrong_secret": True}, {"lost_posts": 1}):
        faults(town, **fault)
        town.move(minutes=1)
        town.settle()
        well(town)
    for _ in range(3):
        town.move(minutes=5)
        town.settle()
    secrets |= _links(town)
    code = now_of(interview).code
    for who in ("zhangsan", "wangwu", "zhangmin"):
        for words in (f"进入面试 {code}", f"进度 {code}", "日程", f"邀请语 {code}"):
            town.say(who, words)
    town.move(minutes=20)
    town.settle()
    link = str(way_in(town, interview, "zhangsan"))
    rooms.opens(link)
    rooms.ends(link, rate=5)
    with store.db.connection_context(), change.begin(town.at, kind="hook") as coming:
        of_rooms.ended(
            coming, "showmebug", str(town.rows("SELECT uid FROM pad WHERE state = 'open'")[0]["uid"]), {"rate": 5}
        )
    town.settle()
    town.move(minutes=1)
    town.settle()
    secrets.add(town.app.settings.showmebug_client_secret.get_secret_value())
    assert len(secrets) > 6
    chats = [town.chat(who) for who in ("zhangsan", "lisi", "wangwu", "zhangmin", "admin")]
    logs = "".join(capfd.readouterr()) + caplog.text
    assert zh("room_report.rate", shown="5") in str(town.say("zhangmin", f"进度 {code}"))  # all of it has happened
    for where, text in {"chats": str(chats), "logs": logs, **_tables(town)}.items():
        assert [one for one in secrets if one in text] == [], where


def _links(town: Town) -> set[str]:
    """What of each link nobody can guess."""
    return {str(way["key"]) for room in at_vendor(town) for way in room["ways"]}


def _tables(town: Town) -> dict[str, str]:
    """All that is in the database, table by table, as text; what is sealed as what it is sealed as."""
    tables = [row["name"] for row in town.rows("SELECT relname AS name FROM pg_stat_user_tables")]
    assert {"pad", "pad_link", "outbox", "inbox", "audit_event", "procrastinate_jobs"} <= set(tables)
    found = {one: str(town.rows(f'SELECT t.* FROM "{one}" t')) for one in tables}
    found["sealed"] = str(town.rows("SELECT encode(link, 'escape') AS link FROM pad_link WHERE link IS NOT NULL"))
    return found


def test_thirty_days_after_the_interview_its_links_are_gone_and_nobody_elses(place: Town) -> None:
    town = rooms.with_rooms(place)
    over = booked(town, "lisi", "zhangsan", in_hours=0.6)
    town.move(days=29, hours=20)
    ahead = booked(town, "lisi", candidate="林悦", in_hours=24)
    assert len(_kept(town, over)) == len(_kept(town, ahead)) + 1 == 4
    retention.forget(town.at)
    assert len(_kept(town, over)) == 4
    town.move(hours=8)
    retention.forget(town.at)
    assert _kept(town, over) == []
    assert len(_kept(town, ahead)) == 3
    assert retention.forget(town.at) == 0


def _kept(town: Town, interview: Interview) -> list[bytes]:
    """What is kept of the links into its room."""
    rows = town.rows(
        """SELECT link FROM pad r, LATERAL (VALUES (r.general), (r.for_candidate)) v (link) WHERE r.interview_id = %(id)s
           UNION ALL SELECT l.link FROM pad_link l JOIN pad r ON r.id = l.pad_id WHERE r.interview_id = %(id)s""",
        id=interview.id,
    )
    return [row["link"] for row in rows if row["link"] is not None]
