"""A card that is spent does not stay above its successor with what has been taken back."""

from __future__ import annotations

import requests

from bot.interviews.models import Interview
from tests.said import zh
from tests.world.town import Town, alive, buttons, invited, later, order


def titles(place: Town, user_id: str) -> list[str]:
    """Of all cards that can still be read, oldest first."""
    return [str(one["content"]["main_title"]["title"]) for one in place.cards(user_id) if one["content"]]


def test_the_card_of_a_decline_that_was_undone_points_to_the_new_one(place: Town) -> None:
    invited(place, "lisi")
    place.tap("lisi", "无法参加")
    place.settle()
    assert titles(place, "lisi") == [zh("replied.answer", answer="无法参加")]
    place.say("lisi", "撤销")
    place.settle()
    assert titles(place, "lisi") == [zh("card.see_the_new_one"), zh("invited.title")]
    assert [len(buttons(one)) for one in place.cards("lisi")] == [0, 3]


def test_back_and_forth_by_tap_leaves_one_card_with_something_to_read_on_each_phone(place: Town) -> None:
    invited(place, "lisi", "zhangsan", in_hours=1.5)
    for number in range(1, 5):
        place.tap("lisi", "无法参加")
        later(place, seconds=2)
        place.say("lisi", "撤销")
        later(place, seconds=2)
        assert titles(place, "lisi") == [zh("card.see_the_new_one")] * number + [zh("invited.title")]
        assert titles(place, "zhangmin")[-1] == zh("declined.not_answered_yet", name="李四")
        assert set(titles(place, "zhangmin")[:-1]) <= {zh("card.see_the_new_one")}


def test_back_and_forth_in_words_leaves_no_untrue_card(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=24)
    for _ in range(4):
        place.say("lisi", f"无法参加 {on.code}")
        later(place, seconds=2)
        place.say("lisi", "撤销")
        later(place, seconds=2)
        assert set(titles(place, "lisi")[:-1]) <= {zh("card.see_the_new_one")}
        assert titles(place, "lisi")[-1] == zh("invited.title")
        assert len(alive(place, "lisi")) == 1


def test_a_card_that_wecom_does_not_take_back_is_let_be_and_is_no_dead_letter(place: Town) -> None:
    place.control("faults", rules=[{"path": "message/recall", "errcode": 42052}])
    on = invited(place, "lisi", "zhangsan", in_hours=24)
    for _ in range(3):
        place.say("lisi", f"无法参加 {on.code}")
        later(place, seconds=2)
        place.say("lisi", "撤销")
        later(place, seconds=2)
    calls = requests.get(f"{place.sandbox}/sandbox/calls", timeout=10).json()
    asked = [one["request"]["body"] for one in calls if one["path"] == "message/recall"]
    assert asked
    assert len(asked) == len(set(asked)), "each is asked for once"
    assert place.rows("SELECT kind FROM outbox WHERE state = 'failed'") == []


def test_an_invitation_of_the_day_before_keeps_its_code_while_an_answer_in_words_can_be_undone(place: Town) -> None:
    """WeCom would not take it back any more, and has one code for it."""
    on = invited(place, "lisi", in_hours=100)
    later(place, hours=30)
    place.say("lisi", f"无法参加 {on.code}")
    later(place, seconds=10)
    place.say("lisi", "撤销")
    later(place, seconds=10)
    assert titles(place, "lisi") == [zh("invited.title")]
    assert len(alive(place, "lisi")) == 1
    place.say("lisi", f"无法参加 {on.code}")
    later(place)
    assert titles(place, "lisi") == [zh("replied.answer", answer="无法参加")]


def test_an_invitation_of_the_day_before_that_was_tapped_and_undone_points_to_the_new_one(place: Town) -> None:
    invited(place, "lisi", in_hours=100)
    later(place, hours=30)
    place.tap("lisi", "无法参加")
    later(place, seconds=10)
    place.say("lisi", "撤销")
    later(place, seconds=10)
    assert titles(place, "lisi") == [zh("card.see_the_new_one"), zh("invited.title")]


def test_of_a_replacement_that_hr_takes_back_no_card_says_that_it_holds(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.tap("lisi", "无法参加")
    later(place)
    order(place, f"换人 {on.code} 李四 王五")
    place.settle()
    assert titles(place, "zhangmin") == [zh("declined.replaced_by", name="李四", new="王五")]
    place.say("zhangmin", "撤销")
    later(place)
    assert titles(place, "zhangmin")[-1] == zh("declined.who_cant", names="李四")
    assert set(titles(place, "zhangmin")[:-1]) <= {zh("card.see_the_new_one")}
    assert set(titles(place, "lisi")) <= {zh("replied.answer", answer="无法参加")}
    assert set(titles(place, "wangwu")) <= {"你已不在这场面试中"}


def test_of_a_replacement_back_and_forth_four_times_each_has_what_is_so(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.tap("lisi", "接受")
    later(place)
    for _ in range(4):
        order(place, f"换人 {on.code} 李四 王五")
        later(place)
        assert titles(place, "lisi")[-1:] in ([], [zh("state.replaced")])
        assert titles(place, "wangwu")[-1] == zh("invited.title")
        order(place, f"换人 {on.code} 王五 李四")
        later(place)
        assert titles(place, "lisi")[-1] == zh("invited.title")
        assert set(titles(place, "lisi")[:-1]) <= {zh("card.see_the_new_one")}
        assert zh("invited.title") not in titles(place, "wangwu")


def test_a_reminder_whose_decline_was_undone_does_not_say_that_it_stands(place: Town) -> None:
    on = invited(place, "lisi", in_hours=2)
    place.say("lisi", f"接受 {on.code}")
    later(place, minutes=91)
    place.tap("lisi", "无法参加")
    place.settle()
    assert titles(place, "lisi")[-1] == zh("replied.answer", answer="无法参加")
    place.say("lisi", "撤销")
    place.settle()
    assert "你已回复：无法参加" not in titles(place, "lisi")
    assert titles(place, "lisi")[-1] == zh("replied.answer", answer=zh("response.accepted"))


def reminded_and_held(place: Town) -> Interview:
    """李四 and 王五 have both reminders, and the interview was over a moment ago."""
    on = invited(place, "lisi", "wangwu", in_hours=2)
    for one in ("lisi", "wangwu"):
        place.say(one, f"接受 {on.code}")
    for minutes in (91, 25, 5, 61):
        later(place, minutes=minutes)
    return on


def test_the_reminders_of_who_has_written_what_they_think_can_be_tapped_no_more(place: Town) -> None:
    on = reminded_and_held(place)
    later(place, minutes=6)
    place.say("lisi", f"面评 {on.code} 推荐 基础扎实")
    place.say("lisi", "是")
    later(place)
    assert alive(place, "lisi") == []
    assert titles(place, "lisi") == [
        zh("replied.answer", answer=zh("response.accepted")),
        zh("state.over"),
        zh("state.over"),
        zh("feedback_due.is_in"),
    ]
    assert zh("reminder.not_here") in str(
        [buttons(one) for one in place.cards("wangwu")]
    )  # who is still in there finds the way


def test_of_who_writes_nothing_the_reminders_end_when_the_way_in_closes(place: Town) -> None:
    reminded_and_held(place)
    later(place, minutes=10)
    assert "进入面试" in str([buttons(one) for one in place.cards("lisi")])
    later(place, minutes=25)
    assert titles(place, "lisi") == [
        zh("replied.answer", answer=zh("response.accepted")),
        zh("state.over"),
        zh("state.over"),
        zh("feedback_due.is_it_over"),
    ]
    assert [len(buttons(one)) for one in place.cards("lisi")] == [0, 0, 0, 6]


def test_a_spent_card_stays_where_only_its_holders_language_has_changed(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=24)
    place.say("lisi", f"接受 {on.code}")
    place.settle()
    place.say("lisi", "语言 英文")
    place.say("zhangsan", f"接受 {on.code}")
    later(place)
    assert titles(place, "lisi") == [zh("replied.answer", answer=zh("response.accepted"))]
