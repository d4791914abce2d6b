"""What was written before is neither replaced nor put under another verdict without a word."""

from __future__ import annotations

from tests.said import en, en_like, zh, zh_like
from tests.world.ended import kept, over, writes
from tests.world.office import Office, lines


def test_the_preview_names_the_feedback_that_it_replaces(office: Office) -> None:
    code = over(office)
    writes(office, code, "lisi", "推荐 基础扎实")
    said = office.say(f"面评 {code} 不推荐 想错了", "lisi")
    assert (
        lines("", zh("verdict.no"), "想错了" + zh("feedback.replaces", who="你", at="10:00", verdict="：推荐"), "")
        in said
    )
    assert kept(code) == [("yes", "基础扎实")]
    office.say("是", "lisi")
    office.clock.move(hours=20)
    said = office.say(f"面评 {code} 待定 再想想", "lisi")
    assert zh("feedback.replaces", who="你", at="昨天 10:00", verdict="：" + zh("verdict.no")) in said


def test_the_preview_names_the_feedback_that_it_replaces_in_english(office: Office) -> None:
    code = over(office)
    office.say("language en", "lisi")
    office.say(f"feedback {code} yes solid basics", "lisi")
    assert "replaces" not in office.say("yes", "lisi")
    said = office.say(f"feedback {code} no on second thought", "lisi")
    assert (
        en(
            "deed.yes_or_no",
            sentence=en("feedback.replaces", who="you", at="10:00", verdict=": yes") + en("feedback.read_back"),
        )
        in said
    )


def test_what_is_written_for_the_first_time_replaces_nothing(office: Office) -> None:
    assert "替换" not in office.say(f"面评 {over(office)} 推荐 基础扎实", "lisi")


def test_a_drafts_sentence_comes_under_a_contrary_verdict_only_by_a_choice(office: Office) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐 基础扎实，很有条理", "lisi")
    office.say("退出", "lisi")
    said = office.say(f"面评 {code} 不推荐", "lisi")
    assert zh_like(
        "feedback.whether_words_hold",
        where=zh("feedback.your_draft"),
        words="基础扎实，很有条理",
        before=zh("verdict.yes"),
        verdict=zh("verdict.no"),
    ).search(said)
    office.say("退出", "lisi")
    assert "\n推荐\n基础扎实，很有条理\n" in office.say(f"面评 {code}", "lisi"), "the draft is as it was"
    office.say("退出", "lisi")
    office.say(f"面评 {code} 不推荐", "lisi")
    assert lines("", zh("verdict.no"), "基础扎实，很有条理", "") in office.say("1", "lisi")
    office.say("是", "lisi")
    assert kept(code) == [("no", "基础扎实，很有条理")]


def test_another_sentence_is_asked_for_where_the_drafts_is_not_kept(office: Office) -> None:
    code = over(office)
    office.say("language en", "lisi")
    office.say(f"feedback {code} yes very solid", "lisi")
    office.say("no", "lisi")
    said = office.say(f"feedback {code} no", "lisi")
    assert en_like(
        "feedback.whether_words_hold", where=en("feedback.your_draft"), words="very solid", before="yes", verdict="no"
    ).search(said)
    assert office.say("2", "lisi").endswith("And why, in one sentence?")
    assert lines(en("feedback.verdict", said="no"), "too slow", "") in office.say("too slow", "lisi")
    office.say("yes", "lisi")
    assert kept(code) == [("no", "too slow")]


def test_a_drafts_sentence_under_its_own_verdict_is_said_to_be_the_drafts(office: Office) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐 基础扎实，很有条理", "lisi")
    office.say("退出", "lisi")
    assert lines("", "推荐", "基础扎实，很有条理" + zh("feedback.from_the_draft"), "") in office.say(
        f"面评 {code} 推荐", "lisi"
    )
