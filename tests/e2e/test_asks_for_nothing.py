"""What asks for nothing changes nothing, and asks which interview of nothing: rules, rumours, denials, what might have been."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.e2e.stage import Stage
from tests.understanding import company, sets

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
def stage(server_url: str) -> Iterator[Stage]:
    with company.anew(server_url) as anew:
        yield anew()


def understood(stage: Stage, who: str, text: str) -> dict[str, Any]:
    one = sets.Said(text, {"as": who, "text": text, "command": None, "kind": "nothing"})
    [outcome] = sets.outcomes(lambda: stage, [one])
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
