"""What the database is, whose, and whether it can be worked with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

import peewee
import psycopg2
from playhouse.pool import MaxConnectionsExceeded

from bot.db import condition, ownership, schema, signing_on, store
from bot.db.store import Purpose
from bot.doctor import rooms, rows
from bot.doctor.clocks import compared
from bot.doctor.finding import Finding, Mark, fine, wrong
from bot.interviews import people
from bot.launch import databases, embedded
from bot.launch.database_check import NO_ANSWER, check_external
from bot.launch.embedded import NotStarted
from bot.launch.ownership import owner_in
from bot.settings import Settings


@dataclass(frozen=True)
class Known:
    """What the other examinations take from the database; nothing, if it could not be read."""

    readable: bool = False
    user_ids: tuple[str, ...] = ()
    last_callback_at: datetime | None = None
    access_token: str | None = field(default=None, repr=False)
    signing_on: signing_on.Record | None = None


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
    looks: list[Callable[[], Iterable[Finding | Known]]] = [
        *rows.looks(now),
        *rooms.looks(settings, now),
        lambda: [_known(settings)],
    ]
    for look in looks:
        try:
            with store.db.atomic():
                found = list(look())
        except peewee.OperationalError as error:
            if not store.is_timeout(error):
                raise
            if store.is_locked(error):
                if not held:
                    yield wrong("锁 locks", "有表被锁住 a table is locked", *_NO_HOLDER)
            else:
                yield wrong("数据库 database", "太慢，查询超时 too slow, a look at it took too long", *_SLOW)
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
    if pending := schema.pending():
        return wrong(part, f"未执行 pending: {', '.join(pending)}", *_MIGRATE)
    if newer := schema.of_newer_code():
        return wrong(
            part,
            f"数据库比程序新 newer than this code: {', '.join(newer)}",
            "The code on this machine is old: git pull, and start it anew.",
            "这台机器上的程序是旧版：git pull 后重新启动。",
        )
    if missing := schema.missing_tables():
        return wrong(
            part,
            f"缺表 missing tables: {', '.join(missing)}",
            "Restore a backup (docs/operate.md): somebody removed them, and the product does not make them anew.",
            "从备份恢复（docs/zh/operate.md）；表是被人删掉的，程序不会重建它。",
        )
    return fine(part, "已是最新 up to date")


def _owner(settings: Settings) -> Finding:
    part = "数据库归属 whose database"
    if trouble := ownership.find_trouble(owner_in(settings)):
        return wrong(part, f"{settings.mode} 不能用它 may not use it", *trouble)
    return fine(part, owner_in(settings))


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
_SLOW = (
    "Look at PostgreSQL's load, memory and disk, and run ANALYZE; then run doctor again for the rest.",
    "看 PostgreSQL 的负载、内存、磁盘，执行 ANALYZE；之后再运行 doctor 查其余各项。",
)
_SET_DATABASE = (
    "Check DATABASE_URL, and that PostgreSQL runs and can be reached; docs/operate.md shows how to make the database.",
    "核对 DATABASE_URL，确认 PostgreSQL 已启动、可连接；建库的写法见 docs/zh/operate.md。",
)
_MIGRATE = ("Run: python -m bot migrate", "执行：python -m bot migrate")


def _known(settings: Settings) -> Known:
    tokens = store.fetch(
        "SELECT token FROM access_token WHERE agent = %(agent)s",
        agent=f"{settings.wecom_corp_id}:{settings.wecom_agent_id}",
    )
    return Known(
        readable=True,
        user_ids=tuple(str(member.user_id) for member in people.everybody()),
        last_callback_at=condition.last_message_at(),
        access_token=tokens[0]["token"] if tokens else None,
        signing_on=signing_on.record(),
    )
