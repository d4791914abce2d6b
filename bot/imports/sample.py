"""``python -m bot import --sample``: an example of a CSV file, to fill in."""

from __future__ import annotations

import csv
import io
import sys
from datetime import datetime, timedelta
from pathlib import Path

from bot.bilingual import language
from bot.imports.spreadsheet import COLUMNS
from bot.texts import on_terminal
from bot.times.zones import company_zone

_EXAMPLE = (
    # days ahead, time, then the cells
    (
        3,
        "13:00",
        "刘洋",
        "后端工程师",
        "一面",
        "60",
        "张三(zhangsan)",
        "liuyang@example.com",
        "13800138001",
        "视频",
        "",
        "https://meeting.example.com/1301",
        "",
    ),
    (
        3,
        "18:00",
        "孙嘉",
        "后端工程师",
        "二面 技术",
        "60",
        "张三(zhangsan)、李四(lisi)",
        "sunjia@example.com",
        "13800138002",
        "现场",
        "珠峰",
        "",
        "",
    ),
    (
        4,
        "13:00",
        "赵敏慧",
        "产品经理",
        "终面",
        "45",
        "王五(wangwu)",
        "zhaominhui@example.com",
        "13800138003",
        "电话",
        "",
        "",
        "否",
    ),
)

_EXAMPLE_EN = (
    (
        3,
        "13:00",
        "Liu Yang",
        "Backend engineer",
        "1st round",
        "60",
        "张三(zhangsan)",
        "liuyang@example.com",
        "13800138001",
        "video",
        "",
        "https://meeting.example.com/1301",
        "",
    ),
    (
        3,
        "18:00",
        "Sun Jia",
        "Backend engineer",
        "2nd round",
        "60",
        "张三(zhangsan), 李四(lisi)",
        "sunjia@example.com",
        "13800138002",
        "on site",
        "Everest",
        "",
        "",
    ),
    (
        4,
        "13:00",
        "Zhao Minhui",
        "Product manager",
        "Final",
        "45",
        "王五(wangwu)",
        "zhaominhui@example.com",
        "13800138003",
        "phone",
        "",
        "",
        "no",
    ),
)


def write(path: Path | None, now: datetime) -> int:
    """Write an example to a new file, or to standard output; 0, or 2 when the file cannot be written."""
    data = _sample(now)
    if path is None:
        sys.stdout.buffer.write(data)
        return 0
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        print(f"{path}: {on_terminal('sample.exists')}", file=sys.stderr)
        return 2
    except OSError as refused:
        print(f"{path}: {on_terminal('sample.not_written')}: {refused.strerror}", file=sys.stderr)
        return 2
    print(f"{on_terminal('sample.written')}: {path}")
    print(f"{on_terminal('sample.then')}: python -m bot import {path}")
    return 0


def _sample(now: datetime) -> bytes:
    """In UTF-8 with the mark without which Excel takes it for another encoding; in English for whoever reads that."""
    is_english = language() == "en"
    columns = (
        "candidate",
        "job",
        "round",
        "start",
        "minutes",
        "interviewers",
        "recruiter",
        "email",
        "mobile",
        "mode",
        "room",
        "meeting_url",
        "confidential",
    )
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(COLUMNS[column][int(is_english)] for column in columns)
    today = now.astimezone(company_zone()).date()
    for days, at, candidate, job, round_name, minutes, panel, *rest in _EXAMPLE_EN if is_english else _EXAMPLE:
        start = f"{today + timedelta(days):%Y-%m-%d} {at}"
        table.writerow([candidate, job, round_name, start, minutes, panel, "张敏(zhangmin)", *rest])
    return text.getvalue().encode("utf-8-sig")
