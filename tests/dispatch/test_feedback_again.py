"""What was written before is neither replaced nor put under another verdict without a word."""

from __future__ import annotations

from tests.dispatch.test_feedback import kept, over, writes
from tests.world.office import Office


def test_the_preview_names_the_feedback_that_it_replaces(office: Office) -> None:
    code = over(office)
    writes(office, code, "lisi", "推荐 基础扎实")
    said = office.say(f"面评 {code} 不推荐 想错了", "lisi")
    assert "\n不推荐\n想错了\n（替换你 10:00 提交的：推荐。）\n" in said
    assert kept(code) == [("yes", "基础扎实")]
    office.say("是", "lisi")
    office.clock.move(hours=20)
    said = office.say(f"面评 {code} 待定 再想想", "lisi")
    assert "（替换你 昨天 10:00 提交的：不推荐。）" in said


def test_the_preview_names_the_feedback_that_it_replaces_in_english(office: Office) -> None:
    code = over(office)
    office.say("language en", "lisi")
    office.say(f"feedback {code} yes solid basics", "lisi")
    assert "replaces" not in office.say("yes", "lisi")
    said = office.say(f"feedback {code} no on second thought", "lisi")
    assert "\n(It replaces what you submitted, 10:00: yes.)\nSubmit this feedback? yes/no" in said


def test_what_is_written_for_the_first_time_replaces_nothing(office: Office) -> None:
    assert "替换" not in office.say(f"面评 {over(office)} 推荐 基础扎实", "lisi")


def test_a_drafts_sentence_comes_under_a_contrary_verdict_only_by_a_choice(office: Office) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐 基础扎实，很有条理", "lisi")
    office.say("退出", "lisi")
    said = office.say(f"面评 {code} 不推荐", "lisi")
    assert "草稿里写的是“基础扎实，很有条理”，那时的结论是推荐。现在改为不推荐，这句话还用吗？" in said
    office.say("退出", "lisi")
    assert "\n推荐\n基础扎实，很有条理\n" in office.say(f"面评 {code}", "lisi"), "the draft is as it was"
    office.say("退出", "lisi")
    office.say(f"面评 {code} 不推荐", "lisi")
    assert "\n不推荐\n基础扎实，很有条理\n" in office.say("1", "lisi")
    office.say("是", "lisi")
    assert kept(code) == [("no", "基础扎实，很有条理")]


def test_another_sentence_is_asked_for_where_the_drafts_is_not_kept(office: Office) -> None:
    code = over(office)
    office.say("language en", "lisi")
    office.say(f"feedback {code} yes very solid", "lisi")
    office.say("no", "lisi")
    said = office.say(f"feedback {code} no", "lisi")
    assert "your draft says “very solid”, and its verdict was yes. Now it is no: does the sentence stay?" in said
    assert office.say("2", "lisi").endswith("And why, in one sentence?")
    assert "Verdict: no\ntoo slow\n" in office.say("too slow", "lisi")
    office.say("yes", "lisi")
    assert kept(code) == [("no", "too slow")]


def test_a_drafts_sentence_under_its_own_verdict_is_said_to_be_the_drafts(office: Office) -> None:
    code = over(office)
    office.say(f"面评 {code} 推荐 基础扎实，很有条理", "lisi")
    office.say("退出", "lisi")
    assert "\n推荐\n基础扎实，很有条理\n（这句话是草稿里的。）\n" in office.say(f"面评 {code} 推荐", "lisi")
