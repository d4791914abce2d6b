"""HR answers by typing what an interviewer proposes: 同意改期 1203, 不同意 1203, ``/approve 1203``.

Another time than the proposed one is set as ever: 改期 1203 周五下午5点.
"""

from __future__ import annotations

import contextlib
from enum import Enum
from typing import Any

from bot import Although, Context, Reply, Role, Told, UserError, command, wording
from bot.chat import guards, move_lines, who_hears
from bot.chat.understanding.outright import CANNOT_AGREE
from bot.interviews import Interview, Member, meant, move_plan, moving, proposals
from bot.interviews.move_plan import Plan
from bot.interviews.proposals import Proposal
from bot.times.values import Span

_HR = (Role.RECRUITER, Role.COORDINATOR)
# Of the answer itself: whoever doubts or puts it off gives none.
_NOT_YET = (
    r"(?:先|暂时?)?(?:别|不要|不用|不急|甭)(?:急着?|忙着?)?(?:同意|批准|采用|接受|驳回|拒绝|回绝|答复|批)|再(?:想|考虑|商量)|"
    r"\b(?:don't|do not|not|never|no need to|didn't|did not|haven't)\b (?:\w+ ){0,2}?(?:approv|accept|take|agree|turn|reject|refus|declin|answer|disapprov)\w*|\bnot (?:decided|yet)\b"
)


def _is_answered(told: Told) -> dict[str, Any] | None:
    return {} if told.says(_SPEAKS_OF_ONE) and not told.says(_NOT_YET) else None


def _is_refused(told: Told) -> dict[str, Any] | None:
    """I do not agree with it refuses, and don't agree to it yet gives no answer."""
    return {} if told.says(CANNOT_AGREE) and not told.says(r"\byet\b") else _is_answered(told)


_SPEAKS_OF_ONE = (
    "提(?![醒前交示])|建议|改|换(?!人)|挪|时间|申请|同意|批|驳|按[他她○]|那个|"
    r"\b(?:propos\w*|suggest\w*|request\w*|offer\w*|asked|asks|wants?|wanted|wish\w*|counter\w*|chang\w*|mov\w*|resched\w*|approv\w*|agree\w*|turn(?:ed)? down|reject\w*|pick\w*)\b|"
    r"(?:\b(?:new|other|that|the|his|her|their)|'s) (?:\w+ )?(?:time|slot|date|day|hour)s?\b"
)


def _is_agreed(told: Told) -> dict[str, Any] | None:
    """I can't agree to what Li Si suggested is no yes, however much of one it has in it."""
    return None if guards.disagrees(told.text) else _is_answered(told)


_OF_WHAT = "(?:提|建议|说|想)?(?:出|议)?(?:的)? ?(?:改期|改时间|换时间|建议|时间|申请|提议|那个时间)"


class About(Enum):
    """What is answered, said in passing: 同意陈晓的改期."""

    PROPOSAL = ("the proposal", "改期", "的改期", "的改期建议", "的改期申请", "的建议", "改期建议", "的改时间", "的时间",
                "'s proposal", "proposal", "'s new time", "the new time", "the change", "'s change")  # fmt: skip


def _proposal(ctx: Context, interview: Interview) -> Proposal:
    """The only one that waits for an answer.

    Raises: UserError where there is none, or where there are several.
    """
    found = proposals.open_of(interview.id)
    if not found:
        raise UserError("proposal.none", title=interview, code=interview.code or "")
    if len(found) > 1:
        first = found[0]
        raise UserError(
            "proposal.several",
            title=interview,
            n=len(found),
            all=ctx.text("mark.between_clauses").join(f"{_who(one).name} {_when(ctx, one)}" for one in found),
            code=interview.code or "",
            when=f"{first.slot[0].astimezone(ctx.user.tz):%m-%d %H:%M}",
        )
    return found[0]


def _who(one: Proposal) -> Member:
    found: Member = Member.get_by_id(one.member_id)
    return found


def _when(ctx: Context, one: Proposal) -> str:
    return wording.span(Span(*one.slot), ctx.user, ctx.now)


def _plan(ctx: Context, interview: Interview) -> Plan:
    """Raises: UserError, which names what is in the way, and what can be done instead."""
    one = _proposal(ctx, interview)
    plan = move_plan.plan(interview, one.slot, None, ctx.user, ctx.now)
    if plan.refusals:
        raise _in_the_way(ctx, plan, one)
    return plan


def _in_the_way(ctx: Context, plan: Plan, one: Proposal) -> UserError:
    return UserError(
        "proposal.in_the_way",
        who=_who(one).name,
        when=Span(*one.slot),
        why=ctx.text("mark.between_clauses").join(wording.obstacle(each, ctx.user, ctx.now) for each in plan.refusals),
        code=plan.interview.code or "",
    )


def _check(ctx: Context, interview: Interview, about: About | None = None) -> None:
    """Nobody is asked about what cannot be."""
    _plan(ctx, interview)


def _check_waits(ctx: Context, interview: Interview, about: About | None = None) -> None:
    _proposal(ctx, interview)


def _read_back(ctx: Context, interview: Interview, about: About | None = None) -> str:
    """All of the move; what is in its way is said by the check."""
    with contextlib.suppress(UserError):
        return move_lines.preview(ctx, _plan(ctx, interview))
    return ctx.text("proposal.ask_to_take")


@command(
    "approve",
    "同意改期",
    "批准改期",
    "采用改期",
    help=("take the time that an interviewer proposes", "同意面试官提的改期时间"),
    usage=("approve 1203", "同意改期 1203"),
    roles=_HR,
    rank=34,
    hints=("同意", "批准"),
    changes=True,
    confirm=_read_back,
    check=_check,
    cues=[
        f"^(?:同意|批准|采用|就按|就用) ?○{_OF_WHAT}…",
        f"^(?:同意|批准|采用) ?(?:◇|候选人)(?:的)? ?(?:{_OF_WHAT})…$",
        r"^(?:approve|accept|take|ok|agree (?:to|with)) ○(?:'s)? (?:proposed |new |other )?(?:proposal|time|change|suggestion)…",
        r"^(?:approve|agree (?:to|with)) ○'s (?:on|for|of) ◇$",
        f"^○?的? ?(?:◇|候选人)(?:那场)?的?新?{_OF_WHAT}(?:我|就|可以){{0,2}}(?:同意|批准?|采用)了?$",
    ],
    freely=_is_agreed,
    which=meant.to_decide,
)
def approve(ctx: Context, interview: Interview, about: About | None = None) -> Reply:
    one = _proposal(ctx, interview)
    try:
        return move_lines.moved(ctx, moving.move(ctx.change, interview, one.slot, proposal=one.id))
    except moving.Refused as refused:
        raise _in_the_way(ctx, refused.plan, one) from None


def _decline_read_back(ctx: Context, interview: Interview, about: About | None = None) -> str:
    found = proposals.open_of(interview.id)
    if len(found) != 1:
        return ctx.text("proposal.leave_the_time")  # the check says why not
    [one] = found
    return ctx.text(
        "proposal.ask_to_turn_down",
        title=interview,
        when=ctx.moment(interview),
        who=_who(one).name,
        proposed=Span(*one.slot),
    )


@command(
    "turn down",
    "不同意改期",
    "不批准改期",
    "驳回改期",
    "disapprove",
    help=("leave the time as it is, against a proposal", "不同意面试官提的改期时间"),
    usage=("turn down 1203", "不同意改期 1203"),
    roles=_HR,
    rank=34,
    hints=("不同意", "不批准"),
    changes=True,
    confirm=_decline_read_back,
    check=_check_waits,
    cues=[
        f"^(?:不同意|不批准|驳回|拒绝) ?○{_OF_WHAT}…",
        f"^(?:不同意|不批准|驳回) ?(?:◇|候选人)(?:的)? ?(?:{_OF_WHAT})…$",
        r"^(?:turn down|reject|decline|disapprove) ○(?:'s)? (?:proposed |new |other )?(?:proposal|time|change|suggestion)…",
        r"^(?:turn down|reject|disapprove) ○'s (?:on|for|of) ◇$",
        f"^○?的? ?(?:◇|候选人)(?:那场)?(?:的?新?{_OF_WHAT}|的)(?:我|就|都){{0,2}}(?:不同意|不批准?|驳回)了?$",
    ],
    although=(Although.DENIED, Although.TOLD_BY_OTHERS),
    freely=_is_refused,
    which=meant.to_decide,
)
def turn_down(ctx: Context, interview: Interview, about: About | None = None) -> Reply:
    one = _proposal(ctx, interview)
    proposals.decline(ctx.change, interview, one.id)
    return ctx.say(
        "proposal.turned_down",
        title=interview,
        when=ctx.moment(interview),
        who=_who(one).name,
        told=who_hears.when_told(ctx, interview, _who(one)),
    )
