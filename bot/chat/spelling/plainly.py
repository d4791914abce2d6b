"""What was sent in plain spelling, in the light of whom its speaker may name."""

from __future__ import annotations

from bot.chat import pasted
from bot.chat.heard import LONGEST_SENTENCE
from bot.chat.readers import Situation
from bot.interviews import lookup
from bot.nlu.spelling import plainly as spelling
from bot.nlu.spelling.draft import Spelling


def plainly(text: str, situation: Situation) -> Spelling:
    """Rows of a spreadsheet and long texts are left alone."""
    if len(text) > LONGEST_SENTENCE or pasted.is_pasted(text):
        return Spelling(text, text)
    return spelling.plainly(
        text,
        named=lambda low: _names_in(low, situation),
        own=lambda: [name for _, name in _own(situation)],
        accounts=lambda low: [str(one.user_id) for one in situation.called.mentioned(low)],
    )


def _own(situation: Situation) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = situation.once(
        lookup.own_candidates, lambda: lookup.own_candidates(situation.member, situation.now)
    )
    return found


def _names_in(low: str, situation: Situation) -> list[str]:
    people = [str(one.name).lower() for one in situation.called.mentioned(low)]
    found = situation.names.meant(low)
    people += [found.begun] if found.ids else []
    return [name for name in people if name and name in low]
