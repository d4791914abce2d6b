"""What is told about members and accounts: added, unknown, deactivated, back, out of reach; and what somebody asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot import wording
from bot.interviews import access, accounts, lookup, people, states
from bot.interviews.audit import Change
from bot.interviews.models import Interview, Member
from bot.notices import cards, conditions, outbox
from bot.notices.kind import PEOPLE_ARE_NEEDED, Kind, Weight, before_start, until_somebody_knows
from bot.notices.outbox import Notice
from bot.notices.view import View, how_it_is, is_ahead, is_on
from bot.wecom.content import Button, ButtonCard, NoticeCard, Part, Text
from bot.wecom.message import Message

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


PLACES_OPEN = Kind(
    "places_open",
    places_open,
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    weight=Weight.PEOPLE,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
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


ACTIVE_AGAIN = Kind(
    "active_again",
    active_again,
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
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


def is_unasked(view: View) -> bool:
    """The member whom the notice is about has a place, and has not answered."""
    return is_on(view) and conditions.answer_of_named(view) == "needs_action"


NOT_INVITED = Kind(
    "not_invited",
    not_invited,
    ("not invited", "邀请没送到"),
    of_one=True,
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    holds=is_unasked,
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


HANDED_OVER = Kind("handed_over", handed_over, merged=True, listed=True, weight=Weight.NEWS)


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


WELCOME = Kind("welcome", welcome, merged=True, at_any_hour=True)


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


ADDED = Kind("added", added, merged=True, at_any_hour=True)


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


UNKNOWN_ACCOUNT = Kind("unknown_account", unknown_account, merged=True, at_any_hour=True)


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


# --- somebody unknown wrote: an admin gets a card, once a day for each of them ----------------------------------------


def stranger_card(view: View) -> Part | None:
    """For an admin: somebody unknown wrote."""
    subject = view.subject or {}
    user_id, name = str(subject.get("user_id", "")), str(subject.get("name") or subject.get("user_id", ""))
    known = Member.get_or_none(Member.user_id == user_id)
    if known is not None and (known.active or not accounts.is_expected(known)):  # else WeCom has not said yet
        title = (f"{known.name} was added", f"{known.name} 已加入")
        if not known.active:
            title = (f"{known.name} is deactivated", f"{known.name} 已停用")
        return NoticeCard(
            task_id=view.task_id,
            title=view.pick(*title),
            url=view.url,
            rows=((view.pick("Role", "角色"), view.pick(*wording.ROLES[str(known.role)])),),
            lang=view.lang,
        )
    return ButtonCard(
        task_id=view.task_id,
        title=view.pick(f"{name} wrote, but is not a member", f"{name} 发来消息，但还不是成员"),
        rows=((view.pick("Account", "账号"), user_id),),
        buttons=(
            Button(
                view.pick("Interviewer", "设为面试官"),
                "members",
                (("person", user_id), ("role", "interviewer"), ("name", name)),
                style=1,
            ),
            Button(view.pick("HR", "设为 HR"), "members", (("person", user_id), ("role", "recruiter"), ("name", name))),
            Button(view.pick("Ignore", "忽略"), "ignore", (("person", user_id),), style=4),
        ),
        lang=view.lang,
    )


def adding_undone(view: View) -> NoticeCard:
    """What an admin's card says for good once they took back what they had tapped on it."""
    subject = view.subject or {}
    user_id, name = str(subject.get("user_id", "")), str(subject.get("name") or subject.get("user_id", ""))
    return NoticeCard(
        task_id=view.task_id,
        title=view.pick(f"Adding {name} was undone", f"添加{name}已撤销"),
        url=view.url,
        rows=((view.pick("Account", "账号"), user_id),),
        text=view.pick(
            f"If they write again, you will be asked again. To add them: members {user_id} interviewer",
            f"再来消息会再问你。要加就发：成员 {user_id} 面试官",
        ),
        lang=view.lang,
    )


STRANGER = Kind("stranger", stranger_card, answered=adding_undone)


_CHANGES_CARDS = ("member.added", "member.changed", "member.activated", "member.deactivated")
_STILL_LOOKED_AT = timedelta(days=7)  # so long after it was sent a card's code may still change it


def announce_stranger(message: Message, now: datetime) -> None:
    """Queue the admins' cards about the sender, whose account is there, whatever WeCom said of it before."""
    accounts.forget_miss(message.user_id)
    keys = {f"stranger:{message.user_id}:{now:%Y%m%d}:{one.user_id}": one for one in people.admins()}
    cards.forget_spent(keys)
    outbox.put(
        [
            Notice(
                key=key,
                to_user=str(admin.user_id),
                kind=STRANGER.name,
                subject={"user_id": message.user_id},
            )
            for key, admin in keys.items()
        ],
        now,
    )


def refresh_stranger_cards(change: Change) -> None:
    """The admins' cards about somebody who has become a member otherwise, or is none after all, are looked at again."""
    for row in change.changes:
        if row.action == "undone" and row.after["action"] == "member.added":
            _say_that_it_was_undone(row.before["user_id"], change.now)
    ids = [row.entity_id for row in change.changes if row.action in _CHANGES_CARDS]
    if not ids:
        return
    accounts_now = {str(one.user_id) for one in Member.select(Member.user_id).where(Member.id << ids)}
    for admin in people.admins():
        for card in cards.all_live(str(admin.user_id)):
            if card.kind == STRANGER.name and card.subject.get("user_id") in accounts_now:
                cards.put_refresh(card, change.now, change.now)


def _say_that_it_was_undone(user_id: str, now: datetime) -> None:
    for admin in people.admins():
        for card in cards.lately(str(admin.user_id), STRANGER.name, now - _STILL_LOOKED_AT):
            if card.subject.get("user_id") == user_id:
                cards.put_refresh(card, now, now)


# --- what somebody asked for ------------------------------------------------------------------------------------------


def said(view: View) -> Part | None:
    """A text that was ready when it was queued."""
    return Text(str((view.subject or {}).get(view.lang, "")))


SAID = Kind("said", said, at_any_hour=True, interrupts=conditions.was_asked_for)


def delivered(view: View) -> Part | None:
    """How an earlier message to the same member was delivered."""
    how = outbox.how_delivered(str((view.subject or {}).get("of")))
    if how is None or how["sent_at"] is None:
        why = (how or {}).get("last_error") or view.pick("not sent yet", "还没发出")
        return Text(view.pick(f"The previous message: {why}.", f"上一条：{why}。"))
    at = f"{how['sent_at'].astimezone(view.holder.tz):%H:%M:%S}"
    took = f"{(how['sent_at'] - how['created_at']).total_seconds():.1f}"
    return Text(
        view.pick(
            f"The previous message was delivered at {at}, after {took} s.",
            f"上一条在 {at} 送达，用时 {took} 秒。",
        )
    )


DELIVERED = Kind("delivered", delivered, at_any_hour=True, interrupts=conditions.was_asked_for)
