"""The way into an interview: its meeting's address, for its panel, around its time."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.interviews import access
from bot.interviews.audit import Change
from bot.interviews.models import Interview, Member

OPENS = timedelta(minutes=15)  # before the start
CLOSES = timedelta(minutes=30)  # after the end
CLOSED_TO_ALL = ("cancelled", "no_show", "rescheduling")


def shown(change: Change, interview: Interview, member: Member) -> str | None:
    """The meeting's address for a member of the panel while it is open; who asked is recorded."""
    if interview.slot is None or not interview.meeting_url or not access.attends(member, interview):
        return None
    if not is_open(interview, change.now):
        return None
    change.record("room.shown", "interview", interview.id)
    return str(interview.meeting_url)


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
