"""The reason of a decline is asked for for a minute at least; what is said later is its reason only after a yes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.said import en, zh, zh_like
from tests.world.office import Office, lines, reason
from tests.world.town import Town, invited


def test_two_orders_are_no_reason_and_are_asked_about_in_turn(office: Office) -> None:
    first, second, third = office.plan(), office.plan("林悦", "03-12 10:00"), office.plan("周航", "03-12 14:00")
    office.say(f"无法参加 {first}")
    said = office.say(f"拒绝{second}，接受{third}")
    assert said == zh("in_turn.after_this", others="接受 周航 明天 14:00") + zh(
        "deed.yes_or_no", sentence="回复无法参加 林悦 明天 10:00"
    )
    assert reason(first) is None
    assert office.say("否").endswith(
        lines("", "", zh("in_turn.next") + zh("deed.yes_or_no", sentence="接受 周航 明天 14:00"))
    )
    assert office.say("是").startswith(f"已接受：{third}")


def test_an_order_about_another_interview_is_no_reason_before_it_is_chosen(office: Office) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    office.say(f"无法参加 {first}")
    assert zh_like("asked.note_as_reason").search(office.say(f"{second} 我也过不来"))
    assert reason(first) is None


def test_that_another_interview_is_fine_never_accepts_the_one_that_was_declined(office: Office) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    office.say(f"无法参加 {first}")
    assert "1) 接受 林悦 明天 10:00" in office.say(f"{second}可以")
    assert office.say("1").startswith(f"已接受：{second}")


def test_words_that_name_another_interview_are_a_reason_only_after_a_yes(office: Office) -> None:
    first, second = office.plan(), office.plan("林悦", "03-12 10:00")
    office.say(f"无法参加 {first}")
    assert office.say(f"暂时不确定 {second}") == zh(
        "asked.note_as", text=f"暂时不确定 {second}", what=zh("asked.reason")
    )
    assert reason(first) is None


def test_the_answer_names_the_interview_whose_reason_was_noted(office: Office) -> None:
    code = office.plan()
    office.say(f"无法参加 {code}")
    assert office.say("出差") == zh(
        "decline.reason_noted", title=f"{code} 陈晓 · 后端工程师 一面", reason="出差", suggested=""
    )
    other = office.plan("林悦", "03-12 10:00")
    office.say("language en")
    office.say(f"decline {other}")
    assert office.say("travelling").startswith(f"Noted as the reason you can't make {other} 林悦")


def test_once_others_know_of_it_a_text_is_no_reason_before_a_yes(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"无法参加 {code}")
    office.clock.move(seconds=61)
    assert office.say("孩子家长会") == zh("deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00，原因：孩子家长会")
    assert reason(code) is None
    assert office.say("是").startswith(f"已记为无法参加的原因（{code}")
    assert reason(code) == "孩子家长会"


def test_once_others_know_of_it_a_text_is_no_reason_in_english_either(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.say("language en")
    office.say(f"decline {code}")
    office.clock.move(seconds=61)
    assert office.say("stuck in traffic") == en(
        "deed.yes_or_no", sentence="Decline 陈晓, tomorrow 14:00, reason: stuck in traffic"
    )
    assert office.say("no") == en("let_go.nothing_changed")
    assert reason(code) is None


@pytest.mark.parametrize("undo_window", [timedelta(0), timedelta(seconds=8)], ids=["none", "the demo's"])
def test_there_is_a_minute_to_type_the_reason_however_brief_undo_is(office: Office, undo_window: timedelta) -> None:
    office.dispatcher._undo_window = undo_window
    code = office.plan("陈晓", "03-12 14:00")
    office.say(f"无法参加 {code}")
    office.clock.move(seconds=30)
    assert office.say("孩子家长会").startswith(f"已记为无法参加的原因（{code}")
    assert reason(code) == "孩子家长会"


def test_a_reason_that_was_not_given_is_not_asked_for_as_long_as_somebody_chats(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.plan("林悦", "03-11 16:00")
    office.plan("周航", "03-12 10:00")
    office.say(f"无法参加 {code}")
    for asked in ("今天", "明天", "今天"):
        office.clock.move(minutes=4)
        office.say(asked)
    assert "原因" not in office.say("孩子家长会")
    assert reason(code) is None


def test_later_there_is_no_question_left_to_skip(office: Office) -> None:
    code = office.plan()
    office.say(f"无法参加 {code}")
    office.clock.move(seconds=61)
    assert office.say("跳过").startswith(zh("asked.no_question"))


def test_a_reason_may_be_sent_with_the_code_of_what_was_declined(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.plan("林悦", "03-12 10:00")
    office.say(f"无法参加 {code}")
    office.clock.move(hours=1)
    assert office.say(f"{code} 出差") == zh("deed.yes_or_no", sentence="回复无法参加 陈晓 明天 14:00，原因：出差")
    office.say("是")
    assert reason(code) == "出差"


def test_who_can_come_after_all_means_what_was_just_declined(office: Office) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    office.plan("林悦", "03-12 10:00")
    office.plan("周航", "03-13 10:00")
    office.say(f"无法参加 {code}")
    office.clock.move(seconds=61)
    assert office.say("算了我能去") == zh("deed.yes_or_no", sentence="接受 陈晓 明天 14:00")
    assert office.say("是").startswith(f"已接受：{code}")
    assert "原因" not in office.say("孩子家长会")


def test_who_declines_by_a_tap_may_give_a_reason_or_come_after_all(place: Town) -> None:
    on = invited(place, "lisi")
    invited(place, "lisi", candidate="林悦", in_hours=28)
    invited(place, "lisi", candidate="周航", in_hours=32)
    place.tap("lisi", "无法参加", index=0)
    asked = place.say("lisi", "堵车")
    assert asked.startswith("回复无法参加 陈晓")
    assert asked.endswith("，原因：堵车？是/否")
    place.say("lisi", "否")
    place.say("lisi", f"接受 {on.code}")
    place.settle()
    place.tap("lisi", "无法参加", index=-1)
    assert place.say("lisi", "算了我能去").startswith("接受 ")


def test_second_thoughts_after_a_tap_are_no_reason_either(place: Town) -> None:
    invited(place, "lisi")
    place.tap("lisi", "无法参加")
    assert place.say("lisi", "我去").startswith("接受 陈晓 ")
    assert place.say("lisi", "是").startswith("已接受：")
