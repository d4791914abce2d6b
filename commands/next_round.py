"""What HR decides about the next round: 约下一轮 where all feedback is in; 照常 or 取消 where somebody advised against it."""

from typing import Any

from bot import Although, Context, Reply, Role, Told, UserError, command
from bot.chat import guards, not_to_be_done
from bot.interviews import Interview, cancelling, meant, round_names, rounds
from bot.interviews.line import Line

_HR = (Role.RECRUITER, Role.COORDINATOR)
# 不用取消，照常 denies what it would be instead; 先别照常 denies this.
_NOT_HELD = (
    r"(?:别|不要|不能|不会|不再|没法|不想|不打算)[^,，。]{0,4}(?:照常|照旧|继续|进行|面了)|"
    r"\b(?:don't|do not|can't|cannot|won't|will not|shouldn't|not|never)\b (?:\w+ ){0,2}?(?:go(?:es)? ahead|hold|proceed|go on|continue)\b"
)
# When, or with whom: then it is a booking, of which that is a part.
_SAYS_MORE = r"○|\d ?[点:]|[一二两三四五六七八九十]点|\b(?:\d{1,2}|one|two|three|four|five|six|ten|eleven) ?(?:am|pm|o'?clock)\b|\bat (?:\d|noon)"


def _is_wanted(told: Told) -> dict[str, Any] | None:
    """下一轮是什么 asks about it, and 先别约下一轮 forbids it."""
    text = guards.without_ifs(told.text)
    if told.says(_SAYS_MORE):
        return None
    is_no_order = guards.asks(text, marked=told.said.asks) or guards.denies(text) or not_to_be_done.forbids(text)
    return None if is_no_order else {}


def _is_held(told: Told) -> dict[str, Any] | None:
    return None if told.says(_NOT_HELD) else {}


@command(
    "next round",
    "约下一轮",
    help=("book the next round", "约下一轮"),
    usage=("next round 1203", "约下一轮 1203"),
    roles=_HR,
    hidden=True,
    previews=True,
    freely=_is_wanted,
    cues=[
        ("(?<!别)(?<!不)(?:约|安排|排|定|订|预约)(?:[他她]|候选人|◇)?(?:的|个|一下)?下一?轮", {}, _SAYS_MORE),
        (
            "(?:过了|通过|面完|结束|不错|可以|行)…(?<!别)(?<!不)(?:约|安排|排)(?:[他她]|候选人|◇)?(?:的|个|一下)?(?:下一?轮|[二三终]面|复试)",
            {},
            _SAYS_MORE,
        ),
        (
            r"\b(?:book|schedule|arrange|set up|line up|organi[sz]e) (?:the |a |his |her |their )?next (?:round|interview|stage)\b",
            {},
            _SAYS_MORE,
        ),
    ],
)
def book_next(ctx: Context, interview: Interview) -> Reply:
    """A booking of whom and for what is known; when and with whom is asked for."""
    candidate, job, number = interview.candidate, interview.application.job, int(interview.round_no) + 1
    line = Line(
        candidate=str(candidate.name),
        candidate_id=candidate.id,
        job=str(job.title),
        job_id=job.id,
        round_no=number,
        round_name=round_names.name_of(number),
    )
    return ctx.handlers.commands["book"](ctx, line=line)


@command(
    "go ahead",
    "照常",
    help=("hold a round all the same", "这一轮照常"),
    usage=("go ahead 1203", "照常 1203"),
    roles=_HR,
    hidden=True,
    changes=True,
    although=(Although.DENIED,),
    cues=[
        "(?:◇|候选人|[那这]一?[场轮])…(?:照开|照面|照样(?:开|面|进行)|如期(?:进行|举行|开|面)|(?:按|照)(?:着)?原?(?:计划|安排|定)(?:的)?(?:时间)?(?:走|开|进行|来|面|办))(?:吧|就行|就好|不变)?$"
    ],
    freely=_is_held,
    which=meant.looked_after,
)
def go_ahead(ctx: Context, interview: Interview) -> Reply:
    rounds.keep(ctx.change, interview, ctx.user)
    return ctx.say("next_round.goes_ahead", title=interview)


@command(
    "call off",
    "取消这一轮",
    help=("cancel a round after the one before it", "前一轮之后取消这一轮"),
    roles=_HR,
    hidden=True,
)
def call_off(ctx: Context, interview: Interview) -> Reply:
    """Previewed like any cancellation; the panel reads a reason that names nobody."""
    cancelling.check_cancel(interview, ctx.now)
    cancel = ctx.handlers.commands["cancel"]
    reason = ctx.text("next_round.reason")
    if not callable(cancel.confirm):
        raise UserError("next_round.how_to_cancel", code=interview.code or "")
    preview = cancel.confirm(ctx, interview=interview, reason=reason)
    return ctx.ask(cancel.name, str(preview), [("", {"interview": interview, "reason": reason})])
