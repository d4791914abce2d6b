"""The candidate chooses the time: from those that all of the panel have ticked, and that are still free for everybody.

Such an interview is a draft without a time until it is chosen, or HR sets one. Times are offered to its panel
(`offering`), each of whom says which will do (`ticking`); of several offers the last one counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import peewee

from bot.db import store
from bot.interviews import access, availability, locks, lookup, moved_back, places, states
from bot.interviews.audit import Change
from bot.interviews.by_candidate import Moved
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Participant
from bot.interviews.offering import NOTICE
from bot.interviews.planned import Planned, taken
from bot.times.values import Span


@dataclass(frozen=True)
class Ticked:
    """What a member said of the times: the numbers of those that will do, none where none does."""

    numbers: frozenset[int]
    at: datetime


@dataclass(frozen=True)
class SelfChoice:
    """The times that were offered last, by their numbers from 1, and by member id who has said what of them."""

    interview_id: int
    offer: int
    minutes: int
    within: Span
    is_asked: bool
    is_renewed: bool
    offered_at: datetime
    times: Mapping[int, Span]
    ticks: Mapping[int, Ticked]

    @property
    def length(self) -> timedelta:
        return timedelta(minutes=self.minutes)

    def ticked_by(self, member_id: int) -> list[Span] | None:
        """None where they have not said anything yet."""
        ticked = self.ticks.get(member_id)
        return None if ticked is None else [self.times[one] for one in sorted(ticked.numbers)]

    def common_to(self, member_ids: Sequence[int]) -> list[Span]:
        """What every one of them has ticked, the earliest first; nothing where there is none of them."""
        if not member_ids or any(one not in self.ticks for one in member_ids):
            return []
        numbers = frozenset.intersection(*(self.ticks[one].numbers for one in member_ids))
        return [self.times[one] for one in sorted(numbers)]


def of(interview_id: int) -> SelfChoice | None:
    """As it is now; None for an interview whose time was never the candidate's to choose."""
    return of_each([interview_id]).get(interview_id)


def of_each(interview_ids: Sequence[int]) -> dict[int, SelfChoice]:
    """`of`, by interview."""
    if not interview_ids:
        return {}
    rows = store.fetch(
        """SELECT c.interview_id, c.offer, c.minutes, lower(c.within) AS since, upper(c.within) AS until, c.is_asked,
             c.is_renewed, c.offered_at,
             ARRAY(SELECT json_build_array(o.number, lower(o.slot), upper(o.slot)) FROM offered_slot o
               WHERE o.interview_id = c.interview_id AND o.offer = c.offer ORDER BY o.number) AS times,
             ARRAY(SELECT json_build_array(t.member_id, t.numbers, t.at) FROM tick t
               WHERE t.interview_id = c.interview_id AND t.offer = c.offer) AS ticks
           FROM self_choice c WHERE c.interview_id = ANY(%(ids)s::bigint[])""",
        ids=list(interview_ids),
    )
    return {row["interview_id"]: _read(row) for row in rows}


def _read(row: store.Row) -> SelfChoice:
    within = Span(row.pop("since"), row.pop("until"))
    times = {
        number: Span(datetime.fromisoformat(start), datetime.fromisoformat(end))
        for number, start, end in row.pop("times")
    }
    ticks = {who: Ticked(frozenset(numbers), datetime.fromisoformat(at)) for who, numbers, at in row.pop("ticks")}
    return SelfChoice(**row, within=within, times=times, ticks=ticks)


def required(interview: Interview) -> list[Participant]:
    """The places without whose ticks no time reaches the candidate."""
    return access.answering(interview)


def common(interview: Interview, choice: SelfChoice) -> list[Span]:
    """The times that all of those have ticked; whoever cannot come, has left or must stay away ticks none."""
    needed = required(interview)
    if any(one.response == "declined" or access.must_stay_away(one.member, interview) for one in needed):
        return []
    return choice.common_to([one.member_id for one in needed])


def open_slots(interview: Interview, now: datetime) -> list[Span]:
    """From what the candidate may choose at this moment, the earliest first: common to the panel, at least two hours
    ahead, and free for all of it, the candidate and the room. Empty where the time is not theirs to choose."""
    [fresh] = lookup.load([interview.id])
    choice = of(interview.id)
    if choice is None or not states.is_to_be_chosen(fresh):
        return []
    return still_open(fresh, common(fresh, choice), now)


def still_open(interview: Interview, times: Sequence[Span], now: datetime) -> list[Span]:
    """Those of the times that the panel has in common which the candidate may choose. `interview` as `lookup` has loaded it."""
    return free(interview, [one for one in times if one.start >= now + NOTICE])


def free(interview: Interview, times: Sequence[Span]) -> list[Span]:
    """Those of the times at which nobody who would be there has another interview or is away. `interview` as `lookup` has
    loaded it."""
    if not times:
        return []
    members = [one.member for one in interview.panel if one.is_current and one.takes_time]
    planned = [
        Planned(one.start, one.end, members, interview.candidate, interview.room, but=interview) for one in times
    ]
    known = availability.known([one.id for one in members], times[0].start, max(one.end for one in times))
    return [
        one
        for one, clashes in zip(times, taken(planned), strict=True)
        if not clashes and not any(each.leave_at(one.start, one.end) for each in known.values())
    ]


def who_ticked(interview: Interview, slot: tuple[datetime, datetime]) -> list[int]:
    """Member ids of those who are needed and have ticked this very time, while it is still to be chosen."""
    choice = of(interview.id) if states.is_to_be_chosen(interview) else None
    if choice is None:
        return []
    numbers = {number for number, one in choice.times.items() if (one.start, one.end) == slot}
    return [
        one.member_id
        for one in required(interview)
        if one.member_id in choice.ticks and numbers & choice.ticks[one.member_id].numbers
    ]


# --- the candidate's choice -----------------------------------------------------------------------------------------


def choose(change: Change, interview: Interview, slot: Span) -> bool:
    """The candidate takes this time: it is booked, and all who have ticked it have accepted. False where that was so already.

    Judged as things are now that everybody is held: of two candidates at once for one person's time one is first.
    Raises: UserError where it is not open any more; Moved where the interview has another time or is off.
    """
    locks.hold(
        members={one.member_id for one in places.of(interview) if one.is_current},
        candidates={interview.candidate_id},
        rooms={interview.room_id} if interview.room_id else (),  # type: ignore[attr-defined]
        interviews={interview.id},
    )
    [now] = lookup.load([interview.id])
    if not states.is_to_be_chosen(now):
        if now.slot == (slot.start, slot.end):
            return False
        raise Moved
    if slot not in open_slots(now, change.now):
        raise gone()
    before = moved_back.as_it_is(now)
    try:
        with store.db.atomic():  # a savepoint: an import holds nobody, so that the constraints decide
            Interview.update(slot=(slot.start, slot.end), status="scheduled", candidate_response="accepted").where(
                Interview.id == now.id
            ).execute()
            for place in required(now):
                _has_accepted(place, change.now)
    except peewee.IntegrityError:
        raise gone() from None
    fresh = Interview.get_by_id(now.id)
    states.move(fresh, states.by_the_answers(fresh))
    after = {"slot": moved_back.dumped((slot.start, slot.end)), "sequence": int(now.sequence)}
    change.record("interview.chosen", "interview", now.id, before=before, after=after)
    return True


def _has_accepted(place: Participant, at: datetime) -> None:
    Participant.update(response="accepted", responded_at=at).where(
        (Participant.interview == place.interview_id) & (Participant.member == place.member_id)
    ).execute()


def gone() -> UserError:
    return UserError("choice.just_taken")
