"""What becomes of a candidate's choice because time passes: what the panel had in common is taken, or somebody is silent.

Each is looked at every few minutes, a few at once, by an index, as long as it has no time (`choice_is_settled`, a trigger
of the database's); what is told is told once for the times that are offered.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.db import store
from bot.interviews import lookup, needs, offering, ticking
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Interview
from bot.interviews.ticking import Standing
from bot.notices import choice_kinds, lists, outbox, readers, told
from bot.notices.outbox import NOBODY, Notice

MOST = 50  # at once
SILENT_FOR = timedelta(hours=24)


def due(now: datetime) -> list[int]:
    """Ids of the interviews that are to be looked at now; the next look at them is later."""
    with store.db.atomic():
        rows = store.fetch(
            """UPDATE self_choice SET look_at = %(next)s WHERE interview_id IN (
                 SELECT interview_id FROM self_choice
                 WHERE look_at <= %(now)s ORDER BY look_at LIMIT %(most)s FOR UPDATE SKIP LOCKED)
               RETURNING interview_id AS id""",
            now=now,
            next=now + offering.LOOKED_AT_EVERY,
            most=MOST,
        )
    return [row["id"] for row in rows]


def look_at(change: Change, interview_id: int) -> None:
    [interview] = lookup.load([interview_id])
    found = ticking.standing(interview, change.now)
    if found is None or needs.none_is_chosen(interview):  # what comes of it HR decides
        return
    if found.has_all and found.common and not found.open:
        if found.choice.is_renewed or not _renewed(change, interview, found):
            _tell(interview, found, "taken", change.now)
    elif not found.is_stuck and _is_silent(interview, found, change.now):
        _tell(interview, found, "silent", change.now)


def _renewed(change: Change, interview: Interview, found: Standing) -> bool:
    """Others are offered by themselves, once; False where there are none."""
    within = found.choice.within if found.choice.is_asked else None
    try:
        ticking.offer_others(change, interview, within, renews=True)
    except UserError:
        return False
    return True


def _is_silent(interview: Interview, found: Standing, now: datetime) -> bool:
    return any(_has_been_silent(interview, str(one.user_id), found, now) for one in found.silent)


def _has_been_silent(interview: Interview, user_id: str, found: Standing, now: datetime) -> bool:
    asked_at = told.last_sent(interview.id, user_id, outbox.TIMES_ASKED) or found.choice.offered_at
    return now - max(asked_at, found.choice.offered_at) >= SILENT_FOR


def _tell(interview: Interview, found: Standing, stage: str, now: datetime) -> None:
    kind = choice_kinds.NO_TIME_TO_CHOOSE
    outbox.put(
        [
            Notice(
                key=f"{kind.name}:{stage}:{interview.id}:{found.choice.offer}:{reader.id if reader else ''}",
                to_user=str(reader.user_id) if reader else NOBODY,
                kind=kind.name,
                interview=interview,
                subject={"stage": stage},
                not_before=lists.leaves_at(kind, reader, [interview], now),
                expires_at=kind.until(interview, now),
                for_sequence=int(interview.sequence),
            )
            for reader in readers.of_or_nobody(interview, None)
        ],
        now,
    )
