"""A CSV file as people and programs write it, and what the cells of one row say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.imports.cells import Said, understand
from bot.imports.spreadsheet import COLUMNS, LONGEST_CELL, NotASheet, Row, read
from bot.texts import in_both, in_words

HEADER = "候选人,职位,轮次,开始时间,面试官"
ROW = "陈晓,后端工程师,一面,2026-03-12 15:00,张三"
REQUIRED = {
    "candidate": "陈晓",
    "job": "后端工程师",
    "round": "一面",
    "start": "2026-03-12 15:00",
    "interviewers": "张三",
}


def rows(text: str) -> list[Row]:
    return list(read(text.encode()).rows)


def cells(**given: str) -> Row:
    return Row(2, 2, dict.fromkeys(COLUMNS, "") | REQUIRED | given)


def said(now: datetime, **given: str) -> Said:
    understood, problems = understand(cells(**given), now)
    assert problems == []
    return understood


def problems(now: datetime, **given: str) -> list[str]:
    return [in_words(problem.phrase, "zh") for problem in understand(cells(**given), now)[1]]


def utc(*at: int) -> datetime:
    return datetime(*at, tzinfo=UTC)  # type: ignore[arg-type, misc]


# --- the file -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_every_encoding_delimiter_and_end_of_line_gives_the_same_rows(
    encoding: str, delimiter: str, newline: str
) -> None:
    data = f"{HEADER}\n{ROW}\n".replace(",", delimiter).replace("\n", newline).encode(encoding)
    [row] = read(data).rows
    assert {name: cell for name, cell in row.cells.items() if cell} == REQUIRED


@pytest.mark.parametrize(
    "header",
    [
        "candidate,job,round,start,interviewers",
        "ＣＡＮＤＩＤＡＴＥ, Job Title ,ROUND,Start_Time,Interviewer",
        "候选人*,应聘职位,面试轮次,面试时间（北京）,面试官(账号)",
        "\u200b候选人 ,職位,轮次,開始时间,面试官".replace("職", "职"),
    ],
)
def test_a_header_is_known_in_either_language_case_and_width_and_with_remarks(header: str) -> None:
    [row] = rows(f"{header}\n{ROW}\n")
    assert {name: cell for name, cell in row.cells.items() if cell} == REQUIRED


def test_the_columns_may_stand_in_any_order_and_unknown_ones_are_named() -> None:
    sheet = read(
        "备注,面试官,开始时间,薪资,轮次,职位,候选人\n好,张三,2026-03-12 15:00,1,一面,后端工程师,陈晓\n".encode()
    )
    assert sheet.unknown == ["备注", "薪资"]
    assert {name: cell for name, cell in sheet.rows[0].cells.items() if cell} == REQUIRED


def test_a_row_is_told_by_its_line_in_the_file_and_by_what_excel_shows() -> None:
    found = rows(f'{HEADER}\n{ROW}\n"陈\n晓",后端,一面,x,y\n\n,,,,\n{ROW}\n')
    assert [(row.line, row.number) for row in found] == [(2, 2), (3, 3), (7, 6)]
    assert [str(row) for row in found][1:] == ["第 3 行 line 3", "第 7 行（Excel 第 6 行） line 7 (row 6 in Excel)"]
    assert found[1].cells["candidate"] == "陈 晓"


def test_control_and_invisible_characters_are_taken_out_and_nothing_else() -> None:
    [row] = rows(f"{HEADER}\n\u202e陈\x07晓\ufeff,后端（平台）Ａ！,  一面\u00a0\t技术,x,y\n")
    assert (row.cells["candidate"], row.cells["job"], row.cells["round"]) == ("陈晓", "后端（平台）Ａ！", "一面 技术")


def test_a_cell_is_refused_from_201_characters_on() -> None:
    fits, too_long = (rows(f"{HEADER}\n{'陈' * length}{ROW[2:]}\n")[0] for length in (LONGEST_CELL, LONGEST_CELL + 1))
    assert fits.problems == ()
    assert [in_words(problem.phrase, "zh") for problem in too_long.problems] == ["候选人太长，最多 200 个字。"]


def test_a_comma_without_quotation_marks_does_not_shift_cells_silently() -> None:
    [shifted] = rows(f"{HEADER}\n{ROW},李四\n")
    assert [in_words(problem.phrase, "zh") for problem in shifted.problems] == ["格子比表头多，有逗号的格子要加引号。"]
    assert rows(f"{HEADER}\n{ROW},,\n")[0].problems == ()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "文件是空的"),
        (b"\xef\xbb\xbf\r\n,,,\r\n", "文件是空的"),
        (f"{HEADER}\n".encode(), "只有表头"),
        (f"{HEADER}\n,,,,\n\n".encode(), "只有表头"),
        (b"PK\x03\x04\x14\x00\x06\x00", "CSV UTF-8"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "CSV UTF-8"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "不是 CSV"),
        (b"\xff\xff\xff", "不是 CSV"),
        (f'{HEADER}\n{ROW}\n"陈晓,后端\n{ROW}\n'.encode(), "从第 3 行起引号不成对"),
        ("候选人,candidate,职位,轮次,开始时间,面试官\n".encode(), "这几列是同一列：候选人、candidate"),
    ],
)
def test_what_is_not_a_file_of_interviews_is_refused_in_words(data: bytes, told: str) -> None:
    with pytest.raises(NotASheet, match=told):
        read(data)


def test_all_missing_columns_are_listed_at_once() -> None:
    with pytest.raises(
        NotASheet, match=r"缺少列：职位、轮次、面试官\n(.|\n)*Columns missing: job, round, interviewers\n"
    ):
        read("候选人,开始时间,备注\n陈晓,2026-03-12 15:00,\n".encode())


# --- times ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "at"),
    [
        ("2026-03-12 15:00", utc(2026, 3, 12, 7)),
        ("2026/3/12 15:00", utc(2026, 3, 12, 7)),
        ("2026.3.12 15:00:00", utc(2026, 3, 12, 7)),
        ("2026-03-12T15:00+08:00", utc(2026, 3, 12, 7)),
        ("2026-03-12T07:00:00.000Z", utc(2026, 3, 12, 7)),
        ("2026-03-12 15:00 +0900", utc(2026, 3, 12, 6)),
        ("2026-03-12T15:00-0500", utc(2026, 3, 12, 20)),
        ("2026年3月12日 下午3点", utc(2026, 3, 12, 7)),
        ("2026/3/12（周四）３:00 PM", utc(2026, 3, 12, 7)),
        ("2026-03-12 09:00", utc(2026, 3, 12, 1)),
        ("2026-03-12 03:00", utc(2026, 3, 11, 19)),
        ("明天下午三点", utc(2026, 3, 12, 7)),
        ("2019-01-02 15:00", utc(2019, 1, 2, 7)),
        ("2019年1月2日 下午3点", utc(2019, 1, 2, 7)),
        ("2031-12-30 15:00", utc(2031, 12, 30, 7)),
        ("2031年12月30日 下午3点", utc(2031, 12, 30, 7)),
    ],
)
def test_a_start_is_read_as_programs_and_people_write_it_however_far_away(
    start: str, at: datetime, now: datetime
) -> None:
    assert said(now, start=start).slot == (at, at + timedelta(hours=1))


@pytest.mark.parametrize(
    ("start", "why"),
    [
        ("2026/3/12 3:00", "上午还是下午"),
        ("2026年9月12日 3点", "上午还是下午"),
        ("2026-02-30 15:00", "没有这一天"),
        ("2026-03-12 25:00", "没有这一天"),
        ("2026-03-12", "没写几点"),
        ("1月5日 15:00", "要写上年份"),
        ("9:00", "要写上年月日"),
        ("3/12/2026 15:00", "看不懂"),
        ("46093.625", "看不懂"),
        ("待定", "看不懂"),
    ],
)
def test_a_start_that_may_mean_two_things_or_none_is_refused(start: str, why: str, now: datetime) -> None:
    [told] = problems(now, start=start)
    assert why in told
    assert f"“{start}”" in told


@pytest.mark.parametrize(
    ("given", "minutes"),
    [
        ({}, 60),
        ({"end": "15:45"}, 45),
        ({"end": "15:45:00"}, 45),
        ({"end": "4:30"}, 90),
        ({"end": "下午4点"}, 60),
        ({"end": "2026-03-12 16:10"}, 70),
        ({"minutes": "45"}, 45),
        ({"minutes": "45 分钟"}, 45),
        ({"minutes": "1.5小时"}, 90),
        ({"minutes": "1:15"}, 75),
        ({"start": "2026-03-12 15:00-15:50"}, 50),
        ({"start": "2026/3/12 9:00-10:30"}, 90),
        ({"end": "15:45", "minutes": "45"}, 45),
        ({"start": "2026-03-12 23:30", "end": "2026-03-13 00:30"}, 60),
    ],
)
def test_the_length_follows_from_end_minutes_or_start_and_is_else_an_hour(
    given: dict[str, str], minutes: int, now: datetime
) -> None:
    slot = said(now, **given).slot
    assert slot is not None
    assert slot[1] - slot[0] == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"end": "14:00"}, "结束不晚于开始。"),
        ({"end": "15:00"}, "结束不晚于开始。"),
        ({"end": "晚点"}, "结束时间“晚点”看不懂。例如 16:00。"),
        ({"minutes": "9"}, "时长要在 10 分钟到 12 小时之间。"),
        ({"minutes": "721"}, "时长要在 10 分钟到 12 小时之间。"),
        ({"minutes": "一会儿"}, "时长“一会儿”看不懂，写分钟数，例如 60。"),
        ({"end": "16:00", "minutes": "45"}, "结束时间和时长对不上。"),
    ],
)
def test_an_end_that_cannot_be_is_refused(given: dict[str, str], told: str, now: datetime) -> None:
    assert problems(now, **given) == [told]


def test_times_are_those_of_the_zone_and_lengths_survive_a_change_of_clocks(now: datetime) -> None:
    assert said(now, zone="伦敦").slot == (utc(2026, 3, 12, 15), utc(2026, 3, 12, 16))
    assert said(now, zone="ASIA/TOKYO", end="16:30").slot == (utc(2026, 3, 12, 6), utc(2026, 3, 12, 7, 30))
    across = said(now, zone="London", start="2026-03-29 00:30", end="2026-03-29 02:30").slot
    assert across == (utc(2026, 3, 29, 0, 30), utc(2026, 3, 29, 1, 30))
    assert "没有这一天或这个时间" in problems(now, zone="London", start="2026-03-29 01:30")[0]


# --- the other cells ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        ("一面", (1, "一面")),
        ("二面 技术", (2, "二面 技术")),
        ("第3轮（交叉）", (3, "第3轮（交叉）")),
        ("Round 2", (2, "Round 2")),
        ("2nd round", (2, "2nd round")),
        ("Second round", (2, "Second round")),
        ("１", (1, "一面")),
        ("12", (12, "12面")),
        ("Java 17 二面", (2, "Java 17 二面")),
        ("终面", (1, "终面")),
        ("0", (1, "0")),
        ("2026届校招", (1, "2026届校招")),
    ],
)
def test_a_round_has_its_number_and_keeps_its_name(text: str, understood: tuple[int, str], now: datetime) -> None:
    found = said(now, round=text)
    assert (found.round_no, found.round_name) == understood


@pytest.mark.parametrize(
    ("given", "mode"),
    [
        ({"mode": "视频面试"}, "video"),
        ({"mode": "现场"}, "onsite"),
        ({"mode": "Phone"}, "phone"),
        *(({"mode": said}, "onsite") for said in ("on site", "On-Site", "onsite", "in person", "线下")),
        *(({"mode": said}, "video") for said in ("Remote", "online", "video call", "Video interview", "线上")),
        ({}, "video"),
        ({"room": "珠峰"}, "onsite"),
        ({"room": "珠峰", "meeting_url": "https://meeting.example.com/1"}, "video"),
    ],
)
def test_the_mode_is_said_or_follows_from_the_place(given: dict[str, str], mode: str, now: datetime) -> None:
    assert said(now, **given).mode == mode


def test_addresses_are_checked_and_a_number_loses_its_spaces(now: datetime) -> None:
    assert said(now, mobile="'+86 138-0013-8000").mobile == "+8613800138000"
    assert problems(now, mobile="1.38E+10") == ["手机“1.38E+10”不对，在 Excel 里把这一列设成文本。"]
    assert problems(now, email="chen.example.com") == ["邮箱“chen.example.com”不对。"]
    assert problems(now, mode="心灵感应") == ["方式“心灵感应”不认识，写 视频、现场 或 电话。"]
    assert problems(now, zone="火星") == ["时区“火星”不认识，例如 北京、Asia/Shanghai。"]


@pytest.mark.parametrize("header", ["Link", "room link", "meeting_url", "Meeting Link", "链接", "会议链接"])
def test_the_way_into_a_meeting_is_found_under_any_of_its_names(header: str) -> None:
    [row] = rows(f"{HEADER},{header}\n{ROW},https://meeting.example.com/1\n")
    assert row.cells["meeting_url"] == "https://meeting.example.com/1"


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ("Candidate Name,Position,Stage,Interview Mode", None),
        ("Candidate Name,Position,Stage,Start Time,Panel,Mode,Room Link,E-mail,Phone,Time Zone,Duration", "en"),
        ("姓名,岗位,轮次,面试时间,面试官,面试方式,链接,候选人邮箱,电话,时区,面试时长", "zh"),
    ],
)
def test_a_complaint_calls_a_column_as_the_file_does(headers: str, told: str | None, now: datetime) -> None:
    line = "陈晓,后端,一面,soon,Bob,telepathy,call me,nobody,x,Mars,long"
    if told is None:
        with pytest.raises(NotASheet, match="Columns missing: start, interviewers"):
            rows(f"{headers}\n{line}\n")
        return
    [row] = rows(f"{headers}\n{line}\n")
    found = understand(row, now)[1]
    for name, cell in list(zip(headers.split(","), line.split(","), strict=True))[3:]:
        if cell in ("Bob", "long"):
            continue  # who is a member is looked up later; with no time there is no length
        said = [one for one in found if all(words.startswith(name) for words in in_both(one.phrase))]
        assert len(said) == 1, name
    assert len(found) == 6


def test_an_empty_cell_and_a_length_are_complained_of_by_the_files_name(now: datetime) -> None:
    headers = "Candidate Name,Position,Stage,Start Time,Panel,Duration"
    [row] = rows(f"{headers}\n陈晓,,1,2026-03-12 15:00,Bob,long\n")
    assert [in_words(problem.phrase, "en") for problem in understand(row, now)[1]] == [
        "Position is empty.",
        "Duration “long” is not understood, try 60.",
    ]


def test_empty_rows_at_the_end_and_a_line_break_in_a_cell_are_no_rows(now: datetime) -> None:
    for delimiter in (",", ";", "\t"):
        text = f'{HEADER}\r\n{ROW}\r\n"陈\r\n晓"{ROW[2:]}\r\n,,,,\r\n,,,,\r\n'.replace(",", delimiter)
        for encoding in ("utf-8-sig", "gbk"):
            assert [row.cells["candidate"] for row in read(text.encode(encoding)).rows] == ["陈晓", "陈 晓"]


def test_a_wrong_meeting_link_is_not_quoted_for_it_may_hold_a_password(now: datetime) -> None:
    assert problems(now, meeting_url="腾讯会议 123 密码 4711") == ["会议链接要以 https:// 开头。"]


def test_all_that_is_wrong_with_a_row_is_found_at_once(now: datetime) -> None:
    wrong: dict[str, Any] = {"candidate": "", "start": "待定", "zone": "火星", "email": "x", "mode": "x"}
    assert len(problems(now, **wrong)) == 5
