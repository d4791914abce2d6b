"""`python -m bot menu` and `send` reach WeCom, or say why not."""

from __future__ import annotations

import json

import pytest
import requests

from bot.chat.handlers import collect
from tests.world.five import FIVE
from tests.world.processes import wait_until
from tests.world.real_house import House


def test_the_menu_reaches_wecom_and_its_buttons_are_commands(house: House) -> None:
    said = house.bot("menu")
    assert said.code == 0, said.text
    assert "更多" in said.text
    token = house.rows("SELECT token FROM access_token")[0][0]
    menu = requests.get(
        f"{house.wecom}/cgi-bin/menu/get",
        params={"access_token": str(token), "agentid": FIVE["WECOM_AGENT_ID"]},
        timeout=5,
    ).json()
    keys = [one["key"] for button in menu["button"] for one in button.get("sub_button", [button])]
    assert keys[:2] == ["schedule", "next"]
    assert keys == [key for _, key in collect("commands").menu]
    understood = json.loads(house.bot("understand", f"/{keys[0]}", "--as", "zhangsan").text)
    assert understood["command"] == keys[0]


def test_a_menu_that_wecom_refuses_is_told_with_the_reason(house: House) -> None:
    house.plant(rules=[{"path": "menu/create", "errcode": 48002}])
    said = house.bot("menu")
    assert said.code == 1
    assert "没有设置" in said.text
    assert "接口的权限" in said.text


def test_a_sent_text_leaves_by_the_worker(house: House) -> None:
    said = house.bot("send", "LiSi", "面试室换到三楼")
    assert said.code == 0, said.text
    assert "lisi" in said.text

    def arrived() -> bool:
        chat = requests.get(f"{house.wecom}/sandbox/chats/lisi", timeout=5).json()
        return [one["content"]["content"] for one in chat if one["type"] == "text"] == ["面试室换到三楼"]

    wait_until(arrived)


def test_a_text_that_wecom_refuses_is_not_reported_as_sent(house: House) -> None:
    said = house.bot("send", "nobody", "你好")
    assert said.code == 1
    assert "没有发出" in said.text
    assert "81013" in said.text


@pytest.mark.parametrize(
    ("user_id", "text"), [("li si", "你好"), ("lisi", " "), ("lisi", "长" * 700)], ids=["user id", "empty", "too long"]
)
def test_what_cannot_be_sent_is_refused_before_it_is_queued(house: House, user_id: str, text: str) -> None:
    before = house.rows("SELECT count(*) FROM outbox")
    assert house.bot("send", user_id, text).code == 2
    assert house.rows("SELECT count(*) FROM outbox") == before
