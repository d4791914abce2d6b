"""`/readyz` tells the truth: whatever keeps the installation from working is a 503, and named to whoever looks from here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bot.chat import inbox
from bot.db import clock, ownership, store
from bot.db.store import Purpose
from bot.launch.ownership import Owner
from bot.web import health
from tests.conftest import give_to
from tests.world.stage import text


@pytest.fixture
def url(fresh_database_url: str) -> Iterator[str]:
    """A demo's database with a worker that was heard a moment ago, and somebody who reads what HR has to know."""
    give_to("demo", fresh_database_url)
    store.connect(fresh_database_url, Purpose.TOOL)
    with store.db.connection_context():
        store.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
        store.execute("INSERT INTO member (user_id, name, role, created_at) VALUES ('admin', '管理员', 'admin', now())")
    yield fresh_database_url
    store.db.close_all()


def client(var: Path) -> FlaskClient:
    flask = Flask("health")
    flask.register_blueprint(health.blueprint(clock.own, Owner.DEMO, var))
    return flask.test_client()


def readyz(var: Path) -> tuple[int, dict[str, Any]]:
    answer = client(var).get("/readyz")
    return answer.status_code, answer.get_json()


def plant(sql: str, **values: object) -> None:
    with store.db.connection_context():
        store.execute(sql, **values)


@pytest.mark.usefixtures("url")
def test_where_nothing_is_wrong_it_is_ready(tmp_path: Path) -> None:
    """The ground on which every test below stands."""
    status, found = readyz(tmp_path)
    assert (status, set(found.values())) == (200, {"ok"})


@pytest.mark.usefixtures("url")
def test_a_worker_that_has_gone_silent_is_told_with_for_how_long(tmp_path: Path) -> None:
    plant("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '2 minutes'")
    status, found = readyz(tmp_path)
    assert (status, found["worker"]) == (503, "silent for 120 s")


@pytest.mark.usefixtures("url")
def test_messages_that_nobody_answers_are_told_with_for_how_long(tmp_path: Path) -> None:
    with store.db.connection_context():
        inbox.receive(text("日程"))
    assert readyz(tmp_path)[0] == 200
    plant("UPDATE inbox SET received_at = received_at - %(ago)s", ago=timedelta(minutes=5))
    status, found = readyz(tmp_path)
    assert (status, found["queue"]) == (503, "oldest waits for 300 s")


@pytest.mark.usefixtures("url")
def test_an_old_schema_is_told_with_what_it_lacks(tmp_path: Path) -> None:
    plant("DELETE FROM schema_migration WHERE name = '0001_baseline'")
    status, found = readyz(tmp_path)
    assert (status, found["migrations"]) == (503, "pending: 0001_baseline")


@pytest.mark.usefixtures("url")
def test_a_clock_that_is_gone_is_told_until_it_is_put_back(tmp_path: Path) -> None:
    """No message can be written down without it."""
    plant("DELETE FROM clock")
    status, found = readyz(tmp_path)
    assert (status, found["clock"]) == (503, "gone: see doctor")
    with store.db.connection_context():
        ownership.set_clock_right()
    assert readyz(tmp_path)[0] == 200


@pytest.mark.usefixtures("url")
def test_a_full_disk_of_this_machines_is_told() -> None:
    status, found = readyz(Path("/proc"))  # a file system without any room
    assert (status, found["disk"]) == (503, "only 0 MB left: VAR_DIR")


@pytest.mark.usefixtures("url")
def test_alerts_that_wecom_refused_for_their_reader_are_told_and_keep_nobody_from_being_answered(
    tmp_path: Path,
) -> None:
    plant(
        """INSERT INTO outbox (dedup_key, to_user, kind, subject, created_at, not_before, state, errcode)
           VALUES ('1', 'zhangmin', 'declined', '{}', now(), now(), 'failed', 81013),
             ('2', '', 'declined', '{}', now(), now(), 'unread', NULL)"""
    )
    plant("UPDATE outbox SET expires_at = now() + interval '1 day'")
    status, found = readyz(tmp_path)
    assert (status, found["readers"]) == (200, "1 alerts wait for a reader, 1 were refused for theirs")


def test_a_database_that_is_away_is_told_while_the_process_is_alive(tmp_path: Path) -> None:
    store.connect("postgresql:///nowhere?host=/nonexistent", Purpose.WEB)
    assert readyz(tmp_path) == (503, {"database": "cannot be reached"})
    assert client(tmp_path).get("/healthz").status_code == 200
    store.db.close_all()
