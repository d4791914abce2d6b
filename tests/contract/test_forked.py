"""What is forked for a test tells, obeys and ends as what is started from nothing does."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil
import pytest

from bot.settings import ROOT
from tests import loaded

SERVES = ("http.server", "--bind", "127.0.0.1", "0")  # until it is stopped


@pytest.mark.parametrize(("typed", "locale"), [(("when", "明天下午3点"), "C.UTF-8"), (("dance",), "en_US.UTF-8")])
def test_it_tells_and_complains_the_same_and_ends_with_the_same_code(typed: tuple[str, ...], locale: str) -> None:
    environ = os.environ | {"LC_ALL": locale}
    forked = loaded.run_apart("bot", *typed, environ=environ)
    started = subprocess.run(
        [sys.executable, "-m", "bot", *typed], cwd=ROOT, env=environ, capture_output=True, text=True
    )
    assert (forked.returncode, forked.stdout, forked.stderr) == (started.returncode, started.stdout, started.stderr)
    assert forked.stdout + forked.stderr


def test_it_obeys_signals_and_how_it_ended_is_known(tmp_path: Path) -> None:
    with (tmp_path / "log").open("wb") as log:
        for stop in (signal.SIGTERM, signal.SIGKILL):
            running = loaded.start(*SERVES, environ=os.environ, told=log)
            assert running.poll() is None
            running.send_signal(stop)
            assert running.wait(30) == -stop == running.poll()
            assert not psutil.pid_exists(running.pid)


def test_whoever_takes_too_long_is_stopped() -> None:
    with tempfile.TemporaryFile() as told:
        running = loaded.start(*SERVES, environ=os.environ, told=told)
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait_or_kill(0.05)
        assert running.wait(30) == -signal.SIGKILL
