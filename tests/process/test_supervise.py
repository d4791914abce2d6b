"""What ./run shows of its children's logs, and that none of them, nor what they started, outlives it."""

import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from bot.launch.children import Child, Children, Died
from bot.launch.supervise import IN_PARALLEL, in_parallel
from bot.launch.terminal import tell_exchange
from bot.launch.upkeep import MOST_DEATHS, KeepsDying, Upkeep


@pytest.fixture(autouse=True)
def handlers_put_back() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def shown(lines: list[str], logs: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What is shown of a child that prints these lines."""
    script = f"print({chr(10).join(lines)!r})"
    with Children(logs) as children:
        children.run("web", [sys.executable, "-c", script], {"PYTHONIOENCODING": "utf-8"}, tell_exchange)
    return capsys.readouterr().out.splitlines()


def exchange(said: str) -> str:
    return json.dumps({"event": "exchange", "who": "张三", "said": said, "summary": "3 场面试", "ms": 12})


def test_an_exchange_is_one_line_and_the_log_has_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = ["[INFO] Listening", exchange("今天"), '{"event": "noise", "level": "info"}', "{not json"]
    assert shown(lines, tmp_path, capsys) == ["张三 今天 → 3 场面试 · 12 ms"]
    assert (tmp_path / "web.log").read_text().splitlines() == lines


def test_an_error_names_the_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (line,) = shown(['{"event": "no answer", "level": "error"}'], tmp_path, capsys)
    assert line == f"✗ web: no answer ({tmp_path / 'web.log'})"


def test_what_people_say_cannot_steer_the_terminal_or_fill_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (line,) = shown([exchange("\x1b[2J\n" + "长" * 500)], tmp_path, capsys)
    assert line.isprintable()
    assert len(line) < 100


@pytest.mark.parametrize(
    ("arguments", "how"), [([], IN_PARALLEL), (["--long", "-x"], IN_PARALLEL), (["tests/unit/test_when.py", "-x"], ())]
)
def test_all_tests_run_side_by_side_and_those_that_somebody_names_one_after_the_other(
    arguments: list[str], how: tuple[str, ...]
) -> None:
    assert in_parallel(arguments) == how


def test_a_child_that_fails_is_named_with_its_code_and_last_words(tmp_path: Path) -> None:
    with Children(tmp_path) as children, pytest.raises(Died, match=r"prepare ended with exit code 3(.|\n)*the reason"):
        children.run("prepare", [sys.executable, "-c", "print('the reason'); exit(3)"], {}, lambda *_: None)


def test_what_a_child_started_goes_with_it(tmp_path: Path) -> None:
    heard: list[str] = []

    def hear(_: Child, line: str) -> None:
        heard.append(line)

    orphan_maker = "import subprocess; print(subprocess.Popen(['sleep', '600']).pid, flush=True)"
    with Children(tmp_path) as children:
        children.start("web", [sys.executable, "-c", orphan_maker], {"PATH": "/usr/bin:/bin"}, hear)
        assert children.next_end(seconds=30)
    assert is_gone(int(heard[0]))


def is_gone(pid: int) -> bool:
    try:
        orphan = psutil.Process(pid)
        orphan.wait(timeout=5)
    except psutil.NoSuchProcess:
        return True
    except psutil.TimeoutExpired:
        return orphan.status() == psutil.STATUS_ZOMBIE
    return True


def test_a_dead_part_is_started_at_once_then_after_growing_pauses_and_the_fifth_time_in_a_minute_not_at_all() -> None:
    now = [100.0]
    upkeep = Upkeep(lambda: now[0])
    pauses = []
    for _ in range(MOST_DEATHS - 1):
        pauses.append(upkeep.start_again_at("web") - now[0])
        now[0] += 5
    assert pauses == [0, 1, 2, 4]
    assert upkeep.start_again_at("worker") == now[0]  # each has its own count
    with pytest.raises(KeepsDying):
        upkeep.start_again_at("web")


def test_deaths_of_more_than_a_minute_ago_are_forgotten() -> None:
    now = [100.0]
    upkeep = Upkeep(lambda: now[0])
    pauses = []
    for _ in range(20):
        pauses.append(upkeep.start_again_at("web") - now[0])
        now[0] += 15.1
    assert max(pauses) == pauses[-1] < 8
