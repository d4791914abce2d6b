"""The doctor says when other accounts can read what holds secrets, and how that is put right."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.doctor import files
from bot.doctor.finding import Mark


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o602])
def test_an_env_file_that_others_can_read_is_wrong_with_its_cure(tmp_path: Path, mode: int) -> None:
    env = tmp_path / ".env"
    env.write_text("WECOM_SECRET=s3cret")
    env.chmod(mode)
    [found] = files.examine(env, tmp_path)
    assert found.mark is Mark.WRONG
    assert all(f"chmod 600 {env}" in line for line in found.cure)
    assert "s3cret" not in str(found)
    env.chmod(0o600)
    assert [one.mark for one in files.examine(env, tmp_path)] == [Mark.FINE]


def test_a_folder_of_data_that_others_can_enter_is_told(tmp_path: Path) -> None:
    var = tmp_path / "var"
    var.mkdir()
    var.chmod(0o755)
    [found] = files.examine(tmp_path / ".env", var)
    assert found.mark is Mark.NOTE
    assert all(f"chmod 700 {var}" in line for line in found.cure)


def test_what_is_not_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert [one.mark for one in files.examine(tmp_path / ".env", tmp_path / "none")] == [Mark.FINE]
