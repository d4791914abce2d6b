"""What is told about people: who left and where a place is open, who is back, who takes over, that somebody was added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import wording
from bot.interviews import access, lookup, preferences, states
from bot.interviews.models import Interview, Member
from bot.notices import nudging, still
from bot.notices.kind import Line
from bot.notices.view import View, how_it_is, is_ahead, is_on
from bot.times.values import Span
from bot.wecom.content import Part, Text

MOST_LISTED = 12  # interviews in one text


def places_open(view: View) -> Part | None:
    """For HR: somebody was deactivated; each interview in which their place is still open, or was left so."""
    left = view.member("member")
    interviews = [one for one in lookup.load(_ids(view)) if left is not None and _is_open(one, left, view)]
    if left is None or not interviews:
        return None
    listed = _listed(view, interviews)
    return Text(
        view.pick(
            f"{left.name} was deactivated. Places are open in:\n{listed}",
            f"{left.name}已停用，这些面试空出了位置：\n{listed}",
        )
    )


def active_again(view: View) -> Part | None:
    """For HR: somebody is active again; each interview ahead that they were taken out of and are not back in."""
    back = view.member("member")
    interviews = [one for one in lookup.load(_ids(view)) if states.is_ahead(one, view.now)]
    if back is None or not back.active:
        return None
    interviews = [one for one in interviews if not access.attends(back, one)]
    if not interviews:
        return None
    listed = _listed(view, interviews, back)
    return Text(
        view.pick(
            f"{back.name} is active again, and still out of:\n{listed}",
            f"{back.name}已重新启用，仍不在这些面试里：\n{listed}",
        )
    )


def _listed(view: View, interviews: Sequence[Interview], back: Member | None = None) -> str:
    """A line each, and what to send of the first that can still be mended; `back`: who may have their place again."""
    lines = [_line(replace(view, interview=one)) for one in interviews[:MOST_LISTED]]
    if (more := len(interviews) - MOST_LISTED) > 0:
        lines.append(view.pick(f"and {more} more", f"还有 {more} 场"))
    if mendable := [one for one in interviews if states.is_ahead(one, view.now)]:
        vacated = [one for one in mendable if back is not None and _was_vacated(one, back)]
        code = (vacated or mendable)[0].code or ""
        if back is not None and vacated:
            name, account = back.name, back.user_id
            again = view.pick(f"Send: replace {code} {account} to ask them back, ", f"发“换人 {code} {name}”请回来，")
            return "\n".join((*lines, again + view.pick(f"or replace {code}", f"或“换人 {code}”选别人。")))
        lines.append(view.pick(f"Send: replace {code}", f"发“换人 {code}”选替补。"))
    return "\n".join(lines)


def not_invited(view: View) -> Part | None:
    """For HR: WeCom does not deliver to somebody who is to interview."""
    member, interview = view.member("member"), view.interview
    if member is None or interview is None:
        return None
    title, when = wording.title(interview, view.holder), wording.moment(interview, view.holder, view.now)
    if not is_ahead(view):
        return Text(
            view.pick(
                f"{member.name} may not have got the invitation to {title}, {when}, and {how_it_is(view)}. "
                "Please contact them directly.",
                f"{member.name}可能没收到 {title}（{when}）的邀请，{how_it_is(view)}。请直接联系对方。",
            )
        )
    code = interview.code or ""
    return Text(
        view.pick(
            f"WeCom cannot reach {member.name}, who has not received the invitation to {title}, {when}. Send: replace {code}",
            f"企业微信送不到{member.name}，{title}（{when}）的邀请没收到。发“换人 {code}”选替补。",
        )
    )


def no_answer(view: View) -> Part | None:
    """For HR: who was asked has not said whether they come."""
    member, code = view.member("member"), view.of.code or ""
    if member is None:
        return None
    what = _what(view)
    slot = next((slot for member_id, slot in view.of.proposed if member_id == member.id), None)
    if slot is not None:  # it is not they who have not answered
        time, local = Span(*slot), slot[0].astimezone(view.holder.tz)
        to = wording.span(time, view.holder, view.now)
        return Text(
            view.pick(
                f"{member.name} has proposed {to} and waits for your answer: {what}. "
                f"Send: reschedule {code} {local:%-m/%-d %H:%M}, or tap “Leave it” on the card",
                f"{member.name}建议改到 {to}，在等你定：{what}。"
                f"要改就发“改期 {code} {local:%-m月%-d日 %H:%M}”，不改点卡片上的“不改”。",
            )
        )
    if reminded := _reminded(view, member):
        return Text(
            view.pick(
                f"{member.name} has not answered ({reminded}): {what}. Send: {_replace(view, member)}",
                f"{member.name}还没回复（{reminded}）：{what}。发“{_replace(view, member)}”。",
            )
        )
    return Text(
        view.pick(
            f"{member.name} has not answered: {what}. Send: nudge {code} {member.user_id}, or {_replace(view, member)}",
            f"{member.name}还没回复：{what}。发“催 {code} {member.name}”，或“{_replace(view, member)}”。",
        )
    )


def still_short(view: View) -> Part | None:
    """For HR: a place that they were told of is still open."""
    member = view.member("member")
    if member is None:
        return None
    what, replace_them = _what(view), _replace(view, member)
    return Text(
        view.pick(
            f"Still nobody in {member.name}'s place: {what}. Send: {replace_them}",
            f"还缺人（{member.name} 无法参加）：{what}。发“{replace_them}”。",
        )
    )


def no_answer_listed(view: View) -> Line | None:
    """Who has proposed another time waits for HR, and is named alone."""
    member, code = view.member("member"), view.of.code or ""
    if member is None or any(member.id == who for who, _ in view.of.proposed):
        return None
    replace_them = view.pick(f"replace {code}", f"换人 {code}")
    heading = view.pick("No answer yet", "还没回复")
    if reminded := _reminded(view, member):
        return Line(heading, view.pick(f"{member.name} ({reminded})", f"{member.name}（{reminded}）"), (replace_them,))
    return Line(heading, str(member.name), (view.pick(f"nudge {code}", f"催 {code}"), replace_them))


def still_short_listed(view: View) -> Line | None:
    member = view.member("member")
    if member is None:
        return None
    who = view.pick(f"{member.name} can't make it", f"{member.name} 无法参加")
    return Line(view.pick("Still nobody instead", "还缺人"), who, (_replace(view, member),))


def feedback_late_listed(view: View) -> Line | None:
    member, code = view.member("member"), view.of.code or ""
    if member is None:
        return None
    heading = view.pick("Feedback over a day late", "面评超过一天没写")
    waive = view.pick(f"waive {code} {member.user_id}", f"不用写面评 {code} {member.name}")
    if not preferences.of(int(member.id)).nudged:
        return Line(heading, view.pick(f"{member.name} (gets no reminders)", f"{member.name}（免催，请直接联系）"))
    if reminded := _reminded(view, member):
        return Line(heading, view.pick(f"{member.name} ({reminded})", f"{member.name}（{reminded}）"), (waive,))
    return Line(heading, str(member.name), (view.pick(f"nudge {code}", f"催 {code}"), waive))


def _what(view: View) -> str:
    """`1203 陈晓 · 后端工程师 一面，3月13日 周五 14:00–15:00`; told once more, with `，1 小时后开始`."""
    said = wording.title(view.of, view.holder) + view.pick(", ", "，")
    said += wording.moment(view.of, view.holder, view.now)
    if (view.subject or {}).get("stage") != still.LAST or view.of.start is None:
        return said
    left = wording.duration(view.of.start - view.now, view.lang)
    return said + view.pick(f", starts in {left}", f"，{left}后开始")


def _replace(view: View, member: Member) -> str:
    """`换人 1203`, with their name where another might be meant."""
    code, alone = view.of.code or "", sum(one.answer_counts for one in view.of.panel) < 2
    return view.pick(f"replace {code}", f"换人 {code}") + (
        "" if alone else view.pick(f" {member.user_id}", f" {member.name}")
    )


def _reminded(view: View, member: Member) -> str:
    """`11:17 催过`, of whom nobody can remind again yet; else nothing."""
    at = nudging.lately([int(member.id)], view.now).get(int(member.id))
    if at is None:
        return ""
    said = wording.clock(at, view.holder, view.now)
    if at > view.now:
        return view.pick(f"the reminder reaches them at {said}", f"催办 {said} 送达")
    return view.pick(f"reminded at {said}", f"{said} 催过")


def feedback_late(view: View) -> Part | None:
    """For HR: feedback has been due for a day, or is due of somebody who is not to be nudged."""
    member, code = view.member("member"), view.of.code or ""
    if member is None or view.of.end is None:
        return None
    title, since = wording.title(view.of, view.holder), wording.clock(view.of.end, view.holder, view.now)
    if not preferences.of(int(member.id)).nudged:
        return Text(
            view.pick(
                f"{member.name} has not written feedback and gets no reminders: {title}, over since {since}. "
                "Please ask them yourself.",
                f"{member.name}还没写面评，且设了免催：{title}，{since} 结束。请直接联系。",
            )
        )
    if reminded := _reminded(view, member):
        return Text(
            view.pick(
                f"{member.name}'s feedback is over a day late ({reminded}): {title}, over since {since}. "
                f"Send: waive {code} {member.user_id}",
                f"{member.name}的面评超过一天没写（{reminded}）：{title}，{since} 结束。发“不用写面评 {code} {member.name}”。",
            )
        )
    return Text(
        view.pick(
            f"{member.name}'s feedback is over a day late: {title}, over since {since}. "
            f"Send: nudge {code} {member.user_id}, or waive {code} {member.user_id}",
            f"{member.name}的面评超过一天没写：{title}，{since} 结束。发“催 {code} {member.name}”，或“不用写面评 {code} {member.name}”。",
        )
    )


def handed_over(view: View) -> Part | None:
    """For whoever looks after somebody else's interviews from now on."""
    former = view.member("member")
    if former is None:
        return None
    return Text(
        view.pick(
            f"You now look after {former.name}'s interviews. Send: schedule",
            f"{former.name}负责的面试由你接手了。发“日程”看安排。",
        )
    )


def welcome(view: View) -> Part | None:
    """For somebody who was added by somebody else."""
    if not view.holder.active:
        return None
    role = view.pick(*wording.ROLES[str(view.holder.role)])
    by = view.member("actor")
    return Text(
        view.pick(
            f"{by.name if by else 'The admin'} has added you to the interview assistant, as {role}. Send: help",
            f"{by.name if by else '管理员'}已把你加进面试助手，角色是{role}。发“帮助”看能做什么。",
        )
    )


def added(view: View) -> Part | None:
    """For whoever added somebody: WeCom knows the account."""
    member = view.member("member")
    if member is None or not member.active:
        return None
    role = view.pick(*wording.ROLES[str(member.role)])
    return Text(
        view.pick(
            f"{member.name} ({member.user_id}) has been added: {role}.",
            f"已添加{member.name}（{member.user_id}）：{role}。",
        )
    )


def unknown_account(view: View) -> Part | None:
    """For whoever added somebody: WeCom does not know the account."""
    subject = view.subject or {}
    user_id = str(subject.get("user_id", ""))
    had_a_place = view.member("member") is not None  # by the time that WeCom was asked
    en, zh = ("deactivated", "已停用") if had_a_place else ("nobody was added", "没有添加")
    return Text(
        view.pick(
            f"WeCom has no account {user_id} within the app's visible range: {en}.",
            f"企业微信里没有账号 {user_id}，或不在应用的可见范围内：{zh}。",
        )
    )


def _is_open(interview: Interview, left: Member, view: View) -> bool:
    place = access.place_of(left, interview)
    on = is_on(replace(view, interview=interview))
    return on and place is not None and place.is_current and place.response == "declined"


def _was_vacated(interview: Interview, left: Member) -> bool:
    place = access.place_of(left, interview)
    return place is not None and place.was_vacated


def _line(view: View) -> str:
    """`1203 陈晓 · 后端工程师 一面 · 3月13日 周五 14:00–15:00`; of one that is not ahead any more, that too."""
    said = f"{wording.title(view.of, view.holder)} · {wording.moment(view.of, view.holder, view.now)}"
    return said if is_ahead(view) else f"{said} · {how_it_is(view)}"


def _ids(view: View) -> list[int]:
    return list((view.subject or {}).get("interviews", []))
