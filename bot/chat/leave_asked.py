"""What a leave still lacks is asked for: until which day, on which day, from when on it, until when.

What was said is kept beside the question, as it was said and as nothing else: 明天请2小时假 is no leave before it is known when.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot import wording
from bot.chat import hours_away, leave_said
from bot.chat.context import Context
from bot.chat.hours_away import HoursAway
from bot.chat.leave_said import LeaveSaid
from bot.chat.phrasing import quoted
from bot.chat.settings_words import Setting
from bot.interviews import people
from bot.times.values import Span
from bot.wecom.reply import Reply

_MOST_OF_A_DAY = timedelta(hours=12)  # of more, somebody says when it begins and when it ends
_BEGINS = {0: 14, 6: 9, 12: 14, 18: 19}  # what is given as an example of the part of a day that begins then
_ENDS = {12: 11, 18: 17, 0: 20}


def said(ctx: Context, when: Span | None, value: str, hours: str = "") -> LeaveSaid:
    """What is meant by the days that were read already and the words beside them; `hours` were said before, in part."""
    if hours:
        return leave_said.answered(hours_away.kept(hours, when, ctx.situation), value, ctx.situation)
    typed = ctx.message.text if ctx.message is not None and not ctx.tapped else ""
    return leave_said.leave(when, value, typed, ctx.situation)


def asked_first(
    ctx: Context,
    when: Span | None,
    value: str,
    stand_in_before: str = "",
    hours: str = "",
    *,
    is_doubted: bool = False,
) -> Reply | None:
    """Until which day, or from when until when on a day, where that was not said; None where nothing is to be asked.

    `is_doubted`: it was not typed as its verb, so that it is read back once all of it is said.
    """
    meant = said(ctx, when, value, hours)
    is_answer = bool(hours) and meant.hours is not None
    if not is_answer and (meant.nobody or meant.left or len(meant.stand_ins) > 1):
        return None
    if meant.hours is not None:
        return _ask_hours(ctx, meant, meant.hours, stand_in_before)
    if meant.is_open and meant.days is not None:
        return _ask_until(ctx, meant, stand_in_before, is_doubted=is_doubted)
    return None


def _then_ask(
    ctx: Context,
    day: Span | None,
    stand_in: str,
    hours: str = "",
    choices: Sequence[str] = (),
    *,
    read_back: bool,
) -> None:
    kept = {"when": day, "hours": hours, "stand_in": stand_in}
    known = {name: value for name, value in kept.items() if value}
    wait = ctx.then_read_back if read_back else ctx.then_ask
    wait("value", ctx.handlers.commands["settings"], choices, what=Setting.LEAVE, **known)


def _who_stands_in(meant: LeaveSaid, before: str) -> str:
    return str(meant.stand_ins[0].user_id) if len(meant.stand_ins) == 1 else before


def _ask_hours(ctx: Context, meant: LeaveSaid, hours: HoursAway, stand_in_before: str) -> Reply:
    """周四下午请两个小时假, 周四三点请假: what was said is kept, and the rest of it asked for."""
    stand_in, day = _who_stands_in(meant, stand_in_before), meant.days
    halves = (ctx.text("day.morning"), ctx.text("day.afternoon")) if hours.is_half and day is not None else ()
    _then_ask(ctx, day, stand_in, hours.typed, halves, read_back=True)
    return ctx.say(
        "leave.ask_hours",
        not_so=_not_so(ctx, meant),
        asked=_which_day(ctx, hours, stand_in) if day is None else _which_hours(ctx, hours, day, stand_in),
        halves=_numbered(ctx, halves),
        summary="?",
    )


def _not_so(ctx: Context, meant: LeaveSaid) -> str:
    """What of the answer was none."""
    if meant.nobody:
        return ctx.text("leave.no_such_stand_in", who=quoted(meant.nobody))
    if len(meant.stand_ins) > 1:
        return ctx.text("leave.one_stands_in")
    return ctx.text("leave.not_understood_short", left=quoted(meant.left)) if meant.left else ""


def _numbered(ctx: Context, choices: Sequence[str]) -> str:
    if not choices:
        return ""
    return f"\n{wording.numbered(choices)}\n" + ctx.text("book.send_the_number")


def _stood_in_for(ctx: Context, stand_in: str) -> str:
    member = people.by_user_id(stand_in)
    return ctx.text("leave.who_stands_in", who=member.name) if member is not None else ""


def _which_day(ctx: Context, hours: HoursAway, stand_in: str) -> str:
    who = _stood_in_for(ctx, stand_in)
    if hours.is_half or hours.length is None:
        return ctx.text("leave.which_half_which_day", who=who)
    return ctx.text("leave.which_day", length=wording.duration(hours.length, ctx.lang), who=who)


def _which_hours(ctx: Context, hours: HoursAway, day: Span, stand_in: str) -> str:
    who = _stood_in_for(ctx, stand_in)
    if hours.is_half:
        return ctx.text("leave.which_half", day=day, who=who)
    if hours.since is not None:
        return ctx.text(
            "leave.until_when",
            day=ctx.day_or_days(hours_away.day_of(hours.since)),
            since=f"{hours.since:%H:%M}",
            who=who,
            example=_an_end(hours.since, day, ctx),
        )
    assert hours.length is not None
    length = hours.length
    start = day.start.astimezone(ctx.user.tz)
    start = start.replace(hour=_BEGINS.get(start.hour, start.hour))
    if length > _MOST_OF_A_DAY:
        start = start.replace(hour=8)
    end = min(start + length, start.replace(hour=23))
    both = f"{start:%H:%M}-{end:%H:%M}"
    return ctx.text(
        "leave.from_when",
        day=day,
        length=wording.duration(length, ctx.lang),
        who=who,
        until=ctx.text("leave.or_until_when") if length > _MOST_OF_A_DAY else ctx.text("leave.from_alone"),
        example=both if length > _MOST_OF_A_DAY else ctx.text("leave.start_or_both", start=f"{start:%H:%M}", both=both),
    )


def _an_end(since: datetime, day: Span, ctx: Context) -> str:
    """Within the part of the day that was said, and behind the beginning."""
    usual = 20 if since.hour >= 17 else 17
    if not hours_away.is_a_whole_day(day, ctx.user.tz):
        usual = _ENDS.get(day.end.astimezone(ctx.user.tz).hour, usual)
    end = since.replace(hour=usual, minute=0)
    return f"{end if end > since else since + timedelta(hours=1):%H:%M}"


def _ask_until(ctx: Context, meant: LeaveSaid, stand_in_before: str, *, is_doubted: bool) -> Reply:
    _then_ask(ctx, meant.days, _who_stands_in(meant, stand_in_before), read_back=is_doubted)
    return ctx.say("leave.until_which_day", day=meant.days, summary="?")
