"""What a conversation remembers of a member: one open question, and the list that was shown last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.db import store
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


def ask(member: Member, question: Question, now: datetime) -> None:
    """Open the question; an older one of the member is forgotten."""
    store.execute(
        """INSERT INTO open_question (member_id, call, parameter, choices, expires_at)
           VALUES (%(member)s, %(call)s, %(parameter)s, %(choices)s, %(expires_at)s)
           ON CONFLICT (member_id) DO UPDATE SET (call, parameter, choices, expires_at) =
             (EXCLUDED.call, EXCLUDED.parameter, EXCLUDED.choices, EXCLUDED.expires_at)""",
        member=member.id,
        call=store.json(question.call),
        parameter=question.parameter,
        choices=store.json(question.choices),
        expires_at=now + QUESTION_STAYS_OPEN,
    )


def open_question(member: Member, now: datetime) -> Question | None:
    """What the member was asked and has not answered yet."""
    rows = store.fetch(
        "SELECT call, parameter, choices FROM open_question WHERE member_id = %(member)s AND expires_at > %(now)s",
        member=member.id,
        now=now,
    )
    return Question(**rows[0]) if rows else None


def close_question(member: Member) -> None:
    store.execute("DELETE FROM open_question WHERE member_id = %(member)s", member=member.id)


def remember_list(member: Member, interview_ids: Sequence[int], shown: int) -> None:
    """Keep a list, of which the first `shown` rows have been said, for numbers and for “more”."""
    store.execute(
        """INSERT INTO last_list (member_id, interview_ids, shown) VALUES (%(member)s, %(ids)s::bigint[], %(shown)s)
           ON CONFLICT (member_id) DO UPDATE SET (interview_ids, shown) = (EXCLUDED.interview_ids, EXCLUDED.shown)""",
        member=member.id,
        ids=list(interview_ids),
        shown=shown,
    )


def last_list(member: Member) -> tuple[list[int], int]:
    """Ids of the interviews that were listed last, and how many of them have been said."""
    rows = store.fetch("SELECT interview_ids, shown FROM last_list WHERE member_id = %(member)s", member=member.id)
    return (rows[0]["interview_ids"], rows[0]["shown"]) if rows else ([], 0)
