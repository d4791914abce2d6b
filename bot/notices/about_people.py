"""What is told about people: who left and where a place is open, who is back, who takes over, that somebody was added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import wording
from bot.interviews import access, lookup, states
from bot.interviews.models import Interview, Member
from bot.notices.view import View, how_it_is, is_ahead, is_on
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
    interviews = [one for one in lookup.load(_ids(view)) if states.is_open(one, view.now)]
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
    if mendable := [one for one in interviews if states.is_open(one, view.now)]:
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
    on = states.is_to_be_chosen(interview) or is_on(replace(view, interview=interview))
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
