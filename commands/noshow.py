"""The candidate did not come: ``/noshow 1203``, 候选人未到."""

from bot import Context, Reply, UserError, command
from bot.interviews import Interview, access, attendance, meant


@command(
    "noshow",
    "候选人未到",
    "候选人没来",
    "没来",
    help=("the candidate did not come", "候选人没来"),
    usage=("noshow 1203", "候选人未到 1203"),
    rank=90,
    changes=True,
    deed=("mark as no-show", "标记候选人未到"),
    cues=[
        "(?:.*候选人)?.*?(?:放?鸽|爽约|没出现|没到(?!时)|没露面|没上线|没进|不见人|没来)(?:子|了|人)*",
        r"(?:.*\b(?:candidate|he|she)\b|.*候选人)?.*?(?:no.?show|(?:did|has|have)(?:n't| not) (?:shown?|come|turned?|appear|join)\w*"
        r"(?: up)?|(?:is|are) not here|stood (?:me|us) up)",
    ],
    which=meant.to_miss,
)
def noshow(ctx: Context, interview: Interview) -> Reply:
    if not access.may_mark_no_show(ctx.user, interview):
        raise UserError("Only the panel and HR can mark it.", "只有这场的面试官和 HR 可以标记。")
    attendance.mark_no_show(ctx.change, interview)
    return ctx.say(
        "{title}: marked as no-show. {told}",
        "{title}：已标记候选人未到。{told}",
        title=interview,
        told=ctx.who_hears(interview),
    )
