"""What an interviewer proposes instead of the time that an interview has: it stays as it is until HR decides.

Of one member about one interview one proposal is open. It is over once HR has taken or declined it, and overtaken by
a new one of theirs, or by whatever else gives the interview another time; and it lapses once its own time begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.db import clock, store
from bot.db.sql import Sql, sql
from bot.interviews import access, panel, places, states
from bot.interviews.audit import Change, Values
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.times.values import Span

IS_OPEN = sql("proposal.state = 'open' AND lower(proposal.slot) > clock_now()")
MOST_OPEN = 3  # that are shown to HR at once

Slot = tuple[datetime, datetime]


@dataclass(frozen=True)
class Proposal:
    """Somebody's other time for an interview, and what became of it."""

    id: int
    interview_id: int
    member_id: int
    slot: Slot
    state: str
    made_at: datetime
    closed_by_id: int | None

    @property
    def is_open(self) -> bool:
        """Nobody has closed it; it may have lapsed."""
        return self.state == "open"

    def has_lapsed(self, now: datetime) -> bool:
        """Its time has begun before HR answered."""
        return self.is_open and self.slot[0] <= now


_COLUMNS = sql("id, interview_id, member_id, lower(slot) AS start, upper(slot) AS end, state, made_at, closed_by_id")


def by_id(proposal_id: int) -> Proposal | None:
    return next(iter(_all(sql("id = %(id)s"), id=proposal_id)), None)


def open_of(interview_id: int) -> list[Proposal]:
    """Those that wait for HR, the oldest first: of who is still on the panel."""
    return _all(
        sql(
            """interview_id = %(interview)s AND {is_open} AND EXISTS (SELECT 1 FROM participant p
             JOIN member m ON m.id = p.member_id AND m.active
             WHERE p.interview_id = proposal.interview_id AND p.member_id = proposal.member_id
               AND p.replaced_by_id IS NULL)""",
            is_open=IS_OPEN,
        ),
        interview=interview_id,
    )


def waiting_interviews(now: datetime) -> list[int]:
    """Ids of the interviews ahead of which somebody waits for HR's answer, the longest wait first."""
    rows = store.fetch(
        sql(
            """SELECT proposal.interview_id AS id FROM proposal
           JOIN interview i ON i.id = proposal.interview_id AND lower(i.slot) > %(now)s
           JOIN participant t ON t.interview_id = proposal.interview_id AND t.member_id = proposal.member_id AND t.replaced_by_id IS NULL
           JOIN member m ON m.id = proposal.member_id AND m.active
           WHERE {is_open} GROUP BY proposal.interview_id ORDER BY min(proposal.id)""",
            is_open=IS_OPEN,
        ),
        now=now,
    )
    return [row["id"] for row in rows]


def interviews_of(member: Member, now: datetime) -> list[int]:
    """Ids of the interviews ahead for which the member waits for HR's answer to another time."""
    rows = store.fetch(
        sql(
            """SELECT proposal.interview_id AS id FROM proposal
           JOIN interview i ON i.id = proposal.interview_id AND lower(i.slot) > %(now)s
           WHERE proposal.member_id = %(member)s AND {is_open} ORDER BY proposal.id""",
            is_open=IS_OPEN,
        ),
        member=member.id,
        now=now,
    )
    return [row["id"] for row in rows]


def last_of(interview_id: int, member_id: int) -> Proposal | None:
    found = _all(
        sql("interview_id = %(interview)s AND member_id = %(member)s"), interview=interview_id, member=member_id
    )
    return found[-1] if found else None


def who_proposed(interview: Interview, slot: Slot) -> list[int]:
    """Member ids of those of the panel who wait for an answer to this very time."""
    ahead = {one.member_id for one in interview.panel if one.is_current}
    return [one.member_id for one in open_of(interview.id) if one.slot == slot and one.member_id in ahead]


def propose(change: Change, interview: Interview, member: Member, slot: Slot) -> None:
    """The time does not change until HR takes it.

    Raises: UserError when they are not of its panel, or it has begun or is off.
    """
    now = panel.hold(interview, [member.id])
    check_propose(now, member, slot, change.now)
    own = last_of(now.id, member.id)
    earlier = own if own is not None and own.is_open else None
    if earlier is not None:
        _close(change, [earlier.id], "overtaken")
    [row] = store.fetch(
        """INSERT INTO proposal (interview_id, member_id, slot, made_at)
           VALUES (%(interview)s, %(member)s, tstzrange(%(start)s, %(end)s), %(now)s) RETURNING id""",
        interview=now.id,
        member=member.id,
        start=slot[0],
        end=slot[1],
        now=change.now,
    )
    before = {"status": now.status, "proposals": [earlier.id] if earlier else []}
    after = {"member": member.id, "proposal": row["id"]}
    change.record("interview.proposed", "interview", now.id, before=before, after=after, undoable=True)


def check_may_propose(now: Interview, member: Member, at: datetime) -> None:
    """Raises: UserError"""
    place = places.at(now, member)
    panel.check_not_replaced(place, speaks=True)
    states.check_ahead(now, at)
    if place.response == "declined":
        raise UserError("propose.after_a_no", code=now.code or "")
    if access.knows(member, now.candidate_id):
        raise access.must_be_kept_away(member, now.candidate_id)


def check_propose(now: Interview, member: Member, slot: Slot, at: datetime) -> None:
    """Raises: UserError"""
    check_may_propose(now, member, at)
    if now.slot == slot:
        raise UserError("propose.is_at_that_time", code=now.code or "", when=Span(*slot))
    if any(one.member_id == member.id and one.slot == slot for one in open_of(now.id)):
        raise UserError("propose.already")


def decline(change: Change, interview: Interview, proposal_id: int) -> None:
    """HR leaves the time as it is.

    Raises: UserError, which says what became of it, when it is not open any more.
    """
    now = panel.hold(interview, [])
    proposal = check_open(proposal_id)
    states.check_ahead(now, change.now)
    _close(change, [proposal.id], "declined")
    before = {"status": now.status, "proposals": [proposal.id]}
    after = {"member": proposal.member_id, "proposal": proposal.id}
    change.record("interview.proposal_declined", "interview", now.id, before=before, after=after, undoable=True)


def withdraw(change: Change, interview: Interview, member: Member) -> Proposal | None:
    """Whoever proposed it does not want it any more. Returns the one in whose place it had come, which stays overtaken.

    Raises: UserError where they have none that is open.
    """
    now = panel.hold(interview, [member.id])
    found = waits_of(now, member)
    _close(change, [found.id], "withdrawn")
    before = {"status": now.status, "proposals": [found.id]}
    after = {"member": member.id, "proposal": found.id, "action": "interview.proposed"}
    change.record("interview.proposal_withdrawn", "interview", now.id, before=before, after=after, undoable=True)
    return _overtaken_by(found)


def waits_of(interview: Interview, member: Member) -> Proposal:
    """What the member proposes and HR has not answered.

    Raises: UserError where there is none.
    """
    found = next((one for one in open_of(interview.id) if one.member_id == member.id), None)
    if found is None:
        raise UserError("proposal.none_of_yours", code=interview.code or "")
    return found


def _overtaken_by(one: Proposal) -> Proposal | None:
    """The one before it, where its proposer had not heard of that when they proposed another."""
    theirs = sql("interview_id = %(interview)s AND member_id = %(member)s AND id < %(id)s")
    earlier = _all(theirs, interview=one.interview_id, member=one.member_id, id=one.id)[-1:]
    return next((it for it in earlier if it.state == "overtaken" and it.closed_by_id == one.member_id), None)


def check_open(proposal_id: int) -> Proposal:
    """Raises: UserError, which says who was first."""
    found = by_id(proposal_id)
    if found is not None and found.has_lapsed(clock.now()):
        raise UserError("proposal.is_past")
    if found is not None and found.is_open:
        return found
    if found is None or found.state == "withdrawn":
        raise UserError("proposal.was_withdrawn")
    by = Member.get_or_none(Member.id == found.closed_by_id)
    who = by.name if by else "HR"
    said = {
        "taken": "proposal_closed.taken",
        "declined": "proposal_closed.declined",
        "overtaken": "proposal.superseded",
    }[found.state]
    raise UserError(said, who=who)


def close_by_move(change: Change, interview: Interview, slot: Slot | None) -> list[dict[str, object]]:
    """The interview gets this time, or none: who proposed it has it taken, the others are overtaken. For the audit row."""
    open_ones = open_of(interview.id)
    taken = [one.id for one in open_ones if one.slot == slot]
    over = [one.id for one in open_ones if one.slot != slot]
    _close(change, taken, "taken")
    _close(change, over, "overtaken")
    return [
        {
            "id": one.id,
            "member": one.member_id,
            "taken": one.slot == slot,
            "slot": [at.isoformat() for at in one.slot],
        }
        for one in open_ones
    ]


def reopen(closed: Sequence[Values]) -> None:
    """For undo."""
    _reopen([one["id"] for one in closed])


def take_back(interview: Interview, before: Values, after: Values) -> None:
    """For undo: it was never proposed, and the one before it stands again."""
    store.execute("DELETE FROM proposal WHERE id = %(id)s", id=after["proposal"])
    _reopen(before["proposals"])


def decide_again(interview: Interview, before: Values, after: Values) -> None:
    """For undo: it is open as before."""
    _reopen(before["proposals"])


def _reopen(ids: Sequence[int]) -> None:
    store.execute(
        """UPDATE proposal p SET state = 'open', closed_at = NULL, closed_by_id = NULL
           WHERE id = ANY(%(ids)s::bigint[]) AND NOT EXISTS (SELECT 1 FROM proposal newer
             WHERE newer.interview_id = p.interview_id AND newer.member_id = p.member_id AND newer.state = 'open')""",
        ids=list(ids),
    )


def _close(change: Change, ids: Sequence[int], state: str) -> None:
    store.execute(
        """UPDATE proposal SET state = %(state)s, closed_at = %(now)s, closed_by_id = %(by)s
           WHERE id = ANY(%(ids)s::bigint[])""",
        ids=list(ids),
        state=state,
        now=change.now,
        by=change.actor.id if change.actor else None,
    )


def _all(condition: Sql, **values: object) -> list[Proposal]:
    rows = store.fetch_planned(
        sql("SELECT {columns} FROM proposal WHERE {condition} ORDER BY id", columns=_COLUMNS, condition=condition),
        **values,
    )
    return [Proposal(slot=(row.pop("start"), row.pop("end")), **row) for row in rows]
