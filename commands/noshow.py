"""The candidate did not come: ``/noshow 1203``, 候选人未到."""

from bot import Context, Reply, UserError, command
from bot.interviews import Interview, Member, access, attendance, meant, undo_refused

# Who or what else is late: then it is not said of the candidate.
_OTHERS = (
    "(?:(?:面试官|考官)(?:{so}){{0,3}}(?:没|不见|放?鸽|爽约)|(?:我们?|简历|材料|结果|消息|通知|邮件|短信|邀请|链接|快递|合同|offer)(?:{so}){{0,3}}没)"
).format(so="[还也都就又才 ]|一直|根本|到?现在")
_OTHERS_EN = (
    r"\b(?:i|we|interviewers?|panel|resume|résumé|cv|link|invitation|invite|e-?mail|mail|message|offer)(?:'ve)? "
    r"(?:still |just |really )?(?:(?:did|has|have|is|are)(?:n't| not)|not|stood)\b"
)


def _check(ctx: Context, interview: Interview) -> None:
    if interview.status == "no_show":
        raise _is_marked(ctx, interview)
    attendance.check_no_show(interview, ctx.now)


def _is_marked(ctx: Context, interview: Interview) -> UserError:
    """With what takes it back."""
    actor, in_time = attendance.who_marked(interview, ctx.now)
    title, who = ctx.text("{title}", title=interview), Member.get_or_none(Member.id == actor)
    if in_time and who == ctx.user:
        return UserError(
            "{title}: already marked as no-show. “undo” takes it back.",
            "{title}：已经标记过候选人未到。改主意发“撤销”。",
            title=title,
        )
    if in_time and who is not None:
        return UserError(
            "{title}: already marked as no-show. If that is wrong, {who} sends “undo”.",
            "{title}：已经标记过候选人未到。标错了，请{who}发“撤销”。",
            title=title,
            who=who.name,
        )
    return undo_refused.stays_marked(interview, ctx.user, title).after(_MARKED[ctx.lang == "zh"])


_MARKED = ("{title}: already marked as no-show. ", "{title}：已经标记过候选人未到")


@command(
    "noshow",
    "候选人未到",
    "候选人没来",
    "没来",
    "no-show",
    "no show",
    help=("the candidate did not come", "候选人没来"),
    usage=("noshow 1203", "候选人未到 1203"),
    rank=90,
    changes=True,
    deed=("mark as no-show", "标记候选人未到"),
    cues=[
        (
            "…(?:放?鸽|爽约|没出现|没到(?![时点期底])|没露面|没上线|没进(?![展行步度])|不见人|没来(?![得及过由电信]|消息|邮件|短信|通知))"
            "(?:子|了|人){0,3}",
            {},
            _OTHERS,
        ),
        (
            "…(?:no.?show|no sign of|(?:did|has|have)(?:n't| not) (?:shown?|come|turned?|appear|join)(?:ed)?(?: up)?|"
            "(?:is|are|he's|she's)(?: not|n't) (?:here|there|showing up)|stood (?:me|us) up)",
            {},
            _OTHERS_EN,
        ),
    ],
    which=meant.to_miss,
    check=_check,
)
def noshow(ctx: Context, interview: Interview) -> Reply:
    if not access.may_mark_no_show(ctx.user, interview):
        raise UserError("Only the panel and HR can mark it.", "只有这场的面试官和 HR 可以标记。")
    _check(ctx, interview)
    attendance.mark_no_show(ctx.change, interview)
    return ctx.say(
        "{title}: marked as no-show. {told} “undo” takes it back.",
        "{title}：已标记候选人未到。{told}改主意发“撤销”。",
        title=interview,
        told=ctx.who_hears(interview),
    )
