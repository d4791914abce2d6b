"""The way into a room, for whom it is for. That somebody has it is noted: a link that was opened is known for good."""

from __future__ import annotations

from bot.db import store
from bot.interviews import access, lookup
from bot.interviews.models import Interview, Member
from bot.rooms import sealing, seats


def way_in(interview: Interview, member: Member) -> str | None:
    """Their own link, else the panel's, else the interview's own address; None where there is none, or none yet.

    For their browser alone, and inside a transaction. Whether it is open is asked elsewhere.
    """
    pad = _open_pad(interview)
    # Read now: whoever loses their place from here on is found by the keeper to have a link, for it waits for that lock.
    if not any(access.attends(member, one) for one in lookup.load([interview.id])):
        return None
    if pad is None:
        return _own_address(interview)
    [row] = store.fetch(
        """INSERT INTO pad_link (pad_id, member_id, opened_at) VALUES (%(pad)s, %(member)s, clock_now())
           ON CONFLICT (pad_id, member_id) DO UPDATE SET opened_at = coalesce(pad_link.opened_at, excluded.opened_at)
           RETURNING link""",
        pad=pad["id"],
        member=member.id,
    )
    own = sealing.opened(row["link"], pad["id"], seats.uid_of(member.id)) if row["link"] is not None else None
    return own or sealing.opened(pad["general"], pad["id"], sealing.GENERAL)


def way_in_of_candidate(interview: Interview, *, opens: bool = True) -> str | None:
    """The candidate's own link, else the interview's own address; None where there is none, or none yet.

    That they open it is recorded, unless they have only to be told again.
    """
    pad = _open_pad(interview)
    if pad is None:
        return _own_address(interview)
    if opens:
        store.execute(
            "UPDATE pad SET candidate_opened_at = coalesce(candidate_opened_at, clock_now()) WHERE id = %(id)s",
            id=pad["id"],
        )
    return sealing.opened(pad["for_candidate"], pad["id"], sealing.CANDIDATE)


def _open_pad(interview: Interview) -> store.Row | None:
    """Held until the transaction ends: what is about to be deleted is opened by nobody, and what was made for another
    candidate neither."""
    rows = store.fetch(
        """SELECT id, general, for_candidate FROM pad
           WHERE interview_id = %(id)s AND candidate_id = %(candidate)s AND state = 'open' FOR NO KEY UPDATE""",
        id=interview.id,
        candidate=interview.candidate_id,
    )
    return rows[0] if rows else None


def _own_address(interview: Interview) -> str | None:
    return str(interview.meeting_url) if interview.meeting_url else None
