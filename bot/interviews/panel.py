"""Who takes part: answers of the panel, replacements, and whether the candidate came.

Each change locks its people, then the interview, and looks again before it acts. It writes one audit row, with all
that notices and undo need.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import peewee

from bot import store
from bot.interviews import states
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member, Participant

NO_SHOW_AFTER = timedelta(minutes=5)  # after the start; before that a candidate is merely late


def accept(change: Change, interview: Interview, member: Member) -> None:
    """The member will interview.

    Raises: UserError when they are not asked, have another interview then, or it is too late.
    """
    now = _hold(interview, [member])
    place = _place(now, member)
    _check_ahead(change, now)
    if place.response == "accepted":
        raise UserError("You have accepted that one already.", "这场你已经接受了。")
    before = _answer_of(place, now)
    _free_or_refuse(member, now, lambda: _answer(change, place, "accepted"))
    states.move(now, states.by_the_answers(now))
    change.record("panel.accepted", "interview", now.id, before=before, after={"member": member.id}, undoable=True)


def decline(
    change: Change, interview: Interview, member: Member, reason: str = "", *, knows_candidate: bool = False
) -> None:
    """The member cannot interview. One who knows the candidate no longer sees the file from here on.

    Raises: UserError when they are not asked, or it is too late.
    """
    now = _hold(interview, [member])
    place = _place(now, member)
    _check_ahead(change, now)
    if place.response == "declined" and not reason:
        raise UserError("You have declined that one already.", "这场你已经推掉了。")
    before = _answer_of(place, now)
    place.knows_candidate = place.knows_candidate or knows_candidate
    _answer(change, place, "declined", reason)
    states.move(now, states.by_the_answers(now))
    after = {"member": member.id, "reason": reason, "knows_candidate": knows_candidate}
    change.record("panel.declined", "interview", now.id, before=before, after=after, undoable=True)


def replace(change: Change, interview: Interview, old: Member, new: Member) -> None:
    """Somebody else takes the old one's place, and is asked.

    Raises: UserError when the place is taken, or the new one is busy then.
    """
    now = _hold(interview, [old, new])
    _check_ahead(change, now)
    place = _place(now, old)
    if place.replaced_by_id is not None:
        taken = Member.get_by_id(place.replaced_by_id)
        raise UserError("{old} has been replaced by {new} already.", "{old} 已经换成 {new} 了。", old=old.name, new=taken.name)
    _check_may_join(now, new)
    before = _answer_of(place, now) | {"declined": place.response == "declined"}
    place.replaced_by = new
    place.response = "declined"
    place.save(only=["replaced_by", "response"])
    _join(now, new)
    states.move(now, states.by_the_answers(now))
    after = {"member": old.id, "old": old.id, "new": new.id}
    change.record("panel.replaced", "interview", now.id, before=before, after=after, undoable=True)


def mark_no_show(change: Change, interview: Interview) -> None:
    """The candidate did not come.

    Raises: UserError when it is too early to say, or cannot be.
    """
    now = _hold(interview, [])
    if now.slot is None or change.now < now.slot[0] + NO_SHOW_AFTER:
        raise UserError("Too early: wait until five minutes after the start.", "还早，开始 5 分钟后再标记。")
    before = {"status": now.status}
    try:
        states.move(now, "no_show")
    except states.NotAllowed:
        raise UserError("That interview is closed already.", "这场已经结束处理了。") from None
    after = {"member": change.actor.id if change.actor else None}
    change.record("interview.no_show", "interview", now.id, before=before, after=after, undoable=True)


def record_candidate_answer(change: Change, interview: Interview, answer: str) -> None:
    """HR writes down what the candidate said: `accepted`, `tentative` or `declined`."""
    now = _hold(interview, [])
    _check_ahead(change, now)
    before = {"candidate_response": now.candidate_response, "status": now.status}
    now.candidate_response = answer
    now.save(only=["candidate_response"])
    states.move(now, states.by_the_answers(now))
    change.record(
        "interview.candidate_answered", "interview", now.id, before=before, after={"candidate_response": answer}
    )


def clash(member: Member, interview: Interview) -> UserError:
    """Names the other interview that the member has then."""
    assert interview.slot is not None
    start, end = interview.slot
    other = (
        Interview.select()
        .join(Participant)
        .where(
            (Participant.member == member)
            & Participant.slot.overlaps(start, end)
            & Participant.interview_active
            & (Participant.response != "declined")
            & (Interview.id != interview.id)
        )
        .first()
    )
    return UserError(
        "{who} has another interview then ({other}).", "{who} 那个时间已有面试（{other}）。", who=member.name, other=other or ""
    )


def put_answer_back(place: Participant, response: str, reason: str | None) -> None:
    """For undo: the answer as it was.

    Raises: peewee.IntegrityError when the time is taken by now.
    """
    place.response, place.response_reason = response, reason
    place.save(only=["response", "response_reason", "knows_candidate", "replaced_by"])


def _hold(interview: Interview, members: Sequence[Member]) -> Interview:
    """Lock the people, then the interview; the interview as it is now."""
    ids = sorted(member.id for member in members)
    if ids:
        store.fetch("SELECT 1 FROM member WHERE id = ANY(%(ids)s) ORDER BY id FOR NO KEY UPDATE", ids=ids)
    store.fetch("SELECT 1 FROM interview WHERE id = %(id)s FOR UPDATE", id=interview.id)
    return Interview.get_by_id(interview.id)


def _place(interview: Interview, member: Member) -> Participant:
    place: Participant | None = Participant.get_or_none(
        (Participant.interview == interview) & (Participant.member == member)
    )
    if place is None:
        raise UserError("{who} is not on that panel.", "{who} 不在这场面试中。", who=member.name)
    return place


def _check_ahead(change: Change, interview: Interview) -> None:
    if interview.status not in states.AHEAD or interview.start is None or interview.start <= change.now:
        raise UserError("That interview has begun or is off.", "这场已经开始或不再进行。")


def _answer_of(place: Participant, interview: Interview) -> dict[str, object]:
    return {
        "response": place.response,
        "reason": place.response_reason,
        "knows_candidate": place.knows_candidate,
        "replaced_by": place.replaced_by_id,
        "status": interview.status,
    }


def _answer(change: Change, place: Participant, response: str, reason: str = "") -> None:
    place.response, place.responded_at = response, change.now
    place.response_reason = reason or None
    if response == "accepted":
        place.replaced_by = None
    place.save(only=["response", "responded_at", "response_reason", "knows_candidate", "replaced_by"])


def _free_or_refuse(member: Member, interview: Interview, act) -> None:  # type: ignore[no-untyped-def]
    try:
        with store.db.atomic():  # a savepoint: the constraint decides, the transaction goes on
            act()
    except peewee.IntegrityError:
        raise clash(member, interview) from None


def _check_may_join(interview: Interview, new: Member) -> None:
    place = Participant.get_or_none((Participant.interview == interview) & (Participant.member == new))
    if place is not None and place.response != "declined":
        raise UserError("{who} is on that panel already.", "{who} 已经在这场面试中。", who=new.name)
    if place is not None and place.knows_candidate:
        raise UserError("{who} knows the candidate.", "{who} 认识候选人，需要回避。", who=new.name)
    if not new.active:
        raise UserError("{who} is no longer a member.", "{who} 已不是成员。", who=new.name)


def _join(interview: Interview, new: Member) -> None:
    def join() -> None:
        Participant.insert(
            interview=interview,
            member=new,
            slot=interview.slot,
            interview_active=True,
            response="needs_action",
        ).on_conflict(
            conflict_target=[Participant.interview, Participant.member],
            update={"response": "needs_action", "response_reason": None, "replaced_by": None},
        ).execute()

    _free_or_refuse(new, interview, join)
