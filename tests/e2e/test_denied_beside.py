"""Who says in one message what is not meant and what is, has the second read back; a denial alone changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.language import company, readings


def _to(interview: str, time: str) -> dict[str, object]:
    return {"interview": interview, "time": f"2026-03-{time}:00+08:00"}


def _replace(interview: str, new: str, **old: str) -> dict[str, object]:
    return {"interview": interview, "new": new} | old


MEANT = (
    # an order beside a denial
    ("zhangmin", "2057不要换成李四，换成张三", "replace", _replace("2057", "zhangsan")),
    ("zhangmin", "别换王五，把李四换成张三，2029", "replace", _replace("2029", "zhangsan", old="lisi")),
    ("zhangmin", "沈佳宁的不用挪，韩磊的往后挪半小时", "reschedule", _to("2051", "16T16:00")),
    ("zhangmin", "不要把2033改到四点，改到五点", "reschedule", _to("2033", "13T17:00")),
    ("zhangmin", "2049不用催李四了，直接换成王五", "replace", _replace("2049", "wangwu")),
    ("zhangmin", "2020不催了，取消吧，岗位关了", "cancel", {"interview": "2020", "reason": "岗位关了"}),
    ("zhangmin", "2037不要张三，要王五来替李四", "replace", _replace("2037", "wangwu", old="lisi")),
    ("zhangmin", "2048别拖到十一点，十点半就行", "reschedule", _to("2048", "16T10:30")),
    ("zhangmin", "don't cancel it, reschedule 2045 to Monday at 9am", "reschedule", _to("2045", "16T09:00")),
    ("zhangmin", "don't replace Wang Wu on 2029, replace Li Si with Zhang San", "replace", _replace("2029", "zhangsan", old="lisi")),
    ("zhangmin", "No need to remind Li Si about 2020, please remind Wang Wu about 2029", "nudge", {"interview": "2029", "person": "wangwu"}),
    ("zhangmin", "don't make it 30 minutes, make 2048 90 minutes", "reschedule", {"interview": "2048", "length": 90}),
    ("zhangmin", "not Wang Wu but Zhang San should step in for Li Si on 2055", "replace", _replace("2055", "zhangsan", old="lisi")),
    ("zhangmin", "it's not Li Si, it's Wang Wu who should replace Zhang San on 2030", "replace", _replace("2030", "wangwu", old="zhangsan")),
    ("lisi", "我没说2037不去，是2031我去不了", "decline", {"interview": "2031"}),
    ("lisi", "2043不是没空，可以的，我接受", "accept", {"interview": "2043"}),
    ("lisi", "it's not 2031 that I can't do, it's 2037", "decline", {"interview": "2037"}),
    ("lisi", "not 2031, 2037 is the one I can't make", "decline", {"interview": "2037"}),
    ("wangwu", "不是魏子淇那场我来不了，是蒋勋文那场", "decline", {"interview": "2024"}),
    ("wangwu", "don't put me down for 2041, I'm taking 2047", "accept", {"interview": "2047"}),
    ("wangwu", "卢一舟那场不是我不去，是想晚半小时", "reschedule", _to("2035", "13T19:45")),
    ("zhangsan", "I'm not declining 2032, I'm proposing 4pm", "reschedule", _to("2032", "13T16:00")),
    ("zhangsan", "我不是不去2026，我是要晚到十分钟", "running late", {"interview": "2026"}),
    # whom he stands for, and who is spoken of
    ("zhangmin", "2013别再催张三了，给他免写面评吧", "waive", {"interview": "2013", "person": "zhangsan"}),
    ("zhangmin", "2057 别让张三当面试官，让他旁听", "add", {"interview": "2057", "new": "zhangsan", "part": "shadow"}),
    ("admin", "don't make Li Si an admin, make him a recruiter", "members", {"person": "lisi", "role": "recruiter"}),
    ("admin", "别把李四设成管理员，设成招聘", "members", {"person": "lisi", "role": "recruiter"}),
    ("zhangmin", "韩磊不是考虑中，是不来了", "candidate", {"interview": "2051", "answer": "declined"}),
    ("zhangmin", "曾志强没说不来，他刚回我说能来", "candidate", {"interview": "2057", "answer": "accepted"}),
    ("zhangmin", "Ding Xiang isn't declining, she's coming", "candidate", {"interview": "2033", "answer": "accepted"}),
    # one of two
    ("zhangmin", "取消2045，不是2044", "cancel", {"interview": "2045"}),
    ("zhangmin", "催王五，不是李四，2029那场", "nudge", {"interview": "2029", "person": "wangwu"}),
    ("zhangmin", "remind wang wu, not li si, about 2029", "nudge", {"interview": "2029", "person": "wangwu"}),
    ("zhangmin", "2037 换成王五，不是张三", "replace", _replace("2037", "wangwu")),
    ("zhangmin", "put 2033 on thursday, not friday, at 4pm", "reschedule", _to("2033", "12T16:00")),
    ("zhangmin", "2033改到周四不是周五下午四点", "reschedule", _to("2033", "12T16:00")),
    ("zhangmin", "not friday but thursday 4pm for 2033, please move it", "reschedule", _to("2033", "12T16:00")),
    ("zhangmin", "move 2048 to 11 instead of 10", "reschedule", _to("2048", "16T11:00")),
    ("lisi", "接受2037，不是2031", "accept", {"interview": "2037"}),
    ("lisi", "it's 2031 I can't do, not 2037", "decline", {"interview": "2031"}),
    ("zhangsan", "面试上限每天不是两场，是三场", "settings", {"what": "limit", "value": "每天三场"}),
    ("zhangsan", "limit not two a day but three a day", "settings", {"what": "day_limit", "value": "3"}),
    ("wangwu", "not English, set my language to Chinese", "settings", {"what": "language", "value": "中文"}),
    ("wangwu", "quiet hours not from 9 but from 10 till 8", "settings", {"what": "quiet", "value": "22:00–08:00"}),
    ("lisi", "not Friday, I'm away on Saturday", "settings", {"what": "leave"}),
    # a verdict
    ("zhangsan", "曹颖超不是待定，是推荐，逻辑清楚", "feedback", {"interview": "2013", "verdict": "yes", "words": "逻辑清楚"}),
    ("lisi", "我不是说陈晓不行，我是说彭程不推荐", "feedback", {"interview": "2014", "verdict": "no"}),
)  # fmt: skip

LOOKS = (
    ("lisi", "看看周四不是周五的安排", "12", "13"),
    ("lisi", "show me thursday, not friday", "12", "13"),
    ("wangwu", "我问的是明天不是今天有几场", "12", "13"),
)

NOTHING_ELSE_IS_MEANT = (
    ("zhangmin", "2045别取消，取消了我跟你急"),
    ("zhangmin", "2033先别催，他手机没电了"),
    ("zhangmin", "别催王五了，他在医院，李四也在"),
    ("wangwu", "丁香的时间不用改了，三点半就三点半"),
    ("zhangmin", "don't remind Wang Wu about 2029, he's at the dentist"),
    ("zhangmin", "Don't cancel or move 2049, I have not yet decided"),
    ("zhangmin", "no need to swap anybody on 2034, it's grand as it is"),
    ("zhangmin", "2045别取消，不然我没法跟候选人交代"),
    ("zhangmin", "丁香没说不来，她是在开会没看手机"),
    ("lisi", "2031先别替我接，我得回家请示一下"),
    ("lisi", "我没说2031不去，别给我记错了"),
    ("lisi", "I'm not saying no to 2031, I just haven't asked my wife yet"),
    ("wangwu", "2035不用给我找替补，我还没定呢"),
    ("wangwu", "2035 not accepted yet, I might take it"),
    ("zhangmin", "don't move 2033 to Monday, Wang Wu is on leave on Monday"),
)

REASONS = (
    ("lisi", "无法参加 2031 不是不想去，是孩子病了", "decline", {"interview": "2031", "reason": "不是不想去，是孩子病了"}),
    ("lisi", "面评 2014 不推荐 不是能力问题，是不参加加班", "feedback", {"interview": "2014", "verdict": "no", "words": "不是能力问题，是不参加加班"}),
)  # fmt: skip


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


def _wrong(company_anew: Callable[[], Stage], said: list[readings.Line]) -> str:
    return "\n".join(str(one) for one in readings.outcomes(company_anew(), said) if one.wrong)


def _said(who: str, text: str, command: object, **more: object) -> readings.Line:
    return readings.Line(text, {"as": who, "text": text, "kind": "negation", "command": command} | more)


def test_the_order_beside_a_denial_is_read_back_as_what_it_is(company_anew: Callable[[], Stage]) -> None:
    said = [_said(who, text, command, arguments=it, confirm=True) for who, text, command, it in MEANT]
    assert not (wrong := _wrong(company_anew, said)), wrong


def test_the_day_that_is_meant_is_shown_and_not_the_one_that_is_denied(company_anew: Callable[[], Stage]) -> None:
    days = [
        {"start": f"2026-03-{first}T00:00:00+08:00", "end": f"2026-03-{last}T00:00:00+08:00"}
        for *_, first, last in LOOKS
    ]
    said = [
        _said(who, text, "schedule", arguments={"when": when})
        for (who, text, *_), when in zip(LOOKS, days, strict=True)
    ]
    assert not (wrong := _wrong(company_anew, said)), wrong


def test_a_denial_with_no_order_beside_it_changes_nothing(company_anew: Callable[[], Stage]) -> None:
    looks = [None, "status", "help", "pending", "schedule", "who has not answered"]
    assert not (wrong := _wrong(company_anew, [_said(*one, looks) for one in NOTHING_ELSE_IS_MEANT])), wrong


def test_a_denial_within_a_reason_stays_in_it(company_anew: Callable[[], Stage]) -> None:
    said = [_said(who, text, command, arguments=it) for who, text, command, it in REASONS]
    assert not (wrong := _wrong(company_anew, said)), wrong
