"""What most of these tests begin with: a whole town, an office with its day's interviews, or a house in real mode."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests

from bot.db import store
from tests.conftest import HAS_FAILED
from tests.databases import Databases, Kept
from tests.world.office import Office
from tests.world.real_house import House, real_house
from tests.world.town import Town, found, town


@pytest.fixture(scope="session")
def of_towns(databases: Databases) -> Iterator[Kept]:
    """The towns' database, with their people in it."""
    kept = Kept(databases, found)
    yield kept
    store.db.close_all()
    kept.let_go()


@pytest.fixture
def place_database_url(request: pytest.FixtureRequest, of_towns: Kept) -> Iterator[str]:
    """What a test did there is taken back, and this process's connections stay open for the next: for those in which
    nobody else remains connected."""
    yield of_towns.url()
    if request.node.stash.get(HAS_FAILED, False) or store.db.connections_in_use() or not of_towns.put_back():
        store.db.close_all()
        of_towns.let_go()


@pytest.fixture
def place(place_database_url: str) -> Iterator[Town]:
    with town(place_database_url, is_founded=True) as built:
        yield built


@pytest.fixture(scope="session")
def founded(databases: Databases) -> Iterator[Kept]:
    """The office's database, with its people in it."""
    kept = Kept(databases, Office)
    yield kept
    store.db.close_all()
    kept.let_go()


@pytest.fixture
def office(request: pytest.FixtureRequest, founded: Kept) -> Iterator[Office]:
    """It is founded once, and what each test did there is taken back."""
    yield Office(founded.url(), is_founded=True)
    if request.node.stash.get(HAS_FAILED, False) or not founded.put_back():
        store.db.close_all()
        founded.let_go()


@pytest.fixture(scope="module")
def whole_house(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with real_house(server_url, tmp_path_factory.mktemp("house")) as built:
        yield built


@pytest.fixture
def house(whole_house: House) -> Iterator[House]:
    """Shared by a file's tests; what each of them plants in WeCom is gone after it."""
    yield whole_house
    requests.delete(f"{whole_house.wecom}/sandbox/faults", timeout=5)
