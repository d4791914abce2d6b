"""Candidates who are members: by an address that is confirmed as a member's and stands in the candidate's record.

The database writes a row for each when the address appears on either side, and nothing ends one but HR: whoever deletes or
changes an address, or claims it too, changes nothing. As long as one is active the member reads nothing of the candidate;
so HR is told of each, hands over what the member looked after, and says so where it is somebody else. A match is told
until a card that names it has reached somebody who may end it (`shown_at`); `told_at` is when the last one was queued.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.db import store
from bot.db.sql import sql
from bot.interviews import ahead, identity, locks, lookup, panel, people, set_elsewhere, states
from bot.interviews.audit import Change, Values
from bot.interviews.errors import UserError
from bot.interviews.models import ATTENDS, Application, Interview, Member

MOST = 50  # at once
NAMED = 4  # addresses on one card
_CLOSED = ("completed", "cancelled", "no_show")


@dataclass(frozen=True)
class Named:
    """A match as a card names it: the address is masked."""

    id: int
    address: str
    why: str


@dataclass(frozen=True)
class Untold:
    """By their ids: a member who is a candidate, of which HR is to be told."""

    candidate_id: int
    member_id: int


@dataclass(frozen=True)
class Expected:
    """By their ids: a member who is expected at an interview of their own."""

    interview_id: int
    member_id: int


@dataclass(frozen=True)
class InCare:
    """By their ids: a member who looks after an interview of their own."""

    interview_id: int
    member_id: int


def find_missed() -> int:
    """Match what two transactions wrote at once, neither of which saw the other's."""
    return store.execute_planned(
        """INSERT INTO candidate_match (candidate_id, member_id, address, why, since)
           SELECT c.id, a.member_id, a.address, a.confirmed_by, clock_now() FROM member_address a CROSS JOIN LATERAL (
             SELECT c.id FROM candidate c WHERE starts_with(a.address, 'email:') AND c.email IS NOT NULL
               AND mail_key(c.email) = substr(a.address, 7)
             UNION ALL SELECT c.id FROM candidate c WHERE starts_with(a.address, 'mobile:') AND c.mobile IS NOT NULL
               AND phone_key(c.mobile) = substr(a.address, 8)
             UNION ALL SELECT c.candidate_id FROM candidate_address c WHERE c.address = a.address) c
           WHERE NOT EXISTS (SELECT 1 FROM candidate_match m
             WHERE m.candidate_id = c.id AND m.member_id = a.member_id AND m.address = a.address)
           ORDER BY a.confirmed_by DESC ON CONFLICT DO NOTHING"""
    )


def is_noted(candidate_id: int, member_id: int, address: str) -> bool:
    """They match by this address, or did until HR said that they are two people."""
    return bool(
        store.fetch(
            """SELECT 1 FROM candidate_match WHERE candidate_id = %(candidate)s AND member_id = %(member)s
               AND address = %(address)s""",
            candidate=candidate_id,
            member=member_id,
            address=address,
        )
    )


def note_said(said: Iterable[tuple[int, str, str]], *, booking: int | None = None, new: Collection[int] = ()) -> None:
    """Match by what was said of candidates (id, mail, phone), whether or not it is kept in their record: another system's
    correction, or a second mail. What is not kept there is remembered, and matches when it is confirmed later. `booking`: the
    id of the interview with whose booking it was said, which can be undone; `new`: the ids of the candidates whom it added,
    of whom all is remembered, since the booking alone has said what their record has."""
    pairs = [
        {"candidate": id, "address": one} for id, mail, phone in said for one in identity.addresses_of(mail, phone)
    ]
    if not pairs:
        return
    store.execute(
        """INSERT INTO candidate_address (candidate_id, address, only_booking)
           SELECT DISTINCT said.candidate, said.address, %(booking)s::bigint
           FROM json_to_recordset(%(pairs)s::json) AS said (candidate bigint, address text)
           JOIN candidate c ON c.id = said.candidate
           WHERE said.address NOT IN ('email:' || coalesce(mail_key(c.email), ''), 'mobile:' || coalesce(phone_key(c.mobile), ''))
             OR c.id = ANY(%(new)s::bigint[])
             OR EXISTS (SELECT 1 FROM candidate_address a WHERE a.address = said.address AND a.candidate_id = c.id)
           ORDER BY said.candidate, said.address ON CONFLICT (address, candidate_id)
             DO UPDATE SET only_booking = NULL WHERE candidate_address.only_booking IS NOT NULL""",
        pairs=store.json(pairs),
        booking=booking,
        new=list(new),
    )
    store.execute(
        """INSERT INTO candidate_match (candidate_id, member_id, address, why, since)
           SELECT said.candidate, a.member_id, a.address, a.confirmed_by, clock_now()
           FROM json_to_recordset(%(pairs)s::json) AS said (candidate bigint, address text)
           JOIN member_address a ON a.address = said.address ORDER BY a.confirmed_by DESC ON CONFLICT DO NOTHING""",
        pairs=store.json(pairs),
    )


def take_back_said(booking: Interview) -> None:
    """For undo, by the HR who said it: the addresses that nothing but this booking has said of a candidate are theirs no
    more, and whom only these matched is matched no more.

    Raises: UserError where HR has been told of such a match, or of another by a card about this interview.
    """
    pairs = store.fetch(
        "DELETE FROM candidate_address WHERE only_booking = %(booking)s RETURNING candidate_id AS candidate, address",
        booking=booking.id,
    )
    store.execute(
        """WITH gone AS (SELECT candidate, array_agg(address) AS addresses
             FROM json_to_recordset(%(pairs)s::json) AS said (candidate bigint, address text) GROUP BY candidate)
           UPDATE candidate c SET
             email = CASE WHEN 'email:' || mail_key(c.email) = ANY(addresses) THEN NULL ELSE c.email END,
             mobile = CASE WHEN 'mobile:' || phone_key(c.mobile) = ANY(addresses) THEN NULL ELSE c.mobile END
           FROM gone WHERE c.id = gone.candidate AND NOT EXISTS (SELECT 1 FROM interview i
             WHERE i.candidate_id = c.id AND i.id <> %(booking)s AND i.status <> 'cancelled')""",
        pairs=store.json(pairs),
        booking=booking.id,
    )
    told = store.fetch(
        """SELECT 1 FROM audit_event WHERE entity = 'interview' AND entity_id = %(booking)s
           AND action = 'candidate.matched' LIMIT 1""",
        booking=booking.id,
    )
    gone = store.fetch(
        """DELETE FROM candidate_match m USING json_to_recordset(%(pairs)s::json) AS said (candidate bigint, address text),
             candidate c
           WHERE c.id = said.candidate AND m.candidate_id = c.id AND m.address = said.address AND m.ended_at IS NULL
             AND m.since >= %(booked_at)s
             AND m.address NOT IN ('email:' || coalesce(mail_key(c.email), ''), 'mobile:' || coalesce(phone_key(c.mobile), ''))
           RETURNING m.told_at IS NOT NULL AS is_told""",
        pairs=store.json(pairs),
        booked_at=booking.created_at,
    )
    if told or any(one["is_told"] for one in gone):
        raise UserError("undo.match_is_told", code=booking.code)


# Of HR, who may read the candidate's file, and so may end a match with it.
_MAY_END = sql("""hr.active AND hr.role IN ('recruiter', 'coordinator') AND hr.id <> m.member_id
  AND NOT EXISTS (SELECT 1 FROM candidate_match theirs WHERE theirs.candidate_id = m.candidate_id
    AND theirs.member_id = hr.id AND theirs.ended_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM participant p JOIN interview known ON known.id = p.interview_id
    WHERE p.member_id = hr.id AND p.knows_candidate AND known.candidate_id = m.candidate_id)""")
_THEIR_NOTICES = sql("""SELECT 1 FROM interview i JOIN outbox o ON o.interview_id = i.id AND o.kind = 'matched'
    AND o.subject ->> 'member' = m.member_id::text WHERE i.candidate_id = m.candidate_id""")
# A booking that can still be undone may be all that says it, and a card may be about it: until then nobody is told.
_MAY_BE_TAKEN_BACK = sql("""EXISTS (SELECT 1 FROM interview booked JOIN audit_event a ON a.entity = 'interview'
    AND a.entity_id = booked.id AND a.action = 'interview.booked' AND a.undo_until > clock_now()
  WHERE booked.candidate_id = m.candidate_id)""")
# Matched anew; or told, and shown to nobody who may end it: then it is told again once somebody is there who may, unless a
# notice waits or was theirs within the hour. Of a candidate without an interview nobody notices anything.
_IS_UNTOLD = sql(
    """m.shown_at IS NULL AND m.ended_at IS NULL AND NOT {may_be_taken_back}
  AND EXISTS (SELECT 1 FROM interview i WHERE i.candidate_id = m.candidate_id)
  AND (m.told_at IS NULL OR EXISTS (SELECT 1 FROM member hr WHERE {may_end})
    AND NOT EXISTS ({their_notices} AND (o.state IN ('queued', 'sending', 'unread') OR o.created_at > clock_now() - interval '1 hour'
      AND EXISTS (SELECT 1 FROM member hr WHERE hr.user_id = o.to_user AND {may_end}))))""",
    may_be_taken_back=_MAY_BE_TAKEN_BACK,
    may_end=_MAY_END,
    their_notices=_THEIR_NOTICES,
)


def may_be_taken_back_until(candidate_id: int, now: datetime) -> datetime | None:
    """When a booking can be undone no more that may be all that says whom the candidate matches; None where there is none."""
    [row] = store.fetch(
        """SELECT max(a.undo_until) AS until FROM interview booked JOIN audit_event a ON a.entity = 'interview'
             AND a.entity_id = booked.id AND a.action = 'interview.booked' AND a.undo_until > %(now)s
           WHERE booked.candidate_id = %(candidate)s""",
        candidate=candidate_id,
        now=now,
    )
    until: datetime | None = row["until"]
    return until


def untold() -> list[Untold]:
    rows = store.fetch_planned(
        sql(
            """SELECT DISTINCT m.candidate_id, m.member_id FROM candidate_match m WHERE {is_untold}
            ORDER BY m.candidate_id, m.member_id LIMIT %(most)s""",
            is_untold=_IS_UNTOLD,
        ),
        most=MOST,
    )
    return [Untold(**row) for row in rows]


def tell(change: Change, one: Untold) -> None:
    """HR hears of it, for each job of the candidate; whoever looks after one and is the candidate is replaced by another
    of HR, if there is one."""
    locks.hold(members=[one.member_id], candidates=[one.candidate_id])
    rows = store.fetch(
        sql(
            """UPDATE candidate_match m SET told_at = %(now)s WHERE candidate_id = %(candidate)s AND member_id = %(member)s
            AND {is_untold} RETURNING address, why""",
            is_untold=_IS_UNTOLD,
        ),
        candidate=one.candidate_id,
        member=one.member_id,
        now=change.now,
    )
    if not rows:
        return
    first = _surest(rows)
    for interview in _of_each_job(one.candidate_id):
        successor = _hand_over(change, interview, one.member_id)
        change.record("candidate.matched", "interview", interview.id, after=_said(one.member_id, first, successor))


def _of_each_job(candidate_id: int) -> list[Interview]:
    """One interview of each of the candidate's applications that are not closed: the next one; where all are, the last
    interview."""
    rows = store.fetch(
        """SELECT id FROM interview WHERE candidate_id = %(candidate)s ORDER BY status = ANY(%(closed)s),
           upper(slot) <= clock_now(), abs(extract(epoch FROM lower(slot) - clock_now())), id""",
        candidate=candidate_id,
        closed=list(_CLOSED),
    )
    by_id = {one.id: one for one in lookup.load([row["id"] for row in rows])}
    found = [by_id[row["id"]] for row in rows]
    first: dict[int, Interview] = {}
    for one in found:
        if one.status not in _CLOSED:
            first.setdefault(one.application_id, one)
    return list(first.values()) or found[:1]


def _hand_over(change: Change, interview: Interview, member_id: int) -> int | None:
    """The id of who looks after it instead; None where the member did not, or nobody else of HR is there."""
    application = interview.application
    parts = [part for part in ("recruiter", "coordinator") if getattr(application, f"{part}_id") == member_id]
    if not parts:
        return None
    may = [one for one in (*application.caretakers, *people.hr()) if one.is_hr and one.id not in interview.kept_away]
    if not may:
        return None
    successor = may[0]
    Application.update(dict.fromkeys(parts, successor)).where(Application.id == application.id).execute()
    change.record(
        "interview.handed_over",
        "interview",
        interview.id,
        before=dict.fromkeys(parts, member_id),
        after={"member": member_id, "successor": successor.id},
    )
    return int(successor.id)


def in_care() -> list[InCare]:
    """Of those that are told already, where there is somebody else of HR: another system, or a file, has named them since."""
    rows = store.fetch_planned(
        sql(
            """SELECT min(i.id) AS interview_id, m.member_id FROM candidate_match m
            JOIN application a ON a.candidate_id = m.candidate_id AND m.member_id IN (a.recruiter_id, a.coordinator_id)
            JOIN interview i ON i.application_id = a.id AND i.status <> ALL(%(closed)s)
            WHERE m.ended_at IS NULL AND m.told_at IS NOT NULL AND EXISTS (SELECT 1 FROM member hr WHERE {may_end})
            GROUP BY a.id, m.member_id ORDER BY 1 LIMIT %(most)s""",
            may_end=_MAY_END,
        ),
        closed=list(_CLOSED),
        most=MOST,
    )
    return [InCare(**row) for row in rows]


def hand_over(change: Change, one: InCare) -> None:
    """Another of HR looks after it, and reads why."""
    [interview] = lookup.load([one.interview_id])
    locks.hold(members=[one.member_id], candidates=[interview.candidate_id])
    [interview] = lookup.load([one.interview_id])
    rows = store.fetch(
        """SELECT address, why FROM candidate_match WHERE candidate_id = %(candidate)s AND member_id = %(member)s
           AND ended_at IS NULL""",
        candidate=interview.candidate_id,
        member=one.member_id,
    )
    if rows and (successor := _hand_over(change, interview, one.member_id)) is not None:
        change.record(
            "candidate.matched", "interview", interview.id, after=_said(one.member_id, _surest(rows), successor)
        )


_WHYS = ("linked", "directory", "admin", "typed")  # the surest first


def _surest(rows: Sequence[store.Row]) -> store.Row:
    return min(rows, key=_how_sure)


def _how_sure(row: store.Row) -> tuple[int, str]:
    return _WHYS.index(row["why"]), row["address"]


def _said(member_id: int, match: store.Row, successor: int | None) -> Values:
    address = identity.masked(match["address"])
    return {"member": member_id, "address": address, "by": match["why"], "successor": successor}


# --- what a card names ------------------------------------------------------------------------------------------------


def to_be_named(candidate_id: int, member_id: int) -> list[int]:
    """The ids of the matches that a card names which leaves now: all that are active, as far as it has room. What nobody
    has been shown comes first."""
    rows = store.fetch(
        """SELECT id FROM candidate_match WHERE candidate_id = %(candidate)s AND member_id = %(member)s
           AND ended_at IS NULL ORDER BY shown_at IS NOT NULL, id LIMIT %(most)s""",
        candidate=candidate_id,
        member=member_id,
        most=NAMED,
    )
    return sorted(row["id"] for row in rows)


def named(ids: Sequence[int]) -> list[Named]:
    """Those of them that are active, the surest first."""
    rows = store.fetch(
        "SELECT id, address, why FROM candidate_match WHERE id = ANY(%(ids)s) AND ended_at IS NULL", ids=list(ids)
    )
    return [Named(row["id"], identity.masked(row["address"]), row["why"]) for row in sorted(rows, key=_how_sure)]


# --- nobody interviews themselves -------------------------------------------------------------------------------------


def expected(now: datetime) -> list[Expected]:
    """Of what is ahead or has no time yet. Who of the candidates is one of us is few, and found by an index."""
    rows = store.fetch_planned(
        sql(
            """SELECT DISTINCT p.interview_id, p.member_id FROM candidate_match m
            JOIN interview i ON i.candidate_id = m.candidate_id
            JOIN participant p ON p.interview_id = i.id AND p.member_id = m.member_id
            WHERE m.ended_at IS NULL AND NOT {may_be_taken_back} AND {attends}
              AND ({is_ahead} AND lower(i.slot) > %(now)s OR i.status = 'draft')
            ORDER BY p.interview_id LIMIT %(most)s""",
            may_be_taken_back=_MAY_BE_TAKEN_BACK,
            attends=ATTENDS,
            is_ahead=ahead.IS_AHEAD,
        ),
        now=now,
        most=MOST,
    )
    return [Expected(**row) for row in rows]


def keep_away(change: Change, one: Expected) -> None:
    """HR finds somebody else; nothing, where that is not needed any more."""
    panel.hold(Interview.get_by_id(one.interview_id), [one.member_id])
    [now] = lookup.load([one.interview_id])
    place = next((place for place in now.panel if place.member_id == one.member_id), None)
    is_theirs = place is not None and place.attends and one.member_id in now.matched
    if place is not None and is_theirs and states.is_open(now, change.now):
        set_elsewhere.keep_away(change, now, place.member)


# --- HR says that it is somebody else ---------------------------------------------------------------------------------


def check(interview: Interview, member: Member) -> None:
    """Raises: UserError where the member is not matched with the candidate."""
    if not _is_active(interview.candidate_id, member.id):
        raise UserError("not_same.is_not_taken_for", who=member.name)


def end(change: Change, interview: Interview, member: Member) -> None:
    """They are two people. The addresses that a card has shown to HR do not match them again; that they cannot come stays
    as it is.

    Raises: UserError where the member is not matched, HR has not been shown every address, or it is whoever says so.
    """
    if change.actor is not None and change.actor.id == member.id:
        raise UserError("not_same.a_colleague")
    now = panel.hold(interview, [member.id])
    check(now, member)
    store.execute(
        """UPDATE candidate_match SET ended_at = %(now)s, ended_by = %(by)s
           WHERE candidate_id = %(candidate)s AND member_id = %(member)s AND ended_at IS NULL AND shown_at IS NOT NULL""",
        candidate=now.candidate_id,
        member=member.id,
        now=change.now,
        by=change.actor.id if change.actor else None,
    )
    if _is_active(now.candidate_id, member.id):
        raise UserError("not_same.another_matches", who=member.name)
    before: Values = {"status": now.status, "ended_at": change.now.isoformat()}
    change.record(
        "candidate.match_ended", "interview", now.id, before=before, after={"member": member.id}, undoable=True
    )


def match_again(interview: Interview, before: Values, after: Values) -> None:
    """For undo."""
    store.execute(
        """UPDATE candidate_match SET ended_at = NULL, ended_by = NULL
           WHERE candidate_id = %(candidate)s AND member_id = %(member)s AND ended_at = %(at)s::timestamptz""",
        candidate=interview.candidate_id,
        member=after["member"],
        at=before["ended_at"],
    )


def _is_active(candidate_id: int, member_id: int) -> bool:
    return bool(
        store.fetch(
            """SELECT 1 FROM candidate_match WHERE candidate_id = %(candidate)s AND member_id = %(member)s
               AND ended_at IS NULL LIMIT 1""",
            candidate=candidate_id,
            member=member_id,
        )
    )
