"""The web process of the tests: the product with the stage's commands added."""

import atexit
import contextlib

from bot import app as composition
from bot import log, settings
from bot.db.store import Purpose
from bot.launch.databases import with_database
from tests.world.stage import STAGED, all_handlers

log.configure("web")
_until_exit = contextlib.ExitStack()
atexit.register(_until_exit.close)
app = composition.build(
    _until_exit.enter_context(with_database(settings.load())), all_handlers(*STAGED), Purpose.WEB
).web
