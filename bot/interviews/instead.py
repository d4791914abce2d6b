"""What to send once it is too late to take a change back (English, Chinese), and what else helps then."""

from __future__ import annotations

from datetime import timedelta

from bot.interviews import moved_back
from bot.interviews.audit import Values
from bot.interviews.models import Member, Room
from bot.times.zones import company_zone


def candidates_answer(after: Values) -> tuple[str, str]:
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


def arrived(after: Values) -> tuple[str, str]:
    return f"arrived {after['code']}", f"候选人到了 {after['code']}"


def no_show(after: Values) -> tuple[str, str]:
    return f"noshow {after['code']}", f"候选人未到 {after['code']}"


def decline(after: Values) -> tuple[str, str]:
    return f"decline {after['code']}", f"无法参加 {after['code']}"


def accept(after: Values) -> tuple[str, str] | None:
    """Who knows the candidate stays away."""
    return None if after["knows_candidate"] else (f"accept {after['code']}", f"接受 {after['code']}")


def replace(after: Values) -> tuple[str, str]:
    """Back again: the new one makes way for the old one."""
    order = f"{after['code']} {Member.get_by_id(after['new']).name} {Member.get_by_id(after['old']).name}"
    return f"replace {order}", f"换人 {order}"


def another(after: Values) -> tuple[str, str]:
    """Nobody is taken off a panel, but another may take their place, who is asked for by theirs."""
    order = f"{after['code']} {Member.get_by_id(after['new']).name}"
    return f"replace {order}", f"换人 {order}"


def nudge(after: Values) -> tuple[str, str]:
    state = ("nudge", "要催") if after["nudged"] is False else ("no nudging", "免催")
    return f"members {after['code']} {state[0]}", f"成员 {after['code']} {state[1]}"


def cancel_leave(after: Values) -> tuple[str, str]:
    return "leave cancel", "休假 取消"


def take_leave(after: Values) -> tuple[str, str]:
    return "leave tomorrow", "休假 明天"


def move(after: Values) -> tuple[str, str] | None:
    """Back to the time, length and place that it had; of a new start everybody is asked once more."""
    before = after["before"]
    was, now = moved_back.slot_in(before), moved_back.slot_in(after)
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


def tick(after: Values) -> tuple[str, str]:
    """Of the same times, while none of them is chosen."""
    return f"tick {after['code']}", f"选时间 {after['code']}"


def withdraw(after: Values) -> tuple[str, str]:
    return f"withdraw {after['code']}", f"撤回改期 {after['code']}"


def cancel(after: Values) -> tuple[str, str]:
    return f"cancel {after['code']}", f"取消面试 {after['code']}"


def nothing(after: Values) -> None:
    return None


def feedback(after: Values) -> tuple[str, str]:
    """For a day it can be changed."""
    return f"feedback {after['code']}", f"面评 {after['code']}"


KNOWS = (
    "If they know the candidate after all, they say so themselves: decline {code} knows candidate",
    "。本人确实认识候选人的话，请本人发：无法参加 {code} 认识候选人",
)
OTHER_DAYS = (
    "Other days can still be offered: other days {code} next week",
    "。还可以再换：换几天 {code} 下周",
)
STAYS = ("It stays as it is.", "，改不回来了。")
LINK_HAS_ENDED = (
    "The link before stays ended; the text with the new one: invitation {code}",
    "，原来的链接不能恢复。新链接的邀请语：邀请语 {code}",
)
BOOK_AGAIN = ("It is to take place after all? Book it again: book", "。要照常面试，请重新约：约面")
STAYS_UNHELD = (
    "It was held after all? Then write what you think: feedback {code}",
    "。其实面过的话，写面评就行：面评 {code}",
)
STAYS_UNHELD_ALONE = (
    "For another time send: reschedule {code}",
    "。另定时间发：改期 {code}",
)
MAY_WRITE = (
    "Whoever was let off may still write it: feedback {code}",
    "。本人想写还是可以写：面评 {code}",
)


def reschedule(after: Values) -> tuple[str, str]:
    return f"reschedule {after['code']}", f"改期 {after['code']}"
