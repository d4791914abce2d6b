"""What WeCom can show, as values that keep WeCom's limits (发送应用消息 path 90236; read 2026-11-24).

WeCom cuts or refuses what is too long, some of it silently, so a value that is too long cannot be made.
Lengths are in characters unless a name says bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from crypto.xml import speakable

TEXT_BYTES = 2048
_TASK_ID = re.compile(r"[0-9A-Za-z_\-@]{1,128}")

SOURCE = "面试助手"


@dataclass(frozen=True)
class Text:
    """A text message of at most 2,048 bytes."""

    content: str

    def __post_init__(self) -> None:
        _at_most_bytes("a text", self.content, TEXT_BYTES)

    def message(self) -> dict[str, Any]:
        """Type and content, as `message/send` takes them."""
        return {"msgtype": "text", "text": {"content": self.content}}


@dataclass(frozen=True)
class Button:
    """A button; a tap calls `command` with `arguments`, which are written as `Call.dump` writes them."""

    text: str
    command: str
    arguments: tuple[tuple[str, str], ...] = ()
    style: int = 2  # 1 blue, 2 plain, 3 red text, 4 grey

    def __post_init__(self) -> None:
        _at_most("a button", self.text, 10)
        _at_most_bytes("a button's key", self.key, 1024)

    @property
    def key(self) -> str:
        call = {"command": self.command, "arguments": dict(self.arguments)}
        return json.dumps(call, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class ButtonCard:
    """button_interaction: what can be decided by a tap. One to six buttons, at most six rows."""

    task_id: str
    title: str
    buttons: tuple[Button, ...]
    desc: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    text: str = ""

    def __post_init__(self) -> None:
        _check_card(self.task_id, self.title, self.desc, self.rows, self.text)
        if not 1 <= len(self.buttons) <= 6:
            raise ValueError(f"a card has one to six buttons, not {len(self.buttons)}")

    def message(self) -> dict[str, Any]:
        return _card(
            "button_interaction",
            self,
            button_list=[{"text": one.text, "style": one.style, "key": one.key} for one in self.buttons],
        )


@dataclass(frozen=True)
class NoticeCard:
    """text_notice: what is to be known, or a card on which nothing is to be decided any more. `url` opens on a tap."""

    task_id: str
    title: str
    url: str
    desc: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    text: str = ""

    def __post_init__(self) -> None:
        _check_card(self.task_id, self.title, self.desc, self.rows, self.text)
        _at_most_bytes("a card's URL", self.url, 2048)

    def message(self) -> dict[str, Any]:
        return _card("text_notice", self, card_action={"type": 1, "url": self.url})


Part = Text | ButtonCard | NoticeCard
Card = ButtonCard | NoticeCard


def fit(text: str, length: int) -> str:
    """The text, cut with … to `length` characters; nothing in it that WeCom could not take."""
    text = speakable(text)
    return text if len(text) <= length else text[: length - 1] + "…"


def rows(pairs: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Rows of a card, cut to WeCom's 5 and 30 characters; empty ones and those beyond the sixth are left out."""
    return tuple((fit(name, 5), fit(value, 30)) for name, value in pairs if value)[:6]


def _card(card_type: str, card: ButtonCard | NoticeCard, **more: Any) -> dict[str, Any]:
    body: dict[str, Any] = {
        "card_type": card_type,
        "source": {"desc": SOURCE, "desc_color": 0},
        "main_title": {"title": card.title, "desc": card.desc},
        "horizontal_content_list": [{"keyname": name, "value": value} for name, value in card.rows],
        "task_id": card.task_id,
    }
    if card.text:
        body["sub_title_text"] = card.text
    return {"msgtype": "template_card", "template_card": body | more}


def _check_card(task_id: str, title: str, desc: str, rows_: tuple[tuple[str, str], ...], text: str) -> None:
    if not _TASK_ID.fullmatch(task_id):
        raise ValueError("a task id has 1 to 128 of letters, digits, _ - @")
    if not title:
        raise ValueError("a card has a title")
    _at_most("a card's title", title, 36)
    _at_most("a card's description", desc, 44)
    _at_most("a card's text", text, 160)
    if len(rows_) > 6:
        raise ValueError(f"a card has at most six rows, not {len(rows_)}")
    for name, value in rows_:
        _at_most("a row's name", name, 5)
        _at_most("a row's value", value, 30)
        if not name:
            raise ValueError("a row has a name")


def _at_most(what: str, text: str, length: int) -> None:
    if len(text) > length:
        raise ValueError(f"{what} has at most {length} characters, not {len(text)}")


def _at_most_bytes(what: str, text: str, size: int) -> None:
    if len(text.encode()) > size:
        raise ValueError(f"{what} has at most {size} bytes, not {len(text.encode())}")
