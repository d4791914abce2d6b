"""Lists, details and cards say the same of each person: whose answer counts, who is on the panel, who owes feedback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot import wording
from bot.db import store
from bot.interviews import lookup
from bot.interviews.models import Feedback
from tests.e2e.town import Town, town


@pytest.fixture
def place(fresh_database_url: str) -> Iterator[Town]:
    with town(fresh_database_url) as built:
        yield built


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
