"""Interviewers' e-mail addresses, as a column gives them: by these they get links of their own into rooms, and are nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.imports.spreadsheet import BadCell, Row
from bot.interviews import people
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Member

_COLUMN = "interviewer_emails"
_BETWEEN = re.compile(r"[\s、,，;；/／]+")


def give(change: Change, panel: Sequence[Member], row: Row) -> None:
    """In the order of the interviewers. Whoever has an address keeps it.

    Raises: BadCell
    """
    called, said = row.called(_COLUMN), [one for one in _BETWEEN.split(row.cells[_COLUMN]) if one]
    if not said:
        return
    if len(said) != len(panel):
        raise BadCell(
            f"{called.en}: {len(said)} addresses for {len(panel)} interviewers; give one each, in their order.",
            f"{called.zh}：{len(panel)} 位面试官写了 {len(said)} 个邮箱，请按面试官的顺序一人一个。",
        )
    for member, email in zip(panel, said, strict=True):
        if not people.EMAIL.fullmatch(email):
            raise BadCell(
                f"{called.en}: “{email[:64]}” is no e-mail address.", f"{called.zh}：“{email[:64]}”不是邮箱。"
            )
        if member.email is None:
            _set(change, member, email)


def _set(change: Change, member: Member, email: str) -> None:
    try:
        people.set_email(change, member, email, confirmed=False)
    except UserError:
        raise BadCell(f"{email} is somebody else's address.", f"{email} 是别人的邮箱。") from None
