"""Which interview is meant is read of all that a text tells of it, by whatever path; where several are left, it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.language import company, readings

ASKED = None

TOLD = (
    # a name and what else is said of it
    ("zhangsan", "Can't do Lin Yue's second round, I'm in Shanghai", "decline", "2062"),
    ("zhangsan", "won't make it to the Yu Xiao one tomorrow, flight got moved", "decline", "2025"),
    ("zhangmin", "张三住院了，明天余笑那场得找人顶", "substitutes", "2025"),
    ("zhangmin", "苏航的复试谁能替李四", "substitutes", "2050"),
    ("zhangmin", "林悦改到19号上午10点", "reschedule", ASKED),
    # a time and the days beside it
    ("wangwu", "can't swing the 3:30 this weekend", "decline", ASKED),
    ("wangwu", "can't swing the 3:30 this Saturday", "decline", "2039"),
    ("lisi", "The 11:15 next week works for me", "accept", ASKED),
    ("lisi", "who's taking the 2pm with me on Saturday", "status", "2038"),
    ("zhangsan", "Family do on Tuesday, so the 4:30 final I will not be able to attend", "decline", "2058"),
    ("wangwu", "7点那场", "status", "2024"),
    ("wangwu", "七点多那场我可以参加的", "accept", "2024"),
    # a day and a round, a job, a room, or how it is held
    ("lisi", "帮我decline掉周五的frontend，那天OOO", "decline", "2031"),
    ("zhangmin", "周日那个platform architect是谁面", "status", "2046"),
    ("zhangsan", "终面那个几点 在哪个会议室来着 今天的", "status", "2023"),
    ("zhangsan", "珠峰那场，今天的，我可能晚十分钟到", "running late", "2023"),
    ("wangwu", "The onsite final this afternoon, fifteen minutes late, sorry", "running late", "2023"),
    ("wangwu", "今晚电话面试我从哪进", "room", "2024"),
    # of several it is asked which
    ("zhangmin", "把测试工程师那场取消", "cancel", ASKED),
    ("zhangmin", "终面换李四上", "replace", ASKED),
    ("zhangmin", "the data one, candidate's out", "candidate", ASKED),
    ("zhangmin", "测试岗冻结了，周五丁香那场取消吧", "cancel", "2033"),
    # the clause that speaks of it says its day
    ("zhangsan", "please take me off Tuesday's second round, I fly to Shenzhen that morning", "decline", "2056"),
    ("zhangsan", "Good morning. I shall gladly attend the second round with Mr Lin this afternoon.", "accept", "2021"),
    ("wangwu", "又是晚上打电话。行吧，今晚那通我在", "accept", "2024"),
    (
        "wangwu",
        "hello I drive now, tomorrow interview at half past three with miss Ye I am not able to attend",
        "decline",
        "2027",
    ),
    ("zhangsan", "zhongmian jintian zai na ge huiyishi", "status", "2023"),
    ("lisi", "boss wants me in Hangzhou Sunday, so no to that evening phone screen", "decline", "2047"),
    # a colleague is evidence only where they are said to be on it
    ("lisi", "今晚跟王五那场我去不了", "decline", "2024"),
    ("lisi", "我周五去不了，王五在", "decline", ASKED),
    # what is said of somebody who is being waited for now, or who owes something
    ("zhangsan", "董卓然来了没", "status", "2019"),
    ("zhangmin", "董卓然电话里说他网断了，正在换热点，晚几分钟", "status", "2019"),
    ("zhangmin", "Has anybody actually written up Cao Yingchao?", "status", "2013"),
    ("zhangmin", "Zhang San doesn't need to write anything for Cao Yingchao", "waive", "2013"),
    ("zhangmin", "ding一下张三，许诺那场还没回", "nudge", "2026"),
    # who leaves is on it
    ("zhangmin", "李四明天上午那场去不了，让王五顶", "replace", "1203"),
)


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


def test_all_that_is_told_of_an_interview_says_which_it_is(company_anew: Callable[[], Stage]) -> None:
    said = []
    for who, text, command, code in TOLD:
        which = {"missing": ["interview"]} if code is ASKED else {"arguments": {"interview": code}}
        said.append(readings.Line(text, {"as": who, "text": text, "kind": "plain", "command": command, **which}))
    wrong = [str(one) for one in readings.outcomes(company_anew(), said) if one.wrong]
    assert not wrong, "\n".join(wrong)
