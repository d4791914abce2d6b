"""What people mean who say such things, where no declared word says so."""

from __future__ import annotations

from bot.chat.heard import Heard
from bot.chat.masked import Masked
from bot.chat.naming.characters import characters
from bot.chat.readers import Situation
from bot.chat.understanding import features
from bot.chat.understanding.intents import NOTHING, Intent, model
from bot.nlu import syllables


def load() -> None:
    """Read at once what the first text would wait for: the weights, how characters sound, and which are names."""
    model()
    characters()
    syllables.of("面试")


_LIKELY = 0.08  # below, one is as good as another


def intents(said: Heard, situation: Situation) -> list[Intent]:
    """The likeliest first; none of what is too long."""
    if said.is_long:
        return []
    found: list[Intent] = situation.once(
        ("intents", said.low, said.asks), lambda: model().intents(features.of(said, situation))
    )
    return found


def intents_of(masked: Masked, said: Heard, situation: Situation) -> list[Intent]:
    """The same of a text that is masked already."""
    found: list[Intent] = situation.once(
        ("intents of", masked.text, said.asks), lambda: model().intents(_pieces(masked, said, situation))
    )
    return found


def _pieces(masked: Masked, said: Heard, situation: Situation) -> list[str]:
    found: list[str] = situation.once(
        ("pieces", masked.text, said.asks), lambda: features.of_masked(masked, situation, asks=said.asks)
    )
    return found


def commands(said: Heard, situation: Situation) -> dict[str, float]:
    """By name, those that are likely at all, and how likely, from 0 to 1; none for what asks for nothing, or is too long."""
    found = intents(said, situation)
    if not found or found[0].name == NOTHING:
        return {}
    return {one.name: one.likely for one in found if one.likely >= _LIKELY}


def knows(masked: Masked, said: Heard, situation: Situation) -> bool:
    """False of what is hardly made of anything that was learned: 1203 blah."""
    found: bool = situation.once(("knows", masked.text, said.asks), lambda: _knows(masked, said, situation))
    return found


def _knows(masked: Masked, said: Heard, situation: Situation) -> bool:
    pieces = [one for one in _pieces(masked, said, situation) if one[1:2] == " " or len(one) == _TWO]
    pieces = [one for one in pieces if _is_word(one)]
    known = sum(one in model().weights for one in pieces)
    return not pieces or known * 3 >= len(pieces)


_TWO = 2


def _is_word(piece: str) -> bool:
    """A Latin word, two Chinese characters, or two syllables."""
    return (
        (piece.count(" ") == 2 and piece.startswith("s "))
        or (piece.startswith("w ") and " " not in piece[2:])
        or (len(piece) == 2 and not piece.isascii() and piece.isalpha())
    )
