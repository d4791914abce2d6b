"""What most of these tests begin with: a whole town, or an office with its day's interviews."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.db import store
from tests.e2e.office import Office
from tests.e2e.town import Town, town


@pytest.fixture
def place(fresh_database_url: str) -> Iterator[Town]:
    with town(fresh_database_url) as built:
        yield built


@pytest.fixture
def office(fresh_database_url: str) -> Iterator[Office]:
    yield Office(fresh_database_url)
    store.db.close_all()
