"""What a move brings along for whom it is told to, and what its undo puts right.

A notice holds for one version of the interview's time, and the undo of a move is a version of its own. Where nobody has
heard of the move, what was out for the version before is for this one, as if nothing had been: cards stay live, what
waits is told.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.db import queue, store
from bot.interviews import lookup, moved_back, undo
from bot.interviews.audit import Change, Recorded
from bot.interviews.models import Interview, Member
from bot.notices import outbox, sent_cards

MOVES = ("interview.moved", "interview.time_open")


def subject(row: Recorded, interview: Interview, reader: Member | None) -> dict[str, Any]:
    """What a notice of a move tells besides how it stands: what its reader knew of time and place before."""
    is_undone = row.after.get("action") in MOVES
    if row.action not in MOVES and not is_undone:
        return {}
    where = _where(interview, row.before if not is_undone else {})
    found: dict[str, Any] = {"was": row.before.get("slot"), "where": where}
    if reader is None:
        return found
    if not is_undone and (waiting := _waits(interview.id, str(reader.user_id))) is not None:
        # An earlier move of which they have not heard, and will not: this one is told instead.
        found |= {"was": waiting["was"], "where": where or waiting.get("where", "")}
    overtaken = [
        one for one in row.after.get("proposals") or () if isinstance(one, dict) and one["member"] == reader.id
    ]
    if not is_undone and overtaken and not overtaken[0]["taken"] and interview.slot is not None:
        found["not_taken"] = overtaken[0]["slot"]
    return found


def _where(interview: Interview, before: dict[str, Any]) -> str:
    """What of the place has changed: the link alone, or what people read as the place; empty for neither."""
    if "mode" not in before:
        return ""
    if before["room"] != interview.room_id or before["mode"] != interview.mode:  # type: ignore[attr-defined]
        return "place"
    return "link" if before["link"] != interview.meeting_url else ""


def _waits(interview_id: int, to_user: str) -> dict[str, Any] | None:
    """What the first notice of a move says of before that has not left yet."""
    rows = store.fetch(
        """SELECT subject FROM outbox WHERE interview_id = %(interview)s AND to_user = %(to_user)s AND state = 'queued'
             AND subject ? 'was' AND sending_at IS NULL ORDER BY id LIMIT 1""",
        interview=interview_id,
        to_user=to_user,
    )
    return rows[0]["subject"] if rows else None


def was_about_to_begin(row: Recorded, now: datetime) -> bool:
    """The time that it had, whatever it has now: who would go there in an hour must hear at once."""
    if row.action not in MOVES:
        return False
    slot = moved_back.slot_in(row.before)
    return slot is not None and slot[0] - now <= undo.URGENT_BEFORE_START


def as_if_nothing_had_been(rows: Sequence[Recorded], change: Change) -> None:
    """After the undo of a move of which nobody has heard: what held for the time before holds for it again."""
    for row in rows:
        if row.action != "undone" or row.after.get("action") not in MOVES:
            continue
        if row.after["sequence"] == row.before["sequence"]:
            continue  # a place, or a shorter length: nothing was out for another version
        [interview] = lookup.load([row.entity_id])
        was, moved_at = row.after["sequence"], _at(row.undo_of)
        store.execute(
            """UPDATE outbox SET for_sequence = %(is)s WHERE interview_id = %(interview)s AND for_sequence = %(was)s
                 AND superseded_at IS NULL AND state IN ('queued', 'sending', 'sent', 'unread')""",
            interview=interview.id,
            was=was,
            **{"is": int(interview.sequence)},
        )
        # What was to leave meanwhile, and did not since it was about another time.
        revived = store.fetch(
            """UPDATE outbox SET for_sequence = %(is)s, state = 'queued' WHERE interview_id = %(interview)s
                 AND for_sequence = %(was)s AND state = 'suppressed' AND not_before >= %(since)s AND expires_at > %(now)s
               RETURNING to_user""",
            interview=interview.id,
            was=was,
            since=moved_at,
            now=change.now,
            **{"is": int(interview.sequence)},
        )
        queue.deliver({one["to_user"] for one in revived})
        for closed in _closed_meanwhile(interview, was, moved_at):
            sent_cards.put_again(closed, change.now)


def _closed_meanwhile(interview: Interview, was: int, since: datetime) -> list[sent_cards.SentCard]:
    """Cards of the version before that their holders have seen closed, such as by their own tap."""
    ids = store.fetch(
        """SELECT DISTINCT ON (to_user, kind) id FROM outbox WHERE interview_id = %(interview)s
             AND for_sequence = %(was)s AND kind IN (%(invited)s, %(proposed)s, %(times_asked)s) AND state = 'sent'
             AND superseded_at >= %(since)s ORDER BY to_user, kind, id DESC""",
        interview=interview.id,
        was=was,
        since=since,
        invited=outbox.INVITED,
        proposed=outbox.PROPOSED,
        times_asked=outbox.TIMES_ASKED,
    )
    found = []
    for one in ids:
        store.execute(
            "UPDATE outbox SET for_sequence = %(is)s WHERE id = %(id)s",
            id=one["id"],
            **{"is": int(interview.sequence)},
        )
        if (card := sent_cards.by_row(one["id"])) is not None:
            found.append(card)
    return found


def _at(audit_id: int | None) -> datetime:
    [row] = store.fetch("SELECT at FROM audit_event WHERE id = %(id)s", id=audit_id)
    found: datetime = row["at"]
    return found
