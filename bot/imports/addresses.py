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
        raise BadCell("cell.addresses", column=called, said=len(said), n=len(panel))
    for member, email in zip(panel, said, strict=True):
        if not people.EMAIL.fullmatch(email):
            raise BadCell("cell.no_address", column=called, email=email[:64])
        if member.email is None:
            _set(change, member, email)


def _set(change: Change, member: Member, email: str) -> None:
    try:
        people.set_email(change, member, email, confirmed=False)
    except UserError:
        raise BadCell("cell.others_address", email=email) from None
