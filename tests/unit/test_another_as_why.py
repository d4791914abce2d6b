"""An interview that is named only as the reason for another orders nothing; what is ordered of it is no reason."""

from __future__ import annotations

import pytest

from bot.chat.another_as_why import is_only_why


@pytest.mark.parametrize(
    "clause",
    [
        "那个点我在面2026", "2026 is at the same time", "i am already in 2026 then", "岗位跟2037一样关了",
        "it is a duplicate of 2037", "跟2037重复了", "2034 needs the room before that", "2032可能拖堂",
        "2037之前我赶不回来", "那会儿我在面候选人", "跟候选人那场撞了", "候选人那场还没结束", "it clashes with 2037",
        "2037 might overrun", "i'm stuck in 2037 until 4", "too close to 2037", "2037 runs right before it",
    ],
)  # fmt: skip
def test_what_only_says_why(clause: str) -> None:
    assert is_only_why(clause)


@pytest.mark.parametrize(
    "clause",
    [
        "2026也去不了", "2026我参加", "把2037改到下午三点", "accept 2026", "put ○ on 2037", "2037 is fine", "我要参加2026",
        "把2037放在2033之后", "2037跟○一起面", "2037不来了", "candidate of 2037 is not coming", "2037 is a no",
        "move 2037 right after lunch", "催一下2037的面评", "2037 will be 10 minutes late", "候选人和2037都不行",
    ],
)  # fmt: skip
def test_what_is_said_of_it(clause: str) -> None:
    assert not is_only_why(clause)
