"""Whoever proposed another time takes it back, however long ago: ``/withdraw 1203``, 撤回改期 1203, 那个改期不用了."""

from bot import Context, Reply, command
from bot.interviews import Interview, meant, proposals
from bot.times.values import Span


def _check(ctx: Context, interview: Interview) -> None:
    proposals.waits_of(interview, ctx.user)


@command(
    "withdraw",
    "撤回改期",
    "撤回改期建议",
    "取消改期建议",
    "withdraw proposal",
    help=("take back the time that you proposed", "撤回自己提的改期时间"),
    usage=("withdraw 1203", "撤回改期 1203"),
    rank=34,
    changes=True,
    deed=("take back your proposal for", "撤回改期建议"),
    which=meant.to_withdraw,
    check=_check,
)
def withdraw(ctx: Context, interview: Interview) -> Reply:
    earlier = proposals.withdraw(ctx.change, interview, ctx.user)
    return ctx.say(
        "proposal.withdrawn",
        title=interview,
        when=ctx.moment(interview),
        earlier=ctx.text("proposal.earlier_is_void", slot=Span(*earlier.slot)) if earlier else "",
    )
