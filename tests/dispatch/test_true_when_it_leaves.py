"""What leaves late is judged once more before it leaves: too late, called off, forbidden or broken, it is not sent."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest

from bot import change
from bot.db import store
from bot.interviews.models import Interview
from bot.notices import outbox
from bot.notices.outbox import Notice
from bot.notices.publish import withdraw
from tests.said import zh
from tests.world.stage import wait_for_a_lock
from tests.world.town import Town, buttons

PATIENCE_S = 20.0  # with what would wait for ever


def states(place: Town, kind: str) -> list[str]:
    return [row["state"] for row in place.rows("SELECT state FROM outbox WHERE kind = %(kind)s ORDER BY id", kind=kind)]


def lose_the_answer_once(place: Town) -> None:
    """WeCom does what it is asked, and the answer never arrives."""
    place.control("faults", rules=[{"path": "message/send", "drop": "after", "times": 1}])


# --- too late -------------------------------------------------------------------------------------------------------


def test_what_expired_while_its_outcome_was_unknown_is_not_sent_again(place: Town) -> None:
    """Hours later WeCom no longer knows a repeat, and would show it a second time."""
    with store.db.connection_context(), store.db.atomic():
        until = place.at + timedelta(minutes=30)
        said = {"zh": "半小时内有用", "en": "of use for half an hour"}
        outbox.put([Notice("test:1", "lisi", "said", subject=said, expires_at=until)], place.at)
    lose_the_answer_once(place)
    place.settle()
    place.move(hours=5)
    place.settle()
    assert place.texts("lisi") == ["半小时内有用"]
    assert states(place, "said") == ["expired"]


def test_an_answer_is_repeated_within_its_hour_and_never_after(place: Town) -> None:
    from bot.wecom import reply

    with store.db.connection_context(), store.db.atomic():
        outbox.put_answer(1, "lisi", reply.say("答复").parts, place.at)
    lose_the_answer_once(place)
    place.settle()
    lose_the_answer_once(place)
    place.move(minutes=2)
    place.settle()
    assert states(place, "answer") == ["sending"]
    assert len(place.sent()) == 2
    place.move(minutes=59)
    place.settle()
    assert states(place, "answer") == ["expired"]
    assert len(place.sent()) == 2


def test_what_expires_in_the_moment_of_its_delivery_is_not_sent(place: Town) -> None:
    """Between the sweep, which looks every three seconds, and the delivery."""
    with store.db.connection_context(), store.db.atomic():
        said = {"zh": "过期", "en": "late"}
        outbox.put([Notice("test:1", "lisi", "said", subject=said, expires_at=place.at)], place.at)
    place.app.delivery.deliver("lisi")
    assert place.texts("lisi") == []
    assert states(place, "said") == ["expired"]


def test_what_expires_behind_another_that_waits_does_not_count_as_waiting_any_more(place: Town) -> None:
    """Else doctor would tell of a queue of what nobody needs."""
    place.control("faults", rules=[{"path": "message/send", "errcode": 45009}])  # to be tried again after a minute
    said = {"zh": "测试", "en": "test"}
    with store.db.connection_context(), store.db.atomic():
        soon = place.at + timedelta(seconds=30)
        outbox.put([Notice("test:1", "lisi", "said", subject=said)], place.at)
        outbox.put([Notice("test:2", "lisi", "said", subject=said, expires_at=soon)], place.at)
    place.settle()
    place.move(seconds=40)
    place.settle()
    assert states(place, "said") == ["queued", "expired"]


# --- no longer so ---------------------------------------------------------------------------------------------------


def remind(place: Town, **how: Any) -> Any:
    """A reminder that is due, but could not be sent yet."""
    interview = place.book("lisi", "zhangsan", in_hours=0.45, **how)
    place.control("faults", rules=[{"path": "message/send", "errcode": -1, "times": 2}])
    place.settle()
    assert states(place, "remind_30m") == ["queued", "queued"]
    return interview


@pytest.mark.parametrize("status", ["cancelled", "on_hold"])
def test_nobody_is_reminded_of_an_interview_that_was_called_off_meanwhile(place: Town, status: str) -> None:
    interview = remind(place)
    with store.db.connection_context():
        store.execute("UPDATE interview SET status = %(status)s WHERE id = %(id)s", status=status, id=interview.id)
    place.move(minutes=1)
    place.settle()
    assert place.chat("lisi") == place.chat("zhangsan") == []
    assert states(place, "remind_30m") == ["suppressed", "suppressed"]


def test_who_declined_or_was_replaced_meanwhile_is_not_reminded(place: Town) -> None:
    interview = remind(place)
    place.say("lisi", f"无法参加 {interview.code} 病了")
    place.orders("zhangmin", f"换人 {interview.code} 张三 王五")
    place.move(minutes=1)
    place.settle()
    assert states(place, "remind_30m")[:2] == ["suppressed", "suppressed"]


def test_a_repeat_does_not_name_the_candidate_to_who_knows_them_by_now(place: Town) -> None:
    """Not even the body that is kept for a repeat."""
    interview = place.book("lisi", in_hours=0.45)
    place.control("faults", rules=[{"path": "message/send", "drop": "before", "times": 1}])
    place.settle()
    assert states(place, "remind_30m") == ["sending"]
    place.say("lisi", f"无法参加 {interview.code} 认识候选人")
    place.move(minutes=2)
    place.settle()
    assert "陈晓" not in str(place.chat("lisi")[-1:])
    assert states(place, "remind_30m") == ["suppressed"]


def test_a_decline_that_was_taken_up_again_before_it_was_told_is_not_told(place: Town) -> None:
    interview = place.book("lisi", "zhangsan", in_hours=24)
    place.say("lisi", f"无法参加 {interview.code} 出差")
    place.say("lisi", f"接受 {interview.code}")
    place.move(seconds=61)
    place.settle()
    assert place.chat("zhangmin") == []


# --- several in one message -----------------------------------------------------------------------------------------


def merged_and_lost(place: Town, *, drop: str) -> list[Any]:
    """Two notices in one message to lisi, whose outcome is not known."""
    found = [place.book("lisi", in_hours=hours, candidate=name) for hours, name in ((30, "周远"), (40, "林悦"))]
    with store.db.connection_context(), store.db.atomic():
        for one in found:
            store.execute(
                "UPDATE participant SET response = 'declined', replaced_by_id = %(new)s WHERE interview_id = %(id)s",
                new=place.member("wangwu").id,
                id=one.id,
            )
        until = place.at + timedelta(minutes=20)
        outbox.put(
            [Notice(f"test:{one.id}", "lisi", "replaced", interview=one, expires_at=until) for one in found], place.at
        )
    place.control("faults", rules=[{"path": "message/send", "drop": drop, "times": 1}])
    place.settle()
    assert states(place, "replaced") == ["sending", "sending"]
    return found


def test_a_merged_text_that_is_repeated_leaves_out_what_no_longer_holds(place: Town) -> None:
    """The second of the two is back on the panel by the time of the repeat."""
    _, second = merged_and_lost(place, drop="before")
    with store.db.connection_context():
        store.execute(
            "UPDATE participant SET response = 'needs_action', replaced_by_id = NULL WHERE interview_id = %(id)s",
            id=second.id,
        )
    place.move(minutes=2)
    place.settle()
    [text] = place.texts("lisi")
    assert "周远" in text
    assert "林悦" not in text
    assert states(place, "replaced") == ["sent", "suppressed"]


def test_a_merged_text_that_is_repeated_leaves_out_whom_its_reader_knows_by_now(place: Town) -> None:
    _, second = merged_and_lost(place, drop="before")
    with store.db.connection_context():
        store.execute("UPDATE participant SET knows_candidate = true WHERE interview_id = %(id)s", id=second.id)
    place.move(minutes=2)
    place.settle()
    assert "林悦" not in str(place.chat("lisi"))
    assert "周远" in place.texts("lisi")[-1]


def test_a_merged_text_that_is_repeated_leaves_out_what_came_too_late(place: Town) -> None:
    _, second = merged_and_lost(place, drop="before")
    with store.db.connection_context():
        store.execute(
            "UPDATE outbox SET expires_at = %(now)s WHERE interview_id = %(id)s",
            id=second.id,
            now=place.at + timedelta(minutes=1),
        )
    place.move(minutes=2)
    place.settle()
    assert "林悦" not in str(place.chat("lisi"))
    assert states(place, "replaced") == ["sent", "expired"]


def test_a_merged_text_of_which_all_still_holds_is_repeated_as_it_was_and_arrives_once(place: Town) -> None:
    merged_and_lost(place, drop="after")
    place.move(minutes=2)
    place.settle()
    [text] = place.texts("lisi")
    assert "周远" in text
    assert "林悦" in text
    assert states(place, "replaced") == ["sent", "sent"]


# --- broken ---------------------------------------------------------------------------------------------------------


def test_one_notice_that_cannot_be_rendered_is_given_up_and_what_comes_after_it_goes_on(place: Town) -> None:
    with store.db.connection_context(), store.db.atomic():
        said = {"zh": "后面的", "en": "the next"}
        outbox.put([Notice("test:1", "lisi", "of_no_kind"), Notice("test:2", "lisi", "said", subject=said)], place.at)
    for _ in range(4):
        place.settle()
        place.move(seconds=6)
    assert place.texts("lisi") == ["后面的"]
    [row] = place.rows("SELECT state, faults, last_error FROM outbox WHERE kind = 'of_no_kind'")
    assert (row["state"], row["faults"], row["last_error"]) == ("failed", 3, "KeyError")


def test_a_notice_that_was_to_share_a_message_with_a_broken_one_leaves_without_it(place: Town) -> None:
    with store.db.connection_context(), store.db.atomic():
        first, second = (place.book("lisi", in_hours=hours, candidate=f"候选人{hours}") for hours in (2, 4))
        outbox.put(
            [
                Notice("test:1", "zhangmin", "undone", interview=first, subject={"actor": place.member("lisi").id}),
                Notice("test:2", "zhangmin", "undone", interview=second, subject={"actor": {"not": "an id"}}),
            ],
            place.at,
        )
    place.settle()
    assert "候选人2" in place.texts("zhangmin")[-1]


# --- told to nobody -------------------------------------------------------------------------------------------------


def test_undo_waits_for_a_delivery_that_is_at_it_and_then_does_not_say_that_nobody_heard(place: Town) -> None:
    """The delivery has the row, and will send it: whoever takes the change back must know."""
    _declined(place)
    outcome: list[bool] = []
    with store.db.connection_context(), store.db.atomic():
        [row] = store.fetch("SELECT id FROM outbox WHERE kind = 'declined'")
        store.execute("UPDATE outbox SET state = 'sending' WHERE id = %(id)s", id=row["id"])
        taking_back = threading.Thread(target=lambda: outcome.append(_take_back(place)))
        taking_back.start()
        wait_for_a_lock()
    taking_back.join()
    assert outcome == [False]


def test_undo_waits_for_a_card_of_hrs_that_is_just_being_changed_and_then_does_not_say_that_nobody_heard(
    place: Town,
) -> None:
    interview = place.book("lisi", in_hours=1.5)
    place.say("lisi", f"无法参加 {interview.code} 出差")
    place.settle()
    place.say("lisi", f"接受 {interview.code}")
    outcome: list[bool] = []
    with store.db.connection_context(), store.db.atomic():
        refreshes = store.execute(
            """UPDATE outbox SET state = 'sending', sending_at = clock_now() + interval '5 seconds'
               WHERE kind = 'refresh' AND to_user = 'zhangmin' AND state = 'queued'"""
        )
        assert refreshes == 1
        taking_back = threading.Thread(target=lambda: outcome.append(_take_back(place)))
        taking_back.start()
        wait_for_a_lock()
    taking_back.join()
    assert outcome == [False]


def test_a_delivery_waits_for_an_undo_that_is_at_it_and_then_tells_nobody(place: Town) -> None:
    _declined(place)
    place.move(seconds=61)
    with store.db.connection_context(), store.db.atomic():
        [row] = store.fetch("SELECT audit_id FROM outbox WHERE kind = 'declined'")
        assert outbox.suppress([row["audit_id"]], "lisi")
        delivering = threading.Thread(target=place.app.delivery.deliver, args=("zhangmin",))
        delivering.start()
        wait_for_a_lock()
    delivering.join()
    assert place.chat("zhangmin") == []
    assert states(place, "declined") == ["suppressed"]


def test_an_undo_does_not_wait_for_whoever_taps_a_card_that_has_left(place: Town) -> None:
    """Who taps holds the card when they ask for the interview, which the undo holds: each would wait for the other."""
    interview = place.book("lisi", in_hours=1)
    place.say("lisi", f"无法参加 {interview.code} 出差")
    place.settle()
    outcome: list[bool] = []
    taking_back = threading.Thread(target=lambda: outcome.append(_take_back(place)))
    with store.db.connection_context(), store.db.atomic():
        store.fetch("SELECT 1 FROM outbox WHERE kind = 'declined' AND state = 'sent' FOR UPDATE")
        taking_back.start()
        taking_back.join(PATIENCE_S)
        assert outcome == [False]
    taking_back.join()


def _declined(place: Town) -> None:
    interview = place.book("lisi", in_hours=24)
    place.say("lisi", f"无法参加 {interview.code} 出差")


def _take_back(place: Town) -> bool:
    """Whether nobody had heard of it."""
    lisi = place.member("lisi")
    with store.db.connection_context(), change.begin(place.at, lisi) as begun:
        return withdraw(begun, lisi, lambda command, about: True)[1]


def test_a_delivery_holds_nothing_that_a_change_of_its_interview_may_need_while_it_waits_for_it(place: Town) -> None:
    _invited(place)
    assert _held_while_a_delivery_waits_for(place, "SELECT 1 FROM interview FOR UPDATE") == 0
    assert place.title("lisi") == zh("invited.title")


def test_a_delivery_holds_no_refresh_while_somebody_taps_the_card(place: Town) -> None:
    interview = _invited(place)
    place.settle()
    place.say("lisi", f"接受 {interview.code}")
    assert _held_while_a_delivery_waits_for(place, "SELECT 1 FROM outbox WHERE kind = 'invited' FOR UPDATE") == 0
    assert buttons(place.cards("lisi")[-1]) == []


def _invited(place: Town) -> Interview:
    """One who has not heard of it yet."""
    interview = place.book("lisi")
    with store.db.connection_context(), store.db.atomic():
        outbox.put([Notice("invitation", "lisi", "invited", interview)], place.at)
    return interview


def _held_while_a_delivery_waits_for(place: Town, held: str) -> int:
    """How many rows that wait to be told 李四's delivery holds while it waits for what is held here."""
    delivery = threading.Thread(target=place.app.delivery.deliver, args=("lisi",))
    with store.db.connection_context(), store.db.atomic():
        store.fetch(held)
        delivery.start()
        wait_for_a_lock()
        waiting = store.fetch("SELECT id FROM outbox WHERE state = 'queued'")
        free = store.fetch("SELECT id FROM outbox WHERE state = 'queued' FOR UPDATE SKIP LOCKED")
    delivery.join()
    assert waiting
    return len(waiting) - len(free)
