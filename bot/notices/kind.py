"""What a kind of notice is: how it looks, how HR's trace names it, when it may leave and until when."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from bot.interviews import sitting
from bot.interviews.models import Interview
from bot.notices import still
from bot.notices.transit import OutboxMessage
from bot.notices.view import Renderer, View
from bot.wecom.content import NoticeCard, Text

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
    """A kind of notice. `name` is what rows of the outbox say; renaming one orphans those that wait.

    `label` is its name (English, Chinese) in HR's trace, which leaves out what has none, and names of whom it is where it
    is `of_one` of the panel. `merged`: a plain text with
    nothing to tap, of which several that are due to one person at once become one message. `counted`: it is one of the
    four messages that an interviewer gets about an interview, and `to_come` of these must still have room after it.
    `interrupts`: it is told even to somebody who is in an interview. `cannot_wait`: where its reader is in an interview,
    the next in line hears of it instead, and only where there is nobody else they do, without any name. `passed_on`: if
    its reader cannot be reached, somebody else must read it. `earliest`: when it may leave, where that is later than its
    cause. `until`: how long it is of use. `holds`: whether, when it is about to leave, it is still so. `asks`: its card
    asks for a decision, so that it comes anew when the one that is out there cannot ask (any more). `asks_of`: the id of
    another member whom it asks about as well, where whoever it names is no reason any more. `answered`: what a
    card that asked among other things becomes once it need not any more, without its buttons. `at_any_hour`: it is told in its
    reader's quiet hours as well. `listed`: HR need not hear
    of it at once but in the next of their lists (`lists`), unless the time from which it is urgent, `urgent_from`, comes
    first; only declined, people missing or no answer within a day of the start, candidate declined, late, waiting,
    absent and delivery failed are told at once. `in_list`: how it reads there among others of its kind; None: as it reads
    alone. `gathered`: how many at once are told, from the fourth within the hour on (`gathering`). `weight`: what it is about, which says where it stands in a list. `comes_again`: its reader may have it again later (`snoozing`).
    `may_be_off`: what members who can do without it call it (English, Chinese).
    """

    name: str
    render: Renderer
    label: tuple[str, str] | None = None
    of_one: bool = False
    merged: bool = False
    counted: bool = False
    to_come: int = 0
    interrupts: Callable[[View], bool] = still.never
    cannot_wait: Callable[[View], bool] = still.never
    passed_on: bool = False
    asks: bool = False
    asks_of: Callable[[View], int | None] = lambda view: None
    answered: Callable[[View], NoticeCard | None] = lambda view: None
    earliest: Callable[[Interview], datetime | None] = lambda interview: None
    until: Until = until_after_the_end
    holds: Callable[[View], bool] = lambda view: True
    at_any_hour: bool = False
    listed: bool = False
    in_list: Callable[[View], Line | None] = lambda view: None
    weight: Weight = Weight.OTHER
    gathered: Gathered | None = None
    comes_again: bool = False
    urgent_from: Callable[[Interview], datetime | None] = lambda interview: None
    may_be_off: tuple[str, str] | None = None
