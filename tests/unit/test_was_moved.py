"""That an interview was moved is told beside one's own answer; what is ordered with such words stays."""

from __future__ import annotations

import pytest

from bot.chat.heard import hear
from bot.chat.was_moved import without_the_report

TOLD = {
    "林悦改三点了我可以": "林悦那场我可以",
    "改到三点了我没问题的": "三点那场我没问题的",
    "林悦改到三点了我也能参加，谢谢": "林悦那场我也能参加,谢谢",
    "吕品挪到周五下午三点了，我来不了": "吕品那场我来不了",
    "吕品挪到周五下午三点了，我参加不了": "吕品那场我参加不了",
    "苏航二面那边改时间了我没意见": "苏航二面那场我没意见",
    "吕品推迟到四点了我没空去": "吕品那场我没空去",
}
ORDERED = (
    "面试改到三点了我来通知他",  # what begins like an answer is none
    "林悦改到三点了我来发邀请",
    "林悦改到三点了我去跟他说",
    "林悦改到三点了我可以通知他",
    "林悦改到三点了我有空告诉他",
    "把林悦改到三点了我可以",  # an order stands in front
    "将林悦改到三点了我可以",
    "请把那场改到三点了我可以",
    "麻烦林悦那场改到三点了我可以",
    "帮我改到三点了我没问题",
)


@pytest.mark.parametrize(("typed", "read"), TOLD.items())
def test_what_was_told_is_left_out_beside_an_answer(typed: str, read: str) -> None:
    assert without_the_report(hear(typed)).low == read


@pytest.mark.parametrize("typed", ORDERED)
def test_an_order_stays_whole(typed: str) -> None:
    heard = hear(typed)
    assert without_the_report(heard) == heard
