"""The way from WeCom to us: the public address, what was refused there, and when WeCom came last."""

from __future__ import annotations

import ipaddress
import re
import secrets
from collections.abc import Callable, Iterator
from datetime import datetime
from urllib.parse import urlsplit

from lxml import etree

from bot.doctor.database import Known
from bot.doctor.finding import Finding, Mark, fine, note, wrong
from bot.doctor.network import REASONS, Answer, Silence, get
from bot.settings import Mode, Settings
from crypto import CallbackCrypto

FURTHER_CHECKS = 9
WECOM_WAITS_S = 1.0  # for the URL check (回调配置, path 90930)

_COUNTED = re.compile(r'^callback_total\{outcome="(\w+)"\} ([0-9.e+]+)$', re.MULTILINE)
_ACCEPTED = ("answered", "repeated", "ignored")


def examine(settings: Settings, clock: Callable[[], datetime], known: Known) -> Iterator[Finding]:
    """The counts come first: a check that the web process refuses is counted as well."""
    counted = _counted(settings)
    public = _public(settings, clock)
    yield public
    if counted is None:
        yield _no_web(settings, public)
    else:
        yield from _refusals(counted)
    if known.readable:
        yield _last(settings, clock(), known.last_callback_at)


# --- the public address ---------------------------------------------------------------------------------------------


def _public(settings: Settings, clock: Callable[[], datetime]) -> Finding:
    """Does what WeCom does when an admin saves the URL in its console."""
    part = "公网地址 public URL"
    address = f"{settings.base_url.rstrip('/')}/wecom/callback"
    if _is_loopback(address) and not _is_loopback(settings.wecom_api_base):
        return wrong(part, f"{address} 只有本机能连 only this machine can reach it", *_SET_BASE_URL)
    said = secrets.token_hex(10)
    answer = get(address, _url_check(settings, said, clock()), settings)
    is_quick = isinstance(answer, Answer) and answer.status < 500 and answer.seconds < WECOM_WAITS_S / 2
    others = _others(address, settings, clock) if is_quick else []
    if isinstance(answer, Silence):
        return wrong(part, f"{address} {REASONS[answer.why]}", *_unreachable(address, answer.why))
    is_right = answer.status == 200 and answer.body == said.encode()
    if len({*others, is_right}) > 1:
        return wrong(part, f"{address} 有时对有时不对 right at times only", *_SEVERAL)
    if is_right:
        took = f"{answer.seconds * 1000:.0f} ms"
        if answer.seconds > WECOM_WAITS_S:
            return wrong(part, f"{address} {took}", *_TOO_SLOW)
        return fine(part, f"{address} · {took}")
    seen, en, zh = _misanswered(answer, settings)
    return wrong(part, f"{address} {seen}", en, zh)


def _others(address: str, settings: Settings, clock: Callable[[], datetime]) -> list[bool]:
    """Whether further checks, each on a connection of its own, are answered rightly: several may share the address."""
    found = []
    for _ in range(FURTHER_CHECKS):
        said = secrets.token_hex(10)
        answer = get(address, _url_check(settings, said, clock()), settings)
        found.append(isinstance(answer, Answer) and answer.status == 200 and answer.body == said.encode())
    return found


def _url_check(settings: Settings, echo: str, now: datetime) -> dict[str, str]:
    """The query with which WeCom checks a URL; the right answer is `echo`, and nothing else."""
    timestamp, nonce = str(int(now.timestamp())), secrets.token_hex(8)
    crypto = CallbackCrypto(
        token=settings.wecom_token.get_secret_value(),
        encoding_aes_key=settings.wecom_encoding_aes_key.get_secret_value(),
        receive_id=settings.wecom_corp_id,
    )
    sealed = etree.fromstring(crypto.seal(echo.encode(), timestamp=timestamp, nonce=nonce))
    return {
        "msg_signature": sealed.findtext("MsgSignature") or "",
        "timestamp": timestamp,
        "nonce": nonce,
        "echostr": sealed.findtext("Encrypt") or "",
    }


def _misanswered(answer: Answer, settings: Settings) -> tuple[str, str, str]:
    """What was seen, and the cure in Chinese and English."""
    status = f"HTTP {answer.status}"
    is_page = answer.body.lstrip()[:1] == b"<"  # not the content type: an empty refusal of ours says html, too
    pass_on = f"/wecom/callback → http://127.0.0.1:{settings.port}"
    if 300 <= answer.status < 400:
        return (
            f"{status} 被转走 redirected",
            "WeCom follows no redirect: set BASE_URL to the final address, and put no log-in page before /wecom/callback.",
            "企业微信不跟随跳转：BASE_URL 写最终地址；/wecom/callback 前面不要放登录页。",
        )
    if answer.status in (502, 503, 504):
        return (
            f"{status} 代理后面没有应答 nothing answers behind the proxy",
            f"Start the web process (./run), and check where the reverse proxy passes it: {pass_on}.",
            f"启动网页进程（./run），并核对反向代理 reverse proxy 的转发：{pass_on}。",
        )
    if is_page:
        return (
            f"{status} 返回了网页 HTML answered with a web page",
            f"A reverse proxy or single-page app (SPA) answers, not the bot. Pass that path on untouched: {pass_on}.",
            f"应答的是反向代理或单页应用 (SPA)，不是机器人。把这一路径原样转发：{pass_on}。",
        )
    if answer.status in (400, 403):
        return (
            f"{status} 拒绝了用本机设置签的检查 refuses a check signed with these settings",
            "The web process there has another WECOM_TOKEN, WECOM_ENCODING_AES_KEY, corp id or clock: restart it with these.",
            "那里的网页进程用的是别的 WECOM_TOKEN、WECOM_ENCODING_AES_KEY、企业 ID 或时钟：用同一份设置重启它。",
        )
    return (
        f"{status} 答复不是明文 not the plain text",
        f"Something in between changes query or answer (cache, protection, rewriting), or it is not the bot: {pass_on}.",
        f"中间有东西改了查询或答复（缓存、防护、改写规则），或那里不是机器人：{pass_on}。",
    )


def _unreachable(address: str, why: str) -> tuple[str, str]:
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if why == "name":
        return (
            f"Check the name {parts.hostname} in BASE_URL, and its DNS.",
            f"核对 BASE_URL 的域名 {parts.hostname} 和它的 DNS。",
        )
    if why == "tls":
        return (
            f"Give {parts.hostname} a valid certificate with its whole chain.",
            f"给 {parts.hostname} 装上有效证书，证书链要完整。",
        )
    return (
        f"Check address and port {port} of BASE_URL; open {port} in the firewall; see that the proxy or web process runs.",
        f"核对 BASE_URL 的地址和端口 {port}；在防火墙/安全组放行 {port}；确认反向代理或网页进程在运行。",
    )


_SEVERAL = (
    "More than one web process answers at that address, with other settings each: put the same .env on each machine and "
    "restart them, or take the surplus one away.",
    "这个地址后面不止一个网页进程，设置各不相同：把同一份 .env 放到每台机器，重启它们，或去掉多余的。",
)
_SET_BASE_URL = (
    "Set BASE_URL to an address that WeCom can reach (https://…), and enter it in 接收消息 → 设置API接收 → URL.",
    "把 BASE_URL 设成企业微信能访问的地址（https://…），并填进 接收消息 → 设置API接收 → URL。",
)
_TOO_SLOW = (
    "WeCom waits one second when the URL is saved: look at the proxy and the machine's load.",
    "企业微信保存 URL 时只等一秒：检查代理和机器负载。",
)


def _is_loopback(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


# --- what the web process counted -----------------------------------------------------------------------------------


def _counted(settings: Settings) -> dict[str, int] | None:
    """Callbacks by outcome since the web process of this machine started; None if there is none."""
    answer = get(f"http://127.0.0.1:{settings.port}/metrics", {}, settings)
    if isinstance(answer, Silence) or answer.status != 200:
        return None
    return {outcome: int(float(count)) for outcome, count in _COUNTED.findall(answer.body.decode(errors="replace"))}


def _no_web(settings: Settings, public: Finding) -> Finding:
    part, seen = "网页进程 web", f"127.0.0.1:{settings.port} 没有应答 does not answer"
    if public.mark is Mark.FINE:
        return note(
            part, seen, "It runs elsewhere: ask there what was refused.", "它在别的机器上：拒绝次数要在那里查。"
        )
    return wrong(
        part,
        seen,
        "Start it: ./run, or python -m gunicorn -c gunicorn.conf.py wsgi:app",
        "启动：./run，或 python -m gunicorn -c gunicorn.conf.py wsgi:app",
    )


def _refusals(counted: dict[str, int]) -> Iterator[Finding]:
    part = "回调 callbacks"
    accepted = sum(counted.get(outcome, 0) for outcome in _ACCEPTED)
    refused = {reason: counted[reason] for reason in _CAUSES if counted.get(reason)}
    if not refused:
        yield fine(part, f"{accepted} 个接受 accepted · 0 个拒绝 refused")
    for reason, count in refused.items():
        seen = f"{count} 个因 {reason} 被拒绝 refused, {accepted} 个接受 accepted"
        en, zh = _CAUSES[reason]
        if accepted:  # the settings are right, or were; strangers knock at any public address
            yield note(part, f"{seen}；./run verify 也会计数，还在涨就是 counts, too; if it still grows:", en, zh)
        else:
            yield wrong(part, seen, f"{en} {_TRY_EN}", zh + _TRY)


_TRY = "改好后发一句话再查。"
_TRY_EN = "Once it is right, say something to the bot and run this again."
_CAUSES = {
    "signature": (
        "Console → the app → 接收消息 → Token differs from WECOM_TOKEN: make them the same, restart the web process.",
        "管理后台 → 应用 → 接收消息 → Token 和 WECOM_TOKEN 不同：改成一样，重启网页进程。",
    ),
    "envelope": (
        "接收消息 → EncodingAESKey differs from WECOM_ENCODING_AES_KEY: make them the same, restart. "
        "(Opening the URL in a browser counts, too.)",
        "接收消息 → EncodingAESKey 和 WECOM_ENCODING_AES_KEY 不同：改成一样后重启。用浏览器打开过回调地址也会计数。",
    ),
    "receive_id": (
        "Another corp id was inside: check WECOM_CORP_ID and WECOM_ENCODING_AES_KEY.",
        "解密出的企业 ID 不同：核对 WECOM_CORP_ID 和 WECOM_ENCODING_AES_KEY。",
    ),
    "timestamp": (
        "More than ten minutes off: set this machine's clock (NTP).",
        "时间相差十分钟以上：校准本机时钟（NTP）。",
    ),
    "database": (
        "The database was away then; WeCom sends such messages again.",
        "当时连不上数据库；企业微信会重发。",
    ),
}


# --- when WeCom came last -------------------------------------------------------------------------------------------


def _last(settings: Settings, now: datetime, last_at: datetime | None) -> Finding:
    part = "最近回调 last callback"
    if last_at is not None:
        return fine(part, f"{_ago(now, last_at)} · {last_at:%Y-%m-%d %H:%M} UTC")
    if settings.mode is not Mode.REAL:
        return fine(part, f"还没有 none yet: http://127.0.0.1:{settings.sandbox_port}/")
    return note(
        part,
        "还没有 none yet",
        f"Console → the app → 接收消息 → 设置API接收: enter {settings.base_url.rstrip('/')}/wecom/callback, then say something.",
        f"管理后台 → 应用 → 接收消息 → 设置API接收：URL 填 {settings.base_url.rstrip('/')}/wecom/callback，再发一句话。",
    )


def _ago(now: datetime, at: datetime) -> str:
    minutes = int((now - at).total_seconds() // 60)
    if minutes < 1:
        return "刚刚 just now"
    if minutes < 120:
        return f"{minutes} 分钟前 min ago"
    return f"{minutes // 60} 小时前 h ago"
