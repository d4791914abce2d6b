"""No feedback is needed of somebody: ``/waive 1203 lisi``, 不用写面评 1203 李四."""

import re
from typing import Any

from bot import Although, Context, Reply, Role, Told, UserError, command
from bot.chat.understanding import evidence
from bot.interviews import Interview, Member, meant, waiving
from bot.wording import brief


def _arrange(arguments: dict[str, Any]) -> dict[str, Any]:
    """Of the only one who owes it; of several it is asked."""
    if arguments.get("person") is not None:
        return arguments
    owing = waiving.of_whom_it_is_expected(arguments["interview"])
    if len(owing) == 1:
        return arguments | {"person": owing[0]}
    return arguments | {"person": owing} if owing else arguments


# Whoever has written owes nothing: then HR may have another interview in mind, or takes begun for submitted.
_WAS_WRITTEN = re.compile(
    "(?<!没)(?<!没有)(?:写|交|提交|填)(?:过|完|好)?了(?!吗)|已经?(?:写|交|提交|填)|有面评|"
    r"\b(?:has|have|had|already|is|was) (?:already )?(?:written|submitted|done|sent|filled|in)\b|\b(?:wrote|submitted|filled it)\b"
)


def _read_back(ctx: Context, interview: Interview, person: Member | None = None, words: str = "") -> str:
    """Where the reason says the contrary of what is so."""
    if person is None or not _WAS_WRITTEN.search(words.lower()):
        return ""
    return ctx.text("waive.none_in", words=words[:40], who=person.name, which=brief(interview, ctx.user, ctx.now))


def _deed(ctx: Context, interview: Interview, person: Member | None, words: str) -> str:
    return ctx.text(
        "waive.deed",
        who=person.name if person else "",
        which=brief(interview, ctx.user, ctx.now),
        why=ctx.text("decline.why", reason=words[:40]) if words else "",
    )


def _check(ctx: Context, interview: Interview, person: Member | None = None, words: str = "") -> None:
    if person is None:
        raise UserError("waive.nobody_owes", title=interview)
    waiving.check_waive(interview, person)


def _whose(told: Told) -> dict[str, Any] | None:
    if not told.says("面评|反馈|评价|写|填|交|补|feedback|write|scorecard|evaluation"):
        return None
    why = _BECAUSE.search(told.said.typed)
    return ({"person": told.people[0]} if told.people else {}) | ({"words": why[1].strip()} if why else {})


_BECAUSE = re.compile(r"(?:因为|由于|\b(?:because|since)\b)[ ,，]*(.+)$", re.IGNORECASE)


@command(
    "waive",
    "不用写面评",
    "免填",
    "免写面评",
    "不用写",
    help=("no feedback needed of somebody", "免填面评"),
    usage=("waive 1203 lisi", "不用写面评 1203 李四"),
    means={
        "person": ("whose feedback is not needed", "免谁的面评"),
        "words": ("why", "原因"),
    },
    roles=(Role.RECRUITER, Role.COORDINATOR),
    freely=_whose,
    of_what_was=f"{evidence.FEEDBACK.pattern}|{evidence.WRITES}",
    rank=63,
    changes=True,
    although=(Although.DENIED,),
    deed=lambda ctx, interview, person=None, words="": _deed(ctx, interview, person, words),
    confirm=_read_back,
    which=meant.to_waive,
    check=_check,
    arrange=_arrange,
    questions={"person": ("Whose feedback?", "谁不用写？")},
)
def waive(ctx: Context, interview: Interview, person: Member | None = None, words: str = "") -> Reply:
    _check(ctx, interview, person, words)
    assert person is not None
    is_complete = waiving.waive(ctx.change, interview, person, words)
    return ctx.say(
        "waive.done", title=interview, who=person.name, complete=_how_complete(ctx, interview) if is_complete else ""
    )


def _how_complete(ctx: Context, interview: Interview) -> str:
    if not interview.feedback_in:  # there was none to come but this
        return ctx.text("waive.nobody_writes")
    return ctx.text("waive.all_is_in")
