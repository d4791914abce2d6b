"""A yes or no that comes after something else has happened says what it was to, or what was done instead."""

from __future__ import annotations

import pytest

from tests.said import YES_OR_NO, zh
from tests.world.town import Town, invited, later


def test_a_yes_after_a_tap_names_what_the_tap_did(place: Town) -> None:
    on = invited(place, "lisi")
    asked = place.say("lisi", f"{on.code} 我去不了")
    assert YES_OR_NO in asked
    place.tap("lisi", "接受")
    said = place.say("lisi", "是")
    assert said.startswith("现在没有要你回答的问题，没有新的改动。刚才做的是：接受")
    assert str(on.code) in said
    assert "李四 已接受" in place.say("zhangmin", f"进度 {on.code}")


def test_a_no_after_other_news_names_what_is_left_undone(place: Town) -> None:
    on = invited(place, "lisi")
    assert YES_OR_NO in place.say("lisi", f"{on.code} 我去不了")
    place.move(seconds=20)
    invited(place, "lisi", in_hours=72)
    assert place.say("lisi", "否") == zh("left.not_done", deed="回复无法参加 陈晓 明天 10:00")


def test_a_no_at_once_needs_no_name(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"{on.code} 我去不了")
    assert place.say("lisi", "否") == zh("let_go.nothing_changed")


@pytest.mark.parametrize("greeting", ["早，", "早啊！", "早 ", "大家早，", "早上好，", "下午好"])
def test_a_greeting_in_front_changes_nothing_of_what_is_asked(place: Town, greeting: str) -> None:
    invited(place, "lisi")
    later(place)
    asked = "我明天有几场"
    assert place.say("lisi", greeting + asked) == place.say("lisi", asked)


def test_a_morning_that_is_one_stays_one(place: Town) -> None:
    invited(place, "lisi")
    assert "10:00" in place.say("lisi", "明天早上10点那场")


@pytest.mark.parametrize("words", ["{code} 我去不了", "{code}，我去不了", "陈晓 我去不了"])
def test_the_order_itself_is_no_reason_in_what_is_read_back(place: Town, words: str) -> None:
    on = invited(place, "lisi")
    assert place.say("lisi", words.format(code=on.code)) == zh(
        "deed.yes_or_no", sentence="回复无法参加 陈晓 明天 10:00"
    )
