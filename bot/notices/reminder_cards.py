"""Reminders shortly before the start: with whom, and the way in once it is open."""

from __future__ import annotations

from dataclasses import replace

from bot import wording
from bot.interviews import access, lookup, meeting_link
from bot.notices import panel_cards
from bot.notices.view import Rows, View, button, button_card, facts, how_it_is, is_ahead, notice_card, resume
from bot.wecom.content import Button, NoticeCard, Part
from bot.wording import links


def reminder(view: View) -> Part | None:
    """Shortly before: with whom, and the way in once it is open."""
    return _reminder(view)


def last_reminder(view: View) -> Part | None:
    """The same, with what follows directly: that one's reminder comes while this one is on."""
    nexts = lookup.following(view.holder, view.of)
    named = [f"{wording.hours(one, view.holder)[:5]} {wording.about(one, view.holder)}" for one in nexts]
    then = view.pick(f"Right after it: {', '.join(named)}", f"之后紧接着 {'、'.join(named)}")
    return _reminder(view, then if named else "")


def _reminder(view: View, text: str = "") -> Part | None:
    interview = view.of
    if not access.attends(view.holder, interview):
        return panel_cards.invitation(view)
    if interview.status in ("cancelled", "rescheduling") or interview.start is None:
        return notice_card(view, how_it_is(view))
    answers, way_in = panel_cards.answers(view), _way_in(view)
    if way_in:  # too late to propose another time
        answers = answers[:2]
    buttons = (*answers, *way_in) or (_way_out(view) if is_ahead(view) else ())
    if not buttons:
        return notice_card(view, how_it_is(view), _kit(view))
    at = view.clock(interview.start)
    title = view.pick(f"Interview at {at}", f"{at} 有面试")
    if meeting_link.is_lacking(interview):
        hr = wording.hr_of(interview, view.holder)
        whom_to_ask = view.pick(f"There is no meeting link yet; ask {hr}", f"还没有会议链接，请问{hr}")
        text = view.pick("; ", "；").join(filter(None, (text, whom_to_ask)))
    if answers:  # in the title: that is what tells a card that still asks from one that need not
        title += view.pick(": please answer", "，请回复")
    return button_card(view, title, _kit(view), buttons, text=text, opens=resume(view))


def answered_reminder(view: View) -> NoticeCard | None:
    """A reminder that asked for an answer which has been given, with the way in, for which it has no button any more."""
    place = access.place_of(view.holder, view.of)
    if place is None or place.response != "accepted" or not is_ahead(view):
        return None
    return notice_card(view, panel_cards.replied(view, place), _kit(view), text=panel_cards.how_to_enter(view))


def _kit(view: View) -> Rows:
    return (
        *facts(view),
        (view.pick("Panel", "面试官"), wording.panel(view.of, view.holder)),
    )


def _way_out(view: View) -> tuple[Button, ...]:
    """It is late to say so, but not too late. And with a button the card can still be changed, as its name demands."""
    return (button(view, "decline", ("Can't make it", "无法参加"), style=3),)


def _way_in(view: View) -> tuple[Button, ...]:
    """The meeting link, for an interview that has one, and how to say that nobody is there; while it is open, and until
    the holder has written what they think."""
    interview = view.of
    if view.holder.id in interview.feedback_in:
        return ()
    if not meeting_link.is_open(interview, view.now) or interview.status in ("cancelled", "rescheduling", "completed"):
        return ()
    room = (_enter(view),) if meeting_link.has_one(interview) else ()
    return (
        *room,
        Button(
            view.pick("Candidate not here", "候选人还没到"),
            "noshow",
            (("interview", f"id:{interview.id}"), ("how", "not_yet")),
        ),
    )


def _enter(view: View) -> Button:
    """Straight into the room, where somebody has signed on before; else its address is asked for in the chat."""
    enter = button(view, "room", ("Enter", "进入面试"), style=1)
    return replace(enter, url=links.room(view.of) or "")
