"""Whether people can sign on to pages: the address, the console's trusted domain, and what came of the last attempt."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from bot.db.signing_on import Record
from bot.doctor.finding import Finding, fine, note
from bot.settings import Mode, Settings

PART = "登录 sign-on"


def look(settings: Settings, app: dict[str, Any], record: Record | None) -> Finding:
    """`app` is what WeCom says of the app. Without sign-on everything else works, so nothing here is wrong, only noted."""
    base, domain = urlsplit(settings.base_url), str(app.get("redirect_domain") or "")
    if settings.mode is Mode.REAL and base.scheme != "https":
        return note(
            PART,
            f"{settings.base_url} 不是 https is not https",
            "Pages and one tap into the room need an https BASE_URL; until then 进入面试 gives the meeting link.",
            "页面和一键进入面试需要 https 的 BASE_URL；在那之前“进入面试”给会议链接。",
        )
    if settings.mode is Mode.REAL and domain.lower() != _authority(base.hostname, base.port):
        return note(
            PART,
            f"可信域名 trusted domain: {domain or '未设置 none'}",
            f"Console → the app → 网页授权及JS-SDK → 设置可信域名: {_authority(base.hostname, base.port)}",
            f"管理后台 → 应用 → 网页授权及JS-SDK → 设置可信域名：{_authority(base.hostname, base.port)}",
        )
    to_try = f"{settings.base_url.rstrip('/')}/sign-on"
    if record is not None and record.failure:
        return note(
            PART,
            record.failure,
            f"That was the last attempt. Mend it, then open in WeCom: {to_try}",
            f"这是最近一次登录失败的原因，处理后在企业微信里打开：{to_try}",
        )
    if record is None or record.first_at is None:
        return note(
            PART,
            "还没有人登录过 nobody has signed on yet",
            f"Open this in WeCom, and once in a desktop browser: {to_try} (for the latter: console → the app → "
            "企业微信授权登录 → 设置授权回调域). From the first success on, cards lead straight into the room.",
            f"在企业微信里打开一次：{to_try}，再用电脑浏览器打开一次（后者要先设：应用 → 企业微信授权登录 → 授权回调域）。"
            "成功一次之后，卡片就能一键进入面试。",
        )
    return fine(PART, f"可用 works · {to_try}")


def _authority(host: str | None, port: int | None) -> str:
    return f"{host or ''}:{port}" if port else host or ""
