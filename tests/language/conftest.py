"""The worlds that the data speaks of, shared by the tests of a file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.databases import Databases
from tests.language.company import Worlds


@pytest.fixture(scope="module")
def worlds(databases: Databases) -> Iterator[Worlds]:
    found = Worlds(databases)
    yield found
    found.close()
