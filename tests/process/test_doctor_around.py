"""`python -m bot doctor` finds what is wrong around it: network, clock, database, disk, worker; it changes nothing."""

from __future__ import annotations

import contextlib
import re
import socket
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest

from bot.doctor.finding import Mark
from bot.settings import ROOT
from tests.conftest import free_port, quiet_environ
from tests.world.five import FIVE
from tests.world.processes import wait_until
from tests.world.real_house import House, alternating, bare_database, examined, page

OTHER_KEY = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aQ"


def test_a_clock_that_is_off_is_told_beside_both_others(house: House) -> None:
    found = examined(house.environ, lambda: datetime.now(UTC) + timedelta(minutes=20))
    for part in ("时钟：数据库 clock: database", "时钟：企业微信 clock: WeCom"):
        assert found[part].mark is Mark.WRONG
        off = re.search(r"ahead by (\d+) s", found[part].seen)
        assert off
        assert 1180 < int(off[1]) < 1220
        assert "NTP" in str(found[part])


def test_a_public_url_that_cannot_be_reached_is_told_with_its_port(house: House) -> None:
    port = free_port()
    wrong = house.doctor(BASE_URL=f"http://127.0.0.1:{port}").only_wrong()
    assert "connection refused" in wrong
    assert str(port) in wrong
    assert "防火墙" in wrong


@pytest.mark.parametrize(
    ("status", "seen", "cure"),
    [(200, "HTML", "SPA"), (502, "HTTP 502", "reverse proxy"), (302, "redirected", "BASE_URL")],
)
def test_a_public_url_where_something_else_answers_is_told_as_that(
    house: House, status: int, seen: str, cure: str
) -> None:
    with page(status) as url:
        wrong = house.doctor(BASE_URL=url).only_wrong()
    assert seen in wrong
    assert cure in wrong


def test_an_address_that_only_this_machine_can_reach_is_told_without_trying(house: House) -> None:
    public = examined(house.environ | {"WECOM_API_BASE": "https://wecom.invalid"})["公网地址 public URL"]
    assert public.mark is Mark.WRONG
    assert "BASE_URL" in str(public)


def test_no_web_process_is_told_with_the_command_that_starts_one(house: House) -> None:
    port = free_port()
    said = house.doctor(PORT=str(port), BASE_URL=f"http://127.0.0.1:{port}")
    assert said.code == 1
    assert any("./run" in one and "网页进程" in one for one in said.about("✗"))


def test_a_database_that_is_down_is_told_and_wecom_is_looked_at_all_the_same(house: House) -> None:
    said = house.doctor(DATABASE_URL=f"postgresql://bot:hunter2@127.0.0.1:{free_port()}/bot")
    wrong = said.only_wrong()
    assert "cannot connect" in wrong
    assert "DATABASE_URL" in wrong
    assert "hunter2" not in said.text
    assert any("gettoken" in one for one in said.about("✓"))


def test_a_database_without_its_extensions_is_told_with_the_commands_that_make_them(
    house: House, server_url: str
) -> None:
    with bare_database(server_url) as url:
        said = house.doctor(DATABASE_URL=url)
    wrong = said.about("✗")
    assert said.code == 1
    assert any("CREATE EXTENSION btree_gist" in one for one in wrong)
    assert any("CREATE EXTENSION pg_trgm" in one for one in wrong)


def test_pending_migrations_are_told_with_the_command_that_runs_them(house: House, server_url: str) -> None:
    with bare_database(server_url, as_guest=False) as url:
        wrong = house.doctor(DATABASE_URL=url).only_wrong()
    assert "0001_baseline" in wrong
    assert "python -m bot migrate" in wrong


def test_a_dead_worker_is_told_with_the_command_that_starts_one(house: House) -> None:
    house.running["worker"].kill()
    house.running.pop("worker").wait()
    house.rows("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
    silent = house.doctor()
    house.rows("DELETE FROM procrastinate_workers")
    none = house.doctor()
    house.start_worker()
    for said, seen in ((silent, "silent for 36"), (none, "none is running")):
        assert seen in said.only_wrong()
        assert "python -m bot worker" in said.only_wrong()


def test_what_could_not_be_sent_is_counted_by_reason(house: House) -> None:
    """It is worth knowing, and no fault of this installation by itself."""
    house.rows(
        """INSERT INTO outbox (dedup_key, to_user, kind, payload, created_at, not_before, state, errcode, last_error)
           SELECT 'dead:' || n, 'lisi', 'said', '{}', now() - make_interval(hours => age), now(), 'failed', 81013, '…'
           FROM (VALUES (1, 1), (2, 2), (3, 30)) AS given (n, age)"""
    )
    said = house.doctor()
    house.rows("DELETE FROM outbox WHERE dedup_key LIKE 'dead:%'")
    (note,) = [one for one in said.about("!") if "dead letters" in one]
    assert "2 × errcode 81013" in note
    assert "可见范围" in note
    assert said.code == 0


def test_messages_that_wait_too_long_are_told_with_what_wecom_said(house: House) -> None:
    house.rows(
        """INSERT INTO outbox (dedup_key, to_user, kind, payload, created_at, not_before, state, attempts, last_error)
           VALUES ('stuck', 'lisi', 'said', '{}', now() - interval '1 hour', now() + interval '1 hour', 'queued', 3,
             'too many calls (errcode 45009)')"""
    )
    wrong = house.doctor().only_wrong()
    house.rows("DELETE FROM outbox WHERE dedup_key = 'stuck'")
    assert "待发消息 outbox" in wrong
    assert "errcode 45009" in wrong


def test_that_nobody_would_hear_of_a_decline_is_told_with_the_ways_to_mend_it(house: House) -> None:
    house.rows("UPDATE member SET active = false WHERE user_id = 'zhangmin'")
    wrong, ready = house.doctor().only_wrong(), house.readiness()
    house.rows("UPDATE member SET active = true WHERE user_id = 'zhangmin'")
    assert "ADMIN_USERIDS" in wrong
    assert "--role recruiter" in wrong
    assert ready[1]["readers"] == "nobody reads what HR has to know"
    assert ready[0] == 200  # what comes is answered all the same


def test_alerts_that_nobody_can_read_are_told_with_what_becomes_of_them(house: House) -> None:
    house.rows(
        """INSERT INTO outbox (dedup_key, to_user, kind, subject, created_at, not_before, expires_at, state)
           VALUES ('nobody', '', 'declined', '{}', now(), now(), now() + interval '1 day', 'unread')"""
    )
    wrong = house.doctor().only_wrong()
    house.rows("DELETE FROM outbox WHERE dedup_key = 'nobody'")
    assert "1 条等人接收 wait for a reader" in wrong
    assert "可见范围" in wrong


def test_messages_that_nobody_answers_are_told_with_where_to_look(house: House) -> None:
    """One that no version can read: the worker tries it and says so in its log."""
    house.rows(
        """INSERT INTO inbox (dedup_key, user_id, kind, message, received_at)
           VALUES ('stuck', 'lisi', 'text', '{}', now() - interval '10 minutes')"""
    )
    wrong = house.doctor().only_wrong()
    house.rows("DELETE FROM inbox WHERE dedup_key = 'stuck'")
    assert "待答消息 inbox" in wrong
    assert "message not resumed" in wrong


def test_members_whose_account_wecom_has_not_confirmed_are_listed(house: House) -> None:
    house.rows(
        "INSERT INTO verification (member_id, next_try_at) SELECT id, now() + interval '1 day' FROM member "
        "WHERE user_id = 'lisi'"
    )
    wrong, ready = house.doctor().only_wrong(), house.readiness()
    house.rows("DELETE FROM verification")
    assert "lisi" in wrong
    assert "unverified" in wrong
    assert ready == (200, ready[1] | {"accounts": "not verified: lisi"})


def test_a_forgotten_lock_is_told_with_who_holds_it_and_how_to_end_it(house: House) -> None:
    with contextlib.closing(psycopg2.connect(house.environ["DATABASE_URL"])) as forgotten:
        with forgotten.cursor() as cursor:
            cursor.execute("LOCK TABLE inbox")
            pid = forgotten.info.backend_pid
        wait_until(lambda: house.readiness()[1].get("locks", "").startswith(f"pid {pid} "))
        said, ready = house.doctor(), house.readiness()
    wrong = said.about("✗")
    assert any(f"pg_terminate_backend({pid})" in one and "inbox" in one for one in wrong), said.text
    assert said.code == 1
    assert ready[0] == 503
    wait_until(lambda: house.readiness()[0] == 200)


def test_a_slow_database_is_told_as_that_and_not_as_a_lock(house: House) -> None:
    house.rows("ALTER TABLE outbox RENAME TO quick")
    house.rows("CREATE VIEW outbox AS SELECT quick.* FROM quick, pg_sleep(3)")
    found = examined(house.environ)
    house.rows("DROP VIEW outbox")
    house.rows("ALTER TABLE quick RENAME TO outbox")
    slow = [one for one in found.values() if "too slow" in one.seen]
    assert [one.mark for one in slow] == [Mark.WRONG]
    assert "ANALYZE" in str(slow[0])
    assert "锁 locks" not in found


def test_a_table_that_is_gone_is_told_by_name(house: House) -> None:
    house.rows("ALTER TABLE verification RENAME TO gone")
    wrong, ready = house.doctor().only_wrong(), house.readiness()
    house.rows("ALTER TABLE gone RENAME TO verification")
    assert "missing tables: verification" in wrong
    assert "备份" in wrong
    assert ready == (503, ready[1] | {"migrations": "missing tables: verification"})


def test_a_database_of_newer_code_is_told_as_that(house: House) -> None:
    house.rows("INSERT INTO schema_migration (name, applied) VALUES ('9999_of_tomorrow', now())")
    wrong, ready = house.doctor().only_wrong(), house.readiness()
    house.rows("DELETE FROM schema_migration WHERE name = '9999_of_tomorrow'")
    assert "9999_of_tomorrow" in wrong
    assert "git pull" in wrong
    assert ready[0] == 503


def test_the_demos_database_in_real_mode_is_told_with_the_way_out(house: House) -> None:
    house.rows("UPDATE belongs_to SET owner = 'demo'")
    wrong, ready = house.doctor().only_wrong(), house.readiness()
    house.rows("UPDATE belongs_to SET owner = 'company'")
    assert "演示" in wrong
    assert "DATABASE_URL" in wrong
    assert ready[0] == 503


def test_a_clock_that_is_gone_is_told_with_the_command_that_puts_it_back(house: House) -> None:
    house.rows("DELETE FROM clock")
    wrong, ready = house.doctor().only_wrong(), house.readiness()
    house.rows("INSERT INTO clock DEFAULT VALUES")
    assert "python -m bot migrate --reset-clock" in wrong
    assert ready[0] == 503
    wait_until(lambda: house.readiness()[0] == 200)


def test_a_disk_of_postgresqls_that_is_full_is_told(house: House) -> None:
    """No temporary file may be written: to who asks it is the same."""
    name = urlsplit(house.environ["DATABASE_URL"]).path[1:]
    house.rows(f"ALTER DATABASE {name} SET temp_file_limit = 0")
    # Only new connections are held to it.
    web = "datname = current_database() AND application_name = 'interview-web'"
    house.rows(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {web}")
    wrong, ready = house.doctor().only_wrong(), house.readiness()
    house.rows(f"ALTER DATABASE {name} RESET temp_file_limit")
    assert (ready[0], ready[1]["disk"]) == (503, "full: the database's")
    assert "database's disk" in wrong
    assert "满了 full" in wrong


def test_two_servers_with_different_keys_on_one_address_are_told(house: House) -> None:
    port = free_port()
    house.start_web("another web", port, WECOM_TOKEN="anotherToken")
    with alternating(int(house.environ["PORT"]), port) as url:
        wrong = house.doctor(BASE_URL=url).only_wrong()
    house.stop("another web")
    assert "right at times only" in wrong
    assert ".env" in wrong


@pytest.mark.long("waits for every time-out of the doctor")
def test_nothing_that_hangs_holds_up_the_doctor(house: House) -> None:
    """Neither a WeCom nor a public address nor a database that takes the connection and says nothing more."""
    with socket.create_server(("127.0.0.1", 0), backlog=64) as silent:
        port = silent.getsockname()[1]
        began = time.monotonic()
        said = house.doctor(
            WECOM_API_BASE=f"http://127.0.0.1:{port}",
            BASE_URL=f"http://127.0.0.1:{port}",
            DATABASE_URL=f"postgresql://bot:hunter2@127.0.0.1:{port}/bot",
        )
        assert time.monotonic() - began < 20
    assert len(said.about("✗")) >= 3
    assert said.code == 1


def test_looking_starts_makes_and_changes_nothing(tmp_path: Path) -> None:
    """In a folder where nothing has run yet, with the database that would come along."""
    var = tmp_path / "var"
    environ = quiet_environ(var, "", free_port(), free_port()) | dict.fromkeys((*FIVE, "SANDBOX", "BASE_URL"), "")
    done = subprocess.run(
        [sys.executable, "-m", "bot", "doctor"], cwd=ROOT, env=environ, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 1
    assert "does not run" in done.stdout
    assert "./run" in done.stdout
    assert not var.exists()
