"""Sets of what people type, each line with what must come of it, and how many of them are understood so.

A set is a file of JSON lines, `sets/*.jsonl`, by somebody who had not seen the code. Of a line `text` is typed by the member
`as`, `after` what they had typed before; `command` is the canonical verb that must come of it, null for none, or several
that are equally right; `arguments`, `missing`, `confirm` and `then` as `python -m bot understand` prints them, as far as
they matter; of `then` the verb. `miss` marks a line that is not understood so, by what it is read as or why: it is the only thing that is added later.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.chat import dialog, in_short
from bot.chat.context import Context
from bot.chat.handlers import Handlers, collect
from bot.db import store
from bot.interviews import people
from bot.interviews.audit import Change
from tests.e2e.stage import Stage
from tests.understanding import company

FOLDER = Path(__file__).with_name("sets")


@dataclass(frozen=True)
class Said:
    """One line of a set."""

    place: str
    wanted: dict[str, Any]

    @property
    def kind(self) -> str:
        return str(self.wanted["kind"])

    @property
    def before(self) -> list[str]:
        return list(self.wanted.get("after", ()))

    @property
    def miss(self) -> str:
        return str(self.wanted.get("miss", ""))

    @property
    def commands(self) -> list[str | None]:
        command = self.wanted["command"]
        return command if isinstance(command, list) else [command]


@dataclass(frozen=True)
class Outcome:
    """What came of it. `wrong`: in which way it is not as meant, empty where it is; `changes`: unasked, what was not meant."""

    said: Said
    got: dict[str, Any]
    wrong: str
    changes: bool

    def __str__(self) -> str:
        return f"{self.said.place} [{self.said.kind}] {self.said.wanted['as']}: {self.said.wanted['text']!r}\n    {self.wrong}"


def read(name: str) -> list[Said]:
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Said(f"{name}:{number}", json.loads(line)) for number, line in enumerate(lines, 1) if line.strip()]


def outcomes(company_anew: Callable[[], Stage], said: list[Said]) -> Iterator[Outcome]:
    """Of each line by itself, on a company that no other line has changed: what goes before some is done, and taken back."""
    handlers = collect("commands")
    stage = company_anew()
    for one in said:
        with _taken_back():
            for before in one.before:
                stage.say(before, one.wanted["as"])
            got = _understood(handlers, one)
        yield _outcome(one, got, handlers)


@contextlib.contextmanager
def _taken_back() -> Iterator[None]:
    with store.connected(), store.db.atomic() as transaction:
        yield
        transaction.rollback()


def _understood(handlers: Handlers, one: Said) -> dict[str, Any]:
    with _taken_back():
        member = people.known(one.wanted["as"])
        assert member is not None, one.place
        change = Change(company.NOW, member)
        ctx = Context(member, company.NOW, change, handlers, dialog=dialog.read(member))
        return in_short.of(ctx, one.wanted["text"])


def _outcome(one: Said, got: dict[str, Any], handlers: Handlers) -> Outcome:
    wrong = _wrong(one, got)
    command = handlers.commands.get(got["command"] or "")
    acts = (
        command is not None and command.changes and bool(got["arguments"]) and not got["missing"] and not got["confirm"]
    )
    changes = acts and (got["command"] not in one.commands or bool(wrong))
    return Outcome(one, got, wrong, changes)


def _wrong(one: Said, got: dict[str, Any]) -> str:
    wanted = one.wanted
    if got["command"] not in one.commands:
        return f"{got['command']}, not {wanted['command']}"
    for name, value in wanted.get("arguments", {}).items():
        name = "new" if got["command"] == "add" and name == "person" else name
        if not _same(got["arguments"].get(name), value):
            return f"{name}: {got['arguments'].get(name)}, not {value}"
    if not set(wanted.get("missing", ())) <= set(got["missing"]):
        return f"missing: {got['missing']}, not {wanted['missing']}"
    if "confirm" in wanted and got["confirm"] != wanted["confirm"]:
        return f"confirm: {got['confirm']}, not {wanted['confirm']}"
    return _wrong_then(got.get("then"), wanted["then"]) if "then" in wanted else ""


def _wrong_then(got: Any, wanted: Any) -> str:
    """The second of two requests, as far as it matters."""
    wanted = wanted if isinstance(wanted, dict) else {"command": wanted}
    if got is None or got["command"] != wanted["command"]:
        return f"then: {got}, not {wanted}"
    return next(
        (
            f"then, {name}: {got['arguments'].get(name)}, not {value}"
            for name, value in wanted.get("arguments", {}).items()
            if not _same(got["arguments"].get(name), value)
        ),
        "",
    )


def _same(got: object, wanted: object) -> bool:
    if isinstance(wanted, list) and len(wanted) == 1:
        wanted = wanted[0]  # one person is no list
    if isinstance(got, dict) and isinstance(wanted, dict):
        return all(_same(got.get(name), value) for name, value in wanted.items())
    if isinstance(got, str) and isinstance(wanted, str):
        return got == wanted or (instant(got) is not None and instant(got) == instant(wanted))
    return got == wanted


def instant(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else None
