"""The web process: ``gunicorn -c gunicorn.conf.py wsgi:app``."""

import atexit
import contextlib

from bot import app as composition
from bot import log, memory, metrics, settings
from bot.chat.handlers import collect
from bot.chat.understanding import learned
from bot.db.ownership import NotOurs
from bot.db.store import DatabaseDown, Purpose, db
from bot.launch.databases import with_database
from bot.launch.embedded import Embedded, NotStarted
from bot.nlu.spelling import plainly
from bot.times import calendar

log.configure("web")
memory.keep_private()  # the workers, forked later, inherit it
_until_exit = contextlib.ExitStack()
atexit.register(_until_exit.close)
# The master starts the embedded database and stops it; its workers, forked later, look after it.
try:
    _settings = _until_exit.enter_context(with_database(settings.load(), keep=Embedded.keep_running_in_forks))
except settings.BadSettings as bad:
    raise SystemExit(f"设置 settings: {bad}") from None
except NotStarted as reason:
    raise SystemExit(str(reason)) from None
_built = composition.build(
    _settings, collect("commands"), Purpose.WEB, counts=metrics.Shared(_settings.var / "metrics")
)
try:
    with contextlib.suppress(DatabaseDown):  # it may come later; then the first message asks
        _built.check_database()
except NotOurs as refused:
    raise SystemExit(str(refused)) from None
finally:
    db.close_all()  # the workers are forked from here
for part in (plainly, learned, calendar):
    part.load()  # before the fork, and before anybody is listened to: no first message waits for it
app = _built.web
