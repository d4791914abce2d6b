"""Each change that can be undone is one value: how it is called, how it is taken back, what to send once it is too late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.interviews import (
    conflicts,
    feedback,
    leave,
    meant,
    moving,
    places,
    preferences,
    proposals,
    states,
    undo_members,
)
from bot.interviews.audit import Values
from bot.interviews.meant import Fits
from bot.interviews.models import Interview, Member, Room
from bot.times.zones import company_zone


@dataclass(frozen=True)
class Inverse:
    """How a change is called (English, Chinese), how it is taken back, and what to send once that is too late.

    A change without a name is a part of another, which has one. `command` does it: who may not call that any more may not
    take it back either. `helps` is what else helps then, where it is not to ask {hr}, or nobody is left to be asked.
    `is_own`: it is about nobody but whoever did it, who need not be named.
    """

    what: tuple[str, str] | None
    act: Callable[[Any, Values, Values], None]
    instead: Callable[[Values], tuple[str, str] | None]
    command: str
    possible: Fits | None = None  # for which interviews that can still be done
    helps: tuple[str, str] = ("", "")
    helps_alone: tuple[str, str] = ("", "")
    is_own: bool = False


def called(action: str) -> tuple[str, str] | None:
    """What people call a change that can be undone (English, Chinese)."""
    return INVERSES[action].what if action in INVERSES else None


def name_of(what: tuple[str, str], one: Interview | Member) -> tuple[str, str]:
    en, zh = what
    return f"{en} {code_of(one)}".strip(), f"{zh} {code_of(one)}".strip()


def code_of(one: Interview | Member) -> str:
    return str(one.code or "") if isinstance(one, Interview) else str(one.user_id)


def _answer_back(interview: Interview, before: Values, after: Values) -> None:
    places.put_back(interview, after["member"], before)


def _new_place_back(interview: Interview, before: Values, after: Values) -> None:
    places.put_back(interview, after["new"], before["new_place"])


def _places_back(interview: Interview, before: Values, after: Values) -> None:
    _new_place_back(interview, before, after)
    _answer_back(interview, before, after)


def _candidates_answer_back(interview: Interview, before: Values, after: Values) -> None:
    interview.candidate_response = before["candidate_response"]
    interview.save(only=["candidate_response"])


def _candidates_answer_instead(after: Values) -> tuple[str, str]:
    """What it was; or another answer, where there was none: that is nothing to write down."""
    was = after["before"]["candidate_response"]
    if was in _ANSWERS:
        en, zh = _ANSWERS[was]
    else:
        en, zh = _ANSWERS["accepted" if after["candidate_response"] == "tentative" else "tentative"]
        en += " (before it was “not answered yet”, which cannot be recorded)"
        zh += "（之前是待回复，这个记不回去）"
    return f"candidate {after['code']} {en}", f"候选人回复 {after['code']} {zh}"


_ANSWERS = {
    "accepted": ("confirmed", "已确认"),
    "tentative": ("thinking it over", "考虑中"),
    "declined": ("not coming", "不来"),
}


def _nothing_more(interview: Interview, before: Values, after: Values) -> None:
    """The status is all there was."""


def _missing_back(interview: Interview, before: Values, after: Values) -> None:
    since = before["missing_since"]
    interview.missing_since = datetime.fromisoformat(since) if since else None
    interview.save(only=["missing_since"])


def _arrived_instead(after: Values) -> tuple[str, str]:
    return f"arrived {after['code']}", f"候选人到了 {after['code']}"


def _no_show_instead(after: Values) -> tuple[str, str]:
    return f"noshow {after['code']}", f"候选人未到 {after['code']}"


def _feedback_expected_again(interview: Interview, before: Values, after: Values) -> None:
    places.expect_feedback(interview, after["member"])


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
    """Nobody is taken off a panel, but another may take their place, who is asked for by theirs."""
    order = f"{after['code']} {Member.get_by_id(after['new']).name}"
    return f"replace {order}", f"换人 {order}"


def _nudge_instead(after: Values) -> tuple[str, str]:
    state = ("nudge", "要催") if after["nudged"] is False else ("no nudging", "免催")
    return f"members {after['code']} {state[0]}", f"成员 {after['code']} {state[1]}"


def _cancel_leave_instead(after: Values) -> tuple[str, str]:
    return "leave cancel", "休假 取消"


def _take_leave_instead(after: Values) -> tuple[str, str]:
    return "leave tomorrow", "休假 明天"


def _move_instead(after: Values) -> tuple[str, str] | None:
    """Back to the time, length and place that it had; of a new start everybody is asked once more."""
    before = after["before"]
    was, now = moving.slot_in(before), moving.slot_in(after)
    if was is None:
        return f"reschedule {after['code']} no time yet", f"改期 {after['code']} 时间待定"
    at = f"{was[0].astimezone(company_zone()):%Y-%m-%d %H:%M}"
    minutes = (was[1] - was[0]) // timedelta(minutes=1)
    both = [(at, at)] if now is None or now[0] != was[0] else []
    if now is None or now[1] - now[0] != was[1] - was[0]:
        both.append((f"{minutes} min", f"{minutes}分钟"))
    if place := _place_before(before, after.get("place")):
        both.append(place)
    said = " ".join(en for en, _ in both), " ".join(zh for _, zh in both)
    return f"reschedule {after['code']} {said[0]}", f"改期 {after['code']} {said[1]}"


def _place_before(before: Values, changed: str | None) -> tuple[str, str] | None:
    if changed is None:
        return None
    if changed == "link":
        return (before["link"], before["link"]) if before["link"] else None
    if before["room"]:
        name = str(Room.get_by_id(before["room"]).name)
        return name, name
    return {"video": ("video", "视频"), "onsite": ("on site", "现场"), "phone": ("phone", "电话")}[before["mode"]]


def _cancel_instead(after: Values) -> tuple[str, str]:
    return f"cancel {after['code']}", f"取消面试 {after['code']}"


def _nothing_instead(after: Values) -> None:
    return None


def _is_ahead(member: Member, one: Interview, now: datetime) -> bool:
    return states.is_ahead(one, now)


def _candidate_may_answer(member: Member, one: Interview, now: datetime) -> bool:
    """As long as it has not begun, also where they were not coming."""
    return one.start is not None and now < one.start and (one.status == "rescheduling" or states.is_ahead(one, now))


def _feedback_instead(after: Values) -> tuple[str, str]:
    """For a day it can be changed."""
    return f"feedback {after['code']}", f"面评 {after['code']}"


_KNOWS = (
    "If they know the candidate after all, they say so themselves: decline {code} knows candidate",
    "。本人确实认识候选人的话，请本人发：无法参加 {code} 认识候选人",
)

_STAYS = ("It stays as it is.", "，改不回来了。")
_BOOK_AGAIN = ("It is to take place after all? Book it again: book", "。要照常面试，请重新约：约面")

_STAYS_UNHELD = (
    "It was held after all? Then write what you think: feedback {code}",
    "。其实面过的话，写面评就行：面评 {code}",
)
_STAYS_UNHELD_ALONE = (
    "For another time send: reschedule {code}",
    "。另定时间发：改期 {code}",
)
_MAY_WRITE = (
    "Whoever was let off may still write it: feedback {code}",
    "。本人想写还是可以写：面评 {code}",
)
_ASK_NOT = (
    "HR has it. Until they decide, the time stays as it is; a new proposal takes the place of this one.",
    "，已经转给 HR。确认前时间不变；再提一个时间就以新的为准。",
)


def _reschedule_instead(after: Values) -> tuple[str, str]:
    return f"reschedule {after['code']}", f"改期 {after['code']}"


INVERSES: dict[str, Inverse] = {
    "interview.booked": Inverse(("booking", "约面"), _nothing_more, _cancel_instead, "book", _is_ahead),
    "panel.accepted": Inverse(("accept", "接受"), _answer_back, _decline_instead, "accept", meant.to_decline.fits),
    "panel.declined": Inverse(("decline", "无法参加"), _answer_back, _accept_instead, "decline", meant.to_answer.fits),
    "panel.replaced": Inverse(("replace", "换人"), _places_back, _replace_instead, "replace", _is_ahead),
    "panel.added": Inverse(("add", "加人"), _new_place_back, _another_instead, "add", _is_ahead),
    "panel.conflict_over": Inverse(
        ("no conflict", "不认识候选人"),
        conflicts.say_again,
        _nothing_instead,
        "noconflict",
        helps=_KNOWS,
        helps_alone=_KNOWS,
    ),
    "feedback.submitted": Inverse(
        ("feedback", "面评"), feedback.take_back, _feedback_instead, "feedback", meant.to_evaluate.fits
    ),
    "feedback.changed": Inverse(
        ("change of feedback", "修改面评"), feedback.take_back, _feedback_instead, "feedback", meant.to_evaluate.fits
    ),
    "interview.status": Inverse(None, _nothing_more, _nothing_instead, "feedback"),  # complete by the feedback
    "panel.left": Inverse(None, _answer_back, _nothing_instead, "members"),
    "member.added": Inverse(
        ("add member", "添加成员"), undo_members.remove, undo_members.deactivate_instead, "members"
    ),
    "member.changed": Inverse(("change member", "改成员"), undo_members.restore, undo_members.change_again, "members"),
    "member.activated": Inverse(("activate", "启用"), undo_members.restore, undo_members.deactivate_instead, "members"),
    "member.deactivated": Inverse(
        ("deactivate", "停用"), undo_members.restore, undo_members.activate_instead, "members"
    ),
    "member.handed_over": Inverse(None, undo_members.take_back_charge, _nothing_instead, "members"),
    "leave.taken": Inverse(("leave", "休假"), leave.put_back, _cancel_leave_instead, "settings", is_own=True),
    "leave.cancelled": Inverse(
        ("cancel leave", "取消休假"), leave.put_back, _take_leave_instead, "settings", is_own=True
    ),
    "member.nudging": Inverse(("nudging", "免催"), preferences.put_nudging_back, _nudge_instead, "members"),
    "interview.candidate_answered": Inverse(
        ("candidate's answer", "候选人回复"),
        _candidates_answer_back,
        _candidates_answer_instead,
        "candidate",
        _candidate_may_answer,
    ),
    "interview.unheld": Inverse(
        ("not held", "没面成"), _nothing_more, _nothing_instead, "not held", None, _STAYS_UNHELD, _STAYS_UNHELD_ALONE
    ),
    "feedback.waived": Inverse(
        ("no feedback needed", "不用写面评"),
        _feedback_expected_again,
        _nothing_instead,
        "waive",
        None,
        _MAY_WRITE,
        _MAY_WRITE,
    ),
    "interview.late": Inverse(
        ("running late", "晚到"), _nothing_more, _nothing_instead, "running late", None, _STAYS, _STAYS
    ),
    "interview.missing": Inverse(
        ("not here yet", "还没到"), _missing_back, _arrived_instead, "noshow", meant.to_reopen.fits, _STAYS, _STAYS
    ),
    "interview.arrived": Inverse(
        ("arrived", "候选人到了"), _missing_back, _no_show_instead, "arrived", meant.to_miss.fits, _STAYS, _STAYS
    ),
    "interview.cancelled": Inverse(
        ("cancel", "取消面试"),
        _nothing_more,
        _nothing_instead,
        "cancel",
        helps=_BOOK_AGAIN,
        helps_alone=_BOOK_AGAIN,
    ),
    "interview.moved": Inverse(
        ("reschedule", "改期"), moving.put_back, _move_instead, "reschedule", meant.to_move.fits
    ),
    "interview.time_open": Inverse(
        ("reschedule", "改期"), moving.put_back, _move_instead, "reschedule", meant.to_move.fits
    ),
    "interview.proposed": Inverse(
        ("proposed time", "改期建议"),
        proposals.take_back,
        _nothing_instead,
        "reschedule",
        helps=_ASK_NOT,
        helps_alone=_ASK_NOT,
    ),
    "interview.proposal_declined": Inverse(
        ("declined proposal", "不改期的答复"),
        proposals.decide_again,
        _reschedule_instead,
        "reschedule",
        meant.to_move.fits,
    ),
    "interview.no_show": Inverse(
        ("no-show", "候选人未到"),
        _nothing_more,
        _arrived_instead,
        "noshow",
        meant.to_reopen.fits,
        helps=(
            "It stays marked. {hr} can find another time: reschedule {code}",
            "，标记改不回来。要另约时间，请{hr}发：改期 {code}",
        ),
        helps_alone=(
            "It stays marked. For another time send: reschedule {code}",
            "，标记改不回来。要另约时间，发：改期 {code}",
        ),
    ),
}
