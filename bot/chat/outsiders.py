"""What those hear who are no members, or are none any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.interviews import people
from bot.interviews.models import Member
from bot.notices.catalogue.people import announce_stranger
from bot.phrase import joined
from bot.texts import text
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
        names = joined("mark.names", [str(one.name) for one in admins])
        said = (text("stranger.admins_asked", lang, who=names, account=user_id) for lang in ("zh", "en"))
        return reply.say("\n\n".join(said), "not a member")
    command = f"python -m bot member {user_id} --role interviewer"
    said = (text("stranger.ask_an_admin", lang, account=user_id, command=command) for lang in ("zh", "en"))
    return reply.say("\n\n".join(said), "not a member")


def tell_former(member: Member, admins: Sequence[Member]) -> Reply:
    """For a member who was deactivated: that it is so, and who can change it."""
    names = joined("mark.names", [str(one.name) for one in admins if one.id != member.id])
    return reply.say(text("stranger.deactivated", str(member.lang), who=names), "deactivated")
