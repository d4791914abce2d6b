"""Silence is a feature: at most four messages per interviewer and interview, and next to nothing during one."""

from __future__ import annotations

import json
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
import requests

from bot.db import store
from bot.interviews.models import Feedback, Participant
from bot.notices import budget, catalogue, history, outbox, queue
from bot.notices.outbox import Notice
from tests.said import YES_OR_NO, zh, zh_like
from tests.world.clock import BEIJING
from tests.world.town import Town, buttons, invited, later, order


def heard(place: Town, user_id: str) -> list[str]:
    """The kinds of what the member was told, in order; of those that count."""
    return [
        row["kind"]
        for row in place.rows(
            "SELECT kind FROM outbox WHERE to_user = %(who)s AND counted AND state = 'sent' ORDER BY id", who=user_id
        )
    ]


# --- four messages --------------------------------------------------------------------------------------------------


def test_an_interview_costs_its_interviewer_four_messages(place: Town) -> None:
    on = invited(place, "lisi", in_hours=2)
    place.say("lisi", f"接受 {on.code}")
    for minutes in (91, 25, 70):
        later(place, minutes=minutes)
    assert heard(place, "lisi") == ["invited", "remind_30m", "remind_5m", "feedback_due"]
    assert len(place.chat("lisi")) - 1 == 4  # and the passive answer


def test_after_a_move_the_first_reminder_is_left_out_where_four_would_be_passed(place: Town) -> None:
    """A move is told apart from that, and brings its reminders anew."""
    on = invited(place, "lisi", in_hours=2)
    later(place, minutes=91)
    with store.db.connection_context():
        store.execute(
            "UPDATE interview SET sequence = sequence + 1, slot = tstzrange(lower(slot) + interval '1 day', "
            "upper(slot) + interval '1 day') WHERE id = %(id)s",
            id=on.id,
        )
    later(place, hours=24)
    assert heard(place, "lisi") == ["invited", "remind_30m"]
    later(place, minutes=25)
    later(place, minutes=70)
    assert heard(place, "lisi") == ["invited", "remind_30m", "remind_5m", "feedback_due"]


def test_what_comes_of_others_changes_of_mind_does_not_use_up_the_four(place: Town) -> None:
    on = invited(place, "lisi", in_hours=3)
    for old, new in (("李四", "王五"), ("王五", "李四"), ("李四", "王五"), ("王五", "李四")):
        order(place, f"换人 {on.code} {old} {new}")
        later(place)
    for minutes in (147, 25, 70):
        later(place, minutes=minutes)
    assert heard(place, "lisi") == ["invited", "remind_30m", "remind_5m", "feedback_due"]


@pytest.mark.parametrize("kind", [one.name for one in catalogue.KINDS.values() if not one.counted])
def test_what_does_not_count_is_sent_however_much_somebody_has_heard(place: Town, kind: str) -> None:
    """A kind that is new is one value, and is always sent unless it says that it counts."""
    on = invited(place, "lisi", in_hours=2)
    with store.db.connection_context(), store.db.atomic():
        store.execute(
            """INSERT INTO outbox (dedup_key, to_user, kind, subject, interview_id, created_at, not_before, expires_at,
                 state, counted)
               SELECT 'told:' || n, 'lisi', 'remind_30m', '{}', %(id)s, %(now)s, %(now)s, %(now)s, 'sent', true
               FROM generate_series(1, 4) n""",
            id=on.id,
            now=place.at,
        )
        outbox.put([Notice("test:1", "lisi", kind, interview=on)], place.at)
        [message] = [one for one in queue.due("lisi", place.at) if one.kind == kind]
        assert budget.allows(message)
        assert not budget.is_counted(message)


# --- during an interview --------------------------------------------------------------------------------------------


def test_who_sits_in_an_interview_hears_of_other_things_five_minutes_after_its_end(place: Town) -> None:
    invited(place, "lisi", in_hours=1)
    later(place, minutes=70)
    before = len(place.chat("lisi"))
    other = invited(place, "lisi", in_hours=24, candidate="林悦")
    assert len(place.chat("lisi")) == before
    later(place, minutes=54)
    assert len(place.chat("lisi")) == before
    later(place, minutes=2)
    assert str(other.code) in str(place.chat("lisi")[before:])


def test_who_asks_during_an_interview_is_answered_and_what_waits_keeps_no_answer_waiting(place: Town) -> None:
    invited(place, "lisi", in_hours=1)
    later(place, minutes=57)
    later(place, minutes=13)
    invited(place, "lisi", in_hours=24, candidate="林悦")
    place.tap("lisi", "进入面试")
    place.settle()
    assert "https://meeting.example.com/1" in place.texts("lisi")[-1]


def replaced_elsewhere(place: Town) -> None:
    """A notice to lisi that can wait until their own interview is over."""
    other = place.book("lisi", in_hours=30, candidate="林悦")
    with store.db.connection_context(), store.db.atomic():
        Participant.update(replaced_by=place.member("wangwu"), response="declined").where(
            Participant.interview == other
        ).execute()
        outbox.put([Notice("test:1", "lisi", "replaced", interview=other)], place.at)


def test_what_was_tried_once_and_then_waits_for_an_interviews_end_holds_up_nothing(place: Town) -> None:
    place.book("lisi", in_hours=0.01)
    replaced_elsewhere(place)
    place.control("faults", rules=[{"path": "message/send", "errcode": -1}])
    place.settle()
    requests.delete(f"{place.sandbox}/sandbox/faults", timeout=10)
    later(place, minutes=5)
    assert place.texts("lisi") == []
    with store.db.connection_context(), store.db.atomic():
        outbox.put(
            [Notice("test:2", "lisi", "said", subject={"zh": "现在的", "en": "now", "asked_for": True})], place.at
        )
        assert [row.kind for row in queue.due("lisi", place.at)] == ["said"]
        assert queue.members_with_due_rows(place.at) == ["lisi"]
    place.settle()
    assert place.texts("lisi") == ["现在的"]


def test_what_a_killed_worker_left_waits_for_the_interviews_end_when_it_is_back(place: Town) -> None:
    """The worker does not turn in circles over it either."""
    place.book("lisi", in_hours=0.5)
    replaced_elsewhere(place)
    place.control("faults", rules=[{"path": "message/send", "drop": "before", "times": 1}])
    place.settle()
    place.move(minutes=40)
    with store.db.connection_context(), store.db.atomic():
        outbox.put(
            [Notice("test:2", "lisi", "said", subject={"zh": "现在的", "en": "now", "asked_for": True})], place.at
        )
    place.settle()
    assert place.texts("lisi") == ["现在的"]
    later(place, minutes=60)
    assert "林悦" in place.texts("lisi")[-1]


def candidate_off(place: Town) -> None:
    """What interrupts lisi's interview, and what need not, are due at once; the latter could share the message."""
    on = place.book("lisi", in_hours=40, candidate="周远")
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    replaced_elsewhere(place)
    place.move(seconds=61)


def test_what_interrupts_an_interview_takes_nothing_along_that_does_not(place: Town) -> None:
    place.book("lisi", in_hours=0.01)
    candidate_off(place)
    place.settle()
    assert "周远" in place.texts("lisi")[-1]
    assert "林悦" not in str(place.chat("lisi"))
    later(place, minutes=70)
    assert "林悦" in str(place.texts("lisi"))


def test_what_left_before_an_interview_is_not_repeated_into_it_within_what_interrupts(place: Town) -> None:
    place.book("lisi", in_hours=0.04)
    candidate_off(place)
    place.control("faults", rules=[{"path": "message/send", "drop": "before", "times": 1}])
    place.app.delivery.deliver("lisi")
    later(place, minutes=3)
    assert "周远" in str(place.texts("lisi"))
    assert "林悦" not in str(place.chat("lisi"))


def test_that_a_stranger_wrote_waits_for_the_end_of_an_admins_interview(place: Town) -> None:
    place.book("admin", in_hours=0.01)
    place.move(minutes=2)
    place.say("zhaoliu", "你好")
    place.settle()
    assert place.cards("admin") == []
    later(place, minutes=70)
    assert "赵六" in str(place.cards("admin"))


def test_what_an_operator_says_waits_and_a_test_message_that_was_asked_for_does_not(place: Town) -> None:
    place.book("admin", in_hours=0.01)
    place.move(minutes=2)
    with store.db.connection_context(), store.db.atomic():
        outbox.put([Notice("test:1", "admin", "said", subject={"zh": "维护", "en": "maintenance"})], place.at)
    place.say("admin", "测试消息")
    place.settle()
    assert zh_like("ping.test").search(place.texts("admin")[-2])
    assert "上一条" in place.texts("admin")[-1]
    assert "维护" not in str(place.chat("admin"))


def test_hr_in_an_interview_hears_at_once_that_the_candidate_of_another_did_not_come(place: Town) -> None:
    invited(place, "zhangmin", in_hours=1)
    other = invited(place, "lisi", in_hours=1, candidate="林悦")
    later(place, minutes=76)
    place.say("lisi", f"候选人未到 {other.code}")
    place.settle()
    assert place.title("zhangmin") == zh("no_show.title")
    assert "林悦" not in str(place.cards("zhangmin")[-1])  # their screen may be shared


# --- one after the other --------------------------------------------------------------------------------------------


def reminders(place: Town) -> list[str]:
    """What the reminders' cards say below their rows, in order."""
    cards = [one["content"] for one in place.cards("lisi") if "有面试" in one["content"]["main_title"]["title"]]
    return [str(one.get("sub_title_text", "")) for one in cards]


@pytest.mark.parametrize("answer", ["接受", None])
def test_the_last_reminder_names_what_follows_directly_which_has_a_card_with_the_way_in_of_its_own(
    place: Town, answer: str | None
) -> None:
    """It comes five minutes before, into the one before; and keeps its way in while the second is on."""
    place.book("lisi", in_hours=1)
    follows = invited(place, "lisi", in_hours=2, candidate="李雷", job="后端")
    with store.db.connection_context():
        store.execute(
            "UPDATE interview SET meeting_url = 'https://meeting.example.com/x' WHERE id = %(id)s", id=follows.id
        )
    if answer:
        place.say("lisi", f"{answer} {follows.code}")
    later(place, minutes=31)
    later(place, minutes=25)
    begins = f"{(place.at + timedelta(minutes=64)).astimezone(ZoneInfo('Asia/Shanghai')):%H:%M}"
    assert reminders(place) == ["", zh("reminder.right_after", those=f"{begins} 李雷 · 后端 一面")]
    later(place, minutes=58)
    assert len(reminders(place)) == 2
    later(place, minutes=1)
    assert reminders(place)[2:] == [""]
    assert heard(place, "lisi").count("remind_5m") == 2
    assert buttons(place.cards("lisi")[-1])[-2:] == [zh("button.enter"), zh("reminder.not_here")]
    later(place, minutes=20)
    assert buttons(place.cards("lisi")[-1])[-2:] == [zh("button.enter"), zh("reminder.not_here")]
    with store.db.connection_context():
        assert history.counted(follows.id, "lisi") <= budget.MOST - 1  # feedback is to come


def test_what_was_called_off_before_the_last_reminder_left_is_not_named(place: Town) -> None:
    place.book("lisi", in_hours=1)
    follows = place.book("lisi", in_hours=2, candidate="李雷")
    later(place, minutes=31)
    with store.db.connection_context():
        store.execute("UPDATE interview SET status = 'cancelled' WHERE id = %(id)s", id=follows.id)
    later(place, minutes=25)
    assert reminders(place) == ["", ""]


def test_what_begins_later_than_the_silence_is_reminded_of_by_itself(place: Town) -> None:
    place.book("lisi", in_hours=1)
    place.book("lisi", in_hours=2.25, candidate="李雷")
    for minutes in (56, 65, 10):
        later(place, minutes=minutes)
    assert all("紧接着" not in one for one in reminders(place))
    assert heard(place, "lisi").count("remind_5m") == 2


def told_of(place: Town, user_id: str, since: int) -> str:
    return str(place.chat(user_id)[since:])


def test_who_is_asked_while_they_interview_about_what_follows_directly_hears_five_minutes_before_it(
    place: Town,
) -> None:
    """And HR is told that time, although what follows goes on directly after that, and so does another one."""
    place.book("lisi", in_hours=1)
    follows = invited(place, "wangwu", in_hours=2, candidate="李雷")
    place.book("lisi", in_hours=3, candidate="韩冰")
    later(place, minutes=70)
    begins = place.at + timedelta(minutes=50)
    before = len(place.chat("lisi"))
    assert place.say("zhangmin", f"换人 {follows.code} 王五 李四").endswith(YES_OR_NO)
    at = f"{(begins - timedelta(minutes=5)).astimezone(ZoneInfo('Asia/Shanghai')):%H:%M}"
    assert zh("hears.invited_after_interview", who="李四", at=at) in place.say("zhangmin", "是").replace("今天 ", "")
    later(place, minutes=44)
    assert "李雷" not in told_of(place, "lisi", before)
    later(place, minutes=1)
    assert "李雷" in told_of(place, "lisi", before)
    assert zh("button.accept") in str(place.cards("lisi")[-1])
    assert len(place.chat("lisi")) == before + 1  # and no reminder with it


def test_who_is_replaced_while_they_interview_hears_before_it_begins_that_they_need_not_come(place: Town) -> None:
    place.book("lisi", in_hours=1)
    follows = invited(place, "lisi", in_hours=2, candidate="李雷")
    later(place, minutes=70)
    order(place, f"换人 {follows.code} 李四 王五")
    later(place, minutes=44)
    assert "李雷" not in place.texts("lisi")[-1:]
    later(place, minutes=1)
    assert "李雷" in place.texts("lisi")[-1]


def test_of_a_long_row_of_interviews_each_is_reminded_of_before_it_begins(place: Town) -> None:
    """The first's reminder names three, and each has its own, which comes while the one before is on."""
    row = [place.book("lisi", in_hours=hour, candidate=f"第{hour}位") for hour in range(1, 6)]
    for _ in range(59):
        later(place, minutes=5)
    reminded = place.rows(
        """SELECT o.interview_id AS id, lower(i.slot) - o.sent_at AS before, o.payload::text AS said FROM outbox o
           JOIN interview i ON i.id = o.interview_id WHERE o.kind = 'remind_5m' AND o.state = 'sent' ORDER BY o.id"""
    )
    assert [one["id"] for one in reminded] == [one.id for one in row]
    assert all(f"第{number}位" in str(json.loads(reminded[0]["said"])) for number in (1, 2, 3, 4))
    assert {one["before"] for one in reminded[1:]} == {timedelta(minutes=5)}


def test_what_can_wait_waits_until_the_last_of_several_interviews_and_hr_is_told_so(place: Town) -> None:
    place.book("lisi", in_hours=1)
    place.book("lisi", in_hours=2, candidate="李雷")
    other = invited(place, "wangwu", in_hours=30, candidate="林悦")
    later(place, minutes=70)
    before = len(place.chat("lisi"))
    assert place.say("zhangmin", f"换人 {other.code} 王五 李四").endswith(YES_OR_NO)
    free = place.at + timedelta(minutes=115)
    at = f"{free.astimezone(ZoneInfo('Asia/Shanghai')):%H:%M}"
    assert zh("hears.invited_after_interview", who="李四", at=at) in place.say("zhangmin", "是").replace("今天 ", "")
    later(place, minutes=56)
    assert len(place.chat("lisi")) == before
    later(place, minutes=60)
    assert "林悦" in told_of(place, "lisi", before)


# --- the evening ----------------------------------------------------------------------------------------------------


def at_home(place: Town, hour: int, minute: int) -> float:
    """Seconds until it is so late in Beijing tomorrow."""
    tomorrow = place.at.astimezone(BEIJING) + timedelta(days=1)
    return (tomorrow.replace(hour=hour, minute=minute, second=0, microsecond=0) - place.at).total_seconds()


def test_in_the_evening_one_message_asks_for_all_feedback_of_the_day(place: Town) -> None:
    for hour, candidate in ((10, "陈晓"), (14, "林悦"), (19, "周远")):
        place.book("lisi", in_hours=at_home(place, hour, 0) / 3600, candidate=candidate)
    place.move(seconds=at_home(place, 20, 15))
    place.settle()
    place.settle()
    place.settle()
    before = len(place.texts("lisi"))
    later(place, minutes=30)
    later(place, minutes=5)
    [nudge] = place.texts("lisi")[before:]
    assert "陈晓" in nudge
    assert "林悦" in nudge
    assert "周远" not in nudge  # that one is over for less than two hours


def test_in_the_evening_nobody_is_asked_for_what_is_written(place: Town) -> None:
    on = place.book("lisi", in_hours=at_home(place, 10, 0) / 3600)
    place.move(seconds=at_home(place, 20, 15))
    place.settle()
    place.settle()
    with store.db.connection_context():
        given = {"status": "submitted", "recommendation": "yes", "submitted_at": place.at}
        Feedback.create(interview=on, author=place.member("lisi"), **given)
    before = len(place.chat("lisi"))
    later(place, minutes=30)
    assert len(place.chat("lisi")) == before
