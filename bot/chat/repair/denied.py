"""What a text denies beside what it means: 不要换成王五，换成张三 is 换成张三, not one hour for 2048 but 90 minutes is 90 minutes.

What is denied goes out of the text with the words that deny it. The interview that only it names stays, and whom 让他 stands
for. Whether what is left is an order is for whoever reads it to see; nothing is denied beside it where nothing is left.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.chat import pasted
from bot.chat.heard import LONGEST_SENTENCE
from bot.chat.readers import Situation
from bot.chat.repair import denials
from bot.chat.repair.one_denial import Left, Reading
from bot.chat.repair.pieces import Run, runs_in
from bot.chat.repair.times import Span
from bot.nlu.spelling.draft import Draft, Spelling

_MOST = 3  # denials of one text


@dataclass(frozen=True)
class Meant:
    """The text without what is denied, what is told of that, and the correction that it is to an open question."""

    spelling: Spelling
    left: Left
    correction: Spelling | None = None


def without_denied(spelling: Spelling, situation: Situation) -> Meant | None:
    """None where nothing is denied beside something that is meant."""
    text = spelling.plain
    if len(text) > LONGEST_SENTENCE or pasted.is_pasted(text) or not denials.may_deny(text.lower()):
        return None
    draft = Draft.of(spelling)
    found: list[Left] = []
    for _ in range(_MOST):
        low = draft.text.lower()
        left = _left(low, situation) if len(low) == len(draft.text) else None
        if left is None:
            break
        draft.keep(left.spans)
        found.append(left)
    if not found:
        return None
    of_all = replace(
        found[-1],
        is_piece=all(one.is_piece for one in found),
        names_somebody=any(one.names_somebody for one in found),
    )
    corrects = found[0].correction
    return Meant(draft.spelling, of_all, _kept(spelling, corrects) if corrects is not None else None)


def _kept(spelling: Spelling, spans: list[Span]) -> Spelling:
    draft = Draft.of(spelling)
    draft.keep(spans)
    return draft.spelling


def _left(low: str, situation: Situation) -> Left | None:
    runs: list[Run] | None = None
    for denial in denials.denials_in(low):
        runs = runs_in(low, situation) if runs is None else runs
        if (left := Reading(low, runs, denial).left()) is not None:
            return left
    return None
