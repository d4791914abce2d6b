"""Settings, members, reminders, answers and looks that are said in plain and unusual words, and what follows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.language import company, readings

Row = tuple[str, str, str | None, dict[str, Any]]


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


def check(company_anew: Callable[[], Stage], rows: tuple[Row, ...]) -> None:
    """`before || text` is said after what stands in front."""
    said = [
        readings.Line(
            text,
            {
                "as": who,
                "text": text.rpartition(" || ")[2],
                "after": [one for one in text.rpartition(" || ")[0].split(" || ") if one],
                "command": command,
                "arguments": arguments,
                "kind": "",
            },
        )
        for who, text, command, arguments in rows
    ]
    found = list(readings.outcomes(company_anew(), said))
    assert [f"{one.line.wanted['as']}: {one.line.place} => {one.wrong}" for one in found if one.wrong] == []
    unasked = [one.line.place for one in found if one.got["command"] in ACTS and one.got["arguments"]]
    assert [one.line.place for one in found if one.line.place in unasked and not one.got["confirm"]] == []


ACTS = ("settings", "members", "nudge", "candidate", "feedback", "reschedule", "replace", "accept", "decline")

OWN_CLOCK: tuple[Row, ...] = (
    ("wangwu", "I'm in Tokyo this month, show me times in Tokyo time", "settings", {"what": "zone", "value": "Asia/Tokyo"}),
    ("lisi", "我搬到新加坡了，以后按新加坡时间给我显示", "settings", {"what": "zone", "value": "Asia/Singapore"}),
    ("lisi", "我在纽约出差两个月，时间都按纽约的来", "settings", {"what": "zone", "value": "America/New_York"}),
    ("zhangsan", "my times in San Francisco time please", "settings", {"what": "zone", "value": "America/Los_Angeles"}),
    ("zhangmin", "put my clock to Munich, I moved there", "settings", {"what": "zone", "value": "Europe/Berlin"}),
    ("wangwu", "I've relocated to Seattle, use the local time there", "settings", {"what": "zone", "value": "America/Los_Angeles"}),
    ("wangwu", "我现在在吉隆坡，帮我换成当地时间", "settings", {"what": "zone", "value": "Asia/Kuala_Lumpur"}),
    ("zhangsan", "give me everything in Rio time", "settings", {"what": "zone", "value": "America/Sao_Paulo"}),
    # of an interview it says when that is to be, and what is asked sets nothing
    ("zhangmin", "move 2051 to 9am London time on Monday", "reschedule", {"interview": "2051"}),
)  # fmt: skip


def test_whose_time_somebody_wants_theirs_in(company_anew: Callable[[], Stage]) -> None:
    check(company_anew, OWN_CLOCK)


QUIET: tuple[Row, ...] = (
    ("zhangsan", "晚上九点到早上八点别给我发消息", "settings", {"what": "quiet", "value": "21:00–08:00"}),
    ("zhangsan", "don't text me between 10 at night and 7 in the morning", "settings", {"what": "quiet", "value": "22:00–07:00"}),
    ("lisi", "nothing after nine in the evening please, and not before 8 in the morning", "settings", {"what": "quiet", "value": "9pm to 8am"}),
    ("lisi", "leave me alone from 8pm to 9am", "settings", {"what": "quiet", "value": "20:00–09:00"}),
    ("lisi", "keep quiet between eleven and one, that's my lunch", "settings", {"what": "quiet", "value": "11:00–13:00"}),
    ("wangwu", "stop sending me things after 8pm", "settings", {"what": "quiet", "value": "8pm to 8am"}),
    ("wangwu", "午休12点到1点半别打扰", "settings", {"what": "quiet", "value": "12:00–13:30"}),
)  # fmt: skip


NOTICES: tuple[Row, ...] = (
    ("zhangsan", "早上的汇总不用发我", "settings", {"what": "notices", "value": "关 每日摘要"}),
    ("zhangsan", "stop sending me the morning summary", "settings", {"what": "notices", "value": "关 每日摘要"}),
    ("zhangsan", "5分钟提醒关掉吧", "settings", {"what": "notices", "value": "关 5 分钟提醒"}),
    ("lisi", "no more evening reminders please", "settings", {"what": "notices", "value": "关 晚间面评提醒"}),
    ("lisi", "每日摘要还是给我发吧，恢复一下", "settings", {"what": "notices", "value": "开 每日摘要"}),
    ("zhangsan", "I work from 10 to 7", "settings", {"what": "work_hours"}),
)


def test_which_messages_somebody_wants(company_anew: Callable[[], Stage]) -> None:
    check(company_anew, NOTICES)


def test_between_which_hours_nobody_is_to_disturb(company_anew: Callable[[], Stage]) -> None:
    check(company_anew, QUIET)


MEMBERS: tuple[Row, ...] = (
    ("admin", "cut off Li Si's access as of today", "members", {"person": "lisi", "state": "deactivated"}),
    ("admin", "张三离职了，把他账号封了", "members", {"person": "zhangsan", "state": "deactivated"}),
    ("admin", "please suspend wangwu", "members", {"person": "wangwu", "state": "deactivated"}),
    ("admin", "王五的号别让他用了", "members", {"person": "wangwu", "state": "deactivated"}),
    ("admin", "Li Si is no longer with us, block his account", "members", {"person": "lisi", "state": "deactivated"}),
    ("admin", "turn Wang Wu's account back on", "members", {"person": "wangwu", "state": "active"}),
    ("admin", "unblock Li Si", "members", {"person": "lisi", "state": "active"}),
    ("admin", "Do stop reminding Li Si", "members", {"person": "lisi", "state": "not_nudged"}),
    ("admin", "spare Li Si the reminders", "members", {"person": "lisi", "state": "not_nudged"}),
    ("admin", "switch off reminders for Wang Wu", "members", {"person": "wangwu", "state": "not_nudged"}),
    ("admin", "start reminding Li Si again", "members", {"person": "lisi", "state": "nudged"}),
    ("admin", "Zhang San can get his reminders back", "members", {"person": "zhangsan", "state": "nudged"}),
    ("admin", "don't block Li Si's account", None, {}),
    ("admin", "don't stop reminding Li Si", None, {}),
)


def test_what_becomes_of_an_account_and_of_reminders(company_anew: Callable[[], Stage]) -> None:
    check(company_anew, MEMBERS)


DUE: tuple[Row, ...] = (
    ("zhangmin", "让张三把曹颖超的面评补上", "nudge", {"interview": "2013", "person": "zhangsan"}),
    ("zhangmin", "tell Wang Wu that Zeng Rou's feedback is due", "nudge", {"interview": "2016", "person": "wangwu"}),
    ("zhangmin", "tell Li Si to confirm 1203", "nudge", {"interview": "1203", "person": "lisi"}),
    ("zhangmin", "麻烦张三赶紧把2013的面评写了", "nudge", {"interview": "2013", "person": "zhangsan"}),
    ("zhangmin", "你跟李四讲一声，吕品那场他还没表态", "nudge", {"interview": "2031", "person": "lisi"}),
    ("zhangmin", "tell Li Si the candidate of 1203 confirmed", "status", {}),
    ("zhangmin", "告诉李四彭程的面评我收到了", "status", {}),
    ("zhangmin", "跟李四说声，彭程的面评不用写了", "waive", {"person": "lisi"}),
    # of what was shown: by what is meant, and never of what names somebody or something else
    ("zhangmin", "进度 1203 || 他还没吭声，戳他一下", "nudge", {"interview": "1203", "person": "lisi"}),
    ("zhangmin", "status 2029 || Please remind the one who hasn't replied.", "nudge", {"interview": "2029", "person": "wangwu"}),
    ("zhangmin", "status 2026 || give him a poke would you", "nudge", {"interview": "2026", "person": "zhangsan"}),
    ("zhangmin", "进度 1203 || 别催他", "status", {"interview": "1203"}),
)  # fmt: skip


def test_who_is_told_what_they_owe_is_reminded(company_anew: Callable[[], Stage]) -> None:
    check(company_anew, DUE)


SAID: tuple[Row, ...] = (
    # what a candidate answered, with its day
    ("zhangmin", "丁香说周五到不了", "candidate", {"interview": "2033", "answer": "declined"}),
    ("zhangmin", "袁博讲下午他会在线", "candidate", {"interview": "2022", "answer": "accepted"}),
    ("zhangmin", "韩磊来消息，下周一会来面试", "candidate", {"interview": "2051", "answer": "accepted"}),
    (
        "zhangmin",
        "丁香那边刚给我来信儿，周五她得去外地，来不成",
        "candidate",
        {"interview": "2033", "answer": "declined"},
    ),
    # a verdict by a word that says nothing else
    ("zhangsan", "Cao Yingchao gets my vote", "feedback", {"interview": "2013", "verdict": "yes"}),
    ("zhangsan", "给曹颖超打个强烈推荐", "feedback", {"interview": "2013", "verdict": "strong_yes"}),
    ("lisi", "彭程我投反对票", "feedback", {"interview": "2014", "verdict": "no"}),
    ("wangwu", "thumbs down for Zeng Rou, she guessed most of it", "feedback", {"interview": "2016", "verdict": "no"}),
    ("lisi", "彭程我不是要给不推荐，是还没写完", "status", {}),
    # a verdict behind its interview
    ("zhangsan", "曹颖超: hire, clear thinker", "feedback", {"interview": "2013", "verdict": "yes"}),
    ("zhangsan", "2013: no hire, weak on basics", "feedback", {"interview": "2013", "verdict": "no"}),
    # that it was moved is told, and their answer is an answer
    ("zhangsan", "林悦改三点了我可以", "accept", {"interview": "2062"}),
    ("zhangsan", "苏航改到三点了我没问题", "accept", {"interview": "2050"}),
    ("lisi", "吕品挪到周五下午三点了，我来不了", "decline", {"interview": "2031"}),
    ("zhangsan", "改两点了我可以", "accept", {"interview": "2021"}),
    ("zhangsan", "把林悦改到三点了我可以", "reschedule", {}),
    ("zhangsan", "林悦改到三点了我来通知他", "reschedule", {}),
    # what is put off is not refused
    (
        "zhangsan",
        "status 2026 || 把这场推了半小时",
        "reschedule",
        {"interview": "2026", "time": "2026-03-12T14:30:00+08:00"},
    ),
    ("zhangsan", "status 2026 || 这场推了给王五", "status", {"interview": "2026"}),
    # HR says who goes for whom, and no answer of their own
    ("zhangmin", "2031王五可以替李四去", "replace", {"interview": "2031", "old": "lisi", "new": "wangwu"}),
    # a letter that another has signed
    ("lisi", "Dear Min,\nI can't make 2031, I'm ill.\nKind regards,\nWang Wu", "status", {"interview": "2031"}),
    ("lisi", "Dear Min,\nI can't make 2031, I'm ill.\nKind regards,\nLi Si", "decline", {"interview": "2031"}),
    ("zhangsan", "苏航二面那边改时间了我没意见", "accept", {"interview": "2050"}),
    ("zhangmin", "丁香改到周一六点", "reschedule", {"interview": "2033"}),
    (
        "zhangmin",
        "Please help to move Cao Junjie to Wednesday March 18 11:30am, he has exam on Tuesday",
        "reschedule",
        {"interview": "2054", "time": "2026-03-18T11:30:00+08:00"},
    ),
    # what is told of the candidate beside one's own answer is not refused as HR's
    ("wangwu", "丁香可以来，我也可以", "status", {"interview": "2033"}),
    # which it is of, and not a word of what is wanted
    ("zhangsan", "林悦 周日那场", "status", {"interview": "2042"}),
    ("zhangsan", "林志远 today 2pm", "status", {"interview": "2021"}),
    ("lisi", "the phone screen on Sunday", "status", {"interview": "2047"}),
    ("zhangmin", "2058 的面试官都有谁", "status", {"interview": "2058"}),
    ("zhangmin", "I'd like to know how 2031 is doing", "status", {"interview": "2031"}),
    ("zhangmin", "who is it that hasn't answered for tomorrow", "who has not answered", {}),
    ("zhangmin", "who was it that declined 2031", "who declined", {"interview": "2031"}),
    ("zhangsan", "No sign of Dong Zhuoran yet, I'm sat here on my own", "noshow", {"interview": "2019"}),
    # another time is asked for, before it is said which
    ("lisi", "I need another slot for Lü Pin", "reschedule", {"interview": "2031"}),
    ("zhangsan", "I'd like to suggest a later time for one of my interviews", "reschedule", {}),
    ("zhangsan", "I don't want another time", None, {}),
    ("zhangsan", "Good morning! How's everything?", "hello", {}),
    ("zhangsan", "Morning, what have I got today?", "schedule", {}),
)


def test_answers_verdicts_and_looks_in_unusual_words(company_anew: Callable[[], Stage]) -> None:
    check(company_anew, SAID)


AFTER: tuple[Row, ...] = (
    # a setting, set to something else
    ("zhangsan", "面试上限 每天 2 || 不对，是3", "settings", {"what": "limit", "value": "每天 3"}),
    ("zhangsan", "时区 伦敦 || sorry, I meant Paris", "settings", {"what": "zone", "value": "Paris"}),
    ("zhangsan", "免打扰 22:00-8:00 || 改成23点到9点", "settings", {"what": "quiet", "value": "23点到9点"}),
    ("zhangsan", "休假 3月20日到3月25日 || 不对，是到27日", "settings", {"what": "leave", "when": {"start": "2026-03-20T00:00:00+08:00", "end": "2026-03-28T00:00:00+08:00"}}),
    ("wangwu", "use Paris time for me || no, Rome", "settings", {"what": "zone", "value": "Rome"}),
    ("lisi", "电话 13800138000 || 打错了，是13800138001", "settings", {"what": "phone", "value": "13800138001"}),
    # of the day that was wished, and could not be
    ("zhangmin", "丁香改到周一下午四点 || 说错了，六点", "reschedule", {"interview": "2033", "time": "2026-03-16T18:00:00+08:00"}),
    ("zhangmin", "丁香改到周一下午四点 || 周二六点半", "reschedule", {"interview": "2033", "time": "2026-03-17T18:30:00+08:00"}),
    ("zhangsan", "reschedule 2032 friday 5pm || better we make it 5:30pm", "reschedule", {"interview": "2032", "time": "2026-03-13T17:30:00+08:00"}),
    ("zhangsan", "reschedule 2032 friday 5pm || maybe we could make it 6pm", "reschedule", {"interview": "2032", "time": "2026-03-13T18:00:00+08:00"}),
    # who is chosen of the substitutes
    ("zhangmin", "substitutes 1203 || Then please take Wang Wu for it.", "replace", {"interview": "1203", "new": "wangwu"}),
    ("zhangmin", "substitutes 1203 || let's go with Zhang San", "replace", {"interview": "1203", "new": "zhangsan"}),
    # the look before, at another day
    ("zhangmin", "free @lisi @wangwu friday || how does it look on Monday", "free", {"person": ["lisi", "wangwu"]}),
    ("lisi", "下周 || 就这些吗底下还有没有啊接着往下", "more", {}),
    ("zhangsan", "本周 || 还有没", "more", {}),
    ("lisi", "下周 || is that all?", "more", {}),
    ("zhangsan", "无法参加 2030 || undo that, my trip got cancelled", "undo", {}),
    ("zhangsan", "无法参加 2030 出差 || actually I can make it", "accept", {"interview": "2030"}),
    ("zhangsan", "无法参加 2030 出差 || 其实我可以去的", "accept", {"interview": "2030"}),
)  # fmt: skip


def test_what_follows_goes_on_from_what_was_said(company_anew: Callable[[], Stage]) -> None:
    check(company_anew, AFTER)
