"""What the sandbox remembers, in memory: chats, the wire log, settings; and who watches."""

from __future__ import annotations

import itertools
import queue
import threading
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sandbox.delivery import now
from sandbox.exchange import Exchange, Settings

EXCHANGES = 500
MESSAGES = 500  # per member
BACKLOG = 1000  # news that a watcher may be behind


@dataclass(frozen=True)
class Message:
    """One bubble of a chat; `by` is `member` or `bot`, `origin_id` the exchange that first carried the question."""

    id: int
    at: str
    by: str
    type: str
    text: str
    exchange_id: int
    origin_id: int

    def as_json(self) -> dict[str, Any]:
        """The shape that the HTTP API hands out."""
        return {
            "id": self.id,
            "at": self.at,
            "by": self.by,
            "type": self.type,
            "text": self.text,
            "exchange_id": self.exchange_id,
        }


News = tuple[str, dict[str, Any]]


class State:
    """Everything that lives as long as the process. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._ids = itertools.count(1)
        self._message_ids = itertools.count(1)
        self._settings = Settings()
        self._chats: defaultdict[str, deque[Message]] = defaultdict(lambda: deque(maxlen=MESSAGES))
        self._exchanges: deque[Exchange] = deque(maxlen=EXCHANGES)
        self._watchers: set[queue.Queue[News]] = set()

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
        """An id that no other exchange has."""
        with self._lock:
            return next(self._ids)

    def member_said(self, user_id: str, text: str, *, exchange_id: int) -> None:
        """Puts a member's message into the chat, before anybody knows whether it will be answered."""
        with self._lock:
            self._put(user_id, "member", "text", text, exchange_id, exchange_id)

    def finished(self, exchange: Exchange) -> None:
        """Logs an exchange, and shows its answer unless the message it repeats has been answered already."""
        with self._lock:
            user_id, said = exchange.call.user_id, exchange.reply
            if said and said.get("shown") and not self._is_answered(user_id, exchange.origin_id):
                self._put(user_id, "bot", said["type"], in_words(said), exchange.id, exchange.origin_id)
            self._exchanges.append(exchange)
            self._publish("exchange", exchange.as_json())

    def exchanges(self, *, after: int = 0) -> list[Exchange]:
        """The finished exchanges with a greater id, by id."""
        with self._lock:
            return sorted((one for one in self._exchanges if one.id > after), key=lambda one: one.id)

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

    def _put(self, user_id: str, by: str, kind: str, text: str, exchange_id: int, origin_id: int) -> None:
        message = Message(next(self._message_ids), now(), by, kind, text, exchange_id, origin_id)
        self._chats[user_id].append(message)
        self._publish("chat", {"user_id": user_id, "message": message.as_json()})

    def _publish(self, name: str, data: dict[str, Any]) -> None:
        for news in list(self._watchers):
            try:
                news.put_nowait((name, data))
            except queue.Full:
                self._watchers.discard(news)


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
