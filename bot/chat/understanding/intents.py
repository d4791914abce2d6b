"""Which command a text most likely means, by a linear model over the pieces of the text.

Its weights are made by `./run learn` from the phrases in `corpus/`; here they are only added up.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WEIGHTS = Path(__file__).with_name("weights.json")
NOTHING = "nothing"  # the intent of what asks for nothing that the bot does
IN_ONE = 100  # of a stored weight


@dataclass(frozen=True)
class Intent:
    """A command's name, or NOTHING, and how likely it is meant, from 0 to 1."""

    name: str
    likely: float


@dataclass(frozen=True)
class Model:
    """`names` of the intents; to each its `bias`, and to each piece of text its weights, by place in `names`."""

    names: tuple[str, ...]
    bias: tuple[int, ...]
    weights: Mapping[str, Mapping[int, int]]

    def intents(self, pieces: Iterable[str]) -> list[Intent]:
        """All of them, the likeliest first."""
        sums = list(self.bias)
        for piece in pieces:
            for place, weight in self.weights.get(piece, _NONE).items():
                sums[place] += weight
        most = max(sums)
        raised = [math.exp((one - most) / IN_ONE) for one in sums]
        whole = sum(raised)
        found = [Intent(name, one / whole) for name, one in zip(self.names, raised, strict=True)]
        return sorted(found, key=lambda one: -one.likely)


_NONE: Mapping[int, int] = {}


@cache
def model() -> Model:
    """What was learned; read when the first text needs it."""
    learned = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    weights = {
        piece: {int(place): weight for place, weight in zip(row[::2], row[1::2], strict=True)}
        for piece, row in learned["weights"].items()
    }
    return Model(tuple(learned["names"]), tuple(learned["bias"]), weights)
