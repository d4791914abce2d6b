"""A database is the demo's or a company's: what the one has is never seen in the other, and the cure is named."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg2
import pytest
from playhouse.migrations import Runner

from bot.db import schema, store
from bot.db.store import Purpose
from bot.launch import databases
from bot.launch.embedded import NotStarted, using
from bot.launch.ownership import Owner
from tests import loaded
from tests.clusters import kept_clean
from tests.conftest import free_port, give_to, quiet_environ
from tests.databases import empty_database
from tests.world.town import FIVE, town

REAL = FIVE | {"SANDBOX": "", "ADMIN_USERIDS": "", "WECOM_API_BASE": "http://127.0.0.1:9"}
DEMO = dict.fromkeys(FIVE, "") | {"SANDBOX": ""}
OF_THE_DEMO = "This database is the demo's"
OF_A_COMPANY = "This database is a company's"

WEB = ("gunicorn", "-c", "gunicorn.conf.py", "wsgi:app")
COMMANDS = (
    ("bot", "worker"),
    ("bot", "prepare"),
    ("bot", "menu"),
    ("bot", "member", "lisi", "--name", "李四"),
    ("bot", "send", "lisi", "hello"),
    ("bot", "import", "rows.csv"),
    ("bot", "understand", "日程", "--as", "lisi"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "rows.csv").write_text(
        "候选人,职位,轮次,开始时间,面试官\n陈晓,后端工程师,一面,2026-03-12 14:00,李四\n", encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def bare_database_url(server_url: str) -> Iterator[str]:
    with empty_database(server_url) as url:
        yield url
        store.db.close_all()


def run(folder: Path, url: str, mode: dict[str, str], *module: str) -> tuple[int, str]:
    environ = quiet_environ(folder / "var", url, free_port(), free_port()) | mode
    arguments = [str(folder / one) if one.endswith(".csv") else one for one in module]
    done = loaded.run(*arguments, environ=environ)
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("owner", "mode", "refusal"), [("demo", REAL, OF_THE_DEMO), ("company", DEMO, OF_A_COMPANY)], ids=["real", "demo"]
)
def test_nothing_of_the_other_mode_starts_on_a_database_and_each_part_names_the_cure(
    fresh_database_url: str, folder: Path, owner: str, mode: dict[str, str], refusal: str
) -> None:
    give_to(owner, fresh_database_url)
    # In real mode seed has a refusal of its own; in the demo it is the one that would write at once.
    for module in (
        (WEB, *COMMANDS) if owner == "demo" else (WEB, ("bot", "worker"), ("bot", "seed"), ("bot", "prepare"))
    ):
        code, said = run(folder, fresh_database_url, mode, *module)
        assert code != 0, module
        assert refusal in said, (module, said)
        assert "DATABASE_URL" in said and "WECOM_" in said
    assert people_in(fresh_database_url) == []
    code, said = run(folder, fresh_database_url, mode, "bot", "migrate")
    assert (code, refusal in said) == (0, False)


def test_a_new_database_is_whose_mode_migrates_it_first(bare_database_url: str, folder: Path) -> None:
    assert run(folder, bare_database_url, REAL, "bot", "migrate")[0] == 0
    assert OF_A_COMPANY in run(folder, bare_database_url, DEMO, "bot", "seed")[1]
    code, said = run(folder, bare_database_url, REAL, "bot", "member", "zhangsan", "--name", "张三")
    assert (code, "已添加 added" in said) == (0, True)


@pytest.mark.parametrize(
    ("people", "of_demo", "of_company"),
    [
        (["zhangsan", "admin"], True, False),
        (["qianqi"], False, True),
        ([], False, True),
        (["zhangsan", "qianqi"], False, False),
    ],
    ids=["the demo's people", "others", "nobody", "both"],
)
def test_an_old_database_belongs_to_whom_its_people_tell(
    bare_database_url: str, folder: Path, people: list[str], of_demo: bool, of_company: bool
) -> None:
    make_old(bare_database_url, people)
    code, said = run(folder, bare_database_url, REAL, "bot", "migrate")
    assert (code == 0) is (of_demo or of_company), said
    assert (run(folder, bare_database_url, DEMO, "bot", "seed")[0] == 0) is of_demo
    real = run(folder, bare_database_url, REAL, "bot", "member", "sunba", "--name", "孙八")
    assert (real[0] == 0) is of_company
    if not of_demo and not of_company:
        assert "migrate --belongs-to company" in said and "migrate --belongs-to company" in real[1]
        assert run(folder, bare_database_url, REAL, "bot", "migrate", "--belongs-to", "company")[0] == 0
        assert run(folder, bare_database_url, REAL, "bot", "member", "sunba", "--name", "孙八")[0] == 0


def test_a_companys_own_zhangsan_does_not_make_it_a_demo(bare_database_url: str, folder: Path) -> None:
    make_old(bare_database_url, ["zhangsan"], by="operator")
    run(folder, bare_database_url, REAL, "bot", "migrate")
    assert run(folder, bare_database_url, REAL, "bot", "member", "lisi", "--name", "李四")[0] == 0


def test_real_mode_does_not_start_on_a_clock_that_was_moved_or_is_gone(fresh_database_url: str, folder: Path) -> None:
    give_to("company", fresh_database_url)
    for planted in ("UPDATE clock SET ahead = '40 days'", "DELETE FROM clock"):
        _execute(fresh_database_url, planted)
        is_refused_until_the_clock_is_reset(fresh_database_url, folder)


def is_refused_until_the_clock_is_reset(fresh_database_url: str, folder: Path) -> None:
    for module in (WEB, ("bot", "worker"), ("bot", "member", "lisi")):
        code, said = run(folder, fresh_database_url, REAL, *module)
        assert code != 0 and "migrate --reset-clock" in said, (module, said)
    assert run(folder, fresh_database_url, REAL, "bot", "migrate", "--reset-clock")[0] == 0
    assert run(folder, fresh_database_url, REAL, "bot", "member", "lisi")[0] == 0


def test_a_database_that_comes_only_after_the_start_is_asked_before_the_first_message(fresh_database_url: str) -> None:
    with town(fresh_database_url) as place:
        give_to("company", fresh_database_url)
        exchange = place.control("messages", **{"from": "zhangsan", "text": "日程"})
        assert [one["status"] for one in exchange["tries"]] == [503]
        give_to("demo", fresh_database_url)
        assert place.say("zhangsan", "我是谁").startswith("张三")


def test_the_embedded_server_keeps_the_demo_and_the_company_apart(server: str) -> None:
    demo, company = databases.of(server, Owner.DEMO), databases.of(server, Owner.COMPANY)
    make_old(demo, ["zhangsan"])
    assert people_in(demo) == ["zhangsan"]
    assert databases.of(server, Owner.COMPANY) == company
    assert not has_tables(company)


@pytest.mark.parametrize(("people", "owner"), [(["zhangsan"], Owner.DEMO), (["qianqi"], Owner.COMPANY)])
def test_what_an_earlier_version_left_embedded_is_found_by_whose_it_is(
    server: str, people: list[str], owner: Owner
) -> None:
    make_old(server, people)
    other = Owner.COMPANY if owner is Owner.DEMO else Owner.DEMO
    assert not has_tables(databases.of(server, other))
    assert people_in(databases.of(server, owner)) == people
    assert not has_tables(server)


def test_demo_people_among_a_companys_are_not_taken_for_either(server: str) -> None:
    make_old(server, ["qianqi", "zhangsan"])
    with pytest.raises(NotStarted, match="--belongs-to company"):
        databases.of(server, Owner.COMPANY)
    assert not has_tables(databases.of(server, Owner.DEMO))
    assert people_in(databases.of(server, Owner.COMPANY, Owner.COMPANY)) == ["qianqi", "zhangsan"]


def test_what_was_left_embedded_and_is_said_to_be_the_demos_leaves_the_company_an_empty_one(folder: Path) -> None:
    """The one that is named after a company is a company's, whatever is said of the former."""
    for data in kept_clean(folder / "var" / "pg"):
        with using(data) as url:
            make_old(url, ["qianqi", "zhangsan"])
        assert "--belongs-to" in run(folder, "", REAL, "bot", "migrate")[1]
        code, said = run(folder, "", REAL, "bot", "migrate", "--belongs-to", "demo")
        assert code == 0, said
        with using(data) as url:
            assert people_in(url) == ["qianqi", "zhangsan"]
            assert people_in(databases.named(url, Owner.COMPANY)) == []
        code, said = run(folder, "", REAL, "bot", "member", "sunba", "--name", "孙八")
        assert "已添加 added" in said, said


def test_what_is_written_down_is_not_for_anybody_to_say_and_the_cure_that_is_named_works(
    fresh_database_url: str, bare_database_url: str, folder: Path
) -> None:
    """Migrated in the demo by mistake, before the five were set."""
    give_to("demo", fresh_database_url)
    code, said = run(folder, fresh_database_url, REAL, "bot", "migrate", "--belongs-to", "company")
    assert (code, "make an empty one" in said) == (1, True), said
    assert OF_THE_DEMO in run(folder, fresh_database_url, REAL, "bot", "doctor")[1]
    assert run(folder, bare_database_url, REAL, "bot", "migrate")[0] == 0
    assert "已添加 added" in run(folder, bare_database_url, REAL, "bot", "member", "lisi", "--name", "李四")[1]


# --- databases ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def own_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("own") / "pg"
    for _ in kept_clean(data):
        with using(data) as url:
            yield url


@pytest.fixture
def server(own_server: str) -> Iterator[str]:
    """A server as an earlier version leaves it: with `postgres`, and neither `demo` nor `company`."""
    yield own_server
    store.db.close_all()
    with closing(psycopg2.connect(own_server.replace("/postgres?", "/template1?"))) as connection:
        connection.autocommit = True
        for name in ("demo", "company", "postgres"):
            connection.cursor().execute(f"DROP DATABASE IF EXISTS {name}")
        connection.cursor().execute("CREATE DATABASE postgres TEMPLATE template0")


def make_old(url: str, people: list[str], by: str = "system") -> None:
    """A database of the version before, in which nothing says whose it is."""
    store.connect(url, Purpose.TOOL)
    with store.db.connection_context():
        Runner(store.db, str(schema.MIGRATIONS)).up("0001_baseline")
        for user_id in people:
            store.execute(
                """WITH m AS (INSERT INTO member (user_id, name, created_at) VALUES (%(id)s, %(id)s, now()) RETURNING id)
                   INSERT INTO audit_event (at, actor_kind, action, entity, entity_id)
                   SELECT now(), %(by)s, 'member.added', 'member', id FROM m""",
                id=user_id,
                by=by,
            )
    store.db.close_all()


def people_in(url: str) -> list[str]:
    return [str(row[0]) for row in _execute(url, "SELECT user_id FROM member ORDER BY 1")]


def has_tables(url: str) -> bool:
    return _execute(url, "SELECT to_regclass('member') IS NOT NULL")[0][0] is True


def _execute(url: str, sql: str) -> list[tuple[object, ...]]:
    with closing(psycopg2.connect(url)) as connection, connection, connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []
