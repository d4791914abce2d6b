"""What a conversation remembers of a member, in one row: the open question, and the list that was shown last.

It is read together with the lock of the member's message, and written with the next statement or the commit: it costs
no round trip.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.db import store
from bot.db.store import Prepared, Row
from bot.interviews.models import Member

QUESTION_STAYS_OPEN = timedelta(minutes=10)


@dataclass(frozen=True)
class Question:
    """A call that waits for an answer.

    `call` is the dumped half-filled call, `parameter` what was asked for; `choices` are dumped fuller calls, numbered
    from 1 as they were shown. Without a parameter the choices are all that there is.
    """

    call: dict[str, Any] | None
    parameter: str | None
    choices: list[dict[str, Any]]


@dataclass(frozen=True)
class Dialog:
    """As it was when the message came: `interview_ids` were listed last, the first `shown` of them have been said."""

    question: Question | None = None
    interview_ids: Sequence[int] = ()
    shown: int = 0


COLUMNS = """d.call AS dialog_call, d.parameter AS dialog_parameter, d.interview_ids AS dialog_interview_ids,
    d.shown AS dialog_shown, CASE WHEN d.expires_at > clock_now() THEN d.choices END AS dialog_choices"""


def taken_from(row: Row) -> Dialog:
    """The dialog that a row of a statement with `COLUMNS` brought along, taken out of the row."""
    call, parameter, choices = (row.pop(f"dialog_{name}") for name in ("call", "parameter", "choices"))
    question = None if choices is None else Question(call, parameter, choices)
    return Dialog(question, row.pop("dialog_interview_ids") or (), row.pop("dialog_shown") or 0)


_READ = Prepared(f"SELECT {COLUMNS} FROM dialog d WHERE member_id = %(member)s")


def read(member: Member) -> Dialog:
    """For somebody who wants to know it without a message."""
    rows = _READ.fetch(member=member.id)
    return taken_from(rows[0]) if rows else Dialog()


_ASK = Prepared(
    """INSERT INTO dialog (member_id, call, parameter, choices, expires_at)
       VALUES (%(member)s, %(call)s, %(parameter)s, %(choices)s, %(expires_at)s)
       ON CONFLICT (member_id) DO UPDATE SET (call, parameter, choices, expires_at) =
         (EXCLUDED.call, EXCLUDED.parameter, EXCLUDED.choices, EXCLUDED.expires_at)"""
)


def ask(member: Member, question: Question, now: datetime) -> None:
    """Open the question; an older one of the member is forgotten."""
    _ASK.later(
        member=member.id,
        call=store.json(question.call),
        parameter=question.parameter,
        choices=store.json(question.choices),
        expires_at=now + QUESTION_STAYS_OPEN,
    )


_CLOSE = Prepared("UPDATE dialog SET call = NULL, parameter = NULL, choices = NULL WHERE member_id = %(member)s")


def close_question(member: Member) -> None:
    _CLOSE.later(member=member.id)


_LIST = Prepared(
    """INSERT INTO dialog (member_id, interview_ids, shown) VALUES (%(member)s, %(ids)s, %(shown)s)
       ON CONFLICT (member_id) DO UPDATE SET (interview_ids, shown) = (EXCLUDED.interview_ids, EXCLUDED.shown)"""
)


def remember_list(member: Member, interview_ids: Sequence[int], shown: int) -> None:
    """Keep a list, of which the first `shown` rows have been said, for numbers and for “more”."""
    _LIST.later(member=member.id, ids=list(interview_ids), shown=shown)
