"""Rows copied from a spreadsheet, or typed one a line, into a chat: which text is that, and what its cells are.

Cells are divided by tabs, commas or several spaces; a row without a heading above it is read as a sentence would be, its
cells in any order.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.imports.spreadsheet import column_of, tidy
from bot.times.said import Clock, Instant, OnDate
from bot.times.spoken import hear

MOST = 50
LONGEST_TEXT = 60_000  # characters that are looked at
_LONGEST_ROW = 400

_VERB = re.compile(r"^\s*(?:[/／]\s*)?(?:约面试?|安排面试|book)(?![a-z])[ \t\u3000:：,，]*", re.IGNORECASE)
_SPACES = re.compile(" {2,}")
_RULE = re.compile(r"[\s|:+\-=]+")  # below the heading of a table
_INDEX = re.compile(r"(?:第)?(\d{1,3})(?:[.、)）:：]|行)?")
_WITH_INDEX = re.compile(r"^\s*(?:\d{1,3}[.、)）]|第\d{1,3}行[:：]?)\s*")
_DATE = re.compile(r"20\d\d[-/.]\d\d?[-/.]\d\d?|\d{1,2}[-/.月]\d{1,2}")
APART = "\ue001"  # between two cells of one text: no word runs across it
_DASHES = (" - ", " – ", " — ", " / ")
_FEW = 3  # cells that a row has at least
_ABOVE = re.compile(
    "约|安排|排一下|面试|如下|下面|这[些几]|[:]$|\\b(?:book|schedule|set up|arrange|interviews?|these|following)\\b",
    re.IGNORECASE,
)
_NOT_TO_BOOK = re.compile(
    "[?]|别|不|取消|删|改|推迟|提前|换|已经?约|催|谁|吗|哪|什么|怎么|"
    r"\b(?:not|don't|never|cancel\w*|delete|move|reschedul\w*|postpone\w*|replace|already|who|which|what|why|how)\b",
    re.IGNORECASE,
)
_THANKS = re.compile("谢|麻烦|辛苦|拜托|\\b(?:thanks|thank you|thx|please)\\b", re.IGNORECASE)


@dataclass(frozen=True)
class Pasted:
    """One row: its number as its author counts, and either its cells by column or, without a heading, all it says."""

    number: int
    cells: dict[str, str]
    text: str = ""


@dataclass(frozen=True)
class Sheet:
    rows: list[Pasted]
    count: int  # of the rows that were pasted, of which `rows` are the first
    unknown: list[str]  # columns that say nothing to us


def find(text: str) -> Sheet | None:
    """The rows that a text is, with or without 约面 before them; None of any other text, which may have lines as well."""
    if "\n" not in text.strip() and "\r" not in text.strip() and text.count("\t") < _FEW:
        return None  # most of what people say
    text = unicodedata.normalize("NFKC", text[:LONGEST_TEXT].replace("\u3000", "  "))
    is_said = says_book(text)
    text = _without_what_is_said_around(without_verb(text) if is_said else text)  # book these:
    records = _records(text)
    if not records:
        return None
    columns = [_column(cell) for cell in records[0]]
    known = sum(one is not None for one in columns)
    is_heading = known > 0 and not _says_when(" ".join(records[0]))
    if is_heading and known > 1:
        rows = [_with_columns(number, columns, cells) for number, cells in enumerate(records[1:], 1)]
        unknown = [cell for cell, column in zip(records[0], columns, strict=True) if cell and column is None]
        return Sheet(rows[:MOST], len(rows), unknown) if rows else None
    if is_heading and len(columns) >= _FEW:
        records = records[1:]  # of which too little is known to go by
    if not records or not _are_rows(records, is_said=is_said, is_table="\t" in text):
        return None
    records = _without_numbers(records)
    between = "  " if _is_in_words(text) else f" {APART} "
    rows = [Pasted(number, {}, _as_said(cells, between)) for number, cells in enumerate(records, 1)]
    return Sheet(rows[:MOST], len(rows), [])


def is_heading(text: str) -> bool:
    """候选人 职位 轮次 时间 面试官, and no row under it."""
    records = _records(unicodedata.normalize("NFKC", without_verb(text[:LONGEST_TEXT]).replace("\u3000", "  ")))
    return len(records) == 1 and len(records[0]) >= _FEW and all(_column(cell) for cell in records[0])


def says_book(text: str) -> bool:
    """Whether 约面 stands before the rows."""
    return _VERB.match(text) is not None


def without_verb(text: str) -> str:
    return _VERB.sub("", text, count=1)


def _without_what_is_said_around(text: str) -> str:
    """Rows without 帮我约一下这几场 above them, and without thanks below; what asks or forbids stays, and makes them none."""
    lines = [one for one in re.split(r"\r\n|\r|\n", text) if one.strip()]
    if len(lines) > 1 and _is_apart(lines[-1]) and _THANKS.search(lines[-1]):
        lines = lines[:-1]
    if len(lines) > 1 and _is_apart(lines[0]) and _ABOVE.search(lines[0]) and not _NOT_TO_BOOK.search(lines[0]):
        lines = lines[1:]
    return "\n".join(lines)


def _is_apart(line: str) -> bool:
    """Whether it is neither a row nor the heading: it has no cells, and says no time."""
    if re.search(r"\t|\||  ", line.strip()) or _says_when(line):
        return False
    return not any(_column(word) for word in re.split(r"[, :]", line) if word)


def _are_rows(records: Sequence[Sequence[str]], *, is_said: bool, is_table: bool) -> bool:
    """With 约面 before it anything of several lines; a table of several; else what mostly has cells, and a time among them."""
    if is_said:
        return len(records) > 1 or len(records[0]) >= _FEW
    timed = [_says_when(" ".join(cells)) for cells in records]
    if is_table and len(records) > 1:
        like = sum(len(cells) >= (2 if has_time else _FEW) for cells, has_time in zip(records, timed, strict=True))
    else:
        like = sum(len(cells) >= _FEW and has_time for cells, has_time in zip(records, timed, strict=True))
    return like * 4 >= len(records) * 3


def _says_when(text: str) -> bool:
    return bool(_DATE.search(text)) or any(isinstance(piece, Clock | Instant | OnDate) for piece in hear(text)[0])


# --- cells ----------------------------------------------------------------------------------------------------------


def _records(text: str) -> list[list[str]]:
    """The cells of each line that says anything."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = [line for line in text.split("\n") if line.strip() and not _RULE.fullmatch(line)]
    if not lines:
        return []
    divided = _divided_by(lines)
    if divided in ("\t", ","):
        read = csv.reader(io.StringIO("\n".join(lines)), delimiter=divided, skipinitialspace=True)
        found = [[tidy(cell) for cell in cells] for cells in read]
    else:
        found = [[tidy(cell) for cell in _cells(line, divided)] for line in lines]
    return [cells for cells in found if any(cells)]


def _divided_by(lines: Sequence[str]) -> str:
    """What stands between the cells of most lines; a space where nothing better does."""
    for mark, least in (("\t", 1), ("|", 2), (",", 2), *((one, _FEW) for one in _DASHES)):
        if sum(line.count(mark) >= least for line in lines) * 2 > len(lines):
            return mark
    return "  " if sum(bool(_SPACES.search(line.strip())) for line in lines) * 2 > len(lines) else " "


def _cells(line: str, divided: str) -> list[str]:
    if divided == "|":
        return line.strip().strip("|").split("|")
    if divided in _DASHES:
        return line.split(divided)
    if divided == "  ":
        return re.split(r" {2,}", line.strip())
    return line.split()


_ONLY_OF_A_FILE = ("resume", "confidential")  # its import takes them, and a chat's rows are told so
_PLACE = ("地点", "面试地点", "面试地址", "地址", "place", "location", "where", "venue")  # 视频, 现场 2号会议室


def _column(header: str) -> str | None:
    """面试官1 and 面试官2 are both the interviewers'."""
    if (column := column_of(header)) is not None:
        return column if column not in _ONLY_OF_A_FILE else None
    if header.strip(" *:").lower() in _PLACE:
        return "place"
    unnumbered = column_of(header.rstrip("0123456789一二三 "))
    return unnumbered if unnumbered == "interviewers" else None


def _with_columns(number: int, columns: Sequence[str | None], cells: Sequence[str]) -> Pasted:
    """Several cells of one column, 面试官 and 面试官2, are one."""
    found: dict[str, str] = {}
    for column, cell in zip(columns, cells, strict=False):
        if column is not None and cell:
            found[column] = f"{found[column]}、{cell}" if column in found else cell[:_LONGEST_ROW]
    more = [cell for cell in cells[len(columns) :] if cell]
    if more and columns[-1] == "interviewers":  # 李四,王五 without quotation marks
        found["interviewers"] = "、".join([found.get("interviewers", ""), *more]).strip("、")
    return Pasted(number, found)


def _without_numbers(records: Sequence[Sequence[str]]) -> list[list[str]]:
    """Without the column that only counts."""
    counted = [_INDEX.fullmatch(cells[0]) for cells in records if cells]
    numbers = [int(one[1]) for one in counted if one is not None]
    if len(numbers) == len(records) and numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return [list(cells[1:]) for cells in records]
    return [list(cells) for cells in records]


def _is_in_words(text: str) -> bool:
    """Divided by single spaces, as a sentence is."""
    lines = [line for line in text.splitlines() if line.strip()]
    return _divided_by(lines) == " "


def _as_said(cells: Sequence[str], between: str) -> str:
    """A figure that stands alone is so many minutes, since nothing else would be."""
    return _WITH_INDEX.sub("", between.join(_minutes(cell) for cell in cells if cell))[:_LONGEST_ROW]


def _minutes(cell: str) -> str:
    return f"{cell}分钟" if cell.isdigit() and 10 <= int(cell) <= 240 and len(cell) <= 3 else cell


# --- corrections ----------------------------------------------------------------------------------------------------

_OF_ROW = re.compile(
    r"^\s*(?:第\s*)?(?P<number>\d{1,2})\s*(?:行|[.、)）:：]|(?=\s))\s*(?:(?:改成|改为|改到|换成|[:：])\s*)?(?P<rest>.+)$"
    r"|^\s*(?:row|line)\s*(?P<row>\d{1,2})\s*(?:[:：,]\s*)?(?P<other>.+)$",
    re.IGNORECASE | re.DOTALL,
)


_SAYS_ROW = re.compile(r"^\s*(?:第\s*\d{1,2}\s*行|\d{1,2}\s*行|(?:row|line)\s*\d)", re.IGNORECASE)


def says_row(text: str) -> bool:
    """Whether the word for it stands beside the number: 第9行, row 9."""
    return _SAYS_ROW.match(unicodedata.normalize("NFKC", text)) is not None


def of_row(text: str) -> tuple[int, str] | None:
    """The number of a row and what is said of it: 第3行 周五 10:00, 3 周五10点, row 3 fri 10:00."""
    if "\n" in text.strip():
        return None
    said = _OF_ROW.match(unicodedata.normalize("NFKC", text).strip(" 。.!"))
    if said is None:
        return None
    return int(said["number"] or said["row"]), (said["rest"] or said["other"]).strip()
