"""The last reminder again later, and never when it is of no more use."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.said import zh, zh_like
from tests.world.clock import BEIJING
from tests.world.office import Office
from tests.world.town import Town, buttons, invited, later


def clock(place: Town, **ahead: float) -> str:
    return f"{(place.at + timedelta(**ahead)).astimezone(BEIJING):%H:%M}"


def test_the_last_reminder_comes_again_half_an_hour_later(place: Town) -> None:
    on = invited(place, "lisi", in_hours=5)
    assert place.say("lisi", "稍后") == zh(
        "snooze.done", at=clock(place, minutes=30), what=f"邀请 {on.code} 陈晓 · 后端工程师 一面"
    )
    later(place, minutes=29)
    assert len(place.cards("lisi")) == 1
    later(place, minutes=1)
    first, again = place.cards("lisi")
    assert (buttons(first), buttons(again)) == (
        [],
        [zh("button.accept"), zh("button.decline"), zh("button.another_time")],
    )
    assert again["content"]["main_title"]["title"] == zh("invited.title")


@pytest.mark.parametrize(("words", "minutes"), [("20分钟", 20), ("一小时", 60), ("1个半小时", 90), ("半小时后", 30)])
def test_at_the_time_that_is_said(place: Town, words: str, minutes: int) -> None:
    invited(place, "lisi", in_hours=5)
    assert place.say("lisi", f"稍后 {words}").startswith(clock(place, minutes=minutes))


def test_who_changes_their_mind_gets_it_once(place: Town) -> None:
    invited(place, "lisi", in_hours=5)
    place.say("lisi", "稍后 20分钟")
    place.say("lisi", "稍后 40分钟")
    later(place, minutes=25)
    assert len(place.cards("lisi")) == 1
    later(place, minutes=15)
    assert len(place.cards("lisi")) == 2


def test_what_has_been_answered_meanwhile_does_not_come_again(place: Town) -> None:
    on = invited(place, "lisi", in_hours=5)
    place.say("lisi", "稍后")
    place.say("lisi", f"接受 {on.code}")
    later(place, minutes=31)
    assert len(place.cards("lisi")) == 1


def test_an_invitation_to_what_somebody_else_does_now_is_not_put_off(place: Town) -> None:
    """Nothing would come at the time that is said."""
    on = invited(place, "lisi", in_hours=30)
    place.orders("zhangmin", f"换人 {on.code} 李四 王五")
    later(place, minutes=2)
    assert place.say("lisi", "稍后") == zh("snooze.none")


def test_it_counts_for_none_of_the_four_messages(place: Town) -> None:
    on = invited(place, "lisi", in_hours=5)
    for _ in range(4):
        place.say("lisi", "稍后 20分钟")
        later(place, minutes=21)
    assert len(place.cards("lisi")) == 5
    [row] = place.rows("SELECT count(*) AS n FROM outbox WHERE interview_id = %(id)s AND counted", id=on.id)
    assert row["n"] == 1


def test_a_reminder_of_half_an_hour_before_is_put_off_only_while_it_is_of_use(place: Town) -> None:
    on = invited(place, "lisi", in_hours=2)
    place.say("lisi", f"接受 {on.code}")
    later(place, minutes=91)
    assert zh_like("snooze.at_the_latest").search(place.say("lisi", "稍后 一小时"))
    said = place.say("lisi", "稍后")
    assert zh("notice.reminder_30_min") in said
    assert not said.startswith(clock(place, minutes=30)), "sooner, since it is of no use by then"


def test_without_a_reminder_there_is_nothing_to_put_off(office: Office) -> None:
    office.plan()
    assert office.say("稍后") == zh("snooze.none")


@pytest.mark.parametrize(
    ("words", "said"),
    [("稍后 香蕉2", zh("snooze.no_time", words="香蕉2")), ("稍后 下周三下午3点", zh("snooze.at_most_a_day"))],
)
def test_what_is_no_time_is_said(place: Town, words: str, said: str) -> None:
    invited(place, "lisi", in_hours=48)
    answer = place.say("lisi", words)
    if answer.endswith("？是/否"):
        answer = place.say("lisi", "是")
    assert said in answer
