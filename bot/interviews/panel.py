"""The panel's answers: who of it can come, and who cannot.

Each change locks its people, then the interview, and looks again before it acts. It writes one audit row, with all
that notices and undo need.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

import peewee

from bot.db import store
from bot.db.sql import sql
from bot.interviews import access, availability, busy, locks, places, states
from bot.interviews.audit import Change, Values
from bot.interviews.errors import UserError
from bot.interviews.models import ATTENDS, Interview, Member, Participant
from bot.phrase import Phrase


def accept(change: Change, interview: Interview, member: Member) -> None:
    """The member will interview.

    Raises: UserError when they are not asked, have another interview then, or it is too late.
    """
    now = hold(interview, [member.id])
    place = places.at(now, member)
    if not place.member.active:  # since the message came
        raise UserError("refused.deactivated", who=member.name)
    _check_may_accept(now, place, member, change.now)
    before = places.answer_of(place, now)
    free_or_refuse(member, now, lambda: _answer(change, place, "accepted"))
    states.move(now, states.by_the_answers(now))
    change.record("panel.accepted", "interview", now.id, before=before, after={"member": member.id}, undoable=True)


def check_accept(interview: Interview, member: Member, now: datetime) -> None:
    """What `accept` would refuse as things stand.

    Raises: UserError.
    """
    _check_may_accept(interview, places.at(interview, member), member, now)
    check_free(interview, member)


def _check_may_accept(interview: Interview, place: Participant, member: Member, now: datetime) -> None:
    states.check_ahead(interview, now)
    check_not_replaced(place, speaks=True)
    if access.knows(member, interview.candidate_id):
        raise access.must_be_kept_away(member, interview.candidate_id)
    if place.response == "accepted":
        raise UserError("accept.already")


def decline(
    change: Change,
    interview: Interview,
    member: Member,
    reason: str = "",
    *,
    knows_candidate: bool = False,
    suggested: Member | None = None,
) -> None:
    """The member cannot interview. Whom they suggest in their place hears of it only when HR puts them in. One who knows the candidate no longer sees the file from here on, so they are out of
    the candidate's other interviews, too.

    What only adds a reason to the member's decline belongs to that decline, and is undone with it.
    Raises: UserError when they are not asked, or it is too late.
    """
    others: list[int] = []
    if knows_candidate:
        locks.hold(members=[member.id])  # first: nobody puts them into another round meanwhile
        others = others_with_the_candidate(interview, member, change.now)
    now = hold(interview, [member.id], *others)
    place = places.at(now, member)
    if suggested is None or place.response != "declined":
        _check_may_decline(now, place, member, reason, change.now, knows_candidate=knows_candidate)
    before = places.answer_of(place, now)
    adds_to = places.decline_that_stands(change, place)
    place.knows_candidate = place.knows_candidate or knows_candidate
    if suggested is not None:
        place.suggested = suggested
    _answer(change, place, "declined", reason or place.response_reason)
    states.move(now, states.by_the_answers(now))
    after: Values = {"member": member.id, "reason": reason, "knows_candidate": knows_candidate}
    if suggested is not None:
        after["suggested"] = suggested.id
    change.record("panel.declined", "interview", now.id, before=before, after=after, undoable=True, adds_to=adds_to)
    for other in others:
        _stay_away(change, Interview.get_by_id(other), member, reason)


def _stay_away(change: Change, interview: Interview, member: Member, reason: str) -> None:
    """From another interview of a candidate whom they know; one that has begun goes on, and HR hears at once."""
    place = places.at(interview, member)
    if not place.attends:
        return
    before = places.answer_of(place, interview)
    _answer(change, place, "declined", reason)
    if interview.status in states.OPEN:
        states.move(interview, states.by_the_answers(interview))
    after = {"member": member.id, "reason": reason, "knows_candidate": False}
    change.record("panel.declined", "interview", interview.id, before=before, after=after, undoable=True)


def others_with_the_candidate(interview: Interview, member: Member, now: datetime) -> list[int]:
    """Ids of the candidate's other interviews at which the member is expected and that are not over, or have no time yet."""
    rows = store.fetch(
        sql(
            """SELECT i.id FROM interview i JOIN participant p ON p.interview_id = i.id
            WHERE i.candidate_id = %(candidate)s AND i.id <> %(this)s AND p.member_id = %(member)s AND {attends}
              AND (i.status = ANY(%(statuses)s) AND upper(i.slot) > %(now)s OR i.status = 'draft') ORDER BY i.id""",
            attends=ATTENDS,
        ),
        candidate=interview.candidate_id,
        this=interview.id,
        member=member.id,
        statuses=[*states.AHEAD, "in_progress"],
        now=now,
    )
    return [row["id"] for row in rows]


def check_decline(
    interview: Interview, member: Member, now: datetime, reason: str = "", *, knows_candidate: bool = False
) -> None:
    """What `decline` would refuse as things stand.

    Raises: UserError.
    """
    place = places.at(interview, member)
    _check_may_decline(interview, place, member, reason, now, knows_candidate=knows_candidate)


def keeps_away(interview: Interview, suggested: Member) -> Phrase | None:
    """What keeps whom somebody suggests from coming, as one who is not of HR may know it; None where nothing does."""
    place = places.find(interview, suggested)
    if place is not None and place.response != "declined":
        return Phrase("kept_away.is_on_panel")
    if not Member.get_by_id(suggested.id).active:
        return Phrase("kept_away.is_deactivated")
    if access.knows(suggested, interview.candidate_id):
        return Phrase("kept_away.cannot_make_it")
    if not is_free_for(interview, suggested):
        return Phrase("kept_away.interviews_then")
    if interview.start is not None and availability.away_at([suggested.id], interview.start):
        return Phrase("kept_away.is_away_then")
    return None


def _check_may_decline(
    interview: Interview, place: Participant, member: Member, reason: str, now: datetime, *, knows_candidate: bool
) -> None:
    states.check_open(interview, now)
    if knows_candidate and not place.knows_candidate:
        return
    check_not_replaced(place, speaks=True)
    if place.response == "declined" and reason in ("", place.response_reason):
        raise UserError("decline.already")


def is_free_for(interview: Interview, member: Member) -> bool:
    return interview.slot is None or not busy.others([member.id], *interview.slot, but=interview)


def check_free(interview: Interview, member: Member) -> None:
    if not is_free_for(interview, member):
        raise busy.clash(interview, [member.id])


def hold(interview: Interview, member_ids: Iterable[int], *others: int) -> Interview:
    """Lock the people, the interview and those with these ids; the interview as it is now."""
    locks.hold(members=list(member_ids), interviews=[interview.id, *others])
    return Interview.get_by_id(interview.id)


def check_not_replaced(place: Participant, *, speaks: bool = False) -> None:
    """`speaks`: whose place it was is who is answered.

    Raises: UserError when somebody else has the place.
    """
    if place.replaced_by_id is None:
        return
    new = Member.get_by_id(place.replaced_by_id).name
    if not speaks:
        raise UserError("refused.already_replaced", old=place.member.name, new=new)
    hr = next((one for one in place.interview.application.caretakers if one.id != place.member_id), None)
    refused = UserError("refused.replaced_by" if hr else "refused.replaced_by_no_hr", new=new, hr=hr.name if hr else "")
    refused.tells_of = place.interview_id
    raise refused


def _answer(change: Change, place: Participant, response: str, reason: str | None = None) -> None:
    place.response, place.response_reason, place.responded_at = response, reason, change.now
    if response != "declined":
        place.suggested = None
    place.save(only=["response", "responded_at", "response_reason", "knows_candidate", "suggested"])


def free_or_refuse(member: Member, interview: Interview, act: Callable[[], object]) -> None:
    try:
        with store.db.atomic():  # a savepoint: the constraint decides, the transaction goes on
            act()
    except peewee.IntegrityError:
        raise busy.clash(interview, [member.id]) from None
