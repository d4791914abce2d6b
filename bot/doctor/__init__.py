"""What is wrong with this installation, and how to put it right.

It looks and touches nothing: it starts no server, makes no file, changes no row, sends no message, and uses neither the
shared access token nor the outbox. Each examination has a deadline, so that it ends whatever hangs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from bot.db import clock
from bot.deadline import Within
from bot.doctor import callback, database, files, rooms, wecom
from bot.doctor.finding import Finding, fine, wrong
from bot.launch import disk
from bot.settings import ROOT, Settings

DATABASE_WITHIN_S, OTHERS_WITHIN_S = 7.0, 10.0


def examine(settings: Settings, own_clock: Callable[[], datetime] = clock.own) -> Iterator[Finding]:
    """Each finding as soon as it is known; what cannot be looked at because of an earlier one is left out."""
    yield fine("设置 settings", f"{settings.mode} · AgentId {settings.wecom_agent_id} · {settings.base_url}")
    yield _disk(settings)
    yield from files.examine(ROOT / ".env", settings.var)
    known = database.Known()
    asked = Within(DATABASE_WITHIN_S, lambda: database.examine(settings, own_clock()))
    try:
        for found in asked:
            if isinstance(found, database.Known):
                known = found
            else:
                yield found
    except TimeoutError:
        yield _too_slow("数据库 database", DATABASE_WITHIN_S, *database.FROZEN)
    # Neither needs the other.
    of_wecom = Within(OTHERS_WITHIN_S, lambda: wecom.examine(settings, own_clock, known))
    of_callback = Within(OTHERS_WITHIN_S, lambda: callback.examine(settings, own_clock, known))
    of_rooms = Within(OTHERS_WITHIN_S, lambda: rooms.examine(settings))
    for part, findings in (
        ("企业微信接口 WeCom's API", of_wecom),
        ("公网地址 public URL", of_callback),
        (rooms.PART, of_rooms),
    ):
        try:
            yield from findings
        except TimeoutError:
            yield _too_slow(part, OTHERS_WITHIN_S, *_SLOW_NETWORK)


def _disk(settings: Settings) -> Finding:
    part = "磁盘 disk"
    if left := disk.left_where_short(settings.var):
        return wrong(
            part,
            f"{settings.var} 只剩 {left} only {left} left",
            "Make room (logs, backups), or move VAR_DIR to another disk.",
            "腾出空间（日志、备份），或把 VAR_DIR 移到别的盘。",
        )
    return fine(part, str(settings.var))


def _too_slow(part: str, seconds: float, en: str, zh: str) -> Finding:
    return wrong(part, f"{seconds:.0f} 秒内没有查完 not all of it within {seconds:.0f} s", en, zh)


_SLOW_NETWORK = (
    "The network is slow, or what was reached does not answer: look at proxies, DNS and firewall.",
    "网络很慢，或对方接受连接却不回答：查代理、DNS 和防火墙。",
)
