"""``worker``: apart from what prepares an installation, which needs nothing of what it loads."""

from __future__ import annotations

import argparse
import asyncio

from bot import app as composition
from bot import log, memory, worker
from bot.chat.handlers import collect
from bot.cli.database import wait_for_tables
from bot.db import store
from bot.db.store import Purpose
from bot.launch.databases import with_database
from bot.launch.embedded import Embedded
from bot.settings import load


def work(_: argparse.Namespace) -> int:
    log.configure("worker")
    memory.keep_private()  # before anything secret is read; the PDFs of strangers are drawn beside it
    settings = load()
    with with_database(settings, keep=Embedded.keep_running) as ready:
        wait_for_tables(ready)
        app = composition.build(ready, collect("commands"), Purpose.WORKER)
        store.keep_watch(Purpose.WORKER)
        asyncio.run(
            worker.work(app.queue, app.dispatcher, app.delivery, app.own_clock, rooms=app.rooms, fetcher=app.fetcher)
        )
    return 0
