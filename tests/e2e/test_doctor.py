"""`python -m bot doctor` finds what is planted and says how to put it right; `menu` and `send` reach WeCom."""

from __future__ import annotations

import contextlib
import http.server
import itertools
import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
import pytest
import requests

from bot import doctor
from bot.db import store
from bot.db.clock import own as now
from bot.doctor.finding import Finding, Mark
from bot.settings import ROOT, load
from sandbox.company import company
from sandbox.server import listening
from tests.conftest import free_port, give_to, quiet_environ
from tests.contract.scripted_wecom import Call, scripted_wecom
from tests.e2e.test_processes import FIVE, wait_until
from tests.serving import in_a_thread

PATIENCE_S = 60
OTHER_KEY = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aQ"


@dataclass(frozen=True)
class Said:
    """What a command printed, and how it ended."""

    code: int
    text: str

    def about(self, mark: str) -> list[str]:
        """Each finding of that mark, with its cure, as one line."""
        blocks: list[str] = []
        for line in self.text.splitlines():
            if line.startswith("  ") and blocks:
                blocks[-1] += line
            else:
                blocks.append(line)
        return [block for block in blocks if block.startswith(mark)]

    def only_wrong(self) -> str:
        """The one thing that is wrong."""
        wrong = self.about("✗")
        assert len(wrong) == 1, self.text
        assert self.code == 1
        assert "1 项要处理 to put right" in self.text
        return wrong[0]


@dataclass
class House:
    """Web process and worker in real mode, with a sandbox for WeCom; `environ` is what all of them were given."""

    environ: dict[str, str]
    wecom: str
    folder: Path
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def bot(self, *arguments: str, **changed: str) -> Said:
        """Run `python -m bot …` as the operator would, with settings of its own where `changed`."""
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=ROOT,
            env=self.environ | changed,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=PATIENCE_S,
        )
        for name in ("WECOM_SECRET", "WECOM_TOKEN", "WECOM_ENCODING_AES_KEY", "SECRET_KEY"):
            assert (self.environ | changed)[name] not in done.stdout, f"{name} is shown"
        return Said(done.returncode, done.stdout)

    def doctor(self, **changed: str) -> Said:
        return self.bot("doctor", **changed)

    def plant(self, **faults: object) -> None:
        answer = requests.post(f"{self.wecom}/sandbox/faults", json=faults, timeout=5)
        assert answer.ok, answer.text

    def start(self, name: str, *module: str, **changed: str) -> subprocess.Popen[bytes]:
        with (self.folder / f"{name}.log").open("wb") as log:
            started = subprocess.Popen(
                [sys.executable, "-m", *module],
                cwd=ROOT,
                env=self.environ | changed,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.running[name] = started
        return started

    def readiness(self) -> tuple[int, dict[str, str]]:
        answer = requests.get(f"http://127.0.0.1:{self.environ['PORT']}/readyz", timeout=20)
        return answer.status_code, answer.json()

    def start_web(self, name: str, port: int, **changed: str) -> None:
        self.start(
            name, "gunicorn", "-c", "gunicorn.conf.py", "wsgi:app", PORT=str(port), WEB_CONCURRENCY="1", **changed
        )
        wait_until(lambda: requests.get(f"http://127.0.0.1:{port}/healthz", timeout=1).ok)

    def start_worker(self) -> None:
        self.start("worker", "bot", "worker")
        wait_until(lambda: self.rows("SELECT 1 FROM procrastinate_workers"))

    def stop(self, name: str) -> None:
        started = self.running.pop(name)
        started.terminate()
        started.wait(timeout=PATIENCE_S)

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with contextlib.closing(psycopg2.connect(self.environ["DATABASE_URL"])) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchall() if cursor.description else []


@contextlib.contextmanager
def wecom_with(environ: Mapping[str, str]) -> Iterator[str]:
    """A sandbox whose console has these five values."""
    server = listening(company(environ), 0)
    with in_a_thread(server):
        yield f"http://127.0.0.1:{server.port}"


@pytest.fixture(scope="module")
def whole_house(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder, port = tmp_path_factory.mktemp("house"), free_port()
    url = f"http://127.0.0.1:{port}"
    at_wecom = FIVE | {"CALLBACK_URL": f"{url}/wecom/callback"}
    with bare_database(server_url, as_guest=False) as database_url, wecom_with(at_wecom) as wecom:
        real = {
            "SANDBOX": "",
            "WECOM_API_BASE": wecom,
            "BASE_URL": url,
            "SECRET_KEY": "not-to-be-shown-anywhere",
            "HTTPS_PROXY": "",
        }
        house = House(quiet_environ(folder, database_url, port, free_port()) | FIVE | real, wecom, folder)
        try:
            assert house.bot("migrate").code == 0
            for user_id, role in (("zhangsan", "interviewer"), ("lisi", "interviewer"), ("zhangmin", "recruiter")):
                assert house.bot("member", user_id, "--role", role).code == 0
            house.start_web("web", port)
            house.start_worker()
            # A callback that comes through, or refusals that one test leaves would be wrong to the next.
            said = requests.post(f"{wecom}/sandbox/messages", json={"from": "zhangsan", "text": "帮助"}, timeout=30)
            assert said.json()["outcome"] == "reply"
            # The worker gets an access token by itself.
            wait_until(lambda: house.rows("SELECT 1 FROM access_token WHERE token IS NOT NULL"))
            yield house
        finally:
            for name in list(house.running):
                house.stop(name)


@pytest.fixture
def house(whole_house: House) -> Iterator[House]:
    yield whole_house
    requests.delete(f"{whole_house.wecom}/sandbox/faults", timeout=5)


def test_without_a_fault_nothing_is_wrong(house: House) -> None:
    """The ground on which every test below stands: what they find is what they planted."""
    said = house.doctor()
    assert said.code == 0, said.text
    assert said.about("✗") == []
    assert said.text.splitlines()[-1] == "一切正常 all is well"


def test_in_the_demo_everything_is_ticked(tmp_path: Path, fresh_database_url: str) -> None:
    """As ./run starts it, with nothing set."""
    give_to("demo", fresh_database_url)
    port, sandbox_port = free_port(), free_port()
    environ = quiet_environ(tmp_path, fresh_database_url, port, sandbox_port)
    environ |= dict.fromkeys((*FIVE, "SANDBOX", "BASE_URL"), "")
    running = subprocess.Popen(
        [sys.executable, "-m", "bot.launch.supervise"], cwd=ROOT, env=environ, stdout=subprocess.PIPE, text=True
    )
    assert running.stdout is not None
    try:
        assert any(f":{sandbox_port}/" in line for line in running.stdout)
        done = subprocess.run(
            [sys.executable, "-m", "bot", "doctor"], cwd=ROOT, env=environ, capture_output=True, text=True
        )
    finally:
        running.terminate()
        running.communicate(timeout=PATIENCE_S)
    *findings, verdict = done.stdout.splitlines()
    assert all(line.startswith("✓") for line in findings), done.stdout
    assert len(findings) >= 12
    alone = subprocess.run(
        [sys.executable, "-m", "bot", "doctor"], cwd=ROOT, env=environ, capture_output=True, text=True
    )
    assert "启动沙箱：./run" in alone.stdout  # WeCom is of this machine: no firewall is to blame
    assert "HTTPS_PROXY" not in alone.stdout
    assert (done.returncode, verdict, done.stderr) == (0, "一切正常 all is well", "")


def test_broken_settings_are_told_with_exit_code_2(house: House) -> None:
    said = house.doctor(WECOM_ENCODING_AES_KEY="too-short")
    assert said.code == 2
    assert "WECOM_ENCODING_AES_KEY" in said.text


# --- what is wrong with the values -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("setting", "in_the_console", "seen", "cure"),
    [
        ("WECOM_SECRET", "another-secret", "errcode 40001", "Secret"),
        ("WECOM_CORP_ID", "ww0000000000000000", "errcode 40013", "企业信息"),
        ("WECOM_AGENT_ID", "1000009", "errcode 40056", "AgentId"),
    ],
)
def test_a_wrong_value_is_named_with_the_place_where_the_right_one_is(
    house: House, setting: str, in_the_console: str, seen: str, cure: str
) -> None:
    with wecom_with(FIVE | {setting: in_the_console}) as wecom:
        wrong = house.doctor(WECOM_API_BASE=wecom).only_wrong()
    assert setting in wrong
    assert seen in wrong
    assert cure in wrong


@pytest.mark.parametrize(
    ("setting", "in_the_console", "seen"),
    [("WECOM_TOKEN", "anotherToken", "signature"), ("WECOM_ENCODING_AES_KEY", OTHER_KEY, "envelope")],
)
def test_a_callback_value_that_differs_from_the_consoles_shows_in_what_was_refused(
    house: House, setting: str, in_the_console: str, seen: str
) -> None:
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    house.start_web("another web", port)
    with wecom_with(FIVE | {setting: in_the_console, "CALLBACK_URL": f"{url}/wecom/callback"}) as wecom:
        said = requests.post(f"{wecom}/sandbox/messages", json={"from": "zhangsan", "text": "帮助"}, timeout=30)
        assert said.json()["outcome"] == "failed"
    wrong = house.doctor(PORT=str(port), BASE_URL=url).only_wrong()
    house.stop("another web")
    assert setting in wrong
    assert f"因 {seen} 被拒绝" in wrong
    assert "接收消息" in wrong


def test_a_web_process_with_other_settings_than_the_doctors_is_to_be_restarted(house: House) -> None:
    wrong = house.doctor(WECOM_TOKEN="notYetInTheWebProcess").only_wrong()
    assert "HTTP 403" in wrong
    assert "restart" in wrong


# --- what is wrong in WeCom's console --------------------------------------------------------------------------------


def test_an_ip_that_is_not_trusted_is_told_as_wecom_saw_it(house: House) -> None:
    house.plant(ip_not_trusted=True)
    wrong = house.doctor().only_wrong()
    assert "203.0.113.7" in wrong
    assert "应用管理 → 应用 → 企业可信IP" in wrong


def test_a_disabled_app_is_not_taken_for_a_wrong_secret(house: House) -> None:
    """WeCom answers both with 40001; the token from before tells them apart."""
    house.plant(app_disabled=True)
    wrong = house.doctor().only_wrong()
    assert "已停用 disabled" in wrong
    assert "启用" in wrong
    assert "WECOM_SECRET" not in wrong


def test_members_outside_the_apps_visible_range_are_listed(house: House) -> None:
    house.plant(out_of_range=["lisi"])
    wrong = house.doctor().only_wrong()
    assert "outside: lisi" in wrong
    assert "zhangsan" not in wrong
    assert "可见范围" in wrong


def test_with_departments_in_the_range_wecom_is_asked_for_each_member(house: House) -> None:
    def answer(call: Call) -> dict[str, object]:
        match call.name:
            case "gettoken":
                return {"errcode": 0, "access_token": "t", "expires_in": 7200}
            case "agent/get":
                return {"errcode": 0, "name": "面试", "close": 0, "allow_partys": {"partyid": [1]}}
        return {"errcode": 60111 if call.query["userid"] == "lisi" else 0}

    with scripted_wecom(answer) as wecom:
        wrong = house.doctor(WECOM_API_BASE=wecom.address).only_wrong()
    assert "outside: lisi" in wrong
    assert "zhangsan" not in wrong


def test_wecom_out_of_reach_is_told_with_the_proxys_setting(house: House) -> None:
    wrong = house.doctor(WECOM_API_BASE=f"http://127.0.0.1:{free_port()}").only_wrong()
    assert "connection refused" in wrong
    assert "HTTPS_PROXY" in wrong


def test_a_wecom_that_answers_but_cannot_is_not_taken_for_a_firewall(house: House) -> None:
    with page(503) as url:
        wrong = house.doctor(WECOM_API_BASE=url).only_wrong()
    assert "HTTP 503" in wrong
    assert "HTTPS_PROXY" not in wrong
    assert "再试" in wrong


# --- what is wrong around us -----------------------------------------------------------------------------------------


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
    assert "0001_interviews" in wrong
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


# --- menu and send ---------------------------------------------------------------------------------------------------


def test_the_menu_reaches_wecom_and_its_buttons_are_commands(house: House) -> None:
    said = house.bot("menu")
    assert said.code == 0, said.text
    assert "更多" in said.text
    token = house.rows("SELECT token FROM access_token")[0][0]
    menu = requests.get(
        f"{house.wecom}/cgi-bin/menu/get",
        params={"access_token": str(token), "agentid": FIVE["WECOM_AGENT_ID"]},
        timeout=5,
    ).json()
    keys = [one["key"] for button in menu["button"] for one in button.get("sub_button", [button])]
    assert keys[:2] == ["schedule", "next"]
    for key in keys:
        understood = json.loads(house.bot("understand", f"/{key}", "--as", "zhangsan").text)
        assert understood["command"] == key


def test_a_menu_that_wecom_refuses_is_told_with_the_reason(house: House) -> None:
    house.plant(rules=[{"path": "menu/create", "errcode": 48002}])
    said = house.bot("menu")
    assert said.code == 1
    assert "没有设置" in said.text
    assert "接口的权限" in said.text


def test_a_sent_text_leaves_by_the_worker(house: House) -> None:
    said = house.bot("send", "LiSi", "面试室换到三楼")
    assert said.code == 0, said.text
    assert "lisi" in said.text

    def arrived() -> bool:
        chat = requests.get(f"{house.wecom}/sandbox/chats/lisi", timeout=5).json()
        return [one["content"]["content"] for one in chat if one["type"] == "text"] == ["面试室换到三楼"]

    wait_until(arrived)


def test_a_text_that_wecom_refuses_is_not_reported_as_sent(house: House) -> None:
    said = house.bot("send", "nobody", "你好")
    assert said.code == 1
    assert "没有发出" in said.text
    assert "81013" in said.text


@pytest.mark.parametrize(
    ("user_id", "text"), [("li si", "你好"), ("lisi", " "), ("lisi", "长" * 700)], ids=["user id", "empty", "too long"]
)
def test_what_cannot_be_sent_is_refused_before_it_is_queued(house: House, user_id: str, text: str) -> None:
    before = house.rows("SELECT count(*) FROM outbox")
    assert house.bot("send", user_id, text).code == 2
    assert house.rows("SELECT count(*) FROM outbox") == before


def examined(environ: Mapping[str, str], clock: Callable[[], datetime] = now) -> dict[str, Finding]:
    """The findings by their part, found in this process."""
    try:
        return {finding.part: finding for finding in doctor.examine(load(environ), clock)}
    finally:
        store.db.close_all()


# --- what stands in the way ------------------------------------------------------------------------------------------


@contextlib.contextmanager
def page(status: int) -> Iterator[str]:
    """An address where a web page answers to everything."""

    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = b"<!doctype html><title>Welcome</title>"
            self.send_response(status)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Location", "/login")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
    with in_a_thread(server):
        yield f"http://127.0.0.1:{server.server_port}"


@contextlib.contextmanager
def alternating(*ports: int) -> Iterator[str]:
    """An address behind which two servers take turns, as behind a load balancer."""

    class Balancer(http.server.BaseHTTPRequestHandler):
        turn = itertools.cycle(ports)

        def do_GET(self) -> None:
            answer = requests.get(f"http://127.0.0.1:{next(self.turn)}{self.path}", timeout=10)
            self.send_response(answer.status_code)
            self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            self.wfile.write(answer.content)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Balancer)
    with in_a_thread(server):
        yield f"http://127.0.0.1:{server.server_port}"


@contextlib.contextmanager
def bare_database(server_url: str, *, as_guest: bool = True) -> Iterator[str]:
    """A database with nothing in it; for a guest, who may not make extensions."""
    name = f"bare_{os.getpid()}_{free_port()}"
    with contextlib.closing(psycopg2.connect(server_url)) as server:
        server.autocommit = True
        cursor = server.cursor()
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0")
        cursor.execute(f"CREATE ROLE {name} LOGIN PASSWORD 'guest'")
        try:
            parts = urlsplit(server_url)
            guest = [f"user={name}", "password=guest"] if as_guest else []
            yield f"{parts.scheme}://{parts.netloc}/{name}?{'&'.join([parts.query, *guest])}"
        finally:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
            cursor.execute(f"DROP ROLE {name}")


def test_a_finding_is_one_line_and_its_cure_two() -> None:
    assert str(Finding(Mark.WRONG, "a", "b", ("English", "中文"))) == "✗ a  b\n  中文\n  English"
