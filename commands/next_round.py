"""What HR decides about the next round: 约下一轮 where all feedback is in; 照常 or 取消 where somebody advised against it."""

from bot import Context, Reply, Role, UserError, command
from bot.interviews import Interview, cancelling, meant, rounds

_HR = (Role.RECRUITER, Role.COORDINATOR)
_NAMES = {2: ("round 2", "二面"), 3: ("round 3", "三面"), 4: ("round 4", "四面")}


@command(
    "next round",
    "约下一轮",
    help=("book the next round", "约下一轮"),
    usage=("next round 1203", "约下一轮 1203"),
    roles=_HR,
    hidden=True,
)
def book_next(ctx: Context, interview: Interview) -> Reply:
    """What is known already is written down; who and when only HR knows."""
    return ctx.say(
        "Send: book {candidate} {job} {round}, and when and with whom, such as: tomorrow 3pm lisi",
        "发：约面 {candidate} {job} {round}，加上时间和面试官，例如：明天下午3点 李四",
        candidate=interview.candidate.name,
        job=interview.application.job.title,
        round=ctx.text(*_NAMES.get(int(interview.round_no) + 1, ("final round", "终面"))),
    )


@command(
    "go ahead",
    "照常",
    help=("hold a round all the same", "这一轮照常"),
    usage=("go ahead 1203", "照常 1203"),
    roles=_HR,
    hidden=True,
    changes=True,
    which=meant.looked_after,
)
def go_ahead(ctx: Context, interview: Interview) -> Reply:
    rounds.keep(ctx.change, interview, ctx.user)
    return ctx.say("{title} goes ahead.", "{title} 照常进行。", title=interview)


@command(
    "call off",
    "取消这一轮",
    help=("cancel a round after the one before it", "前一轮之后取消这一轮"),
    roles=_HR,
    hidden=True,
)
def call_off(ctx: Context, interview: Interview) -> Reply:
    """Previewed like any cancellation; the panel reads a reason that names nobody."""
    cancelling.check_cancel(interview, ctx.now)
    cancel = ctx.handlers.commands["cancel"]
    reason = ctx.text("not continued after an earlier round", "前一轮之后不再继续")
    if not callable(cancel.confirm):
        raise UserError("Send: cancel {code}", "发：取消面试 {code}", code=interview.code or "")
    preview = cancel.confirm(ctx, interview=interview, reason=reason)
    return ctx.ask(cancel.name, str(preview), [("", {"interview": interview, "reason": reason})])
