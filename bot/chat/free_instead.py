"""Who else could be put in, where whoever HR names, or a card offers, has another interview by now."""

from __future__ import annotations

from bot.chat.context import Context
from bot.interviews import panel, states, substitutes
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member


def naming_them(ctx: Context, refused: UserError, interview: Interview, leaving: Member, new: Member) -> UserError:
    """The same, and where the new one is busy then who is not, with what to send: a button may offer who was free once."""
    if leaving.id == new.id:
        return refused
    alone = sum(one.answer_counts for one in interview.panel) < 2
    order = ctx.text("waiting.replace", code=interview.code or "")
    return _with_who_is_free(ctx, refused, interview, leaving, new, order if alone else f"{order} {leaving.name}")


def naming_others(ctx: Context, refused: UserError, interview: Interview, new: Member, verb: str) -> UserError:
    """The same of one more: `王五 那个时间已有面试（…）。还空闲的：张三 · 本周 0 场。发：旁听 1203 张三`."""
    return _with_who_is_free(ctx, refused, interview, new, new, f"{verb} {interview.code or ''}")


def _with_who_is_free(
    ctx: Context, refused: UserError, interview: Interview, leaving: Member, new: Member, order: str
) -> UserError:
    if not states.is_ahead(interview, ctx.now) or panel.is_free_for(interview, new):
        return refused
    likely = substitutes.rank(interview, leaving, ctx.now)
    if not likely:
        return refused.followed_by(ctx.text("free_times.nobody_else", code=interview.code or ""))
    free = ctx.text("mark.between_clauses").join(
        " · ".join(
            [str(one.member.name), *(ctx.text(reason) for reason in one.reasons if reason.id != "substitute.free")]
        )
        for one in likely
    )
    return refused.followed_by(ctx.text("free_times.others_free", free=free, order=f"{order} {likely[0].member.name}"))
