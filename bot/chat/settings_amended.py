"""What is added to a setting that was read back or set just before: until 7am, no, only till tuesday, wangwu covers, thursday too."""

from __future__ import annotations

import re

from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.heard import Heard
from bot.chat.masked import masked_of
from bot.chat.quiet_said import quiet_hours
from bot.chat.settings_said import hours_between
from bot.chat.settings_words import Setting
from bot.times.spans import span
from bot.times.values import NotATime, Span

_OPENS = r"(?:(?:no|nope|actually|sorry|oh|wait|only|just|but|and|make it|not|不对|不是|不|就|只|只是|哦|那|改成|一直)[,， ]{0,2}){0,4}"
_UNTIL = re.compile(
    rf"{_OPENS}(?:休)?(?:到|至|until |till |til |to |through )(?P<end>\S.{{0,24}}?)(?:[,， ]?(?:please|吧|就行|就好|为止|only|then|instead|后恢复)){{0,2}}"
)
_TOO = re.compile(
    r"(?:and |also |plus |oh ){0,2}(?:on )?(?P<day>\S.{0,20}?) (?:too|as well|also)(?: please)?|(?:还有|再加|加上)(?P<more>\S{1,10}?)(?:也休|也)?(?:吧)?|(?P<zh>\S{1,10}?)也(?:休|请|不在|算上)?(?:假)?(?:吧|的)?"
)
_COVERS = re.compile(
    r"替|代班|代我|顶班|顶我|接手|找[他她]|联系|\b(?:cover(?:s|ing)?|replace[sd]?|stands? in|standing in|steps? in|fills? in|subs?|substitutes?|back-?up|tak(?:es?|ing) over)\b"
)


def may_amend(heard: Heard) -> bool:
    """By the words alone, which costs nothing."""
    return any(one.fullmatch(heard.low) for one in (_UNTIL, _TOO)) or _COVERS.search(heard.low) is not None


def amended(ctx: Context, last: Call, heard: Heard) -> Call | None:
    """None where nothing of the kind is said of it."""
    what = last.arguments.get("what")
    if heard.asks or heard.has_slash or not may_amend(heard):
        return None
    if what is Setting.LEAVE and isinstance(last.arguments.get("when"), Span):
        return _of_a_leave(ctx, last, heard)
    until = _UNTIL.fullmatch(heard.low)
    hours = (
        {Setting.QUIET: quiet_hours, Setting.WORK_HOURS: hours_between}.get(what) if isinstance(what, Setting) else None
    )
    if until is None or hours is None or (before := hours(str(last.arguments.get("value", "")))) is None:
        return None
    now = hours(f"{before[0]:%H:%M}到{until['end']}")
    return None if now is None or now == before else _with(last, {"value": f"{now[0]:%H:%M}–{now[1]:%H:%M}"})


def _of_a_leave(ctx: Context, last: Call, heard: Heard) -> Call | None:
    days: Span = last.arguments["when"]
    if (until := _UNTIL.fullmatch(heard.low)) is not None:
        end = _days(ctx, until["end"], days)
        is_another = end is not None and days.start < end.end != days.end
        return _with(last, {"when": Span(days.start, end.end)}) if end is not None and is_another else None
    if (too := _TOO.fullmatch(heard.low)) is not None:
        more = _days(ctx, too["day"] or too["more"] or too["zh"], days)
        return (
            _with(last, {"when": Span(days.start, more.end)}) if more is not None and more.start == days.end else None
        )
    masked = masked_of(heard, ctx.situation)
    others = [one for one in masked.people if one != ctx.user]
    is_it = len(others) == len(masked.people) == 1
    return _with(last, {"stand_in": str(others[0].user_id)}) if is_it else None


def _days(ctx: Context, said: str, since: Span) -> Span | None:
    """As they follow on the day on which the leave begins."""
    try:
        return span(ctx.situation.in_figures(said), now=since.start, zone=ctx.user.tz)
    except NotATime:
        return None


def _with(last: Call, new: dict[str, object]) -> Call:
    call = Call(last.command, {name: value for name, value in last.arguments.items() if name != "over"} | new)
    call.doubt = call.named = True
    return call
