"""A worker that is killed in the middle of its sendings loses none, and lets none overtake another."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from bot.db import store
from bot.db.store import Purpose
from bot.notices import outbox
from bot.notices.outbox import Notice
from tests.world.processes import House, wait_until

MEMBERS, EACH, KILLS = 25, 20, 10
SEED = 815  # the same kills each time; when they come still depends on the machine


@pytest.mark.long("ten kills, over a minute; process/test_processes kills once")
def test_ten_kills_during_five_hundred_sendings(fresh_database_url: str, tmp_path: Path) -> None:
    """None lost, none out of order, none delivered twice; what had to be sent twice is counted."""
    people = [{"user_id": f"m{number:02}", "name": f"M{number:02}"} for number in range(MEMBERS)]
    house = House(fresh_database_url, tmp_path)
    sandbox = f"http://127.0.0.1:{house.sandbox_port}"
    try:
        house.sandbox()
        for one in people:
            requests.post(f"{sandbox}/sandbox/people", json=one, timeout=10).raise_for_status()
        _owe_all(fresh_database_url, [one["user_id"] for one in people])
        workers = [house.worker(), house.worker()]
        chance = random.Random(SEED)
        for _ in range(KILLS):
            wait_until(lambda: _is_sending(house), patience_s=60)
            time.sleep(chance.uniform(0.0, 0.2))
            victim = chance.randrange(len(workers))
            workers[victim].kill()
            workers[victim].wait()
            workers[victim] = house.worker()
        wait_until(lambda: not house.rows("SELECT 1 FROM outbox WHERE state <> 'sent' LIMIT 1"), patience_s=180)
        sent = requests.get(f"{sandbox}/sandbox/sent", timeout=10).json()
    finally:
        house.stop()
    heard: dict[str, list[int]] = defaultdict(list)
    for one in sent:
        if one["delivered"]:
            heard[one["touser"]].append(int(one["body"]["text"]["content"]))
    assert heard == {one["user_id"]: list(range(EACH)) for one in people}
    repeated = [one for one in sent if not one["delivered"]]
    print(f"{len(repeated)} of {MEMBERS * EACH} were sent a second time after {KILLS} kills; WeCom swallowed them")
    assert {one["why_not"] for one in repeated} <= {"duplicate"}


def _is_sending(house: House) -> bool:
    return bool(house.rows("SELECT 1 FROM outbox WHERE state = 'sending'")) or not house.rows(
        "SELECT 1 FROM outbox WHERE state <> 'sent' LIMIT 1"
    )


def _owe_all(database_url: str, user_ids: list[str]) -> None:
    now = datetime.now(UTC)
    store.connect(database_url, Purpose.TOOL)
    with store.db.connection_context(), store.db.atomic():
        for number in range(EACH):
            outbox.put(
                [
                    Notice(f"{user_id}:{number:02}", user_id, "said", subject={"zh": str(number), "en": str(number)})
                    for user_id in user_ids
                ],
                now,
            )
    store.db.close_all()
