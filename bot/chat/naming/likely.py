"""What is likely a name of somebody whom nobody knows."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Likely:
    """From where to where it stands; `gain`: how much likelier the clause is with a name there than without one, in bits.
    `is_all`: its clause says nothing else. `interviews`: that is what it says of them."""

    at: int
    end: int
    gain: float
    is_all: bool
    interviews: bool = False
