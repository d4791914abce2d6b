"""What can be made to go wrong with the sandbox's API, as WeCom's goes wrong."""

from __future__ import annotations

import re
from typing import Any

import pytest
import requests

from sandbox.tokens import AccessTokens
from tests.contract.sandbox_faults import rule, send, text
from tests.contract.sandbox_stage import AGENT_ID, CORP_ID, SECRET, Sandbox, events

CREDENTIALS = {"corpid": CORP_ID, "corpsecret": SECRET}


def gettoken(sandbox: Sandbox) -> Any:
    return sandbox.get("/cgi-bin/gettoken", params=CREDENTIALS)


def test_nothing_is_wrong_at_first_and_after_clearing(sandbox: Sandbox) -> None:
    """DELETE puts everything right again, and GET says what is in force."""
    well = sandbox.get("/sandbox/faults")
    assert well == {
        "rules": [],
        "ip_not_trusted": False,
        "app_disabled": False,
        "no_callback": False,
        "secret": None,
        "redirect_domain": None,
        "outsider": None,
        "out_of_range": [],
    }
    rule(sandbox, errcode=-1)
    sandbox.post("/sandbox/faults", {"app_disabled": True})
    wrong = sandbox.get("/sandbox/faults")
    assert (wrong["rules"][0]["errcode"], wrong["app_disabled"]) == (-1, True)
    assert sandbox.delete("/sandbox/faults") == well
    assert send(sandbox)["errcode"] == 0


@pytest.mark.parametrize("errcode", [-1, 45009, 45033, 6000, 99999])
def test_a_rule_answers_with_an_errcode_instead_of_doing_it(sandbox: Sandbox, errcode: int) -> None:
    """Any errcode of path 90313, so many times, for one call; then all is well."""
    rule(sandbox, errcode=errcode, times=2)
    assert [send(sandbox)["errcode"] for _ in range(3)] == [errcode, errcode, 0]
    assert len(sandbox.bubbles()) == 1


def test_a_rule_holds_for_its_call_alone_or_for_all(sandbox: Sandbox) -> None:
    """`*` is every call, gettoken too."""
    rule(sandbox, errcode=-1)
    assert sandbox.call("user/get", userid="zhangsan")["errcode"] == 0
    token = sandbox.token()
    rule(sandbox, path="*", errcode=-1)
    assert gettoken(sandbox)["errcode"] == -1
    query = {"userid": "zhangsan", "access_token": token}
    assert sandbox.get("/cgi-bin/user/get", params=query)["errcode"] == -1


def test_the_first_rule_that_concerns_a_call_is_met(sandbox: Sandbox) -> None:
    """One rule at a time, in their order."""
    rules = [{"path": "message/send", "errcode": code, "times": 1} for code in (45009, 45033)]
    sandbox.post("/sandbox/faults", {"rules": rules})
    assert [send(sandbox)["errcode"] for _ in range(3)] == [45009, 45033, 0]


def test_a_rule_can_concern_one_member(sandbox: Sandbox) -> None:
    """With `users` only calls that name one of them meet the rule, in any case."""
    rule(sandbox, errcode=60111, users=["LiSi"])
    assert send(sandbox, "zhangsan")["errcode"] == 0
    assert send(sandbox, "LISI")["errcode"] == 60111
    rule(sandbox, path="user/get", errcode=60111, users=["lisi"])
    assert [sandbox.call("user/get", userid=one)["errcode"] for one in ("zhangsan", "lisi")] == [0, 60111]


@pytest.mark.parametrize(("unlicensed", "named"), [(False, "invaliduser"), (True, "unlicenseduser")])
def test_a_member_may_be_named_as_not_reached_beside_errcode_0(sandbox: Sandbox, unlicensed: bool, named: str) -> None:
    """invaliduser and unlicenseduser (path 90236): errcode 0 does not mean that it arrived."""
    rule(sandbox, users=["lisi"], unlicensed=unlicensed)
    answer = send(sandbox, "zhangsan|lisi")
    assert (answer["errcode"], answer[named]) == (0, "lisi")
    assert len({"invaliduser", "unlicenseduser"} & answer.keys()) == 1
    assert (len(sandbox.bubbles("zhangsan")), sandbox.bubbles("lisi")) == (1, [])
    assert send(sandbox, "lisi")[named] == "lisi"
    assert sandbox.get("/sandbox/sent")[-1]["why_not"] == "unreachable"


@pytest.mark.parametrize(("drop", "delivered"), [("before", 0), ("after", 1)])
def test_the_connection_breaks_before_or_after_it_is_done(sandbox: Sandbox, drop: str, delivered: int) -> None:
    """The caller cannot tell the two apart; the sandbox's list of sends can."""
    token = sandbox.token()
    rule(sandbox, drop=drop, times=1)
    url = f"{sandbox.url}/cgi-bin/message/send?access_token={token}"
    with pytest.raises(requests.ConnectionError):
        requests.post(url, json=text(), timeout=10)
    assert len(sandbox.get("/sandbox/sent")) == len(sandbox.bubbles()) == delivered
    assert send(sandbox)["errcode"] == 0


def test_an_outage_is_no_json_at_all(sandbox: Sandbox) -> None:
    """HTTP 503 and HTML, as a gateway before WeCom would answer."""
    rule(sandbox, path="*", outage=True)
    answer = sandbox.http.get(f"{sandbox.url}/cgi-bin/gettoken", params=CREDENTIALS)
    assert (answer.status_code, answer.text.startswith("<html>")) == (503, True)


def test_a_slow_wecom_does_what_its_caller_no_longer_waits_for(sandbox: Sandbox) -> None:
    """A time-out says nothing about whether it was done: here it is, later."""
    token = sandbox.token()
    rule(sandbox, latency_ms=600)
    url = f"{sandbox.url}/cgi-bin/message/send?access_token={token}"
    with requests.get(f"{sandbox.url}/sandbox/stream", stream=True, timeout=10) as stream:
        with pytest.raises(requests.ReadTimeout):
            requests.post(url, json=text(), timeout=0.2)
        assert next(name for name, _ in events(stream)) == "chat"
    assert len(sandbox.bubbles()) == 1


@pytest.mark.parametrize(("wanted", "errcode"), [(True, 40014), (40014, 40014), (42001, 42001)])
def test_tokens_can_be_revoked_once(sandbox: Sandbox, wanted: Any, errcode: int) -> None:
    """A token may die before its time (path 91039): the old one is 40014 or 42001, the next gettoken brings a good one."""
    old = sandbox.token()
    assert "revoke_token" not in sandbox.post("/sandbox/faults", {"revoke_token": wanted})
    query = {"userid": "zhangsan", "access_token": old}
    assert sandbox.get("/cgi-bin/user/get", params=query)["errcode"] == errcode
    assert sandbox.token() != old
    assert sandbox.call("user/get", userid="zhangsan")["errcode"] == 0
    assert sandbox.get("/cgi-bin/user/get", params=query)["errcode"] == errcode


def test_a_second_gettoken_may_bring_a_new_token_beside_the_old(sandbox: Sandbox) -> None:
    """Whether it is the same is no longer documented (path 91039); nothing says that the first one dies."""
    first = sandbox.token()
    sandbox.post("/sandbox/settings", {"gettoken_repeats": "new"})
    second = sandbox.token()
    assert second != first
    for token in (first, second):
        query = {"userid": "zhangsan", "access_token": token}
        assert sandbox.get("/cgi-bin/user/get", params=query)["errcode"] == 0


def test_the_clock_makes_tokens_expire(sandbox: Sandbox) -> None:
    """After 7,200 s a token is 42001 (paths 91039, 90313); advancing the clock is enough."""
    first = gettoken(sandbox)
    sandbox.post("/sandbox/clock", {"advance_s": 7000})
    assert gettoken(sandbox)["access_token"] == first["access_token"]
    assert gettoken(sandbox)["expires_in"] <= 200
    sandbox.post("/sandbox/clock", {"advance_s": 200})
    query = {"userid": "zhangsan", "access_token": first["access_token"]}
    assert sandbox.get("/cgi-bin/user/get", params=query)["errcode"] == 42001
    assert gettoken(sandbox)["access_token"] != first["access_token"]


def test_tokens_of_the_other_reading_die_by_themselves() -> None:
    """Each of several tokens has its own 7,200 s, and revoking spares those handed out later."""
    now = [0.0]
    tokens = AccessTokens(lambda: now[0])
    first, _ = tokens.get()
    now[0] = 100.0
    second, _ = tokens.get(anew=True)
    now[0] = 7200.0
    assert (tokens.fault(first), tokens.fault(second)) == (42001, 0)
    tokens.revoke(40014)
    third, _ = tokens.get()
    assert (tokens.fault(second), tokens.fault(third)) == (40014, 0)


def test_an_untrusted_ip_may_fetch_a_token_and_nothing_else(sandbox: Sandbox) -> None:
    """60020 with the caller's address in errmsg (path 90313); gettoken is not concerned."""
    sandbox.post("/sandbox/faults", {"ip_not_trusted": True})
    assert gettoken(sandbox)["errcode"] == 0
    answer = send(sandbox)
    assert answer["errcode"] == 60020
    assert re.search(r"from ip: 203\.0\.113\.7,", answer["errmsg"])
    assert sandbox.bubbles() == []


def test_a_disabled_app_has_neither_token_nor_calls(sandbox: Sandbox) -> None:
    """50003 on a call, 40001 on gettoken (path 90313 names 应用已经停用 under both)."""
    token = sandbox.token()
    sandbox.post("/sandbox/faults", {"app_disabled": True})
    assert gettoken(sandbox)["errcode"] == 40001
    query = {"userid": "zhangsan", "access_token": token}
    assert sandbox.get("/cgi-bin/user/get", params=query)["errcode"] == 50003


def test_a_secret_that_was_reset_is_wrong(sandbox: Sandbox) -> None:
    """gettoken says 40001 (path 90313), and tokens handed out before still serve."""
    token = sandbox.token()
    sandbox.post("/sandbox/faults", {"secret": "wrong"})
    assert gettoken(sandbox)["errcode"] == 40001
    query = {"userid": "zhangsan", "access_token": token}
    assert sandbox.get("/cgi-bin/user/get", params=query)["errcode"] == 0


def test_whoever_is_out_of_range_is_unknown_to_the_app(sandbox: Sandbox) -> None:
    """Outside the visible range: invaliduser or 81013 on a send (path 90236), 60111 on user/get (path 90313)."""
    sandbox.post("/sandbox/faults", {"out_of_range": ["LiSi"]})
    assert send(sandbox, "lisi")["errcode"] == 81013
    assert send(sandbox, "zhangsan|lisi")["invaliduser"] == "lisi"
    assert send(sandbox, "@all")["errcode"] == 0
    assert sandbox.bubbles("lisi") == []
    assert sandbox.call("user/get", userid="lisi")["errcode"] == 60111
    users = sandbox.call("agent/get", agentid=AGENT_ID)["allow_userinfos"]["user"]
    assert {"userid": "lisi"} not in users


@pytest.mark.parametrize(
    "faults",
    [
        {"thunder": True},
        {"rules": {}},
        {"rules": ["message/send"]},
        {"rules": [{"path": "message/send", "errcod": 1}]},
        {"rules": [{"path": ""}]},
        {"rules": [{"errcode": 0}]},
        {"rules": [{"errcode": "-1"}]},
        {"rules": [{"latency_ms": -1}]},
        {"rules": [{"drop": True}]},
        {"rules": [{"times": 0}]},
        {"rules": [{"outage": 1}]},
        {"rules": [{"users": "lisi"}]},
        {"rules": [{"unlicensed": True}]},
        {"ip_not_trusted": 1},
        {"secret": "right"},
        {"redirect_domain": "trusted"},
        {"outsider": True},
        {"out_of_range": [1]},
        {"revoke_token": 40001},
        {"revoke_token": True, "thunder": True},
    ],
)
def test_impossible_faults_are_refused(sandbox: Sandbox, faults: dict[str, Any]) -> None:
    """A wrong fault is 400 with a reason, and nothing changes, not even the tokens."""
    before, token = sandbox.get("/sandbox/faults"), sandbox.token()
    answer = sandbox.http.post(f"{sandbox.url}/sandbox/faults", json=faults)
    assert (answer.status_code, bool(answer.json()["error"])) == (400, True)
    assert (sandbox.get("/sandbox/faults"), sandbox.token()) == (before, token)


@pytest.mark.parametrize("seconds", [-1, "60", True, None, 10**9])
def test_the_clock_runs_forward_only(sandbox: Sandbox, seconds: Any) -> None:
    """Anything but a number of seconds up to a year is 400."""
    answer = sandbox.http.post(f"{sandbox.url}/sandbox/clock", json={"advance_s": seconds})
    assert answer.status_code == 400


def test_another_sites_page_cannot_clear_the_faults(sandbox: Sandbox) -> None:
    """DELETE is guarded like POST."""
    rule(sandbox, errcode=-1)
    answer = sandbox.http.delete(f"{sandbox.url}/sandbox/faults", headers={"Origin": "https://evil.example"})
    assert answer.status_code == 403
    assert send(sandbox)["errcode"] == -1


@pytest.mark.parametrize(
    "settings",
    [
        {"gettoken_repeats": "old"},
        {"card_click_passive": True},
        {"unicode_escapes": ""},
        {"textcard_limits": "words"},
        {"code_hours": 48},
        {"code_hours": "72"},
        {"spent_codes": 40029},
        {"signed_on": "openid"},
        {"signed_on_out_of_range": ""},
    ],
)
def test_each_uncertain_reading_has_its_two_values(sandbox: Sandbox, settings: dict[str, Any]) -> None:
    """A third reading is refused and changes nothing."""
    before = sandbox.get("/sandbox/settings")
    assert sandbox.http.post(f"{sandbox.url}/sandbox/settings", json=settings).status_code == 400
    assert sandbox.get("/sandbox/settings") == before
