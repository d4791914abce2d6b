"""The candidate is there after all: ``/arrived 1203``, 候选人到了."""

from bot import Although, Context, Reply, UserError, command
from bot.interviews import Interview, access, attendance, meant, meeting_link


@command(
    "arrived",
    "候选人到了",
    "候选人来了",
    "人到了",
    "人来了",
    help=("the candidate came after all", "候选人到了，恢复面试"),
    usage=("arrived 1203", "候选人到了 1203"),
    rank=91,
    changes=True,
    although=(Although.TOLD_BY_OTHERS,),
    deed=("record the arrival of", "记下候选人到了："),
    cues=[
        "^◇?[ ,:，：、]{0,3}(?:候选人|他|她|人)?(?:已经|刚刚?|终于|总算|又|现在){0,2}(?:到|来|进来|上线|出现)了",
        r"(?:\bcandidate\b|\bhe|\bshe|\bthey)(?: has| have|'s|'ve| is| are|'re)?(?: just| finally| now){0,2} "
        r"(?:arrived|here|showed up|shown up|turned up|joined|made it)(?! yet)",
    ],
    which=meant.to_reopen,
    check=lambda ctx, interview: attendance.check_arrive(interview, ctx.now),
)
def arrived(ctx: Context, interview: Interview) -> Reply:
    if not access.may_mark_no_show(ctx.user, interview):
        raise UserError("refused.only_panel_and_hr")
    was_closed = interview.status == "no_show"
    attendance.arrive(ctx.change, interview)
    return ctx.say(
        "arrived.done",
        title=interview,
        goes_on=ctx.text("arrived.is_open_again") if was_closed else ctx.text("arrived.goes_on"),
        way_in=_way_in(ctx, interview) if was_closed else "",
    )


def _way_in(ctx: Context, interview: Interview) -> str:
    if not meeting_link.has_one(interview) or interview.is_over(ctx.now) or not access.attends(ctx.user, interview):
        return ""
    return "\n" + ctx.text("arrived.way_in", code=interview.code or "")
