"""The last reminder again later: ``/snooze 20 min``, 稍后 半小时, 稍后 下午3点."""

import re
from datetime import datetime, timedelta
from typing import Any

from bot import Although, Context, Reply, Told, UserError, command
from bot.chat.understanding.changed import length_in
from bot.interviews import preferences
from bot.notices import reminders
from bot.notices.reminders import Snoozable
from bot.times.values import NotATime
from bot.times.when import moment
from bot.wording import clock, duration, pick, title

USUAL = timedelta(minutes=30)
LEAST = timedelta(minutes=3)  # before it is of no more use
_FARTHEST = timedelta(hours=24)


def _is_time(length: timedelta | None = None, words: str = "") -> bool:
    """半小时 and 下午3点, and not 再说."""
    return length is not None or bool(re.search(r"\d|半|[一两二三]|明早|tomorrow|hour|min", words.lower()))


_COUNTS = "five|ten|fifteen|twenty|thirty|forty|forty[- ]five|fifty|sixty|ninety"
_MINUTES = re.compile(rf"\bin (?P<n>\d{{1,3}}|{_COUNTS})(?=$|[,.;!])")  # ping me again in twenty
_TIME = re.compile(
    r"(?:明天|今晚|晚上|下午|早上|中午)?[\d一二三四五六七八九十]{1,2}点半?|tomorrow(?: morning)?|tonight|at \d{1,2}(?::\d\d)? ?(?:am|pm)?|明早|明天早上|明天"
)


def _told(told: Told) -> dict[str, Any]:
    """After how long, or else at what time, as it was typed: 20分钟, in an hour, in twenty; 8点."""
    low = _MINUTES.sub(r"in \g<n> minutes", told.said.low)
    if length := length_in(low):
        return {"length": length}
    found = _TIME.search(low)
    return {"words": found[0]} if found else {}


def _deed(ctx: Context, length: timedelta | None = None, words: str = "") -> str:
    """`稍后再发 陈晓 …（20分钟）`: which reminder, where there is one."""
    last = reminders.last_reminder_of(ctx.user, ctx.now)
    return ctx.text(
        "snooze.deed_at" if length is not None or words else "snooze.deed",
        when=ctx.text("snooze.in", n=duration(length, ctx.lang)) if length is not None else words,
        what=_what(ctx, last) if last is not None else ctx.text("snooze.last_reminder"),
    )


@command(
    "snooze",
    "稍后",
    "稍后提醒",
    "晚点提醒",
    "晚点再说",
    "等会儿再说",
    "等会再说",
    "remind me later",
    help=("the last reminder again later", "上一条提醒稍后再发"),
    usage=("snooze / snooze 20 min", "稍后 / 稍后 20分钟"),
    freely=_told,
    means={
        "length": ("after how long, such as 20 min", "多久之后，例如 20分钟"),
        "words": ("at what time, such as 3pm; by default in half an hour", "几点，例如 下午3点；默认半小时后"),
    },
    rank=93,
    changes=True,
    although=(Although.DENIED,),
    deed=_deed,
    is_whole=_is_time,
    cues=[
        "(?:过|等)…(?:再|后)(?:提醒|叫|通知|告诉)(?:我|一下|一次){0,2}",
        r"\bremind me (?:again )?(?:later|in|at|tomorrow)…|\bask me (?:again )?later\b",
    ],
)
def snooze(ctx: Context, length: timedelta | None = None, words: str = "") -> Reply:
    last = reminders.last_reminder_of(ctx.user, ctx.now)
    if last is None:
        raise UserError("snooze.none")
    at = _when(ctx, length, words, last)
    last.put_off(ctx.user, at, ctx.now)
    return ctx.say("snooze.done", at=clock(at, ctx.user, ctx.now), what=_what(ctx, last))


def _what(ctx: Context, last: Snoozable) -> str:
    label = pick(last.kind.label, ctx.lang) if last.kind.label else ctx.text("snooze.that_message")
    return f"{label} {title(last.interview, ctx.user)}" if last.interview is not None else label


def _when(ctx: Context, length: timedelta | None, words: str, last: Snoozable) -> datetime:
    """Half an hour later, or sooner where it is of no use by then; what was said, unless it is."""
    latest = last.expires_at - LEAST
    if ctx.now >= latest:
        raise UserError("snooze.of_no_use", what=_what(ctx, last))
    if length is None and not words:
        return min(ctx.now + USUAL, latest)
    at = ctx.now.replace(second=0, microsecond=0) + length if length is not None else _read(ctx, words)
    if not ctx.now < at <= ctx.now + _FARTHEST:
        raise UserError("snooze.at_most_a_day")
    if at > latest:
        raise UserError("snooze.at_the_latest", what=_what(ctx, last), at=latest)
    return at


def _read(ctx: Context, words: str) -> datetime:
    said = words.strip().lower()
    said = re.sub(r"^(?:过|等|in|for|at|by|until|到|after) ?", "", said)
    said = re.sub(r"(?:之?后|以后)?(?:再)?(?:提醒|叫|说|发)?(?:我|吧|一次|一下){0,2}$", "", said).strip()
    if said in ("明早", "明天早上", "明天", "tomorrow", "tomorrow morning"):
        quiet_ends = preferences.of(ctx.user.id).quiet_hours[1]
        said = f"明天 {quiet_ends:%H:%M}"
    said = re.sub(r"分$", "分钟", re.sub(r"刻$", "刻钟", said))
    for one in (f"{said}后", f"in {said}", said):
        try:
            return moment(one, now=ctx.now, zone=ctx.user.tz).start
        except NotATime:
            continue
    raise UserError("snooze.no_time", words=words[:40])
