"""A CSV file of interviews, as Excel or a recruiting system writes it: bytes to rows of known columns. No I/O."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bot.phrase import Phrase, Unnamed, joined
from bot.printable import is_blank
from bot.texts import on_terminal
from bot.times.typed import normalise

# What each column may be called; the names that we use ourselves come first, Chinese and English.
COLUMNS = {
    "candidate": ("候选人", "candidate", "candidate name", "候选人姓名", "姓名", "name", "面试者"),
    "job": ("职位", "job", "job title", "position", "role", "岗位", "应聘职位", "应聘岗位", "面试岗位"),
    "round": ("轮次", "round", "面试轮次", "stage"),
    "start": ("开始时间", "start", "start time", "开始", "面试时间"),
    "date": ("日期", "date", "面试日期"),
    "time": ("时间", "time", "时段", "面试时段"),
    "end": ("结束时间", "end", "end time", "结束"),
    "minutes": ("时长", "minutes", "duration", "面试时长"),
    "interviewers": ("面试官", "interviewers", "interviewer", "panel", "面试官姓名"),
    "interviewer_emails": ("面试官邮箱", "interviewer emails", "interviewer email", "panel emails"),
    "recruiter": ("招聘", "recruiter", "hr", "招聘负责人"),
    "email": ("邮箱", "email", "候选人邮箱"),
    "mobile": ("手机", "mobile", "手机号", "phone", "电话"),
    "mode": ("方式", "mode", "面试方式"),
    "room": ("会议室", "room"),
    "meeting_url": (
        "会议链接",
        "meeting link",
        "meeting url",
        "link",
        "url",
        "room link",
        "video link",
        "面试链接",
        "链接",
        "房间链接",
        "视频链接",
    ),
    "zone": ("时区", "zone", "time zone"),
    "resume": ("简历", "resume", "resume link", "resume url", "résumé", "cv", "简历链接", "简历地址"),
    "confidential": ("保密", "confidential", "confidential job", "职位保密", "保密职位", "是否保密"),
}
# `start` is there as well where there are `date` and `time`.
REQUIRED = ("candidate", "job", "round", "start", "interviewers")
LONGEST_CELL = 200
LONGEST_ADDRESS = 2000  # of a résumé: a link that opens it is signed

_REMARK = re.compile(r"\(.*?\)|[\s_*:\-]")  # 时长（分钟）, meeting_url, E-mail, 候选人*
_NOT_CSV = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx, .xls


class _Told(Exception):
    """An id of `bot.texts` with its values, told in the language of whoever reads the terminal."""

    def __init__(self, id: str, /, **values: object) -> None:
        super().__init__(id)
        self.phrase = Phrase(id, **values)

    def __str__(self) -> str:
        return on_terminal(self.phrase)


class NotASheet(_Told):
    """The file as a whole cannot be read; says so in words."""


class BadCell(_Told):
    """Something in one row that its author can put right."""


@dataclass(frozen=True)
class Row:
    """One interview's cells by column, `""` where nothing was given.

    `line` is where it begins in the file; `number` is what Excel shows beside it, where a cell of two lines is one row.
    `headers` are the columns as the file calls them.
    """

    line: int
    number: int
    cells: dict[str, str]
    headers: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[BadCell, ...] = ()

    def __str__(self) -> str:
        id = "sheet.line" if self.line == self.number else "sheet.line_and_row"
        return on_terminal(id, line=self.line, row=self.number)

    def called(self, column: str) -> str | Phrase:
        """As its author knows it, to name it in a complaint."""
        return self.headers.get(column) or _name_of(column)


@dataclass(frozen=True)
class Sheet:
    rows: Sequence[Row]
    unknown: Sequence[str]  # columns that say nothing to us


def read(data: bytes) -> Sheet:
    """The rows of a file in UTF-8, GB18030 or Excel's UTF-16, divided by comma, semicolon or tab.

    Raises: NotASheet.
    """
    text = _decoded(data)
    records = ((line, number, cells) for line, number, cells in _records(text, _delimiter(text)) if any(cells))
    _, _, headers = next(records, (0, 0, []))
    if not headers:
        raise NotASheet("sheet.empty")
    columns = [column_of(header) for header in headers]
    _check(columns, headers)
    named = {column: header for column, header in zip(columns, headers, strict=True) if column is not None}
    rows = [_row(line, number, columns, cells, named) for line, number, cells in records]
    if not rows:
        raise NotASheet("sheet.no_rows")
    return Sheet(rows, [name for name, column in zip(headers, columns, strict=True) if name and column is None])


def _decoded(data: bytes) -> str:
    if data.startswith(_NOT_CSV):
        raise NotASheet("sheet.is_a_workbook")
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise NotASheet("sheet.is_no_csv")


def _delimiter(text: str) -> str:
    """The one that makes the most known columns of the first line."""

    def known(delimiter: str) -> int:
        first = next(filter(any, csv.reader(io.StringIO(text[:10_000], newline=""), delimiter=delimiter)), [])
        return sum(column_of(tidy(cell)) is not None for cell in first)

    return max((",", ";", "\t"), key=known)


def _records(text: str, delimiter: str) -> Iterator[tuple[int, int, list[str]]]:
    """Line, Excel's row and cells of each record, blank ones included."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        line, number = reader.line_num + 1, number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            raise NotASheet("sheet.quotation_marks", line=line) from None
        yield line, number, [tidy(cell) for cell in cells]


def tidy(cell: str) -> str:
    """One line without control and invisible characters; anything else as it was written, for it may be a name."""
    if is_blank(cell):
        return ""
    spaced = (" " if character.isspace() else character for character in cell)
    return " ".join("".join(one for one in spaced if unicodedata.category(one) not in ("Cc", "Cf", "Cs")).split())


def _bare(name: str) -> str:
    return _REMARK.sub("", normalise(name))


_BY_NAME = {_bare(name): column for column, names in COLUMNS.items() for name in names}


def _name_of(column: str) -> Phrase:
    zh, en = COLUMNS[column][:2]
    return Unnamed(en, zh)


def column_of(header: str) -> str | None:
    return _BY_NAME.get(_bare(header))


def _check(columns: Sequence[str | None], headers: Sequence[str]) -> None:
    there = {*columns, "start"} if {"date", "time"} <= set(columns) else set(columns)
    if missing := [_name_of(column) for column in REQUIRED if column not in there]:
        raise NotASheet("sheet.columns_missing", columns=joined("mark.names", missing))
    twice = [name for name, column in zip(headers, columns, strict=True) if column and columns.count(column) > 1]
    if twice:
        raise NotASheet("sheet.columns_twice", columns=joined("mark.names", twice))


def _row(
    line: int, number: int, columns: Sequence[str | None], cells: Sequence[str], headers: Mapping[str, str]
) -> Row:
    given = dict.fromkeys(COLUMNS, "") | {
        column: cell for column, cell in zip(columns, cells, strict=False) if column is not None
    }
    given["start"] = given["start"] or f"{given['date']} {given['time']}".strip()
    problems = [
        BadCell("cell.too_long", column=headers.get(column, column), most=_longest(column))
        for column, cell in given.items()
        if len(cell) > _longest(column)
    ]
    if any(cells[len(columns) :]):
        # Most often 张三,李四 without quotation marks, which shifts every cell that follows.
        problems.append(BadCell("row.too_many_cells"))
    return Row(line, number, given, headers, tuple(problems))


def _longest(column: str) -> int:
    return LONGEST_ADDRESS if column == "resume" else LONGEST_CELL
