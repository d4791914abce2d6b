"""Nobody interviews themselves: who turns out to be an interview's candidate is not to be there.

An address or a number may say so long after they were put on its panel, and come by a member's own word, an admin's, an
import's or another system's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.db import store
from bot.interviews import ahead, lookup, panel, set_elsewhere, states
from bot.interviews.audit import Change
from bot.interviews.models import ATTENDS, Interview

MOST = 50  # at once


@dataclass(frozen=True)
class Expected:
    """By their ids: a member who is expected at an interview of their own."""

    interview_id: int
    member_id: int


def expected(now: datetime) -> list[Expected]:
    """Of what is ahead or has no time yet. Who of the candidates is one of us is few, and found by an index."""
    rows = store.fetch(
        f"""SELECT p.interview_id, p.member_id FROM candidate c JOIN interview i ON i.candidate_id = c.id
            JOIN participant p ON p.interview_id = i.id AND p.member_id = c.member_id
            WHERE c.member_id IS NOT NULL AND {ATTENDS}
              AND ({ahead.IS_AHEAD} AND lower(i.slot) > %(now)s OR i.status = 'draft') ORDER BY i.id LIMIT %(most)s""",
        now=now,
        most=MOST,
    )
    return [Expected(**row) for row in rows]


def keep_away(change: Change, one: Expected) -> None:
    """HR finds somebody else; nothing, where that is not needed any more."""
    panel.hold(Interview.get_by_id(one.interview_id), [one.member_id])
    [now] = lookup.load([one.interview_id])
    place = next((place for place in now.panel if place.member_id == one.member_id), None)
    is_theirs = place is not None and place.attends and now.candidate.member_id == one.member_id
    if place is not None and is_theirs and states.is_open(now, change.now):
        set_elsewhere.keep_away(change, now, place.member)
