"""The phrases of this folder, as they are read for learning and for checks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
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
    """Of all phrases: the weights name the one of those that they were made from."""
    made = hashlib.sha256()
    for file in _files():
        made.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return made.hexdigest()


def _files() -> list[Path]:
    return sorted(HERE.glob("*.txt"))
