"""The app's menu is what the commands declare."""

from __future__ import annotations

import pytest

from bot.chat.handlers import collect
from bot.wecom import menu


def test_the_likeliest_two_stand_beside_the_rest() -> None:
    assert menu.lines(menu.buttons(collect("commands").menu)) == [
        "我的面试",
        "下一场",
        "更多: 进度 · 撤销 · 帮助 · 设置 · 我是谁",
    ]


def test_more_than_a_menu_holds_is_refused_before_wecom_is_asked() -> None:
    with pytest.raises(ValueError, match="holds 7 items, here are 8"):
        menu.buttons([(f"名{number}", f"key{number}") for number in range(8)])
