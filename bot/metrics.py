"""What is counted, for `/metrics`. What is only counted can never fail what is done.

Each process counts in its own memory. Under gunicorn it also writes its counts down every second, into a folder of its
master's, so that any worker can tell the sum. (Files that are mapped into memory, the library's own way, kill a process
whose disk is full.)
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import psutil
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics, generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.parser import text_string_to_metric_families
from prometheus_client.samples import Sample

WRITE_EVERY_S = 1.0
GONE = "gone.prom"  # the sum of the workers that are no more

disable_created_metrics()  # type: ignore[no-untyped-call]
registry = CollectorRegistry()
callbacks = Counter(
    "callback_total",
    "Callbacks by outcome: answered, repeated, ignored, elsewhere (of another app), or why refused",
    ["outcome"],
    registry=registry,
)
callback_seconds = Histogram(
    "callback_seconds",
    "From a callback's arrival to its answer",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 5),
    registry=registry,
)
hooks = Counter(
    "hook_total",
    "Deliveries of other systems by provider and outcome: kept, repeated, or why refused",
    ["provider", "outcome"],
    registry=registry,
)
clock_apart_seconds = Gauge(
    "clock_apart_seconds", "How far this machine's clock is ahead of PostgreSQL's", registry=registry
)


class Shared:
    """The counts of a master's workers, in a folder below `folder`. Made in the master, before it forks; without it each tells its own."""

    def __init__(self, folder: Path) -> None:
        _remove_those_of_the_dead(folder)
        self._folder = folder / _name(psutil.Process())

    def keep_writing(self) -> None:
        """In each worker, from after its fork until its end."""
        threading.Thread(target=self._keep_writing, name="metrics", daemon=True).start()

    def _keep_writing(self) -> None:
        while True:
            time.sleep(WRITE_EVERY_S)
            self.write()

    def write(self) -> None:
        """What this process has counted so far."""
        _write(self._folder / f"{os.getpid()}.prom", generate_latest(registry))

    def fold(self, pid: int) -> None:
        """Add what a dead worker had counted to the sum of those before it."""
        path = self._folder / f"{pid}.prom"
        texts = [text for text in (_read(self._folder / GONE), _read(path)) if text is not None]
        if texts and _write(self._folder / GONE, generate_latest(_Sum(texts))):
            path.unlink(missing_ok=True)

    def exposition(self) -> bytes:
        """The sum over all workers, in Prometheus' text format."""
        own = self._folder / f"{os.getpid()}.prom"
        others = [text for path in _files(self._folder) if path != own and (text := _read(path)) is not None]
        return generate_latest(_Sum([*others, generate_latest(registry).decode()]))


class _Sum:
    """Adds up what several processes counted; of what is not a count the last text's value stays."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = texts

    def collect(self) -> Iterator[Metric]:
        families: dict[str, Metric] = {}
        values: dict[str, dict[tuple[str, tuple[tuple[str, str], ...]], float]] = {}
        for text in self._texts:
            for family in text_string_to_metric_families(text):
                families.setdefault(family.name, family)
                of_family = values.setdefault(family.name, {})
                for sample in family.samples:
                    key = (sample.name, tuple(sample.labels.items()))
                    before = 0.0 if family.type == "gauge" else of_family.get(key, 0.0)
                    of_family[key] = before + sample.value
        for name, family in families.items():
            family.samples = [Sample(key[0], dict(key[1]), value) for key, value in values[name].items()]
            yield family


def _name(process: psutil.Process) -> str:
    """A pid is used again; with its beginning it is one process's for ever."""
    return f"{process.pid}-{process.create_time():.0f}"


def _remove_those_of_the_dead(folder: Path) -> None:
    for one in _files(folder):
        pid = one.name.partition("-")[0]
        try:
            lives = _name(psutil.Process(int(pid))) == one.name
        except (ValueError, psutil.Error):
            lives = False
        if not lives:
            shutil.rmtree(one, ignore_errors=True)


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix != ".new")
    except OSError:
        return []


def _read(path: Path) -> str | None:
    try:
        return path.read_text()
    except OSError:
        return None


def _write(path: Path, text: bytes) -> bool:
    """True if it was possible: the disk may be full, the folder gone."""
    unfinished = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.write_bytes(text)
        unfinished.replace(path)
    except OSError:
        return False
    return True


def exposition(shared: Shared | None) -> bytes:
    """All of it, summed over the workers if there are several."""
    return shared.exposition() if shared else generate_latest(registry)
