"""What those hear who are no members, or are none any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.interviews import people
from bot.interviews.models import Member
from bot.notices.catalogue.people import announce_stranger
from bot.wecom import reply
from bot.wecom.message import Message
from bot.wecom.reply import NOTHING, Reply


def answer_outsider(message: Message, now: datetime) -> Reply:
    """To whoever writes and is no member; the admins hear of somebody new."""
    if message.is_event and message.kind not in ("enter_agent", "subscribe", "click"):
        return NOTHING
    former = people.known(message.user_id)
    if former is not None:
        return tell_former(former, people.admins())
    announce_stranger(message, now)
    return welcome_stranger(message.user_id, people.admins())


def welcome_stranger(user_id: str, admins: Sequence[Member]) -> Reply:
    """For somebody who is not a member: how to become one, in both languages, since we do not know theirs."""
    if admins:
        names = "、".join(str(one.name) for one in admins)
        return reply.say(
            f"你还不是面试助手的成员。已请{names}把你（{user_id}）加上，加好后发“日程”试试。\n\n"
            f"You are not a member yet. {names} has been asked to add you ({user_id}). Once you are, try “schedule”.",
            "not a member",
        )
    command = f"python -m bot member {user_id} --role interviewer"
    return reply.say(
        f"你还不是面试助手的成员。请把账号 {user_id} 发给管理员，由管理员在服务器上运行：\n{command}\n加好后发“日程”试试。\n\n"
        f"You are not a member yet. Send your account, {user_id}, to your admin, who runs the command above. "
        "Once you are, try “schedule”.",
        "not a member",
    )


def tell_former(member: Member, admins: Sequence[Member]) -> Reply:
    """For a member who was deactivated: that it is so, and who can change it."""
    names = "、".join(str(one.name) for one in admins if one.id != member.id)
    if member.lang == "zh":
        return reply.say(f"你的账号已停用。需要恢复请联系{names or '管理员'}。", "deactivated")
    return reply.say(f"Your account is deactivated. To get it back, ask {names or 'your admin'}.", "deactivated")
