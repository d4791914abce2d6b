"""WeCom is down, slow, lying or full: nothing is lost, nothing overtakes, nothing is said twice without reason."""

from __future__ import annotations

from datetime import timedelta

import pytest
import requests

from bot.db import store
from bot.interviews.models import Participant
from bot.notices import outbox
from bot.notices.outbox import Notice
from bot.wecom import reply
from tests.said import en, zh
from tests.world.town import Town, alive, buttons, has_no_quiet_hours, invited, later


def owe(place: Town, user_id: str, *words: str, expires_in: timedelta | None = None) -> None:
    """Messages that are due now, in this order."""
    with store.db.connection_context(), store.db.atomic():
        for word in words:
            expires_at = place.at + expires_in if expires_in else None
            outbox.put(
                [Notice(f"test:{word}", user_id, "said", subject={"zh": word, "en": word}, expires_at=expires_at)],
                place.at,
            )


def states(place: Town) -> list[str]:
    return [row["state"] for row in place.rows("SELECT state FROM outbox ORDER BY id")]


def fault(place: Town, **rule: object) -> None:
    place.control("faults", rules=[{"path": "message/send", **rule}])


def heal(place: Town) -> None:
    requests.delete(f"{place.sandbox}/sandbox/faults", timeout=10)


def test_a_revoked_token_is_replaced_and_nobody_notices(place: Town) -> None:
    owe(place, "lisi", "一")
    place.settle()
    place.control("faults", revoke_token=True)
    owe(place, "lisi", "二")
    place.settle()
    assert place.texts("lisi") == ["一", "二"]


@pytest.mark.parametrize("errcode", [45009, -1])
def test_what_wecom_puts_off_is_sent_later_in_order(place: Town, errcode: int) -> None:
    fault(place, errcode=errcode, times=1)
    owe(place, "lisi", "一", "二", "三")
    place.settle()
    assert place.texts("lisi") == []
    place.move(minutes=2)
    place.settle()
    assert place.texts("lisi") == ["一", "二", "三"]


def test_an_outage_of_an_hour_costs_only_what_is_no_longer_of_use(place: Town) -> None:
    place.control("faults", rules=[{"path": "*", "outage": True}])
    owe(place, "lisi", "一", "二")
    owe(place, "lisi", "过期", expires_in=timedelta(minutes=30))
    owe(place, "wangwu", "三")
    for _ in range(12):
        place.settle()
        place.move(minutes=5)
    heal(place)
    for _ in range(3):
        place.move(minutes=5)
        place.settle()
    assert place.texts("lisi") == ["一", "二"]
    assert place.texts("wangwu") == ["三"]
    assert sorted(states(place)) == ["expired", "sent", "sent", "sent"]


def test_a_busy_wecom_makes_no_more_time_for_undo(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"无法参加 {on.code} 出差")
    fault(place, errcode=-1)
    later(place)
    assert place.say("lisi", "撤销") == zh("undo.too_late", what=f"无法参加 {on.code}", instead=f"接受 {on.code}")


def test_an_attempt_of_unknown_outcome_is_repeated_with_the_same_body_and_wecom_swallows_it(place: Town) -> None:
    fault(place, drop="after", times=1)
    owe(place, "lisi", "一", "二")
    place.settle()
    assert states(place) == ["sending", "queued"]
    place.move(seconds=61)
    place.settle()
    assert place.texts("lisi") == ["一", "二"]
    assert [(one["body"].get("text"), one["why_not"]) for one in place.sent()][:2] == [
        ({"content": "一"}, None),
        ({"content": "一"}, "duplicate"),
    ]


@pytest.mark.parametrize("is_interviewing", [False, True])
def test_a_card_that_had_arrived_though_nobody_knew_is_no_dead_letter_and_can_be_tapped(
    place: Town, is_interviewing: bool
) -> None:
    """Its body is given up after half an hour, or for an interview of its reader's, and WeCom has had its task_id."""
    if is_interviewing:
        place.book("lisi", in_hours=0.01, candidate="前一位")
    fault(place, drop="after", times=1)
    on = invited(place, "lisi", in_hours=24)
    assert len(place.cards("lisi")) == 1
    if is_interviewing:
        later(place, minutes=2)
        assert states(place)[0] == "queued"
    later(place, minutes=70)
    assert {row["state"] for row in place.rows("SELECT state FROM outbox WHERE kind = 'invited'")} == {"sent"}
    assert place.tap("lisi", "接受")
    place.settle()
    assert "李四 已接受" in place.say("zhangmin", f"进度 {on.code}")
    assert [card for card in place.cards("lisi") if "接受" in buttons(card)] == []


def test_a_card_in_a_new_zone_that_had_arrived_though_nobody_knew_closes_the_one_before(place: Town) -> None:
    has_no_quiet_hours(place, "lisi")
    invited(place, "lisi", in_hours=24)
    fault(place, drop="after", times=1)
    place.say("lisi", "时区 伦敦")
    place.settle()
    assert len(alive(place, "lisi")) == 2
    later(place, minutes=70)
    [card] = alive(place, "lisi")
    assert "伦敦时间" in str(card["content"])


def test_a_card_that_had_arrived_as_things_were_comes_anew_as_they_are_when_it_is_looked_at_again(place: Town) -> None:
    """What it shows is what was so at the first attempt; by the time of the repeat its reader reads English."""
    fault(place, drop="after", times=1)
    on = invited(place, "lisi", "wangwu", in_hours=24)
    place.say("lisi", "language en")
    later(place, minutes=70)
    assert place.title("lisi") == zh("invited.title")
    place.say("wangwu", f"接受 {on.code}")
    later(place)
    assert place.title("lisi") == en("invited.title")


def test_a_card_that_wecom_takes_for_another_at_its_first_attempt_did_not_arrive_and_is_no_sent_one(
    place: Town,
) -> None:
    fault(place, errcode=42014, times=1)
    invited(place, "lisi", in_hours=24)
    assert place.cards("lisi") == []
    assert states(place) == ["failed"]


def test_an_honest_repeat_of_an_answer_is_not_swallowed(place: Town) -> None:
    with store.db.connection_context(), store.db.atomic():
        for number in (1, 2):
            outbox.put_answer(number, "lisi", reply.say("同样的话").parts, place.at)
    place.settle()
    assert place.texts("lisi") == ["同样的话", "同样的话"]


def test_more_than_thirty_a_minute_wait_instead_of_being_dropped_by_wecom(place: Town) -> None:
    words = [str(number) for number in range(40)]
    owe(place, "lisi", *words)
    place.settle()
    assert place.texts("lisi") == words[:30]
    place.move(seconds=61)
    place.settle()
    assert place.texts("lisi") == words
    assert all(one["delivered"] for one in place.sent())


def test_several_plain_notices_to_one_person_become_one_message(place: Town) -> None:
    with store.db.connection_context(), store.db.atomic():
        interviews = [place.book("lisi", in_hours=hours, candidate=f"候选人{hours}") for hours in (2, 4, 6)]
        Participant.update(replaced_by=place.member("wangwu"), response="declined").execute()
        outbox.put(
            [Notice(f"test:{one.id}", "lisi", "replaced", interview=one) for one in interviews]
            + [Notice("test:z", "lisi", "said", subject={"zh": "另一条", "en": ""})],
            place.at,
        )
    fault(place, drop="after", times=1)
    place.settle()
    place.move(seconds=61)
    place.settle()
    together, other = place.texts("lisi")
    assert [f"候选人{hours}" in together for hours in (2, 4, 6)] == [True] * 3
    assert other == "另一条"
    assert states(place) == ["sent"] * 4


def owe_two_replacements(place: Town) -> None:
    """Two plain notices to lisi that become one message."""
    with store.db.connection_context(), store.db.atomic():
        interviews = [place.book("lisi", in_hours=hours, candidate=f"候选人{hours}") for hours in (2, 4)]
        Participant.update(replaced_by=place.member("wangwu"), response="declined").execute()
        outbox.put([Notice(f"test:{one.id}", "lisi", "replaced", interview=one) for one in interviews], place.at)


def test_what_shared_a_message_is_told_when_the_worker_was_killed_and_is_back_after_forty_minutes(place: Town) -> None:
    """WeCom no longer knows the body by then: it is made anew, of both."""
    owe_two_replacements(place)
    fault(place, drop="before", times=1)
    place.settle()
    assert states(place) == ["sending", "sending"]
    place.move(minutes=40)
    place.settle()
    [together] = place.texts("lisi")
    assert "候选人2" in together
    assert "候选人4" in together
    assert states(place) == ["sent", "sent"]


def test_what_shared_a_message_is_told_when_its_repeat_was_put_off(place: Town) -> None:
    owe_two_replacements(place)
    fault(place, drop="before", times=1)
    place.settle()
    fault(place, errcode=-1, times=1)
    place.move(seconds=61)
    place.settle()
    assert place.texts("lisi") == []
    place.move(minutes=2)
    place.settle()
    [together] = place.texts("lisi")
    assert "候选人2" in together
    assert "候选人4" in together


def test_what_shared_a_message_is_told_alone_when_the_other_no_longer_holds(place: Town) -> None:
    owe_two_replacements(place)
    fault(place, drop="before", times=1)
    place.settle()
    with store.db.connection_context():
        store.execute(
            "UPDATE participant SET replaced_by_id = NULL WHERE interview_id = (SELECT min(id) FROM interview)"
        )
    place.move(minutes=40)
    place.settle()
    [alone] = place.texts("lisi")
    assert "候选人2" not in alone
    assert "候选人4" in alone
    assert states(place) == ["suppressed", "sent"]


def test_somebody_out_of_range_fails_in_words_and_holds_nobody_up(place: Town) -> None:
    place.control("faults", out_of_range=["lisi"])
    owe(place, "lisi", "一")
    owe(place, "wangwu", "二")
    place.settle()
    [failed] = place.rows("SELECT last_error, errcode FROM outbox WHERE state = 'failed'")
    assert failed["last_error"]
    assert place.texts("wangwu") == ["二"]


def test_an_untrusted_address_waits_until_the_admin_has_mended_it(place: Town) -> None:
    place.control("faults", ip_not_trusted=True)
    owe(place, "lisi", "一")
    place.settle()
    assert states(place) == ["queued"]
    heal(place)
    place.move(minutes=10)
    place.settle()
    assert place.texts("lisi") == ["一"]
