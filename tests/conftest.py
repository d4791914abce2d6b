"""A real PostgreSQL for every test that wants one, and the whole product for those that want that."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import socket
import subprocess
import sys
import uuid
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest

from bot.db import store
from bot.db.store import Purpose
from bot.launch import embedded
from bot.settings import ROOT

NOW = datetime(2026, 3, 11, 2, 0, tzinfo=UTC)  # a Wednesday, 10:00 in Beijing
CLUSTER_LINK = ROOT / "var" / "test" / "pg" / "cluster"
# Below the ports that the system hands out by itself: nobody's outgoing connection takes one between look and use.
PORTS = range(10_000, 32_000)
_LONG = "long and left out; to run them, too: ./run test --long"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the tests marked as long, too")


def pytest_configure(config: pytest.Config) -> None:
    # A container that was thrown away took the tests' own cluster along, if root ran them in it.
    if not hasattr(config, "workerinput") and CLUSTER_LINK.is_symlink() and not CLUSTER_LINK.exists():
        shutil.rmtree(CLUSTER_LINK.parent)
    config.addinivalue_line("markers", "long: takes minutes; runs with --long alone")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--long"):
        for item in items:
            if item.get_closest_marker("long"):
                item.add_marker(pytest.mark.skip(reason=_LONG))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    reasons = Counter(str(report.longrepr[-1]).removeprefix("Skipped: ") for report in skipped)
    for reason, count in reasons.items():
        terminalreporter.write_line(f"{count} {reason}" if reason == _LONG else f"{count} skipped: {reason}")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Twice the cores: most tests wait, for a process to start or for PostgreSQL."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """A PostgreSQL server of the tests' own: TEST_DATABASE_URL, or the embedded one."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
        return
    with embedded.using(CLUSTER_LINK.parent) as url:
        yield url


@pytest.fixture(scope="session")
def template(server_url: str) -> Iterator[str]:
    """The name of a migrated, empty database to copy."""
    with _database(server_url) as (name, url):
        store.connect(url, Purpose.TOOL)
        store.migrate()
        store.db.close_all()
        yield name


@pytest.fixture
def fresh_database_url(server_url: str, template: str) -> Iterator[str]:
    """A migrated, empty database of the test's own."""
    with _database(server_url, template) as (_, url):
        yield url


@pytest.fixture(scope="session")
def shared_database_url(server_url: str, template: str) -> Iterator[str]:
    with _database(server_url, template) as (_, url):
        yield url


@pytest.fixture
def database(shared_database_url: str) -> Iterator[None]:
    """This thread is connected to a migrated, empty database; whatever the test does is rolled back."""
    store.connect(shared_database_url, Purpose.TOOL)
    with store.db.connection_context(), store.db.atomic() as transaction:
        yield
        transaction.rollback()
    store.db.close_all()


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(scope="module")
def running(server_url: str, template: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The whole product, as ./run starts it; the sandbox's address, without a slash at the end."""
    with _database(server_url, template) as (_, url):
        give_to("demo", url)
        with started(url, tmp_path_factory.mktemp("var")) as address:
            yield address


@contextlib.contextmanager
def started(database_url: str, var: Path, sandbox_port: int | None = None) -> Iterator[str]:
    """The whole product on this database, as long as the block runs; the sandbox's address."""
    port, sandbox_port = free_port(), sandbox_port or free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.launch.supervise"],
        cwd=ROOT,
        env=quiet_environ(var, database_url, port, sandbox_port),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        for line in process.stdout:
            if f":{sandbox_port}/" in line:
                break
        else:
            pytest.fail("./run did not start")
        yield f"http://127.0.0.1:{sandbox_port}"
    finally:
        process.terminate()
        process.communicate(timeout=30)


def quiet_environ(var: Path, database_url: str, port: int, sandbox_port: int) -> dict[str, str]:
    """An environment in which no setting of the developer's has its way."""
    ours = ("WECOM_", "SANDBOX", "DATABASE_URL", "BASE_URL", "ADMIN_USERIDS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {
        "VAR_DIR": str(var),
        "DATABASE_URL": database_url,
        "PORT": str(port),
        "SANDBOX_PORT": str(sandbox_port),
        "PYTHONUNBUFFERED": "1",
        "WECOM_CORP_ID": "",  # empty, not absent, or a developer's .env would fill it in
    }


def give_to(owner: str, database_url: str) -> None:
    """Write down whose a database is, as its first migration does."""
    with closing(psycopg2.connect(database_url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO belongs_to (owner) VALUES (%s) ON CONFLICT (one) DO UPDATE SET owner = EXCLUDED.owner",
            (owner,),
        )


def remove_cluster(data: Path) -> None:
    """The product never removes one: what a test made, the test removes. As root it is outside `data`."""
    cluster = data / "cluster"
    if cluster.is_symlink():
        shutil.rmtree(cluster.resolve().parent, ignore_errors=True)


def free_port() -> int:
    """A port that nobody uses; drawn at random, because others run tests beside us and look as well."""
    while True:
        port = random.SystemRandom().choice(PORTS)
        with socket.socket() as probe:
            try:
                probe.bind(("0.0.0.0", port))
            except OSError:
                continue
            return port


class _database:
    """A database that lives as long as the block: its name and its address."""

    def __init__(self, server_url: str, template: str = "template0") -> None:
        self.server_url, self.template, self.name = server_url, template, f"t_{uuid.uuid4().hex[:12]}"

    def __enter__(self) -> tuple[str, str]:
        self._run(f"CREATE DATABASE {self.name} TEMPLATE {self.template}")
        parts = urlsplit(self.server_url)
        query = f"?{parts.query}" if parts.query else ""
        return self.name, f"{parts.scheme}://{parts.netloc}/{self.name}{query}"

    def __exit__(self, *_: object) -> None:
        self._run(f"DROP DATABASE {self.name} WITH (FORCE)")

    def _run(self, sql: str) -> None:
        connection = psycopg2.connect(self.server_url)
        try:
            connection.autocommit = True
            connection.cursor().execute(sql)
        finally:
            connection.close()
