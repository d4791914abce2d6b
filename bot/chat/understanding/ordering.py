"""Which clause of a text orders what the text most likely means: 张三怎么还没回，帮我催他一下 orders in its second."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.chat.masked import without_days
from bot.chat.understanding import features
from bot.chat.understanding.intents import Intent, model
from bot.chat.understanding.told import Told

_END = re.compile(
    r"[,，。;；!！?？、\n]+ ?|(?<=[a-z0-9])(?<!\bmr)(?<!\bms)(?<!\bdr)(?<!\bmrs)\. +| (?:but|because|since|coz|cos|as) (?=i\b|my\b|he\b|she\b|they\b|we\b)|(?=因为|不过|但是)"
)


def clause_of(name: str, told: Told) -> tuple[str, str, bool]:
    """What stands before it, the clause, and whether it ends in a question mark; `name` is the intent's."""
    clauses = list(_clauses(told))
    at = max(range(len(clauses)), key=lambda place: (_speaks_for(name, clauses[place][0]), place))
    before = ",".join(text for text, _ in clauses[:at])
    return before, *clauses[at]


def _clauses(told: Told) -> Iterator[tuple[str, bool]]:
    text, begins = told.masked.with_days or told.text, 0
    for end in _END.finditer(text):
        if without_days(text[begins : end.start()]).strip():
            yield text[begins : end.start()], "?" in end[0] or "？" in end[0]
            begins = end.end()
    yield text[begins:], told.said.asks


def weighed_apart(told: Told) -> list[list[Intent]]:
    """What each clause means by itself, the likeliest first; none of a text of one."""
    clauses = list(_clauses(told))
    return [_weighed(clause, told) for clause, _ in clauses] if len(clauses) > 1 else []


def _weighed(clause: str, told: Told) -> list[Intent]:
    return model().intents(features.of_clause(clause, without_days(clause), told.situation))


def clauses(told: Told) -> list[str]:
    return [text for text, _ in _clauses(told)]


def speaks_most_for(names: Iterable[str], clause: str) -> str:
    """The one of these intents of which the clause speaks most."""
    return max(names, key=lambda name: _speaks_for(name, clause))


def _speaks_for(name: str, clause: str) -> int:
    place = model().names.index(name) if name in model().names else -1
    return sum(
        model().weights[piece].get(place, 0)
        for piece in dict.fromkeys(features.of_words(without_days(clause)))
        if piece in model().weights
    )
