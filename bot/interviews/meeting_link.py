"""The way into an interview, for its panel, around its time: its meeting's address, or a room that a provider makes for it."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.db import store
from bot.db.sql import literal, sql
from bot.interviews import access
from bot.interviews.audit import Change
from bot.interviews.models import ATTENDS, Interview, Member

OPENS = timedelta(minutes=15)  # before the start
CLOSES = timedelta(minutes=30)  # after the end
CLOSED_TO_ALL = ("cancelled", "no_show", "rescheduling")
ENTERED = "room.entered"

# Of the interview `i`, since it has its present time: each entry as `e`, and those of the panel that is expected now.
_ENTRIES = sql(
    """FROM audit_event e WHERE e.entity = 'interview' AND e.entity_id = i.id AND e.action = {entered}
  AND (e.after ->> 'sequence')::int = i.sequence""",
    entered=literal(ENTERED),
)
_IS_OF_THE_PANEL = sql(
    """EXISTS (SELECT 1 FROM participant p
  WHERE p.interview_id = i.id AND p.member_id = e.actor_id AND {attends})""",
    attends=ATTENDS,
)
CANDIDATE_IS_ALONE = sql(
    """(EXISTS (SELECT 1 {entries} AND e.actor_kind = 'candidate')
  AND NOT EXISTS (SELECT 1 {entries} AND {is_of_the_panel}))""",
    entries=_ENTRIES,
    is_of_the_panel=_IS_OF_THE_PANEL,
)


def entered(change: Change, interview: Interview) -> None:
    """Whoever acts goes in."""
    change.record(ENTERED, "interview", interview.id, after={"sequence": interview.sequence})


def who_entered(interview: Interview) -> list[str]:
    """The names of those who are expected and have entered since it has its present time, the first to enter first."""
    rows = store.fetch(
        sql(
            """SELECT m.name FROM interview i CROSS JOIN LATERAL (
              SELECT e.actor_id, min(e.id) AS first {entries} AND {is_of_the_panel} GROUP BY e.actor_id) came
            JOIN member m ON m.id = came.actor_id WHERE i.id = %(id)s ORDER BY came.first""",
            entries=_ENTRIES,
            is_of_the_panel=_IS_OF_THE_PANEL,
        ),
        id=interview.id,
    )
    return [row["name"] for row in rows]


def has_one(interview: Interview) -> bool:
    """An address of its own, or a room of the provider, also while that is still being made."""
    return bool(interview.meeting_url) or is_provided(interview)


def rooms_are_provided() -> bool:
    """Of what is not booked yet: whether a provider will make its room."""
    return bool(store.fetch("SELECT 1 FROM room_provider"))


def is_provided(interview: Interview) -> bool:
    """Its room is the provider's: what leads there is for a browser alone, and never said."""
    has_room = interview.has_provider or (interview.pad is not None and interview.pad.is_open)
    return interview.mode == "video" and not interview.meeting_url and has_room


def shown(change: Change, interview: Interview, member: Member) -> str | None:
    """The meeting's own address for a member of the panel while it is open; who asked is recorded."""
    if not interview.meeting_url or not is_open_to(member, interview, change.now):
        return None
    change.record("room.shown", "interview", interview.id)
    return str(interview.meeting_url)


def is_open_to(member: Member, interview: Interview, now: datetime) -> bool:
    """There is one, it is open, and the member is expected there."""
    return has_one(interview) and access.attends(member, interview) and is_open(interview, now)


def is_lacking(interview: Interview) -> bool:
    """It is by video, and nobody has said where."""
    return interview.mode == "video" and not has_one(interview) and interview.room is None


def is_open(interview: Interview, now: datetime) -> bool:
    """True from a quarter of an hour before the start to half an hour after the end, or until its room was ended."""
    if interview.slot is None or interview.status in CLOSED_TO_ALL:
        return False
    start, end = interview.slot
    ended_at = interview.pad.ended_at if interview.pad is not None and not interview.meeting_url else None
    if ended_at is not None and ended_at >= start - OPENS:
        return False
    return bool(start - OPENS <= now <= end + CLOSES)


def opens_at(interview: Interview, member: Member, now: datetime) -> datetime | None:
    """When it will open for the member, if there is one that is still closed."""
    opens = opening(interview) if access.attends(member, interview) else None
    return opens if opens is not None and now < opens else None


def opening(interview: Interview) -> datetime | None:
    """When it opens to the panel, or has opened; None where there is no address, or nobody goes there any more."""
    if interview.slot is None or not has_one(interview) or interview.status in CLOSED_TO_ALL:
        return None
    opens: datetime = interview.slot[0] - OPENS
    return opens
