"""Book many at once: 约面, and under it rows pasted from a spreadsheet; or just the rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from bot import Context, Reply, Role, UserError, command
from bot.chat import draft, rows_aside, who_hears
from bot.chat.call import Call, load
from bot.chat.dialog import AFTER, Question
from bot.chat.heard import hear
from bot.chat.phrasing import in_words
from bot.chat.readers import CODE
from bot.chat.short_answers import LEAVE, NO, doubts, says_yes
from bot.chat.verbs import named_in
from bot.imports import batch_booking, batch_told, judging, other_times, pasted, pasted_batch
from bot.imports.judging import Judged
from bot.interviews import batch as batches
from bot.interviews import lookup, said_line
from bot.interviews.batch import Batch
from bot.times.among_words import without_times
from bot.wecom import reply
from bot.wording import wait_in_words
from commands import rows_in_words

_OF_ROWS = ("book", "reschedule", "replace", "add", "cancel")  # verbs that are said of a row as well
_SAID_AGAIN = 3  # rows, where a yes is asked for once more


def _pasted(ctx: Context, text: str) -> dict[str, Any] | None:
    """Rows, or a correction of those that are open, which stay until they are answered: what corrects none is added."""
    open_rows = _open(ctx)
    of_these = open_rows or _aside(ctx, text)
    if of_these is not None and (mended := _mended(ctx, of_these, text)) is not None:
        return {"rows": mended}
    if ctx.user.is_hr and pasted.is_heading(text):
        raise UserError("rows.heading_alone")
    sheet = pasted.find(text)
    if sheet is None or not ctx.user.is_hr:
        return None  # who says 约面 reads whose it is
    if sheet.count > pasted.MOST:
        raise UserError("rows.too_many", n=sheet.count, most=pasted.MOST)
    if open_rows is not None:
        return {"rows": pasted_batch.put_in(open_rows, sheet.rows, ctx.user, ctx.now)}
    return {"rows": replace(pasted_batch.read(sheet.rows, ctx.user, ctx.now), unused=tuple(sheet.unknown))}


def _open(ctx: Context) -> Batch | None:
    question = ctx.dialog.question
    if question is None or question.call is None or question.call["command"] != book_rows.name:
        return None
    return batches.load(question.call["arguments"]["rows"])


def _aside(ctx: Context, text: str) -> Batch | None:
    """Rows that were left, of which one is corrected as it was told to be: 第2行 15:00 is of no list that came between."""
    if ctx.dialog.question is not None or not pasted.says_row(text) or named_in(hear(text), ctx.handlers):
        return None
    said, rows = pasted.of_row(text), rows_aside.of(ctx)
    return rows if said and rows and any(one.number == said[0] for one in rows.rows) else None


def _mended(ctx: Context, rows: Batch, text: str) -> Batch | None:
    """The rows with what the text says of some, or with one more; None of what asks or orders something else."""
    if "\n" in text.strip():
        return None
    heard = hear(text)
    others = [one for one in named_in(heard, ctx.handlers) if one.name not in _OF_ROWS]
    if heard.has_slash or heard.asks or heard.low in LEAVE | NO or (others and not pasted.says_row(text)):
        return None
    if doubts(heard.low) or says_yes(heard.low, draft.verbs_of(ctx.dialog.question)):
        return None
    if CODE.search(without_times(said_line.without_rooms(text))):
        return _with_code(ctx, rows, text)
    if (whole := _with_one(ctx, rows, text)) is not None:
        return whole
    said = pasted.of_row(text)
    try:
        mended = batch_told.told(rows, text, ctx.user, ctx.now)
    except UserError:
        mended = pasted_batch.corrected(rows, *said, ctx.user, ctx.now) if said is not None else None
        if mended is None:
            raise
    if mended is None and said is not None:
        return pasted_batch.corrected(rows, *said, ctx.user, ctx.now)
    return mended


def _with_code(ctx: Context, rows: Batch, text: str) -> Batch | None:
    """第2行 meet.example.com/1203, 第1行 1390…: what has the number of a row is of it, and no code."""
    said = pasted.of_row(text) if pasted.says_row(text) else None
    return pasted_batch.corrected(rows, *said, ctx.user, ctx.now) if said is not None else None


_ONE_MORE = re.compile(
    r"\s*(?:再|还要?|另外|帮我|请){0,2}(?:加|补|添)(?:上|个)?(?:一|1)?[行场][:：,， ]*|\s*(?:please )?(?:also )?add (?:a|another|one more)(?: new)? row[:, ]*",
    re.IGNORECASE,
)


def _with_one(ctx: Context, rows: Batch, text: str) -> Batch | None:
    """One row in a line of its own, with 约面 before it or without; None of what orders or says something else."""
    added = _ONE_MORE.match(text)
    text = text[added.end() :] if added is not None else text
    is_ordered = added is not None or pasted.says_book(text)
    if not is_ordered and named_in(hear(text), ctx.handlers):
        return None
    row = pasted.without_verb(text) if is_ordered else text
    return pasted_batch.put_in_one(rows, row, ctx.user, ctx.now, is_ordered=is_ordered)


def _deed(ctx: Context, rows: Batch) -> str:
    """约 2 场（3月12日 周四 14:00–15:00 陈晓…；…）: what a yes books, and no more."""
    sound = [one for one in judging.judge(rows, ctx.user, ctx.change) if one.number in rows.asked]
    if not sound:
        return ctx.text("rows.deed_these")
    named = ctx.text("mark.between_clauses").join(rows_in_words.in_words(ctx, one) for one in sound[:_SAID_AGAIN])
    return ctx.text(
        "rows.deed", n=len(sound), rows=named, more=ctx.text("mark.and_so_on") if len(sound) > _SAID_AGAIN else ""
    )


@command(
    "book rows",
    "批量约面",
    help=("book the pasted rows", "约粘贴的这些行"),
    roles=(Role.RECRUITER, Role.COORDINATOR),
    hidden=True,
    changes=True,
    previews=True,
    pasted=_pasted,
    deed=_deed,
    unsaid=("OK, these rows are not booked.", "好的，这些行不约了。"),
)
def book_rows(ctx: Context, rows: Batch) -> Reply:
    """Asks first, whatever it is called with; a yes calls it again, with what was asked."""
    return _book(ctx, rows) if rows.asked else _preview(ctx, rows)


# --- asking ---------------------------------------------------------------------------------------------------------


def _preview(ctx: Context, rows: Batch, *, lead: str = "") -> Reply:
    judged = judging.judge(rows, ctx.user, ctx.change)
    batch_booking.keep_addresses(judged)
    sound = [one for one in judged if one.is_sound]
    odd = [one for one in judged if one.obstacles]
    plain = [one for one in judged if not one.obstacles]
    instead = other_times.of(judged, ctx.now)
    _keep(ctx, Batch(rows.rows, tuple(one.number for one in sound)))
    if not judged:
        ctx.dialog.leave()
        return ctx.say("rows.none_left")
    head = [
        *filter(None, [lead, _let_go(ctx), _added(ctx, rows)]),
        _how_many(ctx, len(plain), len(odd)) + rows_in_words.zone(ctx, judged),
    ]
    tail = [
        *rows_in_words.unused(ctx, rows),
        *rows_in_words.what_is_new(ctx, sound),
        *rows_in_words.cautions(ctx, sound),
        *rows_in_words.how_to_mend(ctx, odd or judged, instead),
        _question(ctx, sound, judged),
    ]
    between = [ctx.text("rows.in_order")] if odd and plain else []
    rest = [
        *(rows_in_words.odd_one(ctx, one, instead) for one in odd),
        *between,
        *(rows_in_words.plain_one(ctx, one) for one in plain),
    ][rows.first :]
    lines, shown = rows_in_words.fitting(ctx, head, rest, tail)
    if shown < len(rest):
        ctx.go_on_with(book_rows.name, rows=Batch(rows.rows, first=rows.first + shown))
    return reply.say("\n".join(lines), f"{len(judged)} rows")


def _keep(ctx: Context, rows: Batch, **how: bool) -> None:
    ctx.dialog.ask(Question(Call(book_rows, {"rows": rows}).dump() | how, None, []))


def _let_go(ctx: Context) -> str:
    """What was asked before the rows came, and is not waited for any more."""
    left = ctx.dialog.passed_by
    if left is None or left.call is None or left.call["command"] == book_rows.name:
        return ""
    asked = ctx.handlers.commands.get(left.call["command"])
    if asked is None:
        return ""
    what = in_words(ctx, load(asked, left.call, ctx.situation))
    return ctx.text("rows.let_go_of_question", what=what)


def _added(ctx: Context, rows: Batch) -> str:
    if not rows.added:
        return ""
    numbers = ctx.text("mark.between_names").join(map(str, rows.added[: rows_in_words.NAMED]))
    more = ctx.text("mark.and_so_on") if len(rows.added) > rows_in_words.NAMED else ""
    return ctx.text("rows.added", rows=numbers + more, n=len(rows.added))


def _how_many(ctx: Context, plain: int, odd: int) -> str:
    if odd:
        return ctx.text("rows.how_many", plain=plain, odd=odd)
    return ctx.text("rows.one_in_order" if plain == 1 else "rows.all_in_order", n=plain)


def _question(ctx: Context, sound: Sequence[Judged], judged: Sequence[Judged]) -> str:
    if not sound:
        return ctx.text("rows.none_can_be_booked")
    if len(sound) == len(judged):
        return ctx.text("rows.whether" if len(sound) > 1 else "book.whether", n=len(sound))
    left = [str(one.number) for one in judged if not one.is_sound]
    rows = ctx.text("mark.between_names").join(left[: rows_in_words.NAMED])
    return ctx.text("rows.whether_without", n=len(sound), left=len(left), rows=rows)


# --- booking --------------------------------------------------------------------------------------------------------


def _book(ctx: Context, rows: Batch) -> Reply:
    done = batch_booking.book(ctx.change, rows, ctx.user)
    if not done.booked:
        changed = ctx.text("rows.things_changed")
        return _preview(ctx, Batch([one.row for one in done.rest]), lead=changed)
    codes = {row.entity_id: str(row.after.get("code") or "") for row in ctx.change.rows}
    wait = wait_in_words(ctx.change.undo_window, ctx.lang)
    head = [ctx.text("rows.done", n=len(done.booked), wait=wait)]
    interviews = lookup.load([id for _, id in done.booked])
    head += filter(None, [who_hears.belongs_to_others(ctx, interviews)])
    booked = [f"{codes[id]} {rows_in_words.in_words(ctx, one)}" for one, id in done.booked]
    tail = [_how_to_invite(ctx, codes[done.booked[0][1]], len(booked))]
    rest: list[str] = []
    if done.rest:
        instead = other_times.of(done.rest, ctx.now)
        rest = [
            ctx.text("rows.not_booked", n=len(done.rest)),
            *(rows_in_words.odd_one(ctx, one, instead) for one in done.rest),
            ctx.text("rows.booked"),
        ]
        tail += rows_in_words.how_to_mend(ctx, done.rest, instead)
    lines, shown = rows_in_words.fitting(ctx, head, [*rest, *booked], tail)
    ctx.dialog.show([id for _, id in done.booked], max(shown - len(rest), 0))
    if done.rest:
        _keep(ctx, Batch([one.row for one in done.rest]), **{AFTER: True})
    return reply.say("\n".join(lines), f"{len(done.booked)} booked")


def _how_to_invite(ctx: Context, code: str, count: int) -> str:
    if count == 1:
        return ctx.text("rows.invitation_to_forward", code=code)
    return ctx.text("rows.invitations_to_forward", code=code)
