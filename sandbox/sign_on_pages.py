"""WeCom's two doors to a page of the bot's: in its app (构造网页授权链接, path 91022) and by a scan (Web登录组件, path 98152).

Pages for people, so that what is wrong is told in words, with HTTP 200; paths 91335 and 98152 have the words and codes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from urllib.parse import SplitResult

from flask import Blueprint, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from sandbox import directory, languages, phones, sign_on
from sandbox.world import World

SCOPES = ("snsapi_base", "snsapi_privateinfo")

_STATE = re.compile(r"[a-zA-Z0-9]{0,128}")


@dataclass(eq=False)
class _TurnedAway(Exception):
    """WeCom shows a page instead of leading back: its words in both languages, its code where one is known, what to do."""

    zh: str
    en: str
    code: int | None = None
    cure_zh: str = ""
    cure_en: str = ""
    to_desk: bool = False


def sign_on_pages(world: World) -> Blueprint:
    """The pages as a blueprint."""
    pages = Blueprint("sign_on_pages", __name__)
    company, faults = world.company, world.faults

    @pages.errorhandler(_TurnedAway)
    def turned_away(why: _TurnedAway) -> str:
        return _page("turned_away.html", why=why)

    @pages.after_request
    def keep_nowhere(response: Response) -> Response:
        response.headers["Cache-Control"] = "no-store"
        return response

    @pages.get("/connect/oauth2/authorize")
    def authorize() -> AnyResponse:
        person = phones.person_at(request.host.partition(":")[0])
        if person is None:
            raise _not_in_wecom()
        _check_app(40013, 40056)
        _check("response_type", request.args.get("response_type") == "code")
        scope = request.args.get("scope")
        _check("scope", scope in SCOPES)
        _check("state", _STATE.fullmatch(request.args.get("state", "")) is not None)
        if scope == "snsapi_privateinfo":
            _check("agentid", bool(request.args.get("agentid")), 40056)
            _check_in_range(person.user_id)
        return _lead_back(_trusted_address(50001), person.user_id)

    @pages.get("/wwlogin/sso/login")
    def scan() -> AnyResponse | str:
        _check("login_type", request.args.get("login_type") == "CorpApp", -31040)
        _check_app(-31027, -31028)
        address = _trusted_address(-31039)
        user_id = request.args.get("scanned_by")
        if user_id is None:
            return _page("scan.html", people=directory.PEOPLE.values(), domain=address.netloc, asked=request.args)
        person = directory.PEOPLE.get(user_id)
        _check("scanned_by", person is not None)
        _check_in_range(user_id)
        return _lead_back(address, user_id)

    def _check_app(bad_corp: int, bad_agent: int) -> None:
        _check("appid", request.args.get("appid") == company.corp_id, bad_corp)
        _check("agentid", request.args.get("agentid", "") in ("", str(company.agent_id)), bad_agent)

    def _check_in_range(user_id: str) -> None:
        if user_id in faults.in_force.out_of_range:
            raise _out_of_range()

    def _trusted_address(not_trusted: int) -> SplitResult:
        address = sign_on.address_in(request.args.get("redirect_uri", ""))
        if address is None:
            raise _wrong("redirect_uri", -31035 if not_trusted < 0 and not request.args.get("redirect_uri") else None)
        if faults.in_force.redirect_domain or not sign_on.is_trusted(address, company.callback_url):
            raise _not_trusted(address.netloc, not_trusted)
        return address

    def _lead_back(address: SplitResult, user_id: str) -> AnyResponse:
        code = world.codes.issue(user_id)
        return redirect(sign_on.led_back(address, code, request.args.get("state")))

    return pages


def _page(template: str, **shown: object) -> str:
    language = request.args.get("lang") or languages.asked_for(request)
    is_chinese = language != "en"
    say = partial(_say, is_chinese)
    return render_template(template, say=say, language="zh-CN" if is_chinese else "en", **shown)


def _say(is_chinese: bool, zh: str, en: str) -> str:
    return zh if is_chinese else en


def _check(parameter: str, is_good: bool, code: int | None = None) -> None:
    if not is_good:
        raise _wrong(parameter, code)


def _wrong(parameter: str, code: int | None) -> _TurnedAway:
    return _TurnedAway(
        f"{parameter} 参数错误",
        f"Parameter error: {parameter}",
        code,
        "这个链接是机器人做的：请它的开发者看看。",
        "The bot made this link: its developers can tell why.",
    )


def _not_trusted(domain: str, code: int) -> _TurnedAway:
    return _TurnedAway(
        "redirect_uri 参数错误：未登记可信域名",
        "Parameter error: the domain of redirect_uri is not a trusted one",
        code,
        f"管理员要在应用的“网页授权及JS-SDK”里把 {domain} 设为可信域名（扫码登录也可以设为授权回调域）。",
        f"An admin has to enter {domain} as the app's trusted domain (网页授权及JS-SDK); for the scan, 授权回调域 will do.",
    )


def _not_in_wecom() -> _TurnedAway:
    return _TurnedAway(
        "请在企业微信客户端打开链接",
        "Open this link in WeCom",
        cure_zh="这个地址不是任何人的手机。请在沙箱页面上，点手机里的链接。",
        cure_en="This address is nobody's phone. Tap the link on a phone of the sandbox's page.",
        to_desk=True,
    )


def _out_of_range() -> _TurnedAway:
    return _TurnedAway(
        "你不在应用的可见范围内，没有权限",
        "You are not in the app's visible range",
        cure_zh="管理员可以在应用的“可见范围”里加上你。",
        cure_en="An admin can add you to the app's visible range (可见范围).",
    )
