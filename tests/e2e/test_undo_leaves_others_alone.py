"""What is taken back unheard brings nothing to whoever it does not concern: their card stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import requests

from tests.said import en, zh, zh_like
from tests.world.town import Town, alive, buttons, invited, later

HR = "zhangmin"


def _on_an_english_page(place: Town, path: str, **done: str) -> dict[str, Any]:
    answered = requests.post(
        f"{place.sandbox}/sandbox/{path}", json={"from": "wangwu"} | done, headers={"Accept-Language": "en"}, timeout=10
    )
    assert answered.ok, answered.text
    return dict(answered.json())


def _writes_on_an_english_page(place: Town) -> None:
    assert _on_an_english_page(place, "messages", text="schedule")["reply"]["text"].startswith("Today,")


def _chooses_english(place: Town) -> None:
    place.say("wangwu", "语言 英文")


def _does_nothing(place: Town) -> None:
    """As most do."""


def _typed(place: Town, who: str, words: str) -> None:
    said = place.say(who, words)
    if said.endswith(("？是/否", "回“是”取消面试，回“否”保留")):
        place.say(who, "是")
    place.settle()


@pytest.mark.parametrize("before", [_does_nothing, _writes_on_an_english_page, _chooses_english])
@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("lisi", "无法参加 {code}"),
        ("lisi", "无法参加 {code} 出差"),
        (HR, "换人 {code} 李四 张三"),
        (HR, "加人 {code} 张三"),
        (HR, "改期 {code} 后天 16:00"),
        (HR, "改期 {code} 待定"),
        (HR, "取消面试 {code} 岗位关闭"),
        (HR, "候选人回复 {code} 不来"),
    ],
)
def test_whoever_has_not_answered_keeps_the_one_card_untouched(
    place: Town, before: Callable[[Town], None], who: str, words: str
) -> None:
    on = invited(place, "lisi", "wangwu")
    _typed(place, "lisi", f"接受 {on.code}")
    place.move(minutes=5)
    place.settle()
    before(place)
    place.settle()
    had = place.cards("wangwu")
    _typed(place, who, words.format(code=on.code))
    place.move(seconds=1)
    assert zh_like("undo.done_unnoticed").search(place.say(who, "撤销"))
    place.settle()
    place.move(minutes=3)
    place.settle()
    assert place.cards("wangwu") == had
    assert [buttons(one) for one in had] == [["接受", "无法参加", "换个时间"]]


def test_a_change_by_others_that_stands_brings_no_second_card_either(place: Town) -> None:
    on = invited(place, "lisi", "wangwu")
    _chooses_english(place)
    had = place.cards("wangwu")
    place.say("lisi", f"无法参加 {on.code} 出差")
    later(place)
    assert place.title(HR) == zh("declined.who_cant", names="李四")
    assert place.cards("wangwu") == had


def test_whoever_opens_an_english_page_meanwhile_is_asked_in_english(place: Town) -> None:
    """Their card is to be looked at for the change already: it is looked at for its language as well."""
    on = invited(place, "lisi", "wangwu")
    place.say("lisi", f"无法参加 {on.code} 出差")
    _on_an_english_page(place, "events", event="enter_agent")
    assert zh_like("undo.done_unnoticed").search(place.say("lisi", "撤销"))
    place.settle()
    assert place.title("wangwu") == en("invited.title")
    assert len(alive(place, "wangwu")) == 1


def test_hr_reads_of_one_invitation(place: Town) -> None:
    on = invited(place, "lisi", "wangwu")
    place.say("lisi", f"接受 {on.code}")
    _writes_on_an_english_page(place)
    place.say("lisi", f"无法参加 {on.code}")
    place.say("lisi", "撤销")
    later(place)
    status = place.say(HR, f"状态 {on.code}")
    assert sum("王五" in line and "邀请" in line for line in status.split("\n")) == 1, status
