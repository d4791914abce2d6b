"""A day, a time or a round typed behind the interview: it says which one is meant, or is said to be wrong, and is no reason.

取消面试 姚瑶 一面 岗位关闭, cancel 陈晓 Tuesday 11:15 position closed, accept 陈晓 on Tuesday.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from bot import wording
from bot.chat import then
from bot.chat.call import Call
from bot.chat.kinds import find_span
from bot.chat.readers import CODE, Situation
from bot.interviews import access, lookup
from bot.interviews.errors import UserError
from bot.interviews.models import Interview
from bot.times.values import Span, TimeOfDay
from bot.times.written import days_spelled

_LEAD = re.compile(r"^[\s,，的]*(?:(?:on|at|from|of|for|in)\b\s*)?", re.IGNORECASE)
_ROUND = re.compile(
    r"(?:the )?(?:round (?P<figure>\d)\b|(?P<word>first|second|third) round\b)|第?(?P<han>[一二三])[面轮](?=$|[\s,，])",
    re.IGNORECASE,
)
_ROUNDS = {"first": 1, "second": 2, "third": 3, "一": 1, "二": 2, "三": 3}
_GOES_ON = re.compile(r"(?:is|was|are|will|i|i'm|i'll|my|we|works?|doesn't|does|has)\b|我|是|有|要|不", re.IGNORECASE)
_A_WEEK = timedelta(days=7)


def narrow(call: Call, typed: str, situation: Situation) -> None:
    """Take what says which interview is meant from what was typed behind it.

    Raises: UserError where none of them is then.
    """
    if not _can_say_which(call):
        return
    words = call.command.asked_words
    behind = str(call.arguments.get(words, "")) if words else call.leftover
    found = _said_first(_LEAD.sub("", behind), situation)
    if found is None:
        return
    said, fits, rest, span = found
    if _GOES_ON.match(rest) or (rest and _is_own(call)):
        return  # tomorrow is my day off; 周四 出差 is why they cannot
    [name] = [one.name for one in call.command.parameters if one.type is Interview]
    meant = call.doubtful.get(name) or [call.arguments[name]]
    these = [one for one in meant if fits(one)]
    if not these and not CODE.search(typed):
        these = [one for one in _others_of(meant[0], span, situation) if fits(one)]
    if not these:
        raise UserError(
            "which.not_then",
            said=said,
            which=wording.brief(meant[0], situation.member, situation.now),
            verb=call.command.title(str(situation.member.lang)),
            code=meant[0].code or "",
        )
    call.doubtful.pop(name, None)
    call.arguments.pop(name, None)
    if len(these) == 1:
        call.arguments[name] = these[0]
    else:
        call.doubtful[name] = these
    if not words:
        call.leftover = rest
    elif rest:
        call.arguments[words] = rest
    else:
        del call.arguments[words]


def _can_say_which(call: Call) -> bool:
    command = call.command
    kinds = [one.type for one in command.parameters]
    if not command.changes or kinds.count(Interview) != 1 or not (command.asked_words or kinds == [Interview]):
        return False
    name = next(one.name for one in command.parameters if one.type is Interview)
    return name in call.arguments or bool(call.doubtful.get(name))


def _is_own(call: Call) -> bool:
    return call.command.which is not None and call.command.which.own


def _said_first(text: str, situation: Situation) -> tuple[str, Callable[[Interview], bool], str, Span | None] | None:
    """What the text begins with of these, which interviews that fits, the rest, and the days in which to look for more."""
    if seen := _ROUND.match(text):
        number = int(seen["figure"] or 0) or _ROUNDS[(seen["word"] or seen["han"]).lower()]
        return seen[0], lambda one: bool(one.round_no == number), text[seen.end() :].strip(" ,，"), None
    spelled = days_spelled(situation.in_figures(text))
    at = then.find(spelled, situation)
    if at is not None and not then.says_more(spelled[: at.at]):
        time: TimeOfDay = at.values[0]
        span = Span(*then.day_of(time, situation)) if time.day is not None else None
        rest = spelled[at.end :].strip(" ,，")
        return spelled[: at.end].strip(), lambda one: _is_at(time, one, situation), rest, span
    day = find_span(spelled, situation)
    if day is None:
        return None
    days: Span = day.values[0]
    said = spelled[: len(spelled) - len(day.rest)].strip(" ,，") if day.rest else spelled
    return said, lambda one: _is_in(days, one, situation), day.rest.strip(" ,，"), days


def _is_at(said: TimeOfDay, one: Interview, situation: Situation) -> bool:
    if one.start is None or not access.follows(situation.member, one):
        return False
    start = one.start.astimezone(situation.member.tz)
    return start.time() in said.times and said.day in (None, start.date())


def _is_in(days: Span, one: Interview, situation: Situation) -> bool:
    """周二 of what is over is the last one."""
    if one.start is None or not access.follows(situation.member, one):
        return False
    start = one.start + _A_WEEK if one.is_over(situation.now) and days.start > situation.now else one.start
    return days.start <= start < days.end


def _others_of(meant: Interview, days: Span | None, situation: Situation) -> list[Interview]:
    """Of the same candidate: a name alone means the ones that are ahead."""
    if days is None:
        return lookup.by_candidate(situation.member, str(meant.candidate.name), situation.now)
    there = lookup.between(situation.member, days.start, days.end)
    return [one for one in there if one.candidate_id == meant.candidate_id]
