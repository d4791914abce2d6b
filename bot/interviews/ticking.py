"""What a panel says of the times that are offered to it, what that comes to, and other times where it comes to nothing."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.db import store
from bot.interviews import access, locks, lookup, offering, other_days, panel, places, self_choice, states
from bot.interviews.audit import Change, Values
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member, Participant
from bot.interviews.self_choice import SelfChoice
from bot.times.values import Span


@dataclass(frozen=True)
class Standing:
    """How far it is: of those who are needed, who has not said anything (`silent`), can come at none of the times
    (`without`), or cannot come at all (`declined`); the times common to all (`common`), and those of them that are still
    open (`open`)."""

    choice: SelfChoice
    silent: Sequence[Member]
    without: Sequence[Member]
    declined: Sequence[Member]
    common: Sequence[Span]
    open: Sequence[Span]

    @property
    def has_all(self) -> bool:
        """Everybody has said what they can do."""
        return not self.silent and not self.declined

    @property
    def is_stuck(self) -> bool:
        """No answer that is still awaited can bring a time to the candidate."""
        return bool(self.without or self.declined or (self.has_all and not self.open))


def standing(interview: Interview, now: datetime) -> Standing | None:
    """`interview` as `lookup` has loaded it; None where the candidate has no time to choose (any more)."""
    return standings([interview], now).get(interview.id)


def standings(interviews: Sequence[Interview], now: datetime) -> dict[int, Standing]:
    """`standing` by interview, of those of which there is one."""
    choices = _choices(interviews)
    return {one.id: _standing(one, choices[one.id], now) for one in interviews if one.id in choices}


def _choices(interviews: Sequence[Interview]) -> dict[int, SelfChoice]:
    return self_choice.of_each([one.id for one in interviews if states.is_to_be_chosen(one)])


def _standing(interview: Interview, choice: SelfChoice, now: datetime) -> Standing:
    common = self_choice.common(interview, choice)
    needed = self_choice.required(interview)
    declined = [one.member for one in needed if _is_out(one, interview)]
    said = [one.member for one in needed if one.member not in declined and one.member_id in choice.ticks]
    return Standing(
        choice,
        silent=[one.member for one in needed if waits_for(interview, one.member, choice)],
        without=[one for one in said if not choice.ticks[one.id].numbers],
        declined=declined,
        common=common,
        open=self_choice.still_open(interview, common, now),
    )


def _is_out(place: Participant, interview: Interview) -> bool:
    return place.response == "declined" or access.must_stay_away(place.member, interview)


def silent_of(interview: Interview) -> list[Member]:
    """Who is asked which of the times will do, and has not said so; nobody where there are none to choose from."""
    choice = _choices([interview]).get(interview.id)
    needed = self_choice.required(interview) if choice is not None else []
    return [one.member for one in needed if choice is not None and waits_for(interview, one.member, choice)]


def waiting_for(member: Member, interviews: Sequence[Interview]) -> list[Interview]:
    """Those of the interviews of which the member is asked which times will do, and has not said so."""
    choices = _choices(interviews)
    return [one for one in interviews if one.id in choices and waits_for(one, member, choices[one.id])]


def waits_for(interview: Interview, member: Member, choice: SelfChoice) -> bool:
    """Whether they are asked which of the times will do, and have not said so."""
    place = access.place_of(member, interview)
    is_asked = place is not None and place.answer_counts and not _is_out(place, interview)
    return is_asked and member.id not in choice.ticks


# --- what they say --------------------------------------------------------------------------------------------------


def check_tick(interview: Interview, member: Member) -> SelfChoice:
    """The times that the member may tick. Raises: UserError"""
    place = places.at(interview, member)
    panel.check_not_replaced(place, speaks=True)
    if access.knows(member, interview.candidate_id):
        raise access.must_be_kept_away(member, interview.candidate_id)
    choice = self_choice.of(interview.id)
    if choice is None or not states.is_to_be_chosen(interview):
        raise UserError("tick.nothing_to_choose", code=interview.code or "")
    if not place.is_needed:
        raise UserError("tick.you_sit_in", code=interview.code or "")
    return choice


def tick(
    change: Change, interview: Interview, member: Member, numbers: Collection[int], offer: int | None = None
) -> None:
    """These of the times will do, and count as accepted; none of them does where there are no numbers. What was said
    before of the same times is replaced, until one of them is chosen.

    `offer`: which times were ticked, where that is known, since others may have been offered meanwhile.
    Raises: UserError
    """
    now = panel.hold(interview, [member.id])
    choice = check_tick(now, member)
    if offer is not None and offer != choice.offer:
        raise UserError("tick.newer_card")
    check_numbers(choice, numbers)
    place = places.at(now, member)
    before = places.answer_of(place, now) | {"ticked": _numbers(choice, member), "offer": choice.offer}
    before["common"] = _how_many_in_common(now)
    if place.response == "declined" and numbers:
        place.response, place.response_reason, place.responded_at = "needs_action", None, change.now
        place.save(only=["response", "response_reason", "responded_at"])
    _put(now, member.id, choice.offer, sorted(numbers), change.now)
    after: Values = {
        "member": member.id,
        "offer": choice.offer,
        "ticked": sorted(numbers),
        "common": _how_many_in_common(now),
    }
    change.record("panel.ticked", "interview", now.id, before=before, after=after, undoable=True)


def offered_meanwhile(interview: Interview) -> UserError:
    """What is said to numbers of times that are not those that are offered now."""
    return UserError("tick.others_offered", code=interview.code or "")


def check_numbers(choice: SelfChoice, numbers: Collection[int]) -> None:
    """Raises: UserError"""
    if not set(numbers) <= choice.times.keys():
        raise UserError("tick.how_many", n=len(choice.times))


def _numbers(choice: SelfChoice, member: Member) -> list[int] | None:
    ticked = choice.ticks.get(member.id)
    return sorted(ticked.numbers) if ticked else None


def _how_many_in_common(interview: Interview) -> int | None:
    """None while somebody has not said anything."""
    [now] = lookup.load([interview.id])
    choice = self_choice.of(now.id)
    assert choice is not None
    needed = [one.member_id for one in self_choice.required(now)]
    return len(self_choice.common(now, choice)) if all(one in choice.ticks for one in needed) else None


def _put(interview: Interview, member_id: int, offer: int, numbers: Sequence[int], at: datetime) -> None:
    store.execute(
        """INSERT INTO tick (interview_id, offer, member_id, numbers, at)
           VALUES (%(interview)s, %(offer)s, %(member)s, %(numbers)s::int[], %(at)s)
           ON CONFLICT (interview_id, offer, member_id) DO UPDATE SET numbers = excluded.numbers, at = excluded.at""",
        interview=interview.id,
        offer=offer,
        member=member_id,
        numbers=list(numbers),
        at=at,
    )


def untick(interview: Interview, before: Values, after: Values) -> None:
    """For undo: what they had said before, or nothing."""
    places.put_back(interview, after["member"], before)
    if before["ticked"] is None:
        store.execute(
            "DELETE FROM tick WHERE interview_id = %(interview)s AND offer = %(offer)s AND member_id = %(member)s",
            interview=interview.id,
            offer=before["offer"],
            member=after["member"],
        )
        return
    store.execute(
        """UPDATE tick SET numbers = %(numbers)s::int[]
           WHERE interview_id = %(interview)s AND offer = %(offer)s AND member_id = %(member)s""",
        interview=interview.id,
        offer=before["offer"],
        member=after["member"],
        numbers=before["ticked"],
    )


# --- other times ----------------------------------------------------------------------------------------------------


def check_offer(interview: Interview, now: datetime) -> SelfChoice:
    """Raises: UserError where no other times can be offered."""
    choice = self_choice.of(interview.id)
    if choice is not None and states.is_to_be_chosen(interview):
        return choice
    if interview.slot is not None and states.is_ahead(interview, now):
        raise UserError("other_days.has_a_time", code=interview.code or "", when=Span(*interview.slot))
    raise UserError("other_days.no_choice", code=interview.code or "")


def offer_others(change: Change, interview: Interview, within: Span | None, *, renews: bool = False) -> offering.Offer:
    """Others take the place of those that were offered, and everybody is asked anew, the candidate as well. `renews`: nobody
    asked for it, and what the candidate has said stays.

    Raises: UserError where there are none.
    """
    locks.hold(members={one.member_id for one in places.of(interview)}, interviews={interview.id})
    [now] = lookup.load([interview.id])
    choice = check_offer(now, change.now)
    offer, _ = other_days.others_for(now, choice, within, change.now)
    if offer is None:
        raise UserError("other_days.nothing_suits")
    before: Values = {
        "status": now.status,
        "candidate_response": now.candidate_response,
        "offer": choice.offer,
        "start": choice.within.start.isoformat(),
        "end": choice.within.end.isoformat(),
        "is_asked": choice.is_asked,
        "is_renewed": choice.is_renewed,
        "offered_at": choice.offered_at.isoformat(),
    }
    number = _next_number(now, choice)
    offering.put_instead(now, number, offer, change.now, renews=renews)
    if not renews:  # else what they have said at this very moment is for HR to decide
        _answers(now, "needs_action")
    after: Values = {"offer": number, "renews": renews, "times": len(offer.times)}
    change.record("interview.offered", "interview", now.id, before=before, after=after, undoable=not renews)
    return offer


def _next_number(interview: Interview, choice: SelfChoice) -> int:
    """No offer has the number of another, also where that was undone: who has seen its times may still answer."""
    [row] = store.fetch(
        """SELECT max((after ->> 'offer')::int) AS number FROM audit_event
           WHERE entity = 'interview' AND entity_id = %(id)s AND action = 'interview.offered'""",
        id=interview.id,
    )
    return max(int(row["number"] or 0), choice.offer) + 1


def take_back_offer(interview: Interview, before: Values, after: Values) -> None:
    """For undo: the times that were offered before, with what was said of them."""
    offering.put_back(interview, before)
    if interview.candidate_response == "needs_action":  # else they have answered the others meanwhile
        _answers(interview, before.get("candidate_response", "needs_action"))


def _answers(interview: Interview, answer: str) -> None:
    interview.candidate_response = answer
    interview.save(only=["candidate_response"])
