"""The embedded PostgreSQL: shared, adopted, stopped by the last, and never fooled by what a crash left behind."""

import contextlib
import os
import pwd
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import psycopg2
import pytest

from bot.launch.cluster import Account, Place, access_rules
from bot.launch.embedded import Embedded, NotStarted, address_if_running, using
from bot.settings import ROOT
from tests.clusters import kept_clean

USE_UNTIL_TOLD = """
import pathlib, sys
from bot.launch.embedded import using
with using(pathlib.Path(sys.argv[1])) as url:
    print(url, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    yield from kept_clean(tmp_path / "pg")


def another_user(data: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", USE_UNTIL_TOLD, str(data)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def address_of(user: subprocess.Popen[str]) -> str:
    assert user.stdout is not None
    return user.stdout.readline().strip()


def ask(url: str, sql: str) -> object:
    server = psycopg2.connect(url)
    try:
        with server, server.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchone()[0] if cursor.description else None
    finally:
        server.close()


def wait_until(true: Callable[[], object], patience_s: float = 30) -> None:
    deadline = time.monotonic() + patience_s
    while True:
        with contextlib.suppress(psycopg2.Error):
            if true():
                return
        assert time.monotonic() < deadline, "that took too long"
        time.sleep(0.05)


def server_pid(data: Path) -> int:
    return int((data / "cluster" / "postmaster.pid").read_text().split()[0])


def kill_server(data: Path) -> None:
    postmaster = psutil.Process(server_pid(data))
    backends = postmaster.children()
    postmaster.kill()
    psutil.wait_procs(backends, timeout=10)


def test_the_server_stops_with_its_last_user_and_not_before(data: Path) -> None:
    first, second = Embedded(data), Embedded(data)
    url = first.start()
    assert second.start() == url
    first.stop()
    assert ask(url, "SELECT 1") == 1
    second.stop()
    with pytest.raises(psycopg2.OperationalError):
        ask(url, "SELECT 1")


def test_a_killed_user_leaves_the_server_to_the_next_one(data: Path) -> None:
    user = another_user(data)
    url = address_of(user)
    pid = server_pid(data)
    user.kill()
    user.communicate()
    with using(data) as adopted:
        assert (adopted, server_pid(data)) == (url, pid)
    with pytest.raises(psycopg2.OperationalError):
        ask(url, "SELECT 1")


def test_many_that_start_at_once_share_one_server(data: Path) -> None:
    users = [another_user(data) for _ in range(4)]
    urls = {address_of(user) for user in users}
    for user in users:
        user.communicate()
    assert len(urls) == 1
    assert urls != {""}
    assert [user.returncode for user in users] == [0, 0, 0, 0]


def test_what_was_committed_survives_the_kill_of_the_server(data: Path) -> None:
    with using(data) as url:
        ask(url, "CREATE TABLE kept AS SELECT 42 AS answer")
        kill_server(data)
        with using(data) as again:
            assert ask(again, "SELECT answer FROM kept") == 42


@pytest.mark.long("makes a cluster of its own, four to eight seconds")
def test_a_pid_file_that_names_a_stranger_neither_blocks_the_start_nor_harms_the_stranger(data: Path) -> None:
    with using(data):
        pid_file = data / "cluster" / "postmaster.pid"
        kill_server(data)
        owner = pid_file.stat().st_uid  # PostgreSQL believes only in processes of its own user
        with subprocess.Popen("cat", stdin=subprocess.PIPE, user=owner if os.geteuid() == 0 else None) as stranger:
            _, *rest = pid_file.read_text().splitlines(keepends=True)
            pid_file.write_text("".join([f"{stranger.pid}\n", *rest]))
            with using(data) as url:
                assert ask(url, "SELECT 1") == 1
            assert stranger.poll() is None


@pytest.mark.long("makes a cluster of its own, four to eight seconds")
def test_half_a_cluster_from_a_killed_initdb_is_thrown_away(data: Path) -> None:
    with using(data):
        pass
    cluster = (data / "cluster").resolve()
    cluster.rename(cluster.with_name("unfinished"))
    (cluster.with_name("unfinished") / "PG_VERSION").unlink()
    (data / "cluster.path").unlink()  # written when a cluster is whole
    if (data / "cluster").is_symlink():
        (data / "cluster").unlink()
    with using(data) as url:
        assert ask(url, "SELECT 1") == 1


def test_a_removed_link_leads_back_to_the_data_and_not_to_an_empty_database(data: Path) -> None:
    """As root the cluster is elsewhere, and a link says where."""
    with using(data) as url:
        ask(url, "CREATE TABLE old ()")
    if (data / "cluster").is_symlink():
        (data / "cluster").unlink()
    with using(data) as url:
        assert ask(url, "SELECT to_regclass('old')") is not None
        assert (data / "cluster" / "PG_VERSION").exists()


@pytest.mark.long("makes a cluster of its own, four to eight seconds")
def test_who_looks_while_it_is_written_down_where_the_data_is_finds_it_all_the_same(data: Path) -> None:
    with using(data) as url:
        ask(url, "CREATE TABLE old ()")
    if (data / "cluster").is_symlink():
        (data / "cluster").unlink()
    (data / "cluster.path").write_text("")
    with using(data) as url:
        assert ask(url, "SELECT to_regclass('old')") is not None


@pytest.mark.long("makes a cluster of its own, four to eight seconds")
def test_a_folder_that_was_moved_takes_its_data_along_also_without_the_link(data: Path) -> None:
    with using(data) as url:
        ask(url, "CREATE TABLE old ()")
    if (data / "cluster").is_symlink():
        (data / "cluster").unlink()
    moved = data.rename(data.with_name("moved"))
    try:
        with using(moved) as url:
            assert ask(url, "SELECT to_regclass('old')") is not None
    finally:
        moved.rename(data)


@pytest.mark.long("makes a cluster of its own, four to eight seconds")
def test_as_root_even_a_removed_folder_finds_its_data(data: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root's cluster is outside the folder")
    with using(data) as url:
        ask(url, "CREATE TABLE old ()")
    shutil.rmtree(data)
    with using(data) as url:
        assert ask(url, "SELECT to_regclass('old')") is not None


@pytest.mark.long("makes a cluster of its own, four to eight seconds")
def test_data_that_is_gone_is_missed_aloud_and_an_empty_database_made_only_when_asked_for(data: Path) -> None:
    """Such as a disk that was not mounted."""
    with using(data):
        pass
    cluster = (data / "cluster").resolve()
    away = cluster.with_name("away")
    cluster.rename(away)
    try:
        with pytest.raises(NotStarted, match="is gone") as refused, using(data):
            pass
        assert f"remove {data}" in str(refused.value)
        assert address_if_running(data) is None
        assert not cluster.exists()
    finally:
        away.rename(cluster)


AS_ANOTHER = """
import os, pathlib, sys
from bot.launch.embedded import NotStarted, using
os.setresgid(12345, 12345, 12345); os.setresuid(12345, 12345, 12345)
try:
    with using(pathlib.Path(sys.argv[1])):
        print("started")
except NotStarted as reason:
    print(reason)
"""


def test_who_joins_a_server_leaves_its_rules_as_they_are_and_new_ones_are_never_half_written(tmp_path: Path) -> None:
    """A server that reads them anew in that moment would let in nobody from then on."""
    place = Place(tmp_path / "cluster", tmp_path, Account(12345, 12345))
    rules = Path(access_rules(place)["ident_file"])
    before = rules.stat()
    assert access_rules(place)["ident_file"] == str(rules)
    assert (rules.stat().st_ino, rules.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    rules.write_text("of an earlier version\n")
    with rules.open() as read:
        access_rules(place)
        assert read.read() == "of an earlier version\n"
    assert rules.read_text() != "of an earlier version\n"


@pytest.mark.long("makes a cluster of its own, four to eight seconds")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
def test_as_root_no_process_of_the_servers_account_is_let_in(data: Path) -> None:
    connects = "import psycopg2, sys; psycopg2.connect(sys.argv[1])"
    with using(data) as url:
        assert ask(url, "SELECT 1") == 1
        # Also where its cluster trusts everybody, as those of earlier versions do.
        assert "trust" in (data / "cluster" / "pg_hba.conf").read_text()
        nobody = subprocess.run(
            [sys.executable, "-c", connects, url], user="nobody", cwd="/", capture_output=True, text=True, check=False
        )
    assert nobody.returncode != 0
    assert 'Peer authentication failed for user "postgres"' in nobody.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
@pytest.mark.parametrize("theirs", ["the folder", "nothing", "nothing, and they cannot look into it"])
def test_who_starts_on_what_root_has_made_is_told_so_and_it_stays_as_it_is(data: Path, theirs: str) -> None:
    with using(data) as url:
        ask(url, "CREATE TABLE old ()")
    for above in data.parents[:3]:
        above.chmod(0o755)
    if theirs == "the folder":
        os.chown(data, 12345, 12345)
    elif theirs != "nothing":
        data.parent.chmod(0o700)
    said = subprocess.run(
        [sys.executable, "-c", AS_ANOTHER, str(data)], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert "belongs to the account root" in said, said
    with using(data) as url:
        assert ask(url, "SELECT to_regclass('old')") is not None


@pytest.mark.long("makes a cluster of its own, four to eight seconds")
@pytest.mark.skipif(os.geteuid() != 0, reason="only root can be somebody else")
def test_root_who_starts_on_what_another_has_made_is_told_so_and_it_stays_as_it_is(data: Path) -> None:
    with using(data) as url:
        ask(url, "CREATE TABLE old ()")
    made = (data / "cluster").resolve()
    (data / "cluster").unlink()
    (data / "cluster.path").unlink()
    shutil.move(made, data / "cluster")  # where an ordinary account has it
    give(data, 12345)
    before = sorted((path, path.lstat().st_uid) for path in data.rglob("*"))
    with pytest.raises(NotStarted, match="belongs to the account 12345"), using(data):
        pass
    assert sorted((path, path.lstat().st_uid) for path in data.rglob("*")) == before
    shutil.move(data / "cluster", made)
    (data / "cluster").symlink_to(made)
    give(made, pwd.getpwnam("nobody").pw_uid)
    with using(data) as url:
        assert ask(url, "SELECT to_regclass('old')") is not None


def give(folder: Path, uid: int) -> None:
    for path in (folder, *folder.rglob("*")):
        os.chown(path, uid, -1, follow_symlinks=False)


@pytest.mark.long("makes a cluster of its own, four to eight seconds")
def test_looking_for_a_running_server_starts_and_makes_nothing(data: Path) -> None:
    assert address_if_running(data) is None
    assert not data.exists()
    with using(data) as url:
        assert address_if_running(data) == url
    assert address_if_running(data) is None


@pytest.mark.long("makes a cluster of its own, four to eight seconds")
def test_who_keeps_it_running_starts_it_again_after_a_kill(data: Path) -> None:
    server = Embedded(data)
    url = server.start()
    try:
        server.keep_running()
        kill_server(data)
        wait_until(lambda: ask(url, "SELECT 1") == 1)
    finally:
        server.stop()


@pytest.mark.long("makes a cluster of its own, four to eight seconds")
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_forked_child_that_ends_leaves_the_server_to_its_parent(data: Path) -> None:
    """As the web workers do, whose master started it."""
    server = Embedded(data)
    url = server.start()
    try:
        child = os.fork()
        if child == 0:
            server.stop()
            os._exit(0)
        os.waitpid(child, 0)
        assert ask(url, "SELECT 1") == 1
    finally:
        server.stop()


def test_its_log_holds_no_text_of_a_statement(data: Path) -> None:
    """Statements hold what people write, and so do the details of what is refused."""
    with using(data) as url:
        ask(url, "CREATE TABLE once (word text UNIQUE)")
        ask(url, "INSERT INTO once VALUES ('secret-word')")
        for bad in ("SELECT 1 / 0, 'secret-word'", "INSERT INTO once VALUES ('secret-word')"):
            with pytest.raises(psycopg2.Error):
                ask(url, bad)
        ask(url, "SELECT 'secret-word', pg_sleep(0.6)")
        cluster = (data / "cluster").resolve()
        logs = [*cluster.glob("*.log"), *(cluster / "log").iterdir()]
        written = "".join(log.read_text() for log in logs)
    assert "duplicate key" in written
    assert "secret-word" not in written


@pytest.mark.long("makes a cluster of its own, four to eight seconds")
def test_likeness_works_on_chinese_words_in_any_path(tmp_path: Path) -> None:
    """Also proves that a path may be long, and hold spaces, quotes and Chinese."""
    for data in kept_clean(tmp_path / "招聘 助手's" / ("long" * 25) / "pg"):
        with using(data) as url:
            ask(url, "CREATE EXTENSION pg_trgm")
            likeness = ask(url, "SELECT similarity('后端工程师', '后端开发工程师')")
            assert isinstance(likeness, float)
            assert likeness > 0.3


@pytest.mark.long("makes a cluster of its own, four to eight seconds")
def test_another_major_version_is_refused_with_the_way_out(data: Path) -> None:
    with using(data):
        pass
    version = data / "cluster" / "PG_VERSION"
    right = version.read_text()
    version.write_text("12\n")
    try:
        with pytest.raises(NotStarted, match=r"made by PostgreSQL 12.*pg_upgrade"), using(data):
            pass
    finally:
        version.write_text(right)
