"""What happens in the story is done as people do it: on the sandbox's phones; only the clock is moved."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import requests

from bot.db import clock, store
from bot.launch.children import Children, Died
from story.browser import DESKTOP, Browser

PATIENCE_S = 60.0  # of a machine that is busy with other things
LOOK_EVERY_S = 0.1
AGAIN_AFTER_S = 2.0

Message = dict[str, Any]  # as the sandbox hands it out


class Lost(Exception):
    """Something did not come as the story has it; the text says what."""


class Place:
    """The company on the desk. `on_news` is told of each message on a phone, `True` where a card has changed; `on_page` of
    what somebody reads in a browser."""

    def __init__(self, address: str, web: str, lang: str, children: Children) -> None:
        self.address, self.lang = address, lang
        self.web = web
        self.on_news: Callable[[str, Message, bool], None] = lambda *_: None
        self.on_page: Callable[[str, str], None] = lambda *_: None
        self.beat_s = self.before_s = 0.0  # for who watches: before each thing that is done, and before each scene
        self._children = children
        self._line = requests.Session()
        self._line.trust_env = False  # a proxy cannot reach this machine's own loopback
        self._line.headers["Accept-Language"] = lang
        self._ahead_s = 0.0  # of the sandbox's clock
        self._seen: dict[tuple[str, int], Message] = {}
        self._news: list[tuple[str, Message]] = []  # since the scene began
        self._browsers: dict[str, Browser] = {}

    # --- what people do -------------------------------------------------------------------------------------------

    def opens_the_app(self, user_id: str) -> None:
        self._post("events", {"from": user_id, "event": "enter_agent"})
        self.look(user_id)

    def says(self, user_id: str, text: str) -> None:
        self.pause(self.beat_s)
        self._post("messages", {"from": user_id, "text": text})
        self.look(user_id)

    def opens(self, whose: str, address: str, *taps: str) -> str:
        """An address that is on somebody's phone, at a desk of theirs, and links and buttons of the pages that follow;
        what is read in the end. Whose browser it is is told by the name that this machine has in it."""
        self.pause(self.beat_s)
        browser = self._browsers.setdefault(whose, Browser(self.web, f"{whose}.localhost", DESKTOP, self.lang))
        page = browser.open(urlsplit(address)._replace(scheme="", netloc="").geturl())
        for text in taps:
            page = browser.tap(text)
        if page.status != HTTPStatus.OK:
            raise Lost(f"{whose}: {page.url} {page.status}")
        self.on_page(whose, page.words)
        return page.words

    def address_on(self, user_id: str, path: str) -> str:
        """The newest on their phone that leads to such a path: in a text, or behind a button. Raises: Lost"""
        for message in reversed(self.chat(user_id)):
            if found := re.search(rf"https?://[^\s\"'<>]+{path}[\w./-]*", in_words(message)):
                return found[0]
        raise Lost(f"{user_id}: …{path}")

    def taps(self, user_id: str, button: str, about: str) -> None:
        """A button of their newest card about this candidate that has it."""
        for message in reversed(self.chat(user_id)):
            key = buttons(message).get(button)
            if key and about in in_words(message):
                self.pause(self.beat_s)
                self._post("taps", {"from": user_id, "task_id": message["task_id"], "key": key})
                self.look(user_id)
                return
        raise Lost(f"{user_id}: {about} [{button}]")

    # --- what they see --------------------------------------------------------------------------------------------

    def sees(self, user_id: str, *words: str) -> None:
        """Wait until something that has come in this scene, or a card that has changed in it, has all these words.

        Raises: Lost, Died, StopAsked
        """
        give_up_at = time.monotonic() + PATIENCE_S
        while not any(who == user_id and _has(message, words) for who, message in self._news):
            if time.monotonic() > give_up_at:
                raise Lost(f"{user_id}: {' … '.join(words)}")
            self.pause(LOOK_EVERY_S)
            self.look(user_id)

    def look(self, user_id: str) -> None:
        """At a phone: what is new on it is told."""
        for message in self.chat(user_id):
            before = self._seen.get((user_id, message["id"]))
            if before != message:
                self._seen[user_id, message["id"]] = message
                self._news.append((user_id, message))
                self.on_news(user_id, message, before is not None)

    def show(self, phones: tuple[str, str], about: str, zh: list[str], en: list[str]) -> None:
        """A scene begins. On the page: these two phones, and what is said above them."""
        self._news.clear()
        self._post("scene", {"phones": phones, "about": about, "zh": zh, "en": en})

    def chat(self, user_id: str) -> list[Message]:
        return list(self._line.get(f"{self.address}/sandbox/chats/{user_id}", timeout=PATIENCE_S).json())

    # --- time -----------------------------------------------------------------------------------------------------

    def now(self) -> datetime:
        with store.db.connection_context():
            return clock.now()

    def go_to(self, at: datetime) -> None:
        """The bot's clock, and the sandbox's with it."""
        with store.db.connection_context():
            clock.go_to(at)
        ahead_s = (at - clock.own()).total_seconds()
        self._post("clock", {"advance_s": max(ahead_s - self._ahead_s, 0)})
        self._ahead_s = ahead_s

    def pause(self, seconds: float) -> None:
        """Raises: Died, StopAsked"""
        if seconds and (ended := self._children.next_end(seconds)):
            raise Died(ended.obituary())

    def _post(self, path: str, body: dict[str, Any]) -> None:
        """What could not be delivered is sent again, as people do: the machine may be busy. Raises: Lost"""
        give_up_at = time.monotonic() + PATIENCE_S
        said = self._ask(path, body)
        while said.get("outcome") == "failed":
            if time.monotonic() > give_up_at:
                raise Lost(str(said["tries"][-1]))
            self.pause(AGAIN_AFTER_S)
            said = self._ask(f"exchanges/{said['id']}/replay", {"envelope": "fresh"})

    def _ask(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        answer = self._line.post(f"{self.address}/sandbox/{path}", json=body, timeout=PATIENCE_S)
        said: dict[str, Any] = answer.json()
        if not answer.ok:
            raise Lost(str(said.get("error")))
        return said


def buttons(message: Message) -> dict[str, str]:
    """What can be tapped on it: text and key."""
    if message["by"] != "bot" or message["state"]:
        return {}
    return {one["text"]: one["key"] for one in message["content"].get("button_list", [])}


def in_words(message: Message) -> str:
    """All that can be read on it."""
    return f"{message['text']}\n{message['content']}\n{message['state'] or ''}"


def _has(message: Message, words: tuple[str, ...]) -> bool:
    return message["by"] == "bot" and all(word in in_words(message) for word in words)
