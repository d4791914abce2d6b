"""What HR forwards to the candidate, who hears nothing of the bot: a message of its own, to be forwarded as it stands."""

from __future__ import annotations

from datetime import datetime

from bot import wording
from bot.chat.context import Context
from bot.interviews.models import Interview, Member
from bot.interviews.undo import URGENT_BEFORE_START


def lead(ctx: Context, expected: datetime | None = None) -> str:
    """`候选人：我不会通知，请转发下面这条`, to stand last in the answer that it follows; where the candidate expects to
    begin shortly, how long that is."""
    if expected is not None and ctx.now < expected <= ctx.now + URGENT_BEFORE_START:
        return ctx.text("forward.at_once", left=wording.duration(expected - ctx.now, ctx.lang), at=expected)
    return ctx.text("forward.next_message")


def phone_hint(ctx: Context, hr: Member, phone: str) -> str:
    """How to have one's phone in it."""
    if phone or hr.id != ctx.user.id:
        return ""
    return ctx.text("forward.no_phone")


def number_hint(ctx: Context, interview: Interview) -> str:
    """That a candidate who is to be called has no number on record, and how one is given."""
    if interview.mode != "phone" or interview.candidate.mobile:
        return ""
    return ctx.text("forward.no_number")
