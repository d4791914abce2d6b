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
        return ctx.say(
            "{title} has no time for now. Give it one: reschedule {code} tomorrow 3pm",
            "{title} 时间待定。定时间发：改期 {code} 明天下午3点",
            title=interview,
            code=interview.code or "",
        )
    try:
        found = (deciding.keep_this if keep is Keep.THIS else deciding.keep_both)(ctx.change, interview)
    except moving.Refused as refused:
        raise refused.plan.refusals[0].error from None
    [now] = lookup.load([interview.id])
    others = "、".join(one.code or "" for one in found.others)
    if keep is Keep.BOTH:
        lacks = ctx.text(
            " Nobody has to come to it now: add {code} NAME",
            "这场没有必到的面试官了，加人发：加人 {code} 姓名",
            code=now.code or "",
        )
        return ctx.say(
            "Both stay: {title}, {when}; {who} may come to it, and need not.{lacks}",
            "两场都保留：{title}（{when}），{who}这场可来可不来。{lacks}",
            title=now,
            lacks="" if access.answering(now) else lacks,
            when=ctx.moment(now),
            who=ctx.text("mark.between_names").join(str(one.name) for one in found.people),
        )
    return ctx.say(
        "{title}, {when}. {others} has no time for now: reschedule it.",
        "{title} 定在 {when}；{others} 改为时间待定，请另约时间。",
        title=now,
        when=ctx.moment(now),
        others=others,
    )
