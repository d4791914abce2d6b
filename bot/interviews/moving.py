"""HR gives an interview another time, length or place, or none for now.

A time that leaves the old slot, by however little, is a new question to everybody: the old one may end where somebody
has to be elsewhere. What stays within it, a shorter length or another place, keeps the answers, and is only told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import peewee

from bot.db import store
from bot.interviews import access, availability, busy, locks, lookup, obstacles, places, proposals, states, venues
from bot.interviews.audit import Change, Values
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member, Participant, Room
from bot.interviews.obstacles import Obstacle
from bot.interviews.planned import Planned
from bot.interviews.venues import Venue
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
    accepted: Sequence[int]  # member ids of those who proposed this very time
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
        return planned(self.interview, self.slot, self.venue, [one.member for one in (*self.asked, *self.kept)])


def leaves(old: Slot | None, new: Slot) -> bool:
    """Whether somebody who has time for the old one may have none for the new one."""
    return old is None or new[0] < old[0] or old[1] < new[1]


def plan(interview: Interview, slot: Slot, venue: Venue | None, asker: Member, now: datetime) -> Plan:
    """`interview` as `lookup` has loaded it.

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
    found = obstacles.of(planned(interview, slot, venue, [one.member for one in asked or attending]), asker, now)
    if interview.slot == slot:  # that is as it was
        found = [one for one in found if one.kind in ("room", "capacity", "conflict")]
    return Plan(
        interview=interview,
        slot=slot,
        venue=venue,
        asks=asks,
        asked=asked,
        kept=[] if asks else attending,
        left=[one for one in current if not one.attends and one not in again],
        accepted=proposals.who_proposed(interview, slot) if asks else (),
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
    """Who could not at the old time is asked about the new one, unless they must stay away or have another interview."""
    those = [one for one in declined if one.member.active and not access.must_stay_away(one.member, interview)]
    taken = {who for who, _ in busy.others([one.member_id for one in those], *slot, but=interview)}
    return [one for one in those if one.member_id not in taken]


def check_may_move(interview: Interview, now: datetime) -> None:
    """Raises: UserError, which says how it stands and what helps."""
    code = interview.code or ""
    if interview.status == "rescheduling" or states.is_ahead(interview, now):
        return
    if interview.status == "cancelled":
        raise UserError("{code} is cancelled; book it again.", "{code} 已取消，要面请重新约。", code=code)
    if interview.status == "no_show":
        raise UserError(
            "{code}: the candidate did not come. Another time is a new booking.",
            "{code} 候选人未到，另约时间请重新约面。",
            code=code,
        )
    if interview.is_over(now) or interview.status in ("awaiting_feedback", "completed"):
        raise UserError("{code} is over and cannot be moved.", "{code} 已经结束，不能改期。", code=code)
    raise UserError("{code} has started and cannot be moved.", "{code} 已经开始，不能改期。", code=code)


def moved_meanwhile(now: Interview) -> UserError:
    """What was read, or read back, was about another time."""
    code = now.code or ""
    if now.slot is None:
        return UserError(
            "{code} has no time any more. Nothing was changed; please send it again.",
            "{code} 刚刚改成了时间待定。什么都没有改动，请重新发一次。",
            code=code,
        )
    return UserError(
        "{code} was moved meanwhile: {when}. Nothing was changed; please send it again.",
        "{code} 刚刚改了时间：{when}。什么都没有改动，请重新发一次。",
        code=code,
        when=Span(*now.slot),
    )


def _nothing_new(interview: Interview, slot: Slot, venue: Venue | None) -> UserError:
    code = interview.code or ""
    if venue is not None:
        return UserError(
            "{code} is there already: {where}.", "{code} 本来就在{where}。", code=code, where=_called(venue)
        )
    return UserError("{code} is at that time already: {when}.", "{code} 本来就是{when}。", code=code, when=Span(*slot))


def _called(venue: Venue) -> tuple[str, str]:
    modes = {"video": ("by video", "视频"), "onsite": ("on site", "现场"), "phone": ("by phone", "电话")}
    if venue.link:
        return "that meeting link", "这个会议链接"
    return (venue.room, venue.room) if venue.room else modes[venue.mode]


def move(
    change: Change, interview: Interview, slot: Slot, venue: Venue | None = None, *, proposal: int | None = None
) -> Plan:
    """Do it, judged as things are now that everybody is held. `change.actor` is who of HR does it; `proposal` is the id of
    the one that they take.

    Raises: UserError; Refused where something stands in the way.
    """
    assert change.actor is not None
    if venue is not None and venue.room:
        venues.room_of(venue)
    wanted = planned(interview, slot, venue, ())
    locks.hold(
        members={one.member_id for one in places.of(interview) if one.is_current},
        candidates={interview.candidate_id},
        rooms={wanted.room.id} if wanted.room else (),
        interviews={interview.id},
    )
    if proposal is not None:
        proposals.check_open(proposal)
    [now] = lookup.load([interview.id])
    if now.sequence != interview.sequence:
        raise moved_meanwhile(now)
    made = plan(now, slot, venue, change.actor, change.now)
    if made.refusals:
        raise Refused(made)
    before = _as_it_was(now)
    bumps = made.asks or now.start != slot[0]
    _write(made, sequence=int(now.sequence) + bumps, change=change)
    closed = proposals.close_by_move(change, now, slot) if bumps else []
    after: Values = {
        "slot": _dumped(slot),
        "sequence": int(now.sequence) + bumps,
        "asked": [one.member_id for one in made.asked if one.member_id not in made.accepted],
        "proposals": closed,
    }
    if made.venue is not None:
        after["place"] = _kind_of(made.venue)
    if passed := availability.passed([one.finding for one in made.remarks if one.finding is not None]):
        after["passed"] = passed
    change.record("interview.moved", "interview", now.id, before=before, after=after, undoable=True)
    return made


class Refused(Exception):
    """Something stands in the way of a move."""

    def __init__(self, plan: Plan) -> None:
        super().__init__("refused")
        self.plan = plan


def _write(made: Plan, *, sequence: int, change: Change) -> None:
    now = made.interview
    values: dict[str, Any] = {"slot": made.slot, "sequence": sequence}
    if made.asks:
        values |= {
            "candidate_response": "needs_action",
            "status": "scheduled" if now.status != "on_hold" else "on_hold",
        }
    if made.venue is not None:
        values |= _at(made.venue, now)
    try:
        with store.db.atomic():
            Interview.update(**values).where(Interview.id == now.id).execute()
            for one in made.asked:
                has_said_so = one.member_id in made.accepted
                Participant.update(
                    response="accepted" if has_said_so else "needs_action",
                    responded_at=change.now if has_said_so else None,
                    response_reason=None,
                ).where((Participant.interview == now) & (Participant.member == one.member_id)).execute()
    except peewee.IntegrityError:
        again = plan(now, made.slot, made.venue, change.actor, change.now) if change.actor else made
        if again.refusals:
            raise Refused(again) from None
        raise UserError("That time is no longer free.", "那个时间已经有别的安排了。") from None
    if made.asks:
        fresh = Interview.get_by_id(now.id)
        states.move(fresh, states.by_the_answers(fresh))


def _at(venue: Venue, now: Interview) -> dict[str, Any]:
    if venue.link:
        return {"meeting_url": venue.link}
    mode, room = venue.then(now)
    return {"mode": mode, "room": (venues.room_of(venue) if venue.room else now.room) if room else None}


def _kind_of(venue: Venue) -> str:
    return "link" if venue.link else "place"


# --- no time for now ------------------------------------------------------------------------------------------------


def check_take_time_away(interview: Interview, now: datetime) -> None:
    """Raises: UserError"""
    if interview.status == "rescheduling" and interview.slot is None:
        raise UserError("{code} has no time yet.", "{code} 本来就还没定时间。", code=interview.code or "")
    check_may_move(interview, now)


def take_time_away(change: Change, interview: Interview) -> None:
    """It has no time until it is given one; everybody and the room are free.

    Raises: UserError
    """
    locks.hold(members={one.member_id for one in places.of(interview)}, interviews={interview.id})
    [now] = lookup.load([interview.id])
    check_take_time_away(now, change.now)
    before = _as_it_was(now)
    Interview.update(
        slot=None, status="rescheduling", sequence=Interview.sequence + 1, candidate_response="needs_action"
    ).where(Interview.id == now.id).execute()
    closed = proposals.close_by_move(change, now, None)
    after = {"slot": None, "sequence": int(now.sequence) + 1, "proposals": closed}
    change.record("interview.time_open", "interview", now.id, before=before, after=after, undoable=True)


# --- and back -------------------------------------------------------------------------------------------------------


def _as_it_was(now: Interview) -> Values:
    return {
        "slot": _dumped(now.slot),
        "sequence": int(now.sequence),
        "status": now.status,
        "candidate_response": now.candidate_response,
        "room": now.room_id,  # type: ignore[attr-defined]
        "link": now.meeting_url,
        "mode": now.mode,
        "places": {str(one.member_id): places.values_of(one) for one in now.panel},
    }


def put_back(interview: Interview, before: Values, after: Values) -> None:
    """For undo: time, place and answers as they were; a version of its own, where the move had one.

    Raises: peewee.IntegrityError when the time is taken by now.
    """
    bumped = after["sequence"] != before["sequence"]
    slot = interview.slot = slot_in(before)
    # What each has answered first: who had declined must not need the old time.
    for member_id, was in before["places"].items():
        if was["response"] == "declined":
            places.put_back(interview, int(member_id), was)
    Interview.update(
        slot=slot,
        sequence=Interview.sequence + bumped,
        status=before["status"],
        candidate_response=before["candidate_response"],
        room=before["room"],
        meeting_url=before["link"],
        mode=before["mode"],
    ).where(Interview.id == interview.id).execute()
    for member_id, was in before["places"].items():
        places.put_back(interview, int(member_id), was)
    interview.status = before["status"]
    proposals.reopen(after.get("proposals") or [])


def slot_in(values: Values) -> Slot | None:
    """The time that an audit row holds."""
    said = values.get("slot")
    return (datetime.fromisoformat(said[0]), datetime.fromisoformat(said[1])) if said else None


def _dumped(slot: Slot | None) -> list[str] | None:
    return [slot[0].isoformat(), slot[1].isoformat()] if slot else None
