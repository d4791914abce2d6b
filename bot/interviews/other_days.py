"""Which times are offered where those before came to nothing, by what the candidate has said of these."""

from __future__ import annotations

from datetime import datetime

from bot.interviews import offering, wishes
from bot.interviews.models import Interview
from bot.interviews.self_choice import SelfChoice
from bot.interviews.slots import Found
from bot.times.values import Span


def others_for(
    interview: Interview, choice: SelfChoice, within: Span | None, now: datetime
) -> tuple[offering.Offer | None, Found]:
    """What would be offered instead within these days; else within those that the candidate has named, or the usual ones:
    after what they have refused, where they have."""
    people = [one.member for one in interview.panel if one.is_current and one.takes_time]
    return offering.find(
        people,
        choice.length,
        within or _named_by_candidate(interview, now),
        now,
        after=_refused_until(interview, choice),
        candidate=interview.candidate,
        room=interview.room,
        but=interview,
    )


def _named_by_candidate(interview: Interview, now: datetime) -> Span | None:
    """From the first to the last of the days on which they can come, of those that are ahead."""
    starts = wishes.ahead(interview, now)
    return offering.days_of(min(starts), max(starts)) if starts else None


def _refused_until(interview: Interview, choice: SelfChoice) -> datetime | None:
    """When the last of the times ends of which the candidate says that none suits them."""
    return max(one.end for one in choice.times.values()) if wishes.of(interview) is not None else None
