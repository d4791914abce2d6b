"""What was not understood, kept without whom or what it named: `python -m bot misses` lists it by count."""

from __future__ import annotations

import re
from datetime import datetime

from bot.chat.heard import Heard
from bot.chat.masked import CANDIDATE, COLLEAGUE, INTERVIEW, masked_of
from bot.chat.readers import CODE, Situation
from bot.chat.unknown import HAN_NAME
from bot.db import store
from bot.db.store import Prepared

_LONGEST = 120  # characters: more tells of its writer, and not of what is asked for
_ADDRESS = re.compile(r"\S*@\S+|\b\w+://\S+")
_HAN = re.compile(rf"(?<![\u4e00-\u9fff]){HAN_NAME}|(?<=[给跟和与帮让叫把约换催问请是]){HAN_NAME}")
_CAPITAL = re.compile(r"(?<!^)\b[A-Z][A-Za-z]+\b")
_FIGURE = re.compile(r"\d+")


_KEPT = Prepared("INSERT INTO miss (said, at) VALUES (%(said)s, %(at)s)")


def keep(said: Heard, situation: Situation) -> None:
    """Add it to what was missed, masked."""
    if text := _without_names(said, situation):
        _KEPT.later(said=text, at=situation.now)


def by_count(since: datetime, most: int) -> list[store.Row]:
    """`said`, `times` and `last` of what was missed since then, the most frequent first."""
    return store.fetch(
        """SELECT said, count(*) AS times, max(at) AS last FROM miss WHERE at >= %(since)s
           GROUP BY said ORDER BY times DESC, last DESC LIMIT %(most)s""",
        since=since,
        most=most,
    )


def _without_names(said: Heard, situation: Situation) -> str:
    masked = masked_of(said, situation)
    text = (masked.with_days or masked.text)[:_LONGEST]
    text = _ADDRESS.sub(COLLEAGUE, text)
    for name in {one.lower() for one in _CAPITAL.findall(said.typed)}:  # in English nothing else tells a stranger's
        text = re.sub(rf"\b{re.escape(name)}\b", COLLEAGUE, text)
    text = _HAN.sub(CANDIDATE, text)
    return _FIGURE.sub("0", CODE.sub(INTERVIEW, text)).strip()
