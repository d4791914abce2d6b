"""What both sides of a place mean says whether a message asks for two things: both are heard, and a reason is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.e2e.stage import Stage
from tests.understanding import company, sets

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
    ("wangwu", "曾柔 推荐 基础好，明天可以安排二面", "feedback 2016", ONE),
    ("wangwu", "面评 2016 推荐 基础好。我觉得比2029那位强", "feedback 2016", ONE),
    ("wangwu", "面评 2016 推荐 基础好。看得出经验丰富", "feedback 2016", ONE),
    ("wangwu", "feedback 2016 yes. He could tell me how a cache works", "feedback 2016", ONE),
    ("zhangsan", "今天和明天有几场", "schedule", ONE),
)


@pytest.fixture(scope="module")
def company_anew(server_url: str) -> Iterator[Callable[[], Stage]]:
    with company.anew(server_url) as copy:
        yield copy


def test_what_both_sides_mean_says_whether_they_are_two_requests(company_anew: Callable[[], Stage]) -> None:
    said = []
    for who, text, first, second in TOLD:
        then = {"then": wanted(second)} if second is not None else {}
        said.append(sets.Said(text, {"as": who, "text": text, "kind": "several", **wanted(first), **then}))
    outcomes = list(sets.outcomes(company_anew, said))
    wrong = [str(one) for one in outcomes if one.wrong]
    parted = [one.said.place for one in outcomes if "then" in one.got and "then" not in one.said.wanted]
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
