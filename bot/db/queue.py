"""Jobs on the same PostgreSQL: a job is deferred in the transaction that made it needed, or not at all.

A job names what to look at, and nothing else; see docs/adr/0003-rows-are-the-truth.md.
"""

from __future__ import annotations

from collections.abc import Collection

import procrastinate
from psycopg.conninfo import make_conninfo

from bot.db import store
from bot.db.watch import CONNECT_WITHIN_S

DELIVER, RESUME, TAKE_IN = "deliver", "resume", "take in"
# What may take long, or come in any number, has a queue of its own, and keeps nothing else waiting.
PROMPT, PATIENT, INBOUND = "default", "patient", "inbound"
_QUEUES = {DELIVER: PROMPT, RESUME: PATIENT, TAKE_IN: INBOUND}
# A pool that waits longer for a connection asks ever more rarely; the worker starts over instead, with a new pool.
GIVE_UP_AFTER_S = 3.0


def make(database_url: str) -> procrastinate.App:
    """The queue of this database, for a worker; whoever defers does so by the functions below."""
    conninfo = make_conninfo(database_url, connect_timeout=CONNECT_WITHIN_S, **store.FINDS_OUT)
    return procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=conninfo, timeout=GIVE_UP_AFTER_S))


def deliver(user_ids: Collection[str]) -> None:
    """Ask a worker to send what is owed to each of the members, one after the other for each."""
    _defer(DELIVER, [(f"member:{user_id}", {"to_user": user_id}) for user_id in sorted(user_ids)])


def deliver_unless_asked(user_ids: Collection[str]) -> None:
    """The same for a sweep, which would otherwise ask again every few seconds for whoever has to wait."""
    rows = store.fetch(
        "SELECT lock FROM procrastinate_jobs WHERE lock = ANY(%(locks)s) AND status = 'todo'",
        locks=[f"member:{user_id}" for user_id in user_ids],
    )
    asked = {row["lock"] for row in rows}
    deliver([user_id for user_id in user_ids if f"member:{user_id}" not in asked])


def resume(entry_id: int) -> None:
    """Ask a worker to handle a row of the inbox."""
    _defer(RESUME, [(f"inbox:{entry_id}", {"entry_id": entry_id})])


def take_in(delivery_id: int, provider: str, external_id: str) -> None:
    """Ask a worker to do what a hook brought; what is about one thing there is done in the order in which it came."""
    _defer(TAKE_IN, [(f"hook:{provider}:{external_id}", {"delivery_id": delivery_id})])


def _defer(task: str, jobs: list[tuple[str, dict[str, object]]]) -> None:
    """By procrastinate's own SQL function: its Python side takes three round trips a job, and this takes one for all."""
    if not jobs:
        return
    if not store.db.in_transaction():
        raise RuntimeError("a job was deferred outside a transaction: it would not be tied to its cause")
    store.fetch(
        """SELECT procrastinate_defer_jobs_v1(array_agg(
             ROW(%(queue)s, %(task)s, 0, lock, NULL, arguments, NULL)::procrastinate_job_to_defer_v1))
           FROM unnest(%(locks)s, %(arguments)s::jsonb[]) AS job (lock, arguments)""",
        queue=_QUEUES[task],
        task=task,
        locks=[lock for lock, _ in jobs],
        arguments=[store.json(arguments) for _, arguments in jobs],
    )
