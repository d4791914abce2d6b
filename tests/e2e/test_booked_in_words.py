"""An interview that is asked for in a sentence is booked with all that the sentence says: whom, with whom, when, where."""

from __future__ import annotations

from bot.db import clock, store
from bot.interviews import people
from bot.interviews.audit import Change
from bot.interviews.models import Role
from tests.e2e.office import Office

# candidate, accounts, month-day and hour, minutes, place
ASKED = {
    "给孟庆书排个后端二面：下周二上午10点，张三+李四，一小时": ("孟庆书", ["zhangsan", "lisi"], "03-17T10:00", 60, None),
    "帮董建国约个后端二面，下周五下午三点，张三李四一起，一小时": ("董建国", ["zhangsan", "lisi"], "03-20T15:00", 60, None),
    "约个二面：沈从容，后端，下周四下午四点一刻，李四主面张三陪，一小时": ("沈从容", ["lisi", "zhangsan"], "03-19T16:15", 60, None),
    "替许文博约个后端一面，周五上午十点，王五李四，半小时，电话": ("许文博", ["wangwu", "lisi"], "03-13T10:00", 30, "phone"),
    "帮我book一下Kevin Sun，后端一面，周五下午5点半，wangwu，phone就行": ("Kevin Sun", "wangwu", "03-13T17:30", 45, "phone"),
    "新来一个后端简历，孙佳怡，周五下午四点让李四一面，45分钟，视频": ("孙佳怡", "lisi", "03-13T16:00", 45, "video"),
    "幫我約羅敏儀，後端一面，星期六下晝五點，李四面": ("羅敏儀", "lisi", "03-14T17:00", 45, None),
    "那个帮我约一下秦朗啊后端一面明天上午十点王五来面就行了": ("秦朗", "wangwu", "03-12T10:00", 45, None),
    "book Sun Yue for a backend first round, Friday 9am, lisi": ("Sun Yue", "lisi", "03-13T09:00", 45, None),
    "Book Zhao Lei, backend round 1, tomorrow 5:30pm w/ lisi, 45 min": ("Zhao Lei", "lisi", "03-12T17:30", 45, None),
    "book Kevin Liang backend second round 2026-03-19 10:00 zhangsan lisi 60": ("Kevin Liang", ["zhangsan", "lisi"], "03-19T10:00", 60, None),
    "Hey! Could you pop Charlotte Wu in for a backend first round with Wang Wu, Monday 3pm, half an hour is plenty": ("Charlotte Wu", "wangwu", "03-16T15:00", 30, None),
    "please to arrange Ms. Fang Qiong for backend first round, wangwu interviewer, 17 March 10:00, video": ("Fang Qiong", "wangwu", "03-17T10:00", 45, "video"),
    "schedule June Park backend r1 Friday 11am zhangsan & lisi 45min video": ("June Park", ["zhangsan", "lisi"], "03-13T11:00", 45, "video"),
}  # fmt: skip


def test_all_that_a_sentence_says_is_in_the_booking(office: Office) -> None:
    with store.db.connection_context():
        people.put(Change(clock.now(), actor_kind="system"), "wangwu", name="王五", role=Role.INTERVIEWER)
    office.plan("林悦", "03-13 10:00")  # for the one job that there is
    found = {said: office.understands(said, "zhangmin") for said in ASKED}
    assert {said: _in_short(one["arguments"]) for said, one in found.items()} == ASKED
    assert all(one["command"] == "book" and one["confirm"] for one in found.values())


def _in_short(said: dict[str, object]) -> tuple[object, ...]:
    return said.get("candidate"), said.get("person"), str(said.get("time"))[5:16], said.get("length"), said.get("place")
