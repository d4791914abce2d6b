"""Readings: what must come of one sentence, in the light of what its speaker said before. The format is in README.md.

Two criteria: `wrong` compares what a line says that it cares about, `strictly_wrong` all of it. Of the product this
knows `explain` alone, the call behind `python -m bot understand`, and the dispatcher.
"""

from __future__ import annotations

import contextlib
import json
import os
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.chat.in_short import explain
from bot.db import store
from bot.interviews import people
from tests.examples import LONG
from tests.language.company import COMPANY
from tests.world.stage import Stage

FOLDER = Path(__file__).with_name("readings")
HELD_OUT = FOLDER / "held-out"  # never learned from, nor built upon
EXPECTED_FAILURES = Path(__file__).with_name("expected-failures.txt")

_SHOWN = {"members": "person", "settings": "what"}


@dataclass(frozen=True)
class Line:
    """One line of a set. `place` is its file and number, `world` the name of the company that it speaks of."""

    place: str
    wanted: dict[str, Any]
    world: str = COMPANY

    @property
    def text(self) -> str:
        return str(self.wanted["text"])

    @property
    def speaker(self) -> str:
        return str(self.wanted["as"])

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
    def is_strict(self) -> bool:
        return bool(self.wanted.get("strict"))

    @property
    def commands(self) -> list[str | None]:
        return _commands(self.wanted)

    @property
    def is_asked_first(self) -> bool:
        """Something is asked before anything is done."""
        return _is_asked_first(self.wanted)

    def orders_nothing(self, changing: Collection[str]) -> bool:
        """Whichever of its readings is taken, nothing may be changed by the text; `changing` are the verbs that may."""
        return all(
            _is_asked_first(one) or not {*changing} & {*_commands(one)} or (self.is_strict and _shows(one))
            for one in alternatives(self.wanted)
        )


@dataclass(frozen=True)
class Outcome:
    """What came of a line.

    `wrong` says in which way it is not as meant, `strictly_wrong` in which way it is not exactly so: None where the line
    is not annotated for that. `asked_for_nothing`: a question came, though the reading is to be run at once.
    """

    line: Line
    got: dict[str, Any]
    wrong: str
    strictly_wrong: str | None
    changes: bool
    asked_for_nothing: bool
    seconds: float = field(default=0.0, compare=False)

    @property
    def decisive(self) -> str:
        """What is wrong by the stricter of the criteria that the line is annotated for."""
        return self.wrong if self.strictly_wrong is None else self.strictly_wrong

    def __str__(self) -> str:
        line = self.line
        return f"{line.place} [{line.kind}] {line.speaker}: {line.text!r}\n    {self.decisive}"


def files() -> list[Path]:
    return sorted(FOLDER.rglob("*.jsonl"))


def read(file: Path) -> list[Line]:
    """The lines of a file; its first may say in which world all of them are."""
    name, world, lines = file.stem, COMPANY, []
    for number, row in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        found = json.loads(row)
        if "text" in found:
            lines.append(Line(f"{name}:{number}", found, world))
        else:
            world = found["world"]
    return lines


def expected_failures() -> dict[str, str]:
    """What is not as it should be yet, and why: names of dialogues, and places of lines that must change nothing."""
    rows = EXPECTED_FAILURES.read_text(encoding="utf-8").splitlines()
    found = (row.partition("  # ") for row in rows if row and not row.startswith("#"))
    return {name.strip(): why.strip() for name, _, why in found}


def sample(lines: Sequence[Line], every: int) -> Sequence[Line]:
    """Each so many-th line, from another one each day, so that in time all are read; or with --long all of them."""
    if not lines or os.environ.get(LONG):
        return lines
    name = lines[0].place.rpartition(":")[0]
    start = zlib.crc32(name.encode()) + datetime.now(UTC).toordinal()
    return lines[start % every :: every]


def outcomes(stage: Stage, lines: Iterable[Line]) -> Iterator[Outcome]:
    """Each line by itself: what goes before it is done, and taken back afterwards."""
    for line in lines:
        with taken_back():
            said_before(stage, line)
            got = understood(stage, line.speaker, line.text)
        yield outcome(stage, line, got)


def said_before(stage: Stage, line: Line) -> None:
    for text in line.before:
        stage.say(text, line.speaker)


def understood(stage: Stage, user_id: str, text: str) -> dict[str, Any]:
    """PostgreSQL holds that nothing is written by it."""
    with taken_back():
        store.execute("SET TRANSACTION READ ONLY")
        member = people.known(user_id)
        assert member is not None, user_id
        return explain(text, member, stage.clock.at, stage.dispatcher.handlers)


@contextlib.contextmanager
def taken_back() -> Iterator[None]:
    with store.connected(), store.db.atomic() as transaction:
        yield
        transaction.rollback()


def outcome(stage: Stage, line: Line, got: dict[str, Any], seconds: float = 0.0) -> Outcome:
    wrong = _wrong(line.wanted, got)
    asks = bool(got["missing"] or got["confirm"])
    changing = {name for name, one in stage.dispatcher.handlers.commands.items() if one.changes}
    acts = got["command"] in changing and bool(got["arguments"]) and not asks
    at_once = not line.is_asked_first and (
        line.is_strict or line.wanted.get("confirm") is False or not changing & {*line.commands}
    )
    return Outcome(
        line,
        got,
        wrong,
        _strictly_wrong(line.wanted, got) if line.is_strict else None,
        changes=acts and bool(wrong),
        asked_for_nothing=at_once and asks and line.commands != [None],
        seconds=seconds,
    )


# --- as far as it matters -------------------------------------------------------------------------------------------


def _wrong(wanted: dict[str, Any], got: dict[str, Any]) -> str:
    wrong = _misses(wanted, got)
    return wrong if all(_misses(one, got) for one in alternatives(wanted)) else ""


def _misses(wanted: dict[str, Any], got: dict[str, Any]) -> str:
    if got["command"] not in _commands(wanted):
        return f"{got['command']}, not {wanted['command']}"
    for name, value in wanted.get("arguments", {}).items():
        name = "new" if got["command"] == "add" and name == "person" else name
        if not same(got["arguments"].get(name), value):
            return f"{name}: {got['arguments'].get(name)}, not {value}"
    missing = wanted.get("missing")
    if missing is not None and not (set(missing) <= set(got["missing"]) if missing else not got["missing"]):
        return f"missing: {got['missing']}, not {missing}"
    if "confirm" in wanted and got["confirm"] != wanted["confirm"]:
        return f"confirm: {got['confirm']}, not {wanted['confirm']}"
    return _wrong_then(got.get("then"), wanted["then"]) if "then" in wanted else ""


def _wrong_then(got: Any, wanted: Any) -> str:
    """The second of two requests, as far as it matters; None where there is to be none."""
    if wanted is None:
        return f"then: {got}, not {wanted}" if got else ""
    wanted = wanted if isinstance(wanted, dict) else {"command": wanted}
    if got is None or got["command"] != wanted["command"]:
        return f"then: {got}, not {wanted}"
    return next(
        (
            f"then, {name}: {got['arguments'].get(name)}, not {value}"
            for name, value in wanted.get("arguments", {}).items()
            if not same(got["arguments"].get(name), value)
        ),
        "",
    )


def same(got: object, wanted: object) -> bool:
    if isinstance(wanted, list) and len(wanted) == 1:
        wanted = wanted[0]  # one person is no list
    if isinstance(got, dict) and isinstance(wanted, dict):
        return all(same(got.get(name), value) for name, value in wanted.items())
    if isinstance(got, str) and isinstance(wanted, str):
        return got == wanted or (instant(got) is not None and instant(got) == instant(wanted))
    return got == wanted


def instant(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo else None


# --- exactly --------------------------------------------------------------------------------------------------------


def _strictly_wrong(wanted: dict[str, Any], got: dict[str, Any]) -> str:
    """Empty where it is the reading that is wanted, or one that is truly as right."""
    wrong = _differs(wanted, got)
    return wrong if all(_differs(one, got) for one in alternatives(wanted)) else ""


def _commands(reading: dict[str, Any]) -> list[str | None]:
    command = reading["command"]
    return command if isinstance(command, list) else [command]


def _shows(reading: dict[str, Any]) -> bool:
    """With no more than that the verb is a look."""
    return reading["command"] in _SHOWN and reading["arguments"].keys() <= {_SHOWN[reading["command"]]}


def _is_asked_first(reading: dict[str, Any]) -> bool:
    return bool(reading.get("confirm") or reading.get("missing"))


def alternatives(wanted: dict[str, Any]) -> list[dict[str, Any]]:
    """The reading that is wanted and those that are truly as right: `equal` holds their verbs, or what differs in them."""
    return [wanted | (one if isinstance(one, dict) else {"command": one}) for one in [{}, *wanted.get("equal", ())]]


def _differs(wanted: dict[str, Any], got: dict[str, Any]) -> str:
    if got["command"] != wanted["command"]:
        return f"{got['command']}, not {wanted['command']}"
    if wanted["command"] is None:
        return ""
    if not identical(got["arguments"], wanted.get("arguments", {})):
        return f"arguments: {got['arguments']}, not {wanted.get('arguments', {})}"
    for name, usual in (("missing", []), ("confirm", False)):
        if got[name] != wanted.get(name, usual):
            return f"{name}: {got[name]}, not {wanted.get(name, usual)}"
    return _differs_then(got.get("then"), wanted.get("then"))


def _differs_then(got: Any, wanted: Any) -> str:
    """Of a verb alone only that it is the one that comes."""
    if not wanted and not got:
        return ""
    if got and isinstance(wanted, str):
        return "" if got["command"] == wanted else f"then: {got}, not {wanted}"
    is_so = got and wanted and got["command"] == wanted["command"]
    return "" if is_so and identical(got["arguments"], wanted.get("arguments", {})) else f"then: {got}, not {wanted}"


def identical(got: object, wanted: object) -> bool:
    """`same`, and nothing else stands there."""
    if isinstance(got, dict) and isinstance(wanted, dict):
        return got.keys() == wanted.keys() and all(identical(got[name], value) for name, value in wanted.items())
    if isinstance(got, list) and isinstance(wanted, list) and len(got) == len(wanted) > 1:
        return sorted(map(str, got)) == sorted(map(str, wanted))
    return same(got, wanted)
