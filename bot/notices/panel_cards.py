"""How cards to the panel look: rendered from the state as it is, so that each says what is so when it leaves."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot import wording
from bot.interviews import access, attendance, meeting_link
from bot.interviews.models import Participant
from bot.notices import move_cards, outbox, readers, told
from bot.notices.candidate_cards import was_here
from bot.notices.view import (
    Rows,
    View,
    button,
    button_card,
    facts,
    how_it_is,
    is_ahead,
    is_on,
    is_on_and_not_over,
    notice_card,
    resume,
    when,
)
from bot.times.clock_face import show_moment
from bot.wecom.content import Button, Part

REMINDED_OF_THE_WAY_IN = timedelta(minutes=5)  # before the start, by the last reminder


def invitation(view: View) -> Part | None:
    """What can be answered while it is open, and what was answered.

    It says nothing of the others of the panel: their changes of mind would make it untrue, and it cannot be changed
    without giving its buttons up.
    """
    place = access.place_of(view.holder, view.of)
    if place is None:
        return notice_card(view, view.pick("You are no longer on this panel", "你已不在这场面试中"))
    if not place.is_current:
        return notice_card(view, view.pick(*wording.REPLACED))
    if not is_ahead(view):
        return notice_card(view, how_it_is(view), text=_while_it_is_on(view))
    if place.response == "declined":
        return notice_card(view, replied(view, place), facts(view), text=_after_declining(view, place))
    if place.response == "accepted":
        return notice_card(
            view, replied(view, place), text=how_to_enter(view) if _has_no_reminder_to_come(view) else ""
        )
    title, before = move_cards.asked_anew(view) or (view.pick("Please confirm this interview", "请确认这场面试"), ())
    at, where = facts(view)
    return button_card(
        view,
        title,
        (at, *before, where, *_as_what(place, view)),
        answers(view),
        remarks=_late_way_in(view),
        opens=resume(view),
    )


def _as_what(place: Participant, view: View) -> Rows:
    if place.part != "shadow":
        return ()
    return ((view.pick("You", "身份"), view.pick("sit in, no feedback needed", "旁听，不用写面评")),)


def still_missing(view: View) -> Part | None:
    """For who tapped 候选人还没到: HR knows, and what comes next."""
    if view.of.status == "no_show" or not is_on(view):
        return notice_card(view, how_it_is(view))
    if view.of.missing_since is None or view.of.start is None:
        return notice_card(view, view.pick("The candidate is here", "候选人已到"))
    hr = wording.hr_of(view.of, view.holder)
    at = view.clock(attendance.closes_from(view.of))
    return button_card(
        view,
        view.pick(f"{hr} knows: not here yet", f"已告诉{hr}：候选人还没到"),
        (when(view), *was_here(view)),
        (
            button(view, "arrived", ("Candidate is here", "候选人到了"), style=1),
            button(view, "noshow", ("No-show", "候选人未到")),
        ),
        text=view.pick(
            f"The interview goes on. From {at} you can close it as a no-show.", f"面试照常。{at} 起可以标记候选人未到。"
        ),
    )


def nudged_to_answer(view: View) -> Part | None:
    """HR waits for an answer, which a tap gives."""
    place = access.place_of(view.holder, view.of)
    if place is None or not place.is_current or not is_ahead(view) or not answers(view):
        return invitation(view)
    who = who_waits(view)
    title = view.pick(f"{who} is waiting for your answer", f"{who}在等你回复")
    return button_card(view, title, facts(view), answers(view), remarks=_late_way_in(view), opens=resume(view))


def who_waits(view: View) -> str:
    actor = view.member("actor")
    return str(actor.name) if actor else wording.hr_of(view.of, view.holder)


def replied(view: View, place: Participant) -> str:
    answer = view.pick(*wording.RESPONSES[str(place.response)])
    return view.pick(f"You replied: {answer}", f"你已回复：{answer}")


def _after_declining(view: View, place: Participant) -> str:
    """Who hears of it when, until when it is taken back, by the clock, for the card stays; and how a reason is given that
    is not there yet."""
    code = view.of.code or ""
    hr = wording.hr_names(readers.first_to_hear(view.of, view.holder, view.now), view.holder)
    reason = view.pick(f" A reason helps: decline {code} travelling", f"补个原因更好：无法参加 {code} 出差")
    if place.response_reason:
        reason = ""
    times = told.when_told(view.of.id, kind=outbox.DECLINED, member_id=int(view.holder.id))
    if times is None:
        return reason.strip()
    heard_at, until = _by_the_clock(view, times.at, times), _by_the_clock(view, times.undo_until, times)
    if times.at > times.undo_until:  # WeCom put it off: one time is enough
        return (
            view.pick(
                f"“undo” takes it back until {until}; then {hr} will be told.",
                f"{until} 前可撤销，之后通知{hr}。",
            )
            + reason
        )
    if heard_at == until:
        return (
            view.pick(
                f"{hr} will be told at {heard_at}; “undo” takes it back before that.",
                f"{heard_at} 通知{hr}，之前可撤销。",
            )
            + reason
        )
    return (
        view.pick(
            f"{hr} will be told at {heard_at}; “undo” takes it back until {until}.",
            f"{heard_at} 通知{hr}，{until} 前可撤销。",
        )
        + reason
    )


def _by_the_clock(view: View, at: datetime, times: told.Telling) -> str:
    """`10:41`, and of another day `3月12日 周四 09:02`: the card stays."""
    if at.astimezone(view.holder.tz).date() == view.now.astimezone(view.holder.tz).date():
        return view.clock(at, exact=times.is_brief)
    return show_moment(at, None, zone=view.holder.tz, lang=view.lang, now=view.now)


def answers(view: View) -> tuple[Button, ...]:
    """Whoever has not answered is still asked to."""
    place = access.place_of(view.holder, view.of)
    if not is_ahead(view) or place is None or place.response not in ("needs_action", "tentative"):
        return ()
    return (
        button(view, "accept", ("Accept", "接受"), style=1),
        button(view, "decline", ("Can't make it", "无法参加"), style=3),
        button(view, "reschedule", ("Another time", "换个时间")),
    )


def _late_way_in(view: View) -> Rows:
    """For who is invited when the reminder with the way in is not to come any more."""
    if meeting_link.opening(view.of) is None or not _has_no_reminder_to_come(view):
        return ()
    code = str(view.of.code or "")
    return ((view.pick("Enter", "入口"), view.pick(f"send “room {code}”", f"发“进入面试 {code}”")),)


def _has_no_reminder_to_come(view: View) -> bool:
    return view.of.start is not None and view.of.start - view.now <= REMINDED_OF_THE_WAY_IN


def how_to_enter(view: View) -> str:
    """`10:45 起可以进入，发“进入面试 1203”`, of an interview that has a meeting link."""
    opens = meeting_link.opening(view.of)
    if opens is None:
        return ""
    code, at = view.of.code or "", view.clock(opens)
    return view.pick(f"Open from {at}: send “room {code}”", f"{at} 起可以进入，发“进入面试 {code}”")


def _while_it_is_on(view: View) -> str:
    """What the buttons were for, of a card that had to give them up: the way in, and that nobody is there."""
    if not is_on_and_not_over(view) or not access.attends(view.holder, view.of):
        return ""
    code = view.of.code or ""
    way_in = view.pick(f"enter: room {code}; ", f"进入面试 {code}；") if meeting_link.has_one(view.of) else ""
    return view.pick(f"Send: {way_in}nobody there: missing {code}", f"可以发：{way_in}候选人没来就发：还没到 {code}")
