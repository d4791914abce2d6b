"""When people are free together: ``/free @lisi @wangwu next week 45min``, 空闲 @李四 @王五 下周 45分钟."""

import re
from dataclasses import replace
from datetime import timedelta
from enum import Enum
from typing import Any

from bot import Context, Reply, Told, UserError, command
from bot.chat.call import Call
from bot.chat.free_times import in_the_way, looked_at
from bot.interviews import Span, access, meant, slots
from bot.interviews.line import Line
from bot.interviews.people import Members
from bot.interviews.slots import USUAL, Found, Wanted
from bot.phrase import joined
from bot.times.among_words import hours_within
from bot.times.another import AnotherTime
from bot.times.bounds import bounded
from bot.wording import date as dated
from bot.wording import duration, numbered, row
from bot.wording import slot as slot_in_words
from bot.wording import zone as zone_of

_SHORTER = (timedelta(minutes=45), timedelta(minutes=30))


class Whose(Enum):
    """Whose times are asked for, where nobody is named."""

    ANYBODY = ("anybody", "谁", "who", "anyone", "哪位", "有没有人")


_WHOEVER = re.compile(
    "谁|哪[位个些](?:人|面试官|同事)?(?=[^,，。]{0,6}(?:空|闲))|有没有人|\\b(?:who|any(?:one|body))\\b"
)


def _hours_and_whose(told: Told) -> dict[str, Any]:
    """下周二下午两点半到六点, tomorrow before 3pm: of a day only these hours; 谁有空: of whoever it may be."""
    situation = told.situation
    text = situation.in_figures(told.said.low)
    found = hours_within(text, now=situation.now, zone=situation.member.tz) or bounded(
        text, now=situation.now, zone=situation.member.tz
    )
    given: dict[str, Any] = {"when": found} if found is not None else {}
    return given | ({"whose": Whose.ANYBODY} if _WHOEVER.search(told.said.low) and not told.people else {})


_WHAT_IS_FREE = r"\bwhat(?:'s| is| times? (?:is|are)|'s still| is still) (?:free|open|available)\b|\bwhen (?:am|are) (?:i|we|○) (?:free|available)\b"


@command(
    "free",
    "空闲",
    "有空",
    "空档",
    help=("free times, common to several people", "查空闲时间，几个人共同的也行"),
    usage=("free / free @lisi @wangwu next week 45min", "空闲 / 空闲 @李四 @王五 下周 45分钟"),
    means={
        "person": ("whose, yours by default; HR may name several", "谁的，默认自己；HR 可以写几位，查共同的"),
        "whose": ("of HR who name nobody: whose is asked", "HR 没写是谁的：会问"),
    },
    freely=_hours_and_whose,
    rather_than={"schedule": lambda told: told.says(_WHAT_IS_FREE)},
    rank=36,
)
def free(
    ctx: Context,
    person: Members | None = None,
    when: Span | None = None,
    length: timedelta | None = None,
    whose: Whose | None = None,
) -> Reply:
    if whose is Whose.ANYBODY and person is None and ctx.user.is_hr:
        return _whom(ctx, when)
    who = person or Members([ctx.user])
    if not all(access.sees_calendar_of(ctx.user, one) for one in who):
        raise UserError("free.only_hr")
    wanted = Wanted(who, when or slots.days_from(ctx.now), length or USUAL, asked=when is not None)
    if wanted.within.end <= ctx.now:
        raise UserError("free.is_past", when=wanted.within)
    found = slots.common(wanted, ctx.now)
    if not found.slots:
        return _none(ctx, wanted, found)
    return _offer(ctx, wanted, found)


def _whom(ctx: Context, when: Span | None) -> Reply:
    """谁有空: whose times are not said, and HR's own are not what was asked for."""
    return ctx.say(
        "free.whose", when=ctx.day_or_days(when) if when is not None else ctx.text("free.next_week"), summary="?"
    )


def _offer(ctx: Context, wanted: Wanted, found: Found) -> Reply:
    heading = ctx.text(
        "free.heading",
        who=_names(ctx, wanted),
        length=duration(wanted.length, ctx.lang),
        zone=zone_of(ctx.user, found.slots[0].start),
    )
    rows = numbered(slot_in_words(one, ctx.user, ctx.now) for one in found.slots)
    lines = [heading, rows, looked_at(ctx, found), _what_next(ctx, "1")]
    answers = [{"when": one, "person": wanted.people} for one in found.slots]
    return ctx.offer("\n".join(lines), found.slots, answers, slot.name)


def _names(ctx: Context, wanted: Wanted) -> str:
    you = ctx.text("word.you")
    return ctx.text("mark.between_names").join(you if one.id == ctx.user.id else str(one.name) for one in wanted.people)


def _what_next(ctx: Context, number: str) -> str:
    if ctx.user.is_hr:
        return ctx.text("free.how_to_book", number=number)
    return ctx.text("free.how_to_propose", number=number)


def _none(ctx: Context, wanted: Wanted, found: Found) -> Reply:
    lines = [
        ctx.text(
            "free.none",
            when=ctx.day_or_days(wanted.within) if wanted.asked else ctx.text("free.next_two_weeks"),
            length=duration(wanted.length, ctx.lang),
            who=_names(ctx, wanted),
        )
    ]
    if why := in_the_way(ctx, found):
        lines.append(why)
    if cures := list(_cures(ctx, wanted, found)):
        lines.append(ctx.text("free.what_helps", cures=ctx.text("mark.between_clauses").join(cures)))
    lines.append(looked_at(ctx, found))
    return ctx.reply("\n".join(lines), summary="0")


def _cures(ctx: Context, wanted: Wanted, found: Found) -> list[str]:
    """What to give up, each tried before it is said."""
    cures = []
    if found.without:
        cures.append(ctx.text("free.without_some", names=joined("mark.or_perhaps", found.without)))
    for shorter in _SHORTER:
        if shorter < wanted.length and slots.common(replace(wanted, length=shorter), ctx.now, 1).slots:
            cures.append(ctx.text("free.shorter", length=duration(shorter, ctx.lang)))
            break
    later = Span(wanted.within.end, wanted.within.end + slots.AHEAD)
    if nearest := slots.common(replace(wanted, within=later, asked=False), ctx.now, 1).slots:
        at = slot_in_words(nearest[0], ctx.user, ctx.now)
        cures.append(ctx.text("free.next_one", at=at))
    return cures


@command("slot", "空闲时间", help=("what to do with a free time", "用一个空闲时间"), hidden=True)
def slot(ctx: Context, when: Span, person: Members | None = None) -> Reply:
    """A number alone names a free time: it is asked what is to be at it."""
    listed = ctx.dialog.slots
    number = next((str(at) for at, one in enumerate(listed, 1) if one == when), "1")
    at = slot_in_words(when, ctx.user, ctx.now)
    said = (
        _for_hr(ctx, when, at, person or Members([]), number) if ctx.user.is_hr else _to_propose(ctx, when, at, number)
    )
    ctx.dialog.slots = listed
    return said


def _for_hr(ctx: Context, when: Span, at: str, people: Members, number: str) -> Reply:
    """To book those who are free then, or to move an interview to it."""
    those = [one for one in people if one.id != ctx.user.id]
    line = Line(start=when.start, end=when.end, panel=tuple(str(one.user_id) for one in those))
    names = ctx.text("mark.between_names").join(str(one.name) for one in those)
    book, move = ctx.handlers.commands["book"], ctx.handlers.commands["reschedule"]
    return ctx.choose(
        ctx.text("free.what_for", at=at),
        [
            (
                ctx.text("free.book_then") + (ctx.text("free.with_names", names=names) if names else ""),
                Call(book, {"line": line}),
            ),
            (
                ctx.text("free.move_to_it"),
                Call(move, {"time": AnotherTime(start=when.start)}),
            ),
        ],
        after=ctx.text("free.book_at_once", number=number),
    )


def _to_propose(ctx: Context, when: Span, at: str, number: str) -> Reply:
    """Of which of their interviews it is proposed."""
    ahead = [one for one in meant.to_move(ctx.user, ctx.now) if one.start != when.start][:_MOST]
    if not ahead:
        return ctx.say("free.chosen", at=at, next=_what_next(ctx, number))
    move = ctx.handlers.commands["reschedule"]
    return ctx.choose(
        ctx.text("free.which_to_move", at=at),
        [
            (
                f"{dated(one.start, ctx.user, ctx.now)} {row(one, ctx.user, ctx.now)}",
                Call(move, {"interview": one, "time": AnotherTime(start=when.start)}, doubt=True),
            )
            for one in ahead
        ],
    )


_MOST = 6  # interviews that are named
