"""``when | understand | misses``: what the bot would make of some words, and of which it made nothing; changes nothing."""

from __future__ import annotations

import argparse
import json

from bot.bilingual import language, words
from bot.chat import conversation, dialog, misses
from bot.chat.context import Context
from bot.chat.handlers import collect
from bot.cli.complaint import complain
from bot.cli.database import opened
from bot.db import clock, retention, store
from bot.interviews import people
from bot.interviews.audit import Change
from bot.settings import load, load_company_zone
from bot.times.when import NotATime, moment


def show_time(given: argparse.Namespace) -> int:
    try:
        found = moment(given.text, now=given.now or clock.own(), zone=given.zone or load_company_zone())
    except NotATime as refused:
        return complain(_why_not(refused, given.lang or language()), 2)
    print(found.start.isoformat() if found.end is None else f"{found.start.isoformat()}/{found.end.isoformat()}")
    return 0


def show_call(given: argparse.Namespace) -> int:
    with opened(load()), store.db.connection_context(), store.db.atomic():
        store.execute("SET TRANSACTION READ ONLY")
        now = given.now or clock.now()
        member = people.by_user_id(given.user_id)
        if member is None:
            en, zh = (f"there is no member {given.user_id}. Add", f"没有成员 {given.user_id}，添加")
            return complain(f"{words(en, zh)}: python -m bot member {given.user_id}", 2)
        ctx = Context(member, now, Change(now, member), collect("commands"), dialog=dialog.read(member))
        print(json.dumps(conversation.in_short(ctx, given.text), ensure_ascii=False))
    return 0


def show_misses(given: argparse.Namespace) -> int:
    with opened(load()), store.db.connection_context():
        found = misses.by_count(clock.now() - retention.MESSAGES_STAY, max(given.most, 1))
    for row in found:
        print(f"{row['times']:5}  {row['said']}")
    if not found:
        print(words("Everything was understood.", "都看懂了。"))
    return 0


def _why_not(refused: NotATime, lang: str) -> str:
    en, zh = (one.format(left=refused.left) for one in _REASONS[refused.reason])
    said = {"zh": zh, "en": en}.get(lang) or words(en, zh)
    return f"{said} ({refused.candidate.start.isoformat()}?)" if refused.candidate else said


_REASONS = {
    "not_understood": (
        "I did not understand “{left}”. Try: tomorrow 3pm / 3-13 15:00",
        "没看懂“{left}”。试试：后天下午3点 / 3-13 15:00",
    ),
    "time_missing": ("At what time? For example: tomorrow 3pm", "几点？例如：明天下午3点"),
    "ambiguous_hour": ("Morning or afternoon?", "上午还是下午？"),
    "no_such_date": ("There is no such day or time.", "没有这一天或这个时间。"),
    "past": ("That time is past.", "这个时间已经过了。"),
    "too_far": ("More than 180 days ahead: please confirm the date.", "超过 180 天，请确认日期。"),
    "maybe_past": ("That day may be past: please give the date.", "这一天可能已经过了，请说日期。"),
    "midnight": ("Midnight of which day? Please write 0:00 with the date.", "晚上12点是哪一天？请写 0:00 和日期。"),
}
