"""What is left unsaid is of what we speak of: the interview that was shown, the colleagues, the days; and never of it where another is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.language import company, readings

Row = tuple[str, str, str, str]  # who, what was said before, what they say, and what it comes to


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


def check(company_anew: Callable[[], Stage], rows: tuple[Row, ...]) -> None:
    said = [
        readings.Line(f"{before} || {text}", {"as": who, "text": text, "after": before.split(" → "), "command": None, "kind": ""})
        for who, before, text, _ in rows
    ]  # fmt: skip
    got = [comes_to(one.got) for one in readings.outcomes(company_anew(), said)]
    wrong = [
        f"{row[0]}: {row[1]} || {row[2]} => {one}   (not {row[3]})"
        for row, one in zip(rows, got, strict=True)
        if one != row[3]
    ]
    assert not wrong, "\n" + "\n".join(wrong)


def comes_to(got: dict[str, Any]) -> str:
    """? decline 2043: the command and its arguments, words of one's own as …, and a question mark where it is read back."""
    said = " ".join(_shown(name, value) for name, value in sorted(got["arguments"].items()))
    lacks = f" lacks {got['missing'][0]}" if got["missing"] else ""
    return f"{'? ' if got['confirm'] else ''}{got['command'] or '-'} {said}".strip() + lacks


def _shown(name: str, value: Any) -> str:
    if isinstance(value, dict):
        return "–".join(_local(one) for one in value.values())
    if name in ("words", "reason"):
        return "…"
    if name == "time":
        return _local(value)
    return "+".join(value) if isinstance(value, list) else str(value)


def _local(at: str) -> str:
    return (
        readings.instant(at).astimezone(ZoneInfo("Asia/Shanghai")).strftime("%m-%dT%H:%M")
        if readings.instant(at)
        else at
    )


OF_THE_INTERVIEW: tuple[Row, ...] = (
    ("lisi", "进度 2043", "我到时候过去", "? accept 2043"),
    ("lisi", "进度 2043", "那天我孩子家长会，去不了", "? decline 2043"),
    ("lisi", "status 2043", "fine by me", "? accept 2043"),
    ("lisi", "status 2043", "I'm afraid I'll have to pass", "? decline 2043"),
    ("lisi", "status 2043", "can we do 3pm that day", "? reschedule 2043 03-15T15:00"),
    ("lisi", "status 2043", "count on me for it", "? accept 2043"),
    ("wangwu", "进度 2045", "能不能换到下午五点", "? reschedule 2045 03-15T17:00"),
    ("wangwu", "status 2041", "I would prefer 6pm the same day", "? reschedule 2041 03-14T18:00"),
    ("lisi", "status 2049", "I would then propose 16:00 on the same day.", "? reschedule 2049 03-16T16:00"),
    ("zhangmin", "status 2049", "let's do that one at 5pm on Monday instead", "? reschedule 2049 03-16T17:00"),
    ("zhangmin", "status 2041", "shorten it to half an hour", "? reschedule 2041 30"),
    ("zhangmin", "进度 2034", "那个改成电话面", "? reschedule 2034 phone"),
    ("zhangmin", "进度 2034", "候选人说他能来", "? candidate accepted 2034"),
    ("zhangmin", "进度 2034", "王五换成李四", "? replace 2034 lisi wangwu"),
    ("zhangmin", "进度 1203", "换成王五嘛", "? replace 1203 wangwu"),
    ("zhangmin", "status 2034", "take 张三 off, put 李四 on", "? replace 2034 lisi zhangsan"),
    ("zhangmin", "替补 2031", "就王五吧，让他上", "? replace 2031 wangwu lisi"),
    (
        "zhangmin",
        "status 2029 → substitutes 2029",
        "Right so, put 张三 in instead of 王五",
        "? replace 2029 zhangsan wangwu",
    ),
    ("zhangmin", "进度 2034", "给加一个旁听，李四", "? add 2034 lisi shadow"),
    ("zhangmin", "进度 2034", "邀请语发我", "invitation 2034"),
    ("zhangmin", "卢一舟那场谁没回", "也催一下他", "? nudge 2035 wangwu"),
    ("zhangsan", "进度 2021", "怎么进去？链接呢", "room 2021"),
    ("zhangsan", "status 2021", "and the link to get in, or do I climb through the window?", "room 2021"),
    ("zhangsan", "任远航", "in which room?", "status 2034"),
    ("lisi", "status 2014", "It's a yes from me, good fundamentals", "? feedback 2014 yes …"),
    ("lisi", "进度 2014", "感觉一般，基础不太行，不推荐", "? feedback 2014 no …"),
    ("lisi", "next", "I cannot. Please ask 王五 instead.", "? decline wangwu 2020"),
    ("zhangsan", "进度 2044", "二面那个我不行", "? decline 2044"),
)


def test_what_names_no_interview_is_of_the_one_that_was_shown(company_anew: Callable[[], Stage]) -> None:
    check(company_anew, OF_THE_INTERVIEW)


OF_ANOTHER: tuple[Row, ...] = (
    ("zhangmin", "进度 2034", "取消赵六，他放弃了", "-"),
    ("zhangmin", "进度 2034", "取消王大锤，他放弃了", "-"),
    ("zhangmin", "status 2034", "cancel the phone one", "? cancel … lacks interview"),
    ("zhangmin", "进度 2034", "取消吧，李四那边没人了", "-"),
    ("zhangmin", "进度 2034", "周六那场取消", "? cancel lacks interview"),
    ("zhangmin", "进度 2034", "电话面的那个改到五点", "? reschedule phone 五点 lacks interview"),
    ("zhangmin", "进度 2034", "催一下李四", "nudge lisi"),
    ("zhangsan", "进度 2044", "一面那个我不行", "? decline lacks interview"),
    ("zhangsan", "进度 2044", "明天下午那场我不行", "? decline lacks interview"),
    ("zhangsan", "进度 2044", "2042我不行", "? decline 2042"),
    ("zhangsan", "进度 2044", "林悦那场我不行", "? decline lacks interview"),
    ("zhangsan", "进度 2042", "我要晚十分钟", "? running late 2019 …"),
    ("zhangsan", "进度 2044", "晚饭吃什么", "-"),
    ("zhangmin", "进度 2034", "李四换成王五", "? replace wangwu lisi lacks interview"),
    ("zhangmin", "进度 2034", "后端那场取消", "? cancel lacks interview"),
    ("zhangmin", "进度 2034", "postpone Tom by an hour", "-"),
    ("lisi", "进度 2043", "陈晓那边我过不去", "? decline 1203"),
    ("lisi", "进度 2043", "the Monday one is fine", "? accept 2049"),
    ("zhangmin", "代写 2016 王五", "张三说不推荐", "? write for 2013 zhangsan no"),
    ("lisi", "本周", "我去不了", "? decline lacks interview"),
)


def test_what_tells_another_or_of_somebody_who_is_not_on_it_is_not_put_on_the_one_that_was_shown(
    company_anew: Callable[[], Stage],
) -> None:
    check(company_anew, OF_ANOTHER)


OF_PEOPLE_AND_DAYS: tuple[Row, ...] = (
    ("admin", "成员 李四", "把他停用", "? members lisi deactivated"),
    ("admin", "members wangwu", "disable him", "? members wangwu deactivated"),
    ("admin", "members wangwu", "now make him a coordinator", "? members wangwu coordinator"),
    ("admin", "成员 李四", "给他HR权限", "? members lisi recruiter"),
    ("admin", "把李四设成HR", "不对，给他用人经理", "? members lisi hiring_manager"),
    ("admin", "成员 王五", "他不用催", "? members wangwu not_nudged"),
    ("zhangmin", "空闲 @李四 @王五 明天", "那他俩周五呢", "free lisi+wangwu 03-13T00:00–03-14T00:00"),
    (
        "zhangmin",
        "free @zhangsan @lisi tomorrow",
        "and Friday for the two of them?",
        "free zhangsan+lisi 03-13T00:00–03-14T00:00",
    ),
    ("zhangmin", "看一下李四周五的面试", "那他下周一呢？", "schedule lisi 03-16T00:00–03-17T00:00"),
    (
        "zhangmin",
        "张三和王五今天什么时候有空",
        "那他俩明天呢明天有没有一起空的",
        "free zhangsan+wangwu 03-12T00:00–03-13T00:00",
    ),
    ("zhangmin", "李四明天都有啥", "王五的也看看", "schedule wangwu 03-12T00:00–03-13T00:00"),
    ("zhangmin", "show me Zhang San's interviews on Friday", "and Li Si's?", "schedule lisi 03-13T00:00–03-14T00:00"),
    ("zhangmin", "李四周五有几场", "周六也看看", "schedule lisi 03-14T00:00–03-15T00:00"),
    ("zhangsan", "schedule tomorrow", "and Friday, God help me", "schedule 03-13T00:00–03-14T00:00"),
    ("lisi", "本周", "下一周的也给我看看", "schedule 03-16T00:00–03-23T00:00"),
    ("zhangsan", "下周", "那周三呢", "schedule 03-18T00:00–03-19T00:00"),
    ("zhangsan", "next week", "And on the Friday?", "schedule 03-20T00:00–03-21T00:00"),
)


def test_the_people_and_the_days_of_the_look_or_the_order_before_are_meant(company_anew: Callable[[], Stage]) -> None:
    check(company_anew, OF_PEOPLE_AND_DAYS)


IN_ONES_OWN_WORDS: tuple[Row, ...] = (
    ("zhangsan", "休假 3月16日到3月17日", "逐场看吧，别一刀切", "? settings one_by_one leave 03-16T00:00–03-18T00:00"),
    ("wangwu", "休假 3月14日到3月15日", "都回复无法参加就好", "? settings decline_all leave 03-14T00:00–03-16T00:00"),
    (
        "zhangsan",
        "leave 3/16-3/17",
        "one by one please, don't decline everything",
        "? settings one_by_one leave 03-16T00:00–03-18T00:00",
    ),
    ("zhangsan", "没面成 2013", "候选人压根没来", "? not held 2013 no_show"),
    ("zhangmin", "没面成 2013", "他们私下又改了时间", "? not held 2013 moved"),
    ("zhangmin", "not held 2013", "the candidate simply did not come", "? not held 2013 no_show"),
    ("zhangmin", "代写 2016 王五", "推荐，他说自动化经验足", "? write for 2016 wangwu yes …"),
    ("zhangmin", "代写 2016 王五", "他说推荐，用例设计得很细", "? write for 2016 wangwu yes …"),
    ("zhangsan", "面评 2013", "推荐吧，人扎实，就是话少", "? feedback 2013 yes …"),
    ("zhangmin", "改期 2028", "周五早上九点，还是珠峰", "? reschedule 2028 03-13T09:00"),
    ("zhangmin", "改期 2034", "Saturday 10am works for everybody", "? reschedule 2034 03-14T10:00"),
    ("zhangmin", "改期 2034", "他们周六都没空", "-"),
    (
        "zhangmin",
        "Move 林悦 to March 19 at 10am",
        "The first round one, sorry, should have said",
        "? reschedule 2042 03-19T10:00",
    ),
    ("zhangmin", "改期 林悦 周四十点", "一面的，抱歉没说清楚", "reschedule 2042 03-12T10:00"),
    (
        "zhangmin",
        "book Gao Ming backend round 1 fri 3:30pm",
        "张三 will take it",
        "? book Gao Ming backend 45 zhangsan 一面 03-13T15:30",
    ),
    ("zhangmin", "add 2034 lisi", "as a shadow only, he's just there to listen", "? add 2034 lisi shadow"),
    ("zhangmin", "旁听 2034 李四", "不对，让他当面试官", "? add 2034 lisi interviewer"),
    ("zhangmin", "叶青那场推迟到4点半", "change成5pm", "? reschedule 2027 03-12T17:00"),
)


def test_what_is_asked_for_or_was_read_back_may_be_told_in_a_sentence_of_ones_own(
    company_anew: Callable[[], Stage],
) -> None:
    check(company_anew, IN_ONES_OWN_WORDS)


YES_AND_MORE: tuple[Row, ...] = (
    ("zhangmin", "把萧若溪终面取消，编制没批", "对，取消", "cancel 2058 …"),
    ("zhangmin", "取消面试 2060 岗位关闭", "yes, cancel it", "cancel 2060 …"),
    ("zhangmin", "取消面试 2060 岗位关闭", "是的，可惜了", "cancel 2060 …"),
    ("zhangsan", "I can't make it to 2036, moving house", "yes, tragically", "decline 2036 …"),
    ("zhangmin", "取消面试 2060 岗位关闭", "是，不过先别通知", "-"),
    ("zhangmin", "取消面试 2060 岗位关闭", "yes, but not today", "-"),
    ("lisi", "陈晓那场我来不了", "yes, next week would work", "schedule 03-16T00:00–03-23T00:00"),
    ("lisi", "陈晓那场我来不了", "好，等我问问", "-"),
    ("zhangsan", "休假 3月16日到3月17日", "都回复无法参加还是逐场看", "help 无法参加"),
    ("zhangsan", "无法参加 2036", "十一点四十五就行", "-"),
)


def test_a_yes_may_have_a_word_beside_it_but_none_that_turns_it_round(company_anew: Callable[[], Stage]) -> None:
    check(company_anew, YES_AND_MORE)
