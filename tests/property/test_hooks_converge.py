"""However other systems' deliveries are repeated, mixed up and worked on: what is there in the end is what the newest says."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import app as composition
from bot.db import store
from bot.db.store import Purpose
from bot.hooks import waiting, work
from bot.interviews.audit import Change
from bot.settings import load
from tests.conftest import free_port, give_to
from tests.databases import Databases
from tests.examples import examples
from tests.world.clock import NOW, stop_clock_at
from tests.world.five import FIVE
from tests.world.hooking import SECRET, signed
from tests.world.roster import join
from tests.world.stage import all_handlers

PANEL = ("zhangsan", "lisi", "wangwu")
SETTINGS = settings(deadline=None, database=None, print_blob=True, suppress_health_check=list(HealthCheck))
_runs = itertools.count()


@pytest.fixture(scope="module")
def app(databases: Databases) -> Iterator[composition.App]:
    store.db.close_all()
    with databases.one() as url:
        give_to("demo", url)
        given = {"SANDBOX": "1", "SECRET_KEY": "k" * 32, "DATABASE_URL": url, "HOOK_SECRET": SECRET}
        given["SANDBOX_PORT"] = str(free_port())  # where nobody answers
        built = composition.build(load(FIVE | given), all_handlers(), Purpose.WEB)
        with store.db.connection_context():
            stop_clock_at(NOW)
            change = Change(NOW, actor_kind="system")
            for user_id in PANEL:
                join(change, user_id)
        yield built
        store.db.close_all()


def post(web: FlaskClient, raw: bytes) -> int:
    return web.post("/hooks/generic", data=raw, headers=signed(raw)).status_code


# --- whatever is sent -------------------------------------------------------------------------------------------------

_texts = st.text(st.characters(), max_size=12)
_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | _texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_texts, inner, max_size=3),
    max_leaves=8,
)
_GOOD: dict[str, Any] = {
    "event": "interview.upserted",
    "id": "fuzz",
    "occurred_at": "2026-03-11T10:00:00+08:00",
    "interview": {
        "candidate": {
            "name": "陈晓",
            "email": "a@example.com",
            "mobile": "13800000000",
            "resume_url": "https://a.example",
        },
        "job": "后端",
        "round": "二面",
        "start": "2026-03-12T10:00:00+08:00",
        "end": "2026-03-12T11:00:00+08:00",
        "interviewers": [{"user_id": "lisi"}],
        "recruiter": {"user_id": "wangwu"},
        "place": "3号会议室",
        "meeting_url": "https://meeting.example.com/1",
    },
}


def _places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(one for name, each in inner for one in _places(each, (*path, name)))]


@given(st.sampled_from(_places(_GOOD)), _anything)
@settings(SETTINGS, max_examples=examples(200))
def test_no_content_is_an_error_of_ours(app: composition.App, path: tuple[Any, ...], value: Any) -> None:
    body = json.loads(json.dumps(_GOOD))
    if path:
        at = body
        for name in path[:-1]:
            at = at[name]
        at[path[-1]] = value
    else:
        body = value
    web = app.web.test_client()
    status = post(web, json.dumps(body).encode())
    assert status in (200, 400, 422)
    if status == 200:  # what was taken can be done
        work.sweep(app.delivery.wecom, NOW + timedelta(hours=1))
        with store.db.connection_context():
            assert store.fetch("SELECT last_error FROM inbound_delivery WHERE done_at IS NULL") == []


@given(st.binary(max_size=200) | st.binary(max_size=20).map(lambda some: json.dumps(_GOOD).encode() + some))
@settings(SETTINGS, max_examples=examples(100))
def test_no_bytes_are_an_error_of_ours(app: composition.App, raw: bytes) -> None:
    assert post(app.web.test_client(), raw) in (200, 400, 422)
    signature = {
        "Smb-Signature": "0",
        "X-Interview-Timestamp": raw.decode("latin-1").replace("\n", "").replace("\r", ""),
    }
    assert app.web.test_client().post("/hooks/showmebug", data=raw, headers=signature).status_code == 401


# --- in whatever order ------------------------------------------------------------------------------------------------

SHARED = "丙"
_events = st.tuples(
    st.sampled_from("abc"),  # whose
    st.integers(0, 6),  # when it occurred; two may be of one moment
    st.integers(0, 7),  # half hours from the first
    st.sets(st.sampled_from(PANEL), min_size=1),
    st.integers(0, 4),  # 0: cancelled
    st.sampled_from(("甲", "乙", SHARED)),  # the candidate: of the id alone, or one whom all may share
)


@given(st.lists(_events, min_size=1, max_size=12), st.randoms(use_true_random=False))
@settings(SETTINGS, max_examples=examples(15))
def test_what_is_there_in_the_end_is_what_the_newest_says(
    app: composition.App, events: list[tuple[str, int, int, set[str], int, str]], chance: random.Random
) -> None:
    run = next(_runs)
    base = NOW + timedelta(days=1 + run)
    bodies = [
        _body(f"{run}-{whose}", at, base, half_hours, panel, kind, _candidate(run, whose, who))
        for whose, at, half_hours, panel, kind, who in events
    ]
    raws = [json.dumps(one).encode() for one in bodies]
    web = app.web.test_client()
    newest: dict[str, tuple[Any, ...]] = {}
    arrived: set[bytes] = set()
    for body, raw in zip(bodies, raws, strict=True):
        for _ in range(chance.choice((1, 1, 2))):
            assert post(web, raw) == 200
        if raw not in arrived:
            arrived.add(raw)
            key = (body["occurred_at"], len(arrived))
            newest[body["id"]] = max(newest.get(body["id"], (("", 0),)), (key, body), key=lambda one: one[0])
    with store.db.connection_context():
        ids = [row["id"] for row in store.fetch("SELECT id FROM inbound_delivery WHERE done_at IS NULL")]
    chance.shuffle(ids)
    for delivery_id in ids:
        work.take_in(app.delivery.wecom, delivery_id)
    for _ in range(4):
        waiting.sweep_times(NOW)
    _check({name: body for name, (_, body) in newest.items()})


def _candidate(run: int, whose: str, who: str) -> dict[str, str]:
    if who == SHARED:
        return {"name": who, "email": f"{run}@example.com"}
    return {"name": f"{run}{whose}{who}"}


def _body(
    name: str, at: int, base: datetime, half_hours: int, panel: set[str], kind: int, candidate: dict[str, str]
) -> dict[str, Any]:
    said: dict[str, Any] = {"id": name, "occurred_at": (NOW + timedelta(minutes=at)).isoformat()}
    if not kind:
        return said | {"event": "interview.cancelled"}
    start = base + timedelta(minutes=30 * half_hours)
    return said | {
        "event": "interview.upserted",
        "interview": {
            "candidate": candidate,
            "job": "后端",
            "round": kind,
            "start": start.isoformat(),
            "end": (start + timedelta(minutes=45)).isoformat(),
            "interviewers": [{"user_id": one} for one in sorted(panel)],
            "meeting_url": f"https://meeting.example.com/{kind}",
        },
    }


def _check(newest: dict[str, dict[str, Any]]) -> None:
    with store.db.connection_context():
        rows = {
            row["external_id"]: row
            for row in store.fetch(
                """SELECT x.external_id, i.status, lower(i.slot) AS start, i.round_no, i.meeting_url, x.waits_at,
                     (SELECT name FROM candidate c WHERE c.id = i.candidate_id) AS candidate,
                     ARRAY(SELECT m.user_id FROM participant p JOIN member m ON m.id = p.member_id
                       WHERE p.interview_id = i.id ORDER BY 1) AS panel
                   FROM external_ref x LEFT JOIN interview i ON i.id = x.interview_id"""
            )
        }
        still = store.fetch(
            "SELECT 1 FROM interview i JOIN external_ref x ON x.interview_id = i.id WHERE x.cancelled AND i.active"
        )
    assert still == []
    for name, body in newest.items():
        found = rows[name]
        if body["event"] == "interview.cancelled":
            assert found["status"] in (None, "cancelled")
            continue
        wanted = body["interview"]
        panel = [one["user_id"] for one in wanted["interviewers"]]
        assert (found["candidate"], found["round_no"], found["meeting_url"], found["panel"]) == (
            wanted["candidate"]["name"],
            wanted["round"],
            wanted["meeting_url"],
            panel,
        )
        if found["start"] is None:
            assert found["waits_at"] is not None
            assert any(_overlap(wanted, newest[other]) for other in newest if other != name)
        else:
            assert found["start"] == datetime.fromisoformat(wanted["start"])


def _overlap(wanted: dict[str, Any], other: dict[str, Any]) -> bool:
    if other["event"] == "interview.cancelled":
        return False
    theirs = other["interview"]
    at_once = wanted["start"] < theirs["end"] and theirs["start"] < wanted["end"]
    same_candidate = "email" in wanted["candidate"] and wanted["candidate"] == theirs["candidate"]
    return at_once and (same_candidate or any(one in theirs["interviewers"] for one in wanted["interviewers"]))
