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
        return ctx.text(
            "I do not write to the candidate, and it is {left} to {at}. Please forward the next message at once:",
            "候选人：我不会通知，离 {at} 只有 {left}，请马上转发下面这条",
            left=wording.duration(expected - ctx.now, ctx.lang),
            at=expected,
        )
    return ctx.text(
        "I do not write to the candidate. Please forward the next message:", "候选人：我不会通知，请转发下面这条"
    )


def phone_hint(ctx: Context, hr: Member, phone: str) -> str:
    """How to have one's phone in it."""
    if phone or hr.id != ctx.user.id:
        return ""
    return ctx.text(
        " Your phone number is not in it yet; to add it, send: settings phone 13800000000",
        "邀请语里没有你的电话，发“电话 13800000000”设好，以后会带上。",
    )


def number_hint(ctx: Context, interview: Interview) -> str:
    """That a candidate who is to be called has no number on record, and how one is given."""
    if interview.mode != "phone" or interview.candidate.mobile:
        return ""
    return ctx.text(
        " The candidate's number is not on record: who calls has to know it. With “undo”, book again and name the number "
        "of who is new; of who is known, import a row with “mobile”.",
        "没有候选人的电话，打的人要另外知道号码：新候选人先“撤销”，重新约时带上手机号；老候选人在导入表的“手机”列补上。",
    )
