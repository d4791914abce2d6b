"""Where the time of one message goes: statements, commits, and each part's share of the CPU."""

from __future__ import annotations

import contextlib
import io
import json
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from types import FrameType
from typing import Any

import psutil
import psycopg2
import pytest
from flask import Flask
from psycopg2.extensions import cursor
from werkzeug.test import EnvironBuilder, run_wsgi_app

from bot import app as composition
from bot import log
from bot.chat.handlers import collect
from bot.db import store
from bot.db.store import Purpose
from bot.settings import ROOT, load
from tests.bench.bench_web import backends
from tests.bench.bench_web import spent as cpu_s
from tests.bench.company import SPEAKERS, furnish
from tests.bench.table import show
from tests.bench.wecom import ENVIRON, message, opened, sealed

COMMANDS = ("/help", "/schedule")
SAMPLED = 1000  # messages
SAMPLE_EVERY_S = 0.001
VERBS = ("EXECUTE", "SELECT", "INSERT", "UPDATE", "BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")
COMMITS = 300
ROUNDS = 3


def ours(*places: str) -> tuple[str, ...]:
    return tuple(f"{ROOT}/{place}" for place in places)


# The innermost frame that belongs to a part counts for it: C functions and the standard library count for their caller.
PARTS = (
    # psycopg2 is written in C; it calls Python's decoder right after it has waited for the server.
    (
        "driver (psycopg2) and SQL by hand",
        (*ours("bot/db/", "bot/chat/inbox.py"), "/psycopg2/", "/encodings/utf_8.py"),
    ),
    ("ORM (peewee and its pool)", ("/peewee.py", "/playhouse/")),
    ("crypto and XML", ours("crypto/", "bot/wecom/message.py", "bot/wecom/reply.py")),
    ("HTTP (Flask, Werkzeug)", ("/flask/", "/werkzeug/")),
    ("log and metrics", ("/structlog/", "/logging/", "/prometheus_client/")),
    ("commands, their words and times", ours("bot/", "commands/")),
)


@pytest.fixture
def app(fresh_database_url: str) -> Iterator[Flask]:
    furnish(fresh_database_url)
    settings = load(ENVIRON | {"SECRET_KEY": "k" * 32, "DATABASE_URL": fresh_database_url})
    log.configure("web")
    yield composition.build(settings, collect("commands"), Purpose.WEB).web
    store.db.close_all()


def test_where_the_time_of_one_message_goes(
    app: Flask, fresh_database_url: str, capfd: pytest.CaptureFixture[str]
) -> None:
    answers, sent, shares = {}, {}, {}
    commit_ms = one_row_committed(fresh_database_url)
    for command in COMMANDS:
        answers[command] = opened(answer(app, request(command)))
        sent[command] = statements(app, request(command))
        shares[command] = sampled(app, [request(command) for _ in range(SAMPLED)])
    capfd.readouterr()  # the log
    assert "日程 · " in answers["/help"]
    assert answers["/schedule"].count("候选人") == 3
    counted: dict[str, Callable[[list[str]], int]] = {"round trips": len, "durable commits": durable}
    counted |= {verb: partial(count, verb=verb) for verb in VERBS}
    cpu_ms = postgresql(app, fresh_database_url)
    capfd.readouterr()
    with capfd.disabled():
        show(
            f"PostgreSQL's CPU, {ROUNDS} rounds of {COMMITS} each, in turn",
            ("", "ms", "times two bare commits"),
            [(name, ms, ms / cpu_ms[_BARE]) for name, ms in cpu_ms.items()],
        )
        show(
            "SQL of one message",
            ("", *COMMANDS),
            [[name, *map(number, sent.values())] for name, number in counted.items()],
        )
        show(
            f"CPU of one message in the web process, by samples over {SAMPLED} messages",
            ("", *(f"{command} {unit}" for command in COMMANDS for unit in ("ms", "%"))),
            [
                [part, *(value for command in COMMANDS for value in shares[command].row(part))]
                for part in [*(name for name, _ in PARTS), "everything else", "all"]
            ],
        )
        show(
            "Time of one message on the clock, in the web process alone, one after the other",
            ("", "ms", "times a commit"),
            [
                (name, ms, ms / commit_ms)
                for name, ms in [
                    ("one row inserted and committed", commit_ms),
                    *((command, shares[command].clock_ms) for command in COMMANDS),
                ]
            ],
        )


def request(words: str) -> dict[str, Any]:
    envelope = sealed(message(words, SPEAKERS[0]))
    return EnvironBuilder(path=envelope.path, method="POST", input_stream=io.BytesIO(envelope.body)).get_environ()


def answer(app: Flask, environ: dict[str, Any]) -> bytes:
    body, _, _ = run_wsgi_app(app, environ, buffered=True)
    return b"".join(body)


def statements(app: Flask, environ: dict[str, Any]) -> list[str]:
    """What the driver sends, one text for each round trip, while one message is answered."""
    sent: list[str] = []

    def note(_: FrameType, what: str, function: Any) -> None:
        if what == "c_return" and function.__name__ == "execute" and isinstance(function.__self__, cursor):
            sent.append((function.__self__.query or b"").decode())

    sys.setprofile(note)
    try:
        answer(app, environ)
    finally:
        sys.setprofile(None)
    return sent


def one_row_committed(database_url: str) -> float:
    """Milliseconds that this server needs to make the smallest row durable."""
    with contextlib.closing(psycopg2.connect(database_url)) as connection, connection.cursor() as rows:
        connection.autocommit = True
        rows.execute("CREATE TABLE smallest (number int)")
        begun = time.perf_counter()
        for number in range(COMMITS):
            rows.execute("INSERT INTO smallest VALUES (%s)", (number,))
        return (time.perf_counter() - begun) / COMMITS * 1000


def postgresql(app: Flask, database_url: str) -> dict[str, float]:
    """Milliseconds of CPU of the backend that serves it: of two bare commits of a message's own row, and of messages."""
    spent: dict[str, float] = dict.fromkeys((_BARE, *COMMANDS), 0.0)
    with contextlib.closing(psycopg2.connect(database_url)) as connection, connection.cursor() as rows:
        connection.autocommit = True
        rows.execute(_BARE_SQL)
        own = psutil.Process(connection.info.backend_pid)

        def bare(number: int) -> None:
            key = f"bare:{number}:{time.perf_counter()}"
            rows.execute("EXECUTE received(%s, %s)", (key, json.dumps({"text": "/help" * 20})))
            rows.execute("EXECUTE answered(%s, %s)", (key, json.dumps([{"text": "日程" * 200}])))

        serving = [one for one in backends(database_url) if one.pid != own.pid]
        for _ in range(ROUNDS):
            for name in spent:
                requests = [request(name) for _ in range(COMMITS)] if name != _BARE else []
                watched = [own] if name == _BARE else serving
                before = cpu_s(watched)
                for number in range(COMMITS):
                    answer(app, requests[number]) if requests else bare(number)
                spent[name] += cpu_s(watched) - before
    return {name: seconds / (ROUNDS * COMMITS) * 1000 for name, seconds in spent.items()}


_BARE = "two bare commits of a message's row"
_BARE_SQL = """
    PREPARE received AS INSERT INTO inbox (dedup_key, user_id, kind, message, received_at, tries)
      VALUES ($1, 'speaker1', 'text', $2, now(), 1);
    PREPARE answered AS UPDATE inbox SET answer = $2, left_by = 'passive', done_at = now() WHERE dedup_key = $1"""


def durable(sent: list[str]) -> int:
    """How often WeCom's message is made safe: the transaction's end, and each write outside of one."""
    begin = next(place for place, text in enumerate(sent) if text.startswith("BEGIN"))
    return count(sent, "COMMIT") + count(sent[:begin], "EXECUTE")


def count(sent: list[str], verb: str) -> int:
    return sum(part.lstrip().startswith(verb) for text in sent for part in text.split(";"))


@dataclass
class Shares:
    """Samples by part; the CPU time of one message, and its time on the clock."""

    samples: Counter[str]
    cpu_ms: float
    clock_ms: float

    def row(self, part: str) -> tuple[float, str]:
        share = 1 if part == "all" else self.samples[part] / self.samples.total()
        return share * self.cpu_ms, f"{share:.0%}"


def sampled(app: Flask, environs: list[dict[str, Any]]) -> Shares:
    """Look at the stack each time that another millisecond or so of CPU is spent, which does not slow what it looks at."""
    samples: Counter[str] = Counter()

    def look(_: int, frame: FrameType | None) -> None:
        samples[part_of(frame)] += 1

    before = signal.signal(signal.SIGPROF, look)
    signal.setitimer(signal.ITIMER_PROF, SAMPLE_EVERY_S, SAMPLE_EVERY_S)
    cpu_s, clock_s = time.process_time(), time.perf_counter()
    try:
        for environ in environs:
            answer(app, environ)
        cpu_s, clock_s = time.process_time() - cpu_s, time.perf_counter() - clock_s
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
    return Shares(samples, cpu_s / len(environs) * 1000, clock_s / len(environs) * 1000)


def part_of(frame: FrameType | None) -> str:
    while frame is not None:
        name = frame.f_code.co_filename
        for part, places in PARTS:
            if any(place in name for place in places):
                return part
        frame = frame.f_back
    return "everything else"
