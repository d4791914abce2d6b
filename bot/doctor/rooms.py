"""Rooms: whether ShowMeBug takes our credentials and has any left, what waits for one, and who shares the general link."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from bot.db import clock, store
from bot.doctor.finding import Finding, fine, note, wrong
from bot.rooms import outage, seats
from bot.rooms.showmebug import ShowMeBug
from bot.rooms.showmebug_answers import reason
from bot.settings import Mode, Settings
from bot.texts import in_both
from bot.wecom.errors import NeedsAdmin, Refused, RetryLater

PART = "面试间 rooms"
FEW = 20  # rooms left
OVERDUE = timedelta(minutes=5)
MOST_LISTED = 5


def examine(settings: Settings) -> Iterator[Finding]:
    """What ShowMeBug says. Asked with a token of the doctor's own, which registers nothing."""
    if not settings.showmebug_client_id:
        return
    provider = ShowMeBug(
        api_base=settings.showmebug_api_base,
        client_id=settings.showmebug_client_id,
        client_secret=settings.showmebug_client_secret.get_secret_value(),
        clock=clock.own,
        https_proxy=settings.https_proxy,
        answer_s=5.0,
    )
    try:
        token, _ = provider.token()
        left = provider.left_quota_by(token)
    except NeedsAdmin as no:
        en, zh = in_both(no.reason)
        yield wrong(PART, f"{zh} {en}", *_COMPARE)
    except (RetryLater, Refused) as no:
        yield wrong(PART, f"ShowMeBug: {no}", *(_UNREACHED if settings.mode is Mode.REAL else _NO_SANDBOX))
    else:
        yield _quota(left)
        yield from _callback(settings)


def looks(settings: Settings, now: datetime) -> list[Callable[[], Iterable[Finding]]]:
    """What the rows tell."""
    if not settings.showmebug_client_id:
        return []
    return [lambda: _waiting(now), _without_address]


def _quota(left: float | None) -> Finding:
    if left is None:
        return fine(PART, "ShowMeBug 可用 works")
    seen = f"ShowMeBug 可用，剩 {left:g} 场 works, {left:g} rooms left"
    if left > FEW:
        return fine(PART, seen)
    say = wrong if left <= 0 else note
    return say(
        PART,
        seen,
        "Buy more at ShowMeBug. What is booked meanwhile stands, and gets its room when there are some.",
        "到 ShowMeBug 续购场次。这期间约的面试照常，续购后会自动建面试间。",
    )


def _callback(settings: Settings) -> Iterator[Finding]:
    if settings.mode is Mode.REAL and not settings.base_url.startswith("https://"):
        yield note(
            PART,
            f"{settings.base_url} 不是 https is not https",
            "ShowMeBug sends its events to https alone: until then what it has to say is asked for every five minutes.",
            "ShowMeBug 的回调只发到 https；在那之前每 5 分钟去问一次。",
        )


def _waiting(now: datetime) -> Iterator[Finding]:
    found = outage.of(now)
    [row] = store.fetch(
        """SELECT count(*) AS count, min(r.next_try_at) AS oldest, max(r.errcode) AS errcode FROM pad r
           WHERE r.next_try_at < %(late)s OR (r.next_try_at IS NOT NULL AND r.errcode IS NOT NULL)""",
        late=now - OVERDUE,
    )
    if found is not None:
        en, zh = in_both(reason(found.errcode))
        since = (now - found.since).total_seconds() / 60
        yield wrong(
            PART,
            f"{zh} {en}，已 for {since:.0f} min，{row['count']} 间在等 waiting",
            "Rooms are made by themselves as soon as it works again; HR has been told. The other findings say what to mend.",
            "恢复后会自动补建，HR 已收到通知；要处理什么看其他几项。",
        )
    elif row["count"]:
        code = f" (errcode {row['errcode']})" if row["errcode"] else ""
        yield wrong(
            PART,
            f"{row['count']} 间没建成或没删掉 not made or not deleted{code}",
            "See that the worker runs; if it does, ask ShowMeBug about that code. It is tried again, at most an hour later.",
            "确认后台进程在运行；在运行就拿这个代码问 ShowMeBug。会一直重试，最多隔一小时。",
        )
    else:
        yield fine(PART, "没有在等的 none waits")


def _without_address() -> Iterator[Finding]:
    lacking = seats.nameless()
    if lacking:
        more = f" … (+{len(lacking) - MOST_LISTED})" if len(lacking) > MOST_LISTED else ""
        yield note(
            PART,
            f"没有邮箱也没有电话 neither e-mail nor phone: {', '.join(lacking[:MOST_LISTED])}{more}",
            "They share the room's general link, and are “interviewer” in it. An admin sends: member 李四 email lisi@example.com",
            "他们只能共用面试官通用链接，进去显示“面试官”。管理员发：成员 李四 邮箱 lisi@example.com",
        )


_COMPARE = (
    "ShowMeBug's console, open platform: compare SHOWMEBUG_CLIENT_ID and SHOWMEBUG_CLIENT_SECRET.",
    "ShowMeBug 后台 → 开放平台：核对 SHOWMEBUG_CLIENT_ID 和 SHOWMEBUG_CLIENT_SECRET。",
)
_NO_SANDBOX = ("Start the sandbox: ./run", "启动沙箱：./run")
_UNREACHED = (
    "Check SHOWMEBUG_API_BASE, outgoing connections and HTTPS_PROXY. Bookings stand; rooms are made when it answers again.",
    "查 SHOWMEBUG_API_BASE、本机的出站连接和 HTTPS_PROXY。约面照常，恢复后自动建面试间。",
)
