"""HR answers a proposed time by the buttons of its card: it is taken, or the time stays as it is."""

from dataclasses import replace
from enum import Enum

from bot import Context, Reply, Role, UserError, command
from bot.chat import move_lines, who_hears
from bot.interviews import Interview, Member, meant, moving, proposals
from bot.times.another import AnotherTime
from bot.wecom.reply import NOTHING


class Answer(Enum):
    """What becomes of a proposed time, with the words for it."""

    TAKE = ("take", "采用")
    DECLINE = ("decline", "不改")


@command(
    "proposal",
    "改期建议",
    help=("answer a proposed time", "答复改期建议"),
    roles=(Role.RECRUITER, Role.COORDINATOR),
    hidden=True,
    changes=True,
    which=meant.to_move,
)
def proposal(
    ctx: Context, interview: Interview, person: Member, answer: Answer, time: AnotherTime | None = None
) -> Reply:
    last = proposals.last_of(interview.id, person.id)
    if last is None or (time is not None and time.start not in (None, last.slot[0])):
        raise UserError("proposal.superseded")
    proposals.check_open(last.id)
    if answer is Answer.DECLINE:
        proposals.decline(ctx.change, interview, last.id)
        return ctx.say(
            "proposal.turned_down",
            title=interview,
            when=ctx.moment(interview),
            who=person.name,
            told=who_hears.when_told(ctx, interview, person),
        )
    try:
        said = move_lines.moved(ctx, moving.move(ctx.change, interview, last.slot, proposal=last.id))
    except moving.Refused as refused:
        raise refused.plan.refusals[0].error from None
    # The card that was tapped can only say that it was moved: who hears when, and what to forward, follows it.
    return replace(NOTHING, apart=(*said.parts, *said.apart)) if ctx.tapped else said
