"""The phrases of this folder, as they are read for learning and for checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
HELD_OUT = HERE.parent / "tests" / "language" / "readings" / "held-out"  # sets that nothing is learned from
FIRST_SPEAKER = "zhangsan"


@dataclass(frozen=True)
class Phrase:
    """`intent` is the command's name or `nothing`, `user_id` who types it."""

    intent: str
    text: str
    user_id: str


def phrases() -> Iterator[Phrase]:
    for file in _files():
        speaker = FIRST_SPEAKER
        for line in map(str.strip, file.read_text(encoding="utf-8").splitlines()):
            if line.startswith("@") and " " not in line and line[1:].isascii():
                speaker = line[1:]
            elif line and not line.startswith("# "):
                yield Phrase(file.stem.replace("_", " "), line, speaker)


def fingerprint() -> str:
    """Of all phrases: the weights name the one of those that they were made from. A remark changes none."""
    made = hashlib.sha256()
    for one in phrases():
        made.update(f"{one.intent}\0{one.user_id}\0{one.text}\0".encode())
    return made.hexdigest()


def held_out() -> list[str]:
    """The sets that are never to be learned from, and that a remark names all the same."""
    never = {file.stem for file in HELD_OUT.glob("*.jsonl")}
    named = {line.removeprefix("# ") for file in _files() for line in file.read_text(encoding="utf-8").splitlines()}
    return sorted(never & named)


def _files() -> list[Path]:
    return sorted(HERE.glob("*.txt"))
