"""How notices to HR look."""

from __future__ import annotations

from dataclasses import replace

from bot import wording
from bot.interviews import access, attendance, lookup, panel, people, substitutes
from bot.interviews.models import Member, Participant, Role
from bot.interviews.substitutes import Substitute
from bot.notices import outbox, told
from bot.notices.candidate_cards import was_here
from bot.notices.view import Rows, View, button, button_card, how_it_is, is_ahead, is_on, notice_card, when
from bot.wecom.content import Button, Part

_MOST_OPEN = 2  # places on one card: WeCom has six rows


def declined(view: View) -> Part | None:
    """Who cannot come, and who could instead, with the reasons; once nobody is missing any more, how that came.

    Once it has begun nobody can be put in any more: then it says who is missing, and that.
    """
    left = view.member("member")
    if left is None:
        return None
    open_places = _missing(view)
    if not open_places:
        return notice_card(view, _how_it_went(view, left))
    if view.discreet:
        return without_names(view)
    missing = open_places[:_MOST_OPEN]
    title = _who_is_missing(view, missing)
    taken = lookup.taken_by(view.of, open_places)
    reasons = tuple(
        row
        for one in missing
        for row in (_reason(view, one, alone=len(missing) == 1), _suggested_in_vain(view, one))
        if row != ("", "")
    )
    handled = ((view.pick("Handled by", "处理人"), str(taken.name)),) if taken else ()
    if not is_ahead(view):
        return notice_card(view, title, (when(view), *reasons, _replied(view, missing), *handled), text=_too_late(view))
    if taken is not None and taken.id != view.holder.id:
        return notice_card(view, title, (when(view), *reasons, *handled))
    likely = [(one, sub) for one in missing for sub in (*_suggested(view, one), *_ranked(view, one))]
    likely = _distinct(likely, most=3) if access.fills_places(view.holder) else []
    unlikely = _nobody(view) if access.fills_places(view.holder) else _left_to_hr(view)
    buttons = [_put_in(view, one, sub, alone=len(missing) == 1) for one, sub in likely]
    if taken is None:
        buttons.append(button(view, "take", ("I'll handle it", "我来处理")))
    rows = (when(view), *reasons, *handled)
    if not buttons:  # the holder sees to it, and nobody can be suggested
        return notice_card(view, title, rows, text=f"{view.stamp(view.now)} {unlikely}")
    return button_card(
        view,
        title,
        rows,
        [replace(buttons[0], style=1), *buttons[1:]],
        text="" if likely else unlikely,
        remarks=(_time_left(view), *((str(sub.member.name), _why(view, sub)) for _, sub in likely)),
    )


def _ranked(view: View, place: Participant) -> list[Substitute]:
    return substitutes.rank(view.of, place.member, view.now)


def _suggested(view: View, place: Participant) -> list[Substitute]:
    """Whom they named themselves, while it is possible: the first that HR is offered."""
    named = _named_by(place)
    if named is None or panel.keeps_away(view.of, named) is not None:
        return []
    who = str(place.member.name)
    return [Substitute(named, [(f"suggested by {who}", f"{who}推荐")])]


def _named_by(place: Participant) -> Member | None:
    return Member.get_or_none(Member.id == place.suggested_id) if place.suggested_id else None


def _suggested_in_vain(view: View, place: Participant) -> tuple[str, str]:
    """`王五（那个时间已有面试）`: whom they named, and why that will not do; empty where it will, or nobody was."""
    named = _named_by(place)
    but = panel.keeps_away(view.of, named) if named is not None else None
    if named is None or but is None:
        return "", ""
    who = str(place.member.name)
    return view.pick(f"{who} suggests", f"{who}推荐"), view.pick(
        f"{named.name}, who {but[0]}", f"{named.name}（{but[1]}）"
    )


def without_names(view: View) -> Part:
    """For HR who interviews at this moment: that something is to be done, and how to read what."""
    soon = view.pick("An interview that starts soon needs you", "有一场快开始的面试需要你处理")
    begun = view.pick("An interview that has started needs you", "有一场已开始的面试需要你处理")
    return button_card(
        view,
        soon if is_ahead(view) else begun,
        (when(view),),
        (details(view),),
        text=view.pick("The details follow after your interview.", "你这场面试结束后，会自动发来详情。"),
    )


def details(view: View, *, style: int = 1) -> Button:
    return button(view, "status", ("Details", "看详情"), style=style)


def still_missing(view: View) -> int | None:
    """The id of somebody whose decline this reader was told of before, and whose place is still open; None without."""
    missing = _missing(view)
    return int(missing[0].member_id) if missing else None


def _missing(view: View) -> list[Participant]:
    """Places whose declines this reader has been told, or is being told now, and that are still open."""
    if not is_on(view):
        return []
    heard = told.members_told(view.of.id, str(view.holder.user_id), outbox.DECLINED, view.now)
    heard.already.add(int((view.subject or {})["member"]))
    open_places = [one for one in view.of.panel if one.is_open]
    return [one for one in open_places if one.member_id in heard.already - heard.not_yet]


def _distinct(likely: list[tuple[Participant, Substitute]], *, most: int) -> list[tuple[Participant, Substitute]]:
    """One suggestion a person, for each open place in turn."""
    found: dict[int, tuple[Participant, Substitute]] = {}
    for one, sub in sorted(likely, key=lambda pair: [p.member_id for p, _ in found.values()].count(pair[0].member_id)):
        found.setdefault(sub.member.id, (one, sub))
    return list(found.values())[:most]


def _put_in(view: View, leaving: Participant, sub: Substitute, *, alone: bool) -> Button:
    new, old = sub.member, leaving.member
    text = view.pick(f"Replace with {new.name}", f"换成{new.name}") if alone else f"{old.name}→{new.name}"
    call = (("interview", f"id:{view.of.id}"), ("old", str(old.user_id)), ("new", str(new.user_id)))
    return Button(text, "replace", call)


def _reason(view: View, place: Participant, *, alone: bool) -> tuple[str, str]:
    if not access.reads_reason(view.holder) or place.was_vacated:
        return "", ""
    said = str(place.response_reason or "") or view.pick("not given", "未填写")
    return (view.pick("Reason", "原因") if alone else str(place.member.name)), said


def _replied(view: View, places: list[Participant]) -> tuple[str, str]:
    """When they said so: who hears of it late must not take it for news. `3月13日 10:32`"""
    at = [(str(one.member.name), view.stamp(one.responded_at)) for one in places if one.responded_at]
    said = at[0][1] if len(places) == 1 and at else view.pick(", ", "、").join(f"{name} {when}" for name, when in at)
    return view.pick("Replied", "回复时间"), said


def _why(view: View, sub: Substitute) -> str:
    return " · ".join(view.pick(*reason) for reason in sub.reasons)


def _time_left(view: View) -> tuple[str, str]:
    left = wording.duration(view.of.start - view.now, view.lang) if view.of.start else ""
    return view.pick("Starts in", "距开始"), view.pick(
        f"{left} (as of {view.stamp(view.now)})", f"{left}（截至 {view.stamp(view.now)}）"
    )


def _too_late(view: View) -> str:
    """`面试已开始，没有其他面试官。请马上联系候选人。`"""
    said = how_it_is(view)
    if any(one.attends for one in view.of.panel):
        return view.pick(f"{said[:1].upper()}{said[1:]}.", f"{said}。")
    now, code = "" if view.of.is_over(view.now) else view.pick(" now", "马上"), view.of.code or ""
    return view.pick(
        f"{said[:1].upper()}{said[1:]}, and nobody else is on the panel. Please contact the candidate{now}. "
        f"Then send: not held {code}",
        f"{said}，没有其他面试官。请{now}联系候选人，再发：没面成 {code}",
    )


def _nobody(view: View) -> str:
    return view.pick(
        "No other interviewer is free then. Try another time, or name somebody.",
        "这个时间没有其他面试官空闲，可以换时间或指定人。",
    )


def _left_to_hr(view: View) -> str:
    """For an admin, who is told where nobody of HR can be."""
    hr = people.some_of((Role.RECRUITER, Role.COORDINATOR), 3)
    names = view.pick(", ", "、").join(str(one.name) for one in hr)
    if not names:
        return view.pick(
            "Only HR can replace, and there is none: send “members NAME hr”.",
            "换人由 HR 来做，现在没有 HR。发“成员 姓名 HR”指定一位。",
        )
    return view.pick(f"Only HR can replace: {names}.", f"换人由 HR 来做：{names}。")


def _who_is_missing(view: View, places: list[Participant]) -> str:
    names = _names(view, places)
    if all(one.was_vacated for one in places):
        return view.pick(f"The place of {names} is open", f"{names} 的位置空着")
    return view.pick(f"{names} can't make it", f"{names} 无法参加")


def _names(view: View, places: list[Participant]) -> str:
    return view.pick(", ", "、").join(str(one.member.name) for one in places)


def _how_it_went(view: View, left: Member) -> str:
    place = access.place_of(left, view.of)
    name = str(left.name)
    if place is not None and place.replaced_by_id:
        new = str(Member.get_by_id(place.replaced_by_id).name)
        return view.pick(f"{name}: replaced by {new}", f"{name} 已换成 {new}")
    if place is not None and place.response == "needs_action" and is_ahead(view):
        return view.pick(f"{name}: not answered yet", f"{name} 现在待回复")
    if place is not None and place.response != "declined" and is_ahead(view):
        return view.pick(f"{name} can make it after all", f"{name} 又可以参加了")
    return how_it_is(view)


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
