"""Settings of several processes: what is made once is the same for all, and with a wrong one none starts."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bot.settings import ROOT
from tests import loaded
from tests.conftest import free_port, quiet_environ
from tests.world.five import FIVE

REST = {"SECRET_KEY": "k3y-that-signs-cookies", "DATABASE_URL": "postgresql://bot:pa55word@db/bot"}


def test_two_that_start_together_make_the_same_values(tmp_path: Path) -> None:
    program = (
        "import pathlib, sys; from bot.settings import load; sys.stdin.read();"
        "print(load({}, root=pathlib.Path(sys.argv[1])).wecom_token.get_secret_value())"
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        for _ in range(4)
    ]
    for process in started:
        assert process.stdin is not None
        process.stdin.close()  # now
    found = set()
    for process in started:
        with process:
            assert process.stdout is not None
            found.add(process.stdout.read().strip())
    [token] = found
    assert len(token) == 24


@pytest.mark.parametrize(
    "command",
    [
        ("bot", "worker"),
        ("bot", "migrate"),
        ("bot", "doctor"),
        ("bot.launch.supervise",),
        ("gunicorn", "-c", "gunicorn.conf.py", "wsgi:app"),
        ("wsgi",),
    ],
    ids=lambda command: command[-1],
)
@pytest.mark.parametrize(
    "wrong", [{"WEB_CONCURRENCY": "0"}, {"VAR_DIR": __file__}], ids=lambda wrong: next(iter(wrong))
)
def test_nothing_starts_with_it_and_each_part_says_so_in_one_line(
    tmp_path: Path, command: tuple[str, ...], wrong: dict[str, str]
) -> None:
    environ = quiet_environ(tmp_path, "", free_port(), free_port()) | FIVE | REST | wrong
    done = loaded.run(*command, environ=environ)
    assert done.returncode != 0
    [line] = done.stdout.strip().splitlines()
    [(name, _)] = wrong.items()
    assert f"设置 settings: {name}: " in line
