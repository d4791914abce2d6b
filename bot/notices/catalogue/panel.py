"""What an interviewer hears of their place in an interview: the invitation, reminders, replaced, cancelled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot import wording
from bot.interviews import access, cancelling, conflicts, lookup, meeting_link, needs, states, ticking
from bot.interviews.models import Interview, Participant
from bot.notices import conditions, history, outbox, recipients
from bot.notices.catalogue import moves
from bot.notices.kind import Kind, until_before_start
from bot.notices.view import (
    Rows,
    View,
    button,
    button_card,
    facts,
    how_it_is,
    is_ahead,
    is_on_and_not_over,
    notice_card,
    resume,
    who_did,
)
from bot.phrase import Phrase
from bot.times.clock_face import show_moment
from bot.wecom.content import Button, NoticeCard, Part, Text
from bot.wording import links

FIRST_REMINDER = timedelta(minutes=30)  # before the start
LAST_REMINDER = timedelta(minutes=5)  # the same; it says how to enter


def invitation(view: View) -> Part | None:
    """What can be answered while it is open, and what was answered.

    It says nothing of the others of the panel: their changes of mind would make it untrue, and it cannot be changed
    without giving its buttons up.
    """
    place = access.place_of(view.holder, view.of)
    if place is None:
        return notice_card(view, view.text("times_asked.not_on_panel"))
    if not place.is_current:
        return notice_card(view, view.text(wording.REPLACED))
    if not is_ahead(view):
        return notice_card(view, how_it_is(view), text=_while_it_is_on(view))
    if place.response == "declined":
        return notice_card(view, replied(view, place), facts(view), text=_after_declining(view, place))
    if place.response == "accepted":
        return notice_card(
            view, replied(view, place), text=how_to_enter(view) if _has_no_reminder_to_come(view) else ""
        )
    title, before = moves.asked_anew(view) or (view.text("invited.title"), ())
    at, where = facts(view)
    return button_card(
        view,
        title,
        (at, *before, where, *_as_what(place, view)),
        answer_buttons(view),
        remarks=_late_way_in(view),
        opens=resume(view),
    )


def is_asked(view: View) -> bool:
    """The interview is ahead, and waits for the holder's answer."""
    place = access.place_of(view.holder, view.of)
    return is_ahead(view) and place is not None and place.is_current and place.response in ("needs_action", "tentative")


def is_told_of_a_move(view: View) -> bool:
    """Everybody hears at once that their interview is moved, whatever they are doing."""
    return conditions.was_asked_for(view) or "was" in (view.subject or {})


INVITED = Kind(
    outbox.INVITED,
    invitation,
    Phrase("notice.invitation"),
    counted=True,
    asks=True,
    holds=is_asked,
    interrupts=is_told_of_a_move,
    comes_again=True,
)


def _as_what(place: Participant, view: View) -> Rows:
    if place.part != "shadow":
        return ()
    return ((view.text("invited.you"), view.text("invited.sits_in")),)


def nudged_to_answer(view: View) -> Part | None:
    """HR waits for an answer, which a tap gives."""
    place = access.place_of(view.holder, view.of)
    if place is None or not place.is_current or not is_ahead(view) or not answer_buttons(view):
        return invitation(view)
    who = who_waits(view)
    title = view.text("invited.who_is_waiting", who=who)
    return button_card(view, title, facts(view), answer_buttons(view), remarks=_late_way_in(view), opens=resume(view))


def has_to_answer(view: View) -> bool:
    """The holder is asked, and it is not HR who has to answer the other time that they proposed."""
    return is_asked(view) and needs.proposed_by(view.of, view.holder) is None


NUDGED_TO_ANSWER = Kind(
    outbox.NUDGED_TO_ANSWER,
    nudged_to_answer,
    Phrase("notice.reminded_to_answer"),
    holds=has_to_answer,
    comes_again=True,
)


def who_waits(view: View) -> str:
    actor = view.member("actor")
    return str(actor.name) if actor else wording.hr_of(view.of, view.holder)


def replied(view: View, place: Participant) -> str:
    answer = view.text(wording.RESPONSES[str(place.response)])
    return view.text("replied.answer", answer=answer)


def _after_declining(view: View, place: Participant) -> str:
    """Who hears of it when, until when it is taken back, by the clock, for the card stays; and how a reason is given that
    is not there yet."""
    code = view.of.code or ""
    hr = wording.hr_names(recipients.first_readers(view.of, view.holder, view.now), view.holder)
    reason = view.text("replied.reason_helps", code=code)
    if place.response_reason:
        reason = ""
    times = history.when_told(view.of.id, kind=outbox.DECLINED, member_id=int(view.holder.id))
    if times is None:
        return reason.strip()
    heard_at, until = _by_the_clock(view, times.at, times), _by_the_clock(view, times.undo_until, times)
    if times.at > times.undo_until:  # WeCom put it off: one time is enough
        return view.text("replied.undo_until", until=until, hr=hr) + reason
    if heard_at == until:
        return view.text("replied.hr_told_at", hr=hr, heard_at=heard_at) + reason
    return view.text("replied.hr_told_at_undo_until", hr=hr, heard_at=heard_at, until=until) + reason


def _by_the_clock(view: View, at: datetime, times: history.ToldAt) -> str:
    """`10:41`, and of another day `3月12日 周四 09:02`: the card stays."""
    if at.astimezone(view.holder.tz).date() == view.now.astimezone(view.holder.tz).date():
        return view.clock(at, exact=times.is_brief)
    return show_moment(at, None, zone=view.holder.tz, lang=view.lang, now=view.now)


def answer_buttons(view: View) -> tuple[Button, ...]:
    """Whoever has not answered is still asked to."""
    place = access.place_of(view.holder, view.of)
    if not is_ahead(view) or place is None or place.response not in ("needs_action", "tentative"):
        return ()
    return (
        button(view, "accept", Phrase("button.accept"), style=1),
        button(view, "decline", Phrase("button.decline"), style=3),
        button(view, "reschedule", Phrase("button.another_time")),
    )


def _late_way_in(view: View) -> Rows:
    """For who is invited when the reminder with the way in is not to come any more."""
    if meeting_link.opening(view.of) is None or not _has_no_reminder_to_come(view):
        return ()
    code = str(view.of.code or "")
    return ((view.text("reminder.enter"), view.text("reminder.send_room", code=code)),)


def _has_no_reminder_to_come(view: View) -> bool:
    return view.of.start is not None and view.of.start - view.now <= LAST_REMINDER


def how_to_enter(view: View) -> str:
    """`10:45 起可以进入，发“进入面试 1203”`, of an interview that has a meeting link."""
    opens = meeting_link.opening(view.of)
    if opens is None:
        return ""
    code, at = view.of.code or "", view.clock(opens)
    return view.text("reminder.open_from", at=at, code=code)


def _while_it_is_on(view: View) -> str:
    """What the buttons were for, of a card that had to give them up: the way in, and that nobody is there."""
    if not is_on_and_not_over(view) or not access.attends(view.holder, view.of):
        return ""
    code = view.of.code or ""
    way_in = view.text("reminder.enter_now", code=code) if meeting_link.has_one(view.of) else ""
    return view.text("reminder.while_it_is_on", way_in=way_in, code=code)


def reminder(view: View) -> Part | None:
    """Shortly before: with whom, and the way in once it is open."""
    return _reminder(view)


def answered_reminder(view: View) -> NoticeCard | None:
    """A reminder that asked for an answer which has been given, with the way in, for which it has no button any more."""
    place = access.place_of(view.holder, view.of)
    if place is None or place.response != "accepted" or not is_ahead(view):
        return None
    return notice_card(view, replied(view, place), _kit(view), text=how_to_enter(view))


def is_to_be_reminded(*, before: timedelta) -> Callable[[View], bool]:
    """The interview is about to begin for the holder, and their invitation did not come when it was time for the reminder
    already: one is enough."""

    def holds(view: View) -> bool:
        if not conditions.is_about_to_begin(view) or view.of.start is None:
            return False
        who = str(view.holder.user_id)
        invited_at = history.last_sent(view.of.id, who, outbox.INVITED)
        return invited_at is None or invited_at < view.of.start - before

    return holds


REMIND_30M = Kind(
    "remind_30m",
    reminder,
    Phrase("notice.reminder_30_min"),
    counted=True,
    to_come=2,
    until=until_before_start(timedelta(minutes=10)),
    answered=answered_reminder,
    holds=is_to_be_reminded(before=FIRST_REMINDER),
    comes_again=True,
    may_be_off=Phrase("optional.half_an_hour_before"),
)


def last_reminder(view: View) -> Part | None:
    """The same, with what follows directly: that one's reminder comes while this one is on."""
    nexts = lookup.following(view.holder, view.of)
    named = [f"{wording.hours(one, view.holder)[:5]} {wording.about(one, view.holder)}" for one in nexts]
    then = view.text("reminder.right_after", those=view.text("mark.between_names").join(named))
    return _reminder(view, then if named else "")


REMIND_5M = Kind(
    outbox.LAST_REMINDER,
    last_reminder,
    Phrase("notice.reminder_5_min"),
    counted=True,
    to_come=1,
    until=until_before_start(timedelta(0)),
    answered=answered_reminder,
    holds=is_to_be_reminded(before=LAST_REMINDER),
    may_be_off=Phrase("optional.five_minutes_before"),
)


def _reminder(view: View, text: str = "") -> Part | None:
    interview = view.of
    if not access.attends(view.holder, interview):
        return invitation(view)
    if interview.status in ("cancelled", "rescheduling") or interview.start is None:
        return notice_card(view, how_it_is(view))
    answers, way_in = answer_buttons(view), _way_in(view)
    if way_in:  # too late to propose another time
        answers = answers[:2]
    buttons = (*answers, *way_in) or (_way_out(view) if is_ahead(view) else ())
    if not buttons:
        return notice_card(view, how_it_is(view), _kit(view))
    at = view.clock(interview.start)
    title = view.text("reminder.title", at=at)
    if meeting_link.is_lacking(interview):
        hr = wording.hr_of(interview, view.holder)
        whom_to_ask = view.text("reminder.no_link_yet", hr=hr)
        text = view.text("mark.between_clauses").join(filter(None, (text, whom_to_ask)))
    if answers:  # in the title: that is what tells a card that still asks from one that need not
        title += view.text("reminder.please_answer")
    return button_card(view, title, _kit(view), buttons, text=text, opens=resume(view))


def _kit(view: View) -> Rows:
    return (
        *facts(view),
        (view.text("reminder.panel"), wording.panel(view.of, view.holder)),
    )


def _way_out(view: View) -> tuple[Button, ...]:
    """It is late to say so, but not too late. And with a button the card can still be changed, as its name demands."""
    return (button(view, "decline", Phrase("button.decline"), style=3),)


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
            view.text("reminder.not_here"),
            "noshow",
            (("interview", f"id:{interview.id}"), ("how", "not_yet")),
        ),
    )


def _enter(view: View) -> Button:
    """Straight into the room, where somebody has signed on before; else its address is asked for in the chat."""
    enter = button(view, "room", Phrase("button.enter"), style=1)
    return replace(enter, url=links.room(view.of) or "")


_MOST_LISTED = 12


def nudged(view: View) -> Part | None:
    """HR waits for several things of the holder."""
    waits = {int(one): what for one, what in (view.subject or {}).get("waits", [])}
    lines = []
    for one in lookup.load(list(waits)):
        if access.must_stay_away(view.holder, one):
            continue
        which, code = wording.brief(one, view.holder, view.now), one.code or ""
        if access.owes_feedback(view.holder, one):
            lines.append(view.text("nudged.write", which=which, code=code))
        elif view.holder in ticking.silent_of(one):
            lines.append(view.text("nudged.tick", which=which, code=code))
        elif states.is_ahead(one, view.now) and _is_silent(view, one):
            lines.append(view.text("nudged.answer", which=which, code=code))
    if not lines:
        return None
    who, said = who_waits(view), "\n".join(lines[:_MOST_LISTED])
    return Text(view.text("nudged.told", who=who, said=said))


NUDGED = Kind(outbox.NUDGED, nudged, Phrase("notice.reminded"), merged=True, comes_again=True)


def _is_silent(view: View, interview: Interview) -> bool:
    place = access.place_of(view.holder, interview)
    silent = place is not None and place.is_current and place.response in ("needs_action", "tentative")
    return silent and needs.proposed_by(interview, view.holder) is None


def replaced(view: View) -> Part | None:
    """For whoever was replaced: nothing is left to do."""
    by, at = _who_took_it(view), wording.moment(view.of, view.holder, view.now)
    title = wording.title(view.of, view.holder) + view.text("relieved.then", at=at)
    if not by:
        return Text(view.text("relieved.told", title=title))
    return Text(view.text("relieved.by_whom", title=title, by=by))


def is_replaced(view: View) -> bool:
    """The holder is, and had heard of the interview: an invitation that never left is not called off."""
    place = access.place_of(view.holder, view.of)
    if place is not None and place.is_current:
        return False
    has_answered = place is not None and place.responded_at is not None
    return has_answered or not history.was_kept_from(view.of.id, str(view.holder.user_id))


REPLACED = Kind(outbox.REPLACED, replaced, Phrase("notice.replaced"), merged=True, holds=is_replaced)


def amended(view: View) -> Part | None:
    """It is another round, or for another job, at the same time."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    return Text(view.text("amended.told", who_did=who_did(view), title=title, at=at))


def is_amended(view: View) -> bool:
    """It takes place, and the holder goes there and has not read since what it is now."""
    who = str(view.holder.user_id)
    goes = is_ahead(view) and access.attends(view.holder, view.of) and not history.was_kept_from(view.of.id, who)
    return goes and not history.reads_what_it_is(view.of.id, who, int(view.of.sequence))


AMENDED = Kind(
    "amended",
    amended,
    Phrase("notice.round_or_job_changed"),
    merged=True,
    holds=is_amended,
)


def back(view: View) -> Part | None:
    """For whoever had heard that they were replaced, which was undone."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    said = view.text("back.told", title=title, at=at)
    place, code = access.place_of(view.holder, view.of), view.of.code or ""
    if place is None or place.response != "needs_action" or not is_ahead(view):
        return Text(said)
    return Text(said + view.text("back.please_answer", code=code))


def is_back(view: View) -> bool:
    """They interview after all, and no new invitation says so."""
    attends = conditions.is_on_or_to_be_chosen(view) and access.attends(view.holder, view.of)
    return attends and not history.is_asked_anew(view.of.id, str(view.holder.user_id))


BACK = Kind("back", back, Phrase("notice.interviews_after_all"), merged=True, holds=is_back)


def booked(view: View) -> Part | None:
    """For who has agreed beforehand: nothing is asked."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    where, code = wording.place(view.of, view.holder), view.of.code or ""
    return Text(view.text("agreed.told", title=title, at=at, where=where, code=code))


BOOKED = Kind(
    "booked",
    booked,
    Phrase("notice.booked_as_agreed"),
    merged=True,
    counted=True,
    holds=conditions.is_about_to_begin,
)


def cancelled(view: View) -> Part | None:
    """HR called it off: by whom and why, and nothing is left to do."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    found = cancelling.how(view.of)
    who = str(found.by.name) if found and found.by else "HR"
    why = view.text("called_off.reason", reason=found.reason) if found and found.reason else ""
    return Text(view.text("called_off.told_panel", who=who, title=title, at=at, why=why))


def is_cancelled(view: View) -> bool:
    """It is called off, and the holder would come: who has heard nothing of it yet need not hear that either."""
    return bool(view.of.status == "cancelled") and conditions.would_come(view.of, view.holder)


CANCELLED = Kind(
    outbox.CANCELLED,
    cancelled,
    Phrase("notice.cancelled"),
    merged=True,
    interrupts=conditions.always,
    holds=is_cancelled,
)


def conflict_over(view: View) -> Part | None:
    """HR took 认识候选人 back: the holder sees the file, and may accept where their place is still theirs."""
    return _open_again(view, "file_open.do_not_know")


def may_see_it(view: View) -> bool:
    """The holder has not said that they know the candidate, or it was taken back."""
    return not access.must_stay_away(view.holder, view.of)


CONFLICT_OVER = Kind(
    "conflict_over",
    conflict_over,
    Phrase("notice.no_conflict"),
    merged=True,
    holds=may_see_it,
)


def not_the_candidate(view: View) -> Part | None:
    """HR said that the holder is not the candidate who has the same address: the same."""
    return _open_again(view, "file_open.are_not_them")


NOT_THE_CANDIDATE = Kind(
    "not_the_candidate",
    not_the_candidate,
    Phrase("notice.not_the_candidate"),
    merged=True,
    holds=may_see_it,
)


def _open_again(view: View, id: str) -> Part:
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    said = view.text(id, title=title, at=at)
    if not conflicts.may_still_come(view.of, view.holder, view.now):
        return Text(said)
    code = view.of.code
    return Text(said + view.text("file_open.still_declined", code=code))


def _who_took_it(view: View) -> str:
    place = access.place_of(view.holder, view.of)
    new = [one.member for one in view.of.panel if place is not None and one.member_id == place.replaced_by_id]
    return str(new[0].name) if new else ""
