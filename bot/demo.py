"""The demo's people and interviews, topped up around today so that there is always something to see and to tap."""

from __future__ import annotations

import secrets
from datetime import date, datetime, time, timedelta

from peewee import ModelSelect, fn

from bot import change
from bot.db import signing_on
from bot.db.store import db
from bot.demo_days import BEST_KNOWN, CODE, DAYS, EACH_DAY, FOCUS, PEOPLE, Slot, candidate_of
from bot.demo_resume import RESUMES, pdf
from bot.interviews import booking, lookup, people, preferences, resumes
from bot.interviews.audit import Change
from bot.interviews.booking import Booking, Clash
from bot.interviews.models import Application, Candidate, Feedback, Interview, Job, Member, Participant, Role, Room
from bot.notices import cards, outbox
from bot.notices.catalogue import panel
from bot.notices.outbox import Notice
from bot.rooms import pads
from bot.times.zones import company_zone

INVITED_DAYS = 2  # today and tomorrow; who has answered for these is asked for the next day that waits for them


def top_up(now: datetime) -> int:
    """Add the demo's people, and interviews where a day lacks one of them; how many were added.

    What has been done with those that are ahead stays done. Past days are brought to their end.
    """
    today = now.astimezone(company_zone()).date()
    with db.connection_context(), change.begin(now, kind="system", tell=False) as begun:
        team = {user_id: _member(begun, user_id, name, role) for user_id, name, role in PEOPLE}
        # WeCom's directory knows 赵六 as well, who is no member: that is how one sees what a stranger is told.
        room = Room.get_or_none(Room.name == "珠峰") or Room.create(name="珠峰", capacity=6)
        known_on = _day_of_the_code() or today + timedelta(days=1)
        count = 0
        for day in (today + timedelta(days) for days in DAYS):
            for slot in EACH_DAY:
                interview = _existing(day, slot)
                if interview is None:
                    interview = _book(begun, day, slot, candidate_of(day, slot, known_on), team, room)
                    count += interview is not None
                if interview is not None and day < today:
                    _end(interview, now, slot, is_yesterday=day == today - timedelta(days=1))
        _give_the_code(now)
        _bring_resumes(begun)
        signing_on.works()  # the sandbox plays it
        return count


def open_phones(now: datetime, empty_since: datetime | None = None) -> None:
    """The sandbox starts with empty phones: everybody is greeted again, and invited to what waits for an answer.

    What was sent, and who was greeted, since they were emptied is on them.
    """
    empty_since = empty_since or now
    with db.connection_context(), change.begin(now, kind="system", tell=False):
        user_ids = [user_id for user_id, *_ in PEOPLE]
        cards.forget(user_ids, empty_since)
        Member.update(created_at=empty_since).where(Member.user_id << user_ids).execute()
        # No page is open yet whose language they could be answered in.
        Member.update(lang=Member.lang.default).where(~Member.lang_chosen).execute()
        pads.are_gone(empty_since)  # the rooms as well
        start = secrets.token_hex(8)
        outbox.put([_invitation(place, start, now) for place in _to_be_invited(now)], now)


# --- an interview of each day ---------------------------------------------------------------------------------------


def _member(begun: Change, user_id: str, name: str, role: Role) -> Member:
    found: Member | None = Member.get_or_none(Member.user_id == user_id)
    if found is not None:
        return found
    # By that an interviewer has a link of their own into a room.
    member, _ = people.put(begun, user_id, name=name, role=role, email=f"{user_id}@example.com")
    preferences.set_quiet_hours(begun, member, (time(0), time(0)))  # whoever tries it at night is to see what happens
    return member


def _existing(day: date, slot: Slot) -> Interview | None:
    found: Interview | None = (
        Interview.select()
        .join(Application)
        .join(Job)
        .where(
            (fn.lower(Interview.slot) == datetime.combine(day, slot.at, company_zone()))
            & (Job.title == slot.job)
            & (Interview.status != "cancelled")
        )
        .first()
    )
    return found


def _book(
    begun: Change, day: date, slot: Slot, candidate: str, team: dict[str, Member], room: Room
) -> Interview | None:
    start = datetime.combine(day, slot.at, company_zone())
    if not all(team[user_id].active for user_id in slot.panel):
        return None  # somebody tried that out, too
    wanted = Booking(
        candidate=Candidate.get_or_none(Candidate.name == candidate) or Candidate.create(name=candidate),
        job=_job(slot.job),
        round_no=slot.round_no,
        round_name=slot.round_name,
        start=start,
        end=start + timedelta(minutes=slot.minutes),
        panel=[team[user_id] for user_id in slot.panel],
        recruiter=team["zhangmin"],
        room=room if slot.mode == "onsite" else None,
        mode=slot.mode,
    )
    try:
        interview = booking.book(begun, wanted)
    except Clash:  # somebody tried the bot out and filled that hour
        return None
    if slot.candidate_answers:
        interview.candidate_response = "accepted"
        interview.save(only=["candidate_response"])
    waits_for = [team[user_id] for user_id in slot.waits_for if start > begun.now]
    _accept(interview, begun.now, all_but=waits_for)
    return interview


def _job(title: str) -> Job:
    job: Job = Job.get_or_none(Job.title == title) or Job.create(title=title)
    if not job.focus and title in FOCUS:
        job.focus = FOCUS[title]
        job.save(only=["focus"])
    return job


def _accept(interview: Interview, now: datetime, *, all_but: list[Member]) -> None:
    Participant.update(response="accepted", responded_at=now).where(
        (Participant.interview == interview)
        & (Participant.response == "needs_action")
        & ~(Participant.member << all_but)
    ).execute()


def _end(interview: Interview, now: datetime, slot: Slot, *, is_yesterday: bool) -> None:
    """It is over, and its panel has written what they thought; or has not, for some of yesterday's."""
    if interview.status in ("completed", "no_show"):
        return
    _accept(interview, now, all_but=[])
    interview.candidate_response = "accepted"
    interview.status = "awaiting_feedback" if is_yesterday and slot.is_late else "completed"
    interview.save(only=["candidate_response", "status"])
    if interview.status == "completed":
        [loaded] = lookup.load([interview.id])
        for place in loaded.panel:
            if place.owes_feedback and place.member_id not in loaded.feedback_in:
                Feedback.create(
                    interview=interview,
                    author=place.member,
                    status="submitted",
                    recommendation="yes",
                    summary=slot.feedback,
                    submitted_at=now,
                )


def _bring_resumes(begun: Change) -> None:
    """Whoever deletes one on the desk finds it there again at the next start."""
    for candidate in Candidate.select().where(Candidate.name << list(RESUMES)):
        if resumes.of(candidate.id) is None:
            resumes.put(begun, candidate.id, pdf(RESUMES[candidate.name]), "demo")


# --- its candidate, and the code that is well known -----------------------------------------------------------------


def _day_of_the_code() -> date | None:
    """Of their interview that has the code, or of their newest."""
    found: Interview | None = (
        _of_the_best_known().order_by((fn.coalesce(Interview.code, "") == CODE).desc(), Interview.slot.desc()).first()
    )
    return found.start.astimezone(company_zone()).date() if found and found.start else None


def _give_the_code(now: datetime) -> None:
    """The code that everybody knows goes on to the next interview when the one that had it is over.

    Whoever drew it by chance swaps codes with that one.
    """
    if _of_the_best_known().where((Interview.code == CODE) & (fn.upper(Interview.slot) > now)).exists():
        return
    holder: Interview | None = Interview.get_or_none(Interview.code == CODE)
    heir: Interview | None = (
        _of_the_best_known()
        .where((fn.lower(Interview.slot) > now) & (Interview.status != "cancelled"))
        .order_by(Interview.slot)
        .first()
    )
    if heir is None:
        return
    was = heir.code
    Interview.update(code=None).where(Interview.id == heir.id).execute()
    if holder is not None:
        Interview.update(code=was).where(Interview.id == holder.id).execute()
    Interview.update(code=CODE).where(Interview.id == heir.id).execute()


def _of_the_best_known() -> ModelSelect[Interview]:
    return Interview.select().join(Candidate).where((Candidate.name == BEST_KNOWN) & Interview.slot.is_null(False))


# --- what waits for an answer ---------------------------------------------------------------------------------------


def _to_be_invited(now: datetime) -> list[Participant]:
    """Who has not answered for the next days; for each at least one place, as long as any waits for them."""
    until = datetime.combine(now.astimezone(company_zone()).date() + timedelta(INVITED_DAYS), time(), company_zone())
    waiting = (
        Participant.select(Participant, Interview, Member)
        .join(Interview)
        .switch(Participant)
        .join(Member, on=Participant.member)
        .where(
            (Participant.response == "needs_action")
            & Participant.replaced_by.is_null()
            & Member.active
            & (fn.lower(Interview.slot) > now)
            & (Interview.status << ("scheduled", "confirmed"))
        )
        .order_by(Interview.slot)
    )
    invited: set[int] = set()
    found = []
    for place in waiting:
        assert place.interview.start is not None  # what has no time is not after `now`
        if place.interview.start < until or place.member_id not in invited:
            invited.add(place.member_id)
            found.append(place)
    return found


def _invitation(place: Participant, start: str, now: datetime) -> Notice:
    """Of this start of the sandbox: each start invites anew, also who interviews just then. Somebody looks at the phone."""
    return Notice(
        key=f"invited:{place.interview_id}:{place.member_id}:{start}",
        to_user=str(place.member.user_id),
        kind=panel.INVITED.name,
        interview=place.interview,
        subject={"asked_for": True},
        expires_at=panel.INVITED.until(place.interview, now),
        for_sequence=int(place.interview.sequence),
    )
