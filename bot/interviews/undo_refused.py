"""What whoever cannot undo a change any more is told: why, and what to send instead."""

from __future__ import annotations

from datetime import datetime

from bot.db import store
from bot.interviews import lookup, undo_members
from bot.interviews.attendance import is_of_today
from bot.interviews.audit import Values
from bot.interviews.errors import UserError
from bot.interviews.inverses import INVERSES, Inverse, code_of, name_of
from bot.interviews.models import Interview, Member
from bot.phrase import Phrase, joined


def cannot(row: store.Row, member: Member) -> UserError:
    """What is never undone, and of a setting what sets it back."""
    if row["action"] != "settings.changed":
        what = INVERSES[row["action"]].what if row["action"] in INVERSES else _NOT_UNDONE.get(row["action"])
        if what is None:
            return UserError("undo.cannot")
        return UserError("undo.cannot_that", what=what, code=_code_in(row))
    return UserError("undo.cannot_setting", instead=undo_members.set_back_instead(row["before"]))


def _code_in(row: store.Row) -> str:
    return next((code_of(one) for one in lookup.load([row["entity_id"]])), "")


_NOT_UNDONE = {"interview.taken": Phrase("done.handling")}


def too_late(
    inverse: Inverse, one: Interview | Member, after: Values, member: Member, now: datetime, many: int = 1
) -> UserError:
    """What was done last, and what can be done instead; of `many` interviews, with one of them for all."""
    what = Phrase("done.code", code=code_of(one)) if inverse.what is None else inverse.what
    if inverse.what is not None and not inverse.is_own:
        what = name_of(inverse.what, one)
    instead = inverse.instead(after | {"code": code_of(one)})
    if many > 1 and instead is not None:
        return UserError("undo.too_late_bookings", n=many, instead=instead)
    if instead is not None and _still_possible(inverse, one, member, now):
        return UserError("undo.too_late", what=what, instead=instead)
    hr = _hr_of(one, member) if isinstance(one, Interview) else ""
    helps = inverse.helps if hr else inverse.helps_alone
    if isinstance(one, Interview) and member.is_hr and inverse.command == "feedback":
        helps = _WRITE_ANEW
    if hr and after.get("knows_candidate"):
        helps = _NO_CONFLICT
    if not helps and isinstance(one, Interview):
        helps = _ASK_HR if hr else _TELL_THEM
    helps = helps or _ASK_ADMIN
    said = UserError(helps, hr=hr, who=member.name, code=code_of(one))
    return said.after(Phrase(_TOO_LATE, what=what))


def stays_marked(interview: Interview, member: Member, now: datetime) -> UserError:
    """What helps where a no-show was marked so long ago that nobody can undo it: on its day it is taken up again."""
    inverse, hr, code = INVERSES["interview.no_show"], _hr_of(interview, member), code_of(interview)
    helps = inverse.helps if hr else inverse.helps_alone
    if is_of_today(interview, now):
        helps = _CAME_AFTER_ALL
    return UserError(helps, hr=hr, code=code)


_CAME_AFTER_ALL = "undo_helps.arrived"
_TOO_LATE = "undo_helps.too_late"
_ASK_HR = "undo_helps.ask_hr"
_TELL_THEM = "undo_helps.tell_them"
_WRITE_ANEW = "undo_helps.write_anew"
_NO_CONFLICT = "undo_helps.no_conflict"
_ASK_ADMIN = "undo_helps.ask_admin"


def _hr_of(interview: Interview, member: Member) -> object:
    """Who looks after the interview, by name, but for the member themselves."""
    names = [str(one.name) for one in interview.application.caretakers if one != member]
    return joined("mark.names", names)


def _still_possible(inverse: Inverse, one: Interview | Member, member: Member, now: datetime) -> bool:
    """Nobody is told to accept who has been replaced."""
    if inverse.possible is None or not isinstance(one, Interview):
        return True
    return all(inverse.possible(member, seen, now) for seen in lookup.load([one.id]))


def as_it_ended(row: store.Row, unit: list[store.Row]) -> Values:
    """What the unit made of it last: who declined may have said afterwards that they know the candidate; and what was
    `before` it."""
    same = [one for one in unit if (one["action"], one["entity_id"]) == (row["action"], row["entity_id"])]
    return (same[-1]["after"] or {}) | {"before": row["before"] or {}}
