"""The demo's company on a Wednesday morning, with codes that are the same each time: what the sentences speak of.

`python -m tests.language.company` prints it. Some readings speak of another world, an office with five interviews.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.db import schema, store
from bot.db.store import Purpose
from bot.demo import top_up
from bot.demo_days import CODE
from bot.interviews import lookup
from bot.interviews.models import Interview
from bot.launch import embedded
from bot.times.zones import company_zone
from tests.databases import Databases, Kept
from tests.world.clock import NOW
from tests.world.office import Office
from tests.world.stage import Stage, mark

COMPANY, OFFICE = "company", "office"
_FIRST_CODE = 2001


def found() -> None:
    """On the database that is connected, migrated and empty."""
    top_up(NOW)
    with store.connected(), store.db.atomic():
        others = list(Interview.select().where(Interview.code != CODE).order_by(Interview.slot, Interview.id))
        Interview.update(code=None).where(Interview.code != CODE).execute()
        for number, one in enumerate(others):
            Interview.update(code=str(_FIRST_CODE + number)).where(Interview.id == one.id).execute()
        # It has no provider of rooms, unlike the demo.
        Interview.update(meeting_url="https://meeting.example.com/1").where(Interview.mode == "video").execute()
        _send_invitations()


def _send_invitations() -> None:
    """Everybody has the card of each interview that waits for their answer."""
    store.execute(
        """INSERT INTO outbox (dedup_key, to_user, kind, interview_id, for_sequence, created_at, not_before, sent_at, state,
                               task_id, buttons, expires_at)
           SELECT 'card-' || i.code || '-' || m.user_id, m.user_id, 'invited', i.id, i.sequence, at.at, at.at, at.at, 'sent',
                  'card-' || i.code || '-' || m.user_id, true, lower(i.slot)
           FROM participant p JOIN interview i ON i.id = p.interview_id JOIN member m ON m.id = p.member_id,
                (SELECT %(now)s::timestamptz - interval '1 hour' AS at) at
           WHERE p.response = 'needs_action' AND lower(i.slot) > %(now)s""",
        now=NOW,
    )


def _furnish(database_url: str) -> None:
    store.connect(database_url, Purpose.TOOL)
    found()
    store.db.close_all()
    Stage(database_url)


def _furnish_office(database_url: str) -> None:
    """张三: 1203 陈晓 today 14:00 and 1677 韩若溪 tomorrow 10:00, both unanswered; 2878 林悦 since 9:30 and 3001 周航 on
    Friday 16:00, both accepted. 李四, too, is asked for 1677. 孙一: 4001 何洁 alone, unanswered.
    """
    office = Office(database_url)
    for user_id in ("wangwu", "sunyi"):
        office.joins(user_id)
    for code, candidate, at, *panel in (
        ("2878", "林悦", "03-11 09:30", "zhangsan"),
        ("1203", "陈晓", "03-11 14:00", "zhangsan"),
        ("1677", "韩若溪", "03-12 10:00", "zhangsan", "lisi"),
        ("3001", "周航", "03-13 16:00", "zhangsan"),
        ("4001", "何洁", "03-12 16:00", "sunyi"),
    ):
        given = office.plan(candidate, at, *panel)
        if code in ("2878", "3001"):
            office.answers(given, "zhangsan", "accepted")
        with store.db.connection_context():
            Interview.update(code=code).where(Interview.code == given).execute()


WORLDS: dict[str, Callable[[str], None]] = {COMPANY: _furnish, OFFICE: _furnish_office}


@contextlib.contextmanager
def anew(databases: Databases, world: str = COMPANY) -> Iterator[Callable[[], Stage]]:
    """Each call is the company as it was founded, whatever was said to the one before."""
    kept = Kept(databases, WORLDS[world])
    extra = (mark,) if world == OFFICE else ()

    def founded() -> Stage:
        _leave()
        kept.put_back()
        if store.db.database != (url := kept.url()):
            store.db.close_all()
        return Stage(url, *extra, is_founded=True)

    kept.url()
    try:
        yield founded
    finally:
        _leave()
        store.db.close_all()
        kept.let_go()


class Worlds:
    """A stage in each world, made when it is first asked for. Whoever plays in one leaves it as it was."""

    def __init__(self, databases: Databases) -> None:
        self._databases = databases
        self._name = ""
        self._stack = contextlib.ExitStack()

    def stage(self, world: str) -> Stage:
        if world != self._name:
            self.close()
            self._stage = self._stack.enter_context(anew(self._databases, world))()
            self._name = world
        return self._stage

    def close(self) -> None:
        self._stack.close()
        self._name = ""


def _leave() -> None:
    if not store.db.is_closed():
        store.db.close()


def _rows() -> list[str]:
    interviews = lookup.load([one.id for one in Interview.select(Interview.id).order_by(Interview.slot)])
    rows = []
    for one in sorted(interviews, key=lambda one: (one.start or NOW, one.id)):
        assert one.slot is not None
        start, end = (at.astimezone(company_zone()) for at in one.slot)
        panel = ", ".join(f"{place.member.name}:{place.response}" for place in one.panel)
        rows.append(
            f"{one.code}  {start:%a %m-%d %H:%M}–{end:%H:%M}  {one.candidate.name}  {one.application.job.title} {one.round_name}  "
            f"{one.mode}{' ' + str(one.room.name) if one.room else ''}  {one.status}  candidate:{one.candidate_response}  [{panel}]"
        )
    return rows


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, embedded.using(Path(folder)) as url:
        store.connect(url, Purpose.TOOL)
        with store.connected():
            schema.migrate()
        found()
        with store.connected():
            print("\n".join(_rows()))


if __name__ == "__main__":
    main()
