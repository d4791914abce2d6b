"""`python -m bot doctor` finds what is wrong with the settings and in WeCom's console, and says how to put it right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import requests

from bot.doctor.finding import Finding, Mark
from bot.settings import ROOT
from tests.conftest import free_port, give_to, quiet_environ
from tests.world.five import FIVE
from tests.world.real_house import PATIENCE_S, House, page, wecom_with
from tests.world.scripted_wecom import Call, scripted_wecom

OTHER_KEY = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aQ"


def test_without_a_fault_nothing_is_wrong(house: House) -> None:
    """The ground on which every test below stands: what they find is what they planted."""
    said = house.doctor()
    assert said.code == 0, said.text
    assert said.about("✗") == []
    assert said.text.splitlines()[-1] == "一切正常 all is well"


@pytest.mark.long("a whole start; the tests beside it look at each finding")
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


def test_a_finding_is_one_line_and_its_cure_two() -> None:
    assert str(Finding(Mark.WRONG, "a", "b", ("English", "中文"))) == "✗ a  b\n  中文\n  English"
