"""Whether the candidate comes, as HR hears it, and whether they came."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import peewee

from bot.db import store
from bot.interviews import busy, panel, places, states
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Interview
from bot.times.zones import company_zone

MISSING_AFTER = timedelta(minutes=5)  # after they were to come; before that a candidate is merely on the way
NO_SHOW_AFTER = timedelta(minutes=15)  # after they were to come; before that the interview waits for them


def missed_from(interview: Interview) -> datetime:
    """From when on it can be said that they are not there yet: counted from when they said they would come, if later."""
    return _expected(interview) + MISSING_AFTER


def closes_from(interview: Interview) -> datetime:
    """From when on it can be closed as a no-show."""
    return _expected(interview) + NO_SHOW_AFTER


def _expected(interview: Interview) -> datetime:
    assert interview.start is not None
    return max(interview.start, interview.expected_at or interview.start)


def say_missing(change: Change, interview: Interview) -> None:
    """The candidate is not there yet: the interview goes on, and HR hears of it.

    Raises: UserError when it is too early to say, has been said, or cannot be.
    """
    now = panel.hold(interview, [])
    check_missing(now, change.now)
    before = {"status": now.status, "missing_since": None}
    _set_missing(now, change.now)
    here = now.here_at.isoformat() if now.here_at else None  # they were there by their own link, and are not any more
    after = {"member": change.actor.id if change.actor else None, "here_at": here}
    change.record("interview.missing", "interview", now.id, before=before, after=after, undoable=True)


def check_missing(now: Interview, at: datetime) -> None:
    """Raises: UserError when it is too early to say so at the time `at`, has been said, or cannot be."""
    check_begun(now, at)
    code = now.code or ""
    if now.is_over(at):
        raise UserError("attend.is_over", code=code)
    if now.missing_since is not None and now.start is not None:
        closes = closes_from(now)
        if at < closes:
            raise UserError("attend.missing_told", code=code, at=closes)
        raise UserError("attend.missing_told_all_along", code=code)


def is_to_wait(interview: Interview, at: datetime) -> bool:
    """Whether it is too early to close it: then whoever misses the candidate only has HR told."""
    return interview.start is not None and at < closes_from(interview)


def mark_no_show(change: Change, interview: Interview) -> None:
    """The candidate did not come: nobody waits any more.

    Raises: UserError when it is too early to say, or cannot be.
    """
    now = panel.hold(interview, [])
    check_no_show(now, change.now)
    before = {"status": now.status}
    states.move(now, "no_show")
    after = {"member": change.actor.id if change.actor else None}
    change.record("interview.no_show", "interview", now.id, before=before, after=after, undoable=True)


def check_no_show(now: Interview, at: datetime) -> None:
    """Raises: UserError when it is too early to say at the time `at`, or cannot be."""
    check_begun(now, at)
    if is_to_wait(now, at) and now.start is not None:
        _check_announced(now, at, closes_from)
        raise UserError("attend.no_show_from", code=now.code or "", at=closes_from(now))


def check_begun(now: Interview, at: datetime) -> None:
    """Raises: UserError where nothing can be said of who is not there: it is closed, or has hardly begun."""
    if now.status == "no_show":
        raise UserError("attend.already_marked")
    if "no_show" not in states.ALLOWED[str(now.status)]:
        raise UserError("attend.is_closed")
    _check_announced(now, at, missed_from)
    if now.slot is None or at < missed_from(now):
        raise UserError("attend.no_show_from", code=now.code or "", at=(missed_from(now) if now.slot else at))


def _check_announced(now: Interview, at: datetime, waited_until: Callable[[Interview], datetime]) -> None:
    """Raises: UserError where only the candidate's announced lateness is why it is too early."""
    if now.start is None or now.expected_at is None or at >= waited_until(now):
        return
    raise UserError(
        "attend.announced_late",
        code=now.code or "",
        n=(now.expected_at - now.start) // timedelta(minutes=1),
        at=waited_until(now),
    )


def arrive(change: Change, interview: Interview) -> None:
    """The candidate is there after all: it goes on, or is taken up again, all day.

    Raises: UserError when nobody missed them, the day is over, or somebody has been booked elsewhere meanwhile.
    """
    now = panel.hold(interview, [one.member_id for one in places.of(interview)])
    check_arrive(now, change.now)
    before = {"status": now.status, "missing_since": now.missing_since.isoformat() if now.missing_since else None}
    _set_missing(now, None)
    if now.status == "no_show":
        try:
            with store.db.atomic():
                states.move(now, "awaiting_feedback" if now.is_over(change.now) else "in_progress")
        except peewee.IntegrityError:
            raise busy.clash(now, [one.member_id for one in places.of(now) if one.takes_time]) from None
    after = {"member": change.actor.id if change.actor else None}
    change.record("interview.arrived", "interview", now.id, before=before, after=after, undoable=True)


def check_arrive(now: Interview, at: datetime) -> None:
    """Raises: UserError when nobody missed them, or the day is over."""
    if now.status == "rescheduling" and now.candidate_response == "declined":
        raise UserError("attend.said_not_coming", code=now.code or "")
    if now.status != "no_show" and (now.missing_since is None or now.is_over(at)):
        raise UserError("attend.not_missing", code=now.code or "")
    if not is_of_today(now, at):
        raise UserError("attend.not_its_day", code=now.code or "")


def is_of_today(interview: Interview, at: datetime) -> bool:
    """By the company's clock, whoever asks."""
    here = company_zone()
    return interview.start is not None and interview.start.astimezone(here).date() == at.astimezone(here).date()


def _set_missing(interview: Interview, since: datetime | None) -> None:
    interview.missing_since = since
    interview.save(only=["missing_since"])


def who_marked(interview: Interview, now: datetime) -> tuple[int | None, bool]:
    """The id of whoever said that the candidate did not come, and whether they can still take it back."""
    rows = store.fetch(
        """SELECT actor_id, coalesce(undo_until > %(now)s, false) AS in_time FROM audit_event
           WHERE entity = 'interview' AND entity_id = %(id)s AND action = 'interview.no_show' ORDER BY id DESC LIMIT 1""",
        id=interview.id,
        now=now,
    )
    return (rows[0]["actor_id"], rows[0]["in_time"]) if rows else (None, False)


def check_answer(now: Interview, answer: str, at: datetime) -> None:
    """Raises: UserError when that is written down already, or the time `at` is too late for it."""
    comes_after_all = now.status == "rescheduling" and now.candidate_response == "declined"
    is_so = now.candidate_response == answer and (answer != "declined" or now.status == "rescheduling")
    if is_so:  # who said by their own link that they do not come still binds the panel
        raise UserError("attend.already_recorded", code=now.code or "")
    if states.is_to_be_chosen(now):
        raise UserError("attend.has_no_time", code=now.code or "")
    if not comes_after_all or now.start is None or now.start <= at:
        states.check_ahead(now, at)


def record_answer(change: Change, interview: Interview, answer: str) -> None:
    """HR writes down what the candidate said: `accepted`, `tentative` or `declined`.

    Who does not come frees the panel until another time is found. Who comes after all wants the same time again.
    Raises: UserError when that is written down already, it is too late, or somebody is busy then by now.
    """
    now = panel.hold(interview, [one.member_id for one in places.of(interview)])
    check_answer(now, answer, change.now)
    before = {"candidate_response": now.candidate_response, "status": now.status}
    now.candidate_response = answer
    now.save(only=["candidate_response"])
    status = "rescheduling" if answer == "declined" else states.by_the_answers(now)
    try:
        with store.db.atomic():
            states.move(now, status)
    except peewee.IntegrityError:
        raise busy.clash(now, [one.member_id for one in places.of(now) if one.takes_time]) from None
    after = {"candidate_response": answer, "status": status}
    change.record("interview.candidate_answered", "interview", now.id, before=before, after=after, undoable=True)
