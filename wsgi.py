"""The web process: ``gunicorn -c gunicorn.conf.py wsgi:app``."""

import atexit
import contextlib

from bot import app as composition
from bot import log, settings
from bot.chat.command import collect
from bot.db.ownership import NotOurs
from bot.db.store import DatabaseDown, Purpose, db

log.configure("web")
_until_exit = contextlib.ExitStack()
atexit.register(_until_exit.close)
_settings = _until_exit.enter_context(composition.with_database(settings.load()))
_built = composition.build(_settings, collect("commands"), Purpose.WEB)
try:
    with contextlib.suppress(DatabaseDown):  # it may come later; then the first message asks
        _built.check_database()
except NotOurs as refused:
    raise SystemExit(str(refused)) from None
finally:
    db.close_all()  # the workers are forked from here
app = _built.web
