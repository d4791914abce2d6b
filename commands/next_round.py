"""What HR decides about the next round: 约下一轮 where all feedback is in; 照常 or 取消 where somebody advised against it."""

from bot import Context, Reply, Role, UserError, command
from bot.interviews import Interview, cancelling, meant, round_names, rounds
from bot.interviews.line import Line

_HR = (Role.RECRUITER, Role.COORDINATOR)


@command(
    "next round",
    "约下一轮",
    help=("book the next round", "约下一轮"),
    usage=("next round 1203", "约下一轮 1203"),
    roles=_HR,
    hidden=True,
)
def book_next(ctx: Context, interview: Interview) -> Reply:
    """A booking of whom and for what is known; when and with whom is asked for."""
    candidate, job, number = interview.candidate, interview.application.job, int(interview.round_no) + 1
    line = Line(
        candidate=str(candidate.name),
        candidate_id=candidate.id,
        job=str(job.title),
        job_id=job.id,
        round_no=number,
        round_name=round_names.name_of(number),
    )
    return ctx.handlers.commands["book"](ctx, line=line)


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
