"""A text as it would be typed by somebody who does not slip: simplified, days and names as they are written.

明夭 and mingtian are 明天, firday is friday, 張三 is 张三, 叶请 is the speaker's candidate 叶青. It is only for understanding what
is then shown or asked about, and never kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.chat.readers import Situation
from bot.interviews import lookup
from bot.nlu import syllables
from bot.nlu.spelling import plain_times
from bot.nlu.spelling.draft import Draft
from bot.nlu.spelling.plain_times import HAN, is_within_words, sounds_in
from bot.nlu.spelling.traditional import simplified

_MOST_NAME = 3  # syllables


def respelled(low: str, situation: Situation) -> str:
    """Lower case in, lower case out."""
    return _names(in_plain_words(low), situation)


def in_plain_words(low: str) -> str:
    """The same, with names as they are: 约陈小民 is of somebody new, whoever is called much like it."""
    draft = Draft(simplified(low))
    plain_times.correct(draft)
    return draft.text


def _by_sound(names: Iterable[str]) -> dict[tuple[str, ...], str]:
    return {tuple(syllables.of(name)): name for name in names if 2 <= len(name) <= _MOST_NAME}


def _names(text: str, situation: Situation) -> str:
    """Of the speaker's own candidates, one whose name sounds like a piece of the text; not where one is spelled right."""
    if not re.search(f"[{HAN}]{{2}}", text):
        return text
    candidates = situation.once(lookup.own_candidates, lambda: lookup.own_candidates(situation.member, situation.now))
    names = {name for _, name in candidates if not name.isascii()}
    if any(name in text for name in names):
        return text
    by_sound: dict[tuple[str, ...], str] = situation.once("candidates by sound", lambda: _by_sound(names))
    heard = [one for one in sounds_in(text) if one.end - one.at == 1]
    for length in range(_MOST_NAME, 1, -1):
        for at in range(len(heard) - length + 1):
            piece = heard[at : at + length]
            name = by_sound.get(tuple(one.sound for one in piece))
            if name and piece[-1].end - piece[0].at == length and not is_within_words(text, piece[0].at):
                return f"{text[: piece[0].at]}{name}{text[piece[-1].end :]}"
    return text
