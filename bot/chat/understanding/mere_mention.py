"""林悦 周日那场, 林志远 today 2pm, the phone screen on Sunday: which interview it is of, and not a word of what is wanted."""

from __future__ import annotations

import re

from bot.chat import looks
from bot.chat.call import Call
from bot.chat.masked import CANDIDATE, INTERVIEW
from bot.chat.understanding import evidence
from bot.chat.understanding.told import Told
from bot.chat.understanding.which import which_interview
from bot.interviews.models import Interview

_MARKS = re.compile(rf"{INTERVIEW}|{CANDIDATE}|[那这]一?[场个轮]|的|\b(?:at|on|in|with|of|and|one|interview)\b")


def is_one(told: Told) -> bool:
    if not (Interview in told.masked.mentioned or evidence.described(told.text)) or told.people or told.said.asks:
        return False
    return not any(map(str.isalnum, _MARKS.sub(" ", evidence.without_description(told.text))))


def look_at(told: Told) -> Call | None:
    """At the only one that is told, or at all that may be meant, which is asked."""
    status = told.handlers.commands.get("status")
    found = which_interview(told, status) if status is not None else []
    return looks.at({Interview: found} if found else told.masked.mentioned, told.handlers, told.situation)
