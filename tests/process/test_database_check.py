"""A DATABASE_URL that is not fit is told with its cure, before anything is started."""

from collections.abc import Iterator

import psycopg2
import pytest

from bot.launch.database_check import check_external
from bot.launch.embedded import using
from tests.clusters import remove_cluster


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    data = tmp_path_factory.mktemp("check") / "pg"
    with using(data) as url:
        yield url
    remove_cluster(data)


def run(url: str, *statements: str) -> None:
    server = psycopg2.connect(url)
    server.autocommit = True
    with server.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    server.close()


def of_database(url: str, name: str) -> str:
    return url.replace("///postgres?", f"///{name}?")


def test_a_fit_database_has_no_findings_and_stays_untouched(url: str) -> None:
    assert check_external(url) == []
    with pytest.raises(psycopg2.errors.UndefinedFunction):
        run(url, "SELECT similarity('a', 'a')")


@pytest.mark.parametrize(
    ("name", "made_with", "finding"),
    [
        ("ascii", "ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'", "its encoding is SQL_ASCII"),
        ("plain_c", "ENCODING 'UTF8' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'", "LC_CTYPE knows no Chinese"),
    ],
)
def test_a_database_that_cannot_hold_or_find_chinese_is_to_be_made_anew(
    url: str, name: str, made_with: str, finding: str
) -> None:
    run(url, f"CREATE DATABASE {name} TEMPLATE template0 {made_with}")
    (only,) = check_external(of_database(url, name))
    assert finding in only
    cure = only[only.index("DROP DATABASE") :]
    run(url, *cure.split(";")[:-1])
    assert check_external(of_database(url, name)) == []


def test_missing_rights_are_told_with_the_commands_for_the_superuser(url: str) -> None:
    run(url, "CREATE ROLE guest LOGIN", "CREATE DATABASE theirs")
    findings = check_external(of_database(url, "theirs").replace("user=postgres", "user=guest"))
    assert len(findings) == 3
    assert "psql -d 'theirs' -c 'CREATE EXTENSION btree_gist'" in findings[0]
    assert "psql -d 'theirs' -c 'CREATE EXTENSION pg_trgm'" in findings[1]
    assert 'GRANT CREATE ON SCHEMA public TO "guest"' in findings[2]


def test_an_extension_off_the_search_path_is_told(url: str) -> None:
    run(url, "CREATE DATABASE aside")
    run(of_database(url, "aside"), "CREATE SCHEMA elsewhere", "CREATE EXTENSION pg_trgm SCHEMA elsewhere")
    (only,) = check_external(of_database(url, "aside"))
    assert "ALTER EXTENSION pg_trgm SET SCHEMA public" in only


@pytest.mark.parametrize(
    ("bad_url", "finding"),
    [
        ("postgresql://bot:hunter2@127.0.0.1:1/bot", "cannot connect"),
        ("postgresql://bot:p@hunter2@127.0.0.1/bot", "%40"),
        ("bot:hunter2", "%40"),
    ],
)
def test_no_finding_shows_the_password(bad_url: str, finding: str) -> None:
    (only,) = check_external(bad_url)
    assert finding in only
    assert "hunter2" not in only
