"""The web process: ``gunicorn -c gunicorn.conf.py wsgi:app``."""

import atexit
import contextlib

from bot import app as composition
from bot import log, settings
from bot.chat.command import collect
from bot.db.store import Purpose

log.configure("web")
_until_exit = contextlib.ExitStack()
atexit.register(_until_exit.close)
_settings = _until_exit.enter_context(composition.with_database(settings.load()))
app = composition.build(_settings, collect("commands"), Purpose.WEB).web
