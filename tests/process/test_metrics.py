"""Counts of several web workers: summed, kept when a worker ends, and never in the way."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from bot import metrics

pytestmark = pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")  # of processes that have threads


@pytest.fixture
def shared(tmp_path: Path) -> metrics.Shared:
    return metrics.Shared(tmp_path)


def worker(shared: metrics.Shared, answered: int) -> int:
    """A worker that counts and ends; its pid."""
    pid = os.fork()
    if pid == 0:
        metrics.callbacks.clear()  # of what this test's own process has counted
        metrics.callbacks.labels("answered").inc(answered)
        metrics.callback_seconds.observe(0.02)
        metrics.clock_apart_seconds.set(answered)
        shared.write()
        os._exit(0)
    os.waitpid(pid, 0)
    return pid


def value(shared: metrics.Shared, line: str) -> float:
    [found] = [one.split()[-1] for one in shared.exposition().decode().splitlines() if one.startswith(line + " ")]
    return float(found)


def test_what_workers_counted_is_summed_and_survives_them(shared: metrics.Shared) -> None:
    answered, seconds = 'callback_total{outcome="answered"}', "callback_seconds_count"
    pids = [worker(shared, answered=3), worker(shared, answered=4)]
    before = value(shared, answered), value(shared, seconds)
    assert before[0] == metrics.callbacks.labels("answered")._value.get() + 7
    for pid in pids:
        shared.fold(pid)
    assert (value(shared, answered), value(shared, seconds)) == before
    worker(shared, answered=1)
    assert value(shared, answered) == before[0] + 1


def test_a_removed_folder_is_made_again_and_a_disk_that_cannot_be_written_harms_nobody(
    shared: metrics.Shared, tmp_path: Path
) -> None:
    shared.write()
    shutil.rmtree(tmp_path)
    shared.write()
    assert len(list(tmp_path.rglob("*.prom"))) == 1
    shutil.rmtree(tmp_path)
    tmp_path.touch()  # where the folder should be, a file is
    shared.write()
    shared.fold(os.getpid())
    assert b"callback_total" in shared.exposition()


def test_folders_of_dead_masters_are_removed_and_those_of_the_living_kept(tmp_path: Path) -> None:
    (tmp_path / "999999999-1").mkdir()
    (tmp_path / f"{os.getpid()}-1").mkdir()  # an earlier process with this pid
    alive = metrics.Shared(tmp_path)
    alive.write()
    metrics.Shared(tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    assert b"callback_total" in alive.exposition()
