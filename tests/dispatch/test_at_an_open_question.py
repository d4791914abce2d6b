"""What people say to a question that is open: a verdict, another name, a yes in their words, or that it is to be left."""

from __future__ import annotations

import pytest

from bot.db import store
from bot.interviews.models import Job
from tests.said import YES_OR_NO, zh, zh_like
from tests.world.ended import kept, over
from tests.world.office import Office, on_it, with_wangwu

# --- another verdict, another person ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("算了 还是待定", "zh"),
        ("改成待定吧", "zh"),
        ("还是给待定吧", "zh"),
        ("actually make it a maybe", "en"),
        ("no, maybe instead", "en"),
    ],
)
def test_another_verdict_at_the_preview_is_shown_and_submitted_in_place_of_the_first(
    office: Office, words: str, language: str
) -> None:
    code = over(office)
    office.say(f"language {language}")
    office.say(f"面评 {code} 推荐 基础扎实")
    said = office.say(words)
    assert ("\n待定\n" if language == "zh" else "\nVerdict: maybe\n") in said, said
    assert kept(code) == []
    office.say("好")
    assert kept(code) == [("no_decision", "基础扎实")]


@pytest.mark.parametrize(
    "words", ["不换王五 换张三", "换张三", "不是王五是张三", "还是张三吧", "not wangwu, zhangsan", "make it zhangsan"]
)
def test_another_name_to_a_replacement_that_is_read_back_is_the_one_a_yes_puts_on(office: Office, words: str) -> None:
    code = with_wangwu(office, "lisi")
    assert office.say(f"换人 {code} 王五", "zhangmin").endswith("的李四换成王五？是/否")
    assert office.say(words, "zhangmin").endswith("的李四换成张三？是/否")
    assert on_it(code) == {"李四"}
    office.say("是", "zhangmin")
    assert on_it(code) == {"张三"}


# --- left, and yes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["算了不换", "算了不换了", "不弄了", "先不了", "leave it", "let's not"])
def test_which_question_names_its_interview_and_is_left_in_ordinary_words(office: Office, words: str) -> None:
    code = with_wangwu(office, "lisi", "zhangsan")
    said = office.say(f"换人 {code}", "zhangmin")
    assert "陈晓 明天 14:00" in said.splitlines()[0], said
    assert office.say(words, "zhangmin") in (zh("let_go.nothing_changed"), "OK, nothing was changed.")
    assert on_it(code) == {"李四", "张三"}
    assert office.say("1", "zhangmin").find("换成") < 0


@pytest.mark.parametrize("words", ["可以了 换吧", "好 就这样", "恩", "嗯嗯", "好的谢谢", "那好", "换吧"])
def test_an_ordinary_yes_is_one(office: Office, words: str) -> None:
    code = with_wangwu(office, "lisi")
    office.say(f"换人 {code} 王五", "zhangmin")
    office.say(words, "zhangmin")
    assert on_it(code) == {"王五"}


def test_the_verb_of_another_order_is_no_yes(office: Office) -> None:
    code = with_wangwu(office, "lisi")
    office.say(f"换人 {code} 王五", "zhangmin")
    for words in ("不换吧", "别换了吧"):
        office.say(f"换人 {code} 王五", "zhangmin")
        office.say(words, "zhangmin")
    assert on_it(code) == {"李四"}


def test_what_undo_would_take_back_is_named_when_it_is_asked(office: Office) -> None:
    code = office.plan()
    office.say("接受")
    assert office.say("刚才点错了") == zh("deed.yes_or_no", sentence=zh("undo.deed_of", done=f"接受 {code}"))


# --- what is no answer ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["是", "好的", "嗯嗯"])
def test_a_yes_where_a_rating_is_asked_for_is_no_sentence_of_a_review(office: Office, words: str) -> None:
    code = over(office)
    with store.db.connection_context():
        Job.update(focus=["编码"]).execute()
    assert zh_like("feedback.ask_rating", name="编码").search(office.say(f"面评 {code} 推荐"))
    said = office.say(words)
    assert said.startswith("打几分？\n1) "), said  # asked again, with the list
    assert zh_like("feedback.ask_why").search(office.say("2"))


@pytest.mark.parametrize("words", ["2 临时有会", "2，临时有会", "第二个 临时有会", "2 a customer meeting"])
def test_a_row_with_the_reason_behind_it_answers_both_questions(office: Office, words: str) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    assert "哪一场" in office.say("无法参加")
    said = office.say(words)
    assert zh_like("decline.done").match(said) and second in said and first not in said, said
    assert not zh_like("decline.done_ask_why").search(said), said


def test_an_option_is_chosen_by_its_own_words_said_in_passing(office: Office) -> None:
    code = office.plan("林悦", "03-12 10:00")
    assert "1) " + zh("leave.decline_all") in office.say("休假 明天")
    said = office.say("都回复无法参加吧")
    assert zh_like("leave.all_declined").match(said) and code in said, said


@pytest.mark.parametrize("words", ["不是我 是候选人说的", "不是我", "it's not me, the candidate said so"])
def test_who_says_that_it_is_not_them_has_left_the_question(office: Office, words: str) -> None:
    office.plan()
    assert office.say("陈晓那场我来不了").endswith(YES_OR_NO)
    said = office.say(words)
    assert said in (zh("let_go.nothing_changed"), "OK, nothing was changed."), said
    assert zh("asked.no_question") in office.say("是")


def test_that_somebody_will_be_late_is_not_why_they_cannot_come(office: Office) -> None:
    code = office.plan()
    assert zh_like("decline.done_ask_why").search(office.say(f"无法参加 {code}"))
    said = office.say("我有点晚到 大概10分钟")
    assert "1) " in said or said.endswith("？是/否"), said


def test_what_begins_with_a_yes_is_no_reason_of_an_earlier_question(office: Office) -> None:
    code = office.plan("韩若溪", "03-12 10:00", "zhangsan")
    office.say(f"没空 {code}", "zhangsan")
    assert "撤销" in office.say("没说不接受", "zhangsan")
    office.say("好的 明天 陈晓", "zhangsan")
    assert office.rows("SELECT response_reason FROM participant WHERE response = 'declined'") == [
        {"response_reason": None}
    ]
