"""When a notice leaves: not during an interview, not at night, and in HR's next list where it can wait.

While somebody interviews, their screen may be shared. From an interview's start to five minutes after its end its panel
hears what `interrupts`. What is about an interview of theirs that begins before that silence is over comes five minutes
before it begins: no interview keeps its own panel from hearing of it. What cannot wait and is none of the panel's business
goes to the next in line; where there is nobody else, its reader gets it without any name.
In somebody's quiet hours, by their own clock, they hear what is about an interview that begins within two hours or runs,
and what is of use at any hour.
HR's lists come three times a working day, by the clock of whoever reads them. What must be heard at once is another kind;
what is listed and turns urgent before the next list is told then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta, tzinfo

from bot.db import store
from bot.interviews import preferences, sitting, undo
from bot.interviews.models import Interview, Member
from bot.interviews.sitting import Sitting
from bot.notices import catalogue, conditions
from bot.notices.kind import Kind
from bot.notices.queue import OutboxMessage
from bot.notices.view import View
from bot.times import calendar
from bot.times.zones import company_zone

_MOST_WAITS = 4  # an interview, the night, and an interview in the morning


def busy_until(message: OutboxMessage, view: View) -> datetime | None:
    """When to look at it again, if the reader sits in an interview and this is no reason to interrupt it."""
    busy = _held(catalogue.named(message.kind), view)
    return None if busy is None else busy.ends


def discreet_until(message: OutboxMessage, view: View) -> datetime | None:
    """The end of the silence into which an alert of HR's is told all the same, without any name."""
    return shared_screen_until(view) if catalogue.named(message.kind).passed_on else None


def shared_screen_until(view: View) -> datetime | None:
    """Until when the reader's screen may be shared; None if they sit in no interview."""
    busy = sitting.sittings([view.holder.id], view.now) if view.holder.id is not None else {}
    return busy[view.holder.id].ends if busy else None


def leaves_at(kind: str, view: View) -> datetime:
    """When a notice of this kind leaves that is due at the view's now: the end of an interview may fall into the night."""
    named, at = catalogue.named(kind), view.now
    for _ in range(_MOST_WAITS):
        then = replace(view, now=at)
        busy = None if named.cannot_wait(then) else _held(named, then)
        later = max(filter(None, (at, busy.free if busy else None, _night(named, then))))
        if later == at:
            break
        at = later
    return at


def kept_from(member_ids: Sequence[int], about: Interview, at: datetime) -> dict[int, Sitting]:
    """Of those of these members who sit in an interview at that time, until when they hear nothing of this one, by id.

    Whoever is to be there, or is not any more, knows it before the start, and if that is into the interview before.
    """
    found = sitting.sittings(member_ids, at)
    if about.start is None or about.start <= at:
        return found
    kept = {one: busy.until_before(about.start) for one, busy in found.items()}
    return {one: busy for one, busy in kept.items() if busy.ends > at}


def _held(kind: Kind, view: View) -> Sitting | None:
    if view.holder.id is None or kind.interrupts(view):
        return None
    is_hrs = kind.passed_on or kind.listed
    if view.interview is None or is_hrs:  # they need not be there
        return sitting.sittings([view.holder.id], view.now).get(view.holder.id)
    return kept_from([view.holder.id], view.interview, view.now).get(view.holder.id)


def held_back(now: datetime) -> list[datetime]:
    """When each notice leaves that waits because its reader interviews, the earliest first."""
    rows = store.fetch(
        """SELECT m.id, o.not_before AS at, lower(i.slot) - %(before)s AS latest FROM outbox o
             JOIN member m ON m.user_id = o.to_user LEFT JOIN interview i ON i.id = o.interview_id
           WHERE o.state = 'queued' AND o.kind <> 'refresh' AND o.not_before > %(now)s""",
        now=now,
        before=sitting.KNOWN_BEFORE_START,
    )
    busy = sitting.sittings([row["id"] for row in rows], now)
    waits = [(row, busy[row["id"]]) for row in rows if row["id"] in busy]
    return sorted(
        one.free if row["at"] == one.ends else row["at"]
        for row, one in waits
        if row["at"] in (one.ends, one.free, row["latest"])
    )


def delayed(readers: Sequence[Member], interview: Interview, at: datetime) -> dict[int, datetime]:
    """Of those of these members who hear of the interview later than at that time, since they sit in one or sleep, when
    they do, by id; of what begins soon somebody hears at once."""
    asleep = nights(readers, interview, at)
    if undo.is_about_to_begin(interview, at):
        return asleep
    busy = sitting.quiet_untils([int(one.id) for one in readers if one.id not in asleep], at)
    return asleep | {member: _before_it_is_urgent(end, interview, at) for member, end in busy.items()}


def _before_it_is_urgent(end: datetime, interview: Interview | None, at: datetime) -> datetime:
    """The end of a silence, or two hours before the interview begins, where that is earlier and still to come."""
    near = interview.start - undo.URGENT_BEFORE_START if interview is not None and interview.start else None
    return min(end, near) if near is not None and near > at else end


# --- quiet hours ------------------------------------------------------------------------------------------------------

_AFTER_THEM = timedelta(minutes=2)  # nine sharp is when everything else arrives


def night_until(message: OutboxMessage, view: View) -> datetime | None:
    """The end of the reader's quiet hours, if it is within them and this can wait."""
    kind = catalogue.named(message.kind)
    until = _night(kind, view)
    begin = kind.gathered.begin([message], view.now).get(message.id) if kind.gathered else None
    if until is None or begin is None or begin <= view.now:
        return until
    near = begin - undo.URGENT_BEFORE_START  # of what waits for a time, or for somebody
    return min(until, near) if near > view.now else None


def _night(kind: Kind, view: View) -> datetime | None:
    if kind.at_any_hour or conditions.was_asked_for(view) or view.holder.id is None:
        return None
    return nights([view.holder], view.interview, view.now).get(int(view.holder.id))


def nights(readers: Sequence[Member], interview: Interview | None, at: datetime) -> dict[int, datetime]:
    """Of those of these members who are not to be told of the interview at that time, when they are, by id: when their
    quiet hours are over, or two hours before it begins."""
    if interview is not None and _keeps_awake(interview, at):
        return {}
    wishes = preferences.of_each([int(one.id) for one in readers])
    ends = {int(one.id): preferences.quiet_until(wishes[int(one.id)].quiet_hours, one, at) for one in readers}
    return {
        member: _before_it_is_urgent(end + _AFTER_THEM, interview, at)
        for member, end in ends.items()
        if end is not None
    }


def _keeps_awake(interview: Interview, at: datetime) -> bool:
    return undo.is_about_to_begin(interview, at) and not interview.is_over(at - sitting.QUIET_AFTER_THE_END)


# --- HR's lists -------------------------------------------------------------------------------------------------------

LISTS_AT = (time(11, 10), time(15, 40), time(18, 20))


def next_list(now: datetime, zone: tzinfo) -> datetime:
    """The next list after `now`, by the clock of that zone."""
    today = now.astimezone(zone).date()
    later = [at for at in (datetime.combine(today, at, zone) for at in LISTS_AT) if at > now]
    if later and calendar.is_working_day(today):
        return later[0]
    return datetime.combine(calendar.next_working_day(today), LISTS_AT[0], zone)


def listed_at(kind: Kind, reader: Member | None, about: Sequence[Interview], earliest: datetime) -> datetime:
    """When a notice of this kind leaves that may not before `earliest`; of what nobody reads yet, by the company's clock."""
    if not kind.listed:
        return earliest
    urgent = [at for one in about if (at := kind.urgent_from(one)) is not None]
    return max(earliest, min([next_list(earliest, reader.tz if reader else company_zone()), *urgent]))
