"""The way into an interview: its meeting's address, for its panel, around its time."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.db import store
from bot.interviews import access
from bot.interviews.audit import Change
from bot.interviews.models import Interview, Member

OPENS = timedelta(minutes=15)  # before the start
CLOSES = timedelta(minutes=30)  # after the end
CLOSED_TO_ALL = ("cancelled", "no_show", "rescheduling")


ENTERED = "room.entered"


def entered(change: Change, interview: Interview) -> str | None:
    """The address that whoever acts goes on to, now that it is open; that they entered is recorded.

    None where there is none yet.
    """
    if not interview.meeting_url:
        return None
    change.record(ENTERED, "interview", interview.id, after={"sequence": interview.sequence})
    return str(interview.meeting_url)


def who_entered(interview: Interview) -> list[str]:
    """The names of those of the panel who have entered since it has its present time, in the order in which they did."""
    rows = store.fetch(
        """SELECT m.name FROM audit_event e JOIN member m ON m.id = e.actor_id
           WHERE e.entity = 'interview' AND e.entity_id = %(id)s AND e.action = %(entered)s
             AND (e.after ->> 'sequence')::int = %(sequence)s GROUP BY m.id ORDER BY min(e.id)""",
        id=interview.id,
        entered=ENTERED,
        sequence=interview.sequence,
    )
    return [row["name"] for row in rows]


def shown(change: Change, interview: Interview, member: Member) -> str | None:
    """The meeting's address for a member of the panel while it is open; who asked is recorded."""
    if not is_open_to(member, interview, change.now):
        return None
    change.record("room.shown", "interview", interview.id)
    return str(interview.meeting_url)


def is_open_to(member: Member, interview: Interview, now: datetime) -> bool:
    """There is one, it is open, and the member is expected there."""
    return bool(interview.meeting_url) and access.attends(member, interview) and is_open(interview, now)


def is_lacking(interview: Interview) -> bool:
    """It is by video, and nobody has said where."""
    return interview.mode == "video" and not interview.meeting_url and interview.room is None


def is_open(interview: Interview, now: datetime) -> bool:
    """True from a quarter of an hour before the start to half an hour after the end."""
    if interview.slot is None or interview.status in CLOSED_TO_ALL:
        return False
    start, end = interview.slot
    return bool(start - OPENS <= now <= end + CLOSES)


def opens_at(interview: Interview, member: Member, now: datetime) -> datetime | None:
    """When it will open for the member, if there is one that is still closed."""
    opens = opening(interview) if access.attends(member, interview) else None
    return opens if opens is not None and now < opens else None


def opening(interview: Interview) -> datetime | None:
    """When it opens to the panel, or has opened; None where there is no address, or nobody goes there any more."""
    if interview.slot is None or not interview.meeting_url or interview.status in CLOSED_TO_ALL:
        return None
    opens: datetime = interview.slot[0] - OPENS
    return opens
