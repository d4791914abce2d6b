"""Somebody leaves, or no longer looks after interviews: their places become open, and what was theirs is handed over."""

from __future__ import annotations

from datetime import datetime

from bot.db import store
from bot.db.sql import identifier, sql
from bot.interviews import locks, people, places, states
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import ATTENDS, Interview, Member, Participant, Role


def deactivate(change: Change, member: Member, successor: Member | None = None) -> list[int]:
    """The member may no longer use the bot; ids of the interviews in which a place is open now.

    What they look after goes to `successor`; without one it is nobody's, and the admins hear of it.
    Raises: UserError when they are the last admin, inactive already, or their own successor.
    """
    if successor == member:
        raise UserError("members.not_from_themselves", name=member.name)
    _hold(member, successor)  # from here on nobody accepts, or is brought in
    interviews = places_ahead(member, change.now)
    locks.hold(interviews=interviews)
    _check_may_leave(member)
    people.set_active(change, member, False)
    _ask_no_more(change, member)
    hand_over(change, member, successor)
    return [one for one in interviews if _leave(change, member, one)]


def set_role(change: Change, member: Member, role: Role, successor: Member | None = None) -> None:
    """The member's new role. Who is of HR no more hands over what they look after.

    Raises: UserError when they have it, or are the last admin.
    """
    _hold(member, successor)
    people.set_role(change, member, role)
    if not member.is_hr:
        hand_over(change, member, successor)


def places_ahead(member: Member, now: datetime) -> list[int]:
    """Ids of the interviews ahead at which the member is expected, the next one first, then those without a time yet."""
    rows = store.fetch(
        sql(
            """SELECT p.interview_id AS id FROM participant p JOIN interview i ON i.id = p.interview_id
           WHERE p.member_id = %(member)s AND {attends}
             AND (i.status = ANY(%(ahead)s) AND lower(p.slot) > %(now)s OR i.status = 'draft')
           ORDER BY lower(p.slot), p.interview_id""",
            attends=ATTENDS,
        ),
        member=member.id,
        ahead=list(states.AHEAD),
        now=now,
    )
    return [row["id"] for row in rows]


def places_given_up(member_id: int, now: datetime) -> list[int]:
    """Ids of the interviews ahead that the member was taken out of when they were deactivated, and still is; the next
    one first, then those without a time yet."""
    rows = store.fetch(
        """SELECT p.interview_id AS id FROM participant p JOIN interview i ON i.id = p.interview_id
           WHERE p.member_id = %(member)s AND p.response = 'declined'
             AND (i.status = ANY(%(ahead)s) AND lower(p.slot) > %(now)s OR i.status = 'draft')
             AND EXISTS (SELECT 1 FROM audit_event a WHERE a.entity = 'interview' AND a.entity_id = i.id
               AND a.action = 'panel.left' AND (a.after ->> 'member')::bigint = p.member_id)
           ORDER BY lower(p.slot), p.interview_id""",
        member=member_id,
        ahead=list(states.AHEAD),
        now=now,
    )
    return [row["id"] for row in rows]


def looked_after(member: Member) -> int:
    """How many interviews that are not closed the member looks after."""
    [row] = store.fetch(
        sql(
            "SELECT count(*) AS count FROM interview i JOIN application a ON a.id = i.application_id "
            "WHERE {in_care} AND {open}",
            in_care=_IN_CARE,
            open=_OPEN,
        ),
        member=member.id,
    )
    return int(row["count"])


def hand_over(change: Change, member: Member, successor: Member | None) -> None:
    """The applications with an interview that is not closed get another recruiter and coordinator, or none."""
    before: dict[str, list[int]] = {}
    for part in ("recruiter", "coordinator"):
        rows = store.fetch(
            sql(
                """UPDATE application a SET {column} = %(successor)s WHERE {column} = %(member)s
                AND EXISTS (SELECT 1 FROM interview i WHERE i.application_id = a.id AND {open}) RETURNING id""",
                column=identifier(f"{part}_id"),
                open=_OPEN,
            ),
            member=member.id,
            successor=successor.id if successor else None,
        )
        before[part] = sorted(row["id"] for row in rows)
    if any(before.values()):
        after = {"successor": successor.id if successor else None}
        change.record("member.handed_over", "member", member.id, before=before, after=after, undoable=True)


_IN_CARE = sql("(a.recruiter_id = %(member)s OR a.coordinator_id = %(member)s)")
_OPEN = sql("i.status NOT IN ('completed', 'cancelled')")


def _ask_no_more(change: Change, member: Member) -> None:
    """WeCom is not asked whose the account is; it is again where the deactivation is undone."""
    for row in store.fetch(
        "DELETE FROM verification WHERE member_id = %(id)s RETURNING next_try_at, former_name", id=member.id
    ):
        before = {"next_try_at": row["next_try_at"].isoformat(), "former_name": row["former_name"]}
        change.record("member.asked_no_more", "member", member.id, before=before, undoable=True)


def _hold(member: Member, successor: Member | None) -> None:
    people.hold_with_admins(*(one for one in (member, successor) if one))


def _check_may_leave(member: Member) -> None:
    [now] = store.fetch("SELECT active FROM member WHERE id = %(id)s", id=member.id)
    if not now["active"]:
        raise UserError("members.already_deactivated", name=member.name)
    people.keep_an_admin(member)


def _leave(change: Change, member: Member, interview_id: int) -> bool:
    """Give up a place; False if it is nobody's to give up any more."""
    interview = Interview.get_by_id(interview_id)
    place = Participant.get_or_none((Participant.interview == interview) & (Participant.member == member))
    if place is None or not place.attends or interview.status not in states.OPEN:
        return False
    before = places.answer_of(place, interview)
    place.response, place.responded_at = "declined", None  # they have said nothing
    place.save(only=["response", "responded_at"])
    states.move(interview, states.by_the_answers(interview))
    after = {"member": member.id}
    change.record("panel.left", "interview", interview.id, before=before, after=after, undoable=True)
    return True
