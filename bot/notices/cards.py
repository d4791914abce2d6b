"""How notices look: each kind is rendered from the state as it is when it leaves, so that every card tells the truth."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot import wording
from bot.interviews import access, booking, lookup, substitutes
from bot.interviews.models import Interview, Member, Participant
from bot.notices import outbox
from bot.wecom import content
from bot.wecom.content import Button, ButtonCard, NoticeCard, Part, Text


@dataclass(frozen=True)
class View:
    """All that a renderer may look at. `url` opens when somebody taps a card without buttons."""

    holder: Member
    now: datetime
    task_id: str
    url: str
    interview: Interview | None = None
    subject: dict[str, Any] | None = None

    @property
    def lang(self) -> str:
        return str(self.holder.lang)

    def pick(self, en: str, zh: str) -> str:
        return wording.pick((en, zh), self.lang)

    def member(self, role: str) -> Member | None:
        """The member whom the subject names under `role`."""
        return Member.get_or_none(Member.id == (self.subject or {}).get(role))


Renderer = Callable[[View], "Part | None"]


def panel_card(view: View) -> Part | None:
    """For somebody on the panel: what can be decided while it is open, and how it stands."""
    interview = _of(view)
    place = access.place_of(view.holder, interview)
    if place is None or not place.is_current:
        return _notice(view, interview, view.pick("You are no longer on this panel", "你已不在这场面试中"))
    buttons = _panel_buttons(view, interview, place)
    title = view.pick(*_PANEL_TITLES.get(str(place.response), _PANEL_TITLES["needs_action"]))
    if not buttons:
        return _notice(view, interview, view.pick(*wording.state(interview, view.holder, view.now)))
    return ButtonCard(
        task_id=view.task_id,
        title=title,
        desc=_about(view, interview),
        rows=_facts(view, interview),
        buttons=buttons,
    )


_PANEL_TITLES = {
    "needs_action": ("Can you interview?", "请确认这场面试"),
    "accepted": ("Accepted", "已接受"),
    "declined": ("You declined", "你已推掉这场"),
}


def declined_card(view: View) -> Part | None:
    """For HR: who cannot, and up to three who could instead, with the reasons."""
    interview, left = _of(view), view.member("member")
    if left is None:
        return None
    place = access.place_of(left, interview)
    if place is None or place.replaced_by_id or place.response != "declined" or not _is_ahead(interview, view.now):
        return _notice(view, interview, _how_it_went(view, interview, left, place))
    likely = substitutes.rank(interview, left, view.now)
    taken = lookup.taken_by(interview)
    reason = ""
    if access.reads_reason(view.holder):
        reason = str(place.response_reason or "") or view.pick("none given", "没说")
    rows = [
        (view.pick("When", "时间"), _when(view, interview)),
        (view.pick("Why", "原因"), reason),
        (view.pick("Taken", "处理人"), str(taken.name) if taken else ""),
        *(
            (str(one.member.name), " · ".join(wording.pick(reason, view.lang) for reason in one.reasons))
            for one in likely
        ),
        (
            view.pick("Left", "还剩"),
            wording.duration(interview.slot[0] - view.now, view.lang) if interview.slot else "",
        ),
    ]
    buttons = [
        Button(
            content.fit(view.pick(f"Ask {one.member.name}", f"换成{one.member.name}"), 10),
            "replace",
            (("interview", f"id:{interview.id}"), ("old", str(left.user_id)), ("new", str(one.member.user_id))),
            style=1 if index == 0 else 2,
        )
        for index, one in enumerate(likely)
    ]
    if taken is None:
        buttons.append(_button(view, interview, "take", ("I'll do it", "我来处理")))
    if not buttons:  # somebody sees to it, and nobody can be suggested
        return _notice(view, interview, view.pick(f"{left.name} cannot come", f"{left.name} 无法参加"), *rows[1:3])
    return ButtonCard(
        task_id=view.task_id,
        title=content.fit(view.pick(f"{left.name} cannot come", f"{left.name} 无法参加"), 36),
        desc=_about(view, interview),
        rows=content.rows(rows),
        text="" if likely else view.pick("Nobody else is free then.", "这个时间没有合适的备选。"),
        buttons=tuple(buttons),
    )


def no_show_card(view: View) -> Part | None:
    """For HR: the candidate did not come."""
    interview = _of(view)
    by = view.member("member")
    return _notice(
        view,
        interview,
        view.pick("The candidate did not come", "候选人未到"),
        (view.pick("Says", "标记人"), str(by.name) if by else ""),
    )


def all_accepted(view: View) -> Part | None:
    interview = _of(view)
    return Text(
        view.pick(
            f"All have accepted: {wording.title(interview, view.holder)}, {wording.moment(interview, view.holder, view.now)}.",
            f"全员已接受：{wording.title(interview, view.holder)}，{wording.moment(interview, view.holder, view.now)}。",
        )
    )


def replaced_text(view: View) -> Part | None:
    """For whoever was replaced: nothing is left to do."""
    interview = _of(view)
    return Text(
        view.pick(
            f"You are off {wording.title(interview, view.holder)}: somebody else takes it. Nothing to do.",
            f"{wording.title(interview, view.holder)} 已由别人接手，你不用再管。",
        )
    )


def undone_text(view: View) -> Part | None:
    """What was heard of before was taken back."""
    interview, actor = _of(view), view.member("actor")
    who, title = str(actor.name) if actor else "", wording.title(interview, view.holder)
    now = view.pick(*wording.state(interview, view.holder, view.now))
    return Text(
        view.pick(f"{who} took that back: {title} is now: {now}.", f"{who} 撤销了刚才的操作：{title}，现在{now}。")
    )


def reminder(view: View) -> Part | None:
    """Shortly before: the kit; with the room once it is open."""
    interview = _of(view)
    if interview.slot is None or interview.slot[0] <= view.now:
        return panel_card(view)
    left = wording.duration(interview.slot[0] - view.now, view.lang)
    title = view.pick(f"In {left}", f"{left}后面试")
    buttons = _room(view, interview)
    if not buttons:
        return _notice(view, interview, title)
    return ButtonCard(
        task_id=view.task_id,
        title=title,
        desc=_about(view, interview),
        rows=_facts(view, interview),
        buttons=buttons,
    )


def feedback_due(view: View) -> Part | None:
    interview = _of(view)
    return Text(
        view.pick(
            f"{wording.title(interview, view.holder)} is over. Please write your feedback while it is fresh.",
            f"{wording.title(interview, view.holder)} 结束了，趁热写面评。",
        )
    )


def stranger_card(view: View) -> Part | None:
    """For an admin: somebody unknown wrote."""
    subject = view.subject or {}
    user_id, name = str(subject.get("user_id", "")), str(subject.get("name") or subject.get("user_id", ""))
    known = Member.get_or_none(Member.user_id == user_id)
    if known is not None:
        title = (f"{known.name} was added", f"{known.name} 已加入")
        if not known.active:
            title = (f"{known.name} is deactivated", f"{known.name} 已停用")
        return NoticeCard(
            task_id=view.task_id,
            title=content.fit(view.pick(*title), 36),
            url=view.url,
            rows=content.rows([(view.pick("Role", "角色"), view.pick(*wording.ROLES[str(known.role)]))]),
        )
    return ButtonCard(
        task_id=view.task_id,
        title=content.fit(view.pick(f"{name} wrote, but is no member", f"{name} 发来消息，但还不是成员"), 36),
        rows=content.rows([(view.pick("Acct", "账号"), user_id)]),
        buttons=(
            Button(
                view.pick("Interviewer", "设为面试官"),
                "members",
                (("person", user_id), ("role", "interviewer"), ("name", name)),
                style=1,
            ),
            Button(view.pick("HR", "设为 HR"), "members", (("person", user_id), ("role", "recruiter"), ("name", name))),
            Button(view.pick("Ignore", "忽略"), "ignore", (("person", user_id),)),
        ),
    )


def stay_away_card(view: View) -> Part:
    """In place of any card about a candidate whom its holder knows: the file is hidden, on an old card, too."""
    return NoticeCard(task_id=view.task_id, title=view.pick("You stay out of this one", "这场你已回避"), url=view.url)


def said(view: View) -> Part | None:
    """A text that was ready when it was queued."""
    return Text(str((view.subject or {}).get(view.lang, "")))


def delivered(view: View) -> Part | None:
    """How an earlier message to the same member was delivered."""
    how = outbox.how_delivered(str((view.subject or {}).get("of")))
    if how is None or how["sent_at"] is None:
        why = (how or {}).get("last_error") or view.pick("not sent yet", "还没发出")
        return Text(view.pick(f"The message before this one: {why}.", f"上一条：{why}。"))
    at = f"{how['sent_at'].astimezone(view.holder.tz):%H:%M:%S}"
    took = f"{(how['sent_at'] - how['created_at']).total_seconds():.1f}"
    zone = wording.zone_of(view.holder, view.now)
    return Text(
        view.pick(
            f"The message before this one left at {at} {zone}, after {took} s.",
            f"上一条在 {at}（{zone}）送达，用时 {took} 秒。",
        )
    )


def _of(view: View) -> Interview:
    if view.interview is None:
        raise ValueError("this notice is about an interview")
    return view.interview


def _panel_buttons(view: View, interview: Interview, place: Participant) -> tuple[Button, ...]:
    if place.response == "declined":
        return ()
    if not _is_ahead(interview, view.now):
        absent = _button(view, interview, "noshow", ("Candidate absent", "候选人未到"))
        return (*_room(view, interview), absent) if booking.room_is_open(interview, view.now) else ()
    decline = _button(view, interview, "decline", ("Cannot", "无法参加"), style=3)
    if place.response == "accepted":
        return (*_room(view, interview), decline)
    return (_button(view, interview, "accept", ("Accept", "接受"), style=1), decline)


def _button(view: View, interview: Interview, command: str, text: tuple[str, str], *, style: int = 2) -> Button:
    return Button(content.fit(view.pick(*text), 10), command, (("interview", f"id:{interview.id}"),), style)


def _room(view: View, interview: Interview) -> tuple[Button, ...]:
    """The way in, for an interview that has one, while it is open."""
    if not interview.meeting_url or not booking.room_is_open(interview, view.now):
        return ()
    return (_button(view, interview, "room", ("Enter", "进房间"), style=1),)


def _notice(view: View, interview: Interview, title: str, *more: tuple[str, str]) -> NoticeCard:
    return NoticeCard(
        task_id=view.task_id,
        title=content.fit(title, 36),
        url=view.url,
        desc=_about(view, interview),
        rows=content.rows([*_facts(view, interview), *more]),
    )


def _facts(view: View, interview: Interview) -> tuple[tuple[str, str], ...]:
    return content.rows(
        [
            (view.pick("When", "时间"), _when(view, interview)),
            (view.pick("Place", "地点"), wording.place(interview, view.holder)),
            (view.pick("Panel", "面试官"), wording.panel(interview, view.holder)),
            (view.pick("Code", "编号"), str(interview.code or "")),
        ]
    )


def _about(view: View, interview: Interview) -> str:
    name, job = wording.candidate_name(interview, view.holder), interview.application.job.title
    return content.fit(f"{name} · {job} {interview.round_name}", 44)


def _when(view: View, interview: Interview) -> str:
    return wording.moment(interview, view.holder, view.now)


def _is_ahead(interview: Interview, now: datetime) -> bool:
    return (
        interview.start is not None
        and now < interview.start
        and interview.status in ("on_hold", "scheduled", "confirmed")
    )


def _how_it_went(view: View, interview: Interview, left: Member, place: Participant | None) -> str:
    if place is not None and place.replaced_by_id:
        new = Member.get_by_id(place.replaced_by_id)
        return view.pick(f"{new.name} takes over from {left.name}", f"{left.name} 已换成 {new.name}")
    if place is not None and place.response != "declined":
        return view.pick(f"{left.name} can come after all", f"{left.name} 又可以参加了")
    return view.pick(*wording.state(interview, view.holder, view.now))
