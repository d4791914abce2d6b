"""HR offers a panel other days, where the candidate chooses the time: ``/other days 1203 next week``, 换几天 1203 下周."""

from bot import Context, Reply, Role, UserError, command, wording
from bot.chat import free_times, who_hears
from bot.interviews import Interview, meant, states, ticking, wishes
from bot.interviews import other_days as instead
from bot.interviews.offering import Offer
from bot.times.values import Span


def _offer(ctx: Context, interview: Interview, days: Span | None) -> Offer:
    """What would be asked about. Raises: UserError where nothing would"""
    choice = ticking.check_offer(interview, ctx.now)
    offer, found = instead.others_for(interview, choice, days, ctx.now)
    if offer is None:
        raise UserError("other_days.nobody_then", why=free_times.in_the_way(ctx, found), code=interview.code or "")
    return offer


def _leaves_open(interview: Interview, days: Span | None = None) -> bool:
    """The candidate wrote when they can come, and HR does not say which days that comes to."""
    wish = wishes.of(interview) if days is None and states.is_to_be_chosen(interview) else None
    return wish is not None and wish.is_in_words


def _read_back(ctx: Context, interview: Interview, days: Span | None = None) -> str:
    if _leaves_open(interview, days):
        return ""
    offer = _offer(ctx, interview, days)
    return ctx.text(
        "other_days.read_back",
        who=_names(ctx, interview),
        n=len(offer.times),
        days=wording.day_or_days(offer.within, ctx.user, ctx.now),
        title=interview,
    )


def _check(ctx: Context, interview: Interview, days: Span | None = None) -> None:
    if not _leaves_open(interview, days):
        _offer(ctx, interview, days)


def _ask_which(ctx: Context, interview: Interview) -> Reply:
    wish = wishes.of(interview)
    assert wish is not None
    ctx.then_read_back("days", ctx.handlers.commands["other days"], interview=interview)
    return ctx.say("other_days.which_days", title=interview, words=wish.shown_words)


def _names(ctx: Context, interview: Interview) -> str:
    needed = [one.member for one in interview.panel if one.answer_counts and one.attends]
    return ctx.text("mark.between_names").join(
        ctx.text("word.you") if one == ctx.user else str(one.name) for one in needed
    )


@command(
    "other days",
    "换几天",
    "换一批时间",
    help=("offer a panel other days, of which the candidate chooses", "候选人自选时间的面试，换几天请面试官勾选"),
    usage=("other days 1203 next week", "换几天 1203 下周"),
    means={
        "days": (
            "which days, by default those that the candidate named, or the next five working days",
            "哪几天；没写就是候选人说的那几天，或之后五个工作日",
        )
    },
    roles=(Role.RECRUITER, Role.COORDINATOR),
    hears=("The panel gets a new card.", "面试官会收到新卡片。"),
    rank=53,
    changes=True,
    confirm=_read_back,
    check=_check,
    deed=_read_back,
    only_asks=_leaves_open,
    which=meant.to_offer,
    questions={
        "interview": ("Of which interview? A candidate's name or a code.", "哪一场？发候选人姓名或编号。"),
    },
)
def other_days(ctx: Context, interview: Interview, days: Span | None = None) -> Reply:
    if _leaves_open(interview, days):
        return _ask_which(ctx, interview)
    offer = ticking.offer_others(ctx.change, interview, days)
    others = [one for one in ticking.silent_of(interview) if one != ctx.user]
    return ctx.say(
        "other_days.done",
        title=interview,
        told=who_hears.each_is_told(ctx, interview, others, "hears.asked_to_tick"),
        n=len(offer.times),
        days=wording.day_or_days(offer.within, ctx.user, ctx.now),
    )
