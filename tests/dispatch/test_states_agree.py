"""Lists, details and cards say the same of each person: whose answer counts, who is on the panel, who owes feedback."""

from __future__ import annotations

import pytest

from bot import wording
from bot.db import store
from bot.interviews import lookup
from bot.interviews.models import Feedback, Interview
from bot.notices import catalogue
from bot.notices.view import View
from tests.world.clock import BEIJING
from tests.world.town import Town, alive, invited, later

# What somebody did or what was done to them, what they read of it, and: is there a card to answer, a reminder, and a
# word that their feedback is due?
REACHED: dict[str, tuple[str | None, bool, bool]] = {
    "asked": ("待回复", True, True),
    "accepted": ("已接受", False, True),
    "declined": ("无法参加", False, False),
    "asked for another time": ("待定", True, True),
    "replaced": ("已改由他人面试", False, False),
    "excused": (None, False, False),
    "deactivated": (None, False, False),
    "candidate does not come": ("候选人不来", False, False),
    "cancelled": (
        "已取消",
        True,
        False,
    ),  # by nobody's command, so nobody is told, and the card stays until it is tapped
}
OFF = ("candidate does not come", "cancelled")


def reach(place: Town, state: str, on: Interview) -> None:
    match state:
        case "accepted":
            place.say("lisi", f"接受 {on.code}")
        case "declined":
            place.say("lisi", f"无法参加 {on.code} 出差")
        case "asked for another time":
            with store.db.connection_context():
                store.execute("UPDATE participant SET response = 'tentative' WHERE interview_id = %(id)s", id=on.id)
        case "replaced":
            place.orders("zhangmin", f"换人 {on.code} 李四 王五")
        case "excused":
            place.say("lisi", f"无法参加 {on.code} 认识候选人")
        case "deactivated":
            place.orders("admin", "成员 lisi 停用")
        case "candidate does not come":
            place.say("zhangmin", f"候选人回复 {on.code} 不来")
        case "cancelled":
            with store.db.connection_context():
                store.execute("UPDATE interview SET status = 'cancelled' WHERE id = %(id)s", id=on.id)


def row_of(said: str, on: Interview) -> str | None:
    """The state in the list's row of the interview; None where it is not on the list."""
    rows = [line for line in said.split("\n") if line.endswith(f" · {on.code}")]
    return rows[0].split(" · ")[-2] if rows else None


@pytest.mark.parametrize("state", REACHED)
def test_list_detail_card_reminder_and_digest_say_the_same_of_somebody(place: Town, state: str) -> None:
    word, is_asked, attends = REACHED[state]
    on = invited(place, "lisi", in_hours=2)
    reach(place, state, on)
    later(place)
    for who in ("lisi", "zhangmin"):  # whatever each may see, list and detail call it the same
        detail = place.say(who, f"进度 {on.code}").split("\n")[0].split(" · ")[-1]
        day = "今天" if on.start.astimezone(BEIJING).date() == place.at.astimezone(BEIJING).date() else "明天"
        # Who does not come has it on no list; HR has it as long as it is on.
        is_listed = attends if who == "lisi" else state not in OFF
        assert row_of(place.say(who, f"日程 {day}"), on) == (detail if is_listed else None)
        if who == "lisi" and word is not None:
            assert detail == word
    assert bool(alive(place, "lisi")) == is_asked
    later(place, minutes=115)
    assert ("remind_5m" in told(place)) == attends
    later(place, minutes=62)
    later(place, minutes=10)
    assert ("feedback_due" in told(place)) == attends
    with store.db.connection_context():
        view = View(place.member("lisi"), place.at, "", "", None, {"interviews": [on.id]})
        assert (catalogue.rendered("feedback_nudge", view) is not None) == attends


def told(place: Town) -> list[str]:
    return [row["kind"] for row in place.rows("SELECT kind FROM outbox WHERE to_user = 'lisi' AND state = 'sent'")]


def test_after_a_replacement_has_accepted_lists_and_details_say_accepted(place: Town) -> None:
    code = place.book("lisi", in_hours=24).code
    place.say("lisi", f"无法参加 {code} 出差")
    place.orders("zhangmin", f"换人 {code} 李四 王五")
    place.say("wangwu", f"接受 {code}")
    details = place.say("zhangmin", f"进度 {code}")
    assert details.startswith(f"{code} 陈晓 · 后端工程师 一面 · 已接受")
    assert "面试官：王五 已接受" in details
    assert "李四" not in details.split("地点")[0]


def test_one_who_had_accepted_and_is_replaced_is_not_shown_as_unable_to_come(place: Town) -> None:
    code = place.book("lisi", in_hours=24).code
    place.say("lisi", f"接受 {code}")
    place.orders("zhangmin", f"换人 {code} 李四 王五")
    assert "无法参加" not in place.say("zhangmin", f"进度 {code}").split("地点")[0]
    assert place.say("lisi", f"进度 {code}").split("\n")[0].endswith("已改由他人面试")


def test_a_completed_interview_counts_only_the_feedback_of_those_who_were_there(place: Town) -> None:
    interview = place.book("lisi", in_hours=1)
    place.orders("zhangmin", f"换人 {interview.code} 李四 王五")
    place.say("wangwu", f"接受 {interview.code}")
    place.move(hours=2, minutes=1)
    with store.db.connection_context():
        Feedback.create(
            interview=interview,
            author=place.member("wangwu"),
            status="submitted",
            recommendation="yes",
            submitted_at=place.at,
        )
    for _ in range(3):
        place.settle()
    with store.db.connection_context():
        [held] = lookup.load([interview.id])
        details = wording.details(held, place.member("zhangmin"), place.at)
    assert details[0].endswith("已完成")
    assert "面评：1/1" in details


@pytest.mark.parametrize("hours", [0.2, 2])
def test_where_the_candidate_did_not_come_nobody_owes_feedback(place: Town, hours: float) -> None:
    interview = invited(place, "lisi", in_hours=0.5)
    place.say("lisi", f"接受 {interview.code}")
    later(place, minutes=46)
    place.say("lisi", f"候选人未到 {interview.code}")
    later(place, hours=hours)
    said = place.say("zhangmin", f"进度 {interview.code}")
    assert "候选人未到" in said.split("\n")[0]
    assert "面评" not in said
