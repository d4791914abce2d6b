"""``hooks list | show | retry``: what other systems sent, what became of it, and once more."""

from __future__ import annotations

import argparse
import json

from bot.bilingual import words
from bot.cli.complaint import complain
from bot.cli.database import opened
from bot.db import clock, store
from bot.hooks import deliveries, json_body
from bot.hooks.deliveries import Delivery
from bot.printable import printable
from bot.settings import load
from bot.times.zones import company_zone

_OUTCOMES = {
    "applied": ("done", "已处理"),
    "overtaken": ("overtaken by a newer one", "已有更新的"),
    "quiet": ("nothing to do", "无需处理"),
    "late": ("too late: it has begun or is over", "太晚：已开始或已结束"),
    "unknown": ("event not known, kept", "不认识的事件，已留底"),
}


def list_them(given: argparse.Namespace) -> int:
    with opened(load()), store.connected():
        found = deliveries.latest(given.most)
    for one in found:
        print(_line(one))
    if not found:
        print(words("nothing was sent", "没有收到过"))
    return 0


def show(given: argparse.Namespace) -> int:
    with opened(load()), store.connected():
        found = deliveries.by_id(given.id)
    if found is None:
        return _no_such(given.id)
    print(_line(found))
    sent = json.loads(json_body.without_resumes(found.body))
    print("\n".join(map(printable, json.dumps(sent, ensure_ascii=False, indent=2).split("\n"))))
    return 0


def retry(given: argparse.Namespace) -> int:
    with opened(load()), store.connected():
        found = deliveries.by_id(given.id)
        if found is None:
            return _no_such(given.id)
        with store.db.atomic():
            deliveries.put_again(found, clock.now())
    print(words(f"{found.id}: the worker does it once more", f"{found.id}：后台进程会再做一次"))
    return 0


def _no_such(delivery_id: int) -> int:
    return complain(words(f"There is no delivery {delivery_id}.", f"没有编号 {delivery_id} 的记录。"), 2)


def _line(one: Delivery) -> str:
    at = f"{one.received_at.astimezone(company_zone()):%Y-%m-%d %H:%M:%S}"
    if one.outcome is not None:
        became = words(*_OUTCOMES[one.outcome])
    else:
        tried = words(f"tried {one.tries} times", f"试过 {one.tries} 次")
        became = f"{words('waits', '等待处理')}, {tried}" + (f" ({one.last_error})" if one.last_error else "")
    return f"{one.id}  {at}  {one.provider}  {printable(one.event)}  {printable(one.external_id)}  {became}"
