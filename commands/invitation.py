"""What the candidate is to read, again: ``/invitation 1203``, 邀请语 1203. HR forwards it as it is."""

from bot import Context, Reply, Role, UserError, command
from bot.interviews import Interview, contacts, meant, states
from bot.wording import for_candidate


@command(
    "invitation",
    "邀请语",
    help=("the text for the candidate", "给候选人的邀请语"),
    usage=("invitation 1203", "邀请语 1203"),
    roles=(Role.RECRUITER, Role.COORDINATOR),
    rank=33,
    which=meant.to_cancel,
    cues=[
        ("(?:发|给|来|要|看|写|再|出).{0,4}(?:话术|邀约文案|邀请文案|邀请函|邀请信)", {}),
        (r"(?:话术|邀约文案|邀请文案|邀请函|邀请信).{0,3}(?:发|给|来|呢)", {}),
    ],
)
def invitation(ctx: Context, interview: Interview) -> Reply:
    if not states.is_ahead(interview, ctx.now):
        raise UserError(
            "{title} {what}, so there is nothing to invite to.",
            "{title} {what}，不用邀请了。",
            title=interview,
            what=states.what_became(interview, ctx.now),
        )
    hr, phone = contacts.of(interview, ctx.user)
    return ctx.say("{text}", "{text}", text=for_candidate.invited(interview, hr, phone, ctx.now))
