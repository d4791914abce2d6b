"""What the sandbox remembers, in memory: chats, the wire log both ways, the menu, settings; and who watches."""

from __future__ import annotations

import itertools
import queue
import secrets
import threading
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

from sandbox.clock import Clock
from sandbox.envelope import IN_CHAT
from sandbox.exchange import ApiCall, Exchange, Settings

EXCHANGES = 500
CALLS = 500
MESSAGES = 500  # per member
RECALLED = "（这条消息已撤回 / recalled）"
BACKLOG = 1000  # news that a watcher may be behind


@dataclass(frozen=True)
class Message:
    """One bubble of a chat; `by` is `member` or `bot`, `content` the object as it was sent.

    `exchange_id` is null if the bot spoke first; `origin_id`: the exchange that first carried the question.
    `call_id`: the call of the API that brought it, or changed it last.
    `replaced_with`: what stands where the card's buttons were. `silent`: its latest change alerted nobody.
    """

    id: int
    at: str
    by: str
    type: str
    text: str
    content: dict[str, Any]
    exchange_id: int | None = None
    origin_id: int | None = None
    call_id: int | None = None
    task_id: str | None = None
    msgid: str | None = None
    replaced_with: str | None = None
    silent: bool = False

    def as_json(self) -> dict[str, Any]:
        """The shape that the HTTP API hands out."""
        return {
            "id": self.id,
            "at": self.at,
            "by": self.by,
            "type": self.type,
            "text": self.text,
            "content": self.content,
            "state": None if self.replaced_with is None else {"replaced_with": self.replaced_with},
            "task_id": self.task_id,
            "exchange_id": self.exchange_id,
            "call_id": self.call_id,
            "silent": self.silent,
        }


News = tuple[str, dict[str, Any]]


class State:
    """Everything that lives as long as the process. Safe to use from several threads.

    `start` names this process's memory: a page that has seen another had better begin again.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.start = secrets.token_hex(4)
        self.open = threading.Event()  # whether people are let in; until then they wait
        self._lock = threading.Lock()
        self._ids = itertools.count(1)
        self._message_ids = itertools.count(1)
        self._settings = Settings()
        self._chats: defaultdict[str, deque[Message]] = defaultdict(lambda: deque(maxlen=MESSAGES))
        self._exchanges: deque[Exchange] = deque(maxlen=EXCHANGES)
        self._calls: deque[ApiCall] = deque(maxlen=CALLS)
        self._watchers: set[queue.Queue[News]] = set()
        self._menu: list[dict[str, Any]] = []
        self._scene: dict[str, Any] = {}

    @property
    def menu(self) -> list[dict[str, Any]]:
        """The buttons that the app has been given."""
        with self._lock:
            return self._menu

    @menu.setter
    def menu(self, buttons: list[dict[str, Any]]) -> None:
        with self._lock:
            self._menu = buttons
            self._publish("menu", {"button": buttons})

    @property
    def scene(self) -> dict[str, Any]:
        """What is being shown on the page, and whose phones; nothing where nobody tells a story."""
        with self._lock:
            return self._scene

    @scene.setter
    def scene(self, scene: dict[str, Any]) -> None:
        with self._lock:
            self._scene = scene
            self._publish("scene", scene)

    @property
    def settings(self) -> Settings:
        """How callbacks are delivered from now on."""
        with self._lock:
            return self._settings

    def change_settings(self, changes: dict[str, Any]) -> Settings:
        """The settings after the change.

        Raises: BadSettings.
        """
        with self._lock:
            self._settings = self._settings.changed(changes)
            return self._settings

    def new_exchange_id(self) -> int:
        """An id that no other exchange has, and no call of the API."""
        with self._lock:
            return next(self._ids)

    def member_said(self, user_id: str, text: str, *, exchange_id: int) -> None:
        """Puts a member's message into the chat, before anybody knows whether it will be answered."""
        with self._lock:
            ids = {"exchange_id": exchange_id, "origin_id": exchange_id}
            self._put(user_id, "member", "text", text, {"content": text}, **ids)

    def arrived(self, user_id: str, kind: str, text: str, content: dict[str, Any], **ids: Any) -> None:
        """Puts a message that the bot sent of its own accord into the chat. `ids`: its `msgid`, `task_id`, `call_id`."""
        with self._lock:
            self._put(user_id, "bot", kind, text, content, **ids)

    def card_changed(self, user_ids: Iterable[str], task_id: str, **changes: Any) -> None:
        """Changes the card, in place and silently, in the chats of these members that hold it.

        `changes`: `content` and `text` of the new card, or what the buttons are `replaced_with`; the `call_id`.
        """
        with self._lock:
            for user_id in user_ids:
                chat = self._chats[user_id]
                for place, message in enumerate(chat):
                    if message.task_id == task_id:
                        chat[place] = replace(message, **{"replaced_with": None} | changes, silent=True)
                        self._publish("card", {"user_id": user_id, "message": chat[place].as_json()})

    def recalled(self, msgid: str, *, call_id: int | None = None) -> None:
        """Takes the message out of sight, silently, in every chat; a note stands in its place."""
        with self._lock:
            for user_id, chat in self._chats.items():
                for place, message in enumerate(chat):
                    if message.msgid == msgid:
                        gone: dict[str, Any] = {
                            "type": "text",
                            "text": RECALLED,
                            "content": {"content": RECALLED},
                            "task_id": None,
                        }
                        chat[place] = replace(message, **gone, replaced_with=None, call_id=call_id, silent=True)
                        self._publish("card", {"user_id": user_id, "message": chat[place].as_json()})

    def finished(self, exchange: Exchange) -> None:
        """Logs an exchange, and shows its answer unless the message it repeats has been answered already."""
        with self._lock:
            user_id, said = exchange.call.user_id, exchange.reply
            is_shown = said and said.get("shown") and said["type"] in IN_CHAT
            if said and is_shown and not self._is_answered(user_id, exchange.origin_id):
                ids = {"exchange_id": exchange.id, "origin_id": exchange.origin_id}
                self._put(user_id, "bot", said["type"], in_words(said), _content(said), **ids)
            self._exchanges.append(exchange)
            self._publish("exchange", exchange.as_json())

    def exchanges(self, *, after: int = 0) -> list[Exchange]:
        """The finished exchanges with a greater id, by id."""
        with self._lock:
            return sorted((one for one in self._exchanges if one.id > after), key=lambda one: one.id)

    def called(self, call: ApiCall) -> None:
        """Logs a call of the API."""
        with self._lock:
            self._calls.append(call)
            self._publish("call", call.as_json())

    def calls(self, *, after: int = 0) -> list[ApiCall]:
        """The calls of the API with a greater id, by id."""
        with self._lock:
            return sorted((one for one in self._calls if one.id > after), key=lambda one: one.id)

    def exchange(self, exchange_id: int) -> Exchange | None:
        """The finished exchange with this id, if it is still remembered."""
        with self._lock:
            return next((one for one in self._exchanges if one.id == exchange_id), None)

    def chat(self, user_id: str) -> list[Message]:
        """The member's chat, oldest first."""
        with self._lock:
            return list(self._chats[user_id])

    @contextmanager
    def watching(self) -> Iterator[queue.Queue[News]]:
        """A queue of news (event name, data) that fills as long as the block runs."""
        news: queue.Queue[News] = queue.Queue(BACKLOG)
        with self._lock:
            self._watchers.add(news)
        try:
            yield news
        finally:
            with self._lock:
                self._watchers.discard(news)

    def is_watching(self, news: queue.Queue[News]) -> bool:
        """False once a watcher fell so far behind that it missed something."""
        with self._lock:
            return news in self._watchers

    def _is_answered(self, user_id: str, origin_id: int) -> bool:
        return any(one.by == "bot" and one.origin_id == origin_id for one in self._chats[user_id])

    def _put(self, user_id: str, by: str, kind: str, text: str, content: dict[str, Any], **more: Any) -> None:
        message = Message(next(self._message_ids), self._clock.shows(), by, kind, text, content, **more)
        self._chats[user_id].append(message)
        self._publish("chat", {"user_id": user_id, "message": message.as_json()})

    def _publish(self, name: str, data: dict[str, Any]) -> None:
        for news in list(self._watchers):
            try:
                news.put_nowait((name, data))
            except queue.Full:
                self._watchers.discard(news)


def _content(reply: dict[str, Any]) -> dict[str, Any]:
    if reply["type"] == "text":
        return {"content": reply["text"]}
    return {name: value for name, value in reply.items() if name not in ("type", "shown", "note")}


def in_words(reply: dict[str, Any]) -> str:
    """A reply as a line of text, for types that the chat cannot draw."""
    match reply["type"]:
        case "text":
            return str(reply["text"])
        case "news":
            return "\n".join(f"[图文] {article['title']}\n{article['url']}" for article in reply["articles"])
        case "video":
            return f"[视频] {reply['title']}"
        case "image":
            return "[图片]"
        case "voice":
            return "[语音]"
    return f"[{reply['type']}]"
