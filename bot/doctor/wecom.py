"""What WeCom says of our settings: clock, secret, trusted IP, the app and whom it reaches.

The doctor asks by itself. The client would note a failure in the row that all processes share, which makes them pause.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from bot.doctor import sign_on
from bot.doctor.clocks import compared
from bot.doctor.database import Known
from bot.doctor.finding import Finding, fine, note, wrong
from bot.doctor.network import REASONS, Answer, get
from bot.settings import Mode, Settings
from bot.texts import in_both
from bot.wecom.errors import NeedsAdmin, about_the_app

MOST_LISTED = 5
MOST_ASKED = 50  # members about whom WeCom is asked one by one
_UNSEEN = (60111, 60011)  # unknown, or outside the visible range


@dataclass(frozen=True)
class _Heard:
    """WeCom's answer; `errcode` is None when there was none, and `trouble` says why."""

    errcode: int | None
    fields: dict[str, Any] = field(repr=False)
    date: datetime | None = None
    trouble: str = ""
    status: int | None = None  # of an answer that is none of WeCom's


def examine(settings: Settings, clock: Callable[[], datetime], known: Known) -> Iterator[Finding]:
    """Asked in the order in which one thing needs the other."""
    asked = _ask(settings, "gettoken", _credentials(settings))
    if asked.date is not None:
        yield compared("时钟：企业微信 clock: WeCom", asked.date, clock())
    if asked.errcode is None:
        yield _unheard(settings, settings.wecom_api_base, asked)
        return
    if asked.errcode == 40001 and _is_disabled(settings, known):
        yield _disabled()
        return
    if asked.errcode:
        yield _refused("凭证 gettoken", asked)
        return
    yield fine("凭证 gettoken", "企业 ID 和 Secret 正确 corp id and secret are right")
    yield from _app(settings, str(asked.fields.get("access_token", "")), known)


def _app(settings: Settings, access_token: str, known: Known) -> Iterator[Finding]:
    about = _ask_agent(settings, access_token)
    if about.errcode == 50003 or about.fields.get("close") == 1:
        yield _disabled()
    elif about.errcode == 60020:
        yield _refused("企业可信 IP trusted IP", about)
    elif about.errcode is None:
        yield _unheard(settings, "agent/get", about)
    elif about.errcode:
        yield _refused("应用 app", about)
    else:
        yield fine(
            "应用 app", f"{about.fields.get('name') or settings.wecom_agent_id} · 已启用 enabled · IP 可信 trusted"
        )
        if known.user_ids:
            yield _range(settings, access_token, about.fields, known.user_ids)
        yield sign_on.look(settings, about.fields, known.signing_on)


def _range(settings: Settings, access_token: str, app: dict[str, Any], user_ids: Sequence[str]) -> Finding:
    part = "可见范围 visible range"
    named = {str(one.get("userid", "")).lower() for one in (app.get("allow_userinfos") or {}).get("user") or []}
    outside = [user_id for user_id in user_ids if user_id not in named]
    count = len(user_ids)
    by_group = (app.get("allow_partys") or {}).get("partyid") or (app.get("allow_tags") or {}).get("tagid")
    if by_group:  # who is in them WeCom tells only for each member
        count -= len(outside[MOST_ASKED:])
        outside = [one for one in outside[:MOST_ASKED] if _is_unseen(settings, access_token, one)]
    if not outside:
        return fine(part, f"查了 {count} 位成员，都在内 members looked at, all inside")
    more = f" … (+{len(outside) - MOST_LISTED})" if len(outside) > MOST_LISTED else ""
    return wrong(
        part,
        f"不在内 outside: {', '.join(outside[:MOST_LISTED])}{more}",
        "Console → 应用管理 → the app → 可见范围: add them. They get no message until then.",
        "管理后台 → 应用管理 → 应用 → 可见范围：把他们加进来；在那之前他们收不到消息。",
    )


def _is_unseen(settings: Settings, access_token: str, user_id: str) -> bool:
    return _ask(settings, "user/get", {"access_token": access_token, "userid": user_id}).errcode in _UNSEEN


def _is_disabled(settings: Settings, known: Known) -> bool:
    """WeCom has one code for a wrong secret and a disabled app; a token from before tells which."""
    return bool(known.access_token) and _ask_agent(settings, str(known.access_token)).errcode == 50003


def _disabled() -> Finding:
    return wrong(
        "应用 app",
        "已停用 disabled",
        "Console → 应用管理 → the app: enable it.",
        "管理后台 → 应用管理 → 应用：启用它。",
    )


def _refused(part: str, heard: _Heard) -> Finding:
    assert heard.errcode
    about = about_the_app(heard.errcode, errmsg=str(heard.fields.get("errmsg")))
    if not isinstance(about, NeedsAdmin):
        return note(
            part, str(about), "WeCom will not answer now: try again in a minute.", "企业微信暂时不答：过一分钟再试。"
        )
    en, zh = in_both(about.reason)
    seen = f"{zh.split('；')[0]} {en.split('; ')[0]} (errcode {heard.errcode})"
    return wrong(part, seen, *_CURES.get(heard.errcode, _COMPARE))


def _unheard(settings: Settings, asked: str, heard: _Heard) -> Finding:
    unreached = _NO_WAY_OUT if settings.mode is Mode.REAL else _NO_SANDBOX
    cure = unreached if heard.status is None else _BUSY if heard.status >= 500 else _NOT_WECOM
    return wrong("企业微信接口 WeCom's API", f"{asked} {heard.trouble}", *cure)


_CURES = {
    40001: (
        "Console → 应用管理 → the app → Secret: copy it into WECOM_SECRET; and see that the app is enabled.",
        "管理后台 → 应用管理 → 应用 → Secret：查看并填入 WECOM_SECRET；再确认应用已启用。",
    ),
    40013: (
        "Console → 我的企业 → 企业信息 → 企业ID: copy it into WECOM_CORP_ID.",
        "管理后台 → 我的企业 → 企业信息 → 企业ID：填入 WECOM_CORP_ID。",
    ),
    40056: (
        "Console → 应用管理 → the app → AgentId: copy it into WECOM_AGENT_ID; it is on the page of the Secret.",
        "管理后台 → 应用管理 → 应用 → AgentId：填入 WECOM_AGENT_ID，和 Secret 同在一页。",
    ),
    60020: (
        "Console → 应用管理 → the app → 企业可信IP: add this address (the callback URL or a trusted domain comes first).",
        "管理后台 → 应用管理 → 应用 → 企业可信IP：加上这个地址（先要设好接收消息的 URL 或可信域名）。",
    ),
}
_CURES[301002] = _CURES[40056]
_COMPARE = (
    "Console → 应用管理 → the app: compare the five WECOM_ settings.",
    "管理后台 → 应用管理 → 应用：对照检查五个 WECOM_ 设置。",
)
_BUSY = (
    "It was reached and cannot answer now: try again in some minutes; if it stays so, look at WECOM_API_BASE and proxies.",
    "那边有应答，只是现在办不了：过几分钟再试；一直这样就查 WECOM_API_BASE 和中间的代理。",
)
_NOT_WECOM = (
    "What answers is not WeCom: check WECOM_API_BASE and the proxies in between.",
    "应答的不是企业微信：核对 WECOM_API_BASE 和中间的代理。",
)
_NO_SANDBOX = ("Start the sandbox: ./run", "启动沙箱：./run")
_NO_WAY_OUT = (
    "Allow outgoing connections from here to that address; behind a proxy set HTTPS_PROXY.",
    "放行本机到该地址的出站连接；需要代理就设置 HTTPS_PROXY。",
)


def _credentials(settings: Settings) -> dict[str, str]:
    return {"corpid": settings.wecom_corp_id, "corpsecret": settings.wecom_secret.get_secret_value()}


def _ask_agent(settings: Settings, access_token: str) -> _Heard:
    return _ask(settings, "agent/get", {"access_token": access_token, "agentid": str(settings.wecom_agent_id)})


def _ask(settings: Settings, name: str, query: dict[str, str]) -> _Heard:
    answer = get(f"{settings.wecom_api_base.rstrip('/')}/cgi-bin/{name}", query, settings)
    if not isinstance(answer, Answer):
        return _Heard(None, {}, trouble=REASONS[answer.why])
    date = _date(answer.headers.get("Date"))
    try:
        fields = json.loads(answer.body)
        return _Heard(int(fields["errcode"]), fields, date)
    except (ValueError, TypeError, KeyError):
        trouble = f"HTTP {answer.status}，不是企业微信的答复 not an answer of WeCom's"
        return _Heard(None, {}, date, trouble, answer.status)


def _date(header: str | None) -> datetime | None:
    try:
        date = parsedate_to_datetime(header or "")
    except ValueError:
        return None
    return date if date.tzinfo else None
