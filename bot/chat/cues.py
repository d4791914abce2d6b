"""Words that mean a command though its verb is not among them.

A cue is short patterns found one after another, written with … where anything may stand between them: 候选人…不来. Each is
looked for by itself, so that a text costs what it is long, whatever it says.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

GAP = "…"

CueSaid = str | tuple[str, Mapping[str, Any]] | tuple[str, Mapping[str, Any], str]


@dataclass(frozen=True)
class Said:
    """Where a cue stands in a text: all of it, from `start` to `end`, and without what … stood for in front and behind.

    `told` is what … stood for before the last pattern, `groups` where the named groups begin.
    """

    start: int
    end: int
    core: str
    told: str
    groups: Mapping[str, int]


@dataclass(frozen=True)
class Cue:
    """`parts` stand in the lower-case text in this order, anything between them, and the `arguments` are what they mean.

    In the text ◇ stands for an interview, ○ for a colleague and 候选人 for a candidate's name, without its days; a group ○
    with a parameter's name is that argument. `from_start` and `to_end`: what stands before and behind belongs to it.
    Where `unless` stands anywhere in the text, it means something else.
    """

    parts: tuple[re.Pattern[str], ...]
    arguments: tuple[tuple[str, Any], ...]
    from_start: bool
    to_end: bool
    unless: re.Pattern[str] | None

    def is_out_of_place(self, text: str) -> bool:
        """True where it stands in the text, but for what says that something else is meant."""
        return (
            self.unless is not None
            and bool(self.unless.search(text))
            and replace(self, unless=None).find(text) is not None
        )

    def find(self, text: str) -> Said | None:
        if self.parts and self.parts[0].search(text) is None:
            return None  # as of nearly all cues
        if self.unless is not None and self.unless.search(text):
            return None
        at, start, told = 0, 0, ""
        groups: dict[str, int] = {}
        for number, part in enumerate(self.parts):
            match = part.search(text, at)
            if match is None:
                return None
            if number:
                told += text[at : match.start()]
            else:
                start = match.start()
            at = match.end()
            groups |= {name: match.start(name) for name, said in match.groupdict().items() if said is not None}
        core = text[start:at]
        if self.from_start:
            start, told = 0, text[:start] + told
        return Said(start, len(text) if self.to_end else at, core, told, groups)


def cue(said: CueSaid) -> Cue:
    """Of its patterns and …, the arguments that it means, and the pattern that may stand nowhere in the text."""
    pattern, arguments, unless, *_ = (said, {}, "") if isinstance(said, str) else (*said, "")
    parts = pattern.split(GAP)
    return Cue(
        tuple(re.compile(one) for one in parts if one),
        tuple(arguments.items()),
        from_start=not parts[0],
        to_end=not parts[-1],
        unless=re.compile(unless) if unless else None,
    )
