"""Who is spared beside an order, who is new, and which of two is meant: nobody else is taken in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.language import company, readings


def _ends(person: str) -> dict[str, object]:
    return {"person": person, "state": "deactivated"}


def _to(interview: str, time: str) -> dict[str, object]:
    return {"interview": interview, "time": f"2026-03-{time}:00+08:00"}


SPARED = (
    ("admin", "把赵六停用，别动李四", "members", _ends("赵六")),
    ("admin", "停用孙七，李四不用", "members", _ends("孙七")),
    ("admin", "停用王五，李四不用", "members", _ends("wangwu")),
    ("admin", "停用王五，别停用李四", "members", _ends("wangwu")),
    ("admin", "别动李四，停用王五", "members", _ends("wangwu")),
    ("admin", "停用孙七和李四", "members", _ends("孙七")),
    ("admin", "停用李四和孙七", "members", _ends("孙七")),
    ("admin", "停用赵六，他的面试给李四", "members", _ends("赵六")),
    ("zhangmin", "苏航一面别取消，二面取消，岗位关闭", "cancel", {"interview": "2050", "reason": "岗位关闭"}),
    ("zhangmin", "苏航一面不动，二面改到周五下午5点半", "reschedule", _to("2050", "13T17:30")),
    ("zhangmin", "苏航一面别动，二面换成王五", "replace", {"interview": "2050", "new": "wangwu"}),
    ("zhangmin", "林悦一面别催，催二面的张三", "nudge", {"interview": "2062", "person": "zhangsan"}),
    ("zhangmin", "苏航一面取消，二面别取消", "cancel", {"interview": "2030"}),
    ("zhangmin", "别取消苏航一面，取消二面", "cancel", {"interview": "2050"}),
    ("zhangmin", "2031照旧，2037取消", "cancel", {"interview": "2037"}),
)

# An order that is said anew is said instead of the first.
SAID_ANEW = (
    ("admin", "停用王五，不，停用李四", "members", _ends("lisi")),
    ("admin", "停用王五，不，是李四", "members", _ends("lisi")),
    ("admin", "把王五停用，不，把李四停用", "members", _ends("lisi")),
    ("admin", "停用王五，不，启用李四", "members", {"person": "lisi", "state": "active"}),
    ("admin", "deactivate wangwu, no, deactivate lisi", "members", _ends("lisi")),
    ("zhangmin", "取消2045，不，取消2044", "cancel", {"interview": "2044"}),
    ("zhangmin", "候选人未到 2013，不，候选人未到 2014", "noshow", {"interview": "2014"}),
    ("zhangmin", "不用写面评 2013 张三，不，不用写面评 2016 王五", "waive", {"interview": "2016", "person": "wangwu"}),
    ("lisi", "晚到 2020 10分钟，不，晚到 2021 10分钟", "running late", {"interview": "2021"}),
)

BOOKED = {
    "约陈小明后端一面周五下午5点李四": "陈小明",
    "约陈萧后端一面周五下午5点李四": "陈萧",
    "约田野田后端一面周五下午5点李四": "田野田",
    "约陈小民后端一面周五下午5点李四": "陈小民",
    "约林越后端一面周五下午5点李四": "林越",
    "约姚媛后端一面周五下午5点李四": "姚媛",
    "约许诺言后端一面周五下午5点李四": "许诺言",
    "约赵林悦后端一面周五下午5点李四": "赵林悦",
    "约林悦后端三面下周五下午5点李四": "林悦",
    "帮姚远安排后端终面下周五上午10点张三李四": "姚远",
    "不约赵大勇了，约王大明，后端一面周五下午5点李四": "王大明",
    "约赵小丁后端一面周五下午5点李四，代替陈晓": "赵小丁",
}

EACH_ON_ITS_DAY = (
    ("2031和2037都改到下午4点", "2031", "13T16:00", "2037", "14T16:00"),
    ("把2045和2051改到晚上6点", "2045", "15T18:00", "2051", "16T18:00"),
    ("2031和2037都推迟半小时", "2031", "13T11:45", "2037", "14T11:45"),
)


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


def _wrong(company_anew: Callable[[], Stage], rows: list[tuple[str, str, dict[str, object]]]) -> str:
    said = [readings.Line(text, {"as": who, "text": text, "kind": "negation"} | wanted) for who, text, wanted in rows]
    return "\n".join(str(one) for one in readings.outcomes(company_anew(), said) if one.wrong)


def test_what_is_spared_is_left_alone_and_what_is_said_anew_is_said_instead(
    company_anew: Callable[[], Stage],
) -> None:
    rows: list[tuple[str, str, dict[str, object]]] = [
        (who, text, {"command": command, "arguments": arguments, "confirm": True})
        for who, text, command, arguments in (*SPARED, *SAID_ANEW)
    ]
    assert not (wrong := _wrong(company_anew, rows)), wrong


def test_who_is_called_exactly_like_nobody_is_booked_as_somebody_new(company_anew: Callable[[], Stage]) -> None:
    rows: list[tuple[str, str, dict[str, object]]] = [
        ("zhangmin", text, {"command": "book", "arguments": {"candidate": name}}) for text, name in BOOKED.items()
    ]
    assert not (wrong := _wrong(company_anew, rows)), wrong


def test_two_that_are_moved_to_one_hour_are_each_moved_on_their_own_day(company_anew: Callable[[], Stage]) -> None:
    rows: list[tuple[str, str, dict[str, object]]] = [
        (
            "zhangmin",
            text,
            {
                "command": "reschedule",
                "arguments": _to(first, at),
                "then": {"command": "reschedule", "arguments": _to(second, then)},
            },
        )
        for text, first, at, second, then in EACH_ON_ITS_DAY
    ]
    assert not (wrong := _wrong(company_anew, rows)), wrong
