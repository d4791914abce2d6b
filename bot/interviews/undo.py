"""Taking back one's last change, while it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import peewee

from bot.db import store
from bot.interviews import busy, conflicts, locks, lookup, meant, panel, people, states, undo_members
from bot.interviews.audit import LOOKS, Change, Values
from bot.interviews.errors import UserError
from bot.interviews.meant import Fits
from bot.interviews.models import ATTENDS, Interview, Member, Participant

URGENT_BEFORE_START = timedelta(hours=2)


def wait_before_telling(interview: Interview, undo_window: timedelta, now: datetime) -> timedelta:
    """How long nobody hears of a change that can be undone: of what is about to begin they hear at once."""
    return timedelta(0) if is_about_to_begin(interview, now) else undo_window


def is_about_to_begin(interview: Interview, now: datetime) -> bool:
    """Starts within two hours, or has begun: nobody has time to wait."""
    return interview.start is not None and interview.start - now <= URGENT_BEFORE_START


@dataclass(frozen=True)
class Undone:
    """What was taken back: its audit rows, its name (English, Chinese), and what it was about."""

    audit_ids: list[int]
    what: tuple[str, str]
    touched: list[Interview | Member]


@dataclass(frozen=True)
class _Inverse:
    """How a change is called (English, Chinese), how it is taken back, and what to send once that is too late.

    A change without a name is a part of another, which has one. `command` does it: who may not call that any more may not
    take it back either. `helps` is what else helps then, where it is not to ask {hr}, or nobody is left to be asked.
    """

    what: tuple[str, str] | None
    act: Callable[[Any, Values, Values], None]
    instead: Callable[[Values], tuple[str, str] | None]
    command: str
    possible: Fits | None = None  # for which interviews that can still be done
    helps: tuple[str, str] = ("", "")
    helps_alone: tuple[str, str] = ("", "")


May = Callable[[str, Interview | Member], bool]
Touched = dict[tuple[str, int], Interview | Member]  # by entity and id


def undo(change: Change, member: Member, now: datetime, may: May = lambda command, about: True) -> Undone:
    """Take back all that the member's last message or tap changed, or nothing: what was done before it is left alone.

    A reason that followed a decline is one with it, and has no more time than it. `may` says whether the member could
    still do it, asked for the command that did it and what that was about.
    Raises: UserError when they could not, there is none, its time is over, or something has happened since; it says what
    to do then.
    """
    unit = _last_unit(member, now)
    for row in unit:
        if row["action"] not in INVERSES or row["undo_until"] is None:
            raise _cannot(row, member)
    touched = _held(unit)
    for row in unit:
        one = touched[row["entity"], row["entity_id"]]
        if not may(INVERSES[row["action"]].command, one):
            raise UserError("Your role no longer allows that.", "你的角色现在不能做这一步。")
        if row["undo_until"] <= now:
            raise _too_late(INVERSES[row["action"]], one, _as_it_ended(row, unit), member, now)
        if _touched_since(row, unit):
            raise UserError(
                "{code} has changed since, so that can no longer be undone.",
                "{code} 之后又有变动，不能撤销了。",
                code=_code(one),
            )
    for row in reversed(unit):
        _take_back(change, row, touched[row["entity"], row["entity_id"]])
    _check_all_are_members(unit)
    named = [(INVERSES[row["action"]].what, touched[row["entity"], row["entity_id"]]) for row in unit]
    names = list(dict.fromkeys(_name(what, one) for what, one in named if what))
    what = ", ".join(en for en, _ in names), "、".join(zh for _, zh in names)
    return Undone([row["id"] for row in unit], what, [one for name, one in named if name])


def _check_all_are_members(unit: list[store.Row]) -> None:
    """Raises: UserError when somebody would be bound again who has been deactivated since."""
    ids = {row["entity_id"] for row in unit if row["entity"] == "interview"}
    bound = set().union(*(_people_in(row["after"] or {}) for row in unit))
    gone = store.fetch(
        f"""SELECT m.name FROM participant p JOIN member m ON m.id = p.member_id
           WHERE p.interview_id = ANY(%(ids)s::bigint[]) AND m.id = ANY(%(people)s::bigint[]) AND NOT m.active
             AND {ATTENDS} LIMIT 1""",
        ids=list(ids),
        people=list(bound),
    )
    if gone:
        raise UserError(
            "{who} is deactivated, so that can no longer be undone.", "{who} 已停用，不能撤销了。", who=gone[0]["name"]
        )


def called(action: str) -> tuple[str, str] | None:
    """What people call a change that can be undone (English, Chinese)."""
    return INVERSES[action].what if action in INVERSES else None


def _held(unit: list[store.Row]) -> Touched:
    """What the rows are about, locked with all whom taking back may bind again: of a no-show, the whole panel."""
    ids = {row["entity_id"] for row in unit if row["entity"] == "interview"}
    panels = {one.member_id for one in Participant.select().where(Participant.interview << list(ids))}
    panels = panels.union(*(_people_in(row["after"] or {}) for row in unit))
    members = {row["entity_id"] for row in unit if row["entity"] == "member"}
    admins = {one.id for one in people.admins()} if members else set()
    locks.hold(members=panels | members | admins, interviews=ids)
    interviews = Interview.select().where(Interview.id << list(ids))
    changed = Member.select().where(Member.id << list(members))
    return {("interview", one.id): one for one in interviews} | {("member", one.id): one for one in changed}


def _take_back(change: Change, row: store.Row, one: Interview | Member) -> None:
    before, after = row["before"] or {}, row["after"] or {}
    try:
        with store.db.atomic():
            INVERSES[row["action"]].act(one, before, after)
            if isinstance(one, Interview):
                states.move(one, before["status"])  # of a no-show, too: whoever was free again is bound again
    except peewee.IntegrityError:
        if isinstance(one, Member):
            raise
        raise busy.clash(one, _bound_again(one, after)) from None
    after_undo = before | {"action": row["action"]}
    change.record("undone", row["entity"], one.id, before=after, after=after_undo, undo_of=row["id"])


def _name(what: tuple[str, str], one: Interview | Member) -> tuple[str, str]:
    en, zh = what
    return f"{en} {_code(one)}".strip(), f"{zh} {_code(one)}".strip()


def _code(one: Interview | Member) -> str:
    return str(one.code or "") if isinstance(one, Interview) else str(one.user_id)


def _last_unit(member: Member, now: datetime) -> list[store.Row]:
    """The rows of the last thing that the member did within a day and has not taken back, in their order."""
    rows = store.fetch(
        """WITH last AS (
             SELECT coalesce(unit_id, id) AS unit FROM audit_event a
             WHERE actor_id = %(member)s AND coalesce(undo_until, at) > %(now)s - interval '1 day'
               AND action <> ALL(%(looks)s) AND undo_of IS NULL
               AND NOT EXISTS (SELECT 1 FROM audit_event u WHERE u.undo_of = a.id)
             ORDER BY id DESC LIMIT 1)
           SELECT a.id, action, entity, entity_id, before, after, undo_until FROM audit_event a, last
           WHERE (a.id = unit OR unit_id = unit) AND action <> ALL(%(looks)s) ORDER BY a.id""",
        member=member.id,
        now=now,
        looks=list(LOOKS),
    )
    if not rows:
        raise UserError("There is nothing to undo.", "没有可以撤销的操作。")
    return rows


def _touched_since(row: store.Row, unit: list[store.Row]) -> bool:
    """True unless all that came after the unit has been taken back as well."""
    return bool(
        store.fetch(
            """SELECT 1 FROM audit_event a WHERE entity = %(entity)s AND entity_id = %(id)s AND id > %(row)s
               AND id <> ALL(%(unit)s) AND action NOT IN ('room.shown', 'interview.taken', 'settings.changed')
               AND (undo_of IS NULL OR undo_of = %(row)s)
               AND NOT EXISTS (SELECT 1 FROM audit_event u WHERE u.undo_of = a.id) LIMIT 1""",
            entity=row["entity"],
            id=row["entity_id"],
            row=row["id"],
            unit=[one["id"] for one in unit],
        )
    )


def _as_it_ended(row: store.Row, unit: list[store.Row]) -> Values:
    """What the unit made of it last: who declined may have said afterwards that they know the candidate."""
    same = [one for one in unit if (one["action"], one["entity_id"]) == (row["action"], row["entity_id"])]
    return same[-1]["after"] or {}


def _cannot(row: store.Row, member: Member) -> UserError:
    if row["action"] != "settings.changed":
        what = INVERSES[row["action"]].what if row["action"] in INVERSES else _NOT_UNDONE.get(row["action"])
        if what is None:
            return UserError("Your last change cannot be undone.", "上一步操作不能撤销。")
        return UserError("“{what}” cannot be undone.", "“{what}”不能撤销。", what=what[member.lang == "zh"])
    return UserError(
        "A setting cannot be undone. Send: {instead}",
        "设置不能撤销。可以发：{instead}",
        instead=undo_members.set_back_instead(row["before"])[1 if member.lang == "zh" else 0],
    )


_NOT_UNDONE = {"interview.taken": ("handling", "我来处理")}


def _too_late(inverse: _Inverse, one: Interview | Member, after: Values, member: Member, now: datetime) -> UserError:
    """What was done last, and what can be done instead."""
    is_zh = member.lang == "zh"
    what = _name(inverse.what or ("", ""), one)[is_zh]
    instead = inverse.instead(after | {"code": _code(one)})
    if instead is not None and _still_possible(inverse, one, member, now):
        return UserError(
            "It is too late to undo “{what}”. Send: {instead}",
            "“{what}”已经过了撤销时间。可以发：{instead}",
            what=what,
            instead=instead[is_zh],
        )
    hr = _hr_of(one, member) if isinstance(one, Interview) else ""
    helps = inverse.helps if hr else inverse.helps_alone
    if hr and after.get("knows_candidate"):
        helps = _NO_CONFLICT
    if not helps[0] and isinstance(one, Interview):
        helps = _ASK_HR if hr else _TELL_THEM
    helps = helps if helps[0] else _ASK_ADMIN
    said = UserError(*helps, what=what, hr=hr, who=member.name, code=_code(one))
    return said.after(_TOO_LATE[is_zh])


_TOO_LATE = ("It is too late to undo “{what}”. ", "“{what}”已经过了撤销时间")
_ASK_HR = ("Please ask {hr}.", "，请找{hr}。")
_TELL_THEM = (
    "Nothing can change it now; please tell those concerned yourself.",
    "，现在改不了了，请直接告诉相关的人。",
)
_KNOWS = (
    "If they know the candidate after all, they say so themselves: decline {code} knows candidate",
    "。本人确实认识候选人的话，请本人发：无法参加 {code} 认识候选人",
)
_NO_CONFLICT = (
    "You don't know the candidate? Please ask {hr} to send: noconflict {code} {who}",
    "。不认识候选人的话，请{hr}发：不认识候选人 {code} {who}",
)
_ASK_ADMIN = ("Please ask the admin.", "，请找管理员。")


def _hr_of(interview: Interview, member: Member) -> str:
    """Who looks after the interview, by name, but for the member themselves."""
    application = interview.application
    them = dict.fromkeys(
        one for one in (application.recruiter, application.coordinator) if one is not None and one.active
    )
    return "、".join(str(one.name) for one in them if one != member)


def _still_possible(inverse: _Inverse, one: Interview | Member, member: Member, now: datetime) -> bool:
    """Nobody is told to accept who has been replaced."""
    if inverse.possible is None or not isinstance(one, Interview):
        return True
    return all(inverse.possible(member, seen, now) for seen in lookup.load([one.id]))


def _is_ahead(member: Member, one: Interview, now: datetime) -> bool:
    return states.is_ahead(one, now)


def _candidate_may_answer(member: Member, one: Interview, now: datetime) -> bool:
    """As long as it has not begun, also where they were not coming."""
    return one.start is not None and now < one.start and (one.status == "rescheduling" or states.is_ahead(one, now))


def _people_in(after: Values) -> set[int]:
    return {after[role] for role in ("member", "old", "new") if after.get(role)}


def _bound_again(interview: Interview, after: Values) -> list[int]:
    """Ids of those for whom the undo needs the time."""
    return [one.member_id for one in panel.places_of(interview) if one.member_id in _people_in(after) or one.takes_time]


def _answer_back(interview: Interview, before: Values, after: Values) -> None:
    panel.put_back(interview, after["member"], before)


def _new_place_back(interview: Interview, before: Values, after: Values) -> None:
    panel.put_back(interview, after["new"], before["new_place"])


def _places_back(interview: Interview, before: Values, after: Values) -> None:
    _new_place_back(interview, before, after)
    _answer_back(interview, before, after)


def _candidates_answer_back(interview: Interview, before: Values, after: Values) -> None:
    interview.candidate_response = before["candidate_response"]
    interview.save(only=["candidate_response"])


def _candidates_answer_instead(after: Values) -> tuple[str, str]:
    en, zh = ("thinking it over", "考虑中") if after["candidate_response"] == "accepted" else ("confirmed", "已确认")
    return f"candidate {after['code']} {en}", f"候选人回复 {after['code']} {zh}"


def _nothing_more(interview: Interview, before: Values, after: Values) -> None:
    """The status is all there was."""


def _decline_instead(after: Values) -> tuple[str, str]:
    return f"decline {after['code']}", f"无法参加 {after['code']}"


def _accept_instead(after: Values) -> tuple[str, str] | None:
    """Who knows the candidate stays away."""
    return None if after["knows_candidate"] else (f"accept {after['code']}", f"接受 {after['code']}")


def _replace_instead(after: Values) -> tuple[str, str]:
    """Back again: the new one makes way for the old one."""
    order = f"{after['code']} {Member.get_by_id(after['new']).name} {Member.get_by_id(after['old']).name}"
    return f"replace {order}", f"换人 {order}"


def _another_instead(after: Values) -> tuple[str, str]:
    """Nobody is taken off a panel, but another may take their place."""
    return f"replace {after['code']}", f"换人 {after['code']}"


def _nothing_instead(after: Values) -> None:
    return None


INVERSES: dict[str, _Inverse] = {
    "panel.accepted": _Inverse(("accept", "接受"), _answer_back, _decline_instead, "accept", meant.to_decline.fits),
    "panel.declined": _Inverse(("decline", "无法参加"), _answer_back, _accept_instead, "decline", meant.to_answer.fits),
    "panel.replaced": _Inverse(("replace", "换人"), _places_back, _replace_instead, "replace", _is_ahead),
    "panel.added": _Inverse(("add", "加人"), _new_place_back, _another_instead, "replace", _is_ahead),
    "panel.conflict_over": _Inverse(
        ("no conflict", "不认识候选人"),
        conflicts.say_again,
        _nothing_instead,
        "noconflict",
        helps=_KNOWS,
        helps_alone=_KNOWS,
    ),
    "panel.left": _Inverse(None, _answer_back, _nothing_instead, "members"),
    "member.added": _Inverse(
        ("add member", "添加成员"), undo_members.remove, undo_members.deactivate_instead, "members"
    ),
    "member.changed": _Inverse(("change member", "改成员"), undo_members.restore, undo_members.change_again, "members"),
    "member.activated": _Inverse(
        ("activate", "启用"), undo_members.restore, undo_members.deactivate_instead, "members"
    ),
    "member.deactivated": _Inverse(
        ("deactivate", "停用"), undo_members.restore, undo_members.activate_instead, "members"
    ),
    "member.handed_over": _Inverse(None, undo_members.take_back_charge, _nothing_instead, "members"),
    "interview.candidate_answered": _Inverse(
        ("candidate's answer", "候选人回复"),
        _candidates_answer_back,
        _candidates_answer_instead,
        "candidate",
        _candidate_may_answer,
    ),
    "interview.no_show": _Inverse(
        ("no-show", "候选人未到"),
        _nothing_more,
        _nothing_instead,
        "noshow",
        helps=(
            "It stays marked. If the candidate came after all, hold the interview and tell {hr}.",
            "，标记改不回来。候选人来了就照常面试，并告诉{hr}。",
        ),
        helps_alone=(
            "It stays marked. If the candidate came after all, tell the panel to hold the interview.",
            "，标记改不回来。候选人来了，请直接告诉面试官照常面试。",
        ),
    ),
}
