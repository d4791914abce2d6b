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
from bot.times.clock_face import show_moment
from bot.wecom.content import Button, Part, Text
from bot.wording import links


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


def is_missing(view: View) -> bool:
    """The candidate is, and it is still worth waiting for them."""
    return view.of.missing_since is not None and is_on_and_not_over(view)


STILL_MISSING = Kind(
    "still_missing",
    still_missing,
    ("not here yet, what next", "还没到的下一步"),
    interrupts=conditions.always,
    holds=is_missing,
)


def no_show(view: View) -> Part | None:
    """The candidate did not come. With a button, so that it can still be changed when that is taken back."""
    by = view.member("member")
    marked: Rows = ((view.pick("Marked by", "标记人"), str(by.name)),) if by else ()
    if view.of.status != "no_show":
        return notice_card(view, view.pick("No-show undone", "“候选人未到”已撤销"), (when(view),))
    title = view.pick("The candidate did not come", "候选人未到")
    if view.discreet or not attendance.is_of_today(view.of, view.now):
        return button_card(view, title, (when(view), *marked), (details(view),))
    code = view.of.code or ""
    return button_card(
        view,
        title,
        (when(view), *marked),
        (details(view), button(view, "arrived", ("Came after all", "候选人到了"))),
        text=view.pick(f"Another time: send “reschedule {code}”.", f"要另约时间，发：改期 {code}"),
    )


def is_no_show(view: View) -> bool:
    return bool(view.of.status == "no_show")


NO_SHOW = Kind(
    outbox.NO_SHOW,
    no_show,
    ("no-show", "未到提醒"),
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
        return notice_card(view, view.pick("The candidate is here", "候选人已到"), (when(view),))
    title = view.pick("The candidate is not here yet", "候选人还没到")
    if view.discreet:
        return button_card(view, title, (when(view),), (details(view),))
    by, phone = view.member("member"), str(view.of.candidate.mobile or "")
    at = view.clock(attendance.closes_from(view.of))
    return button_card(
        view,
        title,
        (
            when(view),
            *(((view.pick("Said by", "告知人"), str(by.name)),) if by else ()),
            *was_here(view),
            *(((view.pick("Phone", "候选人电话"), phone),) if phone else ()),
        ),
        (
            button(view, "arrived", ("Candidate is here", "候选人到了"), style=1),
            button(view, "noshow", ("No-show", "候选人未到")),
        ),
        text=view.pick(
            f"The interview goes on. Please contact the candidate. From {at} it can be closed as a no-show.",
            f"面试照常，请联系候选人。{at} 起可以标记候选人未到。",
        ),
    )


MISSING = Kind(
    outbox.MISSING,
    missing,
    ("not here yet", "还没到提醒"),
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
    name = str(who.name) if who else view.pick("the candidate", "候选人")
    said = view.pick(f"{minutes} minutes late" if minutes else "late", f"晚到 {minutes} 分钟" if minutes else "晚到")
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    if view.discreet:
        title = nameless(view)
    return Text(
        view.pick(f"{name[:1].upper()}{name[1:]} will be {said}: {title}, {at}.", f"{name}会{said}：{title}，{at}。")
        + (view.pick(f" ({said_by} says so.)", f"（{said_by}说的）") if said_by else "")
    )


LATE = Kind(
    outbox.LATE,
    late,
    ("running late", "晚到"),
    merged=True,
    interrupts=conditions.always,
    holds=is_on_and_not_over,
)


def arrived(view: View) -> Part | None:
    """The candidate came after all."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    way_in = ""
    if meeting_link.has_one(view.of) and access.attends(view.holder, view.of) and not view.of.is_over(view.now):
        code = view.of.code or ""
        way_in = view.pick(f" Way in: send “room {code}”", f"入口：发“进入面试 {code}”")
    return Text(
        view.pick(f"The candidate is here: {title}, {at}. It goes on.", f"候选人到了，面试照常：{title}，{at}。")
        + way_in
    )


def has_arrived(view: View) -> bool:
    return view.of.missing_since is None and is_on(view)


ARRIVED = Kind(
    outbox.ARRIVED,
    arrived,
    ("candidate is here", "候选人到了"),
    merged=True,
    interrupts=conditions.always,
    holds=has_arrived,
)


def not_coming(view: View) -> Part | None:
    """The candidate does not come: the time is free again."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    return Text(
        view.pick(
            f"The candidate is not coming: {title}, {at}. You don't need to come.",
            f"候选人不来了：{title}，{at}。这场不用参加了。",
        )
    )


def candidate_is_off(view: View) -> bool:
    """The candidate does not come, and who hears of it would have been there."""
    interview = view.of
    off = interview.status == "rescheduling" and interview.candidate_response == "declined"
    return off and access.attends(view.holder, interview)


NOT_COMING = Kind(
    outbox.NOT_COMING,
    not_coming,
    ("candidate is not coming", "候选人不来"),
    merged=True,
    interrupts=conditions.always,
    holds=candidate_is_off,
)


def on_again(view: View) -> Part | None:
    """The candidate comes after all, at the same time."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    begun = "" if is_ahead(view) or view.of.start is None else view.pick(" It has started.", "面试已开始。")
    return Text(view.pick(f"It takes place after all: {title}, {at}.", f"照常进行：{title}，{at}。") + begun)


def candidate_is_on_again(view: View) -> bool:
    return conditions.is_on_or_to_be_chosen(view) and access.attends(view.holder, view.of)


ON_AGAIN = Kind(
    outbox.ON_AGAIN,
    on_again,
    ("takes place after all", "照常进行"),
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
        title = view.pick(f"{name} is not coming", f"{name}不参加了")
        release = Button(_release(view), "candidate", (*of, ("answer", "declined")), 3)
    elif wish is not None:
        title = view.pick(f"{name} asks for another time", f"{name}想改时间")
        release = Button(_release(view), "reschedule", (*of, ("no_time", "open")), 3)
    else:
        return notice_card(view, _how_it_went(view, name), (when(view),))
    if view.discreet:
        title = view.pick("A candidate needs an answer", "有候选人要改安排")
    rows: Rows = ((view.pick("Now", "现在"), when(view)[1]),)
    if wish is not None and view.of.candidate_response == "tentative" and not view.discreet:
        rows += _wished(view, wish)
    if not view.holder.is_hr:  # an admin, where nobody of HR is there
        return notice_card(view, title, rows, text=_passes_it_on(view))
    move = Button(view.pick("Another time", "改约"), "reschedule", of, 1)
    return button_card(view, title, rows, (move, release), text=_is_not_told(view))


def waits_for_hr(view: View) -> bool:
    """The candidate said by their own link that they do not come or want another time, and HR has not decided yet."""
    if not states.is_open(view.of, view.now):
        return False
    return view.of.candidate_response == "declined" or wishes.of(view.of) is not None


CANDIDATE_CANNOT = Kind(
    outbox.CANDIDATE_CANNOT,
    candidate_cannot,
    ("candidate can't make it", "候选人不来或想改期"),
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
        return notice_card(
            view, view.pick("Other times are offered", "已另给时间"), (*_time_open(view), *_offered(view))
        )
    rows = _time_open(view)
    if not comes:
        title = view.pick(f"{name} is not coming", f"{name}不参加了")
        reason = view.pick("the candidate is not coming", "候选人不参加了")
        off = Button(view.pick("Call it off", "取消面试"), "cancel", (*of, ("reason", reason)), 1)
        buttons = [off]
    else:
        title = view.pick(f"None of the times suits {name}", f"给{name}的时间都不合适")
        days = Button(view.pick("Other days", "换几天"), "other days", of, 1)
        buttons = [days, Button(view.pick("Set a time", "定一个时间"), "reschedule", of)]
    if view.discreet:
        title = view.pick("A candidate needs an answer", "有候选人要改安排")
    elif comes and wish is not None:
        rows += _wished(view, wish)
    if not view.holder.is_hr:
        return notice_card(view, title, rows, text=_passes_it_on(view))
    return button_card(view, title, rows, buttons, text=_is_not_told(view))


def _time_open(view: View) -> Rows:
    return ((view.pick("Time", "时间"), view.pick("the candidate chooses", "由候选人自选")),)


def _offered(view: View) -> Rows:
    """Of which days the panel is asked by now."""
    choice = self_choice.of(view.of.id)
    if choice is None:
        return ()
    return ((view.pick("Days", "哪几天"), wording.day_or_days(choice.within, view.holder, view.now)),)


def _passes_it_on(view: View) -> str:
    return view.pick("Only HR can move it: please pass it on.", "由 HR 来处理，请转告。")


def _is_not_told(view: View) -> str:
    return view.pick("The panel has not been told.", "面试官还不知道。")


def _release(view: View) -> str:
    return view.pick("Free the panel", "释放面试官")


def _wished(view: View, wish: wishes.Wish) -> Rows:
    """The times by the reader's clock, a row each, and what they wrote."""
    times = [show_moment(one, None, zone=view.holder.tz, lang=view.lang, now=view.now) for one in wish.starts]
    names = [view.pick("Suits them", "方便时间"), *[view.pick("or", "或")] * len(times)]
    said = ((view.pick("They write", "留言"), wish.shown_words),) if wish.words else ()
    return (*zip(names, times, strict=False), *said)


def _how_it_went(view: View, name: str) -> str:
    if view.of.candidate_response == "accepted":
        return view.pick(f"{name} comes after all", f"{name}又确认参加了")
    return view.pick("It has another time", "已改期")


def waits_for_you(view: View) -> Part | None:
    """For the panel, from a minute after the start."""
    name, code = wording.candidate_name(view.of, view.holder), view.of.code or ""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    there = links.room(view.of)
    enter = view.pick(f"Way in: {there}", f"进入面试：{there}") if there else ""
    return Text(
        view.pick(
            f"{name} is waiting for you: {title}, {at}. {enter or f'Way in: send “room {code}”'}",
            f"{name}已在等你：{title}，{at}。{enter or f'进入：发“进入面试 {code}”'}",
        )
    )


def candidate_is_alone(view: View) -> bool:
    """They are in the room, and nobody of the panel is."""
    return is_on_and_not_over(view) and by_candidate.alone_since(view.of) is not None


CANDIDATE_WAITS = Kind(
    "candidate_waits",
    waits_for_you,
    ("candidate waits", "候选人在等"),
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
    who = view.pick(f" Panel: {names}.", f"面试官：{names}。") if names and not view.discreet else ""
    return Text(
        view.pick(
            f"The candidate is waiting, and nobody of the panel has entered: {title}, {at}.{who}",
            f"候选人已在等，面试官还没进来：{title}，{at}。{who}",
        )
    )


CANDIDATE_ALONE = Kind(
    "candidate_alone",
    waits_alone,
    ("candidate waits alone", "候选人独自在等"),
    merged=True,
    interrupts=conditions.always,
    holds=candidate_is_alone,
    passed_on=True,
)


def was_here(view: View) -> Rows:
    """Of a candidate who is missed: since when they had been there, by their own link."""
    if view.of.here_at is None:
        return ()
    return ((view.pick("Was here at", "之前到过"), view.clock(view.of.here_at)),)


def candidate_declined(view: View) -> Part | None:
    """The candidate does not come."""
    by = who_did(view)
    return Text(
        view.pick(
            f"The candidate is not coming: {title_and_time(view)}. {by} noted it; the panel is free again.",
            f"候选人不来：{title_and_time(view)}。{by}记下的，面试官的时间已空出。",
        )
    )


def has_declined(view: View) -> bool:
    """The candidate has, and nothing has come of it since."""
    return bool(view.of.candidate_response == "declined" and view.of.status == "rescheduling")


CANDIDATE_DECLINED = Kind(
    "candidate_declined",
    candidate_declined,
    ("candidate declined", "候选人不来通知"),
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    holds=has_declined,
)


def candidate_confirmed(view: View) -> Part | None:
    return Text(
        view.pick(f"The candidate confirmed: {title_and_time(view)}.", f"候选人已确认：{title_and_time(view)}。")
    )


def has_confirmed(view: View) -> bool:
    return is_ahead(view) and view.of.candidate_response == "accepted"


CANDIDATE_CONFIRMED = Kind(
    "candidate_confirmed",
    candidate_confirmed,
    ("candidate confirmed", "候选人确认通知"),
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
    on_its_page_en, on_its_page_zh = (f": {at}", f"：{at}") if at else ("", "。")
    return Text(
        view.pick(
            f"No readable résumé, {why}: {title_and_time(view)}. Upload one on its page{on_its_page_en}",
            f"简历没拿到，{why}：{title_and_time(view)}。请在页面上传{on_its_page_zh}",
        )
    )


def resume_failed_listed(view: View) -> Line:
    heading = view.pick("No readable résumé: upload one on the interview's page", "简历没拿到，请在面试页面上传")
    return Line(heading, _why_no_resume(view))


RESUME_FAILED = Kind(
    "resume_failed",
    resume_failed,
    ("no résumé", "简历没拿到"),
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    holds=lacks_resume,
    listed=True,
    in_list=resume_failed_listed,
)


def _why_no_resume(view: View) -> str:
    return wording.why_no_resume(str((view.subject or {}).get("why", "")), view.lang)
