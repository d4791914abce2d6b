"""Dialogues: what several members write and tap, what they read, and how things stand afterwards. The format is in README.md."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.db import store
from bot.interviews import sweep
from bot.interviews.audit import Change
from bot.wecom.message import TAP, parse
from tests.language import facts, readings
from tests.world.stage import Stage, spoken

FOLDER = Path(__file__).with_name("dialogues")
TAGS = frozenset(
    ("en", "trap", "correction", "aside", "follow-up", "half-answer", "two-people", "several", "voice", "typing")
)
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


@dataclass(frozen=True)
class Turn:
    """One text or tap of a member's. Each of `holds` is a choice: one of its words is in the reply."""

    speaker: str
    says: str
    taps: str
    after: timedelta
    holds: Sequence[Sequence[str]]
    lacks: Sequence[str]


@dataclass(frozen=True)
class Dialogue:
    name: str
    file: str
    tags: Sequence[str]
    finding: str
    turns: Sequence[Turn]
    changes: Mapping[str, Any]


def files() -> list[Path]:
    return sorted(FOLDER.glob("*.toml"))


def read(file: Path) -> list[Dialogue]:
    """Raises: ValueError for what is not in the format."""
    found = tomllib.loads(file.read_text(encoding="utf-8"))
    return [_dialogue(file.stem, one) for one in found["dialogue"]]


def all_dialogues() -> list[Dialogue]:
    return [one for file in files() for one in read(file)]


def play(stage: Stage, dialogue: Dialogue) -> list[str]:
    """In which ways it is not as it should be; whatever was done is taken back."""
    wrong: list[str] = []
    begun = stage.clock.at
    try:
        with readings.taken_back():
            known = facts.known()
            before = facts.facts(known)
            for number, turn in enumerate(dialogue.turns, 1):
                reply = _played(stage, turn)
                wrong += [f"{number}. {one}, but: {reply!r}" for one in _unlike(turn, reply)]
            wrong += facts.differences(facts.changes(before, facts.facts(known)), dialogue.changes)
    finally:
        stage.clock.at = begun
    return wrong


def _played(stage: Stage, turn: Turn) -> str:
    if turn.after:
        stage.clock.move(seconds=turn.after.total_seconds())
        sweep.advance(Change(stage.clock.at, actor_kind="system"))  # as the worker does all the time
    return _tapped(stage, turn) if turn.taps else stage.say(turn.says, turn.speaker)


def _tapped(stage: Stage, turn: Turn) -> str:
    """A button of the card that its holder has of the interview."""
    command, code = turn.taps.rsplit(" ", 1)
    [interview] = store.fetch("SELECT id FROM interview WHERE code = %(code)s", code=code)
    key = json.dumps({"command": command, "arguments": {"interview": f"id:{interview['id']}"}})
    xml = (
        f"<xml><ToUserName>ww1</ToUserName><FromUserName>{turn.speaker}</FromUserName>"
        f"<CreateTime>{int(stage.clock.at.timestamp())}</CreateTime><MsgType>event</MsgType><Event>{TAP}</Event>"
        f"<EventKey><![CDATA[{key}]]></EventKey><TaskId>card-{code}-{turn.speaker}</TaskId><AgentID>1000002</AgentID></xml>"
    )
    return spoken(stage.dispatcher.answer(parse(xml.encode())))


def _unlike(turn: Turn, reply: str) -> list[str]:
    low = reply.lower()
    lacking = [f"lacks {' or '.join(one)}" for one in turn.holds if not any(word.lower() in low for word in one)]
    return lacking + [f"holds {word}" for word in turn.lacks if word.lower() in low]


# --- the format -----------------------------------------------------------------------------------------------------


def _dialogue(file: str, found: dict[str, Any]) -> Dialogue:
    _only(found, "name", "tags", "finding", "turn", "changes")
    if unknown := set(found.get("tags", ())) - TAGS:
        raise ValueError(f"{file}: {found['name']}: no such tag: {', '.join(sorted(unknown))}")
    turns = [_turn(one) for one in found["turn"]]
    return Dialogue(
        found["name"], file, found.get("tags", ()), found.get("finding", ""), turns, found.get("changes", {})
    )


def _turn(found: dict[str, Any]) -> Turn:
    _only(found, "as", "says", "taps", "after", "holds", "lacks")
    if ("says" in found) == ("taps" in found):
        raise ValueError(f"a turn either says or taps: {found}")
    holds = [[one] if isinstance(one, str) else one for one in found.get("holds", ())]
    return Turn(
        found["as"],
        found.get("says", ""),
        found.get("taps", ""),
        _length(found.get("after", "0s")),
        holds,
        found.get("lacks", ()),
    )


def _length(text: str) -> timedelta:
    found = re.fullmatch(r"(\d+)([smhd])", text)
    if found is None:
        raise ValueError(f"no length of time: {text}")
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def _only(found: dict[str, Any], *known: str) -> None:
    if unknown := found.keys() - set(known):
        raise ValueError(f"unknown: {', '.join(sorted(unknown))} in {found}")
