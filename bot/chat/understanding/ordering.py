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
    clauses = _clauses(told)
    at = max(range(len(clauses)), key=lambda place: (_speaks_for(name, clauses[place][0], told), place))
    before = ",".join(text for text, _ in clauses[:at])
    return before, *clauses[at]


def _clauses(told: Told) -> list[tuple[str, bool]]:
    return told.once("clauses", lambda: list(_parted(told)))


def _parted(told: Told) -> Iterator[tuple[str, bool]]:
    text, begins = told.masked.with_days or told.text, 0
    for end in _END.finditer(text):
        if without_days(text[begins : end.start()]).strip():
            yield text[begins : end.start()], "?" in end[0] or "？" in end[0]
            begins = end.end()
    yield text[begins:], told.said.asks


def weighed_apart(told: Told) -> list[list[Intent]]:
    """What each clause means by itself, the likeliest first; none of a text of one."""
    clauses = _clauses(told)
    return [_weighed(clause, told) for clause, _ in clauses] if len(clauses) > 1 else []


def _weighed(clause: str, told: Told) -> list[Intent]:
    return model().intents(features.of_clause(clause, without_days(clause), told.situation))


def clauses(told: Told) -> list[str]:
    return [text for text, _ in _clauses(told)]


def speaks_most_for(names: Iterable[str], clause: str, told: Told) -> str:
    """The one of these intents of which the clause speaks most."""
    return max(names, key=lambda name: _speaks_for(name, clause, told))


def _speaks_for(name: str, clause: str, told: Told) -> int:
    return told.once(("speaks for", clause), lambda: _weights_of(clause)).get(name, 0)


def _weights_of(clause: str) -> dict[str, int]:
    """How much each intent weighs in the words of a clause."""
    return model().weighed(dict.fromkeys(features.of_words(without_days(clause))))
