"""What is measured waits for the disk, as it does in production; the tests' own server does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.launch import embedded
from tests.bench.size import PG
from tests.databases import Databases


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    with embedded.using(PG) as url:
        yield url


@pytest.fixture
def fresh_database_url(databases: Databases) -> Iterator[str]:
    """A migrated, empty database that no test has used: one that was emptied answers at half the speed."""
    with databases.unused() as url:
        yield url
