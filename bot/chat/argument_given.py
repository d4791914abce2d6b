"""A bare argument that the open question asks for: a row, a code, a name, a day, a time; 就李四吧, go with Li Si, Monday at five works."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from bot.chat import correcting, put_right, routing
from bot.chat.arguments import read, settle
from bot.chat.asking import Understood, completed
from bot.chat.context import Context
from bot.chat.dialog import WISHED
from bot.chat.heard import Heard, hear
from bot.chat.kinds import reader
from bot.chat.masked import COLLEAGUE, masked_of
from bot.chat.open_question import loaded
from bot.chat.phrasing import parameter_of
from bot.chat.short_answers import doubts, says_yes
from bot.chat.verbs import named_in
from bot.interviews.errors import UserError
from bot.interviews.line import Line
from bot.interviews.models import Member
from bot.times.another import AnotherTime
from bot.times.said import Day, Later
from bot.times.spoken import words_of

_CHOSEN = re.compile(  # around who is asked for: 就李四吧, go with lisi
    "^(?:那|就|还是|要不|选|定|用|找|让|叫|请|由|换成?|改成?|派|,|，| ){1,4}(?=\\S)|(?:来面?|去面?|上|顶|替|吧|好了|(?:可不)?可以|行不行|能行|行|合适|方便|有空|怎么样|如何|好|能|就行|就好|吗|么|呢|不|,|，|。| ){1,4}$"
    r"|^(?:(?:ok|then|let's|i'd|i'll|we'll|please|just|and|so|but),? ){0,3}(?:go with|take|use|pick|choose|make it|ask|have|get|what about|how about|can|could|would|is|maybe) |(?:,? (?:please|then|it is|will do|is fine|(?:(?:will|can|could|should|is going to) )?(?:take|do|run|handle|join)s?(?: (?:it|this|that)(?: one)?)?|(?:free|ok|okay|fine|available|possible)(?: then)?|for (?:it|this|that)(?: one)?)){1,4}$",
    re.IGNORECASE,
)
_SUITS = re.compile(  # around a time that is asked for: 我周一下午3点可以, 当天晚上六点
    "^(?:我|算了|还是|那就?|当天的?|同一天的?|那天的?|要不|最好|改到|改成|,|，| ){1,4}|(?:我?(?:都|应该)?(?:可以|有空|行|方便|没问题|ok|的话)|吧|怎么样|好了|,|，| ){1,4}$"
    r"|^(?:i can do|i am free|i'm free|how about|what about|maybe|(?:on )?(?:the )?same day,?(?: at)?) |(?: works| is fine| would work| is ok)(?: for me)?$",
    re.IGNORECASE,
)


def given(ctx: Context, half: dict[str, Any], parameter: str, heard: Heard) -> Understood | None:
    """The half-filled call with what a bare argument adds: a row, a code, a name, a day, as the question asks for."""
    call = loaded(ctx, half)
    kind = parameter_of(call.command, parameter).type
    is_time = kind is AnotherTime
    if reader(kind).more and _orders_otherwise(ctx, heard):
        return None
    if kind is Line and (says_yes(heard.low) or doubts(heard.low)):
        return None  # 可以 is nobody's name
    try:
        line = call.arguments.get(parameter)
        is_who = kind is Member or (isinstance(line, Line) and line.asks == "panel")
        around = _SUITS if is_time else _CHOSEN if is_who else None
        said = put_right.said_instead(heard) if correcting.retracts(heard) else None
        typed = around.sub("", said or heard.typed) if around is not None else said or heard.typed
        typed = _account_of(ctx, typed) if is_who else typed
        if is_time and (then := _of_the_day_wished(ctx, half, typed)) is not None:
            ctx.dialog.leave()
            call.arguments[parameter] = then
            settle(call, ctx.situation)
            return completed(ctx, call)
        read(call, typed or heard.typed, ctx.situation, words=False, days=False)
    except UserError:
        if named_in(heard, ctx.handlers):
            return None
        raise
    if call.leftover or (parameter not in {*call.arguments, *call.doubtful} and call.nothing_at is None):
        return None
    ctx.dialog.leave()
    settle(call, ctx.situation)
    call.doubt = call.doubt or heard.asks
    return completed(ctx, call)


def _of_the_day_wished(ctx: Context, half: dict[str, Any], typed: str) -> AnotherTime | None:
    """五点, where Monday at four was not possible: on Monday. None where it says its day itself, or none was wished."""
    if WISHED not in half or _says_a_day(typed):
        return None
    wished = datetime.fromisoformat(half[WISHED]).astimezone(ctx.user.tz)
    start = put_right.time_beside(ctx, typed, wished)
    return AnotherTime("", start=start) if start is not None else None


def _says_a_day(text: str) -> bool:
    return any(isinstance(piece, Day | Later) for word in words_of(text) for piece in word.pieces or ())


def _account_of(ctx: Context, typed: str) -> str:
    """wangwu of Wang Wu: an account that is spelled as a name, and nothing beside it."""
    masked = masked_of(hear(typed), ctx.situation) if typed.isascii() else None
    is_name = masked is not None and len(masked.people) == 1 and masked.text.strip() == COLLEAGUE
    return str(masked.people[0].user_id) if masked is not None and is_name else typed


def _orders_otherwise(ctx: Context, heard: Heard) -> bool:
    """True for a call by its verb: any name may answer what is read whole, and 日程 is none."""
    named = named_in(heard, ctx.handlers)
    if not named:
        return False
    try:
        call = routing.call_for(heard, ctx.handlers, ctx.situation)
    except UserError:
        return True
    return call is not None and call.command in named and not call.leftover
