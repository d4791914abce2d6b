"""Which interviews are on, about to begin or just over, for a member at a time: what is done at the interview itself.

It is entered, one is late for it, somebody is missing in it, or it was not held.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.db.sql import Sql, sql
from bot.interviews import access, ahead, fitting, lookup, meeting_link
from bot.interviews.attendance import MISSING_AFTER
from bot.interviews.loading import interviews
from bot.interviews.lookup import MOST_MEANT
from bot.interviews.models import ATTENDS, Interview, Member
from bot.interviews.states import AHEAD, ALLOWED
from bot.times.zones import company_zone

_LONGEST = timedelta(hours=12)  # of an interview
_MAY_BE_MISSED = ahead.one_of(status for status, then in ALLOWED.items() if "no_show" in then)
_IS_MARKED = ahead.one_of(["no_show"])


def to_enter(member: Member, now: datetime) -> list[Interview]:
    """Expecting the member, with a way in that is open; where there is none, the next one."""
    found = interviews(
        sql(
            """SELECT i.id FROM participant p JOIN interview i ON i.id = p.interview_id
            WHERE p.member_id = %(viewer)s AND {attends} AND {not_kept_away}
              AND lower(p.slot) > %(recent)s::timestamptz AND upper(p.slot) >= %(closes)s::timestamptz
              AND i.status NOT IN ('draft', 'cancelled', 'rescheduling')
            ORDER BY lower(p.slot) LIMIT %(limit)s::int""",
            attends=ATTENDS,
            not_kept_away=access.open_to("viewer", "i"),
        ),
        viewer=member.id,
        recent=now - meeting_link.CLOSES - _LONGEST,
        closes=now - meeting_link.CLOSES,
        limit=MOST_MEANT + 1,
    )
    return [one for one in found if one.start is not None and one.start <= now + meeting_link.OPENS] or found[:1]


def to_be_late_for(member: Member, now: datetime) -> list[Interview]:
    """Running, or begins within two hours, or else later today: what expects the member, or what they look after."""
    time = sql("lower(i.slot) < %(soon)s::timestamptz AND upper(i.slot) > %(after)s::timestamptz")
    found = lookup.on_calendar(member, sql("{is_on} AND {time}", is_on=_IS_ON, time=time), after=now, soon=now + _TODAY)
    mine = [one for one in found if access.attends(member, one)] or found
    return [one for one in mine if one.start is not None and one.start <= now + _ABOUT_TO_BEGIN] or mine


_IS_ON = ahead.one_of([*AHEAD, "in_progress"])
_TODAY = timedelta(hours=6)
_ABOUT_TO_BEGIN = timedelta(hours=2)


def to_miss(member: Member, now: datetime) -> list[Interview]:
    """Begun so long ago that the candidate can be missed, and not over for longer than the way in stays open.

    Where there is none, one of which something else can be said: that it is marked, and still takes its time; when that
    can be said, of one that is about to begin; or that it was marked.
    """

    def begun(status: Sql) -> list[Interview]:
        time = sql(
            "greatest(lower(i.slot), i.expected_at) <= %(begun)s::timestamptz AND upper(i.slot) > %(over)s::timestamptz"
        )
        since, over = now - MISSING_AFTER, now - meeting_link.CLOSES
        return lookup.on_calendar(
            member, sql("{status} AND {time}", status=status, time=time), after=now - _LONGEST, begun=since, over=over
        )

    if found := begun(_MAY_BE_MISSED):
        return found
    marked = begun(_IS_MARKED)
    if still := [one for one in marked if not one.is_over(now)]:
        return still
    upcoming = lookup.next_of(member, now)
    return [upcoming] if upcoming is not None and fitting.is_missed(member, upcoming, now) else marked


def to_unhold(member: Member, now: datetime) -> list[Interview]:
    """Begun today, and neither closed nor evaluated by the member; else of the last days."""

    def begun(since: timedelta) -> list[Interview]:
        found = lookup.on_calendar(
            member,
            sql("{may_be_missed} AND lower(i.slot) <= %(now)s::timestamptz", may_be_missed=_MAY_BE_MISSED),
            after=now - since,
            now=now,
        )
        return [one for one in found if member.id not in one.feedback_in]

    return begun(_LONGEST) or begun(_LATELY)


_LATELY = timedelta(days=7)


def to_reopen(member: Member, now: datetime) -> list[Interview]:
    """Of today, with a candidate who was said to be missing."""
    today = now.astimezone(company_zone()).replace(hour=0, minute=0, second=0, microsecond=0)
    return lookup.on_calendar(
        member, sql("{is_missed} AND lower(i.slot) >= %(after)s::timestamptz", is_missed=_IS_MISSED), after=today
    )


_IS_MISSED = sql(
    "({is_marked} OR i.missing_since IS NOT NULL AND i.status IN ('scheduled', 'confirmed', 'in_progress'))",
    is_marked=_IS_MARKED,
)
