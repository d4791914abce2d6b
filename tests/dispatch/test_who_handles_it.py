"""我来处理 holds for what was open then: of what becomes open later somebody hears who can act."""

from __future__ import annotations

from typing import Any

import pytest

from bot.db import store
from bot.interviews.models import Interview, Role
from tests.said import zh
from tests.world.town import Town, alive, buttons, invited, later


@pytest.fixture
def hr_of_two(place: Town) -> Town:
    """赵六 is of HR, too."""
    place.joins("zhaoliu", Role.RECRUITER)
    return place


def handled_by(card: dict[str, Any]) -> str:
    rows = {one["keyname"]: one["value"] for one in card["content"]["horizontal_content_list"]}
    return str(rows.get("处理人", ""))


def declined_and_told(place: Town, on: Interview, user_id: str) -> None:
    place.say(user_id, f"无法参加 {on.code} 病了")
    later(place)


def looked_after_by_both(place: Town, on: Interview) -> None:
    with store.db.connection_context():
        on.application.coordinator = place.member("zhaoliu")
        on.application.save()


def test_who_would_handle_an_interview_where_nobody_is_missing_is_told_so(hr_of_two: Town) -> None:
    place = hr_of_two
    on = invited(place, "lisi", "zhangsan")
    assert place.say("zhaoliu", f"我来处理 {on.code}") == zh("take.nobody_missing", code=on.code)
    assert place.say("zhangmin", "我来处理").startswith(zh("none_meant.to_take"))
    declined_and_told(place, on, "lisi")
    [card] = alive(place, "zhangmin")
    assert "我来处理" in buttons(card)
    assert handled_by(card) == ""
    assert on.code in place.say("zhangmin", "我来处理")
    place.orders("zhangmin", f"换人 {on.code} 李四 王五")
    assert place.say("zhangmin", f"我来处理 {on.code}") == zh("take.nobody_missing", code=on.code)


@pytest.mark.parametrize("who", ["zhaoliu", "zhangmin"])
def test_of_a_decline_after_somebody_took_it_hr_can_take_care_anew(hr_of_two: Town, who: str) -> None:
    place = hr_of_two
    on = invited(place, "lisi", "zhangsan")
    declined_and_told(place, on, "lisi")
    assert place.say(who, f"我来处理 {on.code}").endswith(zh("take.done", title=""))
    later(place)
    declined_and_told(place, on, "zhangsan")
    [card] = alive(place, "zhangmin")
    assert set(card["content"]["main_title"]["title"].removesuffix(" 无法参加").split("、")) == {"李四", "张三"}
    assert zh("button.take") in buttons(card)
    assert handled_by(card) == ""
    assert place.say("zhaoliu", f"我来处理 {on.code}").endswith(zh("take.done", title=""))


def test_a_later_decline_that_is_undone_leaves_it_with_who_took_it(hr_of_two: Town) -> None:
    place = hr_of_two
    on = invited(place, "lisi", "zhangsan")
    declined_and_told(place, on, "lisi")
    place.say("zhaoliu", f"我来处理 {on.code}")
    later(place)
    place.say("zhangsan", f"无法参加 {on.code} 病了")
    place.say("zhangmin", f"候选人回复 {on.code} 考虑中")
    place.say("zhangmin", "撤销")
    place.settle()  # her card is looked at again, before the decline is told
    assert handled_by(place.cards("zhangmin")[-1]) == "赵六"
    place.say("zhangsan", "撤销")
    later(place)
    assert place.say("zhaoliu", f"我来处理 {on.code}") == zh("take.already_yours")
    assert alive(place, "zhangmin") == []
    assert handled_by(place.cards("zhangmin")[-1]) == "赵六"


@pytest.mark.parametrize("by_tap", [True, False])
def test_who_takes_over_from_a_colleague_has_the_buttons_and_the_colleague_reads_who_handles_it(
    hr_of_two: Town, by_tap: bool
) -> None:
    place = hr_of_two
    on = invited(place, "lisi", "zhangsan")
    looked_after_by_both(place, on)
    declined_and_told(place, on, "lisi")
    if by_tap:
        place.tap("zhaoliu", "我来处理")
    else:
        place.say("zhaoliu", f"我来处理 {on.code}")
    later(place)
    assert (alive(place, "zhangmin"), handled_by(place.cards("zhangmin")[-1])) == ([], "赵六")
    assert place.say("zhangmin", f"我来处理 {on.code}").endswith(zh("take.done", title=""))
    later(place)
    [card] = alive(place, "zhangmin")
    assert (
        zh("declined.replace_with", new="王五") in buttons(card),
        zh("button.take") in buttons(card),
        handled_by(card),
    ) == (True, False, "张敏")
    assert alive(place, "zhaoliu") == []
    assert handled_by(place.cards("zhaoliu")[-1]) == "张敏"


def test_of_two_who_tap_that_they_handle_it_the_first_does_and_the_second_reads_who(hr_of_two: Town) -> None:
    place = hr_of_two
    on = invited(place, "lisi", "zhangsan")
    looked_after_by_both(place, on)
    declined_and_told(place, on, "lisi")
    assert all("我来处理" in buttons(alive(place, who)[0]) for who in ("zhangmin", "zhaoliu"))
    place.tap("zhangmin", "我来处理")
    place.tap("zhaoliu", "我来处理")
    place.settle()
    assert place.texts("zhaoliu")[-1] == zh("take.already_theirs", who="张敏", code=on.code)
    assert handled_by(place.cards("zhaoliu")[-1]) == "张敏"
    assert place.say("zhaoliu", f"我来处理 {on.code}").endswith(zh("take.done", title=""))
