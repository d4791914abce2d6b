"""Interviews ahead: that HR looks after, in which somebody has a place, and those that lack somebody or an answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.db import store
from bot.db.sql import Sql, listed, sql
from bot.interviews import access, lookup
from bot.interviews.loading import interviews
from bot.interviews.lookup import MOST_MEANT
from bot.interviews.models import ANSWER_COUNTS, IS_OPEN, Interview, Member
from bot.interviews.states import AHEAD
from bot.times.values import Span


def one_of(statuses: Iterable[str]) -> Sql:
    """The interview `i` is in one of these."""
    return sql("i.status IN ({statuses})", statuses=listed(statuses))


IS_AHEAD = one_of(AHEAD)
# As `meeting_link.is_lacking` has it.
_WITHOUT_A_LINK = sql(
    "i.mode = 'video' AND coalesce(i.meeting_url, '') = '' AND i.room_id IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM room_provider)"
)


def _somebody(place: Sql) -> Sql:
    return sql("EXISTS (SELECT 1 FROM participant p WHERE p.interview_id = i.id AND {place})", place=place)


DECLINED = _somebody(IS_OPEN)
_UNANSWERED = _somebody(sql("p.response = 'needs_action' AND {answer_counts}", answer_counts=ANSWER_COUNTS))


_ALL = sql("true")


def looked_after(
    member: Member, now: datetime, condition: Sql = _ALL, *, limit: int = MOST_MEANT + 1, when: Span | None = None
) -> list[Interview]:
    """On HR's own calendar; `when`: that begin in these days."""
    ahead = sql(
        "{is_ahead} AND lower(i.slot) > %(after)s::timestamptz AND {condition} AND {in_days}",
        is_ahead=IS_AHEAD,
        condition=condition,
        in_days=_IN_DAYS,
    )
    return lookup.on_calendar(member, ahead, after=now, limit=limit, **_days(when))


_IN_DAYS = sql(
    "lower(i.slot) >= coalesce(%(begins)s::timestamptz, '-infinity')"
    " AND lower(i.slot) < coalesce(%(ends)s::timestamptz, 'infinity')"
)


def _days(when: Span | None) -> dict[str, datetime | None]:
    return {"begins": when.start if when else None, "ends": when.end if when else None}


def mine(member: Member, now: datetime, place: Sql) -> list[Interview]:
    """In which the member has such a place."""
    return interviews(
        sql(
            """SELECT i.id FROM participant p JOIN interview i ON i.id = p.interview_id
            WHERE p.member_id = %(viewer)s AND {place} AND p.replaced_by_id IS NULL
              AND lower(p.slot) > %(now)s::timestamptz AND {is_ahead} AND {not_kept_away}
            ORDER BY lower(p.slot) LIMIT %(limit)s::int""",
            place=place,
            is_ahead=IS_AHEAD,
            not_kept_away=access.open_to("viewer", "i"),
        ),
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


def _short(member: Member, now: datetime, condition: Sql, when: Span | None) -> Short:
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
        sql(
            """SELECT i.id FROM interview i WHERE lower(i.slot) > %(now)s::timestamptz
              AND lower(i.slot) < coalesce(%(until)s::timestamptz, 'infinity') AND {is_ahead}
              AND {visible} AND {condition} AND {in_days}
            ORDER BY lower(i.slot), i.id LIMIT %(limit)s::int""",
            is_ahead=IS_AHEAD,
            visible=access.visible_to(member, "i"),
            condition=condition,
            in_days=_IN_DAYS,
        ),
        viewer=member.id,
        now=now,
        until=until,
        limit=lookup.MOST_LISTED,
        **_days(when),
    )
    return Short(found, own=False, looked_until=until if until is None or when is None or until < when.end else None)
