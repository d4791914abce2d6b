"""However often people change their minds, everybody has one card that can be tapped, and it is true."""

from __future__ import annotations

import contextlib
import threading
from collections import Counter
from datetime import timedelta

import peewee

from bot.db import store
from bot.notices import cards
from tests.said import zh, zh_like
from tests.world.processes import wait_until
from tests.world.stage import wait_for_a_lock
from tests.world.town import Town, alive, buttons, invited, later, order

# --- storms ---------------------------------------------------------------------------------------------------------


def test_who_never_tapped_has_one_card_however_often_two_colleagues_change_the_interview(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", "wangwu")
    for number in range(9):
        place.say(("lisi", "wangwu")[number % 2], f"{('接受', '无法参加')[number // 2 % 2]} {on.code}")
        later(place)
    [card] = place.cards("zhangsan")
    assert buttons(card) == [zh("button.accept"), zh("button.decline"), zh("button.another_time")]
    assert card["content"]["main_title"]["title"] == zh("invited.title")


def test_who_goes_back_and_forth_by_tap_has_one_live_card_and_so_has_hr(place: Town) -> None:
    invited(place, "lisi", "zhangsan", in_hours=1.5)
    for _ in range(4):
        place.tap("lisi", "无法参加")
        place.settle()
        later(place, seconds=2)
        place.say("lisi", "撤销")
        later(place, seconds=2)
        assert len(alive(place, "lisi")) == 1
        assert buttons(place.cards("lisi")[-1]) == [
            zh("button.accept"),
            zh("button.decline"),
            zh("button.another_time"),
        ]
    assert alive(place, "zhangmin") == []
    assert place.title("zhangmin") == zh("declined.not_answered_yet", name="李四")
    # The actor's are new each time; HR's is the first one, and what came to nothing since gave it none.
    came = Counter(one["body"]["touser"] for one in place.sent() if one["body"]["msgtype"] == "template_card")
    assert came == {"lisi": 5, "zhangmin": 1, "zhangsan": 1}


def test_what_hr_notes_of_the_candidate_four_times_gives_nobody_a_card(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", "wangwu")
    for answer in ("已确认", "考虑中", "已确认", "待定"):
        place.say("zhangmin", f"候选人回复 {on.code} {answer}")
        later(place)
    assert [len(place.chat(one)) for one in ("lisi", "zhangsan", "wangwu")] == [1, 1, 1]


def test_who_is_put_off_and_on_again_has_one_live_card_at_most(place: Town) -> None:
    on = invited(place, "lisi")
    for number in range(6):
        old, new = ("李四", "王五") if number % 2 == 0 else ("王五", "李四")
        order(place, f"换人 {on.code} {old} {new}")
        later(place)
        names = {"李四": "lisi", "王五": "wangwu"}
        assert [len(alive(place, names[one])) for one in (new, old)] == [1, 0]


# --- a card and its successor ---------------------------------------------------------------------------------------


def test_a_new_card_closes_the_one_before(place: Town) -> None:
    on = invited(place, "lisi", in_hours=1.5)
    place.say("lisi", f"无法参加 {on.code}")
    place.settle()
    assert zh("declined.no_reason") in str(place.cards("zhangmin")[-1]["content"])
    place.say("lisi", "出差")
    place.settle()
    first, second = place.cards("zhangmin")
    assert first["content"]["main_title"]["title"] == zh("card.see_the_new_one")
    assert {"keyname": "原因", "value": "出差"} in second["content"]["horizontal_content_list"]
    assert len(alive(place, "zhangmin")) == 1


def test_who_changes_their_mind_and_back_before_it_is_told_brings_hr_no_second_card(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    place.say("lisi", f"接受 {on.code}")
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    assert len(place.cards("zhangmin")) == len(alive(place, "zhangmin")) == 1


def test_two_who_cannot_come_are_on_one_card(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=1.5)
    place.say("lisi", f"无法参加 {on.code} 出差")
    place.settle()
    place.say("zhangsan", f"无法参加 {on.code} 病了")
    place.settle()
    [card] = alive(place, "zhangmin")
    assert set(place.title("zhangmin").removesuffix(" 无法参加").split("、")) == {"李四", "张三"}
    rows = card["content"]["horizontal_content_list"]
    assert {"keyname": "李四", "value": "出差"} in rows
    assert {"keyname": "张三", "value": "病了"} in rows


def test_of_a_second_decline_hr_sees_nothing_before_it_is_told(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=24)
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    place.say("zhangsan", f"无法参加 {on.code} 病了")
    place.tap("zhangmin", "我来处理")
    place.settle()
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")
    assert zh_like("undo.done_unnoticed").search(place.say("zhangsan", "撤销"))
    later(place)
    assert place.title("zhangmin") == zh("declined.who_cant", names="李四")


def test_a_card_whose_code_has_died_is_superseded_all_the_same_and_judged_when_tapped(place: Town) -> None:
    on = invited(place, "lisi", in_hours=100)
    later(place, hours=73)
    order(place, f"换人 {on.code} 李四 王五")
    later(place)
    order(place, f"换人 {on.code} 王五 李四")
    later(place)
    old, new = place.cards("lisi")
    assert (buttons(old), buttons(new)) == (
        [zh("button.accept"), zh("button.decline"), zh("button.another_time")],
        [zh("button.accept"), zh("button.decline"), zh("button.another_time")],
    )  # WeCom lets nobody close the old
    place.tap("lisi", "接受", index=0)
    place.settle()
    assert [one["content"]["main_title"]["title"] for one in place.cards("lisi")] == [
        zh("card.see_the_new_one"),
        zh("replied.answer", answer=zh("response.accepted")),
    ]


def test_a_tap_on_a_card_that_is_no_longer_true_is_answered_in_words_and_mends_the_card(place: Town) -> None:
    on = invited(place, "lisi", in_hours=100)
    later(place, hours=73)
    order(place, f"换人 {on.code} 李四 王五")
    later(place)
    place.tap("lisi", "接受")
    place.settle()
    assert zh_like("refused.replaced_by", new="王五").search(place.texts("lisi")[-1])
    assert place.title("lisi") == zh("state.replaced")


def test_a_moved_interviews_card_is_closed_and_a_tap_that_comes_first_is_refused(place: Town) -> None:
    on = invited(place, "lisi")
    with store.db.connection_context():
        store.execute("UPDATE interview SET sequence = sequence + 1 WHERE id = %(id)s", id=on.id)
    place.tap("lisi", "接受")
    place.settle()
    assert place.title("lisi") == zh("card.moved")
    assert zh("tapped.out_of_date") in place.texts("lisi")[-1]


def test_a_refresh_that_would_show_what_is_shown_is_not_made(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    place.say("lisi", f"接受 {on.code}")
    later(place)
    changed = place.rows("SELECT to_user FROM outbox WHERE kind = 'refresh' AND state = 'sent'")
    assert [row["to_user"] for row in changed] == ["lisi"]


def test_one_refresh_of_a_card_waits_however_much_has_happened(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan", "wangwu")
    for user_id in ("lisi", "wangwu"):
        place.say(user_id, f"接受 {on.code}")
    waiting = place.rows("SELECT count(*) AS n FROM outbox WHERE kind = 'refresh' AND to_user = 'zhangsan'")
    assert waiting == [{"n": 1}]


def test_a_card_that_wecom_put_off_keeps_its_code(place: Town) -> None:
    on = invited(place, "lisi")
    place.control("faults", rules=[{"path": "message/update_template_card", "errcode": -1, "times": 2}])
    place.say("lisi", f"接受 {on.code}")
    place.settle()
    assert alive(place, "lisi") != []
    later(place)
    later(place)
    assert alive(place, "lisi") == []
    assert len(place.cards("lisi")) == 1


def test_a_refresh_that_is_asked_for_while_wecom_puts_another_off_is_the_one_that_waits(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"接受 {on.code}")
    [first] = place.rows("UPDATE outbox SET state = 'sending' WHERE kind = 'refresh' RETURNING id")
    waits: list[bool] = []
    with store.db.connection_context(), store.db.atomic():
        [card] = cards.about(on.id)
        cards.put_refresh(card, place.at, place.at)
        putting_off = threading.Thread(target=lambda: waits.append(_put_off(place, first["id"])))
        putting_off.start()
        wait_for_a_lock()
    putting_off.join()
    assert waits == [False]
    place.settle()
    assert alive(place, "lisi") == []


def _put_off(place: Town, row_id: int) -> bool:
    with store.db.connection_context(), store.db.atomic():
        if waits := cards.refresh_waits(row_id, place.at + timedelta(minutes=1), "busy"):
            return waits
        store.execute("UPDATE outbox SET state = 'suppressed' WHERE id = %(id)s", id=row_id)
        return waits


def test_a_code_that_an_attempt_of_unknown_outcome_may_have_used_is_not_given_back(place: Town) -> None:
    """WeCom changed the card, its answer was lost, and it was busy at the repeat: the card is not taken for a live one."""
    on = invited(place, "lisi")
    place.control("faults", rules=[{"path": "message/update_template_card", "drop": "after", "times": 1}])
    place.say("lisi", f"接受 {on.code}")
    place.settle()
    place.control("faults", rules=[{"path": "message/update_template_card", "errcode": -1, "times": 1}])
    later(place)
    later(place)
    assert alive(place, "lisi") == []
    assert place.rows("SELECT state FROM outbox WHERE kind = 'refresh'") == [{"state": "sent"}]
    assert place.rows("SELECT buttons FROM outbox WHERE kind = 'invited'") == [{"buttons": False}]


# --- the name -------------------------------------------------------------------------------------------------------


def test_a_spent_card_names_the_candidate_until_its_holder_says_that_they_know_them(place: Town) -> None:
    """No code is left to change it; WeCom takes it back."""
    on = invited(place, "lisi")
    place.tap("lisi", "接受")
    place.settle()
    [spent] = place.cards("lisi")
    assert spent["content"]["main_title"] == {
        "title": zh("replied.answer", answer=zh("response.accepted")),
        "desc": f"{on.code} 陈晓 · 后端工程师 一面",
    }
    place.say("lisi", f"无法参加 {on.code} 认识候选人")
    later(place)
    assert "陈晓" not in str(place.cards("lisi"))


def test_a_closed_card_is_taken_back_as_well(place: Town) -> None:
    on = invited(place, "zhangmin", "lisi", in_hours=1.5)
    place.say("lisi", f"无法参加 {on.code}")
    place.settle()
    place.say("lisi", f"无法参加 {on.code} 出差")
    place.settle()
    place.say("zhangmin", f"无法参加 {on.code} 认识候选人")
    later(place)
    assert "陈晓" not in str(place.cards("zhangmin"))


# --- every button ---------------------------------------------------------------------------------------------------


def test_a_code_of_another_kind_of_card_is_left_alone(place: Town) -> None:
    """One live card of each kind: a reminder does not close an invitation that is not answered."""
    invited(place, "lisi", in_hours=0.2)
    later(place, minutes=8)
    invitation, *reminders = place.cards("lisi")
    assert buttons(invitation) == [zh("button.accept"), zh("button.decline"), zh("button.another_time")]
    assert buttons(reminders[-1]) == [
        zh("button.accept"),
        zh("button.decline"),
        zh("button.enter"),
        zh("reminder.not_here"),
    ]


def test_a_reminder_stops_showing_the_name_to_who_knows_the_candidate(place: Town) -> None:
    on = invited(place, "lisi", in_hours=2)
    later(place, minutes=95)
    assert "陈晓" in str(place.cards("lisi")[-1]["content"])
    place.say("lisi", f"无法参加 {on.code} 认识候选人")
    later(place)
    assert "陈晓" not in str(place.cards("lisi"))


def test_impatient_taps_on_a_spent_card_are_answered_once_in_a_minute(place: Town) -> None:
    on = invited(place, "lisi", in_hours=100)
    later(place, hours=73)
    order(place, f"换人 {on.code} 李四 王五")
    for _ in range(4):
        place.tap("lisi", "接受")
    place.settle()
    assert "\n".join(place.texts("lisi")).count("你已换成王五") == 1


def test_a_new_card_that_arrives_while_the_old_one_is_tapped_is_noted_though_the_two_stood_in_each_others_way(
    place: Town,
) -> None:
    on = invited(place, "lisi", "zhangsan", in_hours=1.5)
    place.tap("lisi", "无法参加")
    place.settle()
    later(place, seconds=2)
    place.say("lisi", "撤销")
    place.move(seconds=2)
    place.control("faults", rules=[{"path": "message/send", "latency_ms": 700}])
    delivering = threading.Thread(target=place.app.delivery.deliver, args=("lisi",))
    # PostgreSQL ends one of the two: as a rule the delivery, that waits longer, and if not that, it has what it waits for.
    with contextlib.suppress(peewee.OperationalError), store.db.connection_context(), store.db.atomic():
        delivering.start()
        wait_until(lambda: store.fetch("SELECT 1 FROM outbox WHERE state = 'sending' AND kind = 'invited'"))
        store.fetch("SELECT 1 FROM interview WHERE id = %(id)s FOR UPDATE", id=on.id)
        wait_for_a_lock()  # what has arrived closes the card before it, and then wants the interview
        store.execute(
            "UPDATE outbox SET acted_at = clock_now() WHERE to_user = 'lisi' AND task_id IS NOT NULL AND state = 'sent'"
        )
    delivering.join()
    assert place.rows("SELECT 1 FROM outbox WHERE state = 'sending'") == []
    assert len(alive(place, "lisi")) == 1
