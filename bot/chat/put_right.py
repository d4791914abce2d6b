"""The same call with what is new in it: 不对，是五点半; 等等我说错了，是潘悦然那场; 那就张三; make that an hour; 改成待定吧，我心软了.

What is said after the words that correct is read as one more argument of the very call, and takes the place of the one of
its kind; all else stays. What comes of it is only ever read back.
"""

from __future__ import annotations

import contextlib
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.chat import drafted, told_otherwise
from bot.chat.arguments import read, settle
from bot.chat.call import Call
from bot.chat.clauses import CLAUSE
from bot.chat.context import Context
from bot.chat.heard import Heard, hear, without_courtesy
from bot.chat.masked import masked_of
from bot.chat.readers import BETWEEN
from bot.chat.short_answers import LEAVE, NO, YES
from bot.chat.taken_back import AGREES_BUT, AGREES_BUT_EN, EITHER
from bot.chat.verbs import named_in
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.times.among_words import time_within
from bot.times.another import AnotherTime, another
from bot.times.values import NotATime

_OPENING = re.compile(
    rf"(?:{EITHER}|{AGREES_BUT}|{AGREES_BUT_EN}|\bnot(?:,| but)|不是|"
    r"我(?:刚才?)?(?:说的|指的|要的|想说的?)?(?=是)|(?:应该|得)?是(?!不|否)|(?:时间|时长)?(?:改|换|约|挪|推|调)(?:成|到|为)|换(?!人)|[,，。;； ]|"
    r"\b(?:it's|it is|it was|"
    r"make (?:it|that|this|him|her)|change (?:it|that) to|let's (?:make it|say|do)|should be|it should be|go with|go for|have it at|put it (?:at|to|on)|set it (?:at|to)|then)\b|"
    r"\b(?:(?:better|best|maybe|perhaps|so|well|ok|okay|hm+|we|i|you|let's|should|could|can|would|had|rather|i'd|we'd|please|just|even|then),? ){1,5}"
    r"(?=(?:make (?:it|that|this)|change (?:it|that) to|say|go for|have it at|put it|set it)\b)){1,8}"
)
_TAIL = re.compile(
    r"(?:[,， ]|的?(?:那|这)一?[场个位]|吧|呢|了|好了|才对|就行|就好|可以|来|一?下|\b(?:instead|then|please|rather|one|interview|the|a|an|at|on|to|for|of)\b|的){1,6}"
)
_FIGURE = re.compile(r"(?:at )?(?P<hour>\d{1,2})(?::(?P<minute>\d\d))?")
_POINTS = re.compile(r"[那这]一?[场个轮]|\b(?:one|interview)\b")
_NOON = 12
_AN_HOUR = timedelta(hours=1)


class NoHour(UserError):
    """换成下午: another time, of which the hour is not said."""


def put_right(ctx: Context, call: Call, heard: Heard) -> Call | None:
    """None where nothing corrects, or what follows is none of the call's arguments.

    Raises: UserError where what it names cannot be.
    """
    opening = _OPENING.match(heard.low)
    if opening is None or not corrects(heard) or "line" in call.arguments:
        return None  # a booking's line has its own reader
    rest = heard.typed[opening.end() :]
    if rest.lower() in YES | NO | LEAVE:
        return None
    if (denied := _denied(call).match(heard.low)) is not None:
        rest = heard.typed[denied.end() :]
    plainly = with_new(ctx, call, rest) or _with_first_clause(ctx, call, rest)
    return plainly or _read_back(ctx, told_otherwise.amended(ctx, call, rest))


def _denied(call: Call) -> re.Pattern[str]:
    """不是陈晓，是 of what is of 陈晓; 不是他 是, 不是这场，应该是."""
    named = [
        *call.arguments.values(),
        *(one for value in call.arguments.values() if isinstance(value, Members) for one in value),
    ]
    names = [said for one in named if isinstance(one, Interview) for said in (str(one.candidate.name), str(one.code))]
    names += [str(one.name) for one in named if isinstance(one, Member)]
    either = "|".join(re.escape(one.lower()) for one in names) or "(?!)"
    return re.compile(
        rf"(?:不对|哦|啊|说错了|[,， ]){{0,3}}不是(?:{either}|[他她它]|[这那]一?[场个位])(?:的?(?:那|这)一?[场个位]|的|[了啊]){{0,2}}[,，;； ]*(?:而|应该)?是|"
        rf"(?:(?:no|sorry|wait|oops),? ){{0,2}}not (?:{either}|him|her|that one|this one)(?:'s)?[,;]? (?:but |it's |i meant? ){{0,2}}"
    )


def instead_of_it(call: Call, heard: Heard) -> str | None:
    """吕品 of 不是丁香 是吕品, to what is asked of 丁香's."""
    denied = _denied(call).match(heard.low)
    return heard.typed[denied.end() :] if denied is not None else None


def said_instead(heard: Heard) -> str | None:
    """五点 of 不对 五点; None where nothing corrects, as in 不是周日那个, which only denies."""
    opening = _OPENING.match(heard.low)
    if opening is None or not corrects(heard) or opening[0].rstrip(" ,，").endswith(("不是", "no")):
        return None
    return heard.typed[opening.end() :]


def is_nothing_more(left: str) -> bool:
    return not _TAIL.sub("", left).strip(BETWEEN)


def corrects(heard: Heard) -> bool:
    """不对，是…, make it …: it begins with words that correct, and says what."""
    opening = _OPENING.match(heard.low)
    return opening is not None and opening.end() < len(heard.low) and not (heard.asks or heard.has_slash)


def _with_first_clause(ctx: Context, call: Call, rest: str) -> Call | None:
    """改成待定吧，我心软了: what comes after is why, where it names nothing and orders nothing."""
    first, *why = CLAUSE.split(rest, maxsplit=1)
    said = hear(why[0]) if why else None
    if said is None or named_in(said, ctx.handlers):
        return None
    masked = masked_of(said, ctx.situation)
    if {Interview, Member} & set(masked.mentioned) or (masked.mentioned and not without_courtesy(masked.text)):
        return None
    return with_new(ctx, call, first)


def with_new(ctx: Context, call: Call, said: str) -> Call | None:
    """The call with that; None where it is nothing new, or more than an argument."""
    new = _time(ctx, call, said) or _verdict(call, said) or _anything(ctx, call, said, days=False)
    return _read_back(ctx, new)


def of_more(ctx: Context, call: Call, said: str) -> Call | None:
    """The call for another interview, which a day may name, or for somebody else."""
    return _read_back(ctx, _anything(ctx, call, said, days=True))


def _read_back(ctx: Context, new: Call | None) -> Call | None:
    if new is None:
        return None
    new.doubt, new.named = True, True
    settle(new, ctx.situation)
    return new


def _time(ctx: Context, call: Call, said: str) -> Call | None:
    """五点半: of the day and the half of it that the call, or its interview, has already."""
    name = next((one.name for one in call.command.parameters if one.type is AnotherTime), "")
    before = call.arguments[name].start if name in call.arguments else begins(call)
    if not name or before is None:
        return None
    start = time_beside(ctx, said, before.astimezone(ctx.user.tz))
    return _with(call, {name: AnotherTime("", start=start)}) if start is not None else None


def begins(call: Call) -> datetime | None:
    return next((one.start for one in call.arguments.values() if isinstance(one, Interview)), None)


def time_beside(ctx: Context, said: str, before: datetime) -> datetime | None:
    """The day stays where none is said; a mere figure is of the same half of the day.

    Raises: NoHour
    """
    said = hour_beside(said.strip(BETWEEN), before)
    found = another(ctx.situation.in_figures(said), now=ctx.now, zone=ctx.user.tz)
    if found is None or found[0] is None or _TAIL.sub("", found[1]).strip():
        return None
    try:
        return found[0].of((before, before + _AN_HOUR))[0]
    except NotATime as refused:
        if refused.reason in ("time_missing", "ambiguous_hour"):
            raise NoHour("asked.no_hour") from None
    return None


def hour_beside(said: str, before: datetime) -> str:
    """20:00 of a mere 8, for what is in the evening."""
    figure = _FIGURE.fullmatch(said.lower())
    if figure is None:
        return said
    hour = int(figure["hour"])
    hour += _NOON if hour < _NOON <= before.hour else 0
    return f"{hour}:{figure['minute'] or '00'}"


def _verdict(call: Call, said: str) -> Call | None:
    new = call.copied()
    return new if call.command.dictated and drafted.corrected(new, hear(said)) else None


def _anything(ctx: Context, call: Call, said: str, *, days: bool) -> Call | None:
    """An interview, a colleague, a length, a day, a role: whatever it can be called with that is no sentence."""
    new = Call(call.command, {name: call.arguments[name] for name in _kept_people(call)})
    kept = set(new.arguments)
    with contextlib.suppress(UserError):
        read(new, said.strip(BETWEEN), ctx.situation, words=False, days=days)
    given = {name: value for name, value in new.arguments.items() if name not in kept}
    if new.nothing_at is not None or not is_nothing_more(new.leftover):
        return None
    if set(new.doubtful) == {"interview"} and not given and not days:
        return _of_one_of(call, new.doubtful["interview"])
    if not given or new.doubtful:
        return None
    if all(call.arguments.get(name) == value for name, value in given.items()):
        return None
    if not days and any(isinstance(value, Interview) for value in given.values()) and _is_a_mere_time(said, ctx):
        return None  # 换成下午五点 is another time for it, and no other interview
    return _with(call, given)


def _is_a_mere_time(said: str, ctx: Context) -> bool:
    low = ctx.situation.in_figures(said.lower())
    return time_within(low, now=ctx.now, zone=ctx.user.tz) is not None and not _POINTS.search(low)


def _kept_people(call: Call) -> list[str]:
    """Of two parameters for a colleague the one that is not known yet is said now; where both are, the second."""
    names = [one.name for one in call.command.parameters if one.type is Member]
    known = [one for one in names if one in call.arguments]
    return known if len(known) < len(names) else known[:-1]


def _with(call: Call, given: dict[str, object]) -> Call:
    new = call.copied()
    new.arguments |= given
    if isinstance(given.get("interview"), Interview):
        _shift_anew(new, call)
    new.missing, new.choices, new.leftover = [], [], ""
    return new


def _of_one_of(call: Call, several: list[Interview]) -> Call:
    """说错了 是余笑, who has two: it is asked which."""
    new = _with(call, {})
    new.arguments.pop("interview", None)
    new.doubtful = {"interview": several}
    _shift_anew(new, call)
    return new


def _shift_anew(new: Call, call: Call) -> None:
    """推迟一小时 of another interview is an hour later than that one begins."""
    before = begins(call)
    for name, value in call.arguments.items():
        if isinstance(value, AnotherTime) and value.is_shifted and value.start is not None and before is not None:
            new.arguments[name] = AnotherTime(value.text, later=value.start - before, now=before, zone=ZoneInfo("UTC"))
