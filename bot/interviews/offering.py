"""Which times are offered to a panel, so that a candidate chooses from what all of it ticked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.db import store
from bot.db.sql import identifier, sql
from bot.interviews import slots
from bot.interviews.models import Candidate, Interview, Member, Room
from bot.interviews.slots import Found
from bot.times import calendar
from bot.times.values import Span
from bot.times.zones import company_zone

MOST = 19  # a vote card has twenty options (发送应用消息, path 90236; read 2026-11-24), and one says that none will do
NOTICE = timedelta(hours=2)  # before the start: later nobody can choose a time any more
USUAL_DAYS = 5
LOOKED_AT_EVERY = timedelta(minutes=5)


@dataclass(frozen=True)
class Offer:
    """Times for the panel to tick, the earliest first: all of one length, and within these days. `is_asked`: HR named them."""

    within: Span
    is_asked: bool
    times: Sequence[Span]

    @property
    def minutes(self) -> int:
        return int((self.times[0].end - self.times[0].start) / timedelta(minutes=1))


def usual_days(now: datetime) -> Span:
    """The next five working days, from the day after on."""
    zone = company_zone()
    first = last = calendar.next_working_day(now.astimezone(zone).date())
    for _ in range(USUAL_DAYS - 1):
        last = calendar.next_working_day(last)
    return _days(first, last)


def days_of(first: datetime, last: datetime) -> Span:
    """From the day of the one moment to that of the other, both whole."""
    zone = company_zone()
    return _days(first.astimezone(zone).date(), last.astimezone(zone).date())


def _days(first: date, last: date) -> Span:
    begins, ends = (datetime.combine(day, time(), company_zone()) for day in (first, last + timedelta(days=1)))
    return Span(begins, ends)


def find(
    people: Sequence[Member],
    length: timedelta,
    within: Span | None,
    now: datetime,
    *,
    after: datetime | None = None,
    candidate: Candidate | None = None,
    room: Room | None = None,
    but: Interview | None = None,
) -> tuple[Offer | None, Found]:
    """When they are all free within these days, or the usual ones; what stands in the way where they never are.

    `after`: the usual days begin after it. `but` is the interview that it is for.
    """
    days = within or usual_days(max(now, after or now))
    wanted = slots.Wanted(
        people,
        Span(max(days.start, now + NOTICE), days.end),
        length,
        asked=within is not None,
        candidate=candidate,
        room=room,
        but=but,
    )
    found = slots.common(wanted, now, MOST)
    return (Offer(days, within is not None, found.slots) if found.slots else None), found


def begin(interview: Interview, offer: Offer, now: datetime) -> None:
    """The first times that are offered for it."""
    store.execute(
        """INSERT INTO self_choice (interview_id, minutes, within, is_asked, offered_at, look_at)
           VALUES (%(interview)s, %(minutes)s, tstzrange(%(start)s, %(end)s), %(is_asked)s, %(now)s, %(look_at)s)""",
        interview=interview.id,
        minutes=offer.minutes,
        start=offer.within.start,
        end=offer.within.end,
        is_asked=offer.is_asked,
        now=now,
        look_at=now + LOOKED_AT_EVERY,
    )
    _write(interview, 1, offer)


def put_instead(interview: Interview, number: int, offer: Offer, now: datetime, *, renews: bool) -> None:
    """Others take the place of those that were offered before; `number` is theirs, and `renews` that nobody asked for them."""
    _set(interview, number, offer.within, is_asked=offer.is_asked, is_renewed=renews, at=now)
    _write(interview, number, offer)


def put_back(interview: Interview, before: dict[str, object]) -> None:
    """For undo: those of an earlier offer, with their ticks."""
    start, end = (datetime.fromisoformat(str(before[name])) for name in ("start", "end"))
    at = datetime.fromisoformat(str(before["offered_at"]))
    _set(
        interview,
        int(str(before["offer"])),
        Span(start, end),
        is_asked=bool(before["is_asked"]),
        is_renewed=bool(before["is_renewed"]),
        at=at,
    )
    for table in ("tick", "offered_slot"):
        store.execute(
            sql(
                "DELETE FROM {table} WHERE interview_id = %(interview)s AND offer > %(offer)s", table=identifier(table)
            ),
            interview=interview.id,
            offer=before["offer"],
        )


def _set(interview: Interview, number: int, within: Span, *, is_asked: bool, is_renewed: bool, at: datetime) -> None:
    store.execute(
        """UPDATE self_choice SET offer = %(offer)s, within = tstzrange(%(start)s, %(end)s), is_asked = %(is_asked)s,
             is_renewed = %(is_renewed)s, offered_at = %(at)s, look_at = clock_now() WHERE interview_id = %(interview)s""",
        interview=interview.id,
        offer=number,
        start=within.start,
        end=within.end,
        is_asked=is_asked,
        is_renewed=is_renewed,
        at=at,
    )


def _write(interview: Interview, number: int, offer: Offer) -> None:
    rows = [
        {"number": place, "start": one.start.isoformat(), "end": one.end.isoformat()}
        for place, one in enumerate(offer.times, 1)
    ]
    store.execute(
        """INSERT INTO offered_slot (interview_id, offer, number, slot)
           SELECT %(interview)s, %(offer)s, o.number, tstzrange(o.start, o.end)
           FROM json_to_recordset(%(rows)s) AS o (number int, start timestamptz, "end" timestamptz)""",
        interview=interview.id,
        offer=number,
        rows=store.json(rows),
    )
