"""What was answered 200 is done, whoever dies meanwhile, once; and in the end it is as the newest says."""

from __future__ import annotations

import contextlib
import json
import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg2
import pytest
import requests

from tests.conftest import give_to
from tests.world.hooking import Ats, signed
from tests.world.processes import House, wait_until

SEED, KILLS = 815, 12
INTERVIEWERS = ("m1", "m2", "m3", "m4")


@pytest.fixture
def house(fresh_database_url: str, tmp_path: Path) -> Iterator[House]:
    give_to("demo", fresh_database_url)
    built = House(fresh_database_url, tmp_path)
    built.rows(
        "".join(
            f"INSERT INTO member (user_id, name, created_at) VALUES ('{one}', '{one}', now());" for one in INTERVIEWERS
        )
    )
    try:
        yield built
    finally:
        built.stop()


def test_a_worker_killed_between_the_200_and_the_effect_costs_nothing(house: House) -> None:
    ats = Ats(f"http://127.0.0.1:{house.web()}", datetime.now(UTC))
    with contextlib.closing(psycopg2.connect(house.database_url)) as held, held.cursor() as cursor:
        cursor.execute("LOCK TABLE candidate IN SHARE MODE")  # its effect begins, and cannot end
        ats.sends(interviewers=[{"user_id": "m1"}], recruiter=None)
        worker = house.worker()
        wait_until(lambda: house.rows("SELECT 1 FROM pg_locks WHERE NOT granted"))
        worker.kill()
        worker.wait()
    assert house.rows("SELECT id FROM interview") == []
    house.worker()
    wait_until(lambda: house.rows("SELECT 1 FROM inbound_delivery WHERE outcome = 'applied'"), patience_s=60)
    assert len(house.rows("SELECT id FROM interview")) == 1


def test_two_deliveries_of_one_id_at_once_are_one_interview_as_the_newer_says(house: House) -> None:
    ats = Ats(f"http://127.0.0.1:{house.web()}", datetime.now(UTC))
    house.worker()
    for number in range(5):
        start = ats.begins + timedelta(days=1 + number)
        bodies = [
            ats.body(
                f"x{number}", at=at, start=start + timedelta(hours=at), interviewers=[{"user_id": "m1"}], recruiter=None
            )
            for at in (1, 2)
        ]
        with ThreadPoolExecutor(4) as threads:
            assert {one.status_code for one in threads.map(ats.post, [*bodies, *bodies])} == {200}
        wait_until(lambda: not house.rows("SELECT 1 FROM inbound_delivery WHERE done_at IS NULL"))
        found = house.rows(
            f"SELECT lower(i.slot) FROM external_ref x JOIN interview i ON i.id = x.interview_id WHERE external_id = 'x{number}'"
        )
        assert found == [(start + timedelta(hours=2),)]
        assert len(house.rows("SELECT id FROM interview")) == number + 1


@pytest.mark.long("a thousand hooks with kills, minutes; the tests above kill once each")
def test_a_thousand_hooks_repeated_and_out_of_order_with_kills_end_as_the_newest_says(house: House) -> None:
    chance, begun = random.Random(SEED), datetime.now(UTC)
    address = f"http://127.0.0.1:{house.web()}"
    bodies = [_body(begun, number, version, chance) for number in range(100) for version in range(8)]
    newest = {one["id"]: one for one in sorted(bodies, key=lambda one: one["occurred_at"])}
    sent = [*bodies, *chance.sample(bodies, 200)]
    chance.shuffle(sent)
    assert len(sent) == 1000
    workers = [house.worker(), house.worker()]

    def post(body: dict[str, Any]) -> int:
        raw = json.dumps(body).encode()
        while True:
            with contextlib.suppress(requests.ConnectionError):
                answer = requests.post(f"{address}/hooks/generic", data=raw, headers=signed(raw), timeout=30)
                if answer.status_code != 503:
                    return answer.status_code
            time.sleep(0.2)

    with ThreadPoolExecutor(4) as threads:
        answers = threads.map(post, sent)
        for _ in range(KILLS):
            time.sleep(chance.uniform(0.5, 2.0))
            victim = chance.randrange(len(workers))
            workers[victim].kill()
            workers[victim].wait()
            workers[victim] = house.worker()
        assert set(answers) == {200}
    waiting = "SELECT 1 FROM inbound_delivery WHERE done_at IS NULL LIMIT 1"
    wait_until(lambda: not house.rows(waiting), patience_s=600)
    wait_until(lambda: not house.rows("SELECT 1 FROM external_ref WHERE waits_at IS NOT NULL LIMIT 1"), patience_s=120)
    found = {
        row[0]: row[1:]
        for row in house.rows(
            """SELECT x.external_id, coalesce(i.status, 'cancelled') = 'cancelled', lower(i.slot), i.meeting_url,
                 ARRAY(SELECT m.user_id FROM participant p JOIN member m ON m.id = p.member_id
                   WHERE p.interview_id = i.id ORDER BY 1)
               FROM external_ref x LEFT JOIN interview i ON i.id = x.interview_id"""
        )
    }
    for its_id, body in newest.items():
        if body["event"] == "interview.cancelled":
            assert found[its_id][0]
        else:
            said = body["interview"]
            people = [one["user_id"] for one in said["interviewers"]]
            assert found[its_id] == (False, datetime.fromisoformat(said["start"]), said["meeting_url"], people)  # type: ignore[comparison-overlap]


def _body(begun: datetime, number: int, version: int, chance: random.Random) -> dict[str, Any]:
    """Each id has an hour of its own to end in; on the way it wants those of others."""
    said: dict[str, Any] = {"id": f"n{number}", "occurred_at": (begun + timedelta(minutes=version)).isoformat()}
    if chance.random() < 0.15:
        return said | {"event": "interview.cancelled"}
    hour = number if version == 7 else chance.randrange(100)
    start = begun.replace(minute=0, second=0, microsecond=0) + timedelta(days=2, hours=hour)
    return said | {
        "event": "interview.upserted",
        "interview": {
            "candidate": {"name": f"n{number}"},
            "job": "j",
            "round": 1,
            "start": start.isoformat(),
            "end": (start + timedelta(minutes=45)).isoformat(),
            "interviewers": [{"user_id": one} for one in sorted(chance.sample(INTERVIEWERS, 2))],
            "meeting_url": f"https://meeting.example.com/{number}/{version}",
        },
    }
