"""The demo's company on a Wednesday morning, with codes that are the same each time: what the sets speak of.

`python -m tests.understanding.company` prints it.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from bot.db import schema, store
from bot.db.store import Purpose
from bot.demo import top_up
from bot.demo_days import CODE
from bot.interviews import lookup
from bot.interviews.models import Interview
from bot.launch import embedded
from bot.times.zones import company_zone
from tests.databases import address, drop, empty_database, new_name, run
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
def anew(server_url: str) -> Iterator[Callable[[], Stage]]:
    """Each call is the company as it was founded, whatever was said to the one before."""
    copied: list[str] = []

    def copy() -> Stage:
        _let_go(copied, server_url)
        copied.append(new_name())
        run(server_url, f"CREATE DATABASE {copied[0]} TEMPLATE {urlsplit(template).path[1:]}")
        return Stage(address(server_url, copied[0]))

    with empty_database(server_url) as template:
        store.connect(template, Purpose.TOOL)
        with store.connected():
            schema.migrate()
        found()
        store.db.close_all()
        try:
            yield copy
        finally:
            _let_go(copied, server_url)


def _let_go(copied: list[str], server_url: str) -> None:
    if not store.db.is_closed():
        store.db.close()
    store.db.close_all()
    for name in copied:
        drop(server_url, name)
    copied.clear()


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
