"""Who changes a verdict in a sentence changes the verdict alone: the order never becomes what was thought of the candidate."""

from __future__ import annotations

from tests.e2e.office import Office
from tests.e2e.test_feedback import kept, over, writes

CHANGES = [
    "等一下，改成待定吧",
    "我来改一下陈晓的，改成待定",
    "陈晓的评价我要改成待定",
    "陈晓的面评改成待定",
    "不好意思，把陈晓改成待定",
    "陈晓的结论我想了想，换成待定",
    "change my feedback for 陈晓 to maybe",
]
ADDS = ["补一句 英语不错", "再加一句：英语不错", "补充一下，英语不错", "补一句，英语不错"]


def test_the_sentence_that_is_in_stays_under_the_new_verdict_by_a_choice(office: Office) -> None:
    code = over(office)
    writes(office, code, "lisi", "推荐 基础扎实")
    for said in CHANGES:
        answer = office.say(said, "lisi")
        if "提交的面评写的是" not in answer:
            answer = office.say("是", "lisi")
        assert "你提交的面评写的是“基础扎实”，那时的结论是推荐。现在改为待定，这句话还用吗？" in answer, (said, answer)
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
