"""How the web process is served. Threads, because a handler may wait for PostgreSQL; see docs/adr/0001-packages.md."""

import gc
import os
from pathlib import Path

from bot.settings import BadSettings, load

try:
    _settings = load()
except BadSettings as bad:
    raise SystemExit(f"设置 settings: {bad}") from None
bind = f"{os.environ.get('BIND', '127.0.0.1')}:{_settings.port}"
worker_class = "bot.web.whole_requests.Worker"  # threads, which no slow client can hold
logger_class = "bot.web.server_log.WithoutLinks"
workers = _settings.web_concurrency
threads = 16
preload_app = True
timeout = 60
graceful_timeout = 10
keepalive = 5
backlog = 512
max_requests, max_requests_jitter = 20000, 2000
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a heartbeat file, kept off the disk
control_socket_disable = True
limit_request_line = 4094
limit_request_fields = 50
forwarded_allow_ips = ",".join(_settings.trusted_proxy)
forwarder_headers = ""  # no header of a proxy's decides what path is asked for (SCRIPT_NAME, PATH_INFO)


def post_fork(server, worker):
    """A forked connection is shared with the parent; each worker makes its own, and counts for itself."""
    from bot.db import store

    store.db.dispose()
    store.keep_watch(store.Purpose.WEB)
    # What was loaded before the fork stays; looking at it again and again was a twentieth of a message's CPU.
    gc.freeze()
    gc.set_threshold(20_000)
    if counts := _counts(server):
        counts.keep_writing()


def worker_exit(server, worker):
    """What it counted in its last second."""
    if counts := _counts(worker):
        counts.write()


def child_exit(server, worker):
    """A dead worker's counts are not forgotten."""
    if counts := _counts(server):
        counts.fold(worker.pid)


def _counts(server_or_worker):
    """The counts that its processes share: those of the application, which was loaded before the fork."""
    return server_or_worker.app.wsgi().extensions.get("counts")
