"""HR takes 认识候选人 back for somebody who said it by mistake: ``/noconflict 1203 lisi``, 不认识候选人 1203 李四."""

from bot import Although, Context, Reply, Role, command
from bot.chat import who_hears
from bot.interviews import Interview, Member, conflicts


def _read_back(ctx: Context, interview: Interview, person: Member) -> str:
    return ctx.text("no_conflict.read_back", who=person.name, title=interview)


@command(
    "noconflict",
    "不认识候选人",
    "no conflict",
    help=("take back that somebody knows the candidate", "收回误选的“认识候选人”"),
    usage=("noconflict 1203 lisi", "不认识候选人 1203 李四"),
    means={
        "person": ("of whom it was said", "误选的是谁"),
    },
    roles=(Role.RECRUITER, Role.COORDINATOR),
    rank=95,
    changes=True,
    although=(Although.DENIED,),
    confirm=_read_back,
    check=lambda ctx, interview, person: conflicts.check(interview, person),
)
def no_conflict(ctx: Context, interview: Interview, person: Member) -> Reply:
    conflicts.take_back(ctx.change, interview, person)
    still = ctx.text("no_conflict.still_declined")
    return ctx.say(
        "no_conflict.done",
        who=person.name,
        title=interview,
        when=who_hears.when_told(ctx, interview, person),
        still=still if conflicts.may_still_come(interview, person, ctx.now) else "",
    )
