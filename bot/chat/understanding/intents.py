"""Which command a text most likely means, by a linear model over the pieces of the text.

Its weights are made by `./run learn` from the phrases in `corpus/`; here they are only added up.
"""

from __future__ import annotations

import json
import math
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import repeat
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

WEIGHTS = Path(__file__).with_name("weights.json")
NOTHING = "nothing"  # the intent of what asks for nothing that the bot does
IN_ONE = 100  # of a stored weight


class Intent(NamedTuple):
    """A command's name, or NOTHING, and how likely it is meant, from 0 to 1."""

    name: str
    likely: float


@dataclass(frozen=True)
class Model:
    """`names` of the intents; to each its `bias`, and to each piece of text its weights, by place in `names` and `packed`."""

    names: tuple[str, ...]
    bias: tuple[int, ...]
    weights: Mapping[str, int]

    def weighed(self, pieces: Iterable[str]) -> dict[str, int]:
        """How much the pieces speak for each intent."""
        whole = self._nothing + sum(map(self.weights.get, pieces, repeat(0)))
        sums = self._places.unpack(whole.to_bytes(self._places.size, "little"))
        return {name: one - _ZERO for name, one in zip(self.names, sums, strict=True)}

    @cached_property
    def _nothing(self) -> int:
        return packed(dict.fromkeys(range(len(self.names)), _ZERO))

    @cached_property
    def _places(self) -> struct.Struct:
        return struct.Struct(f"<{len(self.names)}I")

    def intents(self, pieces: Iterable[str]) -> list[Intent]:
        """All of them, the likeliest first."""
        sums = [bias + one for bias, one in zip(self.bias, self.weighed(pieces).values(), strict=True)]
        most = max(sums)
        raised = [math.exp((one - most) / IN_ONE) for one in sums]
        whole = sum(raised)
        found = [Intent(name, one / whole) for name, one in zip(self.names, raised, strict=True)]
        return sorted(found, key=attrgetter("likely"), reverse=True)


_BITS = 32
_ZERO = 1 << (_BITS - 1)  # of a place, so that no sum is below nothing


def packed(weights: Mapping[int, int]) -> int:
    """The weights by their places as one whole number: adding two such adds all of their weights at once."""
    return sum(weight << (_BITS * place) for place, weight in weights.items())


@cache
def model() -> Model:
    """What was learned; read when the first text needs it."""
    learned = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    weights = {
        piece: packed({int(place): weight for place, weight in zip(row[::2], row[1::2], strict=True)})
        for piece, row in learned["weights"].items()
    }
    return Model(tuple(learned["names"]), tuple(learned["bias"]), weights)
