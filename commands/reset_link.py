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
    return ctx.text(
        "Give the candidate a new link; the old one stops working at once ({title})",
        "换一个新链接，原来的马上失效（{title}）",
        title=interview,
    )


def _check(ctx: Context, interview: Interview) -> None:
    if not links.base_for_candidates():
        raise UserError(
            "Candidates get no links here yet: that takes an https address of ours (BASE_URL).",
            "这里还没有给候选人的链接：要先有 https 的 BASE_URL。",
        )
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
    said = ctx.say(
        "{title}: the candidate's old link no longer works. “undo” restores it. "
        "I do not write to the candidate. Please forward the next message:",
        "{title}：原来的链接已失效。改主意发“撤销”，原来的就能继续用。\n候选人：我不会通知，请转发下面这条",
        title=now_so,
    )
    return said.followed_by(for_candidate.new_link(now_so, *contacts.of(now_so, ctx.user), ctx.now))
