"""The demo's company on a Wednesday morning, with codes that are the same each time: what the sets speak of.

`python -m tests.language.company` prints it.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
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
from tests.e2e.stage import Stage

NOW = datetime(2026, 3, 11, 2, 0, tzinfo=UTC)  # 10:00 in Beijing
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


@contextlib.contextmanager
def anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    """Each call is the company as it was founded, whatever was said to the one before."""
    kept = Kept(databases, _furnish)

    def founded() -> Stage:
        _leave()
        kept.put_back()
        if store.db.database != (url := kept.url()):
            store.db.close_all()
        return Stage(url, is_founded=True)

    kept.url()
    try:
        yield founded
    finally:
        _leave()
        store.db.close_all()
        kept.let_go()


def _furnish(database_url: str) -> None:
    store.connect(database_url, Purpose.TOOL)
    found()
    store.db.close_all()
    Stage(database_url)


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
