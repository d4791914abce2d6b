"""HR calls an interview off: ``/cancel 1203 position closed``, 取消面试 1203 岗位关闭; previewed with who will be told."""

from bot import Asked, Context, Reply, Role, command
from bot.chat import to_forward, who_hears
from bot.interviews import Interview, cancelling, contacts, lookup, meant
from bot.wording import for_candidate


def _preview(ctx: Context, interview: Interview, reason: str) -> str:
    told = [one.name for one in who_hears.would_come(ctx, interview)]
    unheard = [
        str(one.member.name)
        for one in interview.panel
        if one.attends and one.member_id != ctx.user.id and one.member.name not in told
    ]
    comma = ctx.text("mark.between_names")
    lines = [
        ctx.text("cancel.preview", title=interview, when=ctx.moment(interview)),
        ctx.text("cancel.reason", reason=reason),
    ]
    if told:
        lines.append(ctx.text("cancel.will_be_told", who=comma.join(told)))
    else:
        lines.append(ctx.text("cancel.nobody_to_tell"))
    if unheard:
        lines.append(ctx.text("cancel.hear_nothing", who=comma.join(unheard)))
    if interview.feedback_in:
        lines.append(ctx.text("cancel.feedback_is_kept", n=len(interview.feedback_in)))
    lines.append(ctx.text("cancel.how_to_answer"))
    return Asked("\n".join(lines))


_SOMETHING_ELSE = (
    "考虑中|待定|已确认|提醒|打扰|休假|回避|通知|会议室|改期|催|○|\\b(?:reminder|meeting|leave|conflict|nudge)\\b"
)


@command(
    "cancel",
    "取消面试",
    help=("call off an interview", "取消面试"),
    usage=("cancel 1203 position closed", "取消面试 1203 岗位关闭"),
    means={
        "reason": ("why", "原因"),
    },
    roles=(Role.RECRUITER, Role.COORDINATOR),
    hints=("取消", "cancel"),
    hears=("Whoever of the panel was to come is told, with the reason.", "取消后会通知要来的面试官，连同原因。"),
    rank=36,
    changes=True,
    cues=[
        ("取消[掉了]?…(?:◇|候选人)", {}, _SOMETHING_ELSE),
        ("(?:◇|候选人)…取消(?!了)", {}, _SOMETHING_ELSE),
        (r"\b(?:cancel|call off)\b…(?:◇|候选人)", {}, _SOMETHING_ELSE),
    ],
    confirm=_preview,
    check=lambda ctx, interview, reason: cancelling.check_cancel(interview, ctx.now),
    which=meant.to_cancel,
    questions={
        "interview": (
            "Which interview is to be cancelled? A candidate's name or a code.",
            "取消哪一场面试？发候选人姓名或编号。",
        ),
        "reason": (
            "Why is it cancelled? The panel reads the reason.",
            "取消的原因是什么？会告诉面试官。",
        ),
    },
    unsaid=(
        "OK, without a reason nothing was cancelled. To cancel it, send one with it: cancel {code} position closed",
        "好的，没有写原因，面试没有取消。要取消就带上一句原因，例如：取消面试 {code} 岗位关闭",
    ),
    others=(
        "Only you cannot come? Send: decline {code}",
        "只是你来不了，发：无法参加 {code}",
    ),
)
def cancel(ctx: Context, interview: Interview, reason: str) -> Reply:
    told = who_hears.would_come(ctx, interview)
    cancelling.cancel(ctx.change, interview, reason)
    [now_so] = lookup.load([interview.id])
    said = ctx.say(
        "cancel.done",
        title=now_so,
        when=ctx.moment(now_so),
        told=who_hears.is_told(ctx, now_so, told),
        undo=who_hears.how_to_undo(ctx, who_hears.wait_of(ctx, now_so)),
        lead=to_forward.lead(ctx, now_so.start),
    )
    return said.followed_by(for_candidate.cancelled(now_so, *contacts.of(now_so, ctx.user), ctx.now))
