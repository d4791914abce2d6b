"""Messages as WeCom would bring them, and commands whose effect can be counted."""

from __future__ import annotations

import functools
import itertools
import os
import threading
import time
from collections.abc import Callable
from datetime import datetime

from bot import Context, Reply, UserError, command, worker
from bot.chat.command import Command
from bot.chat.dispatcher import Dispatcher
from bot.chat.handlers import Handlers, collect, handlers
from bot.chat.handling import Handled
from bot.db import store
from bot.db.store import Purpose
from bot.wecom.message import Message, parse
from tests.world.clock import NOW
from tests.world.world import World

_numbers = itertools.count(int(time.time() * 1000))
_SECOND = int(NOW.timestamp())  # when a message was sent


def text(words: str, user_id: str = "zhangsan", msg_id: int | None = None) -> Message:
    """A text message; with the same `msg_id` it is a repeat."""
    return parse(
        f"<xml><ToUserName>ww1</ToUserName><FromUserName>{user_id}</FromUserName><CreateTime>{_SECOND}</CreateTime>"
        f"<MsgType>text</MsgType><Content><![CDATA[{words}]]></Content><MsgId>{msg_id or next(_numbers)}</MsgId>"
        f"<AgentID>1000002</AgentID></xml>".encode()
    )


def event(name: str, user_id: str = "zhangsan", key: str = "", second: int = _SECOND) -> Message:
    return parse(
        f"<xml><ToUserName>ww1</ToUserName><FromUserName>{user_id}</FromUserName><CreateTime>{second}</CreateTime>"
        f"<MsgType>event</MsgType><Event>{name}</Event><EventKey>{key}</EventKey><AgentID>1000002</AgentID></xml>".encode()
    )


class Stage(World):
    """A dispatcher on a database of its own, with the product's commands and those of the test."""

    def __init__(self, database_url: str, *extra: Command, is_founded: bool = False) -> None:
        store.connect(database_url, Purpose.WEB)
        super().__init__()
        self.dispatcher = Dispatcher(
            all_handlers(*extra),
            stopwatch=self.clock.stopwatch,
        )
        if is_founded:
            return
        with store.db.connection_context(), store.db.atomic():
            store.execute("CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY, word text NOT NULL)")
            self.joins("zhangsan")

    def say(self, words: str, user_id: str = "zhangsan", msg_id: int | None = None) -> str:
        """Send a text; what was answered passively."""
        return spoken(self.dispatcher.answer(text(words, user_id, msg_id)))

    def sweep(self, at: datetime) -> int:
        """What the worker does for messages whose web worker died."""
        return worker.resume_abandoned(self.dispatcher, at)

    def effects(self) -> list[str]:
        return [row["word"] for row in self.rows("SELECT word FROM effect ORDER BY id")]

    def owed(self) -> list[str]:
        """Texts in the outbox."""
        return [row["payload"]["text"]["content"] for row in self.rows("SELECT payload FROM outbox ORDER BY id")]

    def rows(self, sql: str, **values: object) -> list[store.Row]:
        with store.db.connection_context():
            return store.fetch(sql, **values)


def spoken(handled: Handled | None) -> str:
    """What the member reads, one text under the other: the answer, and what follows it as messages of its own."""
    return "\n".join(part.content for part in (*handled.said.parts, *handled.said.apart)) if handled else ""


def all_handlers(*extra: Command) -> Handlers:
    found = _of_the_product()
    return handlers([*found.commands.values(), *dict.fromkeys(found.events.values()), *extra])


@functools.cache
def _of_the_product() -> Handlers:
    return collect("commands")


def together(*calls: Callable[[], str]) -> list[str]:
    """Make all calls at once; what each returned, in their order."""
    results = [""] * len(calls)

    def run(index: int) -> None:
        results[index] = calls[index]()

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def wait_for_a_lock() -> None:
    """Until some session waits for a row that this one holds."""
    for _ in range(1000):
        if store.fetch("SELECT 1 FROM pg_locks WHERE NOT granted"):
            return
        time.sleep(0.01)
    raise AssertionError("nobody waits")


def note(word: str) -> None:
    """An effect that can be counted."""
    store.execute("INSERT INTO effect (word) VALUES (%(word)s)", word=word)


# --- commands for real web processes --------------------------------------------------------------------------------


@command("mark", help="one effect")
def mark(ctx: Context, word: str) -> Reply:
    note(word)
    return ctx.reply(f"marked {word}")


@command("linger", help="one effect, then half a second's work")
def linger(ctx: Context, word: str) -> Reply:
    note(word)
    store.fetch("SELECT pg_sleep(0.5)")
    return ctx.reply(f"lingered {word}")


@command("die", help="one effect, then the web worker is killed; the second time it lives")
def die(ctx: Context, word: str) -> Reply:
    note(word)
    if ctx.message and ctx.message.kind == "text" and not _died_before(word):
        os.kill(os.getpid(), 9)
    return ctx.reply(f"survived {word}")


def _died_before(word: str) -> bool:
    """A file remembers, because the transaction that would is rolled back."""
    from pathlib import Path

    path = Path(os.environ["STAGE_DIR"]) / word
    if path.exists():
        return True
    path.touch()
    return False


@command("bug", help="one effect, then an error that quotes the member")
def bug(ctx: Context, word: str) -> Reply:
    note(word)
    raise RuntimeError(f"cannot handle {word}")


@command("fill", help="one effect, then the disk is full")
def fill(ctx: Context, word: str) -> Reply:
    note(word)
    store.fetch("SELECT full_disk()")
    return ctx.reply(f"filled {word}")


@command("refuse", help="one effect, then a refusal")
def refuse(ctx: Context, word: str) -> Reply:
    note(word)
    raise UserError("Not {word}. Try mark.", "不能 {word}。试试 mark。", word=word)


@command("toil", help="slow work", slow=True)
def toil(ctx: Context, word: str) -> Reply:
    note(word)
    return ctx.reply(f"toiled {word}")


STAGED = (mark, linger, die, bug, fill, refuse, toil)
