"""A database is the demo's or a company's, never both; see docs/adr/0010-a-database-is-the-demos-or-a-companys.md."""

from __future__ import annotations

from bot.db import clock, schema, store
from bot.launch.ownership import DEMO_ACCOUNTS, MIXED, PEOPLE, Mixed, Owner, by_people

Words = tuple[str, str]  # English, Chinese


class NotOurs(Exception):
    """This mode must not touch the database; `cure` says why, and what to do (English, Chinese)."""

    def __init__(self, cure: Words) -> None:
        super().__init__("\n".join(reversed(cure)))
        self.cure = cure


def migrate(owner: Owner, *, said: Owner | None = None) -> list[str]:
    """Bring the schema up to date and write down whose the database is; names of what was applied.

    A new one is `owner`'s, whose mode this is; one that was there before belongs to whom its people tell, and if
    somebody has `said` so, to them.
    Raises: NotOurs when the schema is too old for this code, or when nobody can tell whose it is. In the second case it
    is up to date all the same.
    """
    with store.db.connection_context():
        is_new = not store.fetch("SELECT 1 FROM pg_class WHERE oid = to_regclass('member')")
    try:
        applied = schema.migrate()
    except schema.TooOld:
        raise NotOurs(_TOO_OLD) from None
    with store.db.connection_context(), store.db.atomic():
        marked = _marked()
        if said is not None and marked not in (None, said):
            raise NotOurs(_OF_THE_OTHER[Owner(str(marked))])  # what is known is not for anybody to say
        if said is not None:
            _mark(said)
        elif marked is None:
            try:
                _mark(owner if is_new else _by_people())
            except Mixed:
                raise NotOurs(MIXED) from None
    return applied


def check(owner: Owner) -> None:
    """On this thread's connection.

    Raises: NotOurs when the database is not `owner`'s, has lost its clock, or is a company's whose clock somebody moved.
    """
    if trouble := find_trouble(owner):
        raise NotOurs(trouble)


def find_trouble(owner: Owner) -> Words | None:
    """Why that mode must not or cannot use the database and what to do, None if it may; on this thread's connection."""
    try:
        found = _marked() or (_by_people() if _has_members() else None)
    except Mixed:
        return MIXED
    if found not in (None, owner):
        return _OF_THE_OTHER[Owner(str(found))]
    if clock.is_gone():
        return _CLOCK_GONE
    if owner is Owner.COMPANY and clock.is_moved():
        return _CLOCK_MOVED
    return None


def set_clock_right() -> None:
    """Nothing is ahead, nothing stands still: the time is PostgreSQL's own again."""
    store.execute(
        "INSERT INTO clock DEFAULT VALUES ON CONFLICT (one) DO UPDATE SET ahead = EXCLUDED.ahead, stands_at = NULL"
    )


def _marked() -> Owner | None:
    rows = store.fetch("SELECT owner FROM belongs_to")
    return Owner(rows[0]["owner"]) if rows else None


def _mark(owner: Owner) -> None:
    store.execute(
        "INSERT INTO belongs_to (owner) VALUES (%(owner)s) ON CONFLICT (one) DO UPDATE SET owner = EXCLUDED.owner",
        owner=owner,
    )


def _by_people() -> Owner:
    [row] = store.fetch(PEOPLE, demo_accounts=list(DEMO_ACCOUNTS))
    return by_people(row["demo"], row["others"])


def _has_members() -> bool:
    return bool(store.fetch("SELECT 1 FROM member LIMIT 1"))


_OF_THE_OTHER = {
    Owner.DEMO: (
        "This database is the demo's, with its people and interviews. For real mode make an empty one (docs/operate.md), "
        "put it into DATABASE_URL and run python -m bot migrate; for the demo take the five WECOM_ settings out of .env.",
        "DATABASE_URL 是演示用的数据库，里面是演示的成员和面试。真实模式请另建一个空库（docs/zh/operate.md）填入 DATABASE_URL，"
        "再运行 python -m bot migrate；要继续演示，去掉 .env 里的五个 WECOM_ 设置。",
    ),
    Owner.COMPANY: (
        "This database is a company's; neither demo nor sandbox may use it. For the company set all five WECOM_ settings "
        "in .env, and no SANDBOX; for the demo take DATABASE_URL out, or give it an empty database.",
        "DATABASE_URL 是公司的数据库，演示和沙箱不能用它。公司要用：在 .env 里填全五个 WECOM_ 设置，不设 SANDBOX；"
        "要演示：去掉 DATABASE_URL，或换一个空库。",
    ),
}
_TOO_OLD = (
    "This database is older than this version can upgrade. Upgrade it through commit 909d7397 first: git checkout 909d7397, "
    "run python -m bot migrate there, then come back. The demo's data can begin anew: stop it and remove VAR_DIR (var/).",
    "这个数据库太旧，本版本不能直接升级。请先升级到提交 909d7397：git checkout 909d7397，在那里运行 python -m bot migrate，"
    "再换回本版本。演示数据可以重新开始：停掉程序，删除 VAR_DIR（var/）。",
)
_CLOCK_GONE = (
    "The clock in this database is gone (table clock is empty): messages get 503. Put it back: "
    "python -m bot migrate --reset-clock",
    "数据库里的时钟没有了（clock 表是空的），消息都回 503。恢复：python -m bot migrate --reset-clock",
)
_CLOCK_MOVED = (
    "The clock in this database was moved; real mode does not start on it. Put it right: python -m bot migrate --reset-clock",
    "数据库里的时钟被调过，真实模式不启动。恢复：python -m bot migrate --reset-clock",
)
