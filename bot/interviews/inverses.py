"""Each change that can be undone is one value: how it is called, how it is taken back, what to send once it is too late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.interviews import (
    candidate_link,
    conflicts,
    feedback,
    instead,
    leave,
    matches,
    meant,
    moved_back,
    places,
    preferences,
    proposals,
    states,
    ticking,
    undo_members,
)
from bot.interviews.audit import Values
from bot.interviews.fitting import Fits
from bot.interviews.models import Interview, Member


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


def _nothing_more(interview: Interview, before: Values, after: Values) -> None:
    """The status is all there was."""


def _missing_back(interview: Interview, before: Values, after: Values) -> None:
    since = before["missing_since"]
    interview.missing_since = datetime.fromisoformat(since) if since else None
    interview.save(only=["missing_since"])


def _expected_back(interview: Interview, before: Values, after: Values) -> None:
    if "expected_at" in before:
        interview.expected_at = datetime.fromisoformat(before["expected_at"]) if before["expected_at"] else None
        interview.save(only=["expected_at"])


def _feedback_expected_again(interview: Interview, before: Values, after: Values) -> None:
    places.expect_feedback(interview, after["member"])


def _is_ahead(member: Member, one: Interview, now: datetime) -> bool:
    """Or its time is still to be chosen."""
    return states.is_open(one, now)


def _candidate_may_answer(member: Member, one: Interview, now: datetime) -> bool:
    """As long as it has not begun, also where they were not coming."""
    return one.start is not None and now < one.start and (one.status == "rescheduling" or states.is_ahead(one, now))


INVERSES: dict[str, Inverse] = {
    "interview.booked": Inverse(("booking", "约面"), _nothing_more, instead.cancel, "book", _is_ahead),
    "panel.accepted": Inverse(("accept", "接受"), _answer_back, instead.decline, "accept", meant.to_decline.fits),
    "panel.declined": Inverse(("decline", "无法参加"), _answer_back, instead.accept, "decline", meant.to_answer.fits),
    "panel.ticked": Inverse(("choice of times", "勾选时间"), ticking.untick, instead.tick, "tick", meant.to_tick.fits),
    "interview.offered": Inverse(
        ("other times", "换一批时间"),
        ticking.take_back_offer,
        instead.nothing,
        "other days",
        helps=instead.OTHER_DAYS,
        helps_alone=instead.OTHER_DAYS,
    ),
    "panel.replaced": Inverse(("replace", "换人"), _places_back, instead.replace, "replace", _is_ahead),
    "panel.added": Inverse(("add", "加人"), _new_place_back, instead.another, "add", _is_ahead),
    "panel.conflict_over": Inverse(
        ("no conflict", "不认识候选人"),
        conflicts.say_again,
        instead.nothing,
        "noconflict",
        helps=instead.KNOWS,
        helps_alone=instead.KNOWS,
    ),
    "candidate.match_ended": Inverse(
        ("not the same person", "不是同一人"), matches.match_again, instead.nothing, "notsame"
    ),
    "feedback.submitted": Inverse(
        ("feedback", "面评"), feedback.take_back, instead.feedback, "feedback", meant.to_evaluate.fits
    ),
    "feedback.changed": Inverse(
        ("change of feedback", "修改面评"),
        feedback.take_back,
        instead.feedback,
        "feedback",
        meant.to_evaluate.fits,
    ),
    "interview.status": Inverse(None, _nothing_more, instead.nothing, "feedback"),  # complete by the feedback
    "panel.left": Inverse(None, _answer_back, instead.nothing, "members"),
    "member.added": Inverse(
        ("add member", "添加成员"), undo_members.remove, undo_members.deactivate_instead, "members"
    ),
    "member.changed": Inverse(("change member", "改成员"), undo_members.restore, undo_members.change_again, "members"),
    "member.activated": Inverse(("activate", "启用"), undo_members.restore, undo_members.deactivate_instead, "members"),
    "member.deactivated": Inverse(
        ("deactivate", "停用"), undo_members.restore, undo_members.activate_instead, "members"
    ),
    "member.handed_over": Inverse(None, undo_members.take_back_charge, instead.nothing, "members"),
    "leave.taken": Inverse(("leave", "休假"), leave.put_back, instead.cancel_leave, "settings", is_own=True),
    "leave.cancelled": Inverse(
        ("cancel leave", "取消休假"), leave.put_back, instead.take_leave, "settings", is_own=True
    ),
    "member.nudging": Inverse(("nudging", "免催"), preferences.put_nudging_back, instead.nudge, "members"),
    "interview.candidate_answered": Inverse(
        ("candidate's answer", "候选人回复"),
        _candidates_answer_back,
        instead.candidates_answer,
        "candidate",
        _candidate_may_answer,
    ),
    "interview.unheld": Inverse(
        ("not held", "没面成"),
        _nothing_more,
        instead.nothing,
        "not held",
        None,
        instead.STAYS_UNHELD,
        instead.STAYS_UNHELD_ALONE,
    ),
    "feedback.waived": Inverse(
        ("no feedback needed", "不用写面评"),
        _feedback_expected_again,
        instead.nothing,
        "waive",
        None,
        instead.MAY_WRITE,
        instead.MAY_WRITE,
    ),
    "interview.late": Inverse(
        ("running late", "晚到"),
        _expected_back,
        instead.nothing,
        "running late",
        None,
        instead.STAYS,
        instead.STAYS,
    ),
    "link.reset": Inverse(
        ("new link", "重置链接"),
        candidate_link.version_back,
        instead.nothing,
        "resetlink",
        helps=instead.LINK_HAS_ENDED,
        helps_alone=instead.LINK_HAS_ENDED,
    ),
    "interview.missing": Inverse(
        ("not here yet", "还没到"),
        _missing_back,
        instead.arrived,
        "noshow",
        meant.to_reopen.fits,
        instead.STAYS,
        instead.STAYS,
    ),
    "interview.arrived": Inverse(
        ("arrived", "候选人到了"),
        _missing_back,
        instead.no_show,
        "arrived",
        meant.to_miss.fits,
        instead.STAYS,
        instead.STAYS,
    ),
    "interview.cancelled": Inverse(
        ("cancel", "取消面试"),
        _nothing_more,
        instead.nothing,
        "cancel",
        helps=instead.BOOK_AGAIN,
        helps_alone=instead.BOOK_AGAIN,
    ),
    "interview.moved": Inverse(
        ("reschedule", "改期"), moved_back.put_back, instead.move, "reschedule", meant.to_move.fits
    ),
    "interview.time_open": Inverse(
        ("reschedule", "改期"), moved_back.put_back, instead.move, "reschedule", meant.to_move.fits
    ),
    "interview.proposed": Inverse(
        ("proposed time", "改期建议"),
        proposals.take_back,
        instead.withdraw,
        "reschedule",
        meant.to_withdraw.fits,
    ),
    "interview.proposal_withdrawn": Inverse(
        ("withdrawn proposal", "撤回的改期建议"),
        proposals.decide_again,
        instead.reschedule,
        "withdraw",
        meant.to_move.fits,
    ),
    "interview.proposal_declined": Inverse(
        ("declined proposal", "不改期的答复"),
        proposals.decide_again,
        instead.reschedule,
        "reschedule",
        meant.to_move.fits,
    ),
    "interview.no_show": Inverse(
        ("no-show", "候选人未到"),
        _nothing_more,
        instead.arrived,
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
