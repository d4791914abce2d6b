"""Who changes a verdict in a sentence changes the verdict alone: the order never becomes what was thought of the candidate."""

from __future__ import annotations

from tests.said import zh, zh_like
from tests.world.ended import kept, over, writes
from tests.world.office import Office

CHANGES = [
    "等一下，改成待定吧",
    "我来改一下陈晓的，改成待定",
    "陈晓的评价我要改成待定",
    "陈晓的面评改成待定",
    "不好意思，把陈晓改成待定",
    "陈晓的结论我想了想，换成待定",
    "change my feedback for 陈晓 to maybe",
    "刚才写错了，应该是待定",
    "填错了，是待定",
]
ADDS = ["补一句 英语不错", "再加一句：英语不错", "补充一下，英语不错", "补一句，英语不错"]


def test_the_sentence_that_is_in_stays_under_the_new_verdict_by_a_choice(office: Office) -> None:
    code = over(office)
    writes(office, code, "lisi", "推荐 基础扎实")
    for said in CHANGES:
        answer = office.say(said, "lisi")
        if "提交的面评写的是" not in answer:
            answer = office.say("是", "lisi")
        assert zh_like(
            "feedback.whether_words_hold",
            where=zh("feedback.what_you_submitted"),
            words="基础扎实",
            before=zh("verdict.yes"),
            verdict=zh("verdict.no_decision"),
        ).search(answer), (said, answer)
        office.say("退出", "lisi")
    office.say(CHANGES[0], "lisi")
    assert "\n待定\n基础扎实\n" in office.say("1", "lisi")
    office.say("是", "lisi")
    assert kept(code) == [("no_decision", "基础扎实")]


def test_one_more_sentence_stands_behind_what_is_in(office: Office) -> None:
    code = over(office)
    writes(office, code, "lisi", "推荐 基础扎实")
    for said in ADDS:
        answer = office.say(said, "lisi")
        assert "\n推荐\n基础扎实，英语不错\n" in answer, (said, answer)
        office.say("退出", "lisi")
        office.say(f"进度 {code}", "lisi")


def test_what_is_said_of_the_candidate_is_still_written(office: Office) -> None:
    over(office)
    assert office.understands("陈晓改成待定吧，代码写得乱", "lisi")["arguments"].get("words") == "代码写得乱"


def test_another_verdict_is_no_sentence_where_a_sentence_is_asked_for(office: Office) -> None:
    code = over(office)
    for said in ("改成待定", "等等，还是待定吧", "actually make it maybe"):
        office.say(f"面评 {code} 推荐", "lisi")
        answer = office.say(said, "lisi")
        assert zh_like("feedback.ask_why", verdict=zh("verdict.no_decision")).search(answer), (said, answer)
        assert "\n待定\n基础扎实\n" in office.say("基础扎实", "lisi")
        office.say("退出", "lisi")
        office.say(f"面评 {code} 推荐", "lisi")
        office.say("2", "lisi")


def test_a_sentence_that_is_said_before_the_verdict_is_kept(office: Office) -> None:
    code = over(office)
    office.say(f"面评 {code}", "lisi")
    assert zh("feedback.noted", words="前端基础不错，工程化经验少一些") + "你的结论是？" in office.say(
        "前端基础不错，工程化经验少一些", "lisi"
    )
    assert "\n待定\n前端基础不错，工程化经验少一些\n提交这份面评？是/否" in office.say("待定", "lisi")


def test_what_is_no_sentence_is_none_before_the_verdict(office: Office) -> None:
    code = over(office)
    for said in ("等下我想想啊", "这个怎么写才好呢", "今天还有几场面试"):
        office.say(f"面评 {code}", "lisi")
        assert "先记下" not in office.say(said, "lisi"), said
        office.say("退出", "lisi")


def test_the_same_sentence_again_is_not_there_twice(office: Office) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐 基础好，沟通一般", "lisi")
    assert office.say("沟通一般", "lisi").count("沟通一般") == 1
