"""HR asks who of the panels cannot come, or has not answered: 谁拒绝了, who hasn't replied."""

from bot import Context, Reply, Role, command
from bot.interviews import ahead
from bot.interviews.ahead import Short

_HR = (Role.RECRUITER, Role.COORDINATOR)
_WHO = "(?:还有)?(?:谁|哪[些几]个?(?:人|面试官)|哪位(?:面试官)?|有没?有?人)(?:还)?(?:说|回复)?"


@command(
    "who declined",
    "谁来不了",
    "无法参加的有哪些",
    help=("who can't make it", "看哪些面试有人无法参加"),
    roles=_HR,
    hidden=True,
    cues=[
        f"{_WHO}(?:说)?(?:没空|没时间|无法参加|参加不了|来不了|去不了|拒绝|不能来|不来)了?(?:面试)?$",
        "^(?:还有?|有没有)?(?:谁|哪[些几]?场|哪里)缺(?:人|面试官)|^有(?:啥|什么|哪些)?(?:事|面试)?要我?处理的?",
        r"^(?:what|which ones?) needs? (?:my )?(?:attention|handling)$|^(?:what|which ones?|who) (?:is|are) short of (?:people|interviewers)$",
        r"\b(?:who|anyone|anybody)(?: has| have| else)?(?: already)? (?:declined|can't (?:make it|come)|cannot come|said no)$",
    ],
)
def declined(ctx: Context) -> Reply:
    return _page(
        ctx,
        ahead.short_of_somebody(ctx.user, ctx.now),
        (
            "Somebody can't make it to {n} {whose}. To replace them: replace {code}",
            "{whose}有人无法参加：{n}。换人发：换人 {code}",
        ),
        ("Nobody has declined what is {ahead}, or they are replaced.", "{ahead}的面试没有人无法参加，或都已换人。"),
    )


@command(
    "who has not answered",
    "谁没回复",
    help=("who has not answered", "看哪些面试有人没回复"),
    roles=_HR,
    hidden=True,
    cues=[
        f"{_WHO}(?:没有?|未)(?:回复|回|接受|确认|答复|回应)(?:我|面试|邀请)?$",
        "^(?:待|没有?|未)回复的?(?:都)?(?:有|是)?(?:哪些|谁|哪几场)",
        r"^(?:what|which ones?|who) (?:is|are) (?:unanswered|still open|pending)$",
        r"\b(?:who|anyone|anybody)(?: still| else)? (?:has not|hasn't|have not|haven't|did not|didn't)(?: yet)? "
        r"(?:answer|repl[yi]|respond|accept|confirm)(?:e?d)?(?: yet)?$",
    ],
)
def unanswered(ctx: Context) -> Reply:
    return _page(
        ctx,
        ahead.unanswered_by_somebody(ctx.user, ctx.now),
        (
            "Somebody has not answered for {n} {whose}. Who it is: status {code}",
            "{whose}有人没回复：{n}。看是谁发：进度 {code}",
        ),
        ("Everybody has answered for what is {ahead}.", "{ahead}的面试都已回复。"),
    )


def _page(ctx: Context, short: Short, heading: tuple[str, str], none: tuple[str, str]) -> Reply:
    """Their own first; where these lack nothing, the others', as far as they were looked through."""
    at = short.looked_until
    if not short.found:
        ahead = ctx.text("before {at}", "{at} 之前", at=at) if at else ctx.text("ahead", "之后")
        return ctx.say(*none, ahead=ahead)
    if short.own:
        whose = ctx.text("of yours", "你负责的，")
    elif at:
        whose = ctx.text("of others before {at}", "别人负责的，{at} 之前", at=at)
    else:
        whose = ctx.text("of others", "别人负责的，")
    said = ctx.text(*heading, n=ctx.count(short.found), code=short.found[0].code or "", whose=whose)
    return ctx.page(short.found, said, dated=True)
