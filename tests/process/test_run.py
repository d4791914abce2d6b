"""./run: one command starts all, one signal stops all, and whatever goes wrong is said in words."""

import socket
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from bot.launch.supervise import usage
from tests.world.copies import PARTS, Copy, start_of
from tests.world.processes import wait_until

PATIENCE_S = 60
MODES = ("serve", "story", "chat", "verify", "test", "check", "bench", "texts")


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Copy]:
    copy = Copy(tmp_path / "var")
    yield copy
    copy.remove()


def test_some_of_the_five_settings_are_refused_with_the_missing_ones_named(copy: Copy) -> None:
    refused = copy.run(WECOM_CORP_ID="ww1", WECOM_SECRET="hunter2")
    out, complaint = refused.communicate(timeout=PATIENCE_S)
    assert refused.returncode == 2
    assert out == ""
    assert complaint.count("\n") == 1
    for missing in ("WECOM_AGENT_ID", "WECOM_TOKEN", "WECOM_ENCODING_AES_KEY"):
        assert missing in complaint
    assert "全部填上" in complaint
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


@pytest.mark.parametrize("asked", [("--help",), ("-h",), ("help",), ("serve", "--help"), ("check", "-h")])
def test_help_says_what_can_follow_run_in_both_languages(copy: Copy, asked: tuple[str, ...]) -> None:
    helped = copy.run(*asked)
    out, complaint = helped.communicate(timeout=PATIENCE_S)
    assert (helped.returncode, complaint) == (0, "")
    assert out == usage() + "\n"
    assert "启动全部" in out
    assert "start everything" in out
    assert [word for word in MODES if f"  ./run {word} " not in out.replace("[", "").replace("]", "")] == []


@pytest.mark.parametrize("wrong", [("dance",), ("serve", "x"), ("check", "x"), ("texts", "x", "y"), ("--port", "0")])
def test_what_run_does_not_know_is_named_with_what_it_knows(copy: Copy, wrong: tuple[str, ...]) -> None:
    refused = copy.run(*wrong)
    out, complaint = refused.communicate(timeout=PATIENCE_S)
    assert (refused.returncode, out) == (2, "")
    assert complaint == f"✗ 看不懂 not understood: ./run {' '.join(wrong)}\n\n{usage()}\n"


@pytest.mark.parametrize("mode", ["story", "chat", "verify"])
def test_help_of_what_talks_to_it_is_called_as_it_was_typed(copy: Copy, mode: str) -> None:
    helped = copy.run(mode, "--help")
    out, _ = helped.communicate(timeout=PATIENCE_S)
    assert helped.returncode == 0
    assert out.startswith(f"usage: ./run {mode} [-h]")


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


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Copy]:
    """One that runs, for the tests that kill a part of it."""
    copy = Copy(tmp_path_factory.mktemp("killed") / "var")
    try:
        start_of(copy.run())
        yield copy
    finally:
        copy.remove()


@pytest.mark.parametrize("part", sorted(PARTS))
def test_a_part_that_is_killed_is_back_by_itself_and_the_others_are_what_they_were(running: Copy, part: str) -> None:
    before = running.parts()
    victim = before.pop(part)
    victim.kill()
    wait_until(lambda: running.parts().get(part, victim) != victim)
    wait_until(lambda: running.is_ready())
    after = running.parts()
    # Only what stands on the victim changes: the workers of a dead master, the keeper of a dead server.
    for stands_on_it in {"web master": ["web worker"], "PostgreSQL": ["its keeper"]}.get(part, []):
        before.pop(stands_on_it)
    assert {name: after[name] for name in before} == before


def test_a_sandbox_that_was_killed_has_its_menu_and_invitations_again(running: Copy) -> None:
    running.parts()["sandbox"].kill()
    wait_until(lambda: running.parts().get("sandbox") is not None and running.is_ready())
    wait_until(lambda: bool(running.asks("menu")["button"]))
    wait_until(lambda: any(one["type"] == "template_card" for one in running.asks("chats/lisi")))


def test_while_postgresql_is_away_callbacks_are_sent_back_and_then_all_is_well_by_itself(running: Copy) -> None:
    """503, so that WeCom repeats; nothing that serves is started anew."""
    before = running.parts()
    processes = [before["PostgreSQL"], before["its keeper"]]
    for process in processes:
        process.suspend() if process is processes[1] else process.kill()
    try:
        psutil.wait_procs(processes[:1], timeout=PATIENCE_S)
        assert running.status("/healthz") == 200
        assert running.status("/readyz") == 503
        assert running.says("帮助")["tries"][-1]["status"] == 503
    finally:
        processes[1].resume()
    wait_until(running.is_ready, patience_s=15)
    assert "日程" in running.says("帮助")["reply"]["text"]
    assert {name: running.parts()[name] for name in ("web master", "web worker", "worker")} == {
        name: before[name] for name in ("web master", "web worker", "worker")
    }


@pytest.mark.long("waits half a minute for a part to die often enough")
def test_one_that_keeps_dying_ends_all_with_the_reason(copy: Copy) -> None:
    running = copy.run()
    start_of(running)
    killed: list[psutil.Process] = []
    while len(killed) < 5 and running.poll() is None:
        sandbox = copy.parts().get("sandbox")
        if sandbox is not None and sandbox not in killed:
            sandbox.kill()
            killed.append(sandbox)
    _, complaint = running.communicate(timeout=PATIENCE_S)
    assert running.returncode == 1
    assert "sandbox was killed by SIGKILL" in complaint
    assert "within a minute" in complaint
    assert copy.left() == []


@pytest.mark.long("two whole starts and a minute of waiting")
def test_after_a_kill_of_the_supervisor_its_parts_end_and_the_next_start_finds_everything(copy: Copy) -> None:
    """It need not wait: who starts at once is let in as soon as the parts of the dead one have ended."""
    running = copy.run()
    start_of(running)
    assert "日程" in copy.says("帮助")["reply"]["text"]
    [[rows]] = copy.rows("SELECT count(*) FROM inbox")
    parts = copy.parts().values()
    running.kill()
    running.communicate()
    again = copy.run()
    assert "http://" in start_of(again)[-1]
    _, alive = psutil.wait_procs(parts, timeout=1)
    assert alive == []
    assert [[rows]] == [list(row) for row in copy.rows("SELECT count(*) FROM inbox")]
    again.terminate()
    again.communicate(timeout=PATIENCE_S)
    assert again.returncode == 0
    assert copy.left() == []
