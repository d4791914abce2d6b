"""The command that the documents show passes the tests that they show, and the codes of the READMEs are the demo's."""

from __future__ import annotations

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from bot import demo, demo_days
from bot.chat.command import Command
from bot.settings import ROOT
from tests.world.clock import NOW
from tests.world.stage import Stage

_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND, TESTS = _BLOCK.findall((ROOT / "docs" / "add-a-command.md").read_text(encoding="utf-8"))


def _run(block: str, path: Path) -> dict[str, Any]:
    """Everything that the block defines."""
    path.write_text(block, encoding="utf-8")
    return runpy.run_path(str(path))


@pytest.mark.parametrize("name", re.findall(r"^def (test_\w+)", TESTS, re.MULTILINE))
def test_the_documented_command_passes_its_documented_tests(name: str, fresh_database_url: str, tmp_path: Path) -> None:
    """Both are taken from the page as they stand; each test talks to the command as a member does."""
    [command] = [value for value in _run(COMMAND, tmp_path / "workload.py").values() if isinstance(value, Command)]
    _run(TESTS, tmp_path / "tests.py")[name](Stage(fresh_database_url, command))


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_a_code_that_a_readme_shows_exists_in_the_demo(name: str, fresh_database_url: str) -> None:
    """Whoever types it as it stands there gets an interview, and not a regret."""
    shown = set(re.findall(r"(?<![\w:/.-])\d{4}(?![\w-])", (ROOT / name).read_text(encoding="utf-8")))
    stage = Stage(fresh_database_url)
    demo.top_up(NOW)
    assert shown == {demo_days.CODE}
    assert "陈晓" in stage.say(demo_days.CODE, "lisi")
    assert "陈晓" in stage.say(f"候选人回复 {demo_days.CODE} 不来", "zhangmin")
