"""The way of a browser through WeCom's sign-on, as the sandbox plays it."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests

from tests.contract.sandbox_stage import AGENT_ID, CORP_ID, Sandbox

BACK = "http://127.0.0.1:8000/sign-on?to=%2Fi%2Fabc%2Froom"
ASKED = {
    "appid": CORP_ID,
    "redirect_uri": BACK,
    "response_type": "code",
    "scope": "snsapi_base",
    "state": "Xyz019",
    "agentid": str(AGENT_ID),
}
SCAN = {"login_type": "CorpApp", "appid": CORP_ID, "agentid": str(AGENT_ID), "redirect_uri": BACK, "state": "Xyz019"}


def asked(base: dict[str, str], **changes: str | None) -> dict[str, str]:
    """The query with these changes; None leaves one out."""
    return {name: value for name, value in (base | changes).items() if value is not None}


def page(
    sandbox: Sandbox, path: str, query: dict[str, str], *, host: str, language: str = "zh-CN"
) -> requests.Response:
    """What a browser gets at this host, without going where it is sent."""
    headers = {"Host": f"{host}:{sandbox.port}", "Accept-Language": language}
    return sandbox.http.get(sandbox.url + path, params=query, headers=headers, allow_redirects=False)


def authorize(sandbox: Sandbox, who: str = "lisi", **changes: str | None) -> requests.Response:
    """The link that is made by path 91022, opened on somebody's phone."""
    return page(sandbox, "/connect/oauth2/authorize", asked(ASKED, **changes), host=f"{who}.localhost")


def scan(sandbox: Sandbox, **changes: str | None) -> requests.Response:
    """The link that is made by path 98152, opened in a browser."""
    return page(sandbox, "/wwlogin/sso/login", asked(SCAN, **changes), host="127.0.0.1")


def led_to(answer: requests.Response) -> dict[str, str]:
    """The query with which the browser is led back."""
    assert answer.status_code == 302, answer.text
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}


def code_of(sandbox: Sandbox, who: str = "lisi") -> str:
    return led_to(authorize(sandbox, who))["code"]


def signed_on(sandbox: Sandbox, code: str) -> Any:
    """WeCom's answer to the bot's question who that was (path 91023)."""
    return sandbox.call("auth/getuserinfo", code=code)
