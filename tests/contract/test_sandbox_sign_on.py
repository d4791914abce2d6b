"""Signing on to the bot's pages, as WeCom lets people: on their phone, by a scan, and what the bot is told of it."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from sandbox.server import listening
from tests.contract.sandbox_sign_on import BACK, SCAN, asked, authorize, code_of, led_to, page, scan, signed_on
from tests.contract.sandbox_stage import AGENT_ID, Sandbox, company
from tests.serving import in_a_thread

# --- on a phone (path 91022) ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("phone", "user_id"), [("lisi", "lisi"), ("ZhangSan", "zhangsan")])
def test_a_phone_is_signed_on_as_its_owner(sandbox: Sandbox, phone: str, user_id: str) -> None:
    """`lisi.localhost` is 李四's phone: the browser is led back at once, and the code stands for 李四."""
    answer = authorize(sandbox, phone)
    query = led_to(answer)
    assert answer.headers["Location"].startswith(f"{BACK}&code=")
    assert (query["to"], query["state"]) == ("/i/abc/room", "Xyz019")
    assert 0 < len(query["code"].encode()) <= 512
    assert answer.headers["Cache-Control"] == "no-store"
    assert signed_on(sandbox, query["code"]) == {"errcode": 0, "errmsg": "ok", "userid": user_id}


def test_somebody_hired_on_the_desk_has_a_phone_too(sandbox: Sandbox) -> None:
    """Whoever comes into the directory later has a name of their own like the others."""
    sandbox.post("/sandbox/people", {"user_id": "qianqi", "name": "钱七"})
    assert signed_on(sandbox, code_of(sandbox, "qianqi"))["userid"] == "qianqi"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "nobody.localhost"])
def test_outside_wecom_the_link_says_to_open_it_there(sandbox: Sandbox, host: str) -> None:
    """What is no phone is nobody: WeCom's page, in the browser's language, with the way to the phones."""
    for language, words in (("zh-CN", "请在企业微信客户端打开链接"), ("en-GB", "Open this link in WeCom")):
        answer = page(sandbox, "/connect/oauth2/authorize", {}, host=host, language=language)
        assert (answer.status_code, "Location" in answer.headers) == (200, False)
        assert words in answer.text
        assert 'href="/"' in answer.text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"appid": "wx0"}, "appid 参数错误"),
        ({"appid": None}, "appid 参数错误"),
        ({"agentid": "1"}, "agentid 参数错误"),
        ({"response_type": "token"}, "response_type 参数错误"),
        ({"response_type": None}, "response_type 参数错误"),
        ({"scope": "snsapi_userinfo"}, "scope 参数错误"),
        ({"scope": None}, "scope 参数错误"),
        ({"scope": "snsapi_privateinfo", "agentid": None}, "agentid 参数错误"),
        ({"state": "a-b"}, "state 参数错误"),
        ({"state": "a" * 129}, "state 参数错误"),
        ({"state": "房"}, "state 参数错误"),
        ({"redirect_uri": None}, "redirect_uri 参数错误"),
        ({"redirect_uri": "/i/abc/room"}, "redirect_uri 参数错误"),
        ({"redirect_uri": "javascript://localhost/%0aalert(1)"}, "redirect_uri 参数错误"),
        ({"redirect_uri": "http://localhost:x/"}, "redirect_uri 参数错误"),
        ({"redirect_uri": "http://evil.example\\@localhost/"}, "redirect_uri 参数错误"),
        ({"redirect_uri": "http://localhost/\r\nSet-Cookie: a=b"}, "redirect_uri 参数错误"),
    ],
)
def test_what_wecom_would_not_take_is_told_on_a_page(
    sandbox: Sandbox, changes: dict[str, str | None], words: str
) -> None:
    """Each parameter is checked as path 91022 words it; the page names the one that is wrong, and nobody is led on."""
    answer = authorize(sandbox, **changes)
    assert (answer.status_code, "Location" in answer.headers) == (200, False)
    assert words in answer.text


@pytest.mark.parametrize(
    ("changes", "state"),
    [({"state": None}, None), ({"state": "a" * 128}, "a" * 128), ({"agentid": None}, "Xyz019")],
)
def test_what_may_be_left_out_may_be(sandbox: Sandbox, changes: dict[str, str | None], state: str | None) -> None:
    """`state` and, for `snsapi_base`, `agentid`; a state of 128 characters is not too long."""
    assert led_to(authorize(sandbox, **changes)).get("state") == state


@pytest.mark.parametrize(
    "redirect_uri",
    [
        "https://evil.example/",
        "http://localhost.evil.example/",
        "http://evil.example#@localhost/",
        "http://localhost:8000@evil.example/",
        "http://192.168.0.1/",
    ],
)
def test_only_the_trusted_domain_is_led_back_to(sandbox: Sandbox, redirect_uri: str) -> None:
    """Any other gets WeCom's page with error 50001, on either way (paths 91335, 98152)."""
    answer = authorize(sandbox, redirect_uri=redirect_uri)
    assert ("Location" in answer.headers, "50001" in answer.text) == (False, True)
    answer = scan(sandbox, redirect_uri=redirect_uri, scanned_by="lisi")
    assert ("Location" in answer.headers, "-31039" in answer.text) == (False, True)


@pytest.mark.parametrize("redirect_uri", ["http://lisi.localhost:8000/x", "http://localhost:9/#part", BACK])
def test_every_name_of_this_machine_is_trusted(sandbox: Sandbox, redirect_uri: str) -> None:
    """Each phone comes back to its own name, at any port; what stands behind `#` stays behind the code."""
    location = urlsplit(authorize(sandbox, redirect_uri=redirect_uri).headers["Location"])
    assert (location.netloc, location.fragment) == (urlsplit(redirect_uri).netloc, urlsplit(redirect_uri).fragment)
    assert "code=" in location.query


def test_the_callbacks_domain_is_trusted_with_its_port() -> None:
    """A bot that is reached from outside has its own domain, which matches whole (path 91335)."""
    server = listening(company("https://bot.example.com:8443/wecom/callback"), 0)
    with in_a_thread(server):
        sandbox = Sandbox(server.port)
        assert led_to(authorize(sandbox, redirect_uri="https://bot.example.com:8443/sign-on"))["code"]
        assert "50001" in authorize(sandbox, redirect_uri="https://bot.example.com/sign-on").text
        assert sandbox.call("agent/get", agentid=AGENT_ID)["redirect_domain"] == "bot.example.com:8443"
        sandbox.http.close()


# --- by a scan (path 98152) -------------------------------------------------------------------------------------------


def test_the_scan_page_asks_who_scans_and_leads_back_as_them(sandbox: Sandbox) -> None:
    """A list of people, each a link that needs no script; the one that is followed leads back with code and state."""
    listed = scan(sandbox)
    assert listed.status_code == 200
    assert "用谁的企业微信扫码" in listed.text
    assert "script" not in listed.text
    assert "default-src 'self'" in listed.headers["Content-Security-Policy"]
    for person in sandbox.get("/sandbox/people"):
        assert person["name"] in listed.text
    query = led_to(scan(sandbox, scanned_by="wangwu"))
    assert query["state"] == "Xyz019"
    assert signed_on(sandbox, query["code"])["userid"] == "wangwu"


def test_the_links_of_the_scan_page_carry_all_that_it_was_asked_for(sandbox: Sandbox) -> None:
    """A state of any characters comes back as it went (path 98152); nothing of it becomes markup."""
    state = 'a b&c"<i>房%'
    listed = scan(sandbox, state=state)
    assert "<i>" not in listed.text
    link = next(part for part in listed.text.split('"') if part.endswith("scanned_by=lisi"))
    answer = sandbox.http.get(f"{sandbox.url}/wwlogin/sso/login{link.replace('&amp;', '&')}", allow_redirects=False)
    assert led_to(answer)["state"] == state


@pytest.mark.parametrize(
    ("lang", "language", "words"),
    [
        ("zh", "en-GB", "企业微信登录"),
        ("en", "zh-CN", "Log in with WeCom"),
        (None, "en-GB", "Log in with WeCom"),
        (None, "fr", "企业微信登录"),
    ],
)
def test_the_scan_page_speaks_the_asked_language(sandbox: Sandbox, lang: str | None, language: str, words: str) -> None:
    """`lang`, else the browser's, else Chinese."""
    listed = page(sandbox, "/wwlogin/sso/login", asked(SCAN, lang=lang), host="localhost", language=language)
    assert words in listed.text


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"login_type": "ServiceApp"}, "-31040"),
        ({"login_type": None}, "-31040"),
        ({"appid": "wx0"}, "-31027"),
        ({"agentid": "1"}, "-31028"),
        ({"redirect_uri": None}, "-31035"),
        ({"redirect_uri": "ftp://localhost/"}, "redirect_uri"),
        ({"scanned_by": "nobody"}, "scanned_by"),
    ],
)
def test_the_scan_page_refuses_with_wecoms_codes(sandbox: Sandbox, changes: dict[str, str | None], code: str) -> None:
    """Those of the list in path 98152."""
    answer = scan(sandbox, **changes)
    assert (answer.status_code, code in answer.text) == (200, True)
    assert "用谁的企业微信扫码" not in answer.text


# --- what the bot is told (path 91023) --------------------------------------------------------------------------------


def test_a_code_is_good_once_and_for_five_minutes(sandbox: Sandbox) -> None:
    """A second use, 300 s on the sandbox's clock, and a code that nobody was given are 40029."""
    used, expired, last_moment = (code_of(sandbox) for _ in range(3))
    assert len({used, expired, last_moment}) == 3
    assert signed_on(sandbox, used)["errcode"] == 0
    assert signed_on(sandbox, used)["errcode"] == 40029
    sandbox.post("/sandbox/clock", {"advance_s": 295})
    assert signed_on(sandbox, last_moment)["errcode"] == 0
    sandbox.post("/sandbox/clock", {"advance_s": 5})
    assert signed_on(sandbox, expired)["errcode"] == 40029
    assert signed_on(sandbox, "guessed")["errcode"] == 40029
    assert sandbox.call("auth/getuserinfo")["errcode"] == 40029


def test_a_spent_code_may_be_told_with_an_errcode_of_its_own(sandbox: Sandbox) -> None:
    """Path 90313 has 42022 for a used code and 42003 for an expired one, of which path 91023 knows nothing."""
    sandbox.post("/sandbox/settings", {"spent_codes": "each"})
    used, expired = code_of(sandbox), code_of(sandbox)
    signed_on(sandbox, used)
    assert signed_on(sandbox, used)["errcode"] == 42022
    sandbox.post("/sandbox/clock", {"advance_s": 300})
    assert signed_on(sandbox, expired)["errcode"] == 42003
    assert signed_on(sandbox, "guessed")["errcode"] == 40029


def test_the_older_pages_names_can_be_played(sandbox: Sandbox) -> None:
    """`UserId`, `OpenId` and `DeviceId`, where path 91023 has small letters."""
    sandbox.post("/sandbox/settings", {"signed_on": "UserId"})
    assert signed_on(sandbox, code_of(sandbox)) == {"errcode": 0, "errmsg": "ok", "UserId": "lisi", "DeviceId": ""}
    sandbox.post("/sandbox/faults", {"outsider": "customer"})
    told = signed_on(sandbox, code_of(sandbox))
    assert set(told) == {"errcode", "errmsg", "OpenId", "DeviceId", "external_userid"}


@pytest.mark.parametrize(("outsider", "names"), [("stranger", {"openid"}), ("customer", {"openid", "external_userid"})])
def test_who_is_no_member_is_told_without_a_user_id(sandbox: Sandbox, outsider: str, names: set[str]) -> None:
    """An `openid`, of a customer the `external_userid` as well; the call itself succeeds."""
    sandbox.post("/sandbox/faults", {"outsider": outsider})
    told = signed_on(sandbox, code_of(sandbox))
    assert told["errcode"] == 0
    assert set(told) == {"errcode", "errmsg"} | names


def test_out_of_range_is_told_or_refused(sandbox: Sandbox) -> None:
    """Path 91023: a member is told whether in range or not. The other reading is that of user/get: 60111."""
    sandbox.post("/sandbox/faults", {"out_of_range": ["lisi"]})
    assert signed_on(sandbox, code_of(sandbox))["userid"] == "lisi"
    sandbox.post("/sandbox/settings", {"signed_on_out_of_range": "refused"})
    assert signed_on(sandbox, code_of(sandbox))["errcode"] == 60111
    assert signed_on(sandbox, code_of(sandbox, "zhangsan"))["userid"] == "zhangsan"


def test_out_of_range_nobody_scans_or_shows_more_of_themselves(sandbox: Sandbox) -> None:
    """The scan says that there is no permission (path 98152), and so does snsapi_privateinfo (path 91022)."""
    sandbox.post("/sandbox/faults", {"out_of_range": ["lisi"]})
    for answer in (scan(sandbox, scanned_by="lisi"), authorize(sandbox, scope="snsapi_privateinfo")):
        assert ("Location" in answer.headers, "可见范围" in answer.text) == (False, True)
    assert led_to(authorize(sandbox, "zhangsan", scope="snsapi_privateinfo"))["code"]


@pytest.mark.parametrize(("redirect_domain", "shown"), [("not trusted", "elsewhere.example.com"), ("empty", "")])
def test_a_domain_that_is_not_trusted_stops_all_of_it(sandbox: Sandbox, redirect_domain: str, shown: str) -> None:
    """WeCom's page on both ways, 50001 for a code from before (path 91023), and agent/get shows what is set."""
    code = code_of(sandbox)
    sandbox.post("/sandbox/faults", {"redirect_domain": redirect_domain})
    assert "50001" in authorize(sandbox).text
    assert "-31039" in scan(sandbox).text
    assert signed_on(sandbox, code)["errcode"] == 50001
    assert sandbox.call("agent/get", agentid=AGENT_ID)["redirect_domain"] == shown
    sandbox.delete("/sandbox/faults")
    assert signed_on(sandbox, code)["userid"] == "lisi"


def test_the_trusted_domain_is_the_callbacks(sandbox: Sandbox) -> None:
    """As the console shows it: without scheme, with the port (path 91335)."""
    callback = next(iter(sandbox.get("/sandbox/people")))["web"].rpartition(":")[2]
    assert sandbox.call("agent/get", agentid=AGENT_ID)["redirect_domain"] == f"127.0.0.1:{callback}"


def test_the_wire_log_has_the_call_and_not_the_code(sandbox: Sandbox) -> None:
    """auth/getuserinfo stands there like every other call; its code is masked, as the token is."""
    code = code_of(sandbox)
    signed_on(sandbox, code)
    call = sandbox.get("/sandbox/calls")[-1]
    assert (call["path"], call["errcode"], call["request"]["url_query"]["code"]) == ("auth/getuserinfo", 0, "…")
    assert code not in str(sandbox.get("/sandbox/calls"))
    assert '"userid": "lisi"' in call["response"]["body"]


def test_the_call_wants_a_token(sandbox: Sandbox) -> None:
    """It is refused like any other without one, and the code is still good after."""
    code = code_of(sandbox)
    assert sandbox.get("/cgi-bin/auth/getuserinfo", params={"code": code})["errcode"] == 41001
    assert signed_on(sandbox, code)["errcode"] == 0
