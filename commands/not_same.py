"""HR says that a member is not the candidate who has the same address: ``/notsame 1203 lisi``, 不是同一人 1203 李四."""

from bot import Although, Context, Reply, Role, command
from bot.interviews import Interview, Member, access, conflicts, matches


def _read_back(ctx: Context, interview: Interview, person: Member) -> str:
    return ctx.text("not_same.read_back", who=person.name, title=interview)


@command(
    "notsame",
    "不是同一人",
    "not the same person",
    help=("say that a member is not the candidate with the same address", "候选人和同邮箱或手机的同事不是同一人"),
    usage=("notsame 1203 lisi", "不是同一人 1203 李四"),
    means={"person": ("who is not the candidate", "不是候选人的同事")},
    roles=(Role.RECRUITER, Role.COORDINATOR),
    rank=95,
    changes=True,
    although=(Although.DENIED,),
    confirm=lambda ctx, interview, person: not ctx.tapped and _read_back(ctx, interview, person),
    check=lambda ctx, interview, person: matches.check(interview, person),
)
def not_same(ctx: Context, interview: Interview, person: Member) -> Reply:
    matches.end(ctx.change, interview, person)
    if access.knows(person, interview.candidate_id):
        return ctx.say("not_same.done_but_knows", who=person.name, title=interview)
    still = ctx.text("not_same.still_declined")
    return ctx.say(
        "not_same.done",
        who=person.name,
        title=interview,
        still=still if conflicts.may_still_come(interview, person, ctx.now) else "",
    )
