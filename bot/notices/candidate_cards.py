"""How it looks what a candidate said or did by their own link: that they do not come, want another time, or wait alone."""

from __future__ import annotations

from bot import wording
from bot.interviews import self_choice, states, wishes
from bot.notices.view import Rows, View, button_card, how_it_is, is_ahead, nameless, notice_card, when
from bot.times.clock_face import show_moment
from bot.wecom.content import Button, Part, Text
from bot.wording import links


def cannot(view: View) -> Part | None:
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
    said = ((view.pick("They write", "留言"), wish.words),) if wish.words else ()
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


def waits_alone(view: View) -> Part | None:
    """For HR, from five minutes after the start."""
    title, at = wording.title(view.of, view.holder), wording.moment(view.of, view.holder, view.now)
    if view.discreet:
        title = nameless(view)
    names = view.pick(", ", "、").join(str(one.member.name) for one in view.of.panel if one.attends)
    who = view.pick(f" Panel: {names}.", f"面试官：{names}。") if names and not view.discreet else ""
    return Text(
        view.pick(
            f"The candidate is waiting, and nobody of the panel has entered: {title}, {at}.{who}",
            f"候选人已在等，面试官还没进来：{title}，{at}。{who}",
        )
    )


def was_here(view: View) -> Rows:
    """Of a candidate who is missed: since when they had been there, by their own link."""
    if view.of.here_at is None:
        return ()
    return ((view.pick("Was here at", "之前到过"), view.clock(view.of.here_at)),)
