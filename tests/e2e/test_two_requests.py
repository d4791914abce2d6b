"""What both sides of a place mean says whether a message asks for two things: both are heard, and a reason is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.chat import conversation, dialog
from bot.chat.context import Context
from bot.chat.handlers import collect
from bot.db import store
from bot.interviews import people
from bot.interviews.audit import Change
from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.language import company, readings

ONE = None

# who, what they type, what comes first, and what waits: verbs, with the interview's code where it matters
TOLD = (
    # a word that begins another: in everyday words, in traditional characters, and after what is done
    ("lisi", "沈佳宁的我接；顺手看看周五还有几场", "accept 2049", "schedule"),
    ("lisi", "明天的面試都列出來，順便接受呂品", "schedule", "accept 2031"),
    ("lisi", "1203接了，完了告诉我下一场是谁", "accept 1203", "next"),
    ("zhangmin", "叶青改到周五上午11点，改完把邀请语发我", "reschedule 2027", "invitation 2027"),
    (
        "zhangmin",
        "replace Li Si with Wang Wu on Chen Xiao and send me the invitation",
        "replace 1203",
        "invitation 1203",
    ),
    ("zhangmin", "Move Ding Xiang to Friday 5pm. And then show me Wang Wu's Friday", "reschedule 2033", "schedule"),
    ("zhangmin", "谁还没回复？顺带看下待办", "who has not answered", "pending"),
    ("admin", "list members and send me a test message", "members", "ping"),
    ("admin", "停用王五，给我发条测试消息", "members", "ping"),
    ("admin", "我是谁来着，还有怎么用你", "whoami", "help"),
    # two sentences
    ("wangwu", "Zeng Rou is a yes. Also what do I have tonight?", "feedback 2016", "schedule"),
    ("wangwu", "曾柔不行，基础差。接下来我还有谁？", "feedback 2016", "next"),
    ("wangwu", "曾柔 不推荐 用例漏得多；明晚魏子淇我接", "feedback 2016", "accept 2029"),
    ("zhangsan", "许诺我可以。曹颖超二面我不可以。", "accept 2026", "decline 2032"),
    ("lisi", "Lü Pin's fine. Can't do Shen Jianing though, back in Chengdu that week.", "accept 2031", "decline 2049"),
    # an answer beside another, also where it would be a candidate's alone
    ("lisi", "周六姜文静我可以，周日周子航不太行", "accept 2037", "decline 2043"),
    ("lisi", "吕品去不了，沈佳宁也去不了", "decline 2031", "decline 2049"),
    ("wangwu", "今晚蒋勋文我来，明晚魏子淇来不了，家里老人住院", "accept 2024", "decline 2029"),
    ("zhangsan", "Lin Zhiyuan ok, Xu Nuo not ok", "accept 2021", "decline 2026"),
    ("wangwu", "丁香去不了要去体检，卢一舟的我照常", "decline 2033", "accept 2035"),
    # one verb, and several interviews by their names
    ("lisi", "陈晓和吕品我都能面", "accept 1203", "accept 2031"),
    ("lisi", "潘悦然、陈晓都去不了", "decline 2020", "decline 1203"),
    ("lisi", "陈晓、吕品、姜文静三场我都可以", "accept 1203", "accept 2031"),
    ("lisi", "Lü Pin and Jiang Wenjing both work for me", "accept 2031", "accept 2037"),
    ("lisi", "I can take Chen Xiao and Lü Pin", "accept 1203", "accept 2031"),
    ("zhangmin", "袁博和叶青都确认了", "candidate 2022", "candidate 2027"),
    ("zhangmin", "Nudge Wang Wu about Zeng Rou, and Li Si about Peng Cheng", "nudge 2016", "nudge 2014"),
    # what the second takes from the first: its interview, its day
    (
        "zhangmin",
        "Please add Wangwu to the Lü Pin interview on Friday and move it to 1pm",
        "add 2031",
        "reschedule 2031",
    ),
    ("zhangmin", "明天下午许诺那场推到四点，顺便把李四换成王五", "reschedule 2026", "replace 2026"),
    ("zhangmin", "取消许诺的面试，岗位关了，再把丁香那场改到下午四点", "cancel 2026", "reschedule 2033"),
    ("lisi", "accept Saturday's 11:15 and push the evening one to 8pm", "accept 2037", "reschedule 2041"),
    # of which of two the second is, is asked when it comes up
    ("zhangsan", "许诺二面我去，另外帮我把周六下午那场推到五点", "accept 2026", "reschedule"),
    # behind what is dictated, in a sentence of its own
    (
        "wangwu",
        "feedback for Zeng Rou is yes, she is careful. Also I can come to 2029",
        "feedback 2016",
        "accept 2029",
    ),
    ("wangwu", "面评 2016 推荐 很细心。另外2029我能来", "feedback 2016", "accept 2029"),
    ("wangwu", "面评 曾柔 不推荐 基础差；魏子淇那场我去不了", "feedback 2016", "decline 2029"),
    ("wangwu", "曾柔不推荐，太浮躁。今晚的我也不去了", "feedback 2016", "decline 2024"),
    ("wangwu", "feedback 2016 yes, solid basics. And show me tomorrow", "feedback 2016", "schedule"),
    # the list behind what is done to somebody, and the same of two
    ("admin", "deactivate zhaoliu, and show me the list of members after that", "members", "members"),
    ("admin", "停用王五，之后把成员列表给我看看", "members", "members"),
    ("admin", "make lisi HR and show the members", "members", "members"),
    ("admin", "成员 王五 免催，再看看成员列表", "members", "members"),
    ("admin", "deactivate wangwu and lisi", "members", "members"),
    ("admin", "停用王五和李四", "members", "members"),
    ("lisi", "decline 2037 and show me Sunday", "decline 2037", "schedule"),
    ("lisi", "decline 2037 and while you're at it show me Sunday", "decline 2037", "schedule"),
    ("zhangmin", "把2027挪到周五十一点，邀请语也给我一份", "reschedule 2027", "invitation 2027"),
    # 把 in front of what is done, a button's verb, and what is free
    ("zhangsan", "明天我有几场，还有把许诺二面接受了", "schedule", "accept 2026"),
    ("zhangsan", "2021接受，然后把2026拒了", "accept 2021", "decline 2026"),
    ("zhangmin", "袁梦那场我来处理，另外看下王五下周四有哪些面试", "take 2063", "schedule"),
    ("zhangsan", "can't do Saturday 2pm; what's free for me Sunday morning?", "decline 2038", "free"),
    ("lisi", "陈晓ok，吕品not ok", "accept 1203", "decline 2031"),
    ("lisi", "accept Chen Xiao, Lü Pin isn't possible", "accept 1203", "decline 2031"),
    ("lisi", "Chen Xiao fine for me but Jiang Wenjing not good", "accept 1203", "decline 2037"),
    # behind a verdict: what is asked for, what is asked, also of the verdicts themselves
    ("wangwu", "曾柔不推荐，接口测试没做过；另外给我2022的入口", "feedback 2016", "room 2022"),
    (
        "lisi",
        "Peng Cheng is a strong no, couldn't write a loop. Also send me the link to 2021",
        "feedback 2014",
        "room 2021",
    ),
    (
        "lisi",
        "feedback for Peng Cheng: reject, too junior. And who could step in for me on 2031?",
        "feedback 2014",
        "substitutes 2031",
    ),
    ("zhangsan", "面评 2013 推荐 思路清楚。下一场几点", "feedback 2013", "next"),
    ("zhangsan", "面评 2013 待定 并发那块答得一般。待定算通过吗？", "feedback 2013", "help"),
    ("lisi", "彭程推荐，基础扎实，推荐是哪几档来着？", "feedback 2014", "help"),
    ("lisi", "feedback 2014 yes, solid. Does maybe count as a pass?", "feedback 2014", "help"),
    ("zhangsan", "面评 2013 推荐 思路清楚。他问下一场几点", "feedback 2013", ONE),
    ("zhangsan", "feedback 2013 yes, good. He asked what happens next", "feedback 2013", ONE),
    # what is taken back, and what HR sees to, and then another
    ("zhangsan", "Undo that last thing please, and show me what I have today", "undo", "schedule"),
    ("zhangsan", "撤销，拒绝2026", "undo", "decline 2026"),
    ("lisi", "the undo, does it also take back the message which HR already got?", "help", ONE),
    ("zhangmin", "I'm handling 2024 myself. Who can stand in for Li Si on 2020?", "take 2024", "substitutes 2020"),
    ("zhangmin", "2024我来处理，2020谁能替李四", "take 2024", "substitutes 2020"),
    ("zhangmin", "I'll take care of 2024, nudge Zhang San about 2026", "take 2024", "nudge 2026"),
    # another order for the same interview, named again or not
    ("zhangmin", "move 2034 to 5pm and add 李四 to 2034 as a shadow", "reschedule 2034", "add 2034"),
    ("zhangmin", "nudge Li Si about 2031 and replace Li Si with Wang Wu on 2031", "nudge 2031", "replace 2031"),
    ("zhangmin", "催李四回2049，另外看看谁能替他", "nudge 2049", "substitutes 2049"),
    # two lists, two answers to proposals, and what follows thanks
    ("zhangmin", "谁来不了列一下，谁没回复也列一下", "who declined", "who has not answered"),
    (
        "zhangmin",
        "common gaps for Zhangsan and Lisi tomorrow afternoon, and list whoever declined something",
        "free",
        "who declined",
    ),
    ("zhangmin", "Approve Zhang San's new time on 2032, turn down Li Si's on 2061", "approve 2032", "turn down 2061"),
    ("zhangmin", "同意张三2032的新时间，李四2061的不同意", "approve 2032", "turn down 2061"),
    (
        "zhangmin",
        "Book the next round for Han Bing; and no feedback needed from Zhang San on 2013",
        "next round 2010",
        "waive 2013",
    ),
    ("lisi", "下一场是谁 能进房间了吗", "next", "room"),
    ("zhangsan", "好的收到，林志远在哪间？另外接受他", "status 2021", "accept 2021"),
    (
        "lisi",
        "Please accept the interview with Chen Xiao for me and decline the one with Jiang Wenjing.",
        "accept 1203",
        "decline 2037",
    ),
    ("admin", "给我看下成员，另外把赵六设成面试官", "members", "members"),
    # of whom the first is
    ("zhangmin", "曹颖超昨天那份张三不用交了，他手断了；周五下午那场也让王五替他", "waive 2013", "replace 2032"),
    (
        "zhangmin",
        "no feedback needed from Zhang San on 2013, and let Wang Wu replace him on 2032",
        "waive 2013",
        "replace 2032",
    ),
    ("zhangsan", "Lin Zhiyuan at what time? and decline it", "status 2021", "decline 2021"),
    ("zhangsan", "what happens when I accept 2021 and then decline it", "status 2021", ONE),
    # one verb for two, by their codes
    ("lisi", "2031和2037我都接", "accept 2031", "accept 2037"),
    ("zhangmin", "把2031和2037取消掉", "cancel 2031", "cancel 2037"),
    ("zhangmin", "催一下李四的2031和2037", "nudge 2031", "nudge 2037"),
    ("zhangmin", "chase Wang Wu for both 2029 and 2035", "nudge 2029", "nudge 2035"),
    # another interview, which is only why
    ("zhangsan", "2021去不了，那个点我在面2026", "decline 2021", ONE),
    ("zhangsan", "decline 2021, 2026 is at the same time", "decline 2021", ONE),
    ("zhangsan", "can't make 2021 because I'm already in 2026 then", "decline 2021", ONE),
    ("lisi", "陈晓去不了，那会儿我在面吕品", "decline 1203", ONE),
    ("lisi", "无法参加2031，2037之前我赶不回来", "decline 2031", ONE),
    ("zhangmin", "取消2031，岗位跟2037一样关了", "cancel 2031", ONE),
    ("zhangmin", "cancel 2031, it's a duplicate of 2037", "cancel 2031", ONE),
    ("zhangmin", "取消2031，跟2037重复了", "cancel 2031", ONE),
    ("zhangmin", "move 2033 to 5:30pm, 2034 needs the room before that", "reschedule 2033", ONE),
    ("zhangmin", "把2033推迟半小时，2032可能拖堂", "reschedule 2033", ONE),
    # a remark about whom it is of
    ("zhangmin", "put Zhang San on 2037 too, he's just there to listen", "add 2037", ONE),
    ("zhangmin", "add Zhang San to 2037, he knows the candidate's stack", "add 2037", ONE),
    ("zhangmin", "replace Li Si with Wang Wu on 2031, he knows the team", "replace 2031", ONE),
    ("zhangmin", "move 2037 to 3pm, she can't do mornings", "reschedule 2037", ONE),
    ("admin", "停用一个人以后，他名下的面试归谁", "help", ONE),
    # a reason, a wish, thanks, and more of the same booking
    ("lisi", "去不了陈晓那场，下午有会", "decline 1203", ONE),
    ("lisi", "陈晓那场我去不了，那天要带孩子看病", "decline 1203", ONE),
    ("lisi", "吕品那场我去不了，前面有个会，后面还有培训", "decline 2031", ONE),
    ("lisi", "can't do Chen Xiao, my flight is at noon and I land at 6", "decline 1203", ONE),
    ("lisi", "accept Chen Xiao, see you tomorrow", "accept 1203", ONE),
    ("zhangsan", "can't make Xu Nuo, I'm travelling and then on leave", "decline 2026", ONE),
    ("zhangsan", "许诺那场改到周五吧，明天下午我有个评审", "reschedule 2026", ONE),
    ("zhangsan", "林志远那场去不了，董卓然那场拖堂了", "decline 2021", ONE),
    ("zhangmin", "让王五替李四面陈晓，李四出差", "replace 1203", ONE),
    ("zhangmin", "陈晓改到周五下午三点，李四那会儿有空", "reschedule 1203", ONE),
    ("zhangmin", "取消丁香，岗位不招了，候选人也知道了", "cancel 2033", ONE),
    ("zhangmin", "催一下李四，1203他还没点接受", "nudge 1203", ONE),
    ("zhangmin", "约面 季云帆 测试一面 下周一下午3点 王五和李四", "book", ONE),
    ("zhangmin", "把 Thu 的 叶青 resched 到 5pm", "reschedule 2027", ONE),
    ("wangwu", "丁香那场我来不了，再说吧", "decline 2033", ONE),
    ("zhangmin", "给丁香的链接再发一遍", "invitation 2033", ONE),
    ("zhangmin", "给丁香的邀请再发我一份吧", "invitation 2033", ONE),
    ("wangwu", "曾柔 推荐 基础好，明天可以安排二面", "feedback 2016", ONE),
    ("wangwu", "面评 2016 推荐 基础好。我觉得比2029那位强", "feedback 2016", ONE),
    ("wangwu", "面评 2016 推荐 基础好。看得出经验丰富", "feedback 2016", ONE),
    ("wangwu", "feedback 2016 yes. He could tell me how a cache works", "feedback 2016", ONE),
    ("zhangsan", "今天和明天有几场", "schedule", ONE),
)


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


def test_what_both_sides_mean_says_whether_they_are_two_requests(company_anew: Callable[[], Stage]) -> None:
    said = []
    for who, text, first, second in TOLD:
        then = {"then": wanted(second)} if second is not None else {}
        said.append(readings.Line(text, {"as": who, "text": text, "kind": "several", **wanted(first), **then}))
    outcomes = list(readings.outcomes(company_anew(), said))
    wrong = [str(one) for one in outcomes if one.wrong]
    parted = [one.line.place for one in outcomes if "then" in one.got and "then" not in one.line.wanted]
    assert not (wrong or parted), "\n".join([*wrong, *parted])


def wanted(said: str) -> dict[str, Any]:
    """`accept 1203`, or a verb alone."""
    verb, _, code = said.rpartition(" ")
    return {"command": verb, "arguments": {"interview": code}} if code.isdigit() else {"command": said}


def test_each_of_several_of_one_verb_is_asked_about(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    assert stage.say("陈晓、吕品、姜文静三场我都可以", "lisi").startswith("一次做一件，之后是：接受 吕品 ")
    assert "\n\n接下来：接受 吕品 3月13日 周五 11:15？是/否" in stage.say("是", "lisi")
    assert "\n\n接下来：接受 姜文静 3月14日 周六 11:15？是/否" in stage.say("否", "lisi")


def test_of_which_of_several_the_second_is_is_asked_among_these(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    stage.say("许诺二面我去，另外帮我把周六下午那场推到五点", "zhangsan")
    asked = stage.say("是", "zhangsan").split("\n\n接下来：")[1].split("\n")
    assert [line.rsplit(" · ", 1)[-1] for line in asked[1:-1]] == ["2038", "2040"]
    assert "改到 3月14日 周六 17:00" in stage.say("2", "zhangsan")


# who, what they type, and all that comes of it, in its order
THREE = (
    ("zhangsan", "accept 2021, decline 2026, and show me tomorrow", "accept 2021", "decline 2026", "schedule"),
    ("zhangsan", "明天有几场，把2021接受了，然后看下周日程", "schedule", "accept 2021", "schedule"),
    ("zhangmin", "取消2031，把2037改到下午三点，再催一下王五", "cancel 2031", "reschedule 2037", "nudge"),
    ("lisi", "陈晓接，吕品去不了，顺便看看周六有几场", "accept 1203", "decline 2031", "schedule"),
    ("wangwu", "魏子淇我接。卢一舟去不了。另外明天几点第一场？", "accept 2029", "decline 2035", "status 2027"),
    ("lisi", "Pan Yueran ok. Chen Xiao ok. Lü Pin no, I'm away.", "accept 2020", "accept 1203", "decline 2031"),
    ("lisi", "接受陈晓，拒绝吕品，姜文静改到下午三点", "accept 1203", "decline 2031", "reschedule 2037"),
    (
        "lisi",
        "yes to Chen Xiao, no to Lü Pin, and Jiang Wenjing to 3pm please",
        "accept 1203",
        "decline 2031",
        "reschedule 2037",
    ),
    (
        "zhangmin",
        "Replace Li Si with Wang Wu on 2031, cancel 2037 and nudge Zhang San about 2026",
        "replace 2031",
        "cancel 2037",
        "nudge 2026",
    ),
    (
        "zhangmin",
        "丁香取消，叶青改到周五上午11点，再把袁博的邀请语给我",
        "cancel 2033",
        "reschedule 2027",
        "invitation 2022",
    ),
    ("zhangmin", "谁还没回复？谁拒了？还有谁面评没交", "who has not answered", "who declined", "pending"),
    ("zhangmin", "丁香加个李四旁听，再改到五点半", "add 2033", "reschedule 2033"),
    ("admin", "停用王五，把李四设成HR，再给我发条测试消息", "members", "members", "ping"),
)


def test_none_of_three_requests_is_lost(company_anew: Callable[[], Stage]) -> None:
    company_anew()
    wrong = []
    for who, text, *each in THREE:
        if (got := asked_in_turn(text, who)) != each:
            wrong.append(f"{text}: {got}")
    assert not wrong, "\n".join(wrong)


def asked_in_turn(text: str, user_id: str) -> list[str]:
    """The verb of each request with the code of its interview, the first and those that wait."""
    with store.connected():
        member = people.known(user_id)
        assert member is not None
        ctx = Context(member, company.NOW, Change(company.NOW, member), collect("commands"), dialog=dialog.read(member))
        found = conversation.understand(ctx, text)
        assert found.call is not None
        each = [found.call.dump(), *ctx.dialog.waiting]
    return [" ".join([one["command"], *filter(None, [one["arguments"].get("interview")])]) for one in each]


def test_rows_of_a_list_may_be_counted(company_anew: Callable[[], Stage]) -> None:
    stage = company_anew()
    for look, words, verb, rows in (
        ("本周", "接受前两个", "accept", "1 2"),
        ("this week", "decline the first two", "decline", "1 2"),
        ("本周", "第一个和第四个我去不了", "decline", "1 4"),
        ("本周", "最后两个去不了", "decline", "5 6"),
        ("this week", "decline the second and the last one", "decline", "2 6"),
    ):
        listed = re.findall(r"· (\d{4})$", stage.say(look, "lisi"), re.MULTILINE)
        assert asked_in_turn(words, "lisi") == [f"{verb} {listed[int(row) - 1]}" for row in rows.split()], words
    listed = re.findall(r"· (\d{4})$", stage.say("明天", "zhangmin"), re.MULTILINE)
    assert asked_in_turn("取消前两个", "zhangmin") == [f"cancel {one}" for one in listed[:2]]


def test_an_order_is_read_back_though_what_follows_is_not_understood(company_anew: Callable[[], Stage]) -> None:
    said = company_anew().say("accept 2021 and what colour is the sky", "zhangsan")
    assert said == "“what colour is the sky”没看懂，稍后单独再问一次。\n接受 林志远 今天 14:00？是/否"
