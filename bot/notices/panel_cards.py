"""How notices to the panel look: rendered from the state as it is, so that each says what is so when it leaves."""

from __future__ import annotations

from datetime import timedelta

from bot import wording
from bot.interviews import access, attendance, cancelling, conflicts, feedback, lookup, meeting_link, states
from bot.interviews.models import Interview, Participant
from bot.notices import move_cards, outbox, readers, told
from bot.notices.view import (
    Rows,
    View,
    button,
    button_card,
    facts,
    how_it_is,
    is_ahead,
    is_on,
    nameless,
    notice_card,
    when,
)
from bot.wecom.content import Button, NoticeCard, Part, Text

_MOST_LISTED = 12
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
        return notice_card(view, how_it_is(view))
    if place.response == "declined":
        return notice_card(view, _replied(view, place), facts(view), text=_after_declining(view))
    if place.response == "accepted":
        return notice_card(view, _replied(view, place))
    title, before = move_cards.asked_anew(view) or (view.pick("Please confirm this interview", "请确认这场面试"), ())
    at, where = facts(view)
    return button_card(
        view, title, (at, *before, where, *_as_what(place, view)), _answers(view), remarks=_late_way_in(view)
    )


def _as_what(place: Participant, view: View) -> Rows:
    if place.part != "shadow":
        return ()
    return ((view.pick("You", "身份"), view.pick("sit in, no feedback needed", "旁听，不用写面评")),)


def reminder(view: View) -> Part | None:
    """Shortly before: with whom, and the way in once it is open."""
    return _reminder(view)


def last_reminder(view: View) -> Part | None:
    """The same, with what follows directly: no reminder of that one comes while this one is on."""
    nexts = lookup.following(view.holder, view.of)
    named = [f"{wording.hours(one, view.holder)[:5]} {wording.about(one, view.holder)}" for one in nexts]
    then = view.pick(f"Right after it: {', '.join(named)}", f"之后紧接着 {'、'.join(named)}")
    return _reminder(view, then if named else "")


def _reminder(view: View, text: str = "") -> Part | None:
    interview = view.of
    if not access.attends(view.holder, interview):
        return invitation(view)
    if interview.status in ("cancelled", "rescheduling") or interview.start is None:
        return notice_card(view, how_it_is(view))
    answers, way_in = _answers(view), _way_in(view)
    if way_in:  # too late to propose another time
        answers = answers[:2]
    buttons = (*answers, *way_in) or (_way_out(view) if is_ahead(view) else ())
    if not buttons:
        return notice_card(view, how_it_is(view), _kit(view))
    at = view.clock(interview.start)
    title = view.pick(f"Interview at {at}", f"{at} 有面试")
    if answers:  # in the title: that is what tells a card that still asks from one that need not
        title += view.pick(": please answer", "，请回复")
    return button_card(view, title, _kit(view), buttons, text=text)


def answered_reminder(view: View) -> NoticeCard | None:
    """A reminder that asked for an answer which has been given, with the way in, for which it has no button any more."""
    place = access.place_of(view.holder, view.of)
    if place is None or place.response != "accepted" or not is_ahead(view):
        return None
    return notice_card(view, _replied(view, place), _kit(view), text=how_to_enter(view))


def how_to_enter(view: View) -> str:
    """`10:45 起可以进入，发“进入面试 1203”`, of an interview that has a meeting link."""
    opens = meeting_link.opening(view.of)
    if opens is None:
        return ""
    code, at = view.of.code or "", view.clock(opens)
    return view.pick(f"Open from {at}: send “room {code}”", f"{at} 起可以进入，发“进入面试 {code}”")


def still_missing(view: View) -> Part | None:
    """For who tapped 还没到: HR knows, and what comes next."""
    if view.of.status == "no_show" or not is_on(view):
        return notice_card(view, how_it_is(view))
    if view.of.missing_since is None or view.of.start is None:
        return notice_card(view, view.pick("The candidate is here", "候选人已到"))
    hr = wording.hr_of(view.of, view.holder)
    at = view.clock(view.of.start + attendance.NO_SHOW_AFTER)
    return button_card(
        view,
        view.pick(f"{hr} knows: not here yet", f"已告诉{hr}：候选人还没到"),
        (when(view),),
        (
            button(view, "arrived", ("Candidate is here", "候选人到了"), style=1),
            button(view, "noshow", ("No-show", "候选人未到")),
        ),
        text=view.pick(
            f"The interview goes on. From {at} you can close it as a no-show.", f"面试照常。{at} 起可以标记候选人未到。"
        ),
    )


def late(view: View) -> Part | None:
    """Somebody of the panel, or with no name the candidate, comes later."""
    who, minutes = view.member("member"), (view.subject or {}).get("minutes")
    name = str(who.name) if who else view.pick("the candidate", "候选人")
    said = view.pick(f"{minutes} minutes late" if minutes else "late", f"晚到 {minutes} 分钟" if minutes else "晚到")
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    if view.discreet:
        title = nameless(view)
    return Text(
        view.pick(f"{name[:1].upper()}{name[1:]} will be {said}: {title}, {at}.", f"{name}会{said}：{title}，{at}。")
    )


def arrived(view: View) -> Part | None:
    """The candidate came after all."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    way_in = ""
    if view.of.meeting_url and access.attends(view.holder, view.of) and not view.of.is_over(view.now):
        code = view.of.code or ""
        way_in = view.pick(f" Way in: send “room {code}”", f"入口：发“进入面试 {code}”")
    return Text(
        view.pick(f"The candidate is here: {title}, {at}. It goes on.", f"候选人到了，面试照常：{title}，{at}。")
        + way_in
    )


def nudged_to_answer(view: View) -> Part | None:
    """HR waits for an answer, which a tap gives."""
    place = access.place_of(view.holder, view.of)
    if place is None or not place.is_current or not is_ahead(view) or not _answers(view):
        return invitation(view)
    who = _who_waits(view)
    title = view.pick(f"{who} is waiting for your answer", f"{who}在等你回复")
    return button_card(view, title, facts(view), _answers(view), remarks=_late_way_in(view))


def nudged(view: View) -> Part | None:
    """HR waits for several things of the holder."""
    waits = {int(one): what for one, what in (view.subject or {}).get("waits", [])}
    lines = []
    for one in lookup.load(list(waits)):
        if access.must_stay_away(view.holder, one):
            continue
        which, code = wording.brief(one, view.holder, view.now), one.code or ""
        if access.owes_feedback(view.holder, one):
            lines.append(view.pick(f"{which}: feedback {code} yes, and why", f"{which}：面评 {code} 推荐 加一句话"))
        elif states.is_ahead(one, view.now) and _is_silent(view, one):
            lines.append(
                view.pick(f"{which}: accept {code} / decline {code}", f"{which}：接受 {code} / 无法参加 {code}")
            )
    if not lines:
        return None
    who, said = _who_waits(view), "\n".join(lines[:_MOST_LISTED])
    return Text(
        view.pick(f"{who} is waiting for you. One line each will do:\n{said}", f"{who}在等你，每场一句话就行：\n{said}")
    )


def _is_silent(view: View, interview: Interview) -> bool:
    place = access.place_of(view.holder, interview)
    return place is not None and place.is_current and place.response in ("needs_action", "tentative")


def _who_waits(view: View) -> str:
    actor = view.member("actor")
    return str(actor.name) if actor else wording.hr_of(view.of, view.holder)


def written_for(view: View) -> Part | None:
    """Somebody of HR wrote down the holder's feedback: what it says, and how it is changed."""
    written = feedback.own(view.of.id, int(view.holder.id))
    if written is None or written.written_by is None:
        return None
    by, code = written.written_by, view.of.code or ""
    title, said = wording.title(view.of, view.holder), wording.evaluation(written, view.lang)
    return Text(
        view.pick(
            f"{by} wrote your feedback on {title}: {said}, {written.words}\nTo change it within 24 hours: "
            f"feedback {code} maybe, and why",
            f"{by}替你写了 {title} 的面评：{said}，{written.words}\n要改，24 小时内发：面评 {code} 待定 加一句话",
        )
    )


def replaced(view: View) -> Part | None:
    """For whoever was replaced: nothing is left to do."""
    by, at = _who_took_it(view), wording.moment(view.of, view.holder, view.now)
    title = wording.title(view.of, view.holder) + view.pick(f", {at}", f"，{at}")
    if not by:
        return Text(view.pick(f"{title}: you don't need to come after all.", f"{title}：你不必参加了。"))
    return Text(
        view.pick(
            f"{title}: {by} will interview instead. You don't need to come.", f"{title}：已改由{by}面试，你不必参加了。"
        )
    )


def back(view: View) -> Part | None:
    """For whoever had heard that they were replaced, which was undone."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    said = view.pick(f"You interview after all: {title}, {at}.", f"换人已撤销，还是由你面试：{title}，{at}。")
    place, code = access.place_of(view.holder, view.of), view.of.code or ""
    if place is None or place.response != "needs_action" or not is_ahead(view):
        return Text(said)
    return Text(
        said + view.pick(f" Please answer: accept {code} / decline {code}", f"请回复：接受 {code} / 无法参加 {code}")
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


def booked(view: View) -> Part | None:
    """For who has agreed beforehand: nothing is asked."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    where, code = wording.place(view.of, view.holder), view.of.code or ""
    return Text(
        view.pick(
            f"Booked as agreed: {title}, {at}. {where}. No answer is needed; can't make it after all? decline {code}",
            f"按约好的时间定了：{title}，{at}，{where}。不用回复；临时来不了就发：无法参加 {code}",
        )
    )


def cancelled(view: View) -> Part | None:
    """HR called it off: by whom and why, and nothing is left to do."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    found = cancelling.how(view.of)
    who = str(found.by.name) if found and found.by else "HR"
    why = view.pick(f" Reason: {found.reason}.", f"原因：{found.reason}。") if found and found.reason else ""
    return Text(
        view.pick(
            f"{who} cancelled the interview: {title}, {at}.{why} You don't need to come.",
            f"{who}取消了面试：{title}，{at}。{why}你不用参加了。",
        )
    )


def on_again(view: View) -> Part | None:
    """The candidate comes after all, at the same time."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    begun = "" if is_ahead(view) else view.pick(" It has started.", "面试已开始。")
    return Text(view.pick(f"It takes place after all: {title}, {at}.", f"照常进行：{title}，{at}。") + begun)


def conflict_over(view: View) -> Part | None:
    """HR took 认识候选人 back: the holder sees the file, and may accept where their place is still theirs."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    said = view.pick(
        f"HR noted that you don't know the candidate, so you see the file again: {title}, {at}.",
        f"HR 已记下你不认识候选人，资料重新可见：{title}，{at}。",
    )
    if not conflicts.may_still_come(view.of, view.holder, view.now):
        return Text(said)
    code = view.of.code
    return Text(
        said
        + view.pick(
            f" Your answer is still: can't make it. If you can, send: accept {code}",
            f"你的答复仍是无法参加；能参加就发：接受 {code}",
        )
    )


def _who_took_it(view: View) -> str:
    place = access.place_of(view.holder, view.of)
    new = [one.member for one in view.of.panel if place is not None and one.member_id == place.replaced_by_id]
    return str(new[0].name) if new else ""


def _replied(view: View, place: Participant) -> str:
    answer = view.pick(*wording.RESPONSES[str(place.response)])
    return view.pick(f"You replied: {answer}", f"你已回复：{answer}")


def _after_declining(view: View) -> str:
    """Who hears of it when, until when it is taken back, and how a reason is given: by the clock, for the card stays."""
    code = view.of.code or ""
    hr = wording.hr_names(readers.first_to_hear(view.of, view.holder, view.now), view.holder)
    reason = view.pick(f" A reason helps: decline {code} travelling", f"补个原因更好：无法参加 {code} 出差")
    times = told.when_told(view.of.id, kind=outbox.DECLINED, member_id=int(view.holder.id))
    if times is None:
        return reason.strip()
    heard_at, until = view.clock(times.at, exact=times.is_brief), view.clock(times.undo_until, exact=times.is_brief)
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


def _kit(view: View) -> Rows:
    return (
        *facts(view),
        (view.pick("Panel", "面试官"), wording.panel(view.of, view.holder)),
    )


def _answers(view: View) -> tuple[Button, ...]:
    """Whoever has not answered is still asked to."""
    place = access.place_of(view.holder, view.of)
    if not is_ahead(view) or place is None or place.response not in ("needs_action", "tentative"):
        return ()
    return (
        button(view, "accept", ("Accept", "接受"), style=1),
        button(view, "decline", ("Can't make it", "无法参加"), style=3),
        button(view, "reschedule", ("Another time", "换个时间")),
    )


def _way_out(view: View) -> tuple[Button, ...]:
    """It is late to say so, but not too late. And with a button the card can still be changed, as its name demands."""
    return (button(view, "decline", ("Can't make it", "无法参加"), style=3),)


def _late_way_in(view: View) -> Rows:
    """For who is invited when the reminder with the way in is not to come any more."""
    opens, code = meeting_link.opening(view.of), str(view.of.code or "")
    if opens is None or view.of.start is None or view.of.start - view.now > REMINDED_OF_THE_WAY_IN:
        return ()
    return ((view.pick("Enter", "入口"), view.pick(f"send “room {code}”", f"发“进入面试 {code}”")),)


def _way_in(view: View) -> tuple[Button, ...]:
    """The meeting link, for an interview that has one, and how to say that nobody is there; while it is open."""
    interview = view.of
    if not meeting_link.is_open(interview, view.now) or interview.status in ("cancelled", "rescheduling", "completed"):
        return ()
    room = (button(view, "room", ("Enter", "进入面试"), style=1),) if interview.meeting_url else ()
    return (
        *room,
        Button(
            view.pick("Not here yet", "还没到"), "noshow", (("interview", f"id:{interview.id}"), ("how", "not_yet"))
        ),
    )
