"""How pasted rows are said to HR: each in a line, what is new in them, and how one is mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from bot import Context
from bot.imports import judging
from bot.imports.judging import Judged
from bot.interviews.batch import Batch
from bot.interviews.models import Room
from bot.interviews.obstacle import Obstacle
from bot.phrase import Phrase
from bot.printable import without_addresses
from bot.times import calendar
from bot.times.values import Span
from bot.wecom.content import TEXT_BYTES
from bot.wording import MODES, booking
from bot.wording import slot as slot_in_words
from bot.wording import zone as zone_of

NAMED = 8  # at most, of one kind
_SPARE = 300  # bytes that are kept for what follows the rows


def zone(ctx: Context, judged: Sequence[Judged]) -> str:
    """Of which zone the times are, where it is not the reader's usual one."""
    start = next((one.row.line.start for one in judged if one.row.line.start), None)
    return zone_of(ctx.user, start)


Instead = Mapping[int, Sequence[Room | datetime]]  # where or when a row could be instead, by its number


def odd_one(ctx: Context, one: Judged, instead: Instead) -> str:
    """`第3行 陈晓 3月13日 周五 10:00–10:45：李四 10:30–11:30 已有面试（1187 林悦）；可改发：第3行 11:30`"""
    said = judging.each_interview_once(it for it in one.obstacles if it.refuses or one.is_sound)
    reasons = ctx.text("mark.between_clauses").join(
        ctx.text(it.phrase.id, **_without_its_time(ctx, one, it)) for it in said
    )
    who = without_addresses(one.row.line.candidate) or (one.candidate.shown_name if one.candidate else "")
    return ctx.text(
        "rows.odd_one",
        n=one.number,
        who=" ".join(filter(None, (who, one.round_name if one.row.line.is_amended else "", _when(ctx, one)))),
        why=reasons,
        so=_instead(ctx, one, instead) if not one.is_sound else ctx.text("rows.can_be_booked"),
    )


def _without_its_time(ctx: Context, one: Judged, found: Obstacle) -> Mapping[str, object]:
    """The row says when it would be: of the same time it is not said again, of the same day not which day."""
    when, it = found.values.get("when"), one.row.line
    if not isinstance(when, Span) or it.start is None or it.end is None:
        return found.values
    if when == Span(it.start, it.end):
        return {**found.values, "when": Phrase("rows.it" if found.kind in ("past", "far") else "rows.then")}
    start, end = when.start.astimezone(ctx.user.tz), when.end.astimezone(ctx.user.tz)
    if start.date() != it.start.astimezone(ctx.user.tz).date():
        return found.values
    return {**found.values, "when": f"{start:%H:%M}–{end:%H:%M}"}


def _instead(ctx: Context, one: Judged, instead: Instead) -> str:
    """`；可改发：第3行 2号会议室，或 第3行 周一 10:00`, each as it may be typed."""
    meant = one.row.line.start
    if meant is None or not (free := instead.get(one.number)):
        return ""
    rows = (
        ctx.text(
            "rows.row_and_answer",
            n=one.number,
            so=str(so.name) if isinstance(so, Room) else booking.option(so, meant, ctx.user),
        )
        for so in free
    )
    return ctx.text("rows.send", rows=ctx.text("mark.between_options").join(rows))


def plain_one(ctx: Context, one: Judged) -> str:
    return f"{one.number}) {in_words(ctx, one)}"


def _when(ctx: Context, one: Judged) -> str:
    it = one.row.line
    return slot_in_words(Span(it.start, it.end), ctx.user, ctx.now) if it.start and it.end else ""


def in_words(ctx: Context, one: Judged) -> str:
    people = ctx.text("mark.between_names").join(str(member.name) for member in one.panel)
    job = f"{one.job.title if one.job else ''} {one.round_name}".strip()
    room = str(one.room.name) if one.room else ""
    mode = one.row.line.mode if one.row.line.mode not in ("", "video") else ""
    room = " · ".join(filter(None, (ctx.text(MODES[mode]) if mode else "", room)))
    agreed = ctx.text("rows.agreed") if one.row.line.agreed else ""
    who = one.candidate.shown_name if one.candidate else ""
    return " · ".join(filter(None, (f"{_when(ctx, one)} {who}", job, people, room, agreed)))


def what_is_new(ctx: Context, sound: Sequence[Judged]) -> list[str]:
    """Who and what is not there yet, by name."""
    said = []
    for label, them in (
        ("rows.new_candidates", (one.candidate for one in sound)),
        ("rows.new_jobs", (one.job for one in sound)),
        ("rows.new_rooms", (one.room for one in sound)),
    ):
        names = dict.fromkeys(
            str(getattr(one, "title", None) or getattr(one, "name", ""))
            for one in them
            if one is not None and not one.id
        )
        if names:
            said.append(ctx.text("rows.what_is_new", what=ctx.text(label), names=_some(ctx, names)))
    return said


def _some(ctx: Context, names: Iterable[str]) -> str:
    shown = list(names)
    more = len(shown) - NAMED
    said = ctx.text("mark.between_names").join(shown[:NAMED])
    return said if more <= 0 else said + ctx.text("rows.and_more", n=more, all=len(shown))


def unused(ctx: Context, rows: Batch) -> list[str]:
    """What stands in the table and is booked nowhere."""
    if not rows.unused:
        return []
    return [ctx.text("rows.unused_columns", names=_some(ctx, rows.unused))]


def cautions(ctx: Context, sound: Sequence[Judged]) -> list[str]:
    days = [one.row.line.start.astimezone(ctx.user.tz).date() for one in sound if one.row.line.start]
    caution = calendar.caution(days, ctx.lang)
    return [caution + ctx.text("rows.end_of_caution")] if caution else []


def how_to_mend(ctx: Context, odd: Sequence[Judged], instead: Instead) -> list[str]:
    """With an example of the first row that has none of its own."""
    if not odd:
        return []
    without = [one for one in odd if one.number not in instead]
    if not without:
        return [ctx.text("rows.how_to_leave_out", n=odd[0].number)]
    return [ctx.text("rows.how_to_change", n=without[0].number)]


def fitting(ctx: Context, head: list[str], rows: Sequence[str], tail: list[str]) -> tuple[list[str], int]:
    """As many rows as one message holds, and how many these are; that there are more is said."""
    room = TEXT_BYTES - _SPARE - sum(len(line.encode()) + 1 for line in (*head, *tail))
    shown = 0
    for line in rows:
        room -= len(line.encode()) + 1
        if room < 0 and shown:
            break
        shown += 1
    more = [ctx.text("rows.more", n=len(rows) - shown)] if shown < len(rows) else []
    return [*head, *rows[:shown], *more, *tail], shown
