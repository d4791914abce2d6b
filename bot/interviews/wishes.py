"""Other times that a candidate asks for by their link: instead of one time of the interview, until HR gives it another; or
instead of those from which they were to choose, until others are offered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.db import store
from bot.db.sql import sql
from bot.interviews.models import Interview
from bot.phrase import Phrase
from bot.printable import without_addresses
from bot.texts import in_both

MOST_TIMES = 3
MOST_WORDS = 200  # characters
NONE_SUITS = Phrase("wish.none_suits")  # what is kept where they wrote nothing else, in either language
# The time that it has; while that is to be chosen, when those to choose from were offered.
_INSTEAD_OF = sql("coalesce(%(start)s::timestamptz, (SELECT offered_at FROM self_choice WHERE interview_id = %(id)s))")


@dataclass(frozen=True)
class Wish:
    """`starts`: the best first; `words`: what they wrote."""

    starts: list[datetime]
    words: str
    made_at: datetime

    @property
    def shown_words(self) -> str:
        """Their words as they stand in our sentences, with nothing to tap."""
        return without_addresses(self.words)

    @property
    def is_in_words(self) -> bool:
        """When they can come is said in their own words alone."""
        return not self.starts and self.words not in ("", *in_both(NONE_SUITS))


def of(interview: Interview) -> Wish | None:
    """What they asked for last, while it is still what they want."""
    return _last(interview) if interview.candidate_response == "tentative" else None


def ahead(interview: Interview, now: datetime) -> list[datetime]:
    """Of the times that they asked for those that are not past, the best first."""
    wish = of(interview)
    return [one for one in wish.starts if one > now] if wish is not None else []


def put(interview: Interview, starts: Sequence[datetime], words: str, now: datetime) -> int | None:
    """Its id; None where that is what they have asked for already."""
    last = of(interview)
    if last is not None and (last.starts, last.words) == (list(starts), words):
        return None
    [row] = store.fetch(
        sql(
            """INSERT INTO candidate_wish (interview_id, instead_of, starts, words, made_at)
           VALUES (%(id)s, {instead_of}, %(starts)s::timestamptz[], %(words)s, %(now)s) RETURNING id""",
            instead_of=_INSTEAD_OF,
        ),
        id=interview.id,
        start=interview.start,
        starts=list(starts),
        words=words,
        now=now,
    )
    return int(row["id"])


def how_many(interview: Interview) -> int:
    """Of its present time."""
    [row] = store.fetch(
        sql(
            "SELECT count(*) AS n FROM candidate_wish WHERE interview_id = %(id)s AND instead_of = {instead_of}",
            instead_of=_INSTEAD_OF,
        ),
        id=interview.id,
        start=interview.start,
    )
    return int(row["n"])


def _last(interview: Interview) -> Wish | None:
    rows = store.fetch(
        sql(
            """SELECT starts, words, made_at FROM candidate_wish
           WHERE interview_id = %(id)s AND instead_of = {instead_of} ORDER BY id DESC LIMIT 1""",
            instead_of=_INSTEAD_OF,
        ),
        id=interview.id,
        start=interview.start,
    )
    return next((Wish(**row) for row in rows), None)
