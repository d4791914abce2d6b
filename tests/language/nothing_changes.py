"""Nothing changes: a text that orders nothing is done, and all that the company holds is as it was before.

No line is excused for being marked as a miss, nor a call for having no arguments. The format is in README.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bot.db import store
from tests.language import facts, readings
from tests.language.readings import Line
from tests.world.stage import Stage

FOLDER = Path(__file__).with_name("nothing-changes")
# What history tells that is no change: somebody saw something, or wrote for the first time.
_LOOKS = ("room.shown", "room.entered", "resume.viewed", "member.verified")


def files() -> list[Path]:
    return sorted(FOLDER.glob("*.jsonl"))


def of_readings(stage: Stage, lines: Iterable[Line]) -> list[Line]:
    """The lines of readings after which nothing may have changed: a look, nothing at all, or a question first."""
    changing = {name for name, one in stage.dispatcher.handlers.commands.items() if one.changes}
    return [one for one in lines if one.orders_nothing(changing)]


def violation(stage: Stage, line: Line) -> str:
    """What changed, all of it taken back again; empty where nothing did."""
    with readings.taken_back():
        readings.said_before(stage, line)
        return said(stage, line)[0]


def said(stage: Stage, line: Line) -> tuple[str, str]:
    """What changed by the line's text, and what was answered; within a transaction that is the caller's.

    PostgreSQL counts what is written to which table. Only where that is more afterwards are the facts read.
    """
    known, last, written = facts.known(), _last_row(), facts.written()
    before = facts.facts(known) if written else _as_founded(stage, known)
    answer = stage.say(line.text, line.speaker)
    if facts.written() == written:
        return "", answer
    changed = facts.changes(before, facts.facts(known))
    actions = [
        row["action"]
        for row in store.fetch(
            "SELECT action FROM audit_event WHERE id > %(last)s AND action <> ALL(%(looks)s) ORDER BY id",
            last=last,
            looks=list(_LOOKS),
        )
    ]
    told = [*(f"{name}: {value}" for name, value in sorted(changed.items())), *actions]
    return ", ".join(told), answer


def _last_row() -> int:
    [row] = store.fetch("SELECT coalesce(max(id), 0) AS id FROM audit_event")
    return int(row["id"])


def _as_founded(stage: Stage, known: facts.Known) -> facts.Facts:
    """Read once a stage, since whatever is said there is taken back."""
    if stage not in _founded:
        _founded.clear()
        _founded[stage] = facts.facts(known)
    return _founded[stage]


_founded: dict[Stage, facts.Facts] = {}
