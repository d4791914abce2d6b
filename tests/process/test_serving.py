"""What a test has started is not left to the tests that follow, whatever it does."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.serving import end

DEAF = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); signal.pause()"


def test_who_does_not_end_when_asked_is_killed_and_so_are_all_and_the_test_fails() -> None:
    deaf, quick = (
        subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
        for script in (DEAF, "print(flush=True); input()")
    )
    with deaf, quick:
        for process in (deaf, quick):
            assert process.stdout is not None
            process.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            end([deaf, quick], patience_s=0.1)
        assert deaf.poll() == -9
        assert quick.poll() is not None
