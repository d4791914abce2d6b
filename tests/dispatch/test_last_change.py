"""What did I just do: the last change, as far as it can be taken back, and nothing else is shown or done."""

from __future__ import annotations

import pytest

from tests.said import zh
from tests.world.office import Office
from tests.world.town import Town, invited, later


@pytest.mark.parametrize("said", ["我刚才做了什么", "刚才改了啥", "what did I just do?", "what have I changed"])
def test_who_asks_what_they_did_reads_it_with_the_way_back(office: Office, said: str) -> None:
    code = office.plan("陈晓", "03-12 14:00")
    assert zh("last_change.none") in office.say(said)
    office.say(f"接受 {code}")

    assert office.say(said) == zh("last_change.done", done=f"接受 {code}")
    assert office.say("撤销").startswith("已撤销")
    assert zh("last_change.none") in office.say(said)


def test_what_waits_for_somebody_who_interviews_can_be_taken_back_longer_and_is_named(place: Town) -> None:
    mine = invited(place, "lisi", in_hours=30)
    place.book("zhangmin", in_hours=-0.2, candidate="林悦")
    place.say("lisi", f"无法参加 {mine.code} 出差")
    later(place, minutes=2)
    named = "没有可以撤销的操作" not in place.say("lisi", "我刚才做了什么")
    assert named == place.say("lisi", "撤销").startswith("已撤销")
