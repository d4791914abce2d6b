"""What a candidate says and does by their own link. HR alone hears that they do not come or want another time; that they
are late or there the panel hears as well.

Each looks again once it holds the interview: two taps at once, a repeat, and a page from before a move have one effect or
none. `sequence` is the version of the time that the page showed.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.db import store
from bot.db.sql import sql
from bot.interviews import attendance, lateness, locks, lookup, meeting_link, open_to_candidate, places, states
from bot.interviews.audit import Change, Values
from bot.interviews.models import Interview
from bot.interviews.open_to_candidate import Act
from bot.interviews.wishes import MOST_TIMES, MOST_WORDS, how_many, put

MOST_ASKED = 3  # times for one time of the interview, as are the next two
MOST_ANSWERS = 5  # of whatever kind: each is told to HR
MOST_LATE = 3  # each interrupts panel and HR
LATE_MINUTES = (10, 20, 30)
FURTHEST = timedelta(days=60)  # ahead, of another time


class Moved(Exception):
    """The interview has another time than the page showed, or none."""


class NotNow(Exception):
    """It is too early or too late for this, or it does not take place."""


class Enough(NotNow):
    """They have said it as often as is passed on for one time of the interview: now they call."""


def confirm(change: Change, interview: Interview, sequence: int) -> bool:
    """They come; False where that was so already.

    Raises: Moved, NotNow, Enough.
    """
    now = _held(interview, sequence)
    if now.candidate_response == "accepted":
        return False
    _check(Act.CONFIRM, now, change.now)
    _answer(change, now, "accepted", "candidate.confirmed")
    return True


def decline(change: Change, interview: Interview, sequence: int) -> bool:
    """They do not come, also where they were to choose the time; False where that was so already. Whether the panel is
    free again HR decides.

    Raises: Moved, NotNow, Enough.
    """
    now = _held(interview, sequence)
    if now.candidate_response == "declined":
        return False
    _check(Act.DECLINE, now, change.now)
    _answer(change, now, "declined", "candidate.declined")
    return True


def may_ask(interview: Interview, now: datetime) -> bool:
    """For another time: three times at most."""
    if not open_to_candidate.is_open(Act.ASK, interview, now):
        return False
    return how_many(interview) < MOST_ASKED and not has_answered_enough(interview)


def ask_for_another_time(
    change: Change, interview: Interview, sequence: int, starts: Sequence[datetime], words: str
) -> bool:
    """Other times that would suit them, the best first, or what they write; False where they have said just that.

    The interview stays at its time until HR gives it another, and what there is to choose from can be chosen. Raises: Moved;
    NotNow; ValueError for what is no wish: nothing said, a time that is past or too far, too many of them, too many words.
    """
    now = _held(interview, sequence)
    if not may_ask(now, change.now):
        raise NotNow
    wanted = list(dict.fromkeys(starts))
    is_wrong = any(why_not(now, one, change.now) for one in wanted)
    if not (wanted or words) or is_wrong or len(wanted) > MOST_TIMES or len(words) > MOST_WORDS:
        raise ValueError
    wish = put(now, wanted, words, change.now)
    if wish is None:
        return False
    _answer(change, now, "tentative", "candidate.wished", {"wish": wish})
    return True


def has_answered_enough(interview: Interview) -> bool:
    """Of its present time, by their link."""
    return _how_often(interview, "candidate.confirmed", "candidate.declined", "candidate.wished") >= MOST_ANSWERS


def _how_often(interview: Interview, *actions: str) -> int:
    [row] = store.fetch(
        """SELECT count(*) AS n FROM audit_event
           WHERE entity = 'interview' AND entity_id = %(id)s AND action = ANY(%(actions)s) AND actor_kind = 'candidate'
             AND (after ->> 'sequence')::int = %(sequence)s""",
        id=interview.id,
        actions=list(actions),
        sequence=interview.sequence,
    )
    return int(row["n"])


def why_not(interview: Interview, start: datetime, now: datetime) -> str:
    """What keeps it from being asked for as another time: `past`, `far` or `same`; empty where nothing does."""
    if start <= now:
        return "past"
    if start >= now + FURTHEST:
        return "far"
    return "same" if start == interview.start else ""


def _answer(change: Change, now: Interview, answer: str, action: str, more: Values | None = None) -> None:
    if has_answered_enough(now):
        raise Enough
    before = {"candidate_response": now.candidate_response, "status": now.status}
    now.candidate_response = answer
    now.save(only=["candidate_response"])
    states.move(now, states.by_the_answers(now))
    after = {"candidate_response": answer, "status": now.status, "sequence": now.sequence} | (more or {})
    change.record(action, "interview", now.id, before=before, after=after)


# --- on the day ---------------------------------------------------------------------------------------------------------


def be_late(change: Change, interview: Interview, sequence: int, minutes: int) -> bool:
    """They come so many minutes late; False where they have said so.

    Raises: Moved, NotNow, Enough.
    """
    now = _held(interview, sequence)
    _check(Act.LATE, now, change.now)
    assert now.start is not None
    if now.expected_at == now.start + timedelta(minutes=minutes):
        return False
    if has_been_late_enough(now):
        raise Enough
    if minutes not in minutes_late(now, change.now):
        raise NotNow
    lateness.say_late(change, now, None, minutes)
    return True


def minutes_late(interview: Interview, now: datetime) -> list[int]:
    """By how many they can still say that they come late: not less than they have said, nor what is past."""
    if interview.start is None or not open_to_candidate.is_open(Act.LATE, interview, now):
        return []
    known = max(now, interview.expected_at or now)
    return [one for one in LATE_MINUTES if interview.start + timedelta(minutes=one) > known]


def has_been_late_enough(interview: Interview) -> bool:
    return _how_often(interview, "interview.late") >= MOST_LATE


def be_here(change: Change, interview: Interview, sequence: int) -> bool:
    """They are on the spot; False where they have said so.

    Raises: Moved, NotNow.
    """
    now = _held(interview, sequence)
    if now.here_at is not None and now.missing_since is None:
        return False
    _check(Act.HERE, now, change.now)
    _is_here(change, now)
    if now.missing_since is not None:
        attendance.arrive(change, now)
    else:
        change.record("candidate.arrived", "interview", now.id, after={"sequence": now.sequence})
    return True


def enter(change: Change, interview: Interview) -> None:
    """They go on into the room; that they were there is recorded once, at the first time. Who was missed meanwhile is not
    any more, however often they come back.

    Raises: NotNow.
    """
    now = _locked(interview)
    _check(Act.ENTER, now, change.now)
    if now.here_at is None:
        _is_here(change, now)
        change.record(meeting_link.ENTERED, "interview", now.id, after={"sequence": now.sequence})
    is_in_time = not now.is_over(change.now) and attendance.is_of_today(now, change.now)
    if now.missing_since is not None and is_in_time:
        attendance.arrive(change, now)


def _is_here(change: Change, now: Interview) -> None:
    """Since the first time."""
    if now.here_at is None:
        now.here_at = change.now
        now.save(only=["here_at"])


def _check(act: Act, now: Interview, at: datetime) -> None:
    """Raises: NotNow"""
    if not open_to_candidate.is_open(act, now, at):
        raise NotNow


def _held(interview: Interview, sequence: int) -> Interview:
    """Raises: Moved"""
    now = _locked(interview)
    if now.sequence != sequence:
        raise Moved
    return now


def _locked(interview: Interview) -> Interview:
    locks.hold(members=[one.member_id for one in places.of(interview)], interviews=[interview.id])
    [now] = lookup.load([interview.id])
    return now


def alone_since(interview: Interview) -> datetime | None:
    """Since when the candidate has been in the room, where nobody of its panel has entered for its present time."""
    if interview.here_at is None:
        return None
    alone = store.fetch(
        sql(
            "SELECT 1 FROM interview i WHERE i.id = %(id)s AND {candidate_is_alone}",
            candidate_is_alone=meeting_link.CANDIDATE_IS_ALONE,
        ),
        id=interview.id,
    )
    return interview.here_at if alone else None
