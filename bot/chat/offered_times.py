"""What is said of free times that were offered: 周四那个, 最早那个, the last one works, or 都不行，还有别的吗, 晚一点的, 下午的有吗, 更多.

One that is told is taken as its number would be, which is read back. Others are looked for as these were: for the same
people, as long, later than those that were offered, earlier, or in the days and hours that are said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from bot import wording
from bot.chat import choosing, offered, other_offers
from bot.chat.asking import Understood
from bot.chat.call import Call, load
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.free_times import MOST
from bot.chat.heard import Heard
from bot.chat.kinds import reader_of_value
from bot.chat.open_question import loaded, said_again
from bot.chat.other_offers import Wish
from bot.interviews import slots, wanted
from bot.interviews.line import LENGTH, Line
from bot.interviews.models import Candidate, Interview, Room
from bot.interviews.people import Members
from bot.interviews.slots import Hours, Wanted
from bot.times.among_words import span_within
from bot.times.another import AnotherTime
from bot.times.said import Clock, Day, Part
from bot.times.spoken import words_of
from bot.times.values import Span
from bot.times.written import days_spelled
from bot.wecom import reply

_AHEAD = timedelta(days=14)
_MOST_LOOKED_AT = 20
_APART = timedelta(minutes=1)
_ONE = re.compile(r"\b(?:the )?ones?\b")  # of the morning one, which is no one o'clock


def said(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """None where no free times were offered, or the text is about anything else."""
    times = list(ctx.dialog.slots)
    if not times or len(times) != len(question.choices) or len(heard.low) > other_offers.LONGEST:
        return None
    if other_offers.takes_any(heard.low):
        return None if question.call is None else choosing.numbered(ctx, question, 1, asks=True)
    low = _ONE.sub(" ", days_spelled(ctx.situation.in_figures(heard.low)))
    if heard.low in other_offers.MORE:
        return _others(ctx, question, times, Wish(0, False, True, True, ""))
    if ruled_out := other_offers.not_then(low):
        return _but(ctx, question, times, ruled_out)
    wish = other_offers.told(low)
    if any(isinstance(piece, Clock) for word in words_of(low) for piece in word.pieces or ()):
        return None  # an hour is another time, or that of one of these
    asks_for_others = wish.is_refusal or wish.wants_others or wish.asks or (wish.way and not offered.points(heard.low))
    if asks_for_others:
        return _others(ctx, question, times, wish)
    return _one_of(ctx, question, times, low, points=offered.points(heard.low))


def _one_of(ctx: Context, question: Question, times: list[Span], low: str, *, points: bool) -> Understood | None:
    rest, place = offered.place_in(low)  # 最早 is no early morning
    rest, fits = offered.when_in(rest, ctx.situation)
    if not (fits or place is not None) or not (points or place is not None or offered.suits(rest)):
        return None
    if offered.is_more(offered.without_suits(rest)):
        return None
    found = [one for one in times if all(fit(one) for fit in fits)]
    if place is not None and found:
        found = [min(found, key=_start) if place == 0 else max(found, key=_start)]
    if len(found) == 1:
        return choosing.numbered(ctx, question, times.index(found[0]) + 1, asks=True)
    if not found:
        others = Wish(0, False, True, True, low)
        return _others(ctx, question, times, others) if points and _days_in(ctx, low) is not None else None
    rows = "\n".join(f"{times.index(one) + 1}) {wording.slot(one, ctx.user, ctx.now)}" for one in found)
    return Understood(reply=ctx.say("offer.several_then", summary="?", rows=rows))


def _start(one: Span) -> datetime:
    return one.start


# --- others -----------------------------------------------------------------------------------------------------------


def _others(ctx: Context, question: Question, times: list[Span], wish: Wish) -> Understood | None:
    days = _days_in(ctx, wish.rest)
    rest, _ = offered.when_in(wish.rest, ctx.situation)
    if other_offers.left(rest) or (other_offers.left(wish.rest) and days is None):
        return None
    if question.call is None and days is not None and _hours_in(ctx, wish.rest) is None:
        return None  # 那后天呢 is another look
    if not (days or wish.way or wish.is_refusal or wish.wants_others):
        return None
    search = _search(ctx, question)
    if search is None:
        return None
    hours = _hours_in(ctx, wish.rest)
    within = _within(ctx, times, wish.way, days) if hours is None else _from(times, wish.way, ctx.now)
    looked_for = replace(search, within=within, asked=days is not None or wish.way < 0, hours=hours)
    most = MOST if question.call is not None else max(len(times), MOST)
    found = [one for one in slots.common(looked_for, ctx.now, most + len(times)).slots if one not in times]
    found = found[-most:] if wish.way < 0 else found[:most]
    if found:
        return _offered(ctx, question, found)
    none = _none_then(ctx, wish, days)
    beyond = Span(max(within.end, max(one.end for one in times)), max(within.end, ctx.now) + 2 * _AHEAD)
    after = [] if wish.way < 0 else slots.common(replace(search, within=beyond, hours=hours), ctx.now, most).slots
    if after:
        return _offered(ctx, question, after[:most], none)
    return Understood(reply=reply.say(f"{none}\n{said_again(ctx, question)}", "?"))


def _but(ctx: Context, question: Question, times: list[Span], ruled_out: str) -> Understood | None:
    """不要周四的, not in the morning: the others of those that were offered, and such as follow."""
    that_day = _day_of_it(ctx, question) if _THAT_DAY.search(ruled_out) else None
    rest, fits = offered.when_in(_THAT_DAY.sub(" ", ruled_out), ctx.situation)
    if that_day is not None:
        fits = [*fits, lambda one: one.start.astimezone(ctx.user.tz).date() == that_day]
    if not fits or other_offers.left(rest) or (search := _search(ctx, question)) is None:
        return None
    looked_for = replace(search, within=_from(times, 0, ctx.now))
    free = [*times, *(one for one in slots.common(looked_for, ctx.now, _MOST_LOOKED_AT).slots if one not in times)]
    now = search.but.start if search.but is not None else None
    found = sorted((one for one in free if one.start != now and not all(fit(one) for fit in fits)), key=_start)
    return _offered(ctx, question, found[:MOST]) if found else None


_THAT_DAY = re.compile("(?:那天|当天|同一天)的?|\\b(?:(?:on )?(?:that|the same) day)\\b")


def _day_of_it(ctx: Context, question: Question) -> date | None:
    """那天 of what is to be moved is the day that it has."""
    call = loaded(ctx, question.call) if question.call is not None else None
    it = (
        next((one for one in call.arguments.values() if isinstance(one, Interview)), None) if call is not None else None
    )
    return it.start.astimezone(ctx.user.tz).date() if it is not None and it.start is not None else None


def _within(ctx: Context, times: Sequence[Span], way: int, days: Span | None) -> Span:
    """In the days that are said, else before the first of those that were offered, or after the last."""
    if days is not None:
        return days
    if way < 0:
        return Span(ctx.now, min(one.start for one in times) + _APART)
    last = max(one.start for one in times)
    return Span(last + timedelta(minutes=30), last + _AHEAD)


def _from(times: Sequence[Span], way: int, now: datetime) -> Span:
    """For 下午的有吗, which may be of the days of those that were offered as well."""
    first, last = min(one.start for one in times), max(one.start for one in times)
    return Span(now, first + _APART) if way < 0 else Span(last if way > 0 else first, last + _AHEAD)


def _days_in(ctx: Context, text: str) -> Span | None:
    return span_within(text, now=ctx.now, zone=ctx.user.tz)


def _hours_in(ctx: Context, text: str) -> Hours | None:
    """The hours of 下午的有吗, on whatever day; None where a day is said."""
    pieces = [piece for word in words_of(text) for piece in word.pieces or ()]
    days = _days_in(ctx, text)
    if days is None or any(isinstance(one, Day) for one in pieces) or not any(isinstance(one, Part) for one in pieces):
        return None
    begins, ends = (at.astimezone(ctx.user.tz) for at in (days.start, days.end))
    return Hours(begins.time(), ends.time(), ctx.user.tz)


def _none_then(ctx: Context, wish: Wish, days: Span | None) -> str:
    if days is not None and _hours_in(ctx, wish.rest) is None:
        return ctx.text("offer.nothing_suits", days=ctx.day_or_days(days))
    if wish.way < 0:
        return ctx.text("offer.none_earlier")
    return ctx.text("offer.no_others")


def _offered(ctx: Context, question: Question, found: list[Span], lead: str = "") -> Understood:
    ctx.dialog.ask(Question(question.call, question.parameter, [_at(ctx, question, one) for one in found]))
    ctx.dialog.slots = found
    next_step = ctx.text("offer.number_to_use") if question.call is None else ctx.text("offer.number_or_time")
    return Understood(
        reply=ctx.say(
            "offer.other_times",
            summary="?",
            lead=f"{lead}{' ' if ctx.lang == 'en' else ''}" if lead else "",
            lines=wording.numbered(wording.slot(one, ctx.user, ctx.now) for one in found),
            next=next_step,
        )
    )


# --- for whom ---------------------------------------------------------------------------------------------------------


def _search(ctx: Context, question: Question) -> Wanted | None:
    """Whose times they are: the panel's of an interview or of one that is to be booked, or theirs who were looked at."""
    within = slots.days_from(ctx.now)
    if question.call is None:
        return _of_a_look(ctx, within)
    call = loaded(ctx, question.call)
    line, it = (
        next((one for one in call.arguments.values() if isinstance(one, kind)), None) for kind in (Line, Interview)
    )
    if isinstance(line, Line):
        return Wanted(
            wanted.members(line.panel),
            within,
            timedelta(minutes=line.minutes) if line.minutes else LENGTH,
            candidate=Candidate.get_or_none(Candidate.id == line.candidate_id) if line.candidate_id else None,
            room=Room.get_or_none(Room.id == line.room_id) if line.room_id else None,
        )
    if not isinstance(it, Interview):
        return None
    length = call.arguments.get("length") or ctx.dialog.slots[0].end - ctx.dialog.slots[0].start
    panel = [one.member for one in it.panel if one.is_current]
    return Wanted(panel, within, length, candidate=it.candidate, room=it.room, but=it)


def _of_a_look(ctx: Context, within: Span) -> Wanted | None:
    look = ctx.dialog.look.call if ctx.dialog.look is not None else None
    command = ctx.handlers.commands.get(look["command"]) if look is not None else None
    if look is None or command is None or not command.takes(Members):
        return None
    call = load(command, look, ctx.situation)
    who = next((one for one in call.arguments.values() if isinstance(one, Members)), None) or [ctx.user]
    return Wanted(list(who), within, ctx.dialog.slots[0].end - ctx.dialog.slots[0].start)


def _at(ctx: Context, question: Question, slot: Span) -> dict[str, Any]:
    """The choice that calls for that time, as those before did."""
    first = question.choices[0]
    command = ctx.handlers.commands[first["command"]]
    call: Call = load(command, first, ctx.situation)
    for name, value in call.arguments.items():
        if isinstance(value, AnotherTime):
            value = AnotherTime(start=slot.start)
        elif isinstance(value, Line):
            value = replace(value, when="", start=slot.start, end=slot.end, asks="", previewed=False)
        elif isinstance(value, Span):
            value = slot
        else:
            continue
        return first | {"arguments": first["arguments"] | {name: reader_of_value(value).dump(value)}}
    return first
