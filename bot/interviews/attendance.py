"""Whether the candidate comes, as HR hears it, and whether they came."""

from __future__ import annotations

from datetime import datetime, timedelta

import peewee

from bot.db import store
from bot.interviews import busy, panel, places, states
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Interview

NO_SHOW_AFTER = timedelta(minutes=5)  # after the start; before that a candidate is merely late


def mark_no_show(change: Change, interview: Interview) -> None:
    """The candidate did not come.

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
    if now.status == "no_show":
        raise UserError("That is already marked.", "这场已经标记过了。")
    if "no_show" not in states.ALLOWED[str(now.status)]:
        raise UserError("That interview is already closed.", "这场已经结束处理了。")
    if now.slot is None or at < now.slot[0] + NO_SHOW_AFTER:
        raise UserError(
            "{code}: a no-show can be marked from {at} on.",
            "{code}：{at} 以后才能标记未到。",
            code=now.code or "",
            at=(now.slot[0] + NO_SHOW_AFTER if now.slot else at),
        )


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
    if now.candidate_response == answer:
        raise UserError(
            "{code}: that answer is already recorded.", "{code}：候选人的答复已经是这样记的了。", code=now.code or ""
        )
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
