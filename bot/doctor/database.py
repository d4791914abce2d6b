"""What the database is and what its rows tell: worker, queue, dead letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import peewee
import psycopg2
from playhouse.pool import MaxConnectionsExceeded

from bot.db import condition, ownership, store
from bot.db.store import Purpose
from bot.doctor.clocks import compared
from bot.doctor.finding import Finding, Mark, fine, note, wrong
from bot.interviews import accounts, people
from bot.launch import databases, embedded
from bot.launch.database_check import NO_ANSWER, check_external
from bot.launch.embedded import NotStarted
from bot.launch.ownership import owner_in
from bot.notices import readers, unread
from bot.settings import Settings
from bot.web import health
from bot.wecom.errors import DECISIONS

OVERDUE = timedelta(minutes=5)
LATELY = timedelta(hours=24)
MOST_LISTED = 5

START_WORKER = (
    "Start it: ./run or python -m bot worker. If it does not stay up, read var/log/worker.log.",
    "启动：./run 或 python -m bot worker；没起来就看 var/log/worker.log。",
)


@dataclass(frozen=True)
class Known:
    """What the other examinations take from the database; nothing, if it could not be read."""

    readable: bool = False
    user_ids: tuple[str, ...] = ()
    last_callback_at: datetime | None = None
    access_token: str | None = field(default=None, repr=False)


def examine(settings: Settings, own_now: datetime) -> Iterator[Finding | Known]:
    """What was found; at last, what was learnt on the way."""
    part = "数据库 database"
    try:
        url = _address(settings)
    except NotStarted as reason:
        yield wrong(part, str(reason), *_OWN_DATABASE)
        return
    if url is None:
        yield wrong(part, "自带的 PostgreSQL 没有在运行 the embedded PostgreSQL does not run", *_START_IT)
        return
    try:
        if unfit := check_external(url):
            yield from (wrong(part, one, *(FROZEN if one == NO_ANSWER else _SET_DATABASE)) for one in unfit)
            return
        store.connect(url, Purpose.LOOK)
        with store.db.connection_context():
            yield from _examine_what_answers(settings, own_now)
    except (psycopg2.Error, peewee.PeeweeException, MaxConnectionsExceeded) as error:
        yield wrong(part, f"出错 error: {type(error).__name__}", *_SET_DATABASE)


def _address(settings: Settings) -> str | None:
    """None if it is the embedded server's, and that does not run. Raises: NotStarted"""
    if settings.database_url is not None:
        return settings.database_url.get_secret_value()
    server_url = embedded.address_if_running(settings.var / "pg")
    return databases.named(server_url, owner_in(settings)) if server_url else None


def _examine_what_answers(settings: Settings, own_now: datetime) -> Iterator[Finding | Known]:
    [row] = store.fetch("SELECT current_setting('server_version') AS version, clock_timestamp() AS now")
    now = row["now"]
    yield fine("数据库 database", f"PostgreSQL {str(row['version']).split()[0]}")
    yield compared("时钟：数据库 clock: database", now, own_now)
    yield _room()
    if held := condition.holders():
        yield from map(_lock, held)
    schema = _schema()
    yield schema
    if schema.mark is Mark.WRONG:
        return
    yield _owner(settings)
    looks: tuple[Callable[[], Iterable[Finding | Known]], ...] = (
        lambda: [_worker()],
        lambda: [_inbox(now)],
        lambda: [_outbox(now)],
        lambda: _dead_letters(now),
        lambda: [_readers()],
        lambda: [_accounts()],
        lambda: [_known(settings)],
    )
    for look in looks:
        try:
            with store.db.atomic():
                found = list(look())
        except peewee.OperationalError as error:
            if not store.is_timeout(error):
                raise
            if not held:
                yield wrong("锁 locks", "有表被锁住 a table is locked", *_NO_HOLDER)
            return
        yield from found


def _room() -> Finding:
    with store.db.atomic() as looking:
        has_room = condition.has_room()
        looking.rollback()
    if has_room:
        return fine("数据库的磁盘 database's disk", "可写 can be written")
    return wrong(
        "数据库的磁盘 database's disk",
        "满了 full",
        "Make room on PostgreSQL's disk; nothing needs a restart. Until then messages get 503, and WeCom repeats them.",
        "给 PostgreSQL 的磁盘腾出空间；之后不用重启。消息在此之前回 503，企业微信会重发几次。",
    )


def _lock(holder: condition.Holder) -> Finding:
    return wrong(
        "锁 locks",
        str(holder),
        f"Somebody left a transaction open: commit or close it, or run SELECT pg_terminate_backend({holder.pid});",
        f"有人开着事务没提交：提交或关掉它，或执行 SELECT pg_terminate_backend({holder.pid});",
    )


def _schema() -> Finding:
    part = "表 migrations"
    if pending := store.pending_migrations():
        return wrong(part, f"未执行 pending: {', '.join(pending)}", *_MIGRATE)
    if newer := condition.migrations_of_newer_code():
        return wrong(
            part,
            f"数据库比程序新 newer than this code: {', '.join(newer)}",
            "The code on this machine is old: git pull, and start it anew.",
            "这台机器上的程序是旧版：git pull 后重新启动。",
        )
    if missing := condition.missing_tables():
        return wrong(
            part,
            f"缺表 missing tables: {', '.join(missing)}",
            "Restore a backup (docs/operate.md): somebody removed them, and the product does not make them anew.",
            "从备份恢复（docs/operate.md）；表是被人删掉的，程序不会重建它。",
        )
    return fine(part, "已是最新 up to date")


def _owner(settings: Settings) -> Finding:
    part = "数据库归属 whose database"
    if trouble := ownership.find_trouble(owner_in(settings)):
        return wrong(part, f"{settings.mode} 不能用它 may not use it", *trouble)
    return fine(part, owner_in(settings))


def _readers() -> Finding:
    part = "谁收通知 who hears"
    without, found = readers.ahead_without_hr(), unread.look()
    if not found.has_reader:
        seen = f"没有人 nobody: {without} 场面试没有 HR，也没有管理员 interviews without HR, and no admin"
        return wrong(
            part,
            seen,
            "Nobody would hear that somebody cannot come. Let those in ADMIN_USERIDS say something to the bot first, or run "
            "python -m bot member <userid> --role recruiter.",
            "有人不能来时没人知道。让 ADMIN_USERIDS 里的人先给机器人发一句话，或 python -m bot member <账号> --role recruiter。",
        )
    if found.waiting or found.refused:
        seen = (
            f"{found.waiting} 条等人接收 wait for a reader, {found.refused} 条被企业微信退回 refused for their reader"
        )
        return wrong(
            part,
            seen,
            "HR and admins must be within the app's visible range. What was refused went to the next in line; what nobody "
            "can get is tried again by the hour.",
            "HR 和管理员要在应用的可见范围内；退回的已转给下一位，没人能收的每小时再试。",
        )
    if without:
        seen = f"{without} 场面试没有 HR interviews without HR"
        return note(part, seen, "What concerns them is told to the admins.", "它们的通知发给管理员。")
    return fine(part, "HR 或管理员 HR or admins")


def _accounts() -> Finding:
    part = "待核实的成员 unverified members"
    unverified = accounts.unverified()
    if not unverified:
        return fine(part, "没有 none")
    return wrong(
        part,
        ", ".join(unverified[:MOST_LISTED])
        + (f" … (+{len(unverified) - MOST_LISTED})" if unverified[MOST_LISTED:] else ""),
        "WeCom has not confirmed that these accounts exist, so they cannot use the bot yet. The worker asks again; if one "
        "is misspelt, add the right one.",
        "企业微信还没确认有这些账号，他们还不能用。后台进程会再问；账号写错了就用对的重新添加。",
    )


FROZEN = (
    "PostgreSQL takes connections and does not answer: look at its load and disk, and whether it is stopped; restart it.",
    "PostgreSQL 接受连接却不回答：看它的负载、磁盘，是否被暂停；必要时重启它。",
)
_OWN_DATABASE = (
    "Do as it says; for production set DATABASE_URL.",
    "按上面的提示处理；生产环境请设置 DATABASE_URL。",
)
_START_IT = (
    "Start it: ./run (this examination starts nothing); for production set DATABASE_URL.",
    "启动：./run（检查本身不启动任何东西）；生产环境请设置 DATABASE_URL。",
)
_NO_HOLDER = (
    "Look again in some seconds, and it will say by whom; SELECT * FROM pg_locks WHERE NOT granted shows it, too.",
    "过几秒再查一次，会指出是谁；SELECT * FROM pg_locks WHERE NOT granted 也能看到。",
)
_SET_DATABASE = (
    "Check DATABASE_URL, and that PostgreSQL runs and can be reached; docs/operate.md shows how to make the database.",
    "核对 DATABASE_URL，确认 PostgreSQL 已启动、可连接；建库的写法见 docs/operate.md。",
)
_MIGRATE = ("Run: python -m bot migrate", "执行：python -m bot migrate")


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
        "The worker answers these within seconds: see that it runs, and look for “message not resumed” in its log.",
        "后台进程应几秒内补答：确认它在运行，日志里找 message not resumed。",
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
        "See that the worker runs. In brackets is what WeCom said last; the cause is among the other findings.",
        "确认后台进程在运行；括号里是企业微信最近一次的答复，其余各项会指出原因。",
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
        yield note(part, seen, f"{en[:1].upper()}{en[1:]}.", f"{zh}。")


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
