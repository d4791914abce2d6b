"""HR asks who of the panels cannot come, or has not answered: 谁拒绝了, who hasn't replied."""

from bot import Context, Reply, Role, command
from bot.interviews import Interview, Span, ahead
from bot.interviews.ahead import Short
from bot.interviews.models import Participant

_HR = (Role.RECRUITER, Role.COORDINATOR)
_WHO = "(?:还有)?(?:谁|哪[些几]?个?(?:人|面试官)|哪位(?:面试官)?|有没?有?(?:哪[个位]|什么)?(?:人|面试官))(?:还|都|是|说|回复|表示){0,2}"
_ENDS = "(?:面试|的|人|呢|呀|啊|嘛|吗|了){0,3}(?=$|。|[,，](?:我|给我|帮我|先)?(?:看|列|查|瞧))"
_MEANS = {
    "interview": ("of one interview only", "只看这一场"),
    "when": ("of these days only", "只看这几天"),
}


@command(
    "who declined",
    "谁来不了",
    "无法参加的有哪些",
    help=("who can't make it", "看哪些面试有人无法参加"),
    usage=("who declined / who declined tomorrow / who declined 1203", "谁来不了 / 谁来不了 明天 / 谁来不了 1203"),
    means=_MEANS,
    roles=_HR,
    hidden=True,
    cues=[
        f"{_WHO}(?:没空|没时间|无法参加|参加不了|来不了|去不了|拒绝|不能来|不来|推了|拒了|有事){_ENDS}",
        "^(?:还有?|有没有)?(?:谁|哪[些几]?场|哪里)缺(?:人|面试官)|^有(?:啥|什么|哪些)?(?:事|面试)?要我?处理的?",
        r"^(?:what|which ones?) needs? (?:my )?(?:attention|handling)$|^(?:what|which ones?|who) (?:is|are) short of (?:people|interviewers)$",
        r"\b(?:who|anyone|anybody)(?: has| have| else)?(?: already)? (?:declined|can't (?:make it|come)|cannot come|said no)$",
    ],
)
def declined(ctx: Context, interview: Interview | None = None, when: Span | None = None) -> Reply:
    if interview is not None:
        return _of_one(
            ctx,
            interview,
            [one for one in interview.panel if one.is_open],
            "answers.declined_of_one",
            "answers.nobody_declined_one",
        )
    return _page(
        ctx,
        ahead.short_of_somebody(ctx.user, ctx.now, _ahead(ctx, when)),
        "answers.declined",
        "answers.nobody_declined",
        _ahead(ctx, when),
    )


@command(
    "who has not answered",
    "谁没回复",
    help=("who has not answered", "看哪些面试有人没回复"),
    usage=(
        "who has not answered / who has not answered tomorrow / who has not answered 1203",
        "谁没回复 / 谁没回复 明天 / 谁没回复 1203",
    ),
    means=_MEANS,
    roles=_HR,
    hidden=True,
    cues=[
        f"{_WHO}(?:没有?|未)(?:回复|回|接受|确认|答复|回应|吭声|出声|点接受|表态)(?:我|面试|邀请|你|咱们|我们)?{_ENDS}",
        "^(?:待|没有?|未)回复的?(?:都)?(?:有|是)?(?:哪些|谁|哪几场)",
        r"^(?:what|which ones?|who) (?:is|are) (?:unanswered|still open|pending)$",
        r"\b(?:who|anyone|anybody)(?: still| else)? (?:has not|hasn't|have not|haven't|did not|didn't)(?: yet)? "
        r"(?:answer|repl[yi]|respond|accept|confirm)(?:e?d)?(?: yet)?$",
    ],
)
def unanswered(ctx: Context, interview: Interview | None = None, when: Span | None = None) -> Reply:
    if interview is not None:
        return _of_one(
            ctx,
            interview,
            [one for one in interview.panel if one.answer_counts and one.response == "needs_action"],
            "answers.unanswered_of_one",
            "answers.all_answered_one",
        )
    return _page(
        ctx,
        ahead.unanswered_by_somebody(ctx.user, ctx.now, _ahead(ctx, when)),
        "answers.unanswered",
        "answers.all_answered",
        _ahead(ctx, when),
    )


def _ahead(ctx: Context, when: Span | None) -> Span | None:
    """Days that are over lack nobody any more: then it is all that is ahead."""
    return when if when is not None and when.end > ctx.now else None


def _of_one(
    ctx: Context,
    interview: Interview,
    places: list[Participant],
    said: str,
    none: str,
) -> Reply:
    ctx.dialog.about = interview.id
    if not places:
        return ctx.say(none, title=interview)
    names = ctx.text("mark.between_names").join(str(one.member.name) for one in places)
    return ctx.say(said, title=interview, names=names, code=interview.code or "")


def _page(ctx: Context, short: Short, heading: str, none: str, when: Span | None = None) -> Reply:
    """Their own first; where these lack nothing, the others', as far as they were looked through."""
    at = short.looked_until
    days = ctx.day_or_days(when) if when is not None else ""
    if not short.found:
        ahead = ctx.text("answers.before", at=at) if at else ctx.text("answers.ahead")
        if days:
            ahead = ctx.text("answers.days_and_ahead", days=days, ahead=ahead) if at else days
        return ctx.say(none, ahead=ahead)
    if short.own:
        whose = ctx.text("answers.yours")
    elif at:
        whose = ctx.text("answers.of_others_before", at=at)
    else:
        whose = ctx.text("answers.of_others")
    if days:
        whose = ctx.text("answers.heading", whose=whose, days=days)
    said = ctx.text(heading, n=ctx.count(short.found), code=short.found[0].code or "", whose=whose)
    return ctx.page(short.found, said, dated=when is None or not ctx.is_one_day(when))
