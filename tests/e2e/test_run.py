"""./run: one command starts all, one signal stops all, and whatever goes wrong is said in words."""

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from bot.settings import ROOT, WECOM_FIVE
from tests.conftest import free_port

PATIENCE_S = 60


class Copy:
    """One copy of the product, with ports and a data folder of its own."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.port, self.sandbox_port = free_port(), free_port()
        self._started: list[subprocess.Popen[str]] = []

    def run(self, *arguments: str, **environ: str) -> subprocess.Popen[str]:
        # Empty, not absent: a developer's .env must not have its way here.
        nothing = dict.fromkeys((*WECOM_FIVE, "SANDBOX", "DATABASE_URL", "BASE_URL"), "")
        ports = {"PORT": str(self.port), "SANDBOX_PORT": str(self.sandbox_port)}
        started = subprocess.Popen(
            [sys.executable, "-m", "bot.launch.supervise", *arguments],
            cwd=ROOT,
            env=os.environ | nothing | ports | {"VAR_DIR": str(self.var)} | environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._started.append(started)
        return started

    def remove(self) -> None:
        """Whatever a failed test left."""
        for process in self.processes():
            process.kill()
        for started in self._started:
            started.communicate()
        cluster = self.var / "pg" / "cluster"
        if cluster.is_symlink():  # as root it is elsewhere
            shutil.rmtree(cluster.resolve().parent)

    def processes(self) -> list[psutil.Process]:
        """All that runs for this copy."""
        found = []
        for process in psutil.process_iter():
            try:
                if process.environ().get("VAR_DIR") == str(self.var):
                    found.append(process)
            except psutil.Error:
                continue  # somebody else's, or a zombie
        return found

    def left(self) -> list[psutil.Process]:
        """What still runs after its end; who was just killed may take a moment to be gone."""
        _, alive = psutil.wait_procs(self.processes(), timeout=2)
        return alive

    def server_pid(self) -> int:
        return int((self.var / "pg" / "cluster" / "postmaster.pid").read_text().split()[0])


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Copy]:
    copy = Copy(tmp_path / "var")
    yield copy
    copy.remove()


def start_of(running: subprocess.Popen[str]) -> list[str]:
    """The lines up to the address, or all if it never comes."""
    lines: list[str] = []
    assert running.stdout is not None
    for line in running.stdout:
        lines.append(line.strip())
        if "http://" in line:
            break
    return lines


def test_some_of_the_five_settings_are_refused_with_the_missing_ones_named(copy: Copy) -> None:
    refused = copy.run(WECOM_CORP_ID="ww1", WECOM_SECRET="hunter2")
    out, complaint = refused.communicate(timeout=PATIENCE_S)
    assert refused.returncode == 2
    assert out == ""
    assert complaint.count("\n") == 1
    for missing in ("WECOM_AGENT_ID", "WECOM_TOKEN", "WECOM_ENCODING_AES_KEY"):
        assert missing in complaint
    assert "hunter2" not in complaint


@pytest.mark.parametrize("setting", ["PORT", "SANDBOX_PORT"])
def test_a_taken_port_is_named_before_anything_is_started(copy: Copy, setting: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused = copy.run(**{setting: port})
        _, complaint = refused.communicate(timeout=PATIENCE_S)
    assert refused.returncode == 1
    assert f"{setting}={port}" in complaint
    assert complaint.count("\n") == 1
    assert not (copy.var / "pg").exists()
    assert copy.left() == []


def test_an_unknown_mode_is_answered_with_the_known_ones(copy: Copy) -> None:
    refused = copy.run("dance")
    _, complaint = refused.communicate(timeout=PATIENCE_S)
    assert refused.returncode == 2
    assert "test" in complaint
    assert "check" in complaint


def test_it_ends_its_start_with_an_address_that_answers_and_sigterm_stops_all_of_it(copy: Copy) -> None:
    running = copy.run()
    *ticks, last = start_of(running)
    assert all(tick.startswith("✓") for tick in ticks)
    assert f"http://127.0.0.1:{copy.sandbox_port}/" in last
    for door in (f"http://127.0.0.1:{copy.sandbox_port}/", f"http://127.0.0.1:{copy.port}/healthz"):
        with urllib.request.urlopen(door) as answer:
            assert answer.status == 200
    running.terminate()
    running.terminate()  # `timeout` and some shells do tell twice; it must not make us hurry
    _, complaint = running.communicate(timeout=PATIENCE_S)
    assert (running.returncode, complaint) == (0, "")
    assert "Shutting down: Master" in (copy.var / "log" / "web.log").read_text()
    assert copy.left() == []


def test_when_one_part_is_killed_the_others_stop_and_the_reason_is_said(copy: Copy) -> None:
    running = copy.run()
    start_of(running)
    web = [process for process in copy.processes() if "gunicorn" in process.cmdline()]
    min(web, key=lambda process: process.create_time()).kill()  # the master is the eldest
    _, complaint = running.communicate(timeout=PATIENCE_S)
    assert running.returncode == 1
    assert "web was killed by SIGKILL" in complaint
    assert copy.left() == []


def test_after_a_kill_of_the_supervisor_nothing_stays_but_the_database_which_the_next_start_adopts(copy: Copy) -> None:
    running = copy.run()
    start_of(running)
    pid = copy.server_pid()
    children = [process for process in copy.processes() if "postgres" not in process.name()]
    running.kill()
    running.communicate()
    _, alive = psutil.wait_procs(children, timeout=PATIENCE_S)
    assert alive == []

    again = copy.run()
    start_of(again)
    assert copy.server_pid() == pid
    again.terminate()
    again.communicate(timeout=PATIENCE_S)
    assert again.returncode == 0
    assert copy.left() == []
