"""What is to become of an interview that gets another time, length or place: judged before it is done, and again when it is.

A time that leaves the old slot, by however little, is a new question to everybody: the old one may end where somebody
has to be elsewhere. What stays within it, a shorter length or another place, keeps the answers, and is only told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.interviews import access, busy, obstacles, proposals, self_choice, states
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member, Participant, Room
from bot.interviews.obstacle import Obstacle
from bot.interviews.planned import Planned
from bot.interviews.venues import Venue
from bot.phrase import Phrase
from bot.times.values import Span

Slot = tuple[datetime, datetime]


@dataclass(frozen=True)
class Plan:
    """What is to become of an interview, as things stand: all of it is judged again when it is done.

    `asked` are the places that are asked anew, `kept` those whose answers stay, `left` those that stay empty: they
    declined, and cannot be there at the new time either.
    """

    interview: Interview
    slot: Slot
    venue: Venue | None
    asks: bool
    asked: Sequence[Participant]
    kept: Sequence[Participant]
    left: Sequence[Participant]
    accepted: Sequence[int]  # member ids of those who proposed this very time, or ticked it
    found: Sequence[Obstacle]

    @property
    def refusals(self) -> list[Obstacle]:
        return [one for one in self.found if one.refuses]

    @property
    def remarks(self) -> list[Obstacle]:
        return [one for one in self.found if not one.refuses]

    @property
    def time_changes(self) -> bool:
        return bool(self.interview.slot != self.slot)

    @property
    def wanted(self) -> Planned:
        bound = [one.member for one in (*self.asked, *self.kept) if one.part != "optional"]
        return planned(self.interview, self.slot, self.venue, bound)


def leaves(old: Slot | None, new: Slot) -> bool:
    """Whether somebody who has time for the old one may have none for the new one."""
    return old is None or new[0] < old[0] or old[1] < new[1]


# What was decided elsewhere is not ours to refuse for its hour, its length or its job.
_OURS_TO_SAY = ("past", "far", "length", "night", "hours", "job")


def plan(interview: Interview, slot: Slot, venue: Venue | None, asker: Member | None, now: datetime) -> Plan:
    """`interview` as `lookup` has loaded it; without an `asker` it was decided elsewhere.

    Raises: UserError where it cannot be moved, or would stay as it is.
    """
    check_may_move(interview, now)
    asks = leaves(interview.slot, slot) or interview.status == "rescheduling"
    is_there = venue is None or venue.is_of(interview)
    if interview.slot == slot and not asks and is_there:
        raise _nothing_new(interview, slot, venue)
    venue = None if is_there else venue
    current = [one for one in interview.panel if one.is_current]
    attending = [one for one in current if one.attends]
    again = _could_come(interview, [one for one in current if not one.attends], slot) if asks else []
    asked = [one for one in current if one in attending or one in again] if asks else []
    bound = [one.member for one in asked or attending if one.part != "optional"]  # others may be elsewhere
    found = obstacles.of(planned(interview, slot, venue, bound), asker, now)
    if interview.slot == slot:  # that is as it was
        found = [one for one in found if one.kind in ("room", "capacity", "conflict")]
    if asker is None:
        found = [one for one in found if one.kind not in _OURS_TO_SAY]
    return Plan(
        interview=interview,
        slot=slot,
        venue=venue,
        asks=asks,
        asked=asked,
        kept=[] if asks else attending,
        left=[one for one in current if not one.attends and one not in again],
        accepted=[*proposals.who_proposed(interview, slot), *self_choice.who_ticked(interview, slot)] if asks else (),
        found=[one for one in found if one.kind not in ("again", "application", "job")],
    )


def planned(interview: Interview, slot: Slot, venue: Venue | None, panel: Sequence[Member]) -> Planned:
    """As it would be, with this panel."""
    room = interview.room if interview.room_id else None  # type: ignore[attr-defined]
    if venue is not None:
        name = venue.then(interview)[1]
        room = Room.get_or_none(Room.name == name) if name else None
    return Planned(
        start=slot[0],
        end=slot[1],
        panel=panel,
        candidate=interview.candidate,
        room=room,
        job=interview.application.job,
        round_no=interview.round_no,
        but=interview,
    )


def _could_come(interview: Interview, declined: Iterable[Participant], slot: Slot) -> list[Participant]:
    """Who could not at the old time is asked about the new one, unless they must stay away or have another interview.
    Of who did not want to sit in nobody waits for another answer."""
    those = [
        one
        for one in declined
        if one.is_needed and one.member.active and not access.must_stay_away(one.member, interview)
    ]
    taken = {who for who, _ in busy.others([one.member_id for one in those], *slot, but=interview)}
    return [one for one in those if one.member_id not in taken]


def check_may_move(interview: Interview, now: datetime) -> None:
    """Raises: UserError, which says how it stands and what helps."""
    code = interview.code or ""
    if interview.status in ("rescheduling", "draft") or states.is_ahead(interview, now):
        return
    if interview.status == "cancelled":
        raise UserError("move.is_cancelled", code=code)
    if interview.status == "no_show":
        raise UserError("move.is_no_show", code=code)
    if interview.is_over(now) or interview.status in ("awaiting_feedback", "completed"):
        raise UserError("move.is_over", code=code)
    raise UserError("move.has_started", code=code)


def _nothing_new(interview: Interview, slot: Slot, venue: Venue | None) -> UserError:
    code = interview.code or ""
    if venue is not None:
        return UserError("move.is_there_already", code=code, where=_called(venue))
    return UserError("propose.is_at_that_time", code=code, when=Span(*slot))


def _called(venue: Venue) -> str | Phrase:
    modes = {"video": Phrase("place_now.video"), "onsite": Phrase("mode.onsite"), "phone": Phrase("place_now.phone")}
    if venue.link:
        return Phrase("place_now.link")
    return venue.room or modes[venue.mode]
