"""While somebody interviews, their screen may be shared, and at night they sleep: what waits until that is over.

From an interview's start to five minutes after its end its panel hears what `interrupts`. What cannot wait and is none
of the panel's business goes to the next in line; where there is nobody else, its reader gets it without any name.
In somebody's quiet hours, by their own clock, they hear what is about an interview that begins within two hours or runs,
and what is of use at any hour.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.interviews import preferences, sitting, undo
from bot.interviews.models import Interview, Member
from bot.notices import kinds, still
from bot.notices.transit import OutboxMessage
from bot.notices.view import View


def until(message: OutboxMessage, view: View) -> datetime | None:
    """The end of the silence, if the reader sits in an interview and this is no reason to interrupt it."""
    return None if kinds.named(message.kind).interrupts(view) else ends(view)


def discreet_until(message: OutboxMessage, view: View) -> datetime | None:
    """The end of the silence into which an alert of HR's is told all the same, without any name."""
    return ends(view) if kinds.named(message.kind).passed_on else None


def ends(view: View) -> datetime | None:
    """Until when the reader's screen may be shared; None if they sit in no interview."""
    return sitting.quiet_until(view.holder, view.now) if view.holder.id is not None else None


def leaves_at(kind: str, view: View) -> datetime:
    """When a notice of this kind leaves that is due at the view's now."""
    named, night = kinds.named(kind), None
    if not (named.at_any_hour or still.was_asked_for(view) or view.holder.id is None):
        night = nights([view.holder], view.interview, view.now).get(int(view.holder.id))
    busy = None if named.cannot_wait(view) or named.interrupts(view) else ends(view)
    return max(filter(None, (view.now, night, busy)))


def delayed(readers: Sequence[Member], interview: Interview, at: datetime) -> dict[int, datetime]:
    """Of those of these members who hear of the interview later than at that time, since they sit in one or sleep, when
    they do, by id; of what begins soon somebody hears at once."""
    asleep = nights(readers, interview, at)
    if undo.is_about_to_begin(interview, at):
        return asleep
    busy = sitting.quiet_untils([int(one.id) for one in readers if one.id not in asleep], at)
    return asleep | busy


# --- quiet hours ------------------------------------------------------------------------------------------------------

_AFTER_THEM = timedelta(minutes=2)  # nine sharp is when everything else arrives


def night_until(message: OutboxMessage, view: View) -> datetime | None:
    """The end of the reader's quiet hours, if it is within them and this can wait."""
    kind = kinds.named(message.kind)
    if kind.at_any_hour or still.was_asked_for(view) or view.holder.id is None:
        return None
    return nights([view.holder], view.interview, view.now).get(int(view.holder.id))


def nights(readers: Sequence[Member], interview: Interview | None, at: datetime) -> dict[int, datetime]:
    """Of those of these members who are not to be told of the interview at that time, when they are, by id: when their
    quiet hours are over, or two hours before it begins."""
    if interview is not None and _keeps_awake(interview, at):
        return {}
    wishes = preferences.of_each([int(one.id) for one in readers])
    ends = {int(one.id): preferences.quiet_until(wishes[int(one.id)].quiet_hours, one, at) for one in readers}
    near = interview.start - undo.URGENT_BEFORE_START if interview is not None and interview.start else None
    return {
        member: min(end + _AFTER_THEM, near) if near is not None and near > at else end + _AFTER_THEM
        for member, end in ends.items()
        if end is not None
    }


def _keeps_awake(interview: Interview, at: datetime) -> bool:
    return undo.is_about_to_begin(interview, at) and not interview.is_over(at - sitting.QUIET_AFTER_THE_END)
