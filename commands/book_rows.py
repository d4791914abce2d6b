"""Book many at once: 约面, and under it rows pasted from a spreadsheet; or just the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from bot import Context, Reply, Role, UserError, command
from bot.chat.call import Call
from bot.chat.dialog import AFTER, Question
from bot.imports import batch_booking, judging, pasted, pasted_batch
from bot.imports.judging import Judged
from bot.interviews import batch as batches
from bot.interviews.batch import Batch
from bot.times import calendar
from bot.times.values import Span
from bot.wecom import reply
from bot.wecom.content import TEXT_BYTES
from bot.wording import MODES, pick, wait_in_words
from bot.wording import slot as slot_in_words
from bot.wording import zone as zone_of

_SPARE = 300  # bytes that are kept for what follows the rows
_DROPPED = ("不要", "不要了", "不约", "不约了", "去掉", "删掉", "删除", "取消", "drop", "remove", "skip", "delete")


def _pasted(ctx: Context, text: str) -> dict[str, Any] | None:
    """Rows, or a correction of those that are open."""
    open_rows = _open(ctx)
    if open_rows is not None and (mended := _mended(ctx, open_rows, text)) is not None:
        return {"rows": mended}
    sheet = pasted.find(text)
    if sheet is None:
        return None
    if not ctx.user.is_hr:
        return None  # who says 约面 reads whose it is
    if sheet.count > pasted.MOST:
        raise UserError(
            "That is {n} rows; at most {most} at once. Nothing was booked. Paste the first {most}, then the rest.",
            "一共 {n} 行，一次最多 {most} 行，一场都没有约。先贴前 {most} 行，再贴剩下的。",
            n=sheet.count,
            most=pasted.MOST,
        )
    if open_rows is not None:
        again = pasted_batch.put_in(open_rows, sheet.rows, ctx.user, ctx.now)
        if again is not None:
            return {"rows": again}
    return {"rows": replace(pasted_batch.read(sheet.rows, ctx.user, ctx.now), unused=tuple(sheet.unknown))}


def _open(ctx: Context) -> Batch | None:
    question = ctx.dialog.question
    if question is None or question.call is None or question.call["command"] != book_rows.name:
        return None
    return batches.load(question.call["arguments"]["rows"])


def _mended(ctx: Context, rows: Batch, text: str) -> Batch | None:
    said = pasted.of_row(text)
    if said is None:
        return pasted_batch.put_in_one(rows, text, ctx.user, ctx.now)
    number, rest = said
    if number not in {one.number for one in rows.rows}:
        return None
    if rest in _DROPPED:
        return rows.without([number])
    return pasted_batch.corrected(rows, number, rest, ctx.user, ctx.now)


@command(
    "book rows",
    "批量约面",
    help=("book the pasted rows", "约粘贴的这些行"),
    roles=(Role.RECRUITER, Role.COORDINATOR),
    hidden=True,
    changes=True,
    previews=True,
    pasted=_pasted,
    deed=("book the rows", "约这些行"),
    unsaid=("OK, these rows are not booked.", "好的，这些行不约了。"),
)
def book_rows(ctx: Context, rows: Batch) -> Reply:
    """Asks first, whatever it is called with; a yes calls it again, with what was asked."""
    return _book(ctx, rows) if rows.asked else _preview(ctx, rows)


# --- asking ---------------------------------------------------------------------------------------------------------


def _preview(ctx: Context, rows: Batch, *, lead: str = "") -> Reply:
    judged = judging.judge(rows, ctx.user, ctx.change)
    sound = [one for one in judged if one.is_sound]
    odd = [one for one in judged if one.obstacles]
    plain = [one for one in judged if not one.obstacles]
    _keep(ctx, Batch(rows.rows, tuple(one.number for one in sound)))
    if not judged:
        ctx.dialog.leave()
        return ctx.say("No rows are left; nothing was booked.", "没有剩下的行了，一场都没有约。")
    head = [*filter(None, [lead]), _how_many(ctx, len(plain), len(odd)) + _zone(ctx, judged)]
    tail = [
        *_unused(ctx, rows),
        *_new(ctx, sound),
        *_cautions(ctx, sound),
        *_how_to_mend(ctx, odd),
        _question(ctx, sound, judged),
    ]
    between = [ctx.text("In order:", "没问题的：")] if odd and plain else []
    rest = [*(_odd(ctx, one) for one in odd), *between, *(_plain(ctx, one) for one in plain)][rows.first :]
    lines, shown = _fitting(ctx, head, rest, tail)
    if shown < len(rest):
        ctx.go_on_with(book_rows.name, rows=Batch(rows.rows, first=rows.first + shown))
    return reply.say("\n".join(lines), f"{len(judged)} rows")


def _keep(ctx: Context, rows: Batch, **how: bool) -> None:
    ctx.dialog.ask(Question(Call(book_rows, {"rows": rows}).dump() | how, None, []))


def _how_many(ctx: Context, plain: int, odd: int) -> str:
    if not odd:
        many = ("{n} rows, all in order:", "{n} 场都没问题：")
        return ctx.text(*(many if plain > 1 else ("One row, in order:", "这一场没问题：")), n=plain)
    if not plain:
        return ctx.text("{n} rows to look at:", "{n} 场要看：", n=odd)
    return ctx.text("{plain} in order, {odd} to look at:", "{plain} 场没问题，{odd} 场要看：", plain=plain, odd=odd)


def _zone(ctx: Context, judged: Sequence[Judged]) -> str:
    start = next((one.row.line.start for one in judged if one.row.line.start), None)
    return zone_of(ctx.user, start)


def _odd(ctx: Context, one: Judged) -> str:
    """`第3行 陈晓 3月13日 周五 10:00–10:45：李四 … 已有面试（1187 林悦），不能约`"""
    said = judging.each_interview_once(it for it in one.obstacles if it.refuses or one.is_sound)
    reasons = pick(("; ", "；"), ctx.lang).join(ctx.text(it.en, it.zh, **it.values) for it in said)
    who = one.row.line.candidate or (str(one.candidate.name) if one.candidate else "")
    return ctx.text(
        "Row {n} {who}: {why}{so}",
        "第{n}行 {who}：{why}{so}",
        n=one.number,
        who=f"{who} {_when(ctx, one)}".strip(),
        why=reasons,
        so="" if not one.is_sound else ctx.text(" (can be booked)", "（可以约）"),
    )


def _plain(ctx: Context, one: Judged) -> str:
    return f"{one.number}) {_in_words(ctx, one)}"


def _when(ctx: Context, one: Judged) -> str:
    it = one.row.line
    return slot_in_words(Span(it.start, it.end), ctx.user, ctx.now) if it.start and it.end else ""


def _in_words(ctx: Context, one: Judged) -> str:
    people = pick((", ", "、"), ctx.lang).join(str(member.name) for member in one.panel)
    job = f"{one.job.title if one.job else ''} {one.round_name}".strip()
    room = str(one.room.name) if one.room else ""
    mode = one.row.line.mode if one.row.line.mode not in ("", "video") else ""
    room = " · ".join(filter(None, (ctx.text(*MODES[mode]) if mode else "", room)))
    agreed = ctx.text("agreed", "已约好") if one.row.line.agreed else ""
    who = str(one.candidate.name) if one.candidate else ""
    return " · ".join(filter(None, (f"{_when(ctx, one)} {who}", job, people, room, agreed)))


def _new(ctx: Context, sound: Sequence[Judged]) -> list[str]:
    """Who and what is not there yet, by name."""
    said = []
    for label, them in (
        (("New candidates", "新候选人"), (one.candidate for one in sound)),
        (("New jobs", "新职位"), (one.job for one in sound)),
        (("New rooms", "新会议室"), (one.room for one in sound)),
    ):
        names = dict.fromkeys(
            str(getattr(one, "title", None) or getattr(one, "name", ""))
            for one in them
            if one is not None and not one.id
        )
        if names:
            said.append(
                ctx.text("{what}: {names}", "{what}：{names}", what=pick(label, ctx.lang), names=_some(ctx, names))
            )
    return said


def _some(ctx: Context, names: Iterable[str]) -> str:
    shown = list(names)
    more = len(shown) - _NAMED
    said = pick((", ", "、"), ctx.lang).join(shown[:_NAMED])
    return (
        said
        if more <= 0
        else said + ctx.text(" and {n} more", " 等 {n} 个", n=more if ctx.lang == "en" else len(shown))
    )


_NAMED = 8


def _unused(ctx: Context, rows: Batch) -> list[str]:
    """What stands in the table and is booked nowhere."""
    if not rows.unused:
        return []
    return [ctx.text("Columns not used: {names}", "没用到的列：{names}", names=_some(ctx, rows.unused))]


def _cautions(ctx: Context, sound: Sequence[Judged]) -> list[str]:
    days = [one.row.line.start.astimezone(ctx.user.tz).date() for one in sound if one.row.line.start]
    caution = calendar.caution(days, ctx.lang)
    return [caution + pick((".", "。"), ctx.lang)] if caution else []


def _how_to_mend(ctx: Context, odd: Sequence[Judged]) -> list[str]:
    if not odd:
        return []
    return [
        ctx.text(
            "To change a row: row {n} fri 10:00. To leave it out: row {n} drop.",
            "改一行发：第{n}行 周五 10:00；不约发：第{n}行 不要",
            n=odd[0].number,
        )
    ]


def _question(ctx: Context, sound: Sequence[Judged], judged: Sequence[Judged]) -> str:
    if not sound:
        return ctx.text("None can be booked like this.", "这样一场都约不了。")
    if len(sound) == len(judged):
        many = ("Book these {n}? yes/no", "约这 {n} 场？是/否")
        return ctx.text(*(many if len(sound) > 1 else ("Book it? yes/no", "约这场？是/否")), n=len(sound))
    left = [str(one.number) for one in judged if not one.is_sound]
    rows = pick((", ", "、"), ctx.lang).join(left[:_NAMED])
    return ctx.text(
        "Book {n}, without row {rows}? yes/no" if len(left) == 1 else "Book {n}, without rows {rows}? yes/no",
        "约 {n} 场，第 {rows} 行先不约？是/否",
        n=len(sound),
        rows=rows,
    )


def _fitting(ctx: Context, head: list[str], rows: Sequence[str], tail: list[str]) -> tuple[list[str], int]:
    """As many rows as one message holds, and how many these are; that there are more is said."""
    room = TEXT_BYTES - _SPARE - sum(len(line.encode()) + 1 for line in (*head, *tail))
    shown = 0
    for line in rows:
        room -= len(line.encode()) + 1
        if room < 0 and shown:
            break
        shown += 1
    more = (
        [ctx.text("… {n} more: send “more”", "……还有 {n} 行，发“更多”", n=len(rows) - shown)]
        if shown < len(rows)
        else []
    )
    return [*head, *rows[:shown], *more, *tail], shown


# --- booking --------------------------------------------------------------------------------------------------------


def _book(ctx: Context, rows: Batch) -> Reply:
    done = batch_booking.book(ctx.change, rows, ctx.user)
    if not done.booked:
        changed = ctx.text("Things have changed, so nothing was booked.", "情况有变，一场都没有约成。")
        return _preview(ctx, Batch(rows.rows), lead=changed)
    codes = {row.entity_id: str(row.after.get("code") or "") for row in ctx.change.rows}
    wait = wait_in_words(ctx.change.undo_window, ctx.lang)
    head = [
        ctx.text(
            "{n} booked, the panels are invited {wait}; “undo” takes all of it back.",
            "已约 {n} 场，{wait}邀请面试官，改主意发“撤销”全部撤回。",
            n=len(done.booked),
            wait=wait,
        )
    ]
    booked = [f"{codes[id]} {_in_words(ctx, one)}" for one, id in done.booked]
    tail = [_how_to_invite(ctx, codes[done.booked[0][1]], len(booked))]
    rest: list[str] = []
    if done.rest:
        rest = [
            ctx.text("{n} not booked:", "{n} 场没约：", n=len(done.rest)),
            *(_odd(ctx, one) for one in done.rest),
            ctx.text("Booked:", "已约："),
        ]
        tail += _how_to_mend(ctx, done.rest)
    lines, shown = _fitting(ctx, head, [*rest, *booked], tail)
    ctx.dialog.show([id for _, id in done.booked], max(shown - len(rest), 0))
    if done.rest:
        _keep(ctx, Batch([one.row for one in done.rest]), **{AFTER: True})
    return reply.say("\n".join(lines), f"{len(done.booked)} booked")


def _how_to_invite(ctx: Context, code: str, count: int) -> str:
    each = ctx.text(", and so for each code", "，每场一个编号") if count > 1 else ""
    return ctx.text(
        "I do not write to the candidates. The text to forward: invitation {code}{each}",
        "候选人：我不会通知，要转发的话发“邀请语 {code}”{each}",
        code=code,
        each=each,
    )
