"""How notices look that are about no interview, or instead of one."""

from __future__ import annotations

from bot import wording
from bot.interviews import accounts
from bot.interviews.models import Member
from bot.notices import outbox
from bot.notices.view import View
from bot.wecom.content import Button, ButtonCard, NoticeCard, Part, Text


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


def stay_away_card(view: View) -> Part:
    """In place of any card about a candidate whom its holder knows: the file is hidden, on an old card, too."""
    title = view.pick("You have stepped back from this one", "这场你已回避")
    return NoticeCard(task_id=view.task_id, title=title, url=view.url, lang=view.lang)


def said(view: View) -> Part | None:
    """A text that was ready when it was queued."""
    return Text(str((view.subject or {}).get(view.lang, "")))


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
