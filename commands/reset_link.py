"""HR ends the link that a candidate was given, and has another: ``/reset link 1203``, 重置链接 1203."""

from bot import Context, Reply, Role, UserError, command
from bot.interviews import Interview, candidate_link, contacts, lookup, meant
from bot.wording import for_candidate, links

_ANOTHER = (
    "链接[^,，。]{0,4}(?:泄露|泄漏|外泄|被转发|发错)|(?:泄露|泄漏|发错)了?[^,，。]{0,4}链接|(?:换|重置|作废)[^,，。]{0,6}链接|"
    r"\blinks?\b.{0,12}\b(?:leaked|was forwarded|wrong person)\b|"
    r"\b(?:new|reset|replace|revoke) (?:the |their |her |his )?(?:candidate's )?link\b"
)


def _read_back(ctx: Context, interview: Interview) -> str:
    return ctx.text("reset_link.read_back", title=interview)


def _check(ctx: Context, interview: Interview) -> None:
    if not links.base_for_candidates():
        raise UserError("reset_link.none_yet")
    candidate_link.check_reset(interview, ctx.now)


@command(
    "resetlink",
    "重置链接",
    "reset link",
    help=("give the candidate a new link", "重置候选人的链接"),
    usage=("reset link 1203", "重置链接 1203"),
    roles=(Role.RECRUITER, Role.COORDINATOR),
    rank=96,
    changes=True,
    deed=_read_back,
    confirm=_read_back,
    check=_check,
    which=meant.to_cancel,
    rather_than=dict.fromkeys(("replace", "substitutes", "invitation"), lambda told: told.says(_ANOTHER)),
    cues=[_ANOTHER],
)
def reset_link(ctx: Context, interview: Interview) -> Reply:
    candidate_link.reset(ctx.change, interview)
    [now_so] = lookup.load([interview.id])
    said = ctx.say("reset_link.done", title=now_so)
    return said.followed_by(for_candidate.new_link(now_so, *contacts.of(now_so, ctx.user), ctx.now))
