"""``./run bench --interviews N``: what each operation costs in a company with 1,000 interviews, and in one with N.

Both have the same 3,000 people, and whoever asks has the same interviews in both. They are measured in turn, several
rounds of each, on the embedded PostgreSQL with its data under var/bench.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import itertools
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import psycopg2

from bot import app as composition
from bot import log
from bot.chat.handlers import collect
from bot.db import clock, schema, store
from bot.db.store import Purpose
from bot.imports import importing, spreadsheet
from bot.interviews import booking
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.models import Candidate, Interview, Job, Member
from bot.launch import embedded
from bot.settings import ROOT, load
from bot.worker import Sweep, sweeps
from tests.bench import large_company
from tests.bench.large_company import ADMIN, ASKER, CODE, HR, NAME
from tests.bench.table import show
from tests.bench.wecom import ENVIRON
from tests.conftest import give_to
from tests.world.clock import NOW
from tests.world.stage import spoken, text

SMALL = 1000
PG = ROOT / "var" / "bench" / "pg"
ROUNDS, WARM_UP = 8, 7  # a prepared statement has its lasting plan after five
DUE = 40  # rows at once, for a sweep
ROWS, MANY_ROWS = 200, 10_000  # of an import
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Operation:
    """`act` is measured, `before` prepares it; divided by `rows`, where it does so many at once."""

    name: str
    act: Callable[[], object]
    before: Callable[[], object] = lambda: None
    allowed: float = 1.2
    times: int = 10
    rows: int = 1
    rounds: int = ROUNDS


@dataclass(frozen=True)
class Cost:
    """Of one operation, in milliseconds."""

    clock: float
    web: float
    postgres: float

    @property
    def cpu(self) -> float:
        return self.web + self.postgres


def main() -> None:
    parser = argparse.ArgumentParser(prog="./run bench")
    parser.add_argument("--interviews", type=int, required=True, help="of the large company; the small one has 1,000")
    parser.add_argument("--only", default="", help="operations with these words in their name")
    given = parser.parse_args()
    log.configure("bench")
    with embedded.using(PG) as server_url, contextlib.ExitStack() as databases:
        urls = [databases.enter_context(company(server_url, size)) for size in (SMALL, given.interviews)]
        measured = measure(urls, given.only)
        show(
            f"{SMALL:,} interviews, and {given.interviews:,}: milliseconds of one, CPU of the process and of PostgreSQL",
            ("", "clock", "web", "PostgreSQL", "clock", "web", "PostgreSQL", "CPU ratio", "allowed", ""),
            [
                (
                    one.name,
                    *(value for cost in (small, large) for value in (cost.clock, cost.web, cost.postgres)),
                    large.cpu / small.cpu,
                    one.allowed,
                    "" if large.cpu / small.cpu <= one.allowed else "too much",
                )
                for one, small, large in measured
            ],
        )


@contextlib.contextmanager
def company(server_url: str, size: int) -> Iterator[str]:
    """A fresh copy of the company; the original is built once for each schema and kept."""
    # Under this name it is found again as long as neither the schema nor the builder changes.
    made_by = [*sorted(schema.MIGRATIONS.glob("*.py")), Path(large_company.__file__)]
    version = hashlib.sha256(b"".join(one.read_bytes() for one in made_by)).hexdigest()[:8]
    original, copy = f"company_{size}_{version}", f"copy_{size}"
    with contextlib.closing(psycopg2.connect(server_url)) as connection:
        connection.autocommit = True
        run = connection.cursor()
        run.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", (f"company_{size}_%",))
        there = {name for (name,) in run.fetchall()}
        for outdated in there - {original}:
            run.execute(f"DROP DATABASE {outdated}")
        if original not in there:
            begun = time.monotonic()
            run.execute("DROP DATABASE IF EXISTS unfinished")
            run.execute("CREATE DATABASE unfinished")
            large_company.build(_named(server_url, "unfinished"), size)
            run.execute(f"ALTER DATABASE unfinished RENAME TO {original}")
            print(f"{size:,} interviews built in {time.monotonic() - begun:.0f} s", flush=True)
        run.execute(f"DROP DATABASE IF EXISTS {copy}")
        run.execute(f"CREATE DATABASE {copy} TEMPLATE {original} STRATEGY FILE_COPY")
        run.execute("CHECKPOINT")
        yield _named(server_url, copy)
        run.execute(f"DROP DATABASE {copy} WITH (FORCE)")


def _named(server_url: str, database: str) -> str:
    return server_url.replace("/postgres?", f"/{database}?")


# --- measuring ------------------------------------------------------------------------------------------------------


def measure(urls: list[str], only: str) -> list[tuple[Operation, Cost, Cost]]:
    measured = []
    for operation in (one for one in operations(urls[0]) if only in one.name):
        samples: list[list[Cost]] = [[] for _ in urls]
        for turn in range(operation.rounds):
            for url, found in zip(urls, samples, strict=True):
                store.db.close_all()
                again = next(one for one in operations(url) if one.name == operation.name)
                with store.db.connection_context():
                    found += _costs(again, warm_up=WARM_UP if operation.times > 1 else 1 - turn)
        small, large = map(_undisturbed, samples)
        measured.append((operation, small, large))
    store.db.close_all()
    return measured


def _undisturbed(costs: list[Cost]) -> Cost:
    """The mean of the cheapest quarter: what other programs do makes nothing cheaper."""
    quarter = max(len(costs) // 4, 1)
    return Cost(
        *(
            statistics.mean(sorted(getattr(one, part) for one in costs)[:quarter])
            for part in ("clock", "web", "postgres")
        )
    )


def _costs(operation: Operation, warm_up: int) -> list[Cost]:
    for _ in range(warm_up):
        operation.before()
        operation.act()
    backends = [row["pid"] for row in store.fetch(_BACKENDS)]
    return [_cost(operation, backends) for _ in range(operation.times)]


def _cost(operation: Operation, backends: list[int]) -> Cost:
    operation.before()
    start = time.perf_counter_ns(), time.process_time_ns(), _cpu_ns(backends)
    operation.act()
    end = time.perf_counter_ns(), time.process_time_ns(), _cpu_ns(backends)
    return Cost(*((after - before) / operation.rows / 1e6 for before, after in zip(start, end, strict=True)))


_BACKENDS = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'"


def _cpu_ns(pids: list[int]) -> int:
    """Of PostgreSQL's processes for our connections; Linux counts it in nanoseconds."""
    return sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in pids)


# --- what is measured -----------------------------------------------------------------------------------------------


def operations(url: str) -> list[Operation]:
    """All of them, on this company's database."""
    settings = load(ENVIRON | {"SECRET_KEY": "k" * 32, "DATABASE_URL": url})
    give_to("demo", url)
    app = composition.build(settings, collect("commands"), Purpose.TOOL)
    app.check_database()  # as a page does first, on a connection of its own

    def say(who: str, words: str, begins: str = "") -> Callable[[], None]:
        def act() -> None:
            said = spoken(app.dispatcher.answer(text(words, who)))
            assert begins in said and "出错" not in said, said

        return act

    def look(who: str, path: str, reads: str) -> Callable[[], None]:
        """A page, signed on; `{ref}` is that of the interview with the code."""
        browser = app.pages.test_client()

        def act() -> None:
            with browser.session_transaction() as kept:
                kept["member"] = [Member.get(Member.user_id == who).id, clock.now().timestamp()]
            page = browser.get(path.format(ref=Interview.get(Interview.code == CODE).ref))
            assert page.status_code == 200 and reads in page.text, page.text

        return act

    by_name = {one.name: one for one in sweeps(app.dispatcher, app.delivery)}
    return [
        Operation("help", say(ASKER, "/help", "日程 · ")),
        Operation("schedule", say(ASKER, "日程", "3 场")),
        Operation("schedule of this week, HR", say(HR, "本周", "12 场")),
        Operation("schedule of a day that is free, HR", say(HR, "3-30", "没有")),
        Operation("status by code", say(ASKER, CODE, NAME)),
        Operation("status by full name", say(ASKER, NAME, NAME)),
        Operation("status by full name, HR", say(HR, NAME, NAME)),
        Operation("status by surname, HR", say(HR, "陈", "1) "), allowed=2),
        Operation("a sentence that names nobody", say(ASKER, "今天的天气真是不错啊大家觉得呢")),
        Operation("a sentence that names nobody, HR", say(HR, "今天的天气真是不错啊大家觉得呢")),
        Operation("next", say(ASKER, "下一场", NAME)),
        Operation("next, HR", say(HR, "下一场", NAME)),
        Operation("accept", say(ASKER, f"接受 {CODE}", "已接受"), _unanswered),
        Operation("decline", say(ASKER, f"无法参加 {CODE} 出差", NAME), _unanswered),
        Operation("undo", say(ASKER, "撤销", NAME), _before_undo(say(ASKER, f"接受 {CODE}"))),
        Operation("进入面试", say(ASKER, "进入面试", NAME)),
        Operation("候选人回复, HR", say(HR, f"候选人回复 {CODE} 已确认", NAME), _candidate_silent),
        Operation("换人 without a name, HR", say(HR, f"换人 {CODE} 同事2", "的替补"), allowed=2),
        Operation("成员", say(ADMIN, "成员")),
        Operation("page of one's interviews", look(ASKER, "/my", NAME)),
        Operation("page of one's interviews, HR", look(HR, "/my", NAME)),
        Operation("page of an interview", look(ASKER, "/i/{ref}", NAME)),
        Operation("page of an interview, HR", look(HR, "/i/{ref}", NAME)),
        Operation("page of one's feedback", look(ASKER, "/i/{ref}/feedback", NAME)),
        Operation("booking", _book),
        Operation(f"import of {ROWS} rows", lambda: _import(ROWS), allowed=2, times=1),
        Operation(f"import of {MANY_ROWS} rows", lambda: _import(MANY_ROWS), allowed=2, times=1, rounds=2),
        *(
            Operation(f"sweep of {one.name}, idle", _once(one))
            for one in by_name.values()
            if one.name != "access token"
        ),
        Operation("interview begun", _once(by_name["interviews"]), _begun, times=3, rows=DUE),
        Operation("interview over", _once(by_name["interviews"]), _over, times=3, rows=DUE),
        Operation("reminder", _once(by_name["reminders"]), _to_remind, times=3, rows=DUE),
        Operation("notice due", _once(by_name["outbox"]), _notices, times=3, rows=DUE),
        Operation("abandoned message", _once(by_name["messages"]), _abandoned, times=2, rows=DUE),
        Operation("old row", _once(by_name["house"]), _old, times=3, rows=2 * DUE),
    ]


def _once(sweep: Sweep) -> Callable[[], object]:
    return lambda: sweep.once(NOW)


def _unanswered() -> None:
    store.execute("UPDATE participant SET response = 'needs_action' WHERE interview_id = 1 AND member_id = 1")
    store.execute("UPDATE interview SET status = 'scheduled' WHERE id = 1")
    store.execute("DELETE FROM outbox WHERE interview_id = 1")


def _candidate_silent() -> None:
    store.execute("UPDATE interview SET candidate_response = 'needs_action' WHERE id = 1")


def _before_undo(accept: Callable[[], None]) -> Callable[[], None]:
    def before() -> None:
        _unanswered()
        accept()

    return before


def _book() -> None:
    number = next(_numbers)
    start = NOW + timedelta(days=200 + number // 10, hours=number % 10)
    with store.db.atomic():
        candidate, job, member = Candidate.create(name=f"新人{number}"), Job.get_by_id(7), Member.get_by_id(10)
        booking.book(
            Change(NOW, actor_kind="system"),
            Booking(candidate, job, 1, "一面", start, start + timedelta(hours=1), [member]),
        )


def _import(count: int) -> None:
    """Rows of new candidates, two hundred a day, on days that nobody has seen yet."""
    days = [NOW + timedelta(days=1000 + next(_numbers)) for _ in range(0, count, 200)]
    rows = [
        f"导入{day:%y%m%d}第{n}位,职位{1 + n % 100},一面,{day:%Y-%m-%d} {9 + n // 20}:00,"
        f"同事{2781 + n % 20}(m{2781 + n % 20}),同事2801(hr)"
        for day in days
        for n in range(200)
    ]
    sheet = spreadsheet.read("\n".join(["候选人,职位,轮次,开始时间,面试官,招聘", *rows]).encode())
    with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()) as said:
        assert importing.run(sheet, NOW) == 0
    assert f"imported {count}" in said.getvalue(), said.getvalue()


# --- what becomes due -------------------------------------------------------------------------------------------------


def _tidied() -> None:
    store.execute("UPDATE interview SET status = 'cancelled', code = NULL WHERE round_name = '加面' AND active")
    store.execute("DELETE FROM outbox WHERE state IN ('queued', 'sending')")
    store.execute("DELETE FROM procrastinate_jobs WHERE status = 'todo'")


def _begun() -> None:
    _tidied()
    large_company.book_for_time(DUE, timedelta(0), status="scheduled")


def _over() -> None:
    _tidied()
    large_company.book_for_time(DUE, -timedelta(hours=1), status="in_progress")


def _to_remind() -> None:
    _tidied()
    large_company.book_for_time(DUE, timedelta(minutes=25), status="confirmed")


def _notices() -> None:
    _tidied()
    store.execute(
        """INSERT INTO outbox (dedup_key, to_user, kind, created_at, not_before)
           SELECT 'due:' || %(number)s || ':' || n, 'm' || (100 + n), 'said', %(now)s, %(now)s
           FROM generate_series(1, %(due)s) n""",
        number=next(_numbers),
        now=NOW,
        due=DUE,
    )


def _abandoned() -> None:
    message = text("/help", "m100").dump()
    store.execute(
        """INSERT INTO inbox (dedup_key, user_id, kind, message, received_at)
           SELECT 'late:' || %(number)s || ':' || n, 'm' || (100 + n), 'text', %(message)s, %(then)s
           FROM generate_series(1, %(due)s) n""",
        number=next(_numbers),
        message=store.json(message),
        then=NOW - timedelta(minutes=1),
        due=DUE,
    )


def _old() -> None:
    values = {"number": next(_numbers), "then": NOW - timedelta(days=40), "due": DUE}
    store.execute(
        """INSERT INTO outbox (dedup_key, to_user, kind, created_at, not_before, state)
           SELECT 'old:' || %(number)s || ':' || n, 'm' || n, 'said', %(then)s, %(then)s, 'sent'
           FROM generate_series(1, %(due)s) n""",
        **values,
    )
    store.execute(
        """INSERT INTO inbox (dedup_key, user_id, kind, message, received_at, done_at)
           SELECT 'old:' || %(number)s || ':' || n, 'm' || n, 'text', '{}', %(then)s, %(then)s
           FROM generate_series(1, %(due)s) n""",
        **values,
    )


if __name__ == "__main__":
    main()
