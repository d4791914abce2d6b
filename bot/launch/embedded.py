"""The PostgreSQL that comes with the product: starts when needed, is shared, and stops with its last user.

Two locks, both freed by the kernel however their holder dies:

* ``users.lock``, shared: held by every process that uses the server. Whoever can turn it into an exclusive one is the
  last, and stops the server. A process that was killed leaves the server running; the next user adopts it.
* ``start.lock``, exclusive: held while the cluster is made and the server is started.

It is for trying things out: in production set ``DATABASE_URL``.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from bot.launch import cluster, tools
from bot.launch.cluster import PORT, Place
from bot.launch.tools import NotStarted
from bot.log import log

__all__ = ["Embedded", "NotStarted", "address_if_running", "using"]

PATIENCE_S = 60
LOOK_EVERY_S = 1.0
SERVER_SETTINGS = {
    "listen_addresses": "",  # the socket only
    "port": PORT,
    "max_connections": "200",
    "timezone": "UTC",
    # Statements hold what people write. None is logged: neither a slow one, nor one that fails or waits, nor the rows
    # that it names in its details.
    "log_min_duration_statement": "-1",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    # A file for each day of the week, which begins anew a week later.
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "%a.log",
    "log_file_mode": "0600",
    "log_rotation_size": "0",
    "log_truncate_on_rotation": "on",
}


@contextlib.contextmanager
def using(data: Path) -> Iterator[str]:
    """The server's address (a libpq URL), for as long as the block runs.

    Raises: NotStarted
    """
    server = Embedded(data)
    try:
        yield server.start()
    finally:
        server.stop()


def address_if_running(data: Path) -> str | None:
    """The address of the server, if one runs; starts and changes nothing.

    Raises: NotStarted where none can run
    """
    data = data.expanduser().resolve()
    try:
        place = cluster.place(data, make=False)
        return place.url if _postmaster(place) else None
    except OSError as refused:
        raise NotStarted(f"{refused.strerror}: {refused.filename or data}") from refused


class Embedded:
    """One process's use of the server whose data is in `data`.

    A forked child uses it with its parent: the locks are the same, and only who started it can stop it.
    """

    def __init__(self, data: Path) -> None:
        self.data = data.expanduser().resolve()
        self._use: int | None = None
        self._place: Place | None = None
        self._user = os.getpid()

    def start(self, *, may_make: bool = True) -> str:
        """Start the server, or join those who use it already; its address as a libpq URL.

        Unless it `may_make` one, there must be a cluster.
        Raises: NotStarted
        """
        try:
            cluster.check_owner(self.data)
            self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._use is None:
                self._use = _locked(self.data / "users.lock", fcntl.LOCK_SH)
            start = _locked(self.data / "start.lock", fcntl.LOCK_EX)
            try:
                self._place = place = cluster.place(self.data)
                cluster.find_or_make(self.data, place, may_make=may_make)
                _start_server(place)
            finally:
                os.close(start)
        except OSError as refused:
            if isinstance(refused, PermissionError):
                cluster.check_folder(self.data)
            raise NotStarted(f"{refused.strerror}: {refused.filename or self.data}") from refused
        return place.url

    def is_running(self) -> bool:
        return self._place is not None and _postmaster(self._place) is not None

    @property
    def log(self) -> Path | None:
        return self._place.log if self._place else None

    def keep_running(self) -> None:
        """From now on start it again whenever it has died, for as long as this process lives and uses it."""
        threading.Thread(target=self._keep_running, name="postgresql", daemon=True).start()

    def keep_running_in_forks(self) -> None:
        """The same in each process that is forked from now on. Not in this one: a process that forks has no threads."""
        os.register_at_fork(after_in_child=self.keep_running)

    def _keep_running(self) -> None:
        while self._use is not None:
            time.sleep(LOOK_EVERY_S)
            if self.is_running():
                continue
            try:
                self.start(may_make=False)
                log.warning("PostgreSQL was started again")
            except NotStarted as reason:
                log.error("PostgreSQL cannot be started again", reason=str(reason))

    def stop(self) -> None:
        """Leave the server; the last one to leave stops it."""
        if self._use is None or os.getpid() != self._user:
            return
        use, self._use = self._use, None
        try:
            fcntl.flock(use, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if self._place:
                _stop_server(self._place)
                if self._place.sockets != self._place.cluster:
                    shutil.rmtree(self._place.sockets, ignore_errors=True)
        except BlockingIOError:
            pass  # somebody else still uses it
        finally:
            os.close(use)


def _start_server(place: Place) -> None:
    settings = SERVER_SETTINGS | {"unix_socket_directories": str(place.sockets)} | cluster.access_rules(place)
    options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    give_up_at = time.monotonic() + PATIENCE_S
    while not _answers(place):
        if time.monotonic() > give_up_at:
            raise NotStarted(f"PostgreSQL does not start; its log: {place.log}")
        _disown_pid_file(place)
        started = tools.run(
            place.account,
            "pg_ctl",
            f"--pgdata={place.cluster}",
            f"--log={place.log}",
            f"--timeout={PATIENCE_S}",
            f"--options={options}",
            "--wait",
            "start",
            daemon=True,
        )
        if started.returncode != 0:
            time.sleep(0.3)  # the backends of a server that was killed are still leaving


def _stop_server(place: Place) -> None:
    if _postmaster(place):
        stop = ("pg_ctl", f"--pgdata={place.cluster}", "--mode=fast", f"--timeout={PATIENCE_S}", "--wait", "stop")
        tools.run(place.account, *stop)


def _answers(place: Place) -> bool:
    # Without its pid file a server is one whose data was removed; it will notice within a minute.
    if not (place.cluster / "postmaster.pid").exists():
        return False
    asked = tools.run(place.account, "pg_isready", "--quiet", f"--host={place.sockets}", f"--port={PORT}")
    return asked.returncode == 0


def _postmaster(place: Place) -> psutil.Process | None:
    """The cluster's running server. Its pid alone proves nothing: after a reboot it may be anybody's."""
    with contextlib.suppress(OSError, ValueError, IndexError, psutil.Error):
        pid = int((place.cluster / "postmaster.pid").read_text().splitlines()[0])
        process = psutil.Process(pid)
        if any(str(place.cluster) in word for word in process.cmdline()):
            return process
    return None


def _disown_pid_file(place: Place) -> None:
    """Free a start that a pid file blocks whose pid has become another process's.

    PostgreSQL lets the pid of its grandparent pass, and that will be us; unlike removing the file, this keeps its check
    that no backend is still attached to the old shared memory.
    """
    pid_file = place.cluster / "postmaster.pid"
    if _postmaster(place) or not pid_file.exists():
        return
    _, *rest = pid_file.read_text().splitlines(keepends=True) or [""]
    pid_file.write_text("".join([f"{os.getpid()}\n", *rest]))


def _locked(path: Path, kind: int) -> int:
    held = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    fcntl.flock(held, kind)
    return held
