"""An interview as another system describes it becomes one here, or is brought up to date.

What the source has not changed since its last event stays as people here have made it: a place that was filled, a time
that was moved. What cannot be moved any more, since it is over or off, is booked anew; so is what is somebody else's now,
for a candidate's link, answers, room and who must stay away from them are of one interview: the former is called off.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from bot.db import store
from bot.hooks import candidates, deliveries, refs, whom
from bot.hooks.event import Described, Event
from bot.hooks.meant import Meant, note_said_too_late
from bot.hooks.refs import Done, Ref
from bot.interviews import (
    access,
    availability,
    booking,
    cancelling,
    identity,
    lookup,
    many,
    matches,
    moved_back,
    moving,
    obstacles,
    planned,
    resumes_wanted,
    set_elsewhere,
    states,
)
from bot.interviews.audit import Change, Values
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.interviews.planned import Planned, Taken
from bot.interviews.venues import Venue
from bot.notices.catalogue import hooks


class NotYet(Exception):
    """A booking that HR may still take back is perhaps all that says that somebody on the panel is the candidate."""

    def __init__(self, until: datetime) -> None:
        super().__init__("not yet")
        self.until = until


def upsert(change: Change, provider: str, event: Event, delivery_id: int) -> str:
    assert event.interview is not None and event.occurred_at is not None
    ref = refs.hold(provider, event.external_id)
    if ref.is_newer_than(event.occurred_at, delivery_id):
        [current] = lookup.load([ref.interview_id]) if ref.interview_id else [None]
        note_said_too_late(event.interview, current)
        return deliveries.OVERTAKEN
    ref.occurred_at, ref.delivery_id = event.occurred_at, delivery_id
    ref.described, ref.cancelled = event.interview, False
    outcome = settle(change, ref)
    refs.save(ref)
    return outcome


def cancel(change: Change, provider: str, event: Event, delivery_id: int) -> str:
    """Quiet where it never was, or is off already; too late once it has begun."""
    assert event.occurred_at is not None
    ref = refs.hold(provider, event.external_id)
    if ref.is_newer_than(event.occurred_at, delivery_id):
        return deliveries.OVERTAKEN
    ref.occurred_at, ref.delivery_id, ref.cancelled = event.occurred_at, delivery_id, True
    ref.lacks = []
    [interview] = lookup.load([ref.interview_id]) if ref.interview_id else [None]
    outcome = deliveries.QUIET
    if interview is not None and interview.status != "cancelled":
        try:
            cancelling.cancel(change, interview, "")
            outcome = deliveries.APPLIED
        except UserError:
            outcome = deliveries.LATE
    if outcome != deliveries.LATE:
        ref.done = ref.waits_at = None
    refs.save(ref)
    return outcome


def settle(change: Change, ref: Ref) -> str:
    """Bring the interview to what the source said last, as far as that is possible now. Raises: NotYet"""
    described = ref.described
    assert described is not None
    [current] = lookup.load([ref.interview_id]) if ref.interview_id else [None]
    if current is not None and not _goes_on(current, ref, described, change.now):
        current = None
    ref.lacks = []
    if current is not None and not _may_change(current, change.now):
        note_said_too_late(described, current)
        return deliveries.LATE
    meant = Meant(described, ref, current)
    if unsure := dict.fromkeys([*whom.denied(meant.unknown), *whom.disputed(meant.unknown)]):
        hooks.ask_who([one.addresses[0] for one in unsure], change.now)
    meant.hold()
    if (until := matches.may_be_taken_back_until(meant.candidate.id, change.now)) and _is_on_panel_of_own(meant):
        raise NotYet(until)
    return settle_held(change, meant)


def _is_on_panel_of_own(meant: Meant) -> bool:
    panel = {one.id for one in meant.panel}
    if meant.current is not None:
        panel |= {one.member_id for one in meant.current.panel if one.attends}
    return bool(access.who_may_be([(one, meant.candidate.id) for one in panel]))


def settle_held(change: Change, meant: Meant) -> str:
    """The same, of what is held already."""
    ref, described, current = meant.ref, meant.described, meant.current
    ref.lacks = [one.addresses[0] for one in meant.unknown]
    candidates.bring_up_to_date(meant.candidate, described, ref)
    if current is not None:
        [current] = lookup.load([current.id])
        if not _may_change(current, change.now):
            return deliveries.LATE
        if current.candidate_id != meant.candidate.id:  # somebody else's interview is another one
            cancelling.cancel(change, current, "")
            current = None
    outcome = (
        _book(change, ref, described, meant) if current is None else _change(change, ref, described, meant, current)
    )
    other = meant.found.resembles
    if other is not None and ref.interview_id is not None:
        after = {"other": other.id, "address": identity.masked(meant.found.address)}
        if not _was_said(meant.candidate.id, after):
            change.record("candidate.resembles", "interview", ref.interview_id, after=after)
    resumes_wanted.want(change, [(meant.candidate.id, described.resume_url)], "hook")
    ref.done = Done(
        called=described.called,
        slot=described.slot,
        panel=frozenset(one.id for one in meant.panel),
        recruiter=meant.recruiter.id if meant.recruiter else None,
        place=described.place,
        meeting_url=described.meeting_url,
    )
    return outcome


def _was_said(candidate_id: int, after: Values) -> bool:
    """HR knows already that the candidate has this address of the other's: sources repeat what they say."""
    return bool(
        store.fetch(
            """SELECT 1 FROM interview i JOIN audit_event a ON a.entity = 'interview' AND a.entity_id = i.id
               WHERE i.candidate_id = %(candidate)s AND a.action = 'candidate.resembles' AND a.after @> %(after)s LIMIT 1""",
            candidate=candidate_id,
            after=store.json(after),
        )
    )


def _may_change(interview: Interview, now: datetime) -> bool:
    return states.is_ahead(interview, now) or interview.status == "rescheduling"


def _goes_on(current: Interview, ref: Ref, described: Described, now: datetime) -> bool:
    """It is brought up to date; what is over or off is so only as long as the source leaves its time as it was."""
    if _may_change(current, now):
        return True
    if ref.done is None:
        return False
    is_same = described.slot == ref.done.slot
    return is_same or (
        current.slot is not None and current.status != "cancelled" and described.slot[0] < current.slot[1]
    )


# --- a new one ------------------------------------------------------------------------------------------------------


def _book(change: Change, ref: Ref, described: Described, meant: Meant) -> str:
    known = access.who_know([(one.id, meant.candidate.id) for one in meant.panel])
    kept_away = [one for one in meant.panel if (one.id, meant.candidate.id) in known]
    wanted = meant.booking([one for one in meant.panel if one not in kept_away])
    ref.waits_at = None
    if wanted.end <= change.now:  # nobody is asked any more
        list(many.book(change, [wanted]))
        ref.interview_id = change.rows[-1].entity_id
        return deliveries.APPLIED
    [taken] = planned.taken([wanted.planned])
    findings = [one.finding for one in obstacles.of(wanted.planned, None, change.now) if one.finding is not None]
    interview = booking.book(
        change, replace(wanted, has_time=not taken), passed=() if taken else availability.passed(findings)
    )
    ref.interview_id = interview.id
    [now] = lookup.load([interview.id])
    for one in kept_away:
        set_elsewhere.put_in(change, now, one)
    if meant.recruiter is not None:
        set_elsewhere.entrust(now, meant.recruiter)
    if taken:
        _let_wait(change, ref, described, now, taken)
    return deliveries.APPLIED


def _let_wait(
    change: Change, ref: Ref, described: Described, interview: Interview, taken: Sequence[Taken], *, told: bool = False
) -> None:
    """It stays without a time until HR decides, or the other one goes."""
    ref.waits_at = int(interview.sequence)
    if not told:
        after = {"slot": moved_back.dumped(described.slot), "others": [one.other.id for one in taken]}
        change.record("interview.overlaps", "interview", interview.id, after=after)


# --- one that is there ----------------------------------------------------------------------------------------------


def _change(change: Change, ref: Ref, described: Described, meant: Meant, now: Interview) -> str:
    done = ref.done
    waited = is_waiting(ref, now)
    slot = described.slot if waited or done is None or done.slot != described.slot else now.slot
    venue: Venue | None = meant.venue()
    if done is not None and (done.place, done.meeting_url) == (described.place, described.meeting_url):
        venue = None
    were = done.panel if done else frozenset()
    there = {one.member_id for one in now.panel if one.attends}
    come = [one for one in meant.panel if one.id not in were and one.id not in there]
    gone = _not_any_more(now, were, {one.id for one in meant.panel})
    for place in now.panel:
        if place.member_id in gone:
            set_elsewhere.leave_out(change, now, place.member)
        elif place.attends and access.must_stay_away(place.member, now):
            set_elsewhere.keep_away(change, now, place.member)
    if done is None or done.called != described.called:
        set_elsewhere.call_otherwise(change, now, meant.job, described.round_no, described.round_name, meant.recruiter)
    if meant.recruiter is not None and (done is None or done.recruiter != meant.recruiter.id):
        [now] = lookup.load([now.id])
        set_elsewhere.entrust(now, meant.recruiter)
    [now] = lookup.load([now.id])
    taken = _in_the_way(now, meant, slot, come)
    if taken and now.slot is not None:
        moving.take_time_away(change, now)
        [now] = lookup.load([now.id])
    if taken or slot is None:
        set_elsewhere.place(now, meant.mode, meant.room, described.meeting_url)
    elif slot != now.slot or (venue is not None and not venue.is_of(now)):
        moving.move(change, now, slot, venue)
        [now] = lookup.load([now.id])
    for one in come:
        set_elsewhere.put_in(change, now, one)
    ref.waits_at = None
    if taken:
        again = waited and done is not None and done.slot == described.slot
        _let_wait(change, ref, described, now, taken, told=again)
    return deliveries.APPLIED


def _not_any_more(now: Interview, were: Collection[int], are: Collection[int]) -> list[int]:
    """Whom the source named before and does not name now, and whoever stands in for them; ids of members."""
    places = {one.member_id: one for one in now.panel}
    found = [one for one in places if one in were and one not in are]
    for member_id in found:
        stands_in = places[member_id].replaced_by_id
        if stands_in in places and stands_in not in are and stands_in not in found:
            found.append(stands_in)
    return found


def is_waiting(ref: Ref, interview: Interview) -> bool:
    """For the source's time, and nobody has given it another since."""
    has_none = interview.status == "rescheduling" and interview.slot is None
    return has_none and ref.waits_at == interview.sequence


def _in_the_way(
    now: Interview, meant: Meant, slot: tuple[datetime, datetime] | None, come: list[Member]
) -> list[Taken]:
    if slot is None:
        return []
    panel = [one.member for one in now.panel if one.takes_time]
    panel += [one for one in come if not access.must_stay_away(one, now)]
    [found] = planned.taken([Planned(*slot, panel, now.candidate, meant.room, but=now)])
    return found
