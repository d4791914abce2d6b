"""The database that a command works on."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

from bot import log
from bot.cli.complaint import NotMigrated
from bot.db import ownership, schema, store
from bot.db.store import Purpose
from bot.installation import Installation, process
from bot.launch.databases import with_database
from bot.launch.ownership import Owner, owner_in
from bot.settings import Settings

WAIT_S = 1.0


@contextlib.contextmanager
def opened(
    settings: Settings,
    purpose: Purpose = Purpose.TOOL,
    *,
    migrated: bool = True,
    former_belongs_to: Owner | None = None,
) -> Iterator[Settings]:
    """The settings with a database that can be reached: the one they name, or the embedded one for this long.

    Raises: NotMigrated, or ownership.NotOurs, unless `migrated` is not asked for.
    """
    with with_database(settings, former_belongs_to) as ready, process.running(Installation.of(settings)):
        assert ready.database_url is not None
        store.connect(ready.database_url.get_secret_value(), purpose)
        try:
            if migrated:
                with store.db.connection_context():
                    if schema.pending():
                        raise NotMigrated
                    ownership.check(owner_in(settings))
            yield ready
        except Exception as error:
            if store.is_lost(error) or store.is_unable(error):
                raise store.DatabaseDown from error
            raise


def wait_for_tables(settings: Settings) -> None:
    """A worker that is started while the database is away waits for it. Raises: NotMigrated"""
    while True:
        try:
            with opened(settings, Purpose.WORKER):
                return
        except store.DatabaseDown:
            log.log.error("waiting for the database")
            time.sleep(WAIT_S)
