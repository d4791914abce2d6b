"""The bot's links as each phone opens them, on the page's list of people and in `./run chat`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from sandbox import phones, terminal
from sandbox.directory import Person
from sandbox.terminal import Buttons
from tests.contract.sandbox_cards import buttons, notice
from tests.contract.sandbox_stage import Bot, Sandbox, says

ROOT = Path(__file__).resolve().parents[2]
WEB = "http://lisi.localhost:8000"


def person(user_id: str) -> Person:
    return Person(user_id, "某人", "#000")


def message(card: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "template_card", "content": card, "task_id": "card-1", "state": None, "text": ""} | more


@pytest.mark.parametrize(
    ("user_id", "callback_url", "web"),
    [
        ("lisi", "http://127.0.0.1:8000/wecom/callback", "http://lisi.localhost:8000"),
        ("LiSi", "http://localhost/wecom/callback", "http://lisi.localhost"),
        ("li-4", "http://localhost:1/", "http://li-4.localhost:1"),
        ("li_si", "http://127.0.0.1:8000/", None),
        ("li.si", "http://127.0.0.1:8000/", None),
        ("li@si", "http://127.0.0.1:8000/", None),
        ("-lisi", "http://127.0.0.1:8000/", None),
        ("l" * 64, "http://127.0.0.1:8000/", None),
        ("lisi", "https://bot.example.com/wecom/callback", None),
    ],
)
def test_a_phone_has_a_name_of_its_own_where_its_owner_can_have_one(
    user_id: str, callback_url: str, web: str | None
) -> None:
    """A user id that is no host label, or a bot on another machine, changes no link."""
    assert phones.web_of(person(user_id), callback_url) == web


def test_the_page_is_told_where_each_phone_opens_the_bots_pages(sandbox: Sandbox, bot: Bot) -> None:
    """With the list of people, and for whoever is hired."""
    port = urlsplit(bot.url).port
    webs = {one["user_id"]: one["web"] for one in sandbox.get("/sandbox/people")}
    assert webs["zhangsan"] == f"http://zhangsan.localhost:{port}"
    hired = sandbox.post("/sandbox/people", {"user_id": "qian_qi", "name": "钱七"})
    assert (hired["name"], hired["web"]) == ("钱七", None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("http://127.0.0.1:8000/i/1/room", f"{WEB}/i/1/room"),
        ("（http://localhost:8000）", f"（{WEB}）"),
        ("http://localhost:8000?a=http://127.0.0.1:8000/", f"{WEB}?a={WEB}/"),
        ("http://127.0.0.1:80001/", "http://127.0.0.1:80001/"),
        ("http://127.0.0.1/", "http://127.0.0.1/"),
        ("https://127.0.0.1:8000/", "https://127.0.0.1:8000/"),
        ("http://localhost:8000@evil.example/", "http://localhost:8000@evil.example/"),
        ("http://example.com:8000/", "http://example.com:8000/"),
    ],
)
def test_only_links_to_the_bot_on_this_machine_change(text: str, shown: str) -> None:
    """Scheme, machine and port must all be the bot's."""
    assert phones.on_phone(text, WEB) == shown
    assert phones.on_phone(text, None) == text


def test_a_card_in_the_terminal_says_where_it_leads() -> None:
    """A button that is a link has no number to tap; a card's own address is printed, that of a mere front page is not."""
    room = {"text": "进入面试", "type": 1, "url": "http://127.0.0.1:8000/i/1/room", "key": "room"}
    card = buttons(button_list=[room, {"text": "无法参加", "key": "decline"}])
    lines = terminal.shown(message(card), Buttons(), WEB).split("\n")
    assert lines[-2:] == ["[#1 无法参加]", f"↗ 进入面试 {WEB}/i/1/room"]
    assert "↗" not in terminal.shown(message(card, state={"replaced_with": "见新卡片"}), Buttons(), WEB)
    led = notice(card_action={"type": 1, "url": "http://127.0.0.1:8000/i/1/room"})
    assert terminal.shown(message(led), Buttons(), WEB).endswith(f"\n↗ {WEB}/i/1/room")
    front = notice(card_action={"type": 1, "url": "http://127.0.0.1:8000/"})
    assert "↗" not in terminal.shown(message(front), Buttons(), WEB)


def test_run_chat_prints_links_as_that_phone_opens_them(sandbox: Sandbox, bot: Bot) -> None:
    """Of an answer, at a real terminal's other end; the words stand before the address."""
    origin = bot.url.removesuffix("/wecom/callback")
    bot.answer = says(f'<a href="{origin}/i/1/room">进入面试</a>', to="lisi")
    done = subprocess.run(
        [sys.executable, "-m", "sandbox", "chat", "--as", "lisi", "进入面试"],
        cwd=ROOT,
        env=os.environ | {"SANDBOX_PORT": str(sandbox.port), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split("\n")[0] == f"进入面试 http://lisi.localhost:{urlsplit(origin).port}/i/1/room"
