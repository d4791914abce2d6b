"""A short disk is told with what is left of it."""

from __future__ import annotations

from pathlib import Path

from bot.launch import disk


def test_what_is_left_is_told_where_it_is_too_little(tmp_path: Path) -> None:
    assert disk.left_where_short(Path("/proc")) == "0 MB"  # a file system without any room
    assert disk.left_where_short(tmp_path / "nowhere") is None
