"""What the candidate is to read, again: ``/invitation 1203``, 邀请语 1203; of all that were listed, 邀请语 全部. HR forwards
it as it is.
"""

from bot import Context, Reply, Role, UserError, command, wording
from bot.interviews import Interview, contacts, lookup, meant, self_choice, states, ticking
from bot.wecom import reply
from bot.wecom.content import Text
from bot.wording import for_candidate

_ITS_TEXT = r"邀请语|话术|\b(?:the |an? )?(?:invitation|invite)(?: text| letter| message)? (?:for|of|to)\b"


@command(
    "invitation",
    "邀请语",
    help=(
        "the text for the candidate; for a whole list: invitation all",
        "给候选人的邀请语；整个列表的发“邀请语 全部”",
    ),
    usage=("invitation 1203", "邀请语 1203"),
    roles=(Role.RECRUITER, Role.COORDINATOR),
    rank=33,
    which=meant.to_cancel,
    rather_than={"book": lambda told: Interview in told.masked.mentioned and told.says(_ITS_TEXT)},
    cues=[
        ("(?:发|给|来|要|看|写|再|出).{0,4}(?:话术|邀约文案|邀请文案|邀请函|邀请信)", {}),
        (r"(?:话术|邀约文案|邀请文案|邀请函|邀请信).{0,3}(?:发|给|来|呢)", {}),
    ],
)
def invitation(ctx: Context, interview: Interview) -> Reply:
    hr, phone = contacts.of(interview, ctx.user)
    if states.is_to_be_chosen(interview):
        return _to_choose(ctx, interview, for_candidate.to_choose(interview, hr, phone, ctx.now))
    # Who has lost their link asks for it while it is on.
    if not states.is_ahead(interview, ctx.now) and not _is_on(interview, ctx):
        raise UserError("invitation.nothing_to_invite_to", title=interview, what=states.what_became(interview, ctx.now))
    return reply.to_forward(for_candidate.invited(interview, hr, phone, ctx.now))


def _to_choose(ctx: Context, interview: Interview, letter: Text) -> Reply:
    """Before there is anything to choose from that is said first, and what helps where it does not come by itself."""
    if self_choice.open_slots(interview, ctx.now):
        return reply.to_forward(letter)
    standing = ticking.standing(interview, ctx.now)
    is_stuck = standing is not None and standing.is_stuck
    what_next = wording.what_helps(interview, standing, ctx.user) if standing is not None and is_stuck else []
    return ctx.say(
        "invitation.no_times_text_for_later" if is_stuck else "invitation.no_times_wait",
        what_next="".join(f"\n{one}" for one in what_next),
    ).followed_by(letter)


def _is_on(interview: Interview, ctx: Context) -> bool:
    return states.is_on(interview) and not interview.is_over(ctx.now)


AT_ONCE = 25  # messages: WeCom delivers thirty a minute


@command(
    "invitation all",
    "邀请语 全部",
    "邀请语全部",
    "全部邀请语",
    "所有邀请语",
    "invitations",
    "all invitations",
    help=("the texts for the candidates of the last list", "上一个列表里每位候选人的邀请语"),
    roles=(Role.RECRUITER, Role.COORDINATOR),
    hidden=True,
)
def invitations(ctx: Context, first: str = "") -> Reply:
    """Of those who have not answered yet, each a message of its own."""
    listed = lookup.by_ids(ctx.user, list(ctx.dialog.rows))
    those = [one for one in listed if states.is_ahead(one, ctx.now) and one.candidate_response == "needs_action"]
    if not those:
        raise UserError("invitation.none_left")
    start = int(first) if first.isdecimal() and int(first) < len(those) else 0
    now = those[start : start + AT_ONCE]
    left = len(those) - start - len(now)
    if left:
        ctx.go_on_with("invitation all", first=str(start + len(now)))
    said = ctx.say(
        "invitation.each_apart",
        n=len(now),
        more=ctx.text("invitation.more", left=left) if left else "",
        summary=str(len(now)),
    )
    each = zip(now, contacts.of_each(now, ctx.user), strict=True)
    texts = (for_candidate.invited(one, hr, phone, ctx.now) for one, (hr, phone) in each)
    return said.followed_by(*texts)
