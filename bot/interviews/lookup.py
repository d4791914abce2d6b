"""Finding interviews, and only those that the asker may see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import cast

from peewee import JOIN, Expression, fn

from bot.db import store
from bot.interviews import access
from bot.interviews.models import Application, Candidate, Feedback, Interview, Job, Member, Participant, Role, Room

# No longer on anybody's calendar.
OFF = ("draft", "cancelled", "rescheduling")

# Made once: peewee makes a new class for each column of an alias.
_RECRUITER = Member.alias("recruiter")


def on_calendar_of(person: Member) -> Expression:
    """What the person takes part in (unless declined) or, as HR, looks after."""
    own: Expression = Interview.id << access.panel_of(person).where(Participant.response != "declined")
    if person.is_hr:
        own |= (Application.recruiter == person) | (Application.coordinator == person)
    elif person.role == Role.HIRING_MANAGER:
        own |= Application.hiring_manager == person
    own &= access.open_to(person)
    return own


def _shown(person: Member, viewer: Member | None) -> Expression:
    shown = on_calendar_of(person)
    if viewer is not None and viewer.id != person.id:
        shown &= access.visible_to(viewer)
    return shown


def between(person: Member, start: datetime, end: datetime, *, viewer: Member | None = None) -> list[Interview]:
    """The person's calendar within `[start, end)`, the earliest first; of another person's, what the viewer may see."""
    found = _shown(person, viewer) & Interview.slot.overlaps(start, end) & ~(Interview.status << OFF)
    return _load(found)


def next_of(person: Member, now: datetime, *, viewer: Member | None = None) -> Interview | None:
    """The interview that the person is in, or else the next one; of another person's, what the viewer may see."""
    ahead = (
        _shown(person, viewer)
        & (_end() > now)
        & Interview.status.in_(("on_hold", "scheduled", "confirmed", "in_progress"))
    )
    return next(iter(_load(ahead, limit=1)), None)


def only_unanswered(person: Member, now: datetime) -> Interview | None:
    """The one interview ahead that waits for the person's answer; None when there are none or several."""
    waiting = Interview.id << access.panel_of(person).where(Participant.response == "needs_action")
    found = _load(waiting & (fn.lower(Interview.slot) > now) & ~(Interview.status << OFF), limit=2)
    return found[0] if len(found) == 1 else None


def around(viewer: Member, now: datetime, *, limit: int = 6) -> list[Interview]:
    """What the viewer most likely means without saying which: not over for more than two hours, the earliest first."""
    likely = on_calendar_of(viewer) & (_end() > now - timedelta(hours=2)) & ~(Interview.status << OFF)
    return _load(likely, limit=limit)


def by_code(viewer: Member, code: str) -> Interview | None:
    return next(iter(_load((Interview.code == code) & access.visible_to(viewer))), None)


def by_ids(viewer: Member, ids: Sequence[int]) -> list[Interview]:
    """Those of the interviews that the viewer may (still) see, in the order of `ids`."""
    if not ids:
        return []
    found = {interview.id: interview for interview in _load((Interview.id << list(ids)) & access.visible_to(viewer))}
    return [found[one] for one in ids if one in found]


def load(ids: Sequence[int]) -> list[Interview]:
    """The interviews with these ids, whoever may see them: for the bot itself, never for an answer."""
    return _load(Interview.id << list(ids))


def by_candidate(viewer: Member, text: str, now: datetime, *, limit: int = 6) -> list[Interview]:
    """Interviews of the candidate whose name stands in `text`; else of those whose name `text` begins.

    Those not yet over come first, each group the nearest first.
    """
    low = text.lower().strip()
    if not low:
        return []
    names = (
        Interview.select(Candidate.name)
        .join(Candidate)
        .switch(Interview)
        .join(Application)
        .where(access.visible_to(viewer))
    )
    named = names.where(fn.strpos(low, fn.lower(Candidate.name)) > 0).distinct().tuples()
    # A longer name wins over one that it contains: 张三丰 over 张三.
    full = max((row[0] for row in cast(Iterable[tuple[str]], named)), key=len, default=None)
    wanted = Candidate.name == full if full else fn.starts_with(fn.lower(Candidate.name), low)
    found = _load(wanted & access.visible_to(viewer) & (Interview.status != "draft"))
    over = [one for one in found if one.end is None or one.end <= now]
    return [*(one for one in found if one not in over), *reversed(over)][:limit]


def taken_by(interview: Interview) -> Member | None:
    """Who of HR said last that they see to the interview."""
    rows = store.fetch(
        """SELECT actor_id FROM audit_event WHERE entity = 'interview' AND entity_id = %(id)s
           AND action = 'interview.taken' ORDER BY id DESC LIMIT 1""",
        id=interview.id,
    )
    return Member.get_or_none(Member.id == rows[0]["actor_id"]) if rows else None


def earlier_rounds(interview: Interview) -> list[Interview]:
    """Rounds of the same application that were held before this one."""
    held = Interview.status.in_(("awaiting_feedback", "completed", "in_progress"))
    earlier = (Interview.application == interview.application_id) & (Interview.round_no < interview.round_no) & held
    return _load(earlier)


def _end() -> Expression:
    return cast(Expression, fn.upper(Interview.slot))


def _load(where: Expression, *, limit: int | None = None) -> list[Interview]:
    """Interviews with all that a text about them needs, in four statements however many there are."""
    query = (
        Interview.select(Interview, Candidate, Application, Job, _RECRUITER, Room)
        .join(Candidate)
        .switch(Interview)
        .join(Application)
        .join(Job)
        .switch(Application)
        .join(_RECRUITER, JOIN.LEFT_OUTER, on=(Application.recruiter == _RECRUITER.id), attr="recruiter")
        .switch(Interview)
        .join(Room, JOIN.LEFT_OUTER)
        .where(where)
        .order_by(fn.lower(Interview.slot), Interview.id)
        .limit(limit)
    )
    interviews = list(query)
    _add_panels({interview.id: interview for interview in interviews})
    return interviews


def _add_panels(interviews: dict[int, Interview]) -> None:
    if not interviews:
        return
    for interview in interviews.values():
        interview.panel, interview.feedback_in, interview.kept_away = [], set(), set()
    ids: Iterable[int] = list(interviews)
    for participant in (
        Participant.select(Participant, Member)
        .join(Member)
        .where(Participant.interview << ids)
        .order_by(Participant.member)
    ):
        interviews[participant.interview_id].panel.append(participant)
    for row in store.fetch(
        """SELECT i.id, p.member_id FROM interview i JOIN interview other ON other.candidate_id = i.candidate_id
           JOIN participant p ON p.interview_id = other.id AND p.knows_candidate WHERE i.id = ANY(%(ids)s)""",
        ids=ids,
    ):
        interviews[row["id"]].kept_away.add(row["member_id"])
    submitted = Feedback.select(Feedback.interview, Feedback.author).where(
        (Feedback.interview << ids) & (Feedback.status == "submitted")
    )
    for interview_id, author_id in cast(Iterable[tuple[int, int]], submitted.tuples()):
        interviews[interview_id].feedback_in.add(author_id)
