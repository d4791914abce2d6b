"""HR decides between two interviews at one time, by the buttons of the card: the one that another system wants, the other,
or both.
"""

from enum import Enum

from bot import Context, Reply, Role, command
from bot.hooks import deciding
from bot.interviews import Interview, access, lookup, meant, moving


class Keep(Enum):
    """Which of them has the time, with the words for it."""

    THIS = ("this", "这场", "这一场", "this one")
    OTHER = ("other", "另一场", "另外一场", "the other", "the other one")
    BOTH = ("both", "都留", "两场都留", "两场都要", "两场", "都", "keep both", "both of them")


@command(
    "keepwhich",
    "留哪场",
    help=("decide between two interviews at one time", "两场时间冲突时留哪场"),
    roles=(Role.RECRUITER, Role.COORDINATOR),
    hidden=True,
    changes=True,
    which=meant.to_move,
)
def keep_which(ctx: Context, interview: Interview, keep: Keep) -> Reply:
    if keep is Keep.OTHER:
        deciding.keep_others(ctx.change, interview)
        return ctx.say("keep_which.no_time", title=interview, code=interview.code or "")
    try:
        found = (deciding.keep_this if keep is Keep.THIS else deciding.keep_both)(ctx.change, interview)
    except moving.Refused as refused:
        raise refused.plan.refusals[0].error from None
    [now] = lookup.load([interview.id])
    others = ctx.text("mark.between_names").join(one.code or "" for one in found.others)
    if keep is Keep.BOTH:
        lacks = ctx.text("keep_which.nobody_comes", code=now.code or "")
        return ctx.say(
            "keep_which.both_stay",
            title=now,
            lacks="" if access.answering(now) else lacks,
            when=ctx.moment(now),
            who=ctx.text("mark.between_names").join(str(one.name) for one in found.people),
        )
    return ctx.say("keep_which.one_stays", title=now, when=ctx.moment(now), others=others)
