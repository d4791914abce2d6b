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
from bot.phrase import Unnamed


def cannot(row: store.Row, member: Member) -> UserError:
    """What is never undone, and of a setting what sets it back."""
    if row["action"] != "settings.changed":
        what = INVERSES[row["action"]].what if row["action"] in INVERSES else _NOT_UNDONE.get(row["action"])
        if what is None:
            return UserError("undo.cannot")
        return UserError("undo.cannot_that", what=what[member.lang == "zh"], code=_code_in(row))
    return UserError(
        "undo.cannot_setting", instead=undo_members.set_back_instead(row["before"])[1 if member.lang == "zh" else 0]
    )


def _code_in(row: store.Row) -> str:
    return next((code_of(one) for one in lookup.load([row["entity_id"]])), "")


_NOT_UNDONE = {"interview.taken": ("handling", "我来处理")}


def too_late(
    inverse: Inverse, one: Interview | Member, after: Values, member: Member, now: datetime, many: int = 1
) -> UserError:
    """What was done last, and what can be done instead; of `many` interviews, with one of them for all."""
    is_zh = member.lang == "zh"
    what = (name_of(inverse.what or ("", ""), one) if not inverse.is_own else inverse.what or ("", ""))[is_zh]
    instead = inverse.instead(after | {"code": code_of(one)})
    if many > 1 and instead is not None:
        return UserError("undo.too_late_bookings", n=many, instead=instead[is_zh])
    if instead is not None and _still_possible(inverse, one, member, now):
        return UserError("undo.too_late", what=what, instead=instead[is_zh])
    hr = _hr_of(one, member) if isinstance(one, Interview) else ""
    helps = inverse.helps if hr else inverse.helps_alone
    if isinstance(one, Interview) and member.is_hr and inverse.command == "feedback":
        helps = _WRITE_ANEW
    if hr and after.get("knows_candidate"):
        helps = _NO_CONFLICT
    if not helps[0] and isinstance(one, Interview):
        helps = _ASK_HR if hr else _TELL_THEM
    helps = helps if helps[0] else _ASK_ADMIN
    said = UserError(*helps, hr=hr, who=member.name, code=code_of(one))
    return said.after(Unnamed(*_TOO_LATE, what=what))


def stays_marked(interview: Interview, member: Member, now: datetime) -> UserError:
    """What helps where a no-show was marked so long ago that nobody can undo it: on its day it is taken up again."""
    inverse, hr, code = INVERSES["interview.no_show"], _hr_of(interview, member), code_of(interview)
    helps = inverse.helps if hr else inverse.helps_alone
    if is_of_today(interview, now):
        helps = _CAME_AFTER_ALL
    return UserError(*helps, hr=hr, code=code)


_CAME_AFTER_ALL = ("They came after all? Send: arrived {code}", "。人来了就发：候选人到了 {code}")
_TOO_LATE = ("It is too late to undo “{what}”. ", "“{what}”已经过了撤销时间")
_ASK_HR = ("Please ask {hr}.", "，请找{hr}。")
_TELL_THEM = (
    "Nothing can change it now; please tell those concerned yourself.",
    "，现在改不了了，请直接告诉相关的人。",
)
_WRITE_ANEW = (
    "To change it, send: write for {code}, with whose it is, the verdict and a sentence",
    "。要改就发：代写 {code} 加上姓名、结论和一句话",
)
_NO_CONFLICT = (
    "You don't know the candidate? Please ask {hr} to send: noconflict {code} {who}",
    "。不认识候选人的话，请{hr}发：不认识候选人 {code} {who}",
)
_ASK_ADMIN = ("Please ask the admin.", "，请找管理员。")


def _hr_of(interview: Interview, member: Member) -> str:
    """Who looks after the interview, by name, but for the member themselves."""
    return "、".join(str(one.name) for one in interview.application.caretakers if one != member)


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
