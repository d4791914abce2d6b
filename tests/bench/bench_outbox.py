"""How fast the bot speaks first: a queue of messages emptied by one worker, beside a bare loop that only sends them."""

from __future__ import annotations

import json
import time
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import psutil
import requests

from bot.db import store
from bot.db.store import Purpose
from bot.notices import outbox
from bot.notices.outbox import Notice
from tests.bench.bench_web import backends, spent
from tests.bench.table import show
from tests.bench.wecom import ENVIRON
from tests.world.installation import Installation, installed, wait_until

MEMBERS, EACH = 60, 10
ROUNDS = 2  # in turn with the bare loop; half of the messages in each
PACE = 120  # seconds that WeCom's clock is put forward, so that no sender uses up another's share of a minute


class Spent(NamedTuple):
    """What so many messages took, in seconds: on the clock, and of CPU in the sender, PostgreSQL and the sandbox."""

    clock: float
    sender: float
    postgresql: float
    sandbox: float

    def row(self, name: str, messages: int, bare: Spent) -> list[str | float]:
        each_ms = [seconds / messages * 1000 for seconds in (self.sender, self.postgresql, self.sandbox)]
        return [name, messages / self.clock, self.clock / bare.clock, *each_ms, self.sender / bare.sender]

    def plus(self, other: Spent) -> Spent:
        return Spent(*(one + more for one, more in zip(self, other, strict=True)))


def test_a_queue_of_messages_is_emptied_in_order(fresh_database_url: str, tmp_path: Path) -> None:
    members = [f"member{number:02}" for number in range(MEMBERS)]
    totals = dict.fromkeys(("one worker", "bare loop", "bare loop, 4 at once"), Spent(0, 0, 0, 0))
    store.connect(fresh_database_url, Purpose.TOOL)
    with installed(fresh_database_url, tmp_path, web=False) as place:
        for user_id in [*members, "warm"]:
            place.hire(user_id)
        owe(fresh_database_url, ["warm"], "warm", range(4))
        wait_until(nothing_to_do)
        for number in range(ROUNDS):
            numbers = range(number * EACH // ROUNDS, (number + 1) * EACH // ROUNDS)
            senders: dict[str, Callable[[], float]] = {
                "one worker": lambda: by_the_worker(fresh_database_url, members, numbers),  # noqa: B023
                "bare loop": lambda: by_a_loop(place, members, numbers, 1),  # noqa: B023
                "bare loop, 4 at once": lambda: by_a_loop(place, members, numbers, 4),  # noqa: B023
            }
            for name, send in senders.items():
                sender = place.worker if name == "one worker" else psutil.Process()
                totals[name] = totals[name].plus(measured(send, sender, place, fresh_database_url))
                place.post("clock", {"advance_s": PACE})
        heard = heard_by_member(place.sent())
    store.db.close_all()
    for sender_name in ("worker", "loop1", "loop4"):
        assert {who: of[sender_name] for who, of in heard.items() if who != "warm"} == {
            user_id: list(range(EACH)) for user_id in members
        }
    count = MEMBERS * EACH
    show(
        f"{count} messages to {MEMBERS} members, by each sender in {ROUNDS} rounds, in turn",
        ("", "messages/s", "time / bare loop", "CPU ms", "PostgreSQL ms", "sandbox ms", "CPU / bare loop"),
        [found.row(name, count, totals["bare loop"]) for name, found in totals.items()],
    )


def measured(send: Callable[[], float], sender: psutil.Process, place: Installation, database_url: str) -> Spent:
    """What `send` spends, which returns its seconds on the clock."""

    def now() -> list[float]:
        return [spent([sender]), spent(backends(database_url)), spent([place.sandbox])]

    before = now()
    clock = send()
    return Spent(clock, *(after - earlier for after, earlier in zip(now(), before, strict=True)))


# --- the product ------------------------------------------------------------------------------------------------------


def by_the_worker(database_url: str, user_ids: list[str], numbers: range) -> float:
    """Owe the messages in one commit; from that until the last was with WeCom. All jobs are done when it returns."""
    owe(database_url, user_ids, "worker", numbers)
    begun = time.time()
    wait_until(nothing_to_do, every_s=0.1)
    with store.db.connection_context():
        [row] = store.fetch("SELECT max(sent_at) AS at FROM outbox")
    return float(row["at"].timestamp() - begun)


def owe(database_url: str, user_ids: list[str], sender: str, numbers: range) -> None:
    """One job for each message, as when each had a cause of its own."""
    now = datetime.now(UTC)
    with store.db.connection_context(), store.db.atomic():
        for number in numbers:
            notices = [
                Notice(f"{sender}:{user_id}:{number}", user_id, "said", subject={"zh": text, "en": text})
                for user_id in user_ids
                for text in [words(sender, number)]
            ]
            for notice in notices:
                outbox.put([notice], now)


def nothing_to_do() -> bool:
    with store.db.connection_context():
        return not store.fetch(
            """SELECT 1 FROM outbox WHERE state IN ('queued', 'sending')
               UNION ALL SELECT 1 FROM procrastinate_jobs WHERE status IN ('todo', 'doing') LIMIT 1"""
        )


# --- the bare loop ----------------------------------------------------------------------------------------------------


def by_a_loop(place: Installation, user_ids: list[str], numbers: range, at_once: int) -> float:
    """Post the same messages to WeCom, and do nothing else about them: no record, no second try, no pace."""
    with requests.Session() as session:
        session.trust_env = False
        url = f"{place.wecom}/cgi-bin/message/send?access_token={token(session, place)}"

        def post_all(of: list[str]) -> None:
            for number in numbers:
                for user_id in of:
                    answer = session.post(url, data=body(user_id, words(f"loop{at_once}", number)), timeout=10).json()
                    assert answer["errcode"] == 0, answer

        begun = time.time()
        with ThreadPoolExecutor(at_once) as threads:
            list(threads.map(post_all, [user_ids[place::at_once] for place in range(at_once)]))
        return time.time() - begun


def token(session: requests.Session, place: Installation) -> str:
    query = {"corpid": ENVIRON["WECOM_CORP_ID"], "corpsecret": ENVIRON["WECOM_SECRET"]}
    return str(session.get(f"{place.wecom}/cgi-bin/gettoken", params=query, timeout=10).json()["access_token"])


def body(user_id: str, text: str) -> bytes:
    message = {
        "touser": user_id,
        "agentid": int(ENVIRON["WECOM_AGENT_ID"]),
        "msgtype": "text",
        "text": {"content": text},
        "enable_duplicate_check": 1,
    }
    return json.dumps(message, ensure_ascii=False).encode()


# --- what WeCom has ---------------------------------------------------------------------------------------------------


def words(sender: str, number: int) -> str:
    return f"{sender} {number}\n陈晓 · 后端工程师 一面 的面试官已全部接受，明天 15:00，会议室 3。"


def heard_by_member(sent: list[dict[str, Any]]) -> dict[str, dict[str, list[int]]]:
    """The numbers of the messages that reached each member, in order, by their sender."""
    assert all(one["delivered"] for one in sent)
    heard: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for one in sent:
        sender, number = one["body"]["text"]["content"].splitlines()[0].split()
        heard[one["touser"]][sender].append(int(number))
    return heard
