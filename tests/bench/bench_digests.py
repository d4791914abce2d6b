"""How soon a large company has its morning's messages: from one worker, at 150 ms a call of WeCom, beside urgent alerts."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import requests

from bot.db import store
from bot.db.store import Purpose
from bot.interviews import booking, people
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.models import Candidate, Job, Role
from bot.notices import publish
from tests.bench.bench_alert import FREE, HR, spread
from tests.bench.bench_web import backends, spent
from tests.bench.table import show
from tests.world.clock import beijing
from tests.world.installation import Installation, installed, wait_until

DIGESTS = 10_000
WECOM_MS = 150
DECLINING = tuple(f"panel{number:02}" for number in range(40))
A_MORNING = beijing("03-11 09:30")  # a Wednesday; the digests are due at 09:45

_COMPANY = """
INSERT INTO member (user_id, name, created_at) SELECT 'm' || n, '同事' || n, %(before)s FROM generate_series(1, %(many)s) n;
INSERT INTO job (id, title) OVERRIDING SYSTEM VALUE SELECT 100 + n, '职位' || n FROM generate_series(1, 100) n;
INSERT INTO candidate (id, name) OVERRIDING SYSTEM VALUE SELECT 100 + n, '候选人' || n FROM generate_series(1, %(many)s) n;
INSERT INTO application (id, candidate_id, job_id, recruiter_id) OVERRIDING SYSTEM VALUE
SELECT 100 + n, 100 + n, 101 + n %% 100, hr.id FROM generate_series(1, %(many)s) n
JOIN member hr ON hr.user_id = 'hr' || n %% 8;
INSERT INTO interview (id, code, application_id, candidate_id, round_no, round_name, status, slot, created_at)
OVERRIDING SYSTEM VALUE SELECT 100 + n, (20000 + n)::text, 100 + n, 100 + n, 1, '一面', 'confirmed',
  tstzrange(%(eleven)s + n %% 10 * interval '1 hour', %(eleven)s + (n %% 10 + 1) * interval '1 hour'), %(before)s
FROM generate_series(1, %(many)s) n;
INSERT INTO participant (interview_id, member_id, response, slot, interview_active)
SELECT i.id, m.id, 'accepted', i.slot, i.active FROM interview i JOIN member m ON m.user_id = 'm' || (i.id - 100)
WHERE i.id > 100;
"""


def test_a_company_has_its_mornings_messages(fresh_database_url: str, tmp_path: Path) -> None:
    with installed(fresh_database_url, tmp_path, web=True) as place:
        store.connect(fresh_database_url, Purpose.TOOL)
        morning_of(fresh_database_url)
        hire(place)
        invite(fresh_database_url)
        wait_until(lambda: is_done("invited"), every_s=0.2, patience_s=120)
        cards = {one["touser"]: one["body"]["template_card"] for one in place.sent()}
        place.post("faults", {"rules": [{"path": "message/send", "latency_ms": WECOM_MS}]})
        alone = [declined(place, user_id, cards[user_id]) for user_id in DECLINING[: len(DECLINING) // 2]]
        before = spent([place.worker]), spent(backends(fresh_database_url)), spent([place.sandbox])
        move_to(A_MORNING.replace(minute=45))
        begun = time.monotonic()
        wait_until(lambda: count("digest", "sent") > DIGESTS // 20, every_s=0.2, patience_s=120)
        beside = [declined(place, user_id, cards[user_id]) for user_id in DECLINING[len(DECLINING) // 2 :]]
        alerted_by = time.monotonic() - begun
        wait_until(lambda: is_done("digest"), every_s=0.2, patience_s=600)
        took = time.monotonic() - begun
        after = spent([place.worker]), spent(backends(fresh_database_url)), spent([place.sandbox])
        sent = place.sent()
        told = told_once()
    store.db.close_all()
    assert {f"m{number}" for number in range(1, DIGESTS + 1)} <= told
    last = [
        one for one in sent if "今天 1 场" in one["body"].get("text", {}).get("content", "")
    ]  # it keeps the last ones
    assert len({one["touser"] for one in last}) == len(last) > 0
    assert all(one["delivered"] for one in sent)
    show(
        f"{len(told)} digests, {WECOM_MS} ms a call of WeCom, one worker; the alerts came within the first {alerted_by:.0f} s",
        ("", "seconds", "digests/s", "worker CPU ms", "PostgreSQL ms", "sandbox ms"),
        [("each", took, len(told) / took, *((b - a) / len(told) * 1000 for a, b in zip(before, after, strict=True)))],
    )
    show(
        "From a tap on 无法参加 until HR's card is with WeCom",
        ("", "p50 ms", "p95 ms", "max ms"),
        [("alone", *spread(alone)), ("beside the digests", *spread(beside))],
    )


def morning_of(database_url: str) -> None:
    """Half past nine; nobody has begun to work."""
    move_to(A_MORNING)
    with store.db.connection_context(), store.db.atomic():
        change = Change(A_MORNING - timedelta(days=1), actor_kind="system")
        for user_id in HR:
            people.put(change, user_id, role=Role.RECRUITER)
        values = {
            "many": DIGESTS,
            "before": A_MORNING - timedelta(days=1),
            "eleven": A_MORNING.replace(hour=11, minute=0),
        }
        for statement in _COMPANY.split(";\n"):
            if statement.strip():
                store.execute(statement, **values)
        store.execute("UPDATE digest SET look_at = %(due)s", due=A_MORNING.replace(minute=45))
    with store.db.connection_context():
        store.execute("ANALYZE")


def move_to(at: datetime) -> None:
    with store.db.connection_context():
        store.execute("UPDATE clock SET ahead = %(at)s - statement_timestamp()", at=at)


def hire(place: Installation) -> None:
    with requests.Session() as session:
        for user_id in (*(f"m{number}" for number in range(1, DIGESTS + 1)), *HR, *DECLINING, *FREE):
            session.post(f"{place.wecom}/sandbox/people", json={"user_id": user_id, "name": user_id}, timeout=30)


def invite(database_url: str) -> None:
    """Each has one interview, so soon that a decline cannot wait until it can no longer be undone."""
    now = datetime.now(UTC) + timedelta(0)
    with store.db.connection_context():
        [row] = store.fetch("SELECT clock_now() AS now")
        now = row["now"]
    with store.db.connection_context(), store.db.atomic():
        change = Change(now, actor_kind="system")
        for user_id in FREE:
            people.put(change, user_id)
        job, start = Job.create(title="后端工程师"), now + timedelta(minutes=100)
        for number, user_id in enumerate(DECLINING):
            recruiter = people.by_user_id(HR[number % len(HR)])
            panel, candidate = [people.put(change, user_id)[0]], Candidate.create(name=f"候选{number}")
            booking.book(
                change, Booking(candidate, job, 1, "一面", start, start + timedelta(minutes=30), panel, recruiter)
            )
        publish.tell(change)


def declined(place: Installation, user_id: str, card: dict[str, object]) -> float:
    """Milliseconds from the tap until the worker knew that HR's card was with WeCom."""
    [key] = [one["key"] for one in card["button_list"] if one["text"] == "无法参加"]  # type: ignore[attr-defined]
    so_far = count("declined", "sent")
    begun = time.monotonic()
    exchange = place.post("taps", {"from": user_id, "task_id": card["task_id"], "key": key})
    assert exchange["outcome"] in ("reply", "empty"), exchange["outcome"]
    wait_until(lambda: count("declined", "sent") > so_far, every_s=0.02)
    return (time.monotonic() - begun) * 1000


def count(kind: str, state: str) -> int:
    with store.db.connection_context():
        [row] = store.fetch(
            "SELECT count(*) AS n FROM outbox WHERE kind = %(kind)s AND state = %(state)s", kind=kind, state=state
        )
    return int(row["n"])


def told_once() -> set[str]:
    """Whose message left, and was one attempt."""
    with store.db.connection_context():
        rows = store.fetch("SELECT to_user FROM outbox WHERE kind = 'digest' AND state = 'sent' AND attempts = 1")
    return {row["to_user"] for row in rows}


def is_done(kind: str) -> bool:
    with store.db.connection_context():
        [row] = store.fetch(
            """SELECT count(*) FILTER (WHERE state IN ('queued', 'sending')) AS waiting,
                 count(*) FILTER (WHERE state = 'sent') AS sent FROM outbox WHERE kind = %(kind)s""",
            kind=kind,
        )
    most = DIGESTS if kind == "digest" else len(DECLINING)
    return row["waiting"] == 0 and row["sent"] >= most
