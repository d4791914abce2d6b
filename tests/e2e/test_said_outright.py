"""What HR, interviewers and admins order rarely is read from all that is said of it: why, who as what, where, and how long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.chat.handlers import collect
from tests.databases import Databases
from tests.language import company, readings

AWAY = {
    "I'm off March 24 through 27, family trip": ("2026-03-24", "2026-03-28"),
    "I take my vacation March 23 to 25": ("2026-03-23", "2026-03-26"),
    "I won't be around between March 24 and March 26": ("2026-03-24", "2026-03-27"),
    "我3月18到20号出差不在公司": ("2026-03-18", "2026-03-21"),
    "我next week三月16到18号on leave，帮我set一下": ("2026-03-16", "2026-03-19"),
    "我下周三到周五要外出，别给我排": ("2026-03-18", "2026-03-21"),
}

MEANT: tuple[tuple[str, str, str | None, dict[str, Any]], ...] = (
    # why it was not held
    ("lisi", "2014 didn't happen, he never showed up", "not held", {"why": "no_show"}),
    ("wangwu", "曾柔昨天没面成，她一直没上线，等了半小时", "not held", {"why": "no_show"}),
    ("lisi", "彭程没面成，放了我鸽子", "not held", {"why": "no_show"}),
    ("zhangmin", "2014没面成，候选人迟迟没上线", "not held", {"why": "no_show"}),
    ("zhangsan", "曹颖超那场没面，我们商量好挪到下周了", "not held", {"interview": "2013", "why": "moved"}),
    ("zhangmin", "2013没面成，张三和候选人另约了时间", "not held", {"why": "moved"}),
    ("lisi", "Peng Cheng's interview didn't take place, he came but the link was dead", "not held", {"why": None}),
    ("zhangsan", "2013 never took place, building fire drill", "not held", {"why": None}),
    # what a candidate answered, in words that no list has
    ("zhangmin", "Wei Ziqi rang back, she'll be on the call tomorrow night.", "candidate", {"answer": "accepted"}),
    ("zhangmin", "丁香来电话了，说到时候见", "candidate", {"interview": "2033", "answer": "accepted"}),
    ("zhangmin", "Lu Yizhou texted, he's good to go for Friday night", "candidate", {"answer": "accepted"}),
    ("zhangmin", "何静怡还在纠结，要和家里商量", "candidate", {"interview": "2047", "answer": "tentative"}),
    ("zhangmin", "Yuan Meng is torn, she'll get back to us", "candidate", {"answer": "tentative"}),
    # who joins, and as what
    ("zhangmin", "Have Lisi sit in on 2034 as another interviewer.", "add", {"new": "lisi", "part": "interviewer"}),
    ("zhangmin", "让张三给2055当第二面试官", "add", {"new": "zhangsan", "part": "interviewer"}),
    ("zhangmin", "add Wangwu to 2048, not as a shadow, as an interviewer", "add", {"part": "interviewer"}),
    ("zhangmin", "put Zhang San on 2037 too, just to listen", "add", {"part": "shadow"}),
    ("zhangmin", "Have 张三 shadow 叶青's one, so he can see how the QA lads do it", "add", {"interview": "2027"}),
    ("zhangmin", "Add Wang Wu as a listener.", "add", {"new": "wangwu", "part": "shadow", "interview": None}),
    # where, and how long
    ("zhangmin", "蔡文博的房间改到泰山，别的不动", "reschedule", {"interview": "2064", "place": "泰山"}),
    ("zhangmin", "程诺言终面的会议室从珠峰换成黄山", "reschedule", {"interview": "2028", "place": "黄山"}),
    ("zhangmin", "switch the venue of 2040 to the Blue Room", "reschedule", {"place": "blue room"}),
    ("zhangmin", "2058换个大点的会议室", "reschedule", {"place": None}),
    ("zhangmin", "let 2037 run 60 minutes instead of 45", "reschedule", {"interview": "2037", "length": 60}),
    ("zhangmin", "make 2036 an hour and a half long, she has a lot to show", "reschedule", {"length": 90}),
    ("zhangmin", "蒋丽娜的面试时长定成40分钟", "reschedule", {"interview": "2065", "length": 40}),
    ("zhangmin", "extend 钟楚's final by half an hour", "reschedule", {"interview": "2040", "length": 90}),
    ("zhangmin", "钟楚终面延长半小时", "reschedule", {"length": 90}),
    ("zhangmin", "shorten 2040 by 15 minutes", "reschedule", {"length": 45}),
    ("zhangmin", "let's do 2046 in room 8 rather than 珠峰", "reschedule", {"place": "8"}),
    # no time for now
    ("zhangmin", "郑浩然那场先挂起，时间回头定", "reschedule", {"no_time": "open"}),
    ("zhangmin", "唐思远那场时间先待定，等副总出差回来再说", "reschedule", {"interview": "2052", "no_time": "open"}),
    ("zhangmin", "唐思远那场先别定时间，他在出差", "reschedule", {"no_time": "open"}),
    ("zhangmin", "Keep the date for 2063 open until she is back", "reschedule", {"no_time": "open"}),
    # when, beside what somebody does at another time
    ("zhangmin", "Push 2047 to 20h on Monday, she has a class until 19h", "reschedule", {"time": "2026-03-16T20:00+08:00"}),
    ("zhangmin", "余笑一面改到下午五点，他三点才下飞机", "reschedule", {"time": "2026-03-12T17:00+08:00"}),
    ("wangwu", "move 2045 to 14h30", "reschedule", {"time": "2026-03-15T14:30+08:00"}),
    ("zhangmin", "把那个后端的面试推迟到五点，忘了是哪一轮", "reschedule", {"interview": None}),
    # who is chased
    ("zhangmin", "还没回复的统统给我催一遍", "nudge", {"every": "all"}),
    ("zhangmin", "Could you remind everybody who owes us a reply or feedback?", "nudge", {"every": "all"}),
    ("zhangmin", "give a nudge to all who are silent", "nudge", {"every": "all"}),
    ("zhangmin", "ping everyone who still owes feedback", "nudge", {"every": "all"}),
    # who is put for whom
    ("zhangmin", "沈佳宁那场owner从李四switch成张三", "replace", {"old": "lisi", "new": "zhangsan"}),
    # who knows the candidate steps aside
    ("lisi", "吕品是我表弟，这场我面不合适", "decline", {"interview": "2031"}),
    ("lisi", "I'd best not do 2031 on Friday, he's an old flatmate of mine", "decline", {"interview": "2031"}),
    ("wangwu", "Cui Haoyu used to live with me, someone else should do it", "decline", {"interview": "2039"}),
    ("zhangsan", "苏航是我前女友，换个人吧", "decline", {}),
    # the interviews of some days are declined, and no leave is written down
    ("zhangsan", "我下周一到周三去不了，那几场都推了吧", "decline", {"interview": None}),
    # who comes later
    ("lisi", "今天潘悦然那场我得晚一刻钟进来", "running late", {"interview": "2020", "who": None}),
    ("wangwu", "Yuan Bo at half past three: I'll be there ten minutes late", "running late", {"who": None}),
    # members, and who is none
    ("admin", "zhaoliu joins us as an interviewer from today, please add him", "members", {"person": "zhaoliu"}),
    ("admin", "赵六已经走人了，把他账号停用", "members", {"person": "赵六", "state": "deactivated"}),
    ("admin", "please stop chasing Li Si for feedback", "members", {"person": "lisi", "state": "not_nudged"}),
    ("admin", "别再给张三发催面评的消息了", "members", {"person": "zhangsan", "state": "not_nudged"}),
    ("admin", "李四休完产假回来了，账号打开吧", "members", {"person": "lisi", "state": "active"}),
    ("admin", "以后别老提醒李四写面评了", "members", {"person": "lisi", "state": "not_nudged"}),
    # an answer to a proposal is understood also where there is none
    ("zhangmin", "2050我同意，就用张三提的", "approve", {"interview": "2050"}),
    ("zhangmin", "take whatever time Zhang San suggested for Lin Zhiyuan", "approve", {"interview": "2021"}),
    ("zhangmin", "2043李四提的时间不行，还按原来的", "turn down", {"interview": "2043"}),
    ("zhangmin", "I can't agree to what Li Si suggested for Zhou Zihang", "turn down", {"interview": "2043"}),
    ("zhangmin", "2044不管一面怎么样都照面", "go ahead", {"interview": "2044"}),
    ("zhangmin", "Go ahead with 2054 all the same", "go ahead", {"interview": "2054"}),
    ("zhangmin", "Tian Ye did well, line up the next round", "next round", {"interview": "2018"}),
    ("zhangmin", "book the next round for 2015 please", "next round", {"interview": "2015"}),
    ("zhangmin", "姚瑶二面结束了，该给她约终面了", "next round", {"interview": "2015"}),
    # a mark that was a mistake
    ("zhangmin", "Wang Wu never met Ye Qing, he clicked the wrong box", "noconflict", {"interview": "2027"}),
    ("zhangmin", "王五勾错了，他和丁香不认识", "noconflict", {"interview": "2033", "person": "wangwu"}),
    ("zhangmin", "别让李四面2037，他和候选人认识", "replace", {"interview": "2037", "old": "lisi"}),
    ("zhangmin", "李四认识2037的候选人，别让他面", "replace", {"interview": "2037", "old": "lisi"}),
    ("zhangmin", "2037 李四和候选人是同学，别派他了", "replace", {"interview": "2037", "old": "lisi"}),
    ("admin", "王五不用催", "members", {"person": "wangwu"}),
    ("admin", "张三以后都别催了", "members", {"person": "zhangsan"}),
    ("admin", "don't remind Wang Wu any more", "members", {"person": "wangwu"}),
    # an order is one also where it does not say which interview, or asks as one would
    ("zhangmin", "把那个终面取消了嘛", "cancel", {"interview": None}),
    ("zhangmin", "二面那场推迟吧", "reschedule", {"interview": None}),
    ("wangwu", "The final interview with Zhang San, I must reschedule it", "reschedule", {"interview": None}),
    ("zhangmin", "Move tomorrow's backend interview to five, I forget which round", "reschedule", {"interview": None}),
    ("lisi", "is it ok to move Chen Xiao to 5pm?", "reschedule", {"interview": "1203"}),
    ("zhangmin", "唐思远的终面王五去不了，换李四上", "replace", {"old": "wangwu", "new": "lisi"}),
    # who has not answered, who cannot come
    ("zhangmin", "聽日邊個仲未覆呀", "who has not answered", {}),
    ("zhangmin", "哪位面试官还没吭声", "who has not answered", {}),
    ("zhangmin", "邊個話唔得閒", "who declined", {}),
    ("zhangmin", "到现在为止，哪些面试有面试官说参加不了？", "who declined", {}),
)  # fmt: skip

NO_ORDER = (
    ("zhangmin", "会议室换了吗，任远航那场"),
    ("wangwu", "小道消息今天珠峰会议室空调坏了，说是蔡依凡要换地方面"),
    ("zhangmin", "哪些面试时间待定"),
    ("zhangsan", "苏航不是我同学，我能面"),
    ("wangwu", "丁香是我同学吗"),
    ("zhangmin", "2044不撤，接着面"),
    ("zhangmin", "don't approve 2050 yet"),
    ("zhangmin", "don't turn down 2050 yet"),
    ("zhangmin", "要不要同意2050的改期？"),
    ("zhangmin", "萧逸终面都过了，下一轮是什么"),
    ("zhangmin", "Zhang San was overheard grumbling that Monday afternoon with Su Hang is a waste of time"),
    ("lisi", "今晚的我没有要推迟，别问我了"),
    ("zhangmin", "没说要改期啊，林志远下午两点照旧"),
    ("zhangmin", "取消终面吗"),
    ("zhangmin", "should I move the final to five"),
    ("zhangmin", "Make Wang Wu an admin, please."),
    ("wangwu", "Make me HR in the system please."),
    ("zhangsan", "想休假啊啊啊 明天就休到周日"),
)


@pytest.fixture(scope="module")
def understood(databases: Databases) -> Iterator[Callable[[str, str], dict[str, Any]]]:
    with company.anew(databases) as founded:
        stage = founded()
        yield lambda who, text: readings.understood(stage, who, text)


def test_what_is_said_of_a_rare_order_is_read_from_all_of_it(understood: Callable[[str, str], dict[str, Any]]) -> None:
    found = {text: understood(who, text) for who, text, _, _ in MEANT}
    assert {text: one["command"] for text, one in found.items()} == {text: command for _, text, command, _ in MEANT}
    for _, text, _, wanted in MEANT:
        said = found[text]["arguments"]
        assert {name: said.get(name) for name in wanted if not readings.same(said.get(name), wanted[name])} == {}, text


def test_a_stretch_of_days_away_is_a_leave(understood: Callable[[str, str], dict[str, Any]]) -> None:
    for text, (first, after) in AWAY.items():
        got = understood("wangwu", text)
        assert got["command"] == "settings" and got["arguments"]["what"] == "leave", text
        assert got["arguments"]["when"] == {"start": f"{first}T00:00:00+08:00", "end": f"{after}T00:00:00+08:00"}, text
        assert got["confirm"], text


def test_what_only_sounds_like_one_is_none(understood: Callable[[str, str], dict[str, Any]]) -> None:
    commands = collect("commands").commands
    found = {text: understood(who, text) for who, text in NO_ORDER}
    assert {text: one for text, one in found.items() if one["command"] and commands[one["command"]].changes} == {}
    assert [text for text, one in found.items() if "then" in one] == []


def test_of_two_requests_each_is_of_whom_and_of_what_it_says(
    understood: Callable[[str, str], dict[str, Any]],
) -> None:
    got = understood("admin", "lisi -> coordinator, wangwu -> disable")
    assert got["arguments"] == {"person": "lisi", "role": "coordinator"}
    assert got["then"] == {"command": "members", "arguments": {"person": "wangwu", "state": "deactivated"}}
    got = understood("zhangmin", "where does 2029 stand? and chase Wang Wu on it")
    assert got["then"] == {"command": "nudge", "arguments": {"interview": "2029", "person": "wangwu"}}
    got = understood("zhangmin", "Cancel 2057, they filled the role. Also show me tomorrow")
    assert (got["arguments"]["reason"], got["then"]["command"]) == ("they filled the role", "schedule")
    assert "then" not in understood("zhangmin", "Li Si has not written up Peng Cheng. Remind him.")
