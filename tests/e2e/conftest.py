"""What most of these tests begin with: a whole town, an office with its day's interviews, or a house in real mode."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests

from bot.db import store
from tests.e2e.office import Office
from tests.e2e.real_house import House, real_house
from tests.e2e.town import Town, town


@pytest.fixture
def place(fresh_database_url: str) -> Iterator[Town]:
    with town(fresh_database_url) as built:
        yield built


@pytest.fixture
def office(fresh_database_url: str) -> Iterator[Office]:
    yield Office(fresh_database_url)
    store.db.close_all()


@pytest.fixture(scope="module")
def whole_house(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with real_house(server_url, tmp_path_factory.mktemp("house")) as built:
        yield built


@pytest.fixture
def house(whole_house: House) -> Iterator[House]:
    """Shared by a file's tests; what each of them plants in WeCom is gone after it."""
    yield whole_house
    requests.delete(f"{whole_house.wecom}/sandbox/faults", timeout=5)
