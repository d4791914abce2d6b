"""Say which of the offered times will do, where the candidate chooses: the card's ticks, ``/tick 1203 1 3 5``, 选时间 1203 都不行."""

from collections.abc import Collection

from bot import Context, Reply, UserError, command, wording
from bot.chat.ticks_said import Ticks
from bot.interviews import Interview, meant, ticking
from bot.interviews.self_choice import SelfChoice
from bot.notices.catalogue.choice import NONE, vote_question


def _read_back(ctx: Context, interview: Interview, answer: Ticks | None = None) -> str:
    """Which times they are; nothing where they are only asked for."""
    if answer is None:
        return ""
    choice = ticking.check_tick(interview, ctx.user)
    return ctx.text("tick.read_back", title=interview, said=_said(ctx, choice, _numbers(choice, answer)))


def _check(ctx: Context, interview: Interview, answer: Ticks | None = None) -> None:
    choice = ticking.check_tick(interview, ctx.user)
    if answer is not None:
        _numbers(choice, answer)


@command(
    "tick",
    "选时间",
    "勾时间",
    help=(
        "say which of the offered times will do, where the candidate chooses",
        "候选人自选时间的面试，勾选哪些时间可以",
    ),
    usage=("tick 1203 1 3 5 / tick 1203 none", "选时间 1203 1 3 5 / 选时间 1203 都不行"),
    means={"answer": ("their numbers, “all” or “none”", "编号，或“都可以”“都不行”")},
    hears=(
        "The candidate chooses from what all of the panel ticked; HR hears when they can.",
        "候选人从大家都勾的里选；能选了，HR 会知道。",
    ),
    rank=52,
    changes=True,
    check=_check,
    deed=_read_back,
    only_asks=lambda interview, answer=None: answer is None,
    which=meant.to_tick,
    questions={
        "interview": (
            "Of which interview? A candidate's name or a code.",
            "哪一场的时间？发候选人姓名或编号。",
        ),
        "answer": ("Which of the times? Their numbers.", "哪些时间可以？发编号。"),
    },
)
def tick(ctx: Context, interview: Interview, answer: Ticks | None = None) -> Reply:
    choice = ticking.check_tick(interview, ctx.user)
    if ctx.tapped:
        numbers: Collection[int] = _on_the_card(ctx, choice)
    elif answer is None:
        return _listed(ctx, interview, choice)
    else:
        numbers = _numbers(choice, answer)
    ticking.tick(ctx.change, interview, ctx.user, numbers, choice.offer)
    return ctx.say("tick.done", title=interview, said=_said(ctx, choice, numbers), code=interview.code or "")


def _listed(ctx: Context, interview: Interview, choice: SelfChoice) -> Reply:
    """The times that are still ahead, with their numbers, and which of them were ticked before."""
    ticked = choice.ticks.get(int(ctx.user.id))
    lines = wording.listed_times(choice, ctx.user, ctx.now)
    if not lines:
        raise UserError("tick.all_past", code=interview.code or "")
    ctx.then_ask("answer", tick, interview=interview)
    return ctx.say(
        "tick.which",
        title=interview,
        before=_before(ctx, ticked is not None and not ticked.numbers),
        lines="\n".join(lines),
        summary="?",
    )


def _before(ctx: Context, said_none: bool) -> str:
    return ctx.text("tick.none_said") if said_none else ""


def _on_the_card(ctx: Context, choice: SelfChoice) -> Collection[int]:
    """What was ticked, by the numbers of the times. Raises: UserError"""
    assert ctx.message is not None
    selected, question = ctx.message.selected, vote_question(choice)
    ids = set(selected.get(question, ()))
    if selected and question not in selected:
        raise UserError("tick.newer_card")
    if not ids:
        raise UserError("tick.nothing_ticked")
    if NONE in ids and len(ids) > 1:
        raise UserError("tick.both_ticked")
    return {int(one) for one in ids if one.isdecimal()}


def _numbers(choice: SelfChoice, answer: Ticks) -> frozenset[int]:
    """Raises: UserError"""
    numbers = answer.of(choice.times)
    ticking.check_numbers(choice, numbers)
    return numbers


def _said(ctx: Context, choice: SelfChoice, numbers: Collection[int]) -> str:
    """`3 个时间可以（明天 10:00、…）`, 都不行."""
    if not numbers:
        return ctx.text("tick.none_will_do")
    times = [wording.clock(choice.times[one].start, ctx.user, ctx.now) for one in sorted(numbers)]
    some = ctx.text("mark.between_names").join(times[:_MOST_NAMED])
    if len(times) > _MOST_NAMED:
        some += ctx.text("mark.and_so_on")
    return ctx.text("tick.some_will_do", n=len(times), some=some)


_MOST_NAMED = 6
