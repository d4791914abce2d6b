"""What is told of other systems' hooks as such: to the admins, in a line of text."""

from __future__ import annotations

from datetime import datetime

from bot.interviews import people
from bot.interviews.models import Member
from bot.notices import outbox
from bot.notices.outbox import Notice
from bot.notices.view import View
from bot.wecom.content import Part, Text


def tell_of_refusals(provider: str, now: datetime) -> None:
    """Queue it for the admins; whoever calls this sees to it that it is not told too often."""
    notices = [
        Notice(
            key=f"{outbox.HOOK_REFUSED}:{provider}:{now:%Y%m%d%H%M%S}:{one.user_id}",
            to_user=str(one.user_id),
            kind=outbox.HOOK_REFUSED,
            subject={"provider": provider},
        )
        for one in people.admins()
    ]
    outbox.put(notices, now)


def refused(view: View) -> Part | None:
    """Somebody signs with another secret, or at another time."""
    provider = str((view.subject or {}).get("provider", ""))
    return Text(
        view.pick(
            f"/hooks/{provider}: three deliveries within 15 minutes were not rightly signed, and were refused. Compare the "
            "secret and the clock on both sides. Did you not set it up? Then somebody tries.",
            f"/hooks/{provider}：15 分钟内有 3 次签名不对，已拒收。请核对两边的密钥和时钟；不是你们配的，就是有人在试。",
        )
    )


def tell_of_recruiter(member: Member, now: datetime) -> None:
    """Queue it for the admins: only they make somebody HR."""
    notices = [
        Notice(
            key=f"{outbox.NAMED_AS_RECRUITER}:{member.id}:{one.user_id}",
            to_user=str(one.user_id),
            kind=outbox.NAMED_AS_RECRUITER,
            subject={"member": member.id},
        )
        for one in people.admins()
    ]
    outbox.put(notices, now)


def named_as_recruiter(view: View) -> Part | None:
    """Another system names somebody as recruiter who was no member, and is one of the interviewers now."""
    member = view.member("member")
    if member is None or not member.active or member.is_hr:
        return None
    return Text(
        view.pick(
            f"Another system names {member.name} ({member.user_id}) as recruiter. They are an interviewer here now; to make "
            f"them HR, send: members {member.user_id} HR",
            f"外部系统里写的 HR {member.name}（{member.user_id}）原来不是成员，已加为面试官。要设成 HR，发：成员 {member.user_id} HR",
        )
    )
