"""A log that is written for months: it turns over, and neither a full disk nor a vanished folder ends it."""

from __future__ import annotations

import contextlib
import resource
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

from bot.launch.log_file import OLDER, LogFile


def test_it_turns_over_while_it_is_written_and_only_so_many_are_kept(tmp_path: Path) -> None:
    with contextlib.closing(LogFile(tmp_path / "web.log", largest=20)) as log:
        for number in range(60):
            log.write(f"line {number:02}\n".encode())
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert kept == ["web.log", *(f"web.log.{number}" for number in range(1, OLDER + 1))]
    assert (tmp_path / "web.log").read_text().endswith("line 59\n")
    assert all(path.stat().st_size <= 30 for path in tmp_path.iterdir())


def test_a_vanished_folder_is_made_again(tmp_path: Path) -> None:
    with contextlib.closing(LogFile(tmp_path / "log" / "web.log")) as log:
        log.write(b"before\n")
        shutil.rmtree(tmp_path / "log")
        log.write(b"after\n")
    assert (tmp_path / "log" / "web.log").read_text() == "after\n"


def test_after_a_full_disk_it_writes_again_and_says_how_much_is_missing(tmp_path: Path) -> None:
    with contextlib.closing(LogFile(tmp_path / "web.log")) as log:
        log.write(b"before\n")
        with full_at(tmp_path / "web.log"):
            for _ in range(3):
                log.write(b"lost\n")
        log.write(b"after\n")
    assert (tmp_path / "web.log").read_text() == "before\n\n… 3 lines could not be written\nafter\n"


@contextlib.contextmanager
def full_at(path: Path) -> Iterator[None]:
    """No file of this process may grow beyond this one's size: what a full disk is to who writes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
