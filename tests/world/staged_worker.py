"""The worker of the tests: the product's with the stage's commands added, and soon taken for dead."""

import asyncio

from bot import app as composition
from bot import log, settings, worker
from bot.db import store
from bot.db.store import Purpose
from bot.launch.databases import with_database
from tests.world.stage import STAGED, all_handlers

log.configure("worker")
with with_database(settings.load()) as ready:
    app = composition.build(ready, all_handlers(*STAGED), Purpose.WORKER)
    store.keep_watch(Purpose.WORKER)
    asyncio.run(
        worker.work(
            app.queue, app.dispatcher, app.delivery, app.own_clock, rooms=app.rooms, fetcher=app.fetcher, dead_after_s=3
        )
    )
