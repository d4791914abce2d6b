"""What is counted, for `/metrics`. Under gunicorn each worker counts into `PROMETHEUS_MULTIPROC_DIR`."""

from __future__ import annotations

import os

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

callbacks = Counter("callback_total", "Callbacks by outcome: answered, repeated, ignored, or why refused", ["outcome"])
callback_seconds = Histogram(
    "callback_seconds",
    "From a callback's arrival to its answer",
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 5),
)
clock_apart_seconds = Gauge(
    "clock_apart_seconds",
    "How far this machine's clock is ahead of PostgreSQL's",
    multiprocess_mode="mostrecent",
)


def exposition() -> bytes:
    """All of it, summed over the workers, in Prometheus' text format."""
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest()
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)
