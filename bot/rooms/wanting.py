"""Which interviews want a room, and what that means for the rooms there are. Asks nobody: what is to be done is a row.

A room is wanted by a video interview with a time, ahead or on, that has no address of its own. It is wanted *anew* where
somebody has opened their link and must not come any more (links are permanent), where it ended before its interview
begins, where its links cannot be read with the key of now, and where it was made for another candidate. A room that has
begun is left to those who are in it, but for the last: who comes then must not stand before somebody else's interview.

How long a candidate's link lives is not said; interviewers' once lived fourteen days (showmebug.com/help/openapi/
api-interview, read 2026-11-30: `expire_in`, deprecated). So what begins later gets its room later, and what was moved
so far gets another.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.db import store
from bot.db.sql import assigned, interval, sql
from bot.interviews import meeting_link
from bot.rooms import sealing, seats

_AT_ONCE = 200
WITHOUT_A_TIME = timedelta(days=30)  # a room is kept for an interview that may get one again
MAY_COME_BACK = timedelta(minutes=2)  # a cancellation is undone within one
LOOKS_FROM = meeting_link.OPENS
LINKS_LIVE = timedelta(days=13)  # at least, from when a room is made to when its interview begins

# Of the interview `i`.
WANTS = sql(
    """(i.mode = 'video' AND i.meeting_url IS NULL AND i.status IN ('scheduled', 'confirmed', 'in_progress')
  AND NOT isempty(i.slot) AND upper(i.slot) + {closes} > %(now)s)""",
    closes=interval(meeting_link.CLOSES),
)
# A room that is there stays: the interview may still get a time, or its result is there.
KEEPS = sql("""(i.mode = 'video' AND i.meeting_url IS NULL
  AND i.status NOT IN ('draft', 'on_hold', 'cancelled'))""")
_IS_IN_USE = sql("r.state IN ('wanted', 'asked', 'open', 'leaving')")
# At the time that the interview has now.
_HAS_BEGUN = sql(
    """coalesce(r.started_at >= lower(i.slot)
  - {opens}, false)""",
    opens=interval(meeting_link.OPENS),
)
_EXPOSED = sql("""EXISTS (SELECT 1 FROM pad_link l WHERE l.pad_id = r.id AND l.opened_at IS NOT NULL
  AND (NOT EXISTS (SELECT 1 FROM participant p
         WHERE p.interview_id = i.id AND p.member_id = l.member_id AND p.replaced_by_id IS NULL)
    OR EXISTS (SELECT 1 FROM participant p JOIN interview other ON other.id = p.interview_id
         WHERE p.member_id = l.member_id AND p.knows_candidate AND other.candidate_id = i.candidate_id)
    OR EXISTS (SELECT 1 FROM candidate_match whose WHERE whose.candidate_id = i.candidate_id
         AND whose.member_id = l.member_id AND whose.ended_at IS NULL)))""")


def look(provider: str, now: datetime) -> bool:
    """Look at what has changed; True where there is more. Inside a transaction."""
    due = store.fetch(
        """DELETE FROM room_due WHERE interview_id = ANY (ARRAY(SELECT d.interview_id FROM room_due d
             JOIN interview i ON i.id = d.interview_id WHERE d.at <= %(now)s ORDER BY d.at LIMIT %(most)s
             FOR KEY SHARE OF i SKIP LOCKED FOR UPDATE OF d SKIP LOCKED)) RETURNING interview_id""",
        most=_AT_ONCE,
        now=now,
    )
    for row in sorted(due, key=lambda row: int(row["interview_id"])):
        _look_at(row["interview_id"], provider, now)
    _leave_those_of_none(now)
    return len(due) == _AT_ONCE


def look_at_all(now: datetime) -> None:
    """Of interviews that are ahead or on: a provider is new."""
    store.fetch(
        """SELECT room_is_due(ARRAY(SELECT id FROM interview i WHERE i.mode = 'video'
             AND i.status IN ('scheduled', 'confirmed', 'in_progress') AND upper(i.slot) > %(now)s - interval '1 hour'))""",
        now=now,
    )


def look_at_those_of_another_key() -> None:
    """Their rooms' links can be read no more."""
    store.fetch(
        """SELECT room_is_due(ARRAY(SELECT interview_id FROM pad WHERE state = 'open' AND key_id <> %(key)s
             AND interview_id IS NOT NULL))""",
        key=sealing.key_id(),
    )


def _look_at(interview_id: int, provider: str, now: datetime) -> None:
    # Whoever enters, begins or ends it meanwhile is either seen here, or comes after.
    store.fetch(
        sql("SELECT 1 FROM pad r WHERE interview_id = %(id)s AND {is_in_use} FOR NO KEY UPDATE", is_in_use=_IS_IN_USE),
        id=interview_id,
    )
    rows = store.fetch(
        sql(
            """SELECT r.id, r.state, r.panel, r.started_at, r.ended_at, r.timeless_since, lower(i.slot) AS starts, upper(i.slot) AS ends,
              {wants} AS wants, {keeps} AS keeps, r.key_id IS DISTINCT FROM %(key)s AS is_unreadable,
              r.id IS NOT NULL AND NOT {has_begun} AND {exposed} AS is_exposed, {has_begun} AS has_begun,
              r.state IN ('open', 'leaving') AND r.candidate_id IS DISTINCT FROM i.candidate_id AS is_anothers,
              r.ended_at < lower(i.slot) AS is_spent, lower(i.slot) - r.asked_at > %(live)s AS is_old
            FROM interview i LEFT JOIN pad r ON r.interview_id = i.id AND {is_in_use}
            WHERE i.id = %(id)s""",
            wants=WANTS,
            keeps=KEEPS,
            has_begun=_HAS_BEGUN,
            exposed=_EXPOSED,
            is_in_use=_IS_IN_USE,
        ),
        id=interview_id,
        key=sealing.key_id(),
        live=LINKS_LIVE,
        now=now,
    )
    if not rows:
        return
    [row] = rows
    if not row["wants"]:
        _not_wanted(interview_id, row, now)
    elif row["starts"] > now + LINKS_LIVE and (row["state"] in (None, "wanted") or row["is_old"] or row["is_anothers"]):
        if row["state"] == "wanted":
            _update(row["id"], state="closed", next_try_at=None)
        elif row["is_anothers"]:
            _delete(row["id"], now)
        _look_again_at(interview_id, row["starts"] - LINKS_LIVE)
    elif row["id"] is None:
        _want(interview_id, provider, now)
    elif row["state"] in ("open", "leaving"):
        is_unfit = not row["has_begun"] and (row["is_unreadable"] or row["is_old"])
        if is_unfit or row["is_exposed"] or row["is_spent"] or row["is_anothers"]:
            # The new one first, then the old one goes: whoever is left has somewhere to be.
            _delete(row["id"], now + timedelta(seconds=1))
            _want(interview_id, provider, now)
            return
        is_other_panel = row["panel"] != seats.digest(seats.of(interview_id))
        _update(
            row["id"],
            state="open",
            started_at=row["started_at"] if row["has_begun"] else None,
            timeless_since=None,
            next_try_at=now if is_other_panel else None,
            **({} if row["ended_at"] else {"next_look_at": max(now, row["starts"] - LOOKS_FROM)}),
        )


def _look_again_at(interview_id: int, at: datetime) -> None:
    store.execute(
        "INSERT INTO room_due (interview_id, at) VALUES (%(id)s, %(at)s) ON CONFLICT DO NOTHING", id=interview_id, at=at
    )


def _not_wanted(interview_id: int, row: store.Row, now: datetime) -> None:
    timeless_since = row["timeless_since"] or now
    if row["state"] == "wanted":
        _update(row["id"], state="closed", next_try_at=None)
    elif row["state"] != "open":
        return
    elif not row["keeps"] or (row["starts"] is None and now - timeless_since >= WITHOUT_A_TIME):
        _update(row["id"], state="leaving", next_try_at=now + MAY_COME_BACK, next_look_at=None)
    elif row["starts"] is None:
        _update(row["id"], timeless_since=timeless_since, **({} if row["ended_at"] else {"next_look_at": None}))
        _look_again_at(interview_id, timeless_since + WITHOUT_A_TIME)


def _delete(pad_id: int, at: datetime) -> None:
    _update(pad_id, state="closing", next_try_at=at, next_look_at=None)


def _leave_those_of_none(now: datetime) -> None:
    """Of interviews that were undone as if they had never been booked."""
    store.execute(
        """UPDATE pad SET state = CASE WHEN state = 'wanted' THEN 'closed' ELSE 'closing' END,
             next_try_at = CASE WHEN state = 'wanted' THEN NULL ELSE %(now)s::timestamptz END, next_look_at = NULL
           WHERE interview_id IS NULL AND state IN ('wanted', 'open', 'leaving')""",
        now=now,
    )


def _want(interview_id: int, provider: str, now: datetime) -> None:
    store.execute(
        "INSERT INTO pad (interview_id, provider, state, next_try_at) VALUES (%(id)s, %(provider)s, 'wanted', %(now)s)",
        id=interview_id,
        provider=provider,
        now=now,
    )


def _update(pad_id: int, **values: object) -> None:
    store.execute(sql("UPDATE pad SET {columns} WHERE id = %(id)s", columns=assigned(values)), id=pad_id)
