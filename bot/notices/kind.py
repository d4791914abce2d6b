"""What a kind of notice is: how it looks, how HR's trace names it, when it may leave and until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import Any

from bot.interviews import sitting
from bot.interviews.models import Interview
from bot.notices import conditions
from bot.notices.queue import OutboxMessage
from bot.notices.view import Renderer, View
from bot.phrase import Phrase
from bot.wecom.content import NoticeCard, Text

PEOPLE_ARE_NEEDED = timedelta(hours=24)  # before the start: who is missing or silent by then is told of at once
AFTER_THE_END = timedelta(hours=1)
WITHOUT_A_TIME = timedelta(days=2)
TO_BE_KNOWN = timedelta(days=7)
ROOM_IS_READ_WITHIN = timedelta(seconds=10)
Until = Callable[[Interview | None, datetime], datetime]


def until_after_the_end(interview: Interview | None, now: datetime) -> datetime:
    """An hour after the interview's end, or after now; two days where there is no time."""
    if interview is None or interview.end is None:
        return now + WITHOUT_A_TIME
    return max(interview.end, now) + AFTER_THE_END


def until_long_after_the_end(interview: Interview | None, now: datetime) -> datetime:
    """Half a day after the end."""
    return (interview.end if interview and interview.end else now) + timedelta(hours=12)


def until_somebody_knows(interview: Interview | None, now: datetime) -> datetime:
    """A week after the end, or after now: what must be known is told late, but not lost to an outage."""
    return (max(interview.end, now) if interview and interview.end else now) + TO_BE_KNOWN


def until_the_morning_is_over(interview: Interview | None, now: datetime) -> datetime:
    """Three hours: what today holds is no news any more."""
    return now + timedelta(hours=3)


def when_screens_are_free(interview: Interview) -> datetime | None:
    """Five minutes after the end; or as soon as its room is over and what came of it may have been read."""
    if interview.pad is not None and interview.pad.ended_at is not None:
        return interview.pad.ended_at + ROOM_IS_READ_WITHIN
    return interview.end + sitting.QUIET_AFTER_THE_END if interview.end else None


def before_start(before: timedelta) -> Callable[[Interview], datetime | None]:
    """So long before the start."""
    return lambda interview: interview.start - before if interview.start else None


def until_before_start(before: timedelta) -> Until:
    """Until so long before the start, and a minute for its way."""

    def until(interview: Interview | None, now: datetime) -> datetime:
        if interview is None or interview.start is None:
            return now
        return interview.start - before + timedelta(minutes=1)

    return until


class Weight(IntEnum):
    """What somebody has to see to, the worst first; last what is only good to know."""

    PEOPLE = 1
    ANSWER = 2
    TIME = 3
    FEEDBACK = 4
    OTHER = 5
    NEWS = 6


@dataclass(frozen=True)
class Line:
    """How a notice reads among others with its `heading`: its interview is named, and `who` it is about; what it helps to
    `send`, each as it is typed, stands in the heading."""

    heading: str
    who: str = ""
    send: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gathered:
    """How many of a kind are told at once. `begin`: of rows, when begins what each is about, by its id: of those that are
    still so, and of several about the same the last one. `said`: one text for several, in this order.
    """

    begin: Callable[[Sequence[OutboxMessage], datetime], dict[int, datetime | None]]
    said: Callable[[View, Sequence[OutboxMessage]], Text]


@dataclass(frozen=True)
class Kind:
    """A kind of notice: how it looks, to whom it may not come when, and what becomes of it."""

    name: str  # what rows of the outbox say; renaming one orphans those that wait
    render: Renderer
    label: Phrase | None = None  # in HR's trace, which leaves out what has none
    of_one: bool = False  # the trace names the member of the panel whom it is about
    merged: bool = False  # a plain text: several that are due to one person at once become one message
    counted: bool = False  # one of the four messages that an interviewer gets about an interview
    to_come: int = 0  # how many of these must still have room after it
    interrupts: Callable[[View], bool] = conditions.never  # told even to somebody who is in an interview
    # Where its reader is in an interview the next in line hears of it instead; only where there is nobody else they do,
    # without any name.
    cannot_wait: Callable[[View], bool] = conditions.never
    passed_on: bool = False  # if its reader cannot be reached, somebody else must read it
    asks: bool = False  # its card asks for a decision: it comes anew when the one that is out there cannot ask any more
    asks_of: Callable[[View], int | None] = lambda view: None  # the id of another member whom it asks about as well
    # What a card that asked among other things becomes once it need not any more, without its buttons.
    answered: Callable[[View], NoticeCard | None] = lambda view: None
    earliest: Callable[[Interview], datetime | None] = lambda interview: None  # when it may leave, if not at once
    until: Until = until_after_the_end  # how long it is of use
    holds: Callable[[View], bool] = conditions.always  # whether it is still so when it is about to leave
    of_any_time: bool = False  # it holds whatever becomes of the interview's time
    hides: Callable[[View], bool] = conditions.never  # from its reader, besides interviews that are hidden from them
    notes: Callable[[View], dict[str, Any]] = lambda view: {}  # what its row keeps of what is shown as it leaves
    at_any_hour: bool = False  # told in its reader's quiet hours as well
    listed: bool = False  # HR hears of it in the next of their lists (`timing`), unless `urgent_from` comes first
    urgent_from: Callable[[Interview], datetime | None] = lambda interview: None
    in_list: Callable[[View], Line | None] = lambda view: None  # among others of its kind; None: as it reads alone
    weight: Weight = Weight.OTHER  # what it is about, which says where it stands in a list
    gathered: Gathered | None = None  # how many at once are told, from the fourth within the hour on (`batching`)
    comes_again: bool = False  # its reader may have it again later (`reminders.Snoozable`)
    may_be_off: Phrase | None = None  # what members who can do without it call it
