"""A tapped card shows what came of the tap, what is told later is still so, and nobody hears of what never reached them."""

from __future__ import annotations

from bot.interviews.models import Interview
from tests.said import zh, zh_like
from tests.world.town import Town, alive, buttons, invited, later, order


def titles(place: Town, user_id: str) -> list[str]:
    """Of all cards that can still be read, oldest first."""
    return [str(one["content"]["main_title"]["title"]) for one in place.cards(user_id) if one["content"]]


def of_kind(place: Town, user_id: str, kind: str) -> list[str]:
    """The states of the member's notices of a kind."""
    sql = "SELECT state FROM outbox WHERE to_user = %(who)s AND kind = %(kind)s ORDER BY id"
    return [row["state"] for row in place.rows(sql, who=user_id, kind=kind)]


def reminded(place: Town, *panel: str) -> Interview:
    """Each of them has an invitation that is not answered, and the reminder below it."""
    on = invited(place, *panel, in_hours=2)
    later(place, minutes=91)
    return on


# --- a tap on the reminder --------------------------------------------------------------------------------------------


def test_accept_tapped_on_the_reminder_is_shown_by_the_reminder_and_by_the_invitation(place: Town) -> None:
    reminded(place, "lisi", "zhangsan")
    assert buttons(place.cards("lisi")[-1]) == [zh("button.accept"), zh("button.decline"), zh("button.another_time")]
    place.tap("lisi", "接受")
    place.settle()
    assert titles(place, "lisi") == [
        zh("replied.answer", answer=zh("response.accepted")),
        zh("replied.answer", answer=zh("response.accepted")),
    ]
    assert "李四 待回复" not in str(place.cards("lisi")[-1]["content"])
    assert zh_like("reminder.open_from").search(str(place.cards("lisi")[-1]["content"]))  # how to enter stays said


def test_accept_tapped_on_the_invitation_is_shown_by_the_reminder_as_well(place: Town) -> None:
    reminded(place, "lisi", "zhangsan")
    place.tap("lisi", "接受", index=0)
    place.settle()
    assert titles(place, "lisi") == [
        zh("replied.answer", answer=zh("response.accepted")),
        zh("replied.answer", answer=zh("response.accepted")),
    ]


def test_cant_make_it_tapped_on_either_is_shown_by_both(place: Town) -> None:
    reminded(place, "lisi", "zhangsan")
    place.tap("lisi", "无法参加")
    place.tap("zhangsan", "无法参加", index=0)
    place.settle()
    assert titles(place, "lisi") == titles(place, "zhangsan") == [zh("replied.answer", answer="无法参加")] * 2


def test_a_colleagues_answer_leaves_the_reminder_of_who_has_accepted_its_button(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=2)
    place.say("lisi", f"接受 {on.code}")
    later(place, minutes=91)
    place.say("zhangsan", f"接受 {on.code}")
    later(place)
    assert buttons(place.cards("lisi")[-1]) == [zh("button.decline")]


def test_an_accept_that_is_taken_back_does_not_stay_on_the_reminder(place: Town) -> None:
    reminded(place, "lisi", "zhangsan")
    place.tap("lisi", "接受")
    place.settle()
    place.say("lisi", "撤销")
    place.settle()
    assert "你已回复：已接受" not in titles(place, "lisi")
    assert titles(place, "lisi")[-1] == zh("invited.title")


def test_no_show_that_is_taken_back_does_not_stay_on_a_card(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=1)
    place.say("lisi", f"接受 {on.code}")
    later(place, minutes=31)
    later(place, minutes=45)
    place.say("lisi", f"候选人未到 {on.code}")
    later(place, seconds=10)
    place.say("lisi", "撤销")
    later(place, seconds=10)
    for user_id in ("lisi", "zhangsan", "zhangmin"):
        assert "候选人未到" not in titles(place, user_id)


# --- back and forth shortly before the start --------------------------------------------------------------------------


def test_six_times_back_and_forth_within_two_hours_is_one_card_and_one_text_for_hr(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=1.5)
    place.say("zhangsan", f"接受 {on.code}")
    for _ in range(6):
        place.say("lisi", f"无法参加 {on.code} 病了")
        later(place, seconds=2)
        place.say("lisi", f"接受 {on.code}")
        later(place, seconds=2)
    later(place)
    later(place)
    assert titles(place, "zhangmin") == [zh("declined.comes_after_all", name="李四")]
    later(place, minutes=70)  # HR's list
    assert len([one for one in place.texts("zhangmin") if "已接受：" in one]) == 1


def test_the_first_decline_is_told_at_once_and_what_stands_in_the_end_a_minute_later(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=1.5)
    assert zh("hears.told", when=zh("time.at_once"), who="张敏") in place.say("lisi", f"无法参加 {on.code} 病了")
    place.settle()
    assert titles(place, "zhangmin") == [zh("declined.who_cant", names="李四")]
    place.say("lisi", f"接受 {on.code}")
    assert zh("hears.told", when=zh("time.in_a_minute"), who="张敏") in place.say("lisi", f"无法参加 {on.code} 又病了")
    place.settle()
    assert len(titles(place, "zhangmin")) == 1
    later(place)
    assert titles(place, "zhangmin")[-1] == zh("declined.who_cant", names="李四")
    assert len(alive(place, "zhangmin")) == 1
    assert "又病了" in str(place.cards("zhangmin")[-1]["content"])


def test_that_everyone_has_accepted_is_said_once_although_the_worker_was_away(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=24)
    place.say("zhangsan", f"接受 {on.code}")
    for _ in range(3):
        place.say("lisi", f"接受 {on.code}")
        place.move(seconds=61)
        place.say("lisi", f"无法参加 {on.code} 病了")
        place.move(seconds=5)
    place.say("lisi", f"接受 {on.code}")
    later(place)
    assert place.texts("zhangmin") == []
    later(place, minutes=70)  # HR's list
    later(place, hours=5)
    assert str(place.texts("zhangmin")).count("已接受：") == 1


def test_that_everyone_has_accepted_is_said_anew_once_hr_has_heard_otherwise(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.say("lisi", f"接受 {on.code}")
    later(place, minutes=70)  # HR's list
    place.say("lisi", f"无法参加 {on.code} 病了")
    later(place)
    place.say("lisi", f"接受 {on.code}")
    later(place, hours=5)
    assert str(place.texts("zhangmin")).count("已接受：") == 2


# --- who was never told -----------------------------------------------------------------------------------------------


def busy(place: Town, user_id: str) -> Interview:
    """They interview, and another interview is tomorrow, of 李四 alone."""
    invited(place, user_id, in_hours=0.5, candidate="前一位")
    on = invited(place, "lisi", in_hours=24)
    later(place, minutes=40)
    return on


def test_who_is_put_in_while_they_interview_is_said_to_be_invited_when_that_is_over(place: Town) -> None:
    on = busy(place, "wangwu")
    place.say("zhangmin", f"换人 {on.code} 李四 王五")
    said = place.say("zhangmin", "是")
    [row] = place.rows(
        "SELECT max(upper(slot)) + interval '5 minutes' AS ends FROM participant WHERE NOT upper_inf(slot) AND interview_id <> %(id)s",
        id=on.id,
    )
    clock = f"{row['ends'].astimezone(place.member('zhangmin').tz):%H:%M}"
    assert zh("hears.invited_after_interview", who="王五", at=clock) in said
    assert "一分钟后" not in said


def test_what_the_one_put_in_has_not_heard_of_yet_can_be_undone_after_the_window(place: Town) -> None:
    on = busy(place, "wangwu")
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    order(place, f"换人 {on.code} 李四 王五")
    later(place)
    assert place.say("zhangmin", "撤销").startswith(f"已撤销：换人 {on.code}")
    later(place, minutes=60)
    assert of_kind(place, "wangwu", "invited")[-1] == "suppressed"
    assert not [one for one in place.texts("wangwu") if "不必参加" in one]


def test_what_somebody_has_heard_of_cannot(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    order(place, f"换人 {on.code} 李四 王五")
    later(place)
    assert zh_like("undo.too_late").search(place.say("zhangmin", "撤销"))


def test_who_was_never_invited_does_not_hear_that_somebody_else_interviews_instead(place: Town) -> None:
    on = busy(place, "wangwu")
    order(place, f"换人 {on.code} 李四 王五")
    later(place)
    order(place, f"换人 {on.code} 王五 张三")
    later(place)
    later(place, minutes=60)
    assert not [one for one in place.texts("wangwu") if zh_like("relieved.by_whom").search(one)]
    assert place.title("zhangsan") == zh("invited.title")


def test_who_was_invited_hears_it(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    order(place, f"换人 {on.code} 李四 王五")
    later(place)
    assert [one for one in place.texts("lisi") if zh_like("relieved.by_whom").search(one)]


# --- an interview that is booked shortly before it begins -------------------------------------------------------------


def test_who_is_invited_after_the_time_of_a_reminder_needs_none(place: Town) -> None:
    invited(place, "lisi", in_hours=0.3)
    later(place, seconds=5)
    assert [len(place.cards(one)) for one in ("lisi",)] == [1]
    later(place, minutes=14)
    assert len(place.cards("lisi")) == 2  # five minutes before, with the way in


def test_who_is_invited_a_minute_before_the_start_gets_one_card_that_says_how_to_enter(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1 / 60)
    later(place, seconds=5)
    [card] = place.cards("lisi")
    assert buttons(card) == [zh("button.accept"), zh("button.decline"), zh("button.another_time")]
    assert f"进入面试 {on.code}" in str(card["content"])


def test_who_has_not_answered_such_a_card_reads_on_it_how_to_enter_once_it_has_begun(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1 / 60)
    later(place, seconds=5)
    later(place, minutes=3)
    [card] = place.cards("lisi")
    assert place.title("lisi") == zh("state.started")
    assert f"进入面试 {on.code}" in str(card["content"])
    assert f"还没到 {on.code}" in str(card["content"])


# --- words ------------------------------------------------------------------------------------------------------------


def test_an_answer_that_is_taken_back_is_not_told_as_a_yes(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1.5)
    place.say("lisi", f"无法参加 {on.code}")
    place.settle()
    place.say("lisi", "撤销")
    place.settle()
    assert titles(place, "zhangmin") == [zh("declined.not_answered_yet", name="李四")]


def test_the_card_says_how_long_it_is_until_then_with_its_hours(place: Town) -> None:
    on = invited(place, "lisi", in_hours=30)
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    assert zh_like("declined.left_as_of", left="1 天 5 小时").search(str(place.cards("zhangmin")[-1]["content"]))


def test_how_busy_somebody_is_counts_the_interviews_week_and_says_so(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24 * 8)
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    assert zh("substitute.that_week", n=0) in str(place.cards("zhangmin")[-1]["content"])


def test_who_was_replaced_is_spoken_to(place: Town) -> None:
    on = invited(place, "lisi", in_hours=24)
    order(place, f"换人 {on.code} 李四 王五")
    later(place)
    assert place.say("lisi", f"接受 {on.code}") == zh("refused.replaced_by", new="王五", hr="张敏")
    assert zh("refused.already_replaced", old="李四", new="王五") in place.say("zhangmin", f"换人 {on.code} 李四 张三")


def test_hrs_card_no_longer_names_who_comes_after_all_while_a_colleague_cannot(place: Town) -> None:
    """Two of a panel cannot come, and one of them can again: what is left on the card is the other one."""
    on = invited(place, "lisi", "wangwu")
    for who in ("wangwu", "lisi"):
        place.tap(who, "无法参加")
        later(place)
    [card] = alive(place, "zhangmin")
    assert card["content"]["main_title"]["title"] == zh("declined.who_cant", names="李四、王五")
    place.say("lisi", f"接受 {on.code}")
    later(place)
    [card] = alive(place, "zhangmin")
    assert card["content"]["main_title"]["title"] == zh("declined.who_cant", names="王五")
    assert zh("declined.replace_with", new="张三") in buttons(card)


def test_who_takes_a_decline_back_is_said_to_be_unanswered_while_a_colleague_cannot_come(place: Town) -> None:
    invited(place, "lisi", "wangwu", in_hours=1.5)
    for who in ("wangwu", "lisi"):
        place.tap(who, "无法参加")
        place.settle()
    place.say("lisi", "撤销")
    later(place)
    assert zh_like("undone.told_with_answer", who="李四", done="无法参加").search(place.texts("zhangmin")[-1])
    assert place.texts("zhangmin")[-1].endswith("，李四现在待回复。")
    [card] = alive(place, "zhangmin")
    assert card["content"]["main_title"]["title"] == zh("declined.who_cant", names="王五")


def test_a_tap_replaces_nobody_who_can_make_it_after_all(place: Town) -> None:
    """HR taps before the card has been changed."""
    on = invited(place, "lisi", "wangwu")
    for who in ("wangwu", "lisi"):
        place.tap(who, "无法参加")
        later(place)
    place.say("lisi", f"接受 {on.code}")
    place.tap("zhangmin", "李四→张三")
    later(place)
    assert zh_like("replace.is_not_open", who="李四", state=zh("response.accepted")).search(
        "\n".join(place.texts("zhangmin"))
    )
    [row] = place.rows(
        "SELECT p.response FROM participant p JOIN member m ON m.id = p.member_id WHERE m.user_id = 'lisi' AND p.replaced_by_id IS NULL"
    )
    assert row["response"] == "accepted"
