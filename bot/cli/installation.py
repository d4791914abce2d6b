"""``migrate | seed | prepare | furnish | menu``: the installation and its data."""

from __future__ import annotations

import argparse
import time
from datetime import timedelta

from bot import demo
from bot.bilingual import words
from bot.chat.handlers import collect
from bot.cli.complaint import ASK_DOCTOR, complain
from bot.cli.database import opened
from bot.db import clock, ownership, store
from bot.launch.ownership import Owner, owner_in
from bot.settings import load
from bot.texts import in_both
from bot.wecom import menu
from bot.wecom.client import client
from bot.wecom.errors import NeedsAdmin, Refused, RetryLater


def migrate(given: argparse.Namespace) -> int:
    settings = load()
    said = Owner(given.belongs_to) if given.belongs_to else None
    with opened(settings, migrated=False, former_belongs_to=said):
        # Embedded, each has a database of its own: whoever said so spoke of what an earlier version left.
        applied = ownership.migrate(owner_in(settings), said=said if settings.database_url else None)
        if given.reset_clock:
            with store.db.connection_context():
                ownership.set_clock_right()
    print(f"{words('database', '数据库')}: {', '.join(applied) or words('up to date', '已是最新')}")
    return 0


def seed(_: argparse.Namespace) -> int:
    settings = load()
    if not settings.demo_people:
        return complain(
            words(
                "In real mode nothing is seeded. Add people: python -m bot member …",
                "真实模式不写入演示数据。加人：python -m bot member …",
            ),
            2,
        )
    with opened(settings):
        added = demo.top_up(clock.now())
    print(f"{words('demo data', '演示数据')}: +{added}")
    return 0


def prepare(_: argparse.Namespace) -> int:
    settings = load()
    with opened(settings, migrated=False):
        applied = ownership.migrate(owner_in(settings))
        with store.db.connection_context():
            ownership.check(owner_in(settings))
        print(f"数据库 migrations: {f'+{len(applied)}' if applied else '已是最新 up to date'}", flush=True)
        if settings.demo_people:
            print(f"演示数据 demo data: +{demo.top_up(clock.now())}", flush=True)
    return 0


def furnish(given: argparse.Namespace) -> int:
    settings = load()
    if not settings.demo_people:
        return complain(words("Not in real mode.", "真实模式不用。"), 2)
    with opened(settings):
        now = clock.now()
        # How long ago, because the two clocks may be apart.
        demo.open_phones(now, now - timedelta(seconds=time.time() - given.since) if given.since else now)
    return give_menu(given)


def give_menu(_: argparse.Namespace) -> int:
    settings = load()
    buttons = menu.buttons(collect("commands").menu)
    with opened(settings) as ready:
        try:
            client(ready).create_menu(buttons)
        except (Refused, NeedsAdmin) as refused:
            en, zh = in_both(refused.reason)
            told = words(f"The menu was not set: {en}", f"菜单没有设置：{zh}", "\n")
            return complain(f"{told}\n{ASK_DOCTOR}", 1)
        except RetryLater as later:
            told = words("The menu was not set, try again later", "菜单没有设置，过一会再试")
            return complain(f"{told}: {later}\n{ASK_DOCTOR}", 1)
    print("\n".join([f"{words('the menu is set', '菜单已设置')}:", *(f"  {line}" for line in menu.lines(buttons))]))
    return 0
