"""What asks for nothing changes nothing, and asks which interview of nothing: rules, rumours, denials, what might have been."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.language import company, readings

OF_THE_RULES = (
    ("zhangmin", "换面试官要不要候选人点头才行"),
    ("wangwu", "邊個可以批准改期"),
    ("wangwu", "谁有资格批改期，是HR还是我老板"),
    ("zhangsan", "撤销是只能撤最后一步，还是能一直往回退"),
    ("lisi", "Is it me or HR who tells the candidate when the time is changed?"),
    ("wangwu", "If I not reply at all, system auto accept for me is it?"),
    ("wangwu", "If the candidate does not pick up, after how much time should we mark no-show?"),
    ("zhangsan", "When I decline, does the candidate learn my reason?"),
    ("lisi", "Snooze, maximum how long?"),
    ("wangwu", "稍后最长能推多久"),
    ("zhangsan", "Is it necessary to accept every invitation separately or one time is enough?"),
    ("lisi", "Am I allowed to move an interview on my own?"),
)
RUMOURS = (
    ("zhangmin", "用人部门那边有人在传前端的坑可能要关，还没得准信"),
    ("admin", "传言说赵六下个月要走"),
    ("zhangsan", "王五跟我念叨说下周他想休假"),
    ("zhangmin", "Rumour has it Wangwu is leaving next month."),
    ("zhangmin", "A little bird told me Wang Wu is interviewing elsewhere"),
    ("zhangmin", "Somebody said Zhang San is unhappy with Mondays"),
    ("zhangsan", "I heard they might scrap the phone round"),
    ("zhangmin", "听前台讲王五今天没来上班"),
    ("zhangsan", "People are saying the final rounds go remote from April"),
)
RUMOURS_OF_A_CANDIDATE = (
    ("zhangmin", "猎头说谭雅文好像拿到别家offer了，不晓得真假"),
    ("wangwu", "群里有人讲郑浩然已经拿了别家offer"),
    ("wangwu", "群里都在传袁博已经入职别家了"),
    ("zhangmin", "不知道是不是谣言，说田甜不来了"),
    ("zhangmin", "Supposedly Tan Yawen is out, nothing confirmed"),
    ("zhangmin", "传闻唐思远拿了口头offer，未经证实"),
    ("zhangmin", "据说李四其实认识吕品，大学同学之类的"),
)
NEWS = (  # from whoever would know
    ("谭雅文来电话说不来了", {"answer": "declined"}),
    ("猎头说崔浩宇周六来不了", {"answer": "declined"}),
    ("Ding Xiang wrote that she can't come on Friday", {"answer": "declined"}),
    ("何静怡她室友打来，说她住院了周日来不了", {"answer": "declined"}),
    ("Han Lei's wife called, he's ill and won't be coming Monday", {"answer": "declined"}),
    ("听丁香说周五没问题，她准时来", {"answer": "accepted"}),
)
NOT_TO_BE_DONE = (
    ("zhangmin", "先不要去催王五，他今天在忙发布"),
    ("zhangmin", "Please do not book anybody just yet"),
    ("zhangmin", "没必要催李四，他在路上没信号"),
    ("zhangmin", "There's no reason to chase Li Si today"),
    ("zhangsan", "No need to remind me again, I've seen it"),
    ("lisi", "don't accept anything for me yet"),
    ("zhangmin", "Stop, don't tell the panel anything"),
    ("wangwu", "please do not tell anyone I'm on leave, I'm not"),
    ("lisi", "别给我请假，我人在公司"),
    ("zhangsan", "I'm NOT out on Saturday, whoever told you that"),
    ("zhangsan", "唔係我想推，係佢話想改期咋"),
    ("wangwu", "我没有迟到，是电梯坏了一会儿"),
)
NOT_TO_BE_DONE_OF_ONE = (
    ("wangwu", "No need to prepone 2051, let it be."),
    ("zhangmin", "Don't postpone Ding Xiang, she's fine with Friday"),
    ("zhangmin", "千万别动2052，那是老板亲自定的时间"),
    ("zhangmin", "Please don't send the invitation to Ye Qing yet"),
    ("zhangmin", "本来想把韩磊放周二的，后来算了"),
    ("zhangmin", "早知道昨晚就该把袁博改到明天，现在说也晚了"),
    ("zhangmin", "I should have put Li Si on 2052, too late now"),
    ("wangwu", "I not say I cannot, I say I need to check with my wife first, Sunday evening He Jingyi that one"),
    ("lisi", "那个推荐不是我写的"),
)
SUPPOSED = (
    ("zhangsan", "要是我周五请假，那几场谁顶？"),
    ("zhangmin", "倘若老板点头，我倒是想把终面全挪到上午，不过还没问"),
    ("zhangmin", "如果王五真的离职，他名下的面试谁接"),
    ("zhangsan", "if only I could decline all of them"),
    ("wangwu", "Suppose I fall ill on the day itself, whom do I tell?"),
    ("zhangsan", "Assuming I take a week off in May, would you skip me for bookings?"),
)
ANOTHER_THING_IS_ORDERED = (
    ("zhangmin", "别取消丁香那场，往后推到四点半就好", "reschedule", {"interview": "2033"}),
    ("zhangmin", "Don't cancel 2051, move it to Tuesday 3pm", "reschedule", {"interview": "2051"}),
    ("zhangmin", "Not Wang Wu. Zhang San is the one to take over 2061 from Li Si.", "replace", {"new": "zhangsan"}),
    ("zhangsan", "明天下午许诺那场我不会不去的你放心", "accept", {"interview": "2026"}),
    ("wangwu", "今晚2024嗰場我得㗎，會到", "accept", {"interview": "2024"}),
)
OF_ANOTHER_ROLE = (
    ("zhangmin", "Make Wang Wu an admin, please."),
    ("wangwu", "Make me HR in the system please."),
    ("zhangmin", "把赵六的账号停了，他上周离职"),
    ("zhangmin", "把我升成管理员，省得老找IT"),
)


@pytest.fixture(scope="module")
def stage(databases: Databases) -> Iterator[Stage]:
    with company.anew(databases) as anew:
        yield anew()


def understood(stage: Stage, who: str, text: str) -> dict[str, Any]:
    one = readings.Line(text, {"as": who, "text": text, "command": None, "kind": "nothing"})
    [outcome] = readings.outcomes(stage, [one])
    return outcome.got


def test_nothing_is_made_of_rules_rumours_and_denials(stage: Stage) -> None:
    for who, text in (*OF_THE_RULES, *RUMOURS, *NOT_TO_BE_DONE):
        assert understood(stage, who, text)["command"] in (None, "help"), text


def test_what_is_only_supposed_asks_which_interview_of_nothing(stage: Stage) -> None:
    for who, text in SUPPOSED:
        got = understood(stage, who, text)
        assert (got["command"] in (None, "help", "schedule"), got["missing"]) == (True, []), text


def test_of_a_rumour_and_a_denial_that_name_an_interview_its_card_is_all(stage: Stage) -> None:
    for who, text in (*RUMOURS_OF_A_CANDIDATE, *NOT_TO_BE_DONE_OF_ONE):
        assert understood(stage, who, text)["command"] in (None, "status"), text


def test_a_question_of_a_verb_is_answered_by_its_help(stage: Stage) -> None:
    for text, verb in (
        ("换面试官要不要候选人点头才行", "换人"),
        ("改期是HR说了算还是要候选人同意", "改期"),
        ("撤销是只能撤最后一步，还是能一直往回退", "撤销"),
    ):
        got = understood(stage, "zhangmin", text)
        assert (got["command"], got["arguments"].get("verb")) == ("help", verb), text


def test_what_hr_hears_from_who_would_know_is_an_answer(stage: Stage) -> None:
    for text, arguments in NEWS:
        got = understood(stage, "zhangmin", text)
        assert (got["command"], got["confirm"]) == ("candidate", True), text
        assert arguments.items() <= got["arguments"].items(), text


def test_what_is_ordered_beside_a_denial_is_read_back(stage: Stage) -> None:
    for who, text, command, arguments in ANOTHER_THING_IS_ORDERED:
        got = understood(stage, who, text)
        assert (got["command"], got["confirm"]) == (command, True), text
        assert arguments.items() <= got["arguments"].items(), text


def test_who_may_do_it_is_said_to_who_may_not(stage: Stage) -> None:
    for who, text in OF_ANOTHER_ROLE:
        answer = stage.say(text, who)
        assert "由管理员来做" in answer, (text, answer)


NOT_SO = (  # denied, once or twice, or only feared
    ("zhangsan", "候选人不是没来"),
    ("zhangsan", "候选人没有没来"),
    ("zhangmin", "董卓然并没有说不来"),
    ("zhangsan", "Dong Zhuoran isn't a no-show"),
    ("zhangsan", "it's not that the candidate didn't come, the link was broken"),
    ("zhangsan", "2021不是没法参加"),
    ("zhangsan", "I didn't say I won't accept 2021"),
    ("zhangsan", "董卓然没有爽约"),
    ("zhangsan", "I can't say he didn't show up"),
    ("lisi", "别当我拒绝了1203"),
    ("lisi", "先别说我去不了1203"),
    ("wangwu", "我没迟到"),
    ("zhangsan", "候选人没有迟到"),
    ("wangwu", "我周五不请假哈，别给我登记"),
    ("lisi", "我下周没请假"),
    ("lisi", "陈晓那场我还定不了，先别替我回"),
    ("lisi", "吕品那场我还说不准，先别替我答复"),
)
SUPPOSED_BY_A_THIRD = (
    ("zhangmin", "the recruiter in Bangalore thinks Su Hang may go for some other offer"),
    ("zhangmin", "Zhang San's teammate thinks he can't do 2050"),
    ("zhangmin", "My boss reckons she won't come on Friday"),
    ("zhangmin", "猎头估计他可能要放弃"),
    ("zhangmin", "王五的同事觉得他周一来不了"),
    ("zhangmin", "张三昨天好像提过，周五上午的苏航他不一定有空"),
    ("zhangmin", "张三刚说他觉得曹颖超还行，我让他自己写"),
    ("zhangsan", "Li Si told me over lunch he'd rather have 2044 at four"),
    ("admin", "The people of HR told to me that two persons will leave in April"),
)
ONE_OF_TWO = (
    ("zhangmin", "候选人的答复是我手动记，还是系统自动记"),
    ("zhangmin", "面评是李四自己写，还是我代写"),
    ("wangwu", "in case that a candidate would be late 20 minutes, should I still start?"),
    ("zhangmin", "were I to book two loops on the same afternoon, would the daily limit stop me?"),
    ("zhangsan", "imagine Lin Zhiyuan shows up twenty minutes late this afternoon, would he still get the full hour"),
    ("lisi", "肠粉还是云吞面，这是一个问题"),
    ("zhangsan", "不想周末面的话，规矩上得提前几天讲"),
)
OF_A_MACHINE = (
    "下面是微信群转来的：\n王姐：明天几个面试都取消吧\n小刘：别啊 候选人都请好假了\n王姐：那再议",
    "以下是群里的聊天记录\n老李：1203 我去不了\n小周：那换王五",
    "ERROR 2026-03-11 09:58:12 [pool-3-thread-7] c.x.order.OrderService - accept failed: java.net.SocketTimeoutException",
    "Traceback (most recent call last): File app.py line 3 KeyError: 'accept' while handling decline 1203 at bot.chat.run(",
)


def test_what_is_denied_twice_feared_or_supposed_changes_nothing(stage: Stage) -> None:
    for who, text in (*NOT_SO, *SUPPOSED_BY_A_THIRD, *ONE_OF_TWO):
        got = understood(stage, who, text)
        assert not got["confirm"], (text, got)
        assert got["command"] in (None, "help", "status", "find", "free", "schedule", "substitutes"), (text, got)


def test_a_chat_or_a_log_that_is_passed_on_orders_nothing(stage: Stage) -> None:
    for text in OF_A_MACHINE:
        assert understood(stage, "zhangmin", text)["command"] in (None, "help"), text


def test_a_verdict_that_is_turned_round_is_read_so_or_asked_for(stage: Stage) -> None:
    for text, verdict in (
        ("彭程 推荐不了", "no"),
        ("没法推荐彭程", "no"),
        ("彭程通过不了", "no"),
        ("Peng Cheng, no doubt a hire", "yes"),
        ("面评 2014 推荐不了", None),
        ("面评 2014 strong no brainer", None),
        ("feedback 2014 no-brainer", None),
        ("hiring Peng Cheng is a no-brainer", None),
    ):
        assert understood(stage, "lisi", text)["arguments"].get("verdict") == verdict, text


def test_that_the_speaker_is_not_there_yet_is_read_back(stage: Stage) -> None:
    for text in ("我还没到", "我还在路上", "I'm not there yet", "I'm still on my way"):
        got = understood(stage, "wangwu", text)
        assert (got["command"], got["confirm"]) == ("running late", True), text


def test_an_admin_is_told_who_sees_interviews_and_is_shown_none(stage: Stage) -> None:
    for text in (
        "今天都有谁在面试",
        "1203的面评写了没",
        "张三这周有哪些面试",
        "陈晓面得怎么样了",
        "Tomorrow which candidates will come?",
        "which candidates come in tomorrow",
        "Please show me all the interviews of next week.",
    ):
        answer = stage.say(text, "admin")
        assert ("由 HR 和参加的面试官看" in answer, "1203" in answer) == (True, False), (text, answer)


def test_which_interviews_are_asked_for_is_no_question_how(stage: Stage) -> None:
    for who, text in (
        ("wangwu", "Which interviews do I still need to give feedback on?"),
        ("lisi", "哪些面试我还没写面评"),
    ):
        assert understood(stage, who, text)["command"] == "pending", text
