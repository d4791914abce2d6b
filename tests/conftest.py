"""A real PostgreSQL for every test that wants one, and the whole product for those that want that."""

from __future__ import annotations

import contextlib
import gc
import itertools
import os
import random
import shutil
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import datetime, timedelta
from importlib import import_module
from pathlib import Path

import hypothesis
import psutil
import psycopg2
import pytest

from bot.db import store
from bot.db.store import Purpose
from bot.installation import process
from bot.launch import embedded
from bot.settings import ROOT
from tests.clusters import remove_cluster
from tests.compiled_once import compile_once
from tests.databases import Databases, migrated, run
from tests.examples import LONG
from tests.serving import end
from tests.world.clock import NOW

# 8:00 in Beijing: the demo's first interview is at ten, its reminder at half past nine.
MORNING = NOW - timedelta(hours=2)
CLUSTER_LINK = ROOT / "var" / "test" / "pg" / "cluster"
# Below the ports that the system hands out by itself: nobody's outgoing connection takes one between look and use.
PORTS = range(10_000, 32_000)
# What holds a worker longest begins: most of it waits for processes, and at the end it would wait alone.
BEGIN = (
    "language/",
    "process/test_worker_killed.py",
    "process/test_run.py",
    "process/test_story_command.py",
    "browser/test_first_look.py",
    "browser/test_story.py",
    "dispatch/test_ownership.py",
    "dispatch/test_let_go.py",
    "process/test_parts_alone.py",
    "property/test_conversation_machine.py",
    "property/test_panel_machine.py",
    "process/test_doctor.py",
    "process/test_doctor_around.py",
    "property/test_talk_machine.py",
    "property/test_work_machine.py",
    "property/test_told_machine.py",
    "process/test_hung_database.py",
    "process/test_embedded.py",
    "process/test_install.py",
    "process/test_processes.py",
    "process/test_import.py",
    "e2e/test_demo.py",
    "process/",
    "property/",
    "browser/",
    "dispatch/",
    "e2e/",
)
pytest_plugins = ["tests.world.fixtures"]
HAS_FAILED = pytest.StashKey[bool]()
_LONG = "long and left out; to run them, too: ./run test --long"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="run the tests marked as long, too")
    parser.addoption(
        "--phones", default=str(ROOT / "var" / "test" / "phones"), help="where a month's fullest phones are written"
    )


def pytest_configure(config: pytest.Config) -> None:
    compile_once()
    os.environ["LC_ALL"] = "C.UTF-8"  # names no language: what is told on a terminal is told in both
    # Hundreds of processes are started, and each would compile all of the product anew.
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if config.getoption("--long"):
        os.environ[LONG] = "1"
    # Without --long the same examples each time: a change fails by itself alone.
    hypothesis.settings.register_profile("suite", derandomize=not config.getoption("--long"))
    hypothesis.settings.load_profile("suite")
    if not hasattr(config, "workerinput"):
        _forget_what_cannot_be_used_again()
    config.addinivalue_line("markers", "long(reason): slow, and rarely fails; runs with --long alone")


def pytest_collection(session: pytest.Session) -> None:
    """Each worker begins with a share of its own: what one has compiled the others find, where all would compile all."""
    folders = [Path(one) for one in session.config.args if Path(one).is_dir()]
    files = sorted(path for folder in folders for path in folder.resolve().rglob("test_*.py"))
    number, count = _worker()
    for path in files[number::count] if count > 1 else ():
        with contextlib.suppress(Exception):  # what cannot be loaded is told of where it is collected
            import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    items.sort(key=_turn)
    for item in items:
        if mark := item.get_closest_marker("long"):
            if not (mark.args and isinstance(mark.args[0], str)):
                raise pytest.UsageError(f"{item.nodeid}: pytest.mark.long wants a reason")
            if not config.getoption("--long"):
                item.add_marker(pytest.mark.skip(reason=_LONG))


def pytest_collection_finish(session: pytest.Session) -> None:
    """What was imported and collected stays to the end: no later round of garbage collection looks through it again."""
    gc.collect()
    gc.freeze()


def _turn(item: pytest.Item) -> int:
    path = item.nodeid.removeprefix("tests/")
    return next((turn for turn, begun in enumerate(BEGIN) if path.startswith(begun)), len(BEGIN))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """What a test has used is looked at after its failure is known."""
    report = yield
    if report.failed:
        item.stash[HAS_FAILED] = True
    return report


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
        # Nothing in it has to outlive the machine; and no plan is to depend on when a table is looked at by itself.
        for setting in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum"):
            run(url, f"ALTER SYSTEM SET {setting} = off")
        run(url, "SELECT pg_reload_conf()")
        yield url


@pytest.fixture(scope="session")
def databases(server_url: str) -> Iterator[Databases]:
    with migrated(server_url) as copies:
        yield copies


@pytest.fixture
def fresh_database_url(request: pytest.FixtureRequest, databases: Databases) -> Iterator[str]:
    """A migrated, empty database of the test's own."""
    store.db.close_all()  # whoever was connected to another
    with databases.one() as url:
        yield url
        if request.node.stash.get(HAS_FAILED, False):
            databases.distrust(url)


@pytest.fixture(scope="session")
def shared_database_url(databases: Databases) -> Iterator[str]:
    with databases.one() as url:
        yield url


@pytest.fixture
def database(shared_database_url: str) -> Iterator[None]:
    """This thread is connected to a migrated, empty database; whatever the test does is rolled back."""
    store.db.close_all()
    store.connect(shared_database_url, Purpose.TOOL)
    with store.db.connection_context(), store.db.atomic() as transaction:
        yield
        transaction.rollback()
    store.db.close_all()


@pytest.fixture(autouse=True, scope="module")
def installation_of_a_file() -> Iterator[None]:
    """What a test's process is set to leaves no trace."""
    with process.running(process.installation):
        yield


@pytest.fixture(autouse=True)
def installation(installation_of_a_file: None) -> Iterator[None]:
    with process.running(process.installation):
        yield


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(scope="module")
def running(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The whole product, as ./run starts it; the sandbox's address, without a slash at the end."""
    with databases.one() as url:
        give_to_demo_in_the_morning(url)
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
        end([process])
        process.stdout.close()


def quiet_environ(var: Path, database_url: str, port: int, sandbox_port: int) -> dict[str, str]:
    """An environment in which no setting of the developer's has its way."""
    ours = ("WECOM_", "SANDBOX", "DATABASE_URL", "BASE_URL", "ADMIN_USERIDS", "SHOWMEBUG_")
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


def give_to_demo_in_the_morning(database_url: str) -> None:
    """The demo's clock goes on from there, at whatever hour the test runs: in an hour nothing begins, ends or is due.

    An invitation ends when its interview begins: a minute before, its card was gone while a test was about to tap it.
    """
    give_to("demo", database_url)
    with closing(psycopg2.connect(database_url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute("UPDATE clock SET ahead = %s - clock_timestamp()", (MORNING,))


def _forget_what_cannot_be_used_again() -> None:
    """A container that was thrown away took the tests' own cluster along, if root ran them in it; a machine that went
    down under it may have left it in pieces, since it waits for no disk."""
    server = CLUSTER_LINK / "postmaster.pid"
    if CLUSTER_LINK.is_symlink() and not CLUSTER_LINK.exists():
        shutil.rmtree(CLUSTER_LINK.parent)
    elif server.exists() and server.stat().st_mtime < psutil.boot_time():
        remove_cluster(CLUSTER_LINK.parent)
        shutil.rmtree(CLUSTER_LINK.parent, ignore_errors=True)


def free_port() -> int:
    """A port that nobody uses, and that nobody else of this run is told: who asks has not taken it yet."""
    while True:
        port = next(_ports)
        with socket.socket() as probe:
            try:
                probe.bind(("0.0.0.0", port))
            except OSError:
                continue
            return port


def _ports_of_this_process() -> Iterator[int]:
    """Each process of a run has its own share; begun anywhere in it, because other runs on this machine look as well."""
    number, count = _worker()
    own = PORTS[number % count :: count]
    begin = random.SystemRandom().randrange(len(own))
    return itertools.cycle([*own[begin:], *own[:begin]])


def _worker() -> tuple[int, int]:
    """Which of how many this process is."""
    number = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    return int(number), int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))


_ports = _ports_of_this_process()
