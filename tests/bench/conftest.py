"""What is measured waits for the disk, as it does in production; the tests' own server does not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.launch import embedded
from tests.bench.size import PG


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    with embedded.using(PG) as url:
        yield url
