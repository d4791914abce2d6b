"""A slip, pinyin, traditional characters, a dialect and dictation are read by whatever path the plain words would take.

What is understood so is read back before anything changes, and what is kept stays as it was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.language import company, readings

UNDERSTOOD = (
    # a slip
    ("zhangsan", "accpet fridya 2pm", "accept", {"interview": "2032"}),
    ("zhangsan", "delcine Su Hang's firts round, bussiness trip", "decline", {"interview": "2030", "reason": "bussiness trip"}),
    ("lisi", "declien 2049 traning course in Stuttgart", "decline", {"interview": "2049", "reason": "traning course in Stuttgart"}),
    ("zhangmin", "candiate 2033 confimed", "candidate", {"interview": "2033", "answer": "accepted"}),
    ("wangwu", "cna you mvoe 2041 to satrday 6pm", "reschedule", {"interview": "2041", "time": "2026-03-14T18:00:00+08:00"}),
    ("lisi", "Peng Cheng feedbakc: mayeb, needs anohter look", "feedback", {"interview": "2014", "verdict": "maybe", "words": "needs anohter look"}),
    ("zhangmin", "约面 郝思嘉 测试一面 周五上午9电 王五", "book", {"candidate": "郝思嘉", "time": "2026-03-13T09:00:00+08:00", "person": "wangwu"}),
    ("zhangmin", "催依下李四，彭成的面评", "nudge", {"interview": "2014", "person": "lisi"}),
    ("lisi", "姜文静哪场我去步了，周六要搬家", "decline", {"interview": "2037"}),
    ("wangwu", "周未有我的班么", "schedule", {"when": {"start": "2026-03-14T00:00:00+08:00", "end": "2026-03-16T00:00:00+08:00"}}),
    # a colleague's name with one
    ("zhangmin", "换人 2031 李四 王武", "replace", {"interview": "2031", "old": "lisi", "new": "wangwu"}),
    ("zhangmin", "repalce 2051 wangwu lsii", "replace", {"interview": "2051", "old": "wangwu", "new": "lisi"}),
    ("zhangmin", "Nugde Wagn Wu abotu Zeng Rou", "nudge", {"interview": "2016", "person": "wangwu"}),
    # traditional characters and a dialect
    ("lisi", "沈佳寧的面試可否改至週一下午四點，感恩", "reschedule", {"interview": "2049", "time": "2026-03-16T16:00:00+08:00"}),
    ("zhangmin", "幫我約羅敏儀，前端一面，星期六下晝五點，李四面", "book", {"candidate": "羅敏儀", "person": "lisi"}),
    ("zhangsan", "曹穎超一面我俾唔過，講嘢冇重點", "feedback", {"interview": "2013", "verdict": "no", "words": "曹穎超一面我俾唔過，講嘢冇重點"}),
    ("zhangsan", "老师儿早哦", "hello", {}),
    # pinyin
    ("zhangsan", "cao yingchao yimian tongguo, jichu hen hao", "feedback", {"interview": "2013", "verdict": "yes"}),
    ("zhangsan", "cao yingchao yimian bu tongguo", "feedback", {"interview": "2013", "verdict": "no"}),
    ("zhangmin", "yeqing shuo ta neng lai", "candidate", {"interview": "2027", "answer": "accepted"}),
    ("zhangmin", "cui yixia lisi, pengcheng de mianping", "nudge", {"interview": "2014", "person": "lisi"}),
    # dictated
    ("wangwu", "曾柔这个小姑娘不错逗号细心逗号就写推荐句号", "feedback", {"interview": "2016", "verdict": "yes"}),
)  # fmt: skip

OF_NOBODY = (
    ("zhangmin", "换人 2031 李四 赵六"),  # who sounds like nobody
    ("zhangmin", "replace 2031 lisi zhaoliu"),
)


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


def _said(who: str, text: str, command: str | None, arguments: dict[str, object]) -> readings.Line:
    wanted = {"as": who, "text": text, "kind": "typo", "command": command, "arguments": arguments}
    return readings.Line(text, wanted | ({"confirm": True} if command not in ("schedule", "hello", None) else {}))


def test_what_is_spelled_otherwise_is_understood_and_read_back(company_anew: Callable[[], Stage]) -> None:
    wrong = [str(one) for one in readings.outcomes(company_anew(), [_said(*row) for row in UNDERSTOOD]) if one.wrong]
    assert not wrong, "\n".join(wrong)


def test_a_name_of_nobody_becomes_nobody(company_anew: Callable[[], Stage]) -> None:
    wrong = [
        str(one)
        for one in readings.outcomes(company_anew(), [_said(*row, None, {}) for row in OF_NOBODY])
        if one.got["command"]
    ]
    assert not wrong, "\n".join(wrong)


def test_who_is_to_be_booked_is_booked_by_the_name_that_was_typed(company_anew: Callable[[], Stage]) -> None:
    """王武 is a new candidate, though there is a 王五."""
    said = _said("zhangmin", "约面 王武 测试一面 周五上午9电 李四", "book", {"candidate": "王武", "person": "lisi"})
    assert [one.wrong for one in readings.outcomes(company_anew(), [said])] == [""]


def test_an_answer_in_words_of_ones_own_is_kept_as_it_was_typed(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    stage.say("无法参加 2055", "lisi")
    assert "traning in Stuttgart" in stage.say("traning in Stuttgart", "lisi") + stage.say("2055", "zhangmin")


def test_what_is_not_understood_is_quoted_as_it_was_typed(company_anew: Callable[[], Stage]) -> None:
    assert "flrbx bussiness" in company_anew().say("flrbx bussiness", "lisi")
