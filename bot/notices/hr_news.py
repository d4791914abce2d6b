"""What one of HR has noted or done, for those who look after the interview with them."""

from __future__ import annotations

from bot import wording
from bot.interviews.models import Member
from bot.notices.view import View
from bot.wecom.content import Part, Text


def candidate_declined(view: View) -> Part | None:
    """The candidate does not come."""
    by = _by(view)
    return Text(
        view.pick(
            f"The candidate is not coming: {_what(view)}. {by} noted it; the panel is free again.",
            f"候选人不来：{_what(view)}。{by}记下的，面试官的时间已空出。",
        )
    )


def candidate_confirmed(view: View) -> Part | None:
    return Text(view.pick(f"The candidate confirmed: {_what(view)}.", f"候选人已确认：{_what(view)}。"))


def limit_passed(view: View) -> Part | None:
    """Somebody was put on a panel beyond what they set as their limit."""
    over = [
        (str(member.name), one["per"], int(one["limit"]))
        for one in (view.subject or {}).get("passed", ())
        if (member := Member.get_or_none(Member.id == one["member"])) is not None
    ]
    if not over:
        return None
    en = ", ".join(f"{name} (limit {limit} a {per})" for name, per, limit in over)
    zh = "、".join(f"{name}（{'每天' if per == 'day' else '每周'}上限 {limit} 场）" for name, per, limit in over)
    return Text(
        view.pick(
            f"{_by(view)} booked over a limit: {en}. {_what(view)}.", f"{_by(view)}超上限安排了{zh}：{_what(view)}。"
        )
    )


def _by(view: View) -> str:
    actor = view.member("actor")
    return str(actor.name) if actor else "HR"


def _what(view: View) -> str:
    """`1203 陈晓 · 后端工程师 一面，3月13日 周五 14:00–15:00`"""
    return wording.title(view.of, view.holder) + view.pick(", ", "，") + wording.moment(view.of, view.holder, view.now)
