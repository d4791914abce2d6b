"""What is wrong with this installation, and how to put it right.

It looks and touches nothing: neither the shared access token nor the outbox, and it sends no message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime

from bot import app
from bot.db import clock
from bot.doctor import callback, database, wecom
from bot.doctor.finding import Finding, fine, wrong
from bot.launch import embedded
from bot.settings import Settings


def examine(settings: Settings, own_clock: Callable[[], datetime] = clock.own) -> Iterator[Finding]:
    """Each finding as soon as it is known; what cannot be looked at because of an earlier one is left out."""
    yield fine("设置 settings", f"{settings.mode} · AgentId {settings.wecom_agent_id} · {settings.base_url}")
    known = database.Known()
    with ExitStack() as running:
        try:
            ready = running.enter_context(app.with_database(settings))
        except embedded.NotStarted as reason:
            yield wrong("数据库 database", str(reason), *_OWN_DATABASE)
        else:
            findings, known = database.examine(ready, own_clock())
            yield from findings
        yield from wecom.examine(settings, own_clock, known)
        yield from callback.examine(settings, own_clock, known)


_OWN_DATABASE = (
    "按上面的提示处理；生产环境请设置 DATABASE_URL。",
    "Do as it says; for production set DATABASE_URL.",
)
