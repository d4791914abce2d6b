"""Interviews ahead: that HR looks after, in which somebody has a place, and those that lack somebody or an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.db import store
from bot.interviews import access, lookup
from bot.interviews.loading import interviews
from bot.interviews.lookup import MOST_MEANT
from bot.interviews.models import ANSWER_COUNTS, IS_OPEN, Interview, Member
from bot.interviews.states import AHEAD
from bot.times.values import Span


def one_of(statuses: Iterable[str]) -> str:
    named = ", ".join(f"'{one}'" for one in statuses)
    return f"i.status IN ({named})"


IS_AHEAD = one_of(AHEAD)
# As `meeting_link.is_lacking` has it.
_WITHOUT_A_LINK = (
    " AND i.mode = 'video' AND coalesce(i.meeting_url, '') = '' AND i.room_id IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM room_provider)"
)
_SOMEBODY = " AND EXISTS (SELECT 1 FROM participant p WHERE p.interview_id = i.id AND {})"
DECLINED = _SOMEBODY.format(IS_OPEN)
_UNANSWERED = _SOMEBODY.format(f"p.response = 'needs_action' AND {ANSWER_COUNTS}")


def looked_after(
    member: Member, now: datetime, condition: str = "", *, limit: int = MOST_MEANT + 1, when: Span | None = None
) -> list[Interview]:
    """On HR's own calendar; `when`: that begin in these days."""
    ahead = f"{IS_AHEAD} AND lower(i.slot) > %(after)s::timestamptz{condition}{_IN_DAYS}"
    return lookup.on_calendar(member, ahead, after=now, limit=limit, **_days(when))


_IN_DAYS = (
    " AND lower(i.slot) >= coalesce(%(begins)s::timestamptz, '-infinity')"
    " AND lower(i.slot) < coalesce(%(ends)s::timestamptz, 'infinity')"
)


def _days(when: Span | None) -> dict[str, datetime | None]:
    return {"begins": when.start if when else None, "ends": when.end if when else None}


def mine(member: Member, now: datetime, place: str) -> list[Interview]:
    """In which the member has such a place."""
    return interviews(
        f"""SELECT i.id FROM participant p JOIN interview i ON i.id = p.interview_id
            WHERE p.member_id = %(viewer)s AND {place} AND p.replaced_by_id IS NULL
              AND lower(p.slot) > %(now)s::timestamptz AND {IS_AHEAD} AND {access.open_to("viewer")}
            ORDER BY lower(p.slot) LIMIT %(limit)s::int""",
        viewer=member.id,
        now=now,
        limit=MOST_MEANT + 1,
    )


def without_a_link(member: Member, now: datetime) -> list[Interview]:
    """What HR looks after that is by video, and nobody has said where."""
    return looked_after(member, now, _WITHOUT_A_LINK, limit=lookup.MOST_LISTED)


@dataclass(frozen=True)
class Short:
    """Interviews ahead that lack somebody or an answer: of the member's own, or else of all; `looked_until` is None
    where all of them were looked at.
    """

    found: list[Interview]
    own: bool
    looked_until: datetime | None = None


def short_of_somebody(member: Member, now: datetime, when: Span | None = None) -> Short:
    """Those in which somebody cannot come whom nobody has replaced."""
    return _short(member, now, DECLINED, when)


def unanswered_by_somebody(member: Member, now: datetime, when: Span | None = None) -> Short:
    """Those that somebody of the panel has not answered."""
    return _short(member, now, _UNANSWERED, when)


LOOKED_THROUGH = 500  # of the company's interviews ahead, the next ones


def _short(member: Member, now: datetime, condition: str, when: Span | None) -> Short:
    if own := looked_after(member, now, condition, limit=lookup.MOST_LISTED, when=when):
        return Short(own, own=True)
    last = store.fetch(
        """SELECT lower(slot) AS at FROM interview WHERE lower(slot) > %(now)s ORDER BY lower(slot)
           OFFSET %(most)s LIMIT 1""",
        now=now,
        most=LOOKED_THROUGH,
    )
    until = last[0]["at"] if last else None
    found = interviews(
        f"""SELECT i.id FROM interview i WHERE lower(i.slot) > %(now)s::timestamptz
              AND lower(i.slot) < coalesce(%(until)s::timestamptz, 'infinity') AND {IS_AHEAD}
              AND {access.visible_to(member)}{condition}{_IN_DAYS}
            ORDER BY lower(i.slot), i.id LIMIT %(limit)s::int""",
        viewer=member.id,
        now=now,
        until=until,
        limit=lookup.MOST_LISTED,
        **_days(when),
    )
    return Short(found, own=False, looked_until=until if until is None or when is None or until < when.end else None)
