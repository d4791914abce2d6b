"""``when | understand | misses``: what the bot would make of some words, and of which it made nothing; changes nothing."""

from __future__ import annotations

import argparse
import json

from bot.bilingual import language, words
from bot.chat import misses
from bot.chat.handlers import collect
from bot.chat.in_short import explain
from bot.cli.complaint import complain
from bot.cli.database import opened
from bot.db import clock, retention, store
from bot.interviews import people
from bot.phrase import Phrase
from bot.printable import printable
from bot.settings import load, load_company_zone
from bot.texts import in_both
from bot.times.values import NotATime
from bot.times.when import moment
from bot.wording import WHY_NOT_A_TIME


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
        print(json.dumps(explain(given.text, member, now, collect("commands")), ensure_ascii=False))
    return 0


def show_misses(given: argparse.Namespace) -> int:
    with opened(load()), store.db.connection_context():
        found = misses.by_count(clock.now() - retention.MESSAGES_STAY, given.most)
    for row in found:
        print(f"{row['times']:5}  {printable(row['said'])}")
    if not found:
        print(words("Everything was understood.", "都看懂了。"))
    return 0


def _why_not(refused: NotATime, lang: str) -> str:
    both = in_both(Phrase(WHY_NOT_A_TIME[refused.reason], left=refused.left))
    said = both.of(lang) if lang else words(*both)
    return f"{said} ({refused.candidate.start.isoformat()}?)" if refused.candidate else said
