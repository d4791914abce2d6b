"""Where an embedded server's files are, and how they are made.

A cluster is never removed. `cluster.path` in the data folder says where it was made: if it is not there, nothing is made
in its place, because an empty database would pass for the old one.

PostgreSQL refuses to run as root. Then it runs as ``nobody``, with its files under ``/var/lib/interview-assistant``.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import locale
import os
import pwd
import re
import shutil
from pathlib import Path
from typing import NamedTuple

from bot.launch import tools
from bot.launch.tools import Account, NotStarted

# A Unix socket's path may be 103 bytes long on macOS, 107 on Linux; "/.s.PGSQL.5432" comes behind the folder.
LONGEST_SOCKET_FOLDER = 80
PORT = "5432"  # names the socket, whatever PGPORT says


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
        return f"postgresql:///postgres?host={self.sockets}&port={PORT}&user=postgres"


def place(data: Path, *, make: bool = True) -> Place:
    """Of the server whose data is in `data`; unless told to `make`, nothing is made for it. Raises: NotStarted"""
    account = _nobody() if os.geteuid() == 0 else None
    cluster = _where_made(data) or (_roots_cluster(data, make=make) if account else data / "cluster")
    return Place(cluster, _socket_folder(cluster, account, make=make), account)


def check_owner(data: Path) -> None:
    """Before anything is made in it: a server of ours can only run on what its account made. Raises: NotStarted, OSError"""
    where = place(data, make=False)
    with contextlib.suppress(FileNotFoundError):
        owner = where.cluster.stat().st_uid
        if owner != (where.account.uid if where.account else os.geteuid()):
            raise NotStarted(_of_another(where.cluster, owner))


def check_folder(data: Path) -> None:
    """Raises: NotStarted when it is another account's."""
    for folder in (data, *data.parents):
        with contextlib.suppress(FileNotFoundError, PermissionError):  # the latter where one may not look
            if (owner := folder.stat().st_uid) != os.geteuid():
                raise NotStarted(_of_another(folder, owner))
            return


def _of_another(path: Path, owner: int) -> str:
    try:
        name = pwd.getpwuid(owner).pw_name
    except KeyError:
        name = str(owner)
    name = "root" if name == "nobody" else name  # root's server runs as nobody
    return (
        f"{path} 属于账号 {name}，请用它启动，或把 VAR_DIR 设到别处；什么都没有改动。 It belongs to the account {name}: start as "
        f"that (sudo -u {name} ./run), or set another VAR_DIR. Nothing was changed."
    )


def _where_made(data: Path) -> Path | None:
    """Where the cluster of this folder was made, if one was; the folder may have been moved since."""
    link = data / "cluster"
    if link.is_symlink():
        return data / link.readlink()
    if link.exists():
        return link
    with contextlib.suppress(FileNotFoundError):
        if path := (data / "cluster.path").read_text():  # empty while it is written, and who starts beside us looks
            return Path(path)
    return None


def _nobody() -> Account:
    try:
        entry = pwd.getpwnam("nobody")
    except KeyError:
        raise NotStarted(
            "as root, it needs a user named nobody. Run as an ordinary user, or set DATABASE_URL."
        ) from None
    return Account(entry.pw_uid, entry.pw_gid)


def _roots_cluster(data: Path, *, make: bool) -> Path:
    """The cluster outside `data`, which `nobody` may be unable to reach."""
    home = tools.ROOTS_HOME / _short_hash(data)
    if not make:
        return home / "cluster"
    home.mkdir(parents=True, exist_ok=True)
    for folder in (tools.ROOTS_HOME, home):
        folder.chmod(0o755)  # whatever the umask says
    return home / "cluster"


def _socket_folder(cluster: Path, account: Account | None, *, make: bool) -> Path:
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
    tools.give(folder, account)
    return folder


def find_or_make(data: Path, place: Place, *, may_make: bool) -> None:
    """Raises: NotStarted when it is gone, or of another version."""
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
    tools.give(unfinished, place.account)
    made = tools.run(
        place.account,
        "initdb",
        f"--pgdata={unfinished}",
        "--username=postgres",
        "--encoding=UTF8",
        "--locale=C",
        f"--lc-ctype={_ctype()}",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--auth-local=trust",  # the folder of the socket is ours alone; else `access_rules` count
        "--auth-host=reject",
    )
    if made.returncode != 0:
        raise NotStarted(f"initdb failed: {' '.join(made.stdout.split())[-500:]} (Or set DATABASE_URL.)")
    unfinished.rename(place.cluster)


def access_rules(place: Place) -> dict[str, str]:
    """Settings by which a server that runs as another account lets in us alone, and none of that account's processes.

    The files are ours and outside the cluster, so that account cannot change them; a cluster that an earlier version
    made needs no change (PostgreSQL, "Peer Authentication" and "User Name Maps").
    """
    if place.account is None:
        return {}  # the folder of the socket is ours alone
    us = pwd.getpwuid(os.geteuid()).pw_name  # any role of the database: as `postgres` we could become each
    files = {
        "hba_file": ("pg_hba.conf", "local all all peer map=us\n"),
        "ident_file": ("pg_ident.conf", f"us {us} all\n"),
    }
    for name, text in files.values():
        _put(place.cluster.parent / name, text)
    return {setting: str(place.cluster.parent / name) for setting, (name, _) in files.items()}


def _put(path: Path, text: str) -> None:
    """Whole or not at all: a running server that reads its rules anew, as somebody joins it, would let in nobody."""
    if path.exists() and path.read_text() == text:
        return
    written = path.with_name(f"{path.name}.new")
    written.write_text(text)
    written.chmod(0o644)  # the server reads it
    written.replace(path)


def _check_version(cluster: Path) -> None:
    made_by = (cluster / "PG_VERSION").read_text().strip()
    installed = importlib.metadata.version(tools.PACKAGE).split(".")[0]
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


def _short_hash(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]
