"""What is said and then corrected in the same message is read as it is meant in the end, and read back before it changes anything.

What is kept of it, a reason or a 面评, stays letter for letter as it was typed. A code or an hour may be said in words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.language import company, readings


def _days(first: str, last: str) -> dict[str, object]:
    return {"when": {"start": f"2026-03-{first}T00:00:00+08:00", "end": f"2026-03-{last}T00:00:00+08:00"}}


def _to(interview: str, time: str) -> dict[str, object]:
    return {"interview": interview, "time": f"2026-03-{time}:00+08:00"}


CORRECTED = (
    # an hour, a day, both, how much later
    ("zhangmin", "把姚远周六那场挪到下午四点呃不对下午五点", "reschedule", _to("2036", "14T17:00")),
    ("zhangmin", "2036 改到周六下午四点半不对五点", "reschedule", _to("2036", "14T17:00")),
    ("zhangmin", "2057时间改成周二四点，啊不，周四四点", "reschedule", _to("2057", "12T16:00")),
    ("zhangmin", "2045推迟半小时，说错了，一小时", "reschedule", _to("2045", "15T16:30")),
    ("zhangmin", "2036推迟半小时不对提前半小时", "reschedule", _to("2036", "14T09:30")),
    ("zhangmin", "我要把曹俊杰的一面延后一天啊不两天", "reschedule", _to("2054", "19T10:00")),
    ("zhangmin", "周五丁香那场改到下午一点啊不是周六崔浩宇那场", "reschedule", _to("2039", "14T13:00")),
    ("zhangmin", "move 2027 to friday 3pm no wait on thursday 3pm", "reschedule", _to("2027", "12T15:00")),
    ("zhangmin", "move 2033 to four no sorry five pm on friday", "reschedule", _to("2033", "13T17:00")),
    ("zhangmin", "move 2036 to 4pm no 5 please", "reschedule", _to("2036", "14T17:00")),
    ("zhangmin", "move ye qing to friday at 4 no wait saturday", "reschedule", _to("2027", "14T16:00")),
    ("zhangmin", "shift two zero four two to eleven no twelve on sunday", "reschedule", _to("2042", "15T12:00")),
    ("zhangsan", "I'm away from the 23rd to the 25th no the 26th of march", "settings", {"what": "leave"} | _days("23", "27")),
    ("wangwu", "休假从3月20号到25号不对到26号", "settings", {"what": "leave"} | _days("20", "27")),
    ("zhangsan", "我周一到周三请假不对周二到周四", "settings", {"what": "leave"} | _days("17", "20")),
    ("wangwu", "snooze for ten no twenty minutes", "snooze", {"length": 20}),
    # who, and which interview
    ("zhangmin", "催一下李四啊不是催王五魏子淇那场他还没回", "nudge", {"interview": "2029", "person": "wangwu"}),
    ("zhangmin", "chase zhang san or rather wang wu about jiang xunwen", "nudge", {"interview": "2024", "person": "wangwu"}),
    ("zhangmin", "remind wang wu about two zero two nine make that two zero two four", "nudge", {"interview": "2024"}),
    ("zhangmin", "催魏子淇那场的王五，不对，是蒋勋文那场", "nudge", {"interview": "2024", "person": "wangwu"}),
    ("zhangmin", "把郑浩然那场的王五换成张三错了换成李四", "replace", {"interview": "2046", "old": "wangwu", "new": "lisi"}),
    ("zhangmin", "把李四哦不王五从2029撤下来，换张三", "replace", {"interview": "2029", "old": "wangwu", "new": "zhangsan"}),
    ("zhangmin", "put li si no scratch that zhang san in for wang wu on 2051", "replace", {"interview": "2051", "new": "zhangsan"}),
    ("zhangmin", "加人 2030 王五不对李四", "add", {"interview": "2030", "new": "lisi"}),
    ("zhangmin", "取消丁香那场，说错了，是取消任远航那场，岗位关了", "cancel", {"interview": "2034", "reason": "岗位关了"}),
    ("zhangmin", "cancel han lei oh no sorry I mean tang siyuan", "cancel", {"interview": "2052"}),
    ("zhangmin", "cancel twenty forty no wait twenty forty one", "cancel", {"interview": "2041"}),
    ("zhangmin", "取消周五那场不对2039", "cancel", {"interview": "2039"}),
    ("zhangmin", "余笑周四不对他那个周日的二面取消", "cancel", {"interview": "2044"}),
    ("lisi", "can't do sunday's, no wait, monday's one with shen jianing", "decline", {"interview": "2049"}),
    ("lisi", "周日周子航那场我去不了，不对，是周一沈佳宁那场", "decline", {"interview": "2049"}),
    ("wangwu", "decline saturday evening hang on no sunday evening, wife's birthday", "decline", {"interview": "2047", "reason": "wife's birthday"}),
    ("lisi", "2031 可以的 哦等等说错了是2037", "accept", {"interview": "2037"}),
    # what is to be done, and what was thought or answered
    ("lisi", "潘悦然我接受，啊不对，我没空", "decline", {"interview": "2020"}),
    ("zhangmin", "cancel 2033 no wait move it to 5pm", "reschedule", _to("2033", "13T17:00")),
    ("zhangmin", "accept, no wait, turn down the new time for 2050", "turn down", {"interview": "2050"}),
    ("wangwu", "曾柔的面评 推荐 不对 待定 自动化基础一般", "feedback", {"interview": "2016", "verdict": "maybe", "words": "自动化基础一般"}),
    ("lisi", "Peng Cheng strong yes, no wait, yes, solid css", "feedback", {"interview": "2014", "verdict": "yes"}),
    ("zhangmin", "候选人回复 2033 考虑中 不对 已确认", "candidate", {"interview": "2033", "answer": "accepted"}),
    ("zhangmin", "那个吴雨桐啊不是何静怡候选人说确认了", "candidate", {"interview": "2047", "answer": "accepted"}),
    ("admin", "make lisi coordinator no sorry recruiter", "members", {"person": "lisi", "role": "recruiter"}),
    # looks
    ("zhangsan", "我周四有啥面试 哦不 周五", "schedule", _days("13", "14")),
    ("wangwu", "what's on tomorrow I mean saturday", "schedule", _days("14", "15")),
    ("zhangmin", "show me li si's no wait wang wu's friday", "schedule", {"person": "wangwu"} | _days("13", "14")),
    ("zhangmin", "what does wang wu have on friday, no wait, li si", "schedule", {"person": "lisi"} | _days("13", "14")),
    ("zhangmin", "谁还没回复明天的呃不对周六的", "who has not answered", _days("14", "15")),
    ("zhangmin", "who hasn't answered for friday oops saturday", "who has not answered", _days("14", "15")),
)  # fmt: skip

SAID_IN_WORDS = (
    ("lisi", "accept twenty forty three", "accept", {"interview": "2043"}),
    ("lisi", "um so interview two zero four three I think yes I can attend it", "accept", {"interview": "2043"}),
    ("lisi", "幺二零三那场我没空", "decline", {"interview": "1203"}),
    ("zhangmin", "把两千零四十三那场取消", "cancel", {"interview": "2043"}),
    ("zhangmin", "where are we with two oh five six", "status", {"interview": "2056"}),
    ("zhangmin", "一千二百零三现在啥情况", "status", {"interview": "1203"}),
    ("zhangmin", "move 2036 to 17h45 please, his flight lands at 16h", "reschedule", _to("2036", "14T17:45")),
    ("zhangmin", "2036改到17h30", "reschedule", _to("2036", "14T17:30")),
    ("zhangsan", "2048 at 11h instead", "reschedule", _to("2048", "16T11:00")),
    ("lisi", "could we do 2055 at half two on the same day", "reschedule", _to("2055", "17T14:30")),
    ("zhangmin", "can you move ye qing to friday at ten in the morning", "reschedule", _to("2027", "13T10:00")),
    ("zhangsan", "Could Xu Mingxuan begin one hour sooner?", "reschedule", _to("2048", "16T09:00")),
    ("zhangsan", "can 许明轩 start one hour after? I have a daily at ten", "reschedule", _to("2048", "16T11:00")),
    ("zhangmin", "push Lin Yue's Sunday one back to 11, she's at church until ten", "reschedule", _to("2042", "15T11:00")),
)  # fmt: skip

# What only sounds like it.
NOT_CORRECTED = (
    ("lisi", "面评 2014 不推荐 他说的不对", "feedback", {"interview": "2014", "verdict": "no", "words": "他说的不对"}),
    ("lisi", "无法参加 2049 时间不对", "decline", {"interview": "2049", "reason": "时间不对"}),
    ("zhangsan", "move 2036 to twenty thirty", "reschedule", _to("2036", "14T20:30")),
)

KEPT = (
    ("lisi", "无法参加 2055 我周二不对周三要出差", "decline", {"interview": "2055", "reason": "我周二不对周三要出差"}),
)  # fmt: skip


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


LOOKS = ("schedule", "status", "who has not answered", None)


def _wrong(company_anew: Callable[[], Stage], rows: tuple[tuple[str, str, str | None, dict[str, object]], ...]) -> str:
    said = [
        readings.Line(
            text,
            {"as": who, "text": text, "kind": "dictated", "command": command, "arguments": arguments}
            | ({} if command in LOOKS else {"confirm": True}),
        )
        for who, text, command, arguments in rows
    ]
    return "\n".join(str(one) for one in readings.outcomes(company_anew(), said) if one.wrong)


def test_what_is_corrected_in_one_breath_is_read_as_it_is_meant_and_read_back(
    company_anew: Callable[[], Stage],
) -> None:
    assert not (wrong := _wrong(company_anew, CORRECTED)), wrong


def test_codes_and_hours_are_said_in_words(company_anew: Callable[[], Stage]) -> None:
    assert not (wrong := _wrong(company_anew, SAID_IN_WORDS)), wrong


def test_what_only_sounds_like_a_correction_is_none(company_anew: Callable[[], Stage]) -> None:
    assert not (wrong := _wrong(company_anew, NOT_CORRECTED)), wrong


def test_what_is_kept_is_kept_with_what_was_said_first(company_anew: Callable[[], Stage]) -> None:
    assert not (wrong := _wrong(company_anew, KEPT)), wrong
