"""At feedback that is read back a verdict changes the verdict alone, the text is changed as it is asked for, or it is said how,
and nothing that speaks to the bot is ever a part of it."""

from __future__ import annotations

import pytest

from bot.chat import text_edits, verdict_said
from bot.chat.text_edits import Edited, Unread
from bot.chat.verdicts import Verdict
from tests.said import zh
from tests.world.ended import kept, over
from tests.world.office import Office, lines

MAYBE = (
    "verdict should be maybe", "oops meant maybe not yes", "make it maybe", "it's a maybe actually", "no, make it maybe",
    "change the verdict from yes to maybe", "the final verdict is maybe", "let's say maybe", "on second thoughts, maybe",
    "maybe instead of yes", "downgrade to maybe", "结论改成待定", "verdict 改 maybe 吧", "还是待定吧", "不是推荐，是待定",
    "从推荐改成待定", "我想改成待定", "说错了，应该是待定", "结论是待定", "评级降到待定",
)  # fmt: skip
NONE_ALONE = (
    "yes",
    "no",
    "no, yes",
    "maybe he is nervous",
    "推荐他去二面",
    "推荐系统讲得好",
    "no idea",
    "he says yes to everything",
)
WORDS = "Solid basics, weak on closures. Calm communicator"
ZH = "基础好，弱在表达。逻辑清楚"
EDITS = {
    "remove the last sentence": "Solid basics, weak on closures.",
    "undo the last bit": "Solid basics, weak on closures.",
    "strike the communicator bit": "Solid basics, weak on closures.",
    "drop the part about communication": "Solid basics, weak on closures.",
    "shorter: drop the closures bit": "Solid basics, Calm communicator",
    "please delete the first sentence": "Calm communicator",
    'change "Solid" to "Shaky"': "Shaky basics, weak on closures. Calm communicator",
    "replace weak with rusty": "Solid basics, rusty on closures. Calm communicator",
    "say rusty instead of weak": "Solid basics, rusty on closures. Calm communicator",
    "start over: Only this": "Only this",
    "rewrite": "",
    "start again": "",
}
EDITS_ZH = {
    "删掉最后一句": "基础好，弱在表达。",
    "最后一句不要了": "基础好，弱在表达。",
    "把最后一句删了": "基础好，弱在表达。",
    "去掉逻辑那句": "基础好，弱在表达。",
    "逻辑那句不要了": "基础好，弱在表达。",
    "把表达那句删掉": "基础好，逻辑清楚",
    "把“弱”改成“一般”": "基础好，一般在表达。逻辑清楚",
    "弱改成一般": "基础好，一般在表达。逻辑清楚",
    "重写：只有这句": "只有这句",
    "重写": "",
    "重新写一下": "",
}
UNREAD = ("make it shorter", "can you shorten it", "translate it", "fix the typo", "remove the python bit", "润色一下", "改短一点", "删掉算法那句",
          "把它翻译成英文", 'change "fast" to "slow"')  # fmt: skip
OF_HER = {
    "Her knowledge of the databases is very good and she explained it well": None,
    "also great communicator": "great communicator",
    "She was calm and precise in everything": None,
    "The caching answer was wrong.": None,
    "mention that she is fluent in English": "she is fluent in English",
    "plus: good team fit": "good team fit",
    "数据库那题答得很清楚": None,
    "他态度也很好": None,
    "另外，沟通不错": "沟通不错",
    "还有就是英语流利，表达清楚": "就是英语流利，表达清楚",
}


def test_a_verdict_in_any_words_is_that_verdict_and_nothing_else_is() -> None:
    assert [one for one in MAYBE if verdict_said.anew(one) is not Verdict.MAYBE] == []
    assert [one for one in NONE_ALONE if verdict_said.anew(one) is not None] == []


def test_what_is_to_be_removed_changed_or_written_anew_is_found_or_said_not_to_be() -> None:
    assert {one: text_edits.edited(one, WORDS) for one in EDITS} == {one: Edited(words) for one, words in EDITS.items()}
    assert {one: text_edits.edited(one, ZH) for one in EDITS_ZH} == {
        one: Edited(words) for one, words in EDITS_ZH.items()
    }
    assert [one for one in UNREAD if not isinstance(text_edits.edited(one, WORDS), Unread)] == []
    assert [one for one in OF_HER if text_edits.edited(one, WORDS) is not None] == []


@pytest.mark.parametrize("said", MAYBE)
def test_the_text_stays_as_it_is_under_another_verdict(office: Office, said: str) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐 {ZH}")
    assert zh("deed.yes_or_no", sentence=lines("", "待定", f"{ZH}" + zh("feedback.read_back"))) in office.say(said)


def test_nothing_that_speaks_to_the_bot_is_a_part_of_the_text(office: Office) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐 {WORDS}")
    for said in (*UNREAD, "continue", "继续", "go on", "写完了", "three"):
        answer = office.say(said)
        assert zh("deed.yes_or_no", sentence=lines("推荐", f"{WORDS}" + zh("feedback.read_back"))) in answer, (
            f"{said}: {answer}"
        )
    assert zh("draft.how_to_rewrite", verb="面评", on=f"{code} 推荐") in office.say("make it shorter")
    assert kept(code) == []


def test_a_plain_sentence_about_the_candidate_is_added(office: Office) -> None:
    code = over(office)
    for said, added in OF_HER.items():
        office.say(f"面评 {code} 推荐 {ZH}")
        answer = office.say(said)
        assert (
            lines("推荐", zh("deed.yes_or_no", sentence=f"{ZH}，{added or said}" + zh("feedback.read_back"))) in answer
        ), f"{said}: {answer}"


def test_whoever_starts_over_is_asked_for_the_sentence(office: Office) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐 {ZH}")
    assert office.say("重写").endswith(zh("feedback.ask_why", title="", verdict=zh("verdict.yes")))
    assert "\n推荐\n表达清楚\n提交这份面评？是/否" in office.say("表达清楚")


@pytest.mark.parametrize(
    "said",
    ["Let me think about it a little bit please", "Thinking about how to say it", "我在想怎么写", "让我想想该怎么说", "I'm still thinking about the wording",
     "not sure how to put it", "give me a minute to think", "我还在组织语言"],
)  # fmt: skip
def test_whoever_thinks_aloud_has_nothing_noted(office: Office, said: str) -> None:
    code = over(office)
    office.say(f"面评 {code}")
    assert office.say(said) == zh("left.take_your_time")


@pytest.mark.parametrize(
    "said",
    ["three", "I am meaning the third one, maybe", "the third one", "I'd go with the third one, maybe", "option three"],
)
def test_a_verdict_of_the_list_is_told_in_words(office: Office, said: str) -> None:
    code = over(office)
    office.say(f"面评 {code}")
    assert "：待定。" in office.say(said)


def test_what_is_added_after_a_draft_was_dropped_is_added_to_it(office: Office) -> None:
    for said in ("and add: english is fluent", "补一句 english is fluent", "add english is fluent"):
        code = over(office)
        office.say(f"面评 {code} 推荐 基础好")
        office.say("否")
        assert "\n推荐\n基础好，english is fluent\n提交这份面评？是/否" in office.say(said), said
        office.say("否")


FOR_SOMEBODY = {
    "write for {c} lisi: he rang, it's a yes, strong fundamentals": "he rang, it's a yes, strong fundamentals",
    "write for {c} lisi he says yes, solid": "he says yes, solid",
    "帮李四写一下陈晓的面评 推荐 基础扎实": "基础扎实",
    "替李四把陈晓的面评填了 推荐 基础扎实": "基础扎实",
    "帮李四写下陈晓的面评，推荐，基础扎实": "基础扎实",
}


@pytest.mark.parametrize(("said", "words"), FOR_SOMEBODY.items())
def test_the_order_to_write_for_somebody_is_no_part_of_what_is_written(office: Office, said: str, words: str) -> None:
    code = over(office)
    assert lines(
        "", "推荐", zh("deed.yes_or_no", sentence=f"{words}" + zh("write_for.read_back", who="李四"))
    ) in office.say(said.format(c=code), "zhangmin")


def test_what_was_said_of_the_old_verdict_does_not_stay_under_the_new_one(office: Office) -> None:
    code = over(office)
    office.say(f"write for {code} lisi: he rang, it's a yes, strong fundamentals", "zhangmin")
    said = office.say("oh he said maybe, not yes", "zhangmin")
    assert "\n待定\nhe rang, strong fundamentals\n作为李四的面评提交？是/否" in said


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("no weak on basics", "weak on basics"),
        ("no he struggled", "he struggled"),
        ("no very slow", "very slow"),
        ("no solid basics", "no solid basics"),
    ],
)
def test_a_no_without_its_comma_is_no_word_of_the_sentence(office: Office, said: str, words: str) -> None:
    assert f"\n不推荐\n{words}\n" in office.say(f"feedback {over(office)} {said}")
