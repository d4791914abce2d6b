"""A card of a decline says how to give a reason where none was given with it, and only there."""

from __future__ import annotations

from tests.said import en_like, zh, zh_like
from tests.world.town import Town, invited


def shown(place: Town) -> str:
    return str(place.cards("lisi")[-1])


def test_a_decline_with_its_reason_asks_for_none(place: Town) -> None:
    on = invited(place, "lisi")
    place.say("lisi", f"无法参加 {on.code} 出差")
    place.settle()
    assert "无法参加" in shown(place)
    assert not zh_like("replied.reason_helps").search(shown(place))


def test_a_decline_without_a_reason_says_how_to_give_one(place: Town) -> None:
    on = invited(place, "lisi")
    place.tap("lisi", "无法参加")
    place.settle()
    assert zh("replied.reason_helps", code=on.code) in shown(place)


def test_a_decline_with_its_reason_asks_for_none_in_english(place: Town) -> None:
    place.say("lisi", "language en")
    on = invited(place, "lisi")
    place.say("lisi", f"decline {on.code} travelling")
    place.settle()
    assert en_like("replied.answer").search(shown(place))
    assert not en_like("replied.reason_helps").search(shown(place))
