"""A decline that stands in the end is told: whoever was replaced, or had no candidate, when it was to be told is missing again."""

from __future__ import annotations

import pytest

from bot.interviews.models import Role
from tests.said import zh_like
from tests.world.town import Town, alive, buttons, invited, later


def second_recruiter(place: Town) -> None:
    place.joins("zhaoliu", Role.RECRUITER)


def declines_told(place: Town, user_id: str = "zhangmin") -> int:
    sql = "SELECT 1 FROM outbox WHERE kind = 'declined' AND state = 'sent' AND to_user = %(who)s"
    return len(place.rows(sql, who=user_id))


def asked_to_replace(place: Town, name: str) -> bool:
    return any(
        one["content"]["main_title"]["title"] == f"{name} 无法参加" and "换成" in str(buttons(one))
        for one in alive(place, "zhangmin")
    )


@pytest.mark.parametrize("by", ["zhaoliu", "zhangmin"])
def test_who_is_no_longer_replaced_after_their_decline_was_to_be_told_is_missing_again_and_hr_hears(
    place: Town, by: str
) -> None:
    second_recruiter(place)
    on = invited(place, "lisi")
    place.say("lisi", f"无法参加 {on.code} 病了")
    place.move(seconds=40)
    place.orders(by, f"换人 {on.code} 李四 王五")
    later(place, seconds=30)  # the decline's notice came due, and did not hold
    assert declines_told(place) == 0
    assert place.say(by, "撤销").startswith("已撤销：换人")
    place.settle()
    assert asked_to_replace(place, "李四")
    later(place, minutes=5)
    assert declines_told(place) == 1


@pytest.mark.parametrize("back", ["候选人回复 {code} 已确认", "撤销"])
def test_a_candidate_who_comes_after_all_brings_hr_the_decline_that_was_not_told(place: Town, back: str) -> None:
    on = invited(place, "lisi", "zhangsan")
    place.say("lisi", f"无法参加 {on.code} 病了")
    place.move(seconds=40)
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    later(place, seconds=30)
    assert declines_told(place) == 0
    place.say("zhangmin", back.format(code=on.code))
    later(place)
    assert asked_to_replace(place, "李四")
    later(place, minutes=5)
    assert declines_told(place) == 1


def test_undone_again_what_was_owed_is_not_told(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    place.say("lisi", f"无法参加 {on.code} 病了")
    place.move(seconds=40)
    place.say("zhangmin", f"候选人回复 {on.code} 不来")
    later(place, minutes=5)
    place.say("zhangmin", f"候选人回复 {on.code} 已确认")
    assert zh_like("undo.done_unnoticed").search(place.say("zhangmin", "撤销"))
    later(place, minutes=5)
    assert declines_told(place) == 0


def test_a_decline_that_stands_again_by_undo_is_told_though_an_acceptance_came_in_between(place: Town) -> None:
    on = invited(place, "lisi", "zhangsan")
    place.say("lisi", f"无法参加 {on.code} 病了")
    place.move(seconds=40)
    place.say("lisi", f"接受 {on.code}")
    later(place, seconds=30)
    assert declines_told(place) == 0
    place.say("lisi", "撤销")
    place.settle()
    assert asked_to_replace(place, "李四")


def test_a_decline_that_was_told_is_not_told_twice_by_what_comes_back(place: Town) -> None:
    second_recruiter(place)
    on = invited(place, "lisi", "zhangsan")
    place.say("lisi", f"无法参加 {on.code} 病了")
    later(place)
    assert declines_told(place) == 1
    place.orders("zhaoliu", f"换人 {on.code} 李四 王五")
    place.say("zhaoliu", "撤销")
    later(place, minutes=5)
    place.say("zhangsan", f"接受 {on.code}")
    later(place, minutes=5)
    assert declines_told(place) == 1
    assert asked_to_replace(place, "李四")
