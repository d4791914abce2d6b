"""On the desk a member is answered in the language of the page on which they write, until they choose one themselves.

WeCom says nothing of the kind, and in real mode nobody is asked: there a member's language is what they chose.
"""

from __future__ import annotations

from datetime import datetime

from bot.interviews import people
from bot.interviews.models import Member
from bot.notices import publish
from bot.wecom.message import Message


def follow(member: Member, message: Message, now: datetime) -> None:
    """Whoever opens the chat finds what waits for their tap in the language of their page, too."""
    if not message.lang or member.lang_chosen:
        return
    if member.lang != message.lang:
        people.answer_in(member, message.lang)
    if message.kind == "enter_agent":
        publish.say_anew(member, now)
