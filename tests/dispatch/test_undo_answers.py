"""撤销 says what was taken back and how things stand now, and leaves the question that was open."""

from __future__ import annotations

from datetime import timedelta

from bot import change
from bot.db import store
from bot.interviews import panel
from tests.said import YES_OR_NO, en, zh, zh_like
from tests.world.town import Town, buttons, invited

LEFT = zh("undo.question_dropped")


def test_who_takes_an_answer_back_reads_that_it_is_open_again(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"接受 {on.code}")
    now = place.say("lisi", "撤销").split("\n")[1]
    assert now.startswith(f"{on.code} 陈晓 ")
    assert now.endswith("：" + zh("present.needs_action"))


def test_who_takes_a_change_of_mind_back_reads_what_they_had_said(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"接受 {on.code}")
    place.say("lisi", f"无法参加 {on.code} 出差")
    assert place.say("lisi", "撤销").endswith("：" + zh("present.accepted"))


def test_hr_reads_who_interviews_now(place: Town) -> None:
    on = invited(place, "lisi")
    place.orders("zhangmin", f"换人 {on.code} 李四 王五")
    assert place.say("zhangmin", "撤销").endswith(
        zh("interview.present", name="", panel="李四 待回复", candidate="待回复")
    )
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    assert place.say("zhangmin", "撤销").endswith(
        zh("interview.present", name="", panel="李四 待回复", candidate="待回复")
    )


def test_in_english_as_well(place: Town) -> None:
    place.say("lisi", "语言 英文")
    on = invited(place, "lisi")
    place.say("lisi", f"accept {on.code}")
    assert place.say("lisi", "undo").endswith(": " + en("present.needs_action"))


def test_an_admin_reads_what_the_member_is_now(place: Town) -> None:
    place.say("admin", "成员 王五 招聘")
    assert place.say("admin", "撤销").split("\n")[1] == "王五：" + zh("role.interviewer")


def test_undo_while_a_yes_or_no_is_open_leaves_the_question_alone_and_the_next_takes_back_what_was_done_before(
    place: Town,
) -> None:
    on = invited(place, "lisi")
    place.orders("zhangmin", f"换人 {on.code} 李四 王五")
    assert place.say("zhangmin", f"换人 {on.code} 王五 张三").endswith(YES_OR_NO)
    assert place.say("zhangmin", "撤销") == LEFT
    assert zh_like("asked.no_question_done_last").search(place.say("zhangmin", "是"))
    assert "王五 待回复" in place.say("zhangmin", f"进度 {on.code}")
    assert place.say("zhangmin", "撤销").startswith(f"已撤销：换人 {on.code}")
    assert "李四 待回复" in place.say("zhangmin", f"进度 {on.code}")


def test_undo_while_the_reason_is_asked_for_takes_the_decline_back_without_a_word_of_the_question(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"无法参加 {on.code}")
    assert "放下" not in place.say("lisi", "撤销")


def test_who_said_that_they_know_the_candidate_and_then_why_takes_both_back(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1.5)
    place.say("lisi", f"无法参加 {on.code} 认识候选人")
    place.settle()
    with (
        store.db.connection_context(),
        store.db.atomic(),
        change.begin(place.at, place.member("lisi"), undo_window=timedelta(seconds=60)) as begun,
    ):
        panel.decline(begun, on, place.member("lisi"), "病了")
    assert place.say("lisi", "撤销").startswith(f"已撤销：无法参加 {on.code}")
    place.settle()
    assert buttons(place.cards("lisi")[-1]) == [zh("button.accept"), zh("button.decline"), zh("button.another_time")]


def test_undo_with_nothing_to_undo_leaves_the_question_as_well(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("zhangmin", f"换人 {on.code} 李四 王五")
    assert place.say("zhangmin", "撤销") == LEFT
    assert zh("asked.no_question") in place.say("zhangmin", "是")
    assert place.say("zhangmin", "撤销") == zh("undo.nothing")


def test_undo_while_it_is_asked_which_interview_leaves_what_was_done_before(place: Town) -> None:
    on = invited(place, "lisi")
    for candidate, hours in (("林悦", 28), ("周航", 32)):
        invited(place, "lisi", candidate=candidate, in_hours=hours)
    place.say("lisi", f"接受 {on.code}")
    assert "哪一场" in place.say("lisi", "无法参加")
    assert place.say("lisi", "撤销") == LEFT
    assert place.say("lisi", "撤销").startswith(f"已撤销：接受 {on.code}")


def test_undo_at_the_question_whether_to_undo_undoes(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"无法参加 {on.code}")
    assert zh_like("undo.whether").match(place.say("lisi", "点错了"))
    assert place.say("lisi", "撤销").startswith(f"已撤销：无法参加 {on.code}")
    place.say("lisi", f"无法参加 {on.code} 出差")
    assert place.say("lisi", "撤销？") == zh("deed.yes_or_no", sentence=zh("undo.deed_of", done=f"无法参加 {on.code}"))
    assert place.say("lisi", "撤销").startswith(f"已撤销：无法参加 {on.code}")


def test_in_english_undo_leaves_the_question_alone_as_well(place: Town) -> None:
    place.say("lisi", "语言 英文")
    on = invited(place, "lisi")
    place.say("lisi", f"accept {on.code}")
    place.say("lisi", f"maybe I can't make {on.code}")
    assert place.say("lisi", f"decline {on.code}?").endswith("yes/no")
    assert place.say("lisi", "undo").startswith(en("undo.question_dropped"))
    assert place.say("lisi", "undo").startswith(f"Undone: accept {on.code}")
