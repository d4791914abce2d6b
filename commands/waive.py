"""No feedback is needed of somebody: ``/waive 1203 lisi``, 不用写面评 1203 李四."""

from typing import Any

from bot import Context, Reply, Role, Told, UserError, command
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


def _deed(ctx: Context, interview: Interview, person: Member | None) -> str:
    return ctx.text(
        "Ask no feedback of {who} on {which}",
        "不用{who}写 {which} 的面评",
        who=person.name if person else "",
        which=brief(interview, ctx.user, ctx.now),
    )


def _check(ctx: Context, interview: Interview, person: Member | None = None, words: str = "") -> None:
    if person is None:
        raise UserError("{title}: nobody owes feedback.", "{title}：没有人欠面评。", title=interview)
    waiving.check_waive(interview, person)


def _whose(told: Told) -> dict[str, Any] | None:
    if not told.says("面评|反馈|评价|写|填|交|补|feedback|write|scorecard|evaluation"):
        return None
    return {"person": told.people[0]} if told.people else {}


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
    rank=63,
    changes=True,
    deed=lambda ctx, interview, person=None, words="": _deed(ctx, interview, person),
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
        "{title}: no feedback is expected of {who} any more. {complete}“undo” takes it back.",
        "{title}：{who}不用写面评了。{complete}改主意发“撤销”。",
        title=interview,
        who=person.name,
        complete=ctx.text("All feedback is in. ", "面评齐了，这场已完成。") if is_complete else "",
    )
