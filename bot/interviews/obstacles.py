"""What stands in the way of a planned interview, and what is odd about it: asked before it is booked or moved, for one
or for many in the same few statements.

They come in the order in which they are worth saying: a clash before an hour.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.db import store
from bot.interviews import access, availability, identity, lookup, matches, round_names
from bot.interviews.availability import Known
from bot.interviews.models import Candidate, Member
from bot.interviews.obstacle import ByCompanysClock, Coded, Obstacle
from bot.interviews.planned import Planned, Taken, taken
from bot.phrase import Phrase
from bot.times import calendar
from bot.times.values import Span, ZoneThen
from bot.times.when import FARTHEST
from bot.times.zones import company_zone, same_time

NIGHT_ENDS = time(7)  # from midnight: nobody is booked then
USUAL_FROM, USUAL_UNTIL = time(9), time(22)
SHORTEST, LONGEST = timedelta(minutes=10), timedelta(hours=12)  # as the database has it


def of(planned: Planned, asker: Member | None, now: datetime) -> list[Obstacle]:
    """All there is about one, as `asker` of HR may know it; None where nobody asks."""
    [found] = of_each([planned], asker, now)
    return found


def of_each(planned: Sequence[Planned], asker: Member | None, now: datetime) -> list[list[Obstacle]]:
    """The same of many, in their order."""
    if not planned:
        return []
    clashes = taken(planned)
    known = access.who_know(
        [(one.id, each.candidate.id) for each in planned if each.candidate for one in (*each.panel, asker) if one]
    )
    matched = access.who_may_be(known)
    gone = _who_left({one.id for each in planned for one in each.panel})
    before = _what_went_before(planned, now)
    times = availability.known(
        {one.id for each in planned for one in each.panel},
        min(one.start for one in planned),
        max(one.end for one in planned),
    )
    return [
        [_kept_away()]
        if one.candidate and asker and (asker.id, one.candidate.id) in known
        else [
            *_out_of_reach(one, now),
            *(_clash(it) for it in clashes[number]),
            *_people(one, known, matched, gone),
            *_their_time(one, planned[:number], times, now),
            *_hours(one),
            *_day(one),
            *_history(one, before.get(number)),
            *_room(one),
        ]
        for number, one in enumerate(planned)
    ]


@dataclass(frozen=True)
class Described:
    """Whom somebody means by a candidate: who is there already, if anybody, and what was said of them."""

    candidate: Candidate | None
    name: str
    mail: str
    phone: str
    panel: Sequence[Member] = ()


def of_contacts(described: Sequence[Described], asker: Member | None) -> list[list[Obstacle]]:
    """Of each, what is odd about its address or number: it is somebody else's, too, or another than we have. Who of the
    panel has it may be the candidate, and is refused."""
    said = [(one.name, one.mail, one.phone) for one in described if one.mail or one.phone]
    if not said:
        return [[] for _ in described]
    index = identity.Candidates(said)
    found = [list(_contacts(one, index)) for one in described]
    others = {int(it.id) for them in found for _, it in them}
    away = access.candidates_kept_from(asker, others) if asker else set()
    whose = _whose([address for one in described for address in identity.addresses_of(one.mail, one.phone)])
    return [
        [*_of_panel(one, whose), *(obstacle for obstacle, other in them if other.id not in away)]
        for one, them in zip(described, found, strict=True)
    ]


def is_of_match(found: Iterable[Obstacle]) -> bool:
    """Somebody of the panel may be the candidate."""
    return any(one.phrase.id in ("obstacle.number_of_panel", "obstacle.may_be_candidate") for one in found)


def _whose(addresses: Sequence[str]) -> dict[str, set[int]]:
    """The ids of the members who have each of them, as somebody else has confirmed."""
    found = identity.members_at(addresses, unsure=True)
    return {address: {int(one.record.id) for one in them} for address, them in found.items()}


def _of_panel(one: Described, whose: Mapping[str, Collection[int]]) -> Iterator[Obstacle]:
    for address in identity.addresses_of(one.mail, one.phone):
        for member in one.panel:
            is_theirs = member.id in whose.get(address, ())
            candidate = one.candidate.id if one.candidate else None
            if is_theirs and not (candidate and matches.is_noted(candidate, member.id, address)):
                what = Phrase("obstacle.email" if address.startswith("email:") else "obstacle.mobile")
                yield Obstacle("conflict", Phrase("obstacle.number_of_panel", who=member.name, what=what))


def _contacts(one: Described, index: identity.Candidates) -> Iterator[tuple[Obstacle, Candidate]]:
    if not (one.mail or one.phone):
        return
    known = one.candidate if one.candidate is not None and one.candidate.id else None
    if known is not None and not identity.may_be_same(known, str(known.name), one.mail, one.phone):
        yield (
            Obstacle(
                "contact",
                Phrase("obstacle.other_contact", who=known.shown_name),
                refuses=False,
            ),
            known,
        )
    for match in index.matches(one.name, one.mail, one.phone):
        if match.why in (identity.Why.MAIL, identity.Why.PHONE) and match.record != known:
            is_namesake = identity.name_key(str(match.record.name)) == identity.name_key(one.name)
            is_mail = match.why is identity.Why.MAIL
            yield (
                Obstacle(
                    "contact",
                    Phrase(
                        "obstacle.same_contact_and_name" if is_namesake else "obstacle.same_contact",
                        other=match.record.shown_name,
                        what=Phrase("obstacle.email" if is_mail else "obstacle.mobile"),
                    ),
                    refuses=False,
                ),
                match.record,
            )


# --- when -----------------------------------------------------------------------------------------------------------


def _out_of_reach(one: Planned, now: datetime) -> Iterator[Obstacle]:
    if one.start <= now:
        yield Obstacle("past", Phrase("obstacle.past", when=Span(one.start, one.end)))
    elif one.start - now > FARTHEST:
        yield Obstacle(
            "far",
            Phrase("obstacle.far", when=Span(one.start, one.end)),
        )
    if not SHORTEST <= one.end - one.start <= LONGEST:
        yield Obstacle("length", Phrase("obstacle.length"))


def _hours(one: Planned) -> Iterator[Obstacle]:
    """By the company's clock; who reads another one there and then is named."""
    starts, ends = one.start.astimezone(company_zone()), one.end.astimezone(company_zone())
    begins = ByCompanysClock(one.start)
    if starts.time() < NIGHT_ENDS or (ends.date() > starts.date() and ends.time() > time()):
        yield Obstacle(
            "night",
            Phrase("obstacle.night", at=begins),
        )
    elif starts.time() < USUAL_FROM or ends.time() > USUAL_UNTIL or ends.date() > starts.date():
        yield Obstacle(
            "hours",
            Phrase("obstacle.unusual_hours", at=begins),
            refuses=False,
        )
    there: list[Member | Candidate] = [*one.panel, *([one.candidate] if one.candidate else [])]
    for who in there:
        local = one.start.astimezone(who.tz)
        if not same_time(who.tz, company_zone(), one.start) and not USUAL_FROM <= local.time() <= USUAL_UNTIL:
            yield Obstacle(
                "abroad",
                Phrase("obstacle.abroad", who=who.name, at=f"{local:%H:%M}", zone=ZoneThen(who.tz, one.start)),
                refuses=False,
            )


def _day(one: Planned) -> Iterator[Obstacle]:
    day = one.start.astimezone(company_zone()).date()
    if calendar.oddity(day, "zh"):
        yield Obstacle("day", Phrase("obstacle.day", day=day), refuses=False)


# --- who ------------------------------------------------------------------------------------------------------------


def _clash(it: Taken) -> Obstacle:
    assert it.other.slot is not None
    return Obstacle(
        {"member": "person"}.get(it.kind, it.kind),
        Phrase(
            "obstacle.candidate_clash" if it.kind == "candidate" else "obstacle.clash",
            who=it.name,
            when=Span(*it.other.slot),
            other=Coded(it.other),
        ),
    )


def _people(
    one: Planned, known: set[tuple[int, int]], matched: set[tuple[int, int]], gone: set[int]
) -> Iterator[Obstacle]:
    for member in one.panel:
        if member.id in gone:
            yield Obstacle(
                "left",
                Phrase("obstacle.deactivated", who=member.name),
            )
    candidate = one.candidate.id if one.candidate else None
    for member in one.panel:
        if (member.id, candidate) in known:
            yield Obstacle(
                "conflict",
                Phrase(
                    "obstacle.may_be_candidate" if (member.id, candidate) in matched else "obstacle.conflict",
                    who=member.name,
                ),
            )


_AS_OBSTACLE = {"leave": "leave", "day": "limit", "week": "limit", "hours": "work"}


def _their_time(one: Planned, earlier: Sequence[Planned], times: dict[int, Known], now: datetime) -> Iterator[Obstacle]:
    """Who is away, has enough with what is planned before it, or does not work then."""
    for member in one.panel:
        if member.id not in times:
            continue
        planned = [each.start for each in earlier if member in each.panel]
        for found in times[member.id].findings(one.start, one.end, now, planned=planned, but=one.but):
            yield Obstacle(_AS_OBSTACLE[found.what], found.phrase, refuses=False, finding=found)


def _kept_away() -> Obstacle:
    """Of a candidate whom the asker knows, or may be, nothing else is said."""
    return Obstacle(
        "conflict",
        Phrase("obstacle.kept_away"),
    )


def _who_left(ids: set[int]) -> set[int]:
    """As they are now, not as they were when they were loaded."""
    rows = store.fetch_planned(
        "SELECT id FROM member WHERE id = ANY(%(ids)s::bigint[]) AND NOT active", ids=sorted(ids)
    )
    return {row["id"] for row in rows}


# --- what went before -----------------------------------------------------------------------------------------------


def _what_went_before(planned: Sequence[Planned], now: datetime) -> dict[int, store.Row]:
    """Of each candidate and job how the application stands, and an interview of the same round that is ahead."""
    wanted = [
        {
            "number": number,
            "candidate": one.candidate.id if one.candidate else None,
            "job": one.job.id,
            "round": one.round_no,
            "but": one.but.id if one.but else None,
            "starts": one.start.isoformat(),
        }
        for number, one in enumerate(planned)
        if one.job is not None
    ]
    if not wanted:
        return {}
    rows = store.fetch_planned(
        """SELECT w.number, j.status AS job, a.status AS application, ahead.id AS ahead,
             crossed.round_no AS crossed, lower(crossed.slot) AS crossed_from, upper(crossed.slot) AS crossed_until
           FROM json_to_recordset(%(wanted)s) AS w
             (number int, candidate bigint, job bigint, round int, but bigint, starts timestamptz)
           JOIN job j ON j.id = w.job
           LEFT JOIN application a ON a.candidate_id = w.candidate AND a.job_id = w.job
           LEFT JOIN LATERAL (SELECT i.id FROM interview i WHERE i.application_id = a.id AND i.round_no = w.round
             AND (i.status IN ('on_hold', 'scheduled', 'confirmed') AND lower(i.slot) > %(now)s::timestamptz
               OR i.status = 'draft')
             AND i.id IS DISTINCT FROM w.but ORDER BY lower(i.slot) LIMIT 1) ahead ON true
           LEFT JOIN LATERAL (SELECT i.round_no, i.slot FROM interview i WHERE i.application_id = a.id
             AND i.status NOT IN ('draft', 'cancelled', 'rescheduling', 'no_show') AND i.id IS DISTINCT FROM w.but
             AND ((i.round_no < w.round AND lower(i.slot) > w.starts) OR (i.round_no > w.round AND lower(i.slot) < w.starts))
             ORDER BY i.round_no LIMIT 1) crossed ON true""",
        wanted=store.json(wanted),
        now=now,
    )
    ahead = {one.id: one for one in lookup.load([row["ahead"] for row in rows if row["ahead"]])}
    return {row["number"]: row | {"ahead": ahead.get(row["ahead"])} for row in rows}


_CLOSED = {
    "hired": "obstacle.hired",
    "rejected": "obstacle.rejected",
    "withdrawn": "obstacle.withdrawn",
}


def _history(one: Planned, row: store.Row | None) -> Iterator[Obstacle]:
    if row is None:
        return
    assert one.job is not None
    if row["job"] == "closed":
        yield Obstacle("job", Phrase("obstacle.job_closed", job=one.job.title))
    if one.candidate is not None and row["application"] in _CLOSED:
        yield Obstacle(
            "application",
            Phrase(_CLOSED[row["application"]], who=one.candidate.shown_name, job=one.job.title),
            refuses=False,
        )
    yield from _out_of_order(one, row)
    ahead = row["ahead"]
    if ahead is not None and ahead.slot is None:
        yield Obstacle(
            "again",
            Phrase("obstacle.candidate_chooses", other=Coded(ahead), code=ahead.code or ""),
            refuses=False,
        )
    elif ahead is not None and not (ahead.start < one.end and one.start < ahead.end):  # else it is a clash already
        yield Obstacle(
            "again",
            Phrase("obstacle.same_round", other=Coded(ahead), when=Span(*ahead.slot)),
            refuses=False,
        )


def _out_of_order(one: Planned, row: store.Row) -> Iterator[Obstacle]:
    """The third round before the second."""
    if row["crossed"] is None:
        return
    slots = {row["crossed"]: Span(row["crossed_from"], row["crossed_until"]), one.round_no: Span(one.start, one.end)}
    first, second = sorted(slots)
    yield Obstacle(
        "order",
        Phrase("obstacle.order", first=_round(first), second=_round(second), late=slots[first], early=slots[second]),
        refuses=False,
    )


def _round(number: int) -> Phrase:
    return Phrase("obstacle.round", number=number, name=round_names.name_of(number))


def _room(one: Planned) -> Iterator[Obstacle]:
    if one.room is not None and one.room.capacity and one.room.capacity < len(one.panel) + 1:
        yield Obstacle(
            "capacity",
            Phrase("obstacle.capacity", room=one.room.name, seats=one.room.capacity),
            refuses=False,
        )
