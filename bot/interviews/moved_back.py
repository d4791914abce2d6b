"""An interview as it was before it was moved: what the audit row keeps of it, and how undo puts it back."""

from __future__ import annotations

from datetime import datetime

from bot.interviews import places, proposals
from bot.interviews.audit import Values
from bot.interviews.models import Interview

Slot = tuple[datetime, datetime]


def as_it_is(now: Interview) -> Values:
    return {
        "slot": dumped(now.slot),
        "sequence": int(now.sequence),
        "status": now.status,
        "candidate_response": now.candidate_response,
        "room": now.room_id,  # type: ignore[attr-defined]
        "link": now.meeting_url,
        "mode": now.mode,
        "places": {str(one.member_id): places.values_of(one) for one in now.panel},
    }


def put_back(interview: Interview, before: Values, after: Values) -> None:
    """For undo: time, place and answers as they were; a version of its own, where the move had one.

    Raises: peewee.IntegrityError when the time is taken by now.
    """
    bumped = after["sequence"] != before["sequence"]
    slot = interview.slot = slot_in(before)
    # What each has answered first: who had declined must not need the old time.
    for member_id, was in before["places"].items():
        if was["response"] == "declined":
            places.put_back(interview, int(member_id), was)
    Interview.update(
        slot=slot,
        sequence=Interview.sequence + bumped,
        status=before["status"],
        candidate_response=before["candidate_response"],
        room=before["room"],
        meeting_url=before["link"],
        mode=before["mode"],
    ).where(Interview.id == interview.id).execute()
    for member_id, was in before["places"].items():
        places.put_back(interview, int(member_id), was)
    interview.status = before["status"]
    proposals.reopen(after.get("proposals") or [])


def slot_in(values: Values) -> Slot | None:
    """The time that an audit row holds."""
    said = values.get("slot")
    return (datetime.fromisoformat(said[0]), datetime.fromisoformat(said[1])) if said else None


def dumped(slot: Slot | None) -> list[str] | None:
    return [slot[0].isoformat(), slot[1].isoformat()] if slot else None
