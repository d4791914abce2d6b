"""What is told of the candidate: late, missing, there, waiting alone, not coming, coming after all; and of their résumé."""

from __future__ import annotations

from bot import wording
from bot.interviews import access, attendance, by_candidate, meeting_link, resumes, self_choice, states, wishes
from bot.notices import conditions, outbox
from bot.notices.kind import Kind, Line, Weight, until_somebody_knows
from bot.notices.view import (
    Rows,
    View,
    button,
    button_card,
    details,
    how_it_is,
    is_ahead,
    is_on,
    is_on_and_not_over,
    nameless,
    notice_card,
    title_and_time,
    when,
    who_did,
)
from bot.phrase import Phrase
from bot.times.clock_face import show_moment
from bot.wecom.content import Button, Part, Text
from bot.wording import links


def still_missing(view: View) -> Part | None:
    """For who tapped 候选人还没到: HR knows, and what comes next."""
    if view.of.status == "no_show" or not is_on(view):
        return notice_card(view, how_it_is(view))
    if view.of.missing_since is None or view.of.start is None:
        return notice_card(view, view.text("missing.is_here"))
    hr = wording.hr_of(view.of, view.holder)
    at = view.clock(attendance.closes_from(view.of))
    return button_card(
        view,
        view.text("missing.hr_knows", hr=hr),
        (when(view), *was_here(view)),
        (
            button(view, "arrived", Phrase("button.candidate_is_here"), style=1),
            button(view, "noshow", Phrase("button.no_show")),
        ),
        text=view.text("missing.goes_on", at=at),
    )


def is_missing(view: View) -> bool:
    """The candidate is, and it is still worth waiting for them."""
    return view.of.missing_since is not None and is_on_and_not_over(view)


STILL_MISSING = Kind(
    "still_missing",
    still_missing,
    Phrase("notice.not_here_yet_what_next"),
    interrupts=conditions.always,
    holds=is_missing,
)


def no_show(view: View) -> Part | None:
    """The candidate did not come. With a button, so that it can still be changed when that is taken back."""
    by = view.member("member")
    marked: Rows = ((view.text("no_show.marked_by"), str(by.name)),) if by else ()
    if view.of.status != "no_show":
        return notice_card(view, view.text("no_show.undone"), (when(view),))
    title = view.text("no_show.title")
    if view.discreet or not attendance.is_of_today(view.of, view.now):
        return button_card(view, title, (when(view), *marked), (details(view),))
    code = view.of.code or ""
    return button_card(
        view,
        title,
        (when(view), *marked),
        (details(view), button(view, "arrived", Phrase("button.came_after_all"))),
        text=view.text("no_show.another_time", code=code),
    )


def is_no_show(view: View) -> bool:
    return bool(view.of.status == "no_show")


NO_SHOW = Kind(
    outbox.NO_SHOW,
    no_show,
    Phrase("notice.no_show"),
    interrupts=conditions.always,
    holds=is_no_show,
    passed_on=True,
    until=until_somebody_knows,
)


def missing(view: View) -> Part | None:
    """The candidate is not there yet: whom to call, and what can be said next."""
    if view.of.status == "no_show" or not is_on(view):
        return notice_card(view, how_it_is(view), (when(view),))
    if view.of.missing_since is None or view.of.start is None:
        return notice_card(view, view.text("missing.is_here"), (when(view),))
    title = view.text("missing.title")
    if view.discreet:
        return button_card(view, title, (when(view),), (details(view),))
    by, phone = view.member("member"), str(view.of.candidate.mobile or "")
    at = view.clock(attendance.closes_from(view.of))
    return button_card(
        view,
        title,
        (
            when(view),
            *(((view.text("missing.said_by"), str(by.name)),) if by else ()),
            *was_here(view),
            *(((view.text("missing.phone"), phone),) if phone else ()),
        ),
        (
            button(view, "arrived", Phrase("button.candidate_is_here"), style=1),
            button(view, "noshow", Phrase("button.no_show")),
        ),
        text=view.text("missing.what_to_do", at=at),
    )


MISSING = Kind(
    outbox.MISSING,
    missing,
    Phrase("notice.not_here_yet"),
    interrupts=conditions.always,
    holds=is_missing,
    passed_on=True,
)


def late(view: View) -> Part | None:
    """Somebody of the panel, or with no name the candidate, comes later."""
    who, by, minutes = view.member("member"), view.member("actor"), (view.subject or {}).get("minutes")
    if who is not None and who.id == view.holder.id:
        return None  # whoever is late knows it
    said_by = str(by.name) if who is not None and by is not None and by.id != who.id else ""
    name = str(who.name) if who else view.text("comes_late.candidate")
    said = view.text("late.minutes", n=minutes) if minutes else view.text("late.some")
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    if view.discreet:
        title = nameless(view)
    return Text(
        view.text("comes_late.told", who=wording.upper_first(name), late=said, title=title, at=at)
        + (view.text("comes_late.said_by", said_by=said_by) if said_by else "")
    )


LATE = Kind(
    outbox.LATE,
    late,
    Phrase("notice.running_late"),
    merged=True,
    interrupts=conditions.always,
    holds=is_on_and_not_over,
)


def arrived(view: View) -> Part | None:
    """The candidate came after all."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    said = [view.text("is_here.told", title=title, at=at)]
    if meeting_link.has_one(view.of) and access.attends(view.holder, view.of) and not view.of.is_over(view.now):
        said.append(view.text("arrived.way_in", code=view.of.code or ""))
    return Text(view.text("mark.between_sentences").join(said))


def has_arrived(view: View) -> bool:
    return view.of.missing_since is None and is_on(view)


ARRIVED = Kind(
    outbox.ARRIVED,
    arrived,
    Phrase("notice.candidate_is_here"),
    merged=True,
    interrupts=conditions.always,
    holds=has_arrived,
)


def not_coming(view: View) -> Part | None:
    """The candidate does not come: the time is free again."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    return Text(view.text("not_coming.told", title=title, at=at))


def candidate_is_off(view: View) -> bool:
    """The candidate does not come, and who hears of it would have been there."""
    interview = view.of
    off = interview.status == "rescheduling" and interview.candidate_response == "declined"
    return off and access.attends(view.holder, interview)


NOT_COMING = Kind(
    outbox.NOT_COMING,
    not_coming,
    Phrase("notice.candidate_is_not_coming"),
    merged=True,
    interrupts=conditions.always,
    holds=candidate_is_off,
)


def on_again(view: View) -> Part | None:
    """The candidate comes after all, at the same time."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    begun = "" if is_ahead(view) or view.of.start is None else view.text("on_again.has_started")
    return Text(view.text("on_again.told", title=title, at=at) + begun)


def candidate_is_on_again(view: View) -> bool:
    return conditions.is_on_or_to_be_chosen(view) and access.attends(view.holder, view.of)


ON_AGAIN = Kind(
    outbox.ON_AGAIN,
    on_again,
    Phrase("notice.takes_place_after_all"),
    merged=True,
    interrupts=conditions.always,
    holds=candidate_is_on_again,
)


def candidate_cannot(view: View) -> Part | None:
    """For HR, who alone knows: the panel is still bound, and is freed or given another time by a tap."""
    if states.is_to_be_chosen(view.of):
        return _chooses_none(view)
    if not is_ahead(view):
        return notice_card(view, how_it_is(view))
    name, of = wording.candidate_name(view.of, view.holder), (("interview", f"id:{view.of.id}"),)
    wish = wishes.of(view.of)
    if view.of.candidate_response == "declined":
        title = view.text("needs_answer.not_coming", name=name)
        release = Button(_release(view), "candidate", (*of, ("answer", "declined")), 3)
    elif wish is not None:
        title = view.text("needs_answer.another_time", name=name)
        release = Button(_release(view), "reschedule", (*of, ("no_time", "open")), 3)
    else:
        return notice_card(view, _how_it_went(view, name), (when(view),))
    if view.discreet:
        title = view.text("needs_answer.title")
    rows: Rows = ((view.text("needs_answer.now"), when(view)[1]),)
    if wish is not None and view.of.candidate_response == "tentative" and not view.discreet:
        rows += _wished(view, wish)
    if not view.holder.is_hr:  # an admin, where nobody of HR is there
        return notice_card(view, title, rows, text=_passes_it_on(view))
    move = Button(view.text("needs_answer.move"), "reschedule", of, 1)
    return button_card(view, title, rows, (move, release), text=_is_not_told(view))


def waits_for_hr(view: View) -> bool:
    """The candidate said by their own link that they do not come or want another time, and HR has not decided yet."""
    if not states.is_open(view.of, view.now):
        return False
    return view.of.candidate_response == "declined" or wishes.of(view.of) is not None


CANDIDATE_CANNOT = Kind(
    outbox.CANDIDATE_CANNOT,
    candidate_cannot,
    Phrase("notice.candidate_cannot"),
    asks=True,
    cannot_wait=conditions.starts_soon_or_runs,
    holds=waits_for_hr,
    passed_on=True,
)


def _chooses_none(view: View) -> Part:
    """They were to choose the time, and do not come or have said that none of the times suits them."""
    name, of = wording.candidate_name(view.of, view.holder), (("interview", f"id:{view.of.id}"),)
    wish, comes = wishes.of(view.of), view.of.candidate_response != "declined"
    if comes and wish is None:
        return notice_card(view, view.text("chooses_none.others_offered"), (*_time_open(view), *_offered(view)))
    rows = _time_open(view)
    if not comes:
        title = view.text("needs_answer.not_coming", name=name)
        reason = view.text("chooses_none.not_coming")
        off = Button(view.text("chooses_none.call_off"), "cancel", (*of, ("reason", reason)), 1)
        buttons = [off]
    else:
        title = view.text("chooses_none.title", name=name)
        days = Button(view.text("chooses_none.other_days"), "other days", of, 1)
        buttons = [days, Button(view.text("chooses_none.set_a_time"), "reschedule", of)]
    if view.discreet:
        title = view.text("needs_answer.title")
    elif comes and wish is not None:
        rows += _wished(view, wish)
    if not view.holder.is_hr:
        return notice_card(view, title, rows, text=_passes_it_on(view))
    return button_card(view, title, rows, buttons, text=_is_not_told(view))


def _time_open(view: View) -> Rows:
    return ((view.text("needs_answer.time"), view.text("needs_answer.candidate_chooses")),)


def _offered(view: View) -> Rows:
    """Of which days the panel is asked by now."""
    choice = self_choice.of(view.of.id)
    if choice is None:
        return ()
    return ((view.text("needs_answer.days"), wording.day_or_days(choice.within, view.holder, view.now)),)


def _passes_it_on(view: View) -> str:
    return view.text("needs_answer.pass_it_on")


def _is_not_told(view: View) -> str:
    return view.text("needs_answer.panel_not_told")


def _release(view: View) -> str:
    return view.text("needs_answer.free_the_panel")


def _wished(view: View, wish: wishes.Wish) -> Rows:
    """The times by the reader's clock, a row each, and what they wrote."""
    times = [show_moment(one, None, zone=view.holder.tz, lang=view.lang, now=view.now) for one in wish.starts]
    names = [view.text("needs_answer.suits_them"), *[view.text("needs_answer.or")] * len(times)]
    said = ((view.text("needs_answer.they_write"), wish.shown_words),) if wish.words else ()
    return (*zip(names, times, strict=False), *said)


def _how_it_went(view: View, name: str) -> str:
    if view.of.candidate_response == "accepted":
        return view.text("needs_answer.comes_after_all", name=name)
    return view.text("needs_answer.has_another_time")


def waits_for_you(view: View) -> Part | None:
    """For the panel, from a minute after the start."""
    name, code = wording.candidate_name(view.of, view.holder), view.of.code or ""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    there = links.room(view.of)
    enter = view.text("is_waiting.way_in", there=there) if there else view.text("is_waiting.how_to_enter", code=code)
    return Text(
        view.text(
            "is_waiting.for_you",
            name=name,
            title=title,
            at=at,
            enter=enter,
        )
    )


def candidate_is_alone(view: View) -> bool:
    """They are in the room, and nobody of the panel is."""
    return is_on_and_not_over(view) and by_candidate.alone_since(view.of) is not None


CANDIDATE_WAITS = Kind(
    "candidate_waits",
    waits_for_you,
    Phrase("notice.candidate_waits"),
    merged=True,
    interrupts=conditions.always,
    holds=candidate_is_alone,
)


def waits_alone(view: View) -> Part | None:
    """For HR, from five minutes after the start."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    if view.discreet:
        title = nameless(view)
    names = view.text("mark.between_names").join(str(one.member.name) for one in view.of.panel if one.attends)
    who = view.text("is_waiting.panel", names=names) if names and not view.discreet else ""
    return Text(view.text("is_waiting.alone", title=title, at=at, who=who))


CANDIDATE_ALONE = Kind(
    "candidate_alone",
    waits_alone,
    Phrase("notice.candidate_waits_alone"),
    merged=True,
    interrupts=conditions.always,
    holds=candidate_is_alone,
    passed_on=True,
)


def was_here(view: View) -> Rows:
    """Of a candidate who is missed: since when they had been there, by their own link."""
    if view.of.here_at is None:
        return ()
    return ((view.text("missing.was_here_at"), view.clock(view.of.here_at)),)


def candidate_declined(view: View) -> Part | None:
    """The candidate does not come."""
    by = who_did(view)
    return Text(view.text("candidate_says.not_coming", title_and_time=title_and_time(view), by=by))


def has_declined(view: View) -> bool:
    """The candidate has, and nothing has come of it since."""
    return bool(view.of.candidate_response == "declined" and view.of.status == "rescheduling")


CANDIDATE_DECLINED = Kind(
    "candidate_declined",
    candidate_declined,
    Phrase("notice.candidate_declined"),
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    holds=has_declined,
)


def candidate_confirmed(view: View) -> Part | None:
    return Text(view.text("candidate_says.comes", title_and_time=title_and_time(view)))


def has_confirmed(view: View) -> bool:
    return is_ahead(view) and view.of.candidate_response == "accepted"


CANDIDATE_CONFIRMED = Kind(
    "candidate_confirmed",
    candidate_confirmed,
    Phrase("notice.candidate_confirmed"),
    merged=True,
    holds=has_confirmed,
    listed=True,
    weight=Weight.NEWS,
)


def lacks_resume(view: View) -> bool:
    """What there was to tell of the candidate's résumé is still so: none can be looked at."""
    found = resumes.of(view.of.candidate_id)
    return found is None or found.state == "unreadable"


def resume_failed(view: View) -> Part | None:
    """It could not be fetched, or its pages not be drawn: HR can bring another."""
    why, at = _why_no_resume(view), links.resume(view.of)
    return Text(view.text("resume.not_readable", why=why, title_and_time=title_and_time(view), at=at or ""))


def resume_failed_listed(view: View) -> Line:
    heading = view.text("resume.failed_heading")
    return Line(heading, _why_no_resume(view))


RESUME_FAILED = Kind(
    "resume_failed",
    resume_failed,
    Phrase("notice.no_resume"),
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    holds=lacks_resume,
    listed=True,
    in_list=resume_failed_listed,
)


def _why_no_resume(view: View) -> str:
    return wording.why_no_resume(str((view.subject or {}).get("why", "")), view.lang)
