"""What is said of the rows that are open: 第三行改到十点, 马超不要了, 都改成45分钟 珠峰, 只约前两行, drop row 2.

A row is meant by its number or by its candidate. What is said of one and cannot be read is asked, and is never taken for
something that is said of another interview.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.interviews import changed_line, changed_panel, said_names
from bot.interviews.batch import Batch, Row
from bot.interviews.changed_panel import Heard
from bot.interviews.errors import UserError
from bot.interviews.models import Member
from bot.printable import without_addresses
from bot.times.number_words import ORDINALS
from bot.times.written import month_first

_FIGURE = r"\d{1,2}|[一二三四五六七八九十]{1,3}|最后一?|倒数第一"
_NTH = {word: n for n, word in enumerate(ORDINALS[:5], 1)}
_ROW = re.compile(
    rf"第 ?(?P<first>(?:{_FIGURE})(?: ?[、,和到至-] ?(?:第 ?)?(?:{_FIGURE})){{0,5}}) ?[行个条场]|(?P<figure>\d{{1,2}}) ?行|(?P<last>最后一?[行个条场])"
    r"|\b(?:rows?|lines?) ?(?P<row>\d{1,2}(?:(?: ?, ?| and | ?- ?)\d{1,2}){0,5})\b"
    rf"|\b(?:the )?(?P<nth>{'|'.join(_NTH)}|last) (?:row|one|line)\b",
    re.IGNORECASE,
)
_EVERY = re.compile(
    r"(?:这|那)?(?:[几两三四五六七八九十]|\d{1,2})?[行场个批]?(?:全部|全都|所有的?|每一?[行场个]|统一|一律|都){1,5}|这[几两三四五][行场个]|\b(?:all(?: rows| of them)?|every row|them all)\b",
    re.IGNORECASE,
)
_BUT = re.compile("除了?|except|but", re.IGNORECASE)
_ONLY = re.compile(
    "(?:就|先)?(?:只|仅)(?:要|约|留下?|保留|安排)?(?:了|吧|就?[行好]){0,5}|(?:only|just)(?: book| keep)?", re.IGNORECASE
)
_DROP = re.compile(
    "(?:先|就|也|暂时|那?[行场个条]|的|给我|帮我|麻烦|把|请|还是|要不|[,， ]){0,5}"
    "(?:不要|不约|不用约?|不面|不来|退出|去掉|删掉|删了?|删除|取消(?:掉|面试)?|撤掉?|拿掉|划掉|别约|别要|算了?|放弃|剔除|踢掉|跳过|drop|remove|skip|delete|cancel|leave out|take out)"
    "(?:了|吧|掉|先|面试|约|这?[行场个条]|please|the|it|[,，。.! ]){0,5}",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"^(?:把|将|给|的|那|这|[行场个条]|(?:的)?面试(?!官|时|的)|的|[:：,，、 ]){1,5}|(?:把|将|给|[,， ]){1,5}$"
)
_CLAUSES = re.compile(r"[,，；;。\n]+|然后|顺便|同时|(?<=[\u4e00-\u9fff])再(?!加|叫)")
_COUNTS = "一二三四五六七八九十"


def told(batch: Batch, text: str, author: Member, now: datetime) -> Batch | None:
    """The rows with what is said of some of them; None where nothing is.

    Raises: UserError where it is not clear of which, or what.
    """
    text = unicodedata.normalize("NFKC", text).strip()
    text = month_first(text, lang=str(author.lang), today=now.astimezone(author.tz).date())
    heard: Heard | None = None
    is_said = False
    if (known := _with_known(batch, text, author, now)) is not None:
        return known
    for rows, said in _by_rows(batch, text):
        left = [one for one in batch.rows if one.number in rows]
        if rows and _ONLY.fullmatch(said):
            batch, is_said = batch.without({one.number for one in batch.rows} - set(rows)), True
            continue
        if rows and _DROP.fullmatch(said):
            batch, is_said = batch.without(rows), True
            continue
        heard = heard or Heard(said_names.look_up([text], author, now), now, author.tz)
        if not rows:
            changed = _one(batch.rows[0], said, heard)
            if changed is None:
                return None
            if len(batch.rows) > 1:
                raise _which_row(batch, said)
            batch, is_said = replace(batch, rows=[changed]), True
            continue
        new = {one.number: _one(one, said, replace(heard, freely=True)) or _asked(one, said) for one in left}
        batch, is_said = replace(batch, rows=[new.get(one.number, one) for one in batch.rows]), True
    return Batch(batch.rows, unused=batch.unused) if is_said else None


def _with_known(batch: Batch, text: str, author: Member, now: datetime) -> Batch | None:
    """老王就是王五, of every row in which 老王 interviews, whom nobody knows."""
    if not any(one in text for row in batch.rows for one in row.line.unknown):
        return None
    heard = Heard(said_names.look_up([text], author, now), now, author.tz)
    rows = [replace(row, line=changed_panel.with_known(row.line, text, heard) or row.line) for row in batch.rows]
    return Batch(rows, unused=batch.unused) if rows != list(batch.rows) else None


def _one(row: Row, said: str, heard: Heard) -> Row | None:
    line = changed_line.changed(row.line, said, heard)
    if line is None:
        return None
    is_of_another_round = row.line.is_amended or line.round_name != row.line.round_name
    return replace(row, line=replace(line, is_amended=is_of_another_round), mobile=line.mobile or row.mobile)


def _asked(row: Row, said: str) -> Row:
    """Raises: UserError"""
    raise UserError(
        "rows.not_understood", n=row.number, who=without_addresses(row.line.candidate) or "?", said=said[:40]
    )


def _which_row(batch: Batch, said: str) -> UserError:
    first = batch.rows[0].number
    return UserError("rows.of_which_row", n=first, said=said[:40])


# --- which rows -----------------------------------------------------------------------------------------------------


def _by_rows(batch: Batch, text: str) -> Iterator[tuple[list[int], str]]:
    """Each group of rows with what is said of them; what names no row goes on about the one before."""
    found: list[tuple[list[int], str]] = []
    for clause in _CLAUSES.split(text):
        rows, said = _meant(batch, clause)
        if rows or not found:
            found.append((rows, said))
        elif said.strip():
            found[-1] = (found[-1][0], f"{found[-1][1]}，{said}")
    yield from found


def _meant(batch: Batch, clause: str) -> tuple[list[int], str]:
    """The rows that a clause names, and the rest of it. Raises: UserError"""
    numbers = [one for seen in _ROW.finditer(clause) for one in _numbers(seen, batch)]
    rest = _ROW.sub(" ", clause)
    if not numbers:
        numbers, rest = _by_name(batch, clause)
    is_but = _BUT.search(clause) is not None and bool(numbers)
    if (not numbers or is_but) and (every := _EVERY.search(rest)):
        rest = f"{rest[: every.start()]} {rest[every.end() :]}"
        numbers = [one.number for one in batch.rows if one.number not in numbers]
        rest = _BUT.sub("", rest, count=1).replace("以外", "") if is_but else rest
    elif numbers:
        rest = rest.replace("都", "")
    missing = sorted(set(numbers) - {one.number for one in batch.rows})
    if missing:
        raise no_such_row(batch, missing[0])
    return numbers, " ".join(_AROUND.sub("", " ".join(rest.split())).split())


def _numbers(seen: re.Match[str], batch: Batch) -> Iterator[int]:
    last = batch.rows[-1].number
    if seen["last"] or (seen["nth"] or "").lower() == "last":
        yield last
    elif seen["nth"]:
        yield _NTH[seen["nth"].lower()]
    else:
        said = seen["first"] or seen["figure"] or seen["row"]
        figures = [_number(one, last) for one in re.findall(_FIGURE, said)]
        is_range = len(figures) == 2 and re.search("[到至-]", said)
        yield from range(figures[0], figures[1] + 1) if is_range else figures


def _number(said: str, last: int) -> int:
    if said.isdigit():
        return int(said)
    if said[0] not in _COUNTS:
        return last
    tens, ten, ones = said.rpartition("十")
    return ((_COUNTS.find(tens) + 1 if tens else 1) * 10 if ten else 0) + (_COUNTS.find(ones) + 1 if ones else 0)


def _by_name(batch: Batch, clause: str) -> tuple[list[int], str]:
    found: list[int] = []
    names = sorted({one.line.candidate for one in batch.rows if len(one.line.candidate) > 1}, key=len, reverse=True)
    for name in names:
        at = clause.lower().find(name.lower())
        if at < 0:
            continue
        rows = [one.number for one in batch.rows if one.line.candidate == name]
        if len(rows) > 1:
            raise several_rows(name, rows)
        found += rows
        rest = clause[at + len(name) :].lstrip()
        clause = f"{clause[:at].rstrip('和、 ')} {rest.removeprefix('和').removeprefix('、')}"
    return found, clause


def several_rows(who: str, rows: list[int]) -> UserError:
    return UserError("rows.several_of_that_name", who=who, rows=", ".join(map(str, rows)), first=rows[0])


def no_such_row(rows: Batch, number: int) -> UserError:
    there = [one.number for one in rows.rows]
    return UserError(
        "rows.no_such_row", n=number, there=str(there[0]) if len(there) == 1 else f"{there[0]}–{there[-1]}"
    )
