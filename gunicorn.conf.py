"""How the web process is served. Threads, because a handler may wait for PostgreSQL; see docs/adr/0001-packages.md."""

import os
import shutil
import tempfile
from pathlib import Path

# Counters of several workers meet in a folder, which must be named before prometheus_client is imported, and empty.
_counters = Path(
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(Path(tempfile.gettempdir()) / f"counters-{os.getpid()}"))
)
shutil.rmtree(_counters, ignore_errors=True)
_counters.mkdir(parents=True)

bind = f"{os.environ.get('BIND', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
worker_class = "gthread"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
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
forwarded_allow_ips = os.environ.get("TRUSTED_PROXY", "127.0.0.1")


def post_fork(server, worker):
    """A forked connection is shared with the parent; each worker makes its own."""
    from bot.db.store import db

    db.dispose()


def child_exit(server, worker):
    """A dead worker's gauges are forgotten."""
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)


def on_exit(server):
    """Leave nothing behind."""
    shutil.rmtree(_counters, ignore_errors=True)
