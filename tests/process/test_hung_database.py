"""PostgreSQL hangs: it is there, takes connections and statements, and answers none of them."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psutil
import pytest

from bot.settings import ROOT
from tests.world.copies import Copy, start_of
from tests.world.processes import say, wait_until

SPEAKERS = ("zhangsan", "wangwu", "zhangmin", "admin")
AT_ONCE = 40  # more than the web processes have threads


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Copy]:
    copy = Copy(tmp_path / "var")
    try:
        assert "http" in start_of(copy.run())[-1]
        yield copy
    finally:
        copy.remove()


@contextlib.contextmanager
def hung(running: Copy) -> Iterator[None]:
    """All of PostgreSQL is stopped, as by a debugger or a disk that does not come back."""
    postmaster = running.parts()["PostgreSQL"]
    stopped = [postmaster, *postmaster.children(recursive=True)]
    for process in stopped:
        process.suspend()
    try:
        yield
    finally:
        for process in stopped:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.resume()


def send(running: Copy, number: int) -> dict[str, Any]:
    address = f"http://127.0.0.1:{running.sandbox_port}"
    return say(address, "日程", msg_id=5000 + number, **{"from": SPEAKERS[number % len(SPEAKERS)]})


def decline(running: Copy) -> dict[str, Any]:
    return say(f"http://127.0.0.1:{running.sandbox_port}", "无法参加 1203", msg_id=4999, **{"from": "lisi"})


def doctor(running: Copy) -> subprocess.CompletedProcess[str]:
    environ = running.processes()[0].environ() | {"WECOM_CORP_ID": "", "DATABASE_URL": ""}
    for name in [name for name in environ if name.startswith("WECOM_")]:
        environ[name] = ""
    command = [sys.executable, "-m", "bot", "doctor"]
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.long("waits for every time-out; test_run takes PostgreSQL away each time")
def test_while_postgresql_hangs_callbacks_are_sent_back_in_time_and_then_nothing_is_lost_or_doubled(
    running: Copy,
) -> None:
    """503 before WeCom hangs up, and nothing is started anew. What PostgreSQL did of it all the same is found again."""
    before = running.parts()
    wait_until(running.is_ready)
    with ThreadPoolExecutor(AT_ONCE + 1) as members, hung(running):
        declined = members.submit(decline, running)
        sent = list(members.map(lambda number: send(running, number), range(AT_ONCE)))
        assert running.status("/healthz") == 200
        assert running.status("/readyz") == 503
        tries = [one for exchange in [declined.result(), *sent] for one in exchange["tries"]]
        assert {(one["status"], one["error"]) for one in tries} == {(503, None)}
        examined = doctor(running)
        assert examined.returncode == 1
        assert "does not answer" in examined.stdout, examined.stdout
    wait_until(running.is_ready, patience_s=15)
    assert {name: running.parts()[name] for name in ("web master", "web worker", "worker")} == {
        name: before[name] for name in ("web master", "web worker", "worker")
    }
    for exchange in [decline(running), *(send(running, number) for number in range(AT_ONCE))]:
        assert exchange["outcome"] != "failed"
    wait_until(lambda: not running.rows("SELECT 1 FROM inbox WHERE done_at IS NULL"))
    asked = "SELECT count(*), count(DISTINCT message->'fields'->>'MsgId') FROM inbox WHERE user_id <> 'system'"
    assert running.rows(f"{asked} AND (message->'fields'->>'MsgId')::bigint BETWEEN 4999 AND 5999") == [
        (AT_ONCE + 1, AT_ONCE + 1)
    ]
    effects = "SELECT count(*) FROM audit_event a JOIN interview i ON i.id = a.entity_id WHERE i.code = '1203'"
    assert running.rows(f"{effects} AND a.action = 'panel.declined'") == [(1,)]
    wait_until(lambda: running.rows("SELECT 1 FROM outbox WHERE kind = 'declined' AND state = 'sent'"))
    assert running.rows("SELECT count(*) FROM outbox WHERE kind = 'declined'") == [(1,)]
