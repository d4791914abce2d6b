"""HR ends the link that a candidate was given, and has another: ``/reset link 1203``, 重置链接 1203."""

from bot import Context, Reply, Role, UserError, command
from bot.interviews import Interview, candidate_link, contacts, lookup, meant
from bot.wording import for_candidate, links


def _read_back(ctx: Context, interview: Interview) -> str:
    return ctx.text(
        "Give the candidate a new link, and end the one before at once ({title})",
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
)
def reset_link(ctx: Context, interview: Interview) -> Reply:
    candidate_link.reset(ctx.change, interview)
    [now_so] = lookup.load([interview.id])
    said = ctx.say(
        "{title}: the link that the candidate had opens nothing any more. “undo” makes it good again. "
        "I do not write to the candidate. Please forward the next message:",
        "{title}：原来的链接已失效。改主意发“撤销”，原来的就能继续用。\n候选人：我不会通知，请转发下面这条",
        title=now_so,
    )
    return said.followed_by(for_candidate.new_link(now_so, *contacts.of(now_so, ctx.user), ctx.now))
