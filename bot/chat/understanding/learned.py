"""What people mean who say such things, where no declared word says so: it orders the guesses, and does nothing by itself."""

from __future__ import annotations

from bot.chat.heard import Heard
from bot.chat.readers import Situation
from bot.chat.understanding import features
from bot.chat.understanding.intents import NOTHING, model

_LIKELY = 0.08  # below, one is as good as another


def commands(said: Heard, situation: Situation) -> dict[str, float]:
    """By name, those that are likely at all, and how likely, from 0 to 1; none for what asks for nothing, or is too long."""
    if said.is_long:
        return {}
    intents = model().intents(features.of(said, situation))
    if intents[0].name == NOTHING:
        return {}
    return {one.name: one.likely for one in intents if one.likely >= _LIKELY}
