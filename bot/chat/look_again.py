"""The look that was given last, once more: 那后天呢, 李四呢, 换成下午."""

from __future__ import annotations

import contextlib
import re
from datetime import date, datetime, time, timedelta
from typing import Any

from bot.chat.arguments import read, settle
from bot.chat.call import Call, load
from bot.chat.command import Command
from bot.chat.context import Context
from bot.chat.dialog import Shown
from bot.chat.heard import Heard
from bot.chat.readers import BETWEEN
from bot.chat.understanding.respelled import simplified
from bot.interviews.errors import UserError
from bot.times.when import Span

_AGAIN = re.compile(
    r"(?:(?:thx|thanks|thank you|ok|okay|good|great|谢谢|谢了|好的?|嗯|行|知道了)[.,，!！ ]{1,3})?"
    r"(?P<lead>(?:(?:那么?|那就|还有|换成|改成|换|我?要|得|and|what about|how about|same for|then|on|i need|needs? to be)(?![a-z]) ?[,，]? ?){1,3})?"
    r"(?P<what>.{1,30}?)(?:'s)?(?P<tail>的?(?:呢|咧|喃|嘞|捏|哩|呐|怎么样|如何)|的|,? (?:then|if i may ask|please))?"
)
_ONE_LATER = re.compile(  # than what was looked at: a day of a day, a week of a week
    "(?:再?(?:往)?后(?:面)?(?:的)?一?[天周]|下一[天周]|再下一?[天周]|第二天|隔天|接下来(?:那|一|的)?一?[天周])的?|"
    r"(?:the )?(?:day|week|one|next day|next week|following day|following week|day following)(?: after)?(?: that| it)?"
)
_IS_LATER = re.compile(r"after|follow|next|[\u4e00-\u9fff]")
_ONE_EARLIER = re.compile(
    r"(?:再?往?前(?:面)?(?:的)?一[天周]|上一[天周])的?|(?:the )?(?:day|week|one) before(?: that| it)?|(?:the )?previous (?:day|week)"
)
_WEEKDAY_AFTER = re.compile(r"(?:the )?(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day) after(?: that)?")
_DAYS_OF_WEEK = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_INSTEAD = re.compile("换成|改成|换")
_PART = re.compile(
    r"(?:的)?(?:早上|上午|中午|下午|傍晚|晚上)|(?:in |the )*(?:morning|afternoon|evening|noon)(?: instead)?"
)


def call_for(ctx: Context, shown: Shown, heard: Heard) -> Call | None:
    """那后天呢, 李四呢, 换成下午: the same look, at other days or at somebody else."""
    said = _AGAIN.fullmatch(simplified(heard.low))
    if shown.call is None or said is None or not (said["lead"] or said["tail"]):
        return None
    if not shown.is_list and said["lead"] and _INSTEAD.match(said["lead"]):
        return None  # of the interview
    command = ctx.handlers.commands.get(shown.call["command"])
    if command is None or not command.allows(ctx.user):
        return None
    new = Call(command)
    with contextlib.suppress(UserError):
        again = load(command, shown.call, ctx.situation)
        if (later := _in_relation(said["what"], command, again, ctx)) is not None:
            new.arguments |= later
        else:
            read(new, said["what"], ctx.situation, words=False)
        if new.leftover.strip(BETWEEN) or new.doubtful or not new.arguments:
            return None
        if _PART.fullmatch(said["what"]):
            _shift(new, again, ctx)
        again.arguments |= new.arguments
        settle(again, ctx.situation)
        return again
    return None


def is_asked_for(heard: Heard) -> bool:
    """那后天呢, and not 后天 alone."""
    said = _AGAIN.fullmatch(simplified(heard.low))
    return said is not None and bool(said["lead"] or said["tail"])


def _in_relation(said: str, command: Command, again: Call, ctx: Context) -> dict[str, Any] | None:
    """The day after that, 再后一天, the Monday after: told by the days that were looked at."""
    name = next((one.name for one in command.parameters if one.type is Span), "")
    if not name:
        return None
    today = ctx.now.astimezone(ctx.user.tz).date()
    days = again.arguments.get(name, _days(today, 1, ctx))
    first, last = (at.astimezone(ctx.user.tz).date() for at in (days.start, days.end))
    count = max((last - first).days, 1)
    if weekday := _WEEKDAY_AFTER.fullmatch(said):
        ahead = (_DAYS_OF_WEEK.index(weekday["day"].removesuffix("day")) - last.weekday()) % _WEEK
        return {name: _days(last + timedelta(days=ahead), 1, ctx)}
    if _ONE_LATER.fullmatch(said) and _IS_LATER.search(said):
        is_week = count >= _WEEK or bool(re.search("week|周", said))
        return {name: _days(_next_monday(last) if is_week and count < _WEEK else last, _WEEK if is_week else 1, ctx)}
    if _ONE_EARLIER.fullmatch(said):
        return {name: _days(first - timedelta(days=count), count, ctx)}
    return None


def _next_monday(day: date) -> date:
    return day + timedelta(days=-day.weekday() % _WEEK)


def _days(first: date, count: int, ctx: Context) -> Span:
    begins, ends = (datetime.combine(one, time(), ctx.user.tz) for one in (first, first + timedelta(days=count)))
    return Span(begins, ends)


_WEEK = 7


def _shift(new: Call, again: Call, ctx: Context) -> None:
    """下午 of the day that was looked at, and not of today."""
    for name, part in new.arguments.items():
        day = again.arguments.get(name)
        if isinstance(part, Span) and isinstance(day, Span):
            tz = ctx.user.tz
            days = day.start.astimezone(tz).date() - part.start.astimezone(tz).date()
            new.arguments[name] = Span(part.start + days, part.end + days)
