"""Which text is rows of a spreadsheet, and what their cells are."""

from __future__ import annotations

import pytest

from bot.imports import pasted


@pytest.mark.parametrize(
    "text",
    [
        "候选人\t职位\t轮次\t时间\t面试官\n陈晓\t后端\t二面\t3/13 15:00\t李四、王五\n林悦\t前端\t一面\t3/13 16:00\t张三",
        "候选人,职位,轮次,时间,面试官\r\n陈晓,后端,二面,3/13 15:00,李四、王五\r\n林悦,前端,一面,3/13 16:00,张三\r\n",
        "约面\n候选人，职位，轮次，时间，面试官\n陈晓，后端，二面，3/13 15:00，李四、王五\n林悦，前端，一面，3/13 16:00，张三",
        "候选人  职位  轮次  时间  面试官\n陈晓  后端  二面  3/13 15:00  李四、王五\n\n林悦　前端　一面　3/13 16:00　张三",
        "Candidate\tPosition\tRound\tTime\tInterviewers\r陈晓\t后端\t二面\t3/13 15:00\t李四、王五\r林悦\t前端\t一面\t3/13 16:00\t张三",
        "| 候选人 | 职位 | 轮次 | 时间 | 面试官 |\n|---|---|---|---|---|\n| 陈晓 | 后端 | 二面 | 3/13 15:00 | 李四、王五 |\n| 林悦 | 前端 | 一面 | 3/13 16:00 | 张三 |",
        "候选人\t职位\t轮次\t时间\t面试官\n陈晓\t后端\t二面\t３／１３ １５：００\t李四、王五\n林悦\t前端\t一面\t3/13 16:00\t张三",
        '候选人,职位,轮次,时间,面试官\n陈晓,后端,二面,3/13 15:00,"李四、王五"\n林悦,前端,一面,3/13 16:00,张三',
    ],
)
def test_rows_below_a_heading_are_read_however_they_are_divided(text: str) -> None:
    found = pasted.find(text)
    assert found is not None and found.count == 2
    first, second = (row.cells for row in found.rows)
    assert first == {
        "candidate": "陈晓",
        "job": "后端",
        "round": "二面",
        "time": "3/13 15:00",
        "interviewers": "李四、王五",
    }
    assert second["candidate"] == "林悦" and second["interviewers"] == "张三"


@pytest.mark.parametrize(
    "text",
    [
        "陈晓\t后端\t二面\t3/13 15:00\t李四 王五\n林悦\t前端\t一面\t3/13 16:00\t张三",
        "约面\n陈晓 后端 二面 3/13 15:00 李四 王五\n林悦 前端 一面 3/13 16:00 张三",
        "约面 陈晓 后端 二面 3/13 15:00 李四 王五\n林悦 前端 一面 3/13 16:00 张三",
        "/book\n陈晓 后端 二面 3/13 15:00 李四 王五\n林悦 前端 一面 3/13 16:00 张三",
        "1\t陈晓\t后端\t二面\t3/13 15:00\t李四 王五\n2\t林悦\t前端\t一面\t3/13 16:00\t张三",
        "1. 陈晓 后端 二面 3/13 15:00 李四 王五\n2. 林悦 前端 一面 3/13 16:00 张三",
    ],
)
def test_rows_without_a_heading_say_all_in_one(text: str) -> None:
    found = pasted.find(text)
    assert found is not None
    assert [" ".join(row.text.replace(pasted.APART, " ").split()) for row in found.rows] == [
        "陈晓 后端 二面 3/13 15:00 李四 王五",
        "林悦 前端 一面 3/13 16:00 张三",
    ]
    assert [row.number for row in found.rows] == [1, 2]


@pytest.mark.parametrize(
    "text",
    [
        "约面 陈晓 后端 二面 3/13 15:00 李四",
        "陈晓 3/13 15:00 李四",
        "你好\n明天下午3点那场我去不了\n麻烦换个人",
        "1203 陈晓那场\n我去不了",
        "今天有几场面试\n明天呢",
        "面评 1203 推荐\n基础扎实\n设计题偏弱",
        "",
        "约面",
        "约面\n",
        "接受 1203\n接受 1304\n接受 1405",
    ],
)
def test_other_texts_of_several_lines_are_no_rows(text: str) -> None:
    assert pasted.find(text) is None


def test_a_mere_figure_is_a_length_and_two_columns_of_interviewers_are_one() -> None:
    found = pasted.find("陈晓\t后端\t二面\t3/13 15:00\t45\t李四\n林悦\t前端\t一面\t3/13 16:00\t60\t张三")
    assert found is not None and "45分钟" in found.rows[0].text and "60分钟" in found.rows[1].text
    found = pasted.find("姓名\t岗位\t轮次\t日期\t时间\t面试官1\t面试官2\n陈晓\t后端\t二面\t3/13\t15:00\t李四\t王五")
    assert found is not None and found.rows[0].cells["interviewers"] == "李四、王五"
    assert (found.rows[0].cells["date"], found.rows[0].cells["time"]) == ("3/13", "15:00")


def test_more_than_fifty_are_counted_and_a_huge_text_costs_no_more() -> None:
    row = "陈晓\t后端\t二面\t3/13 15:00\t李四\n"
    found = pasted.find(row * 51)
    assert found is not None and (found.count, len(found.rows)) == (51, 50)
    assert pasted.find("\t\n" * 500_000) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("第3行 周五 10:00", (3, "周五 10:00")),
        ("3 周五10点", (3, "周五10点")),
        ("3：周五10点", (3, "周五10点")),
        ("第3行改成周五10点", (3, "周五10点")),
        ("第 12 行 李四 王五", (12, "李四 王五")),
        ("row 3 fri 10:00", (3, "fri 10:00")),
        ("line 3: fri 10am", (3, "fri 10am")),
        ("3", None),
        ("3月13日 15:00", None),
        ("3/13 15:00", None),
        ("周五10点", None),
        ("1203 周五", None),
    ],
)
def test_a_correction_names_its_row(text: str, meant: tuple[int, str] | None) -> None:
    assert pasted.of_row(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Book these:\nChen Xiao - backend - round 2 - Thu 1pm - Li Si and Wang Wu\nLin Yu - frontend - round 1 - Fri 6pm - Zhang San",
        "Chen Xiao, backend, round 2, Thu 1pm, Li Si and Wang Wu\nLin Yu, frontend, round 1, Fri 6pm, Zhang San",
        "Name\tRole\tStage\tTime\tPanel\nChen Xiao\tBackend\t2nd round\tThu 1pm\tLi Si & Wang Wu\nLin Yu\tFrontend\tR1\tFri 6pm\tZhang San",
        "约面下面几场：\nChen Xiao / backend / round 2 / Thu 1pm / Li Si\nLin Yu / frontend / round 1 / Fri 6pm / Zhang San",
    ],
)
def test_rows_in_english_are_rows_and_what_stands_above_them_is_none(text: str) -> None:
    sheet = pasted.find(text)
    assert sheet is not None and (sheet.count, sheet.unknown) == (2, [])
    assert all(one.cells.get("candidate", "Chen") for one in sheet.rows)
