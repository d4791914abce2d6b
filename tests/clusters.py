"""Clusters of PostgreSQL that tests make: the product never removes one, so they do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from bot.launch.embedded import using


def kept_clean(data: Path) -> Iterator[Path]:
    yield data
    with using(data):
        pass  # whoever was killed left a server: as the last user, stop it
    remove_cluster(data)


def remove_cluster(data: Path) -> None:
    """As root it is outside `data`."""
    cluster = data / "cluster"
    if cluster.is_symlink():
        shutil.rmtree(cluster.resolve().parent, ignore_errors=True)
