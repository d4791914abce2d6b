"""What the database is and what its rows tell: worker, queue, dead letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import peewee
import psycopg2
from playhouse.pool import MaxConnectionsExceeded

from bot.db import store
from bot.db.store import Purpose
from bot.doctor.clocks import compared
from bot.doctor.finding import Finding, fine, note, wrong
from bot.interviews import people
from bot.launch.database_check import check_external
from bot.settings import Settings
from bot.web import health
from bot.wecom.errors import DECISIONS

OVERDUE = timedelta(minutes=5)
LATELY = timedelta(hours=24)

START_WORKER = (
    "启动：./run 或 python -m bot worker；没起来就看 var/log/worker.log。",
    "Start it: ./run or python -m bot worker. If it does not stay up, read var/log/worker.log.",
)


@dataclass(frozen=True)
class Known:
    """What the other examinations take from the database; nothing, if it could not be read."""

    readable: bool = False
    user_ids: tuple[str, ...] = ()
    last_callback_at: datetime | None = None
    access_token: str | None = field(default=None, repr=False)


def examine(settings: Settings, now: datetime) -> tuple[list[Finding], Known]:
    """What was found, and what was learnt on the way. `settings` have a database_url."""
    assert settings.database_url is not None
    url = settings.database_url.get_secret_value()
    part = "数据库 database"
    try:
        if unfit := check_external(url):
            return [wrong(part, one, *_SET_DATABASE) for one in unfit], Known()
        store.connect(url, Purpose.TOOL)
        with store.db.connection_context():
            [row] = store.fetch("SELECT current_setting('server_version') AS version, now() AS now")
            findings = [
                fine(part, f"PostgreSQL {str(row['version']).split()[0]}"),
                compared("时钟：数据库 clock: database", row["now"], now),
            ]
            now = row["now"]
            if pending := store.pending_migrations():
                return [*findings, wrong("表 migrations", f"未执行 pending: {', '.join(pending)}", *_MIGRATE)], Known()
            findings += [fine("表 migrations", "已是最新 up to date"), _worker(), _inbox(now), _outbox(now)]
            findings += _dead_letters(now)
            return findings, _known(settings)
    except (psycopg2.Error, peewee.PeeweeException, MaxConnectionsExceeded) as error:
        return [wrong(part, f"出错 error: {type(error).__name__}", *_SET_DATABASE)], Known()


_SET_DATABASE = (
    "核对 DATABASE_URL，确认 PostgreSQL 已启动、可连接；建库的写法见 docs/operate.md。",
    "Check DATABASE_URL, and that PostgreSQL runs and can be reached; docs/operate.md shows how to make the database.",
)
_MIGRATE = ("执行：python -m bot migrate", "Run: python -m bot migrate")


def _worker() -> Finding:
    part = "后台进程 worker"
    # The heartbeat is the database's clock, and so is its age.
    [row] = store.fetch(
        """SELECT extract(epoch FROM now() - max(last_heartbeat)) AS age,
             count(*) FILTER (WHERE last_heartbeat > now() - make_interval(secs => %(limit)s)) AS alive
           FROM procrastinate_workers""",
        limit=health.WORKER_SILENT_AFTER.total_seconds(),
    )
    if row["age"] is None:
        return wrong(part, "没有在运行 none is running", *START_WORKER)
    if not row["alive"]:
        return wrong(part, f"没有动静已 silent for {row['age']:.0f} s", *START_WORKER)
    return fine(part, f"{row['alive']} 个在运行 running")


def _inbox(now: datetime) -> Finding:
    part = "待答消息 inbox"
    [row] = store.fetch("SELECT count(*) AS count, min(received_at) AS oldest FROM inbox WHERE done_at IS NULL")
    if not row["count"]:
        return fine(part, "无积压 nothing waits")
    waited_s = (now - row["oldest"]).total_seconds()
    seen = f"{row['count']} 条，最久 waiting, the oldest for {waited_s:.0f} s"
    if waited_s < health.QUEUE_TOO_OLD_S:
        return fine(part, seen)
    return wrong(
        part,
        seen,
        "后台进程应几秒内补答：确认它在运行，日志里找 message not resumed。",
        "The worker answers these within seconds: see that it runs, and look for “message not resumed” in its log.",
    )


def _outbox(now: datetime) -> Finding:
    part = "待发消息 outbox"
    [row] = store.fetch(
        """SELECT count(*) AS count, min(coalesce(sending_at, created_at)) AS oldest,
             (array_agg(last_error ORDER BY id) FILTER (WHERE last_error IS NOT NULL))[1] AS why
           FROM outbox WHERE state = 'sending' OR (state = 'queued' AND (not_before <= %(now)s OR attempts > 0))""",
        now=now,
    )
    if not row["count"]:
        return fine(part, "无积压 nothing waits")
    waited = now - row["oldest"]
    seen = f"{row['count']} 条，最久 waiting, the oldest for {waited.total_seconds():.0f} s"
    if waited < OVERDUE:
        return fine(part, seen)
    why = f" ({row['why']})" if row["why"] else ""
    return wrong(
        part,
        f"{seen}{why}",
        "确认后台进程在运行；括号里是企业微信最近一次的答复，其余各项会指出原因。",
        "See that the worker runs. In brackets is what WeCom said last; the cause is among the other findings.",
    )


def _dead_letters(now: datetime) -> Iterator[Finding]:
    part = "发送失败 dead letters"
    rows = store.fetch(
        """SELECT errcode, min(last_error) AS why, count(*) AS count FROM outbox
           WHERE state = 'failed' AND coalesce(sending_at, created_at) > %(since)s
           GROUP BY errcode ORDER BY count DESC""",
        since=now - LATELY,
    )
    if not rows:
        yield fine(part, "24 小时内没有 none in 24 hours")
    for row in rows:
        decided = DECISIONS.get(row["errcode"] or 0)
        en, zh = decided.reason if decided else (f"WeCom refused it: {row['why']}", f"企业微信拒绝：{row['why']}")
        seen = f"24 小时内 in 24 hours: {row['count']} × errcode {row['errcode']}"
        yield note(part, seen, f"{zh}。", f"{en[:1].upper()}{en[1:]}.")


def _known(settings: Settings) -> Known:
    [row] = store.fetch("SELECT max(received_at) AS last FROM inbox")
    tokens = store.fetch(
        "SELECT token FROM access_token WHERE agent = %(agent)s",
        agent=f"{settings.wecom_corp_id}:{settings.wecom_agent_id}",
    )
    return Known(
        readable=True,
        user_ids=tuple(str(member.user_id) for member in people.everybody()),
        last_callback_at=row["last"],
        access_token=tokens[0]["token"] if tokens else None,
    )
