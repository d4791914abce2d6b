"""HR asks who of the panels cannot come, or has not answered: 谁拒绝了, who hasn't replied."""

from collections.abc import Sequence

from bot import Context, Reply, Role, command
from bot.interviews import Interview, meant

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
    none = ("Nobody has declined what is ahead, or they are replaced.", "之后的面试没有人无法参加，或都已换人。")
    return _page(
        ctx,
        meant.short_of_somebody(ctx.user, ctx.now),
        ("Somebody can't make it: {n}. To replace them: replace {code}", "有人无法参加：{n}。换人发：换人 {code}"),
        none,
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
        meant.unanswered_by_somebody(ctx.user, ctx.now),
        ("Somebody has not answered: {n}. Who it is: status {code}", "有人没回复：{n}。看是谁发：进度 {code}"),
        ("Everybody has answered for what is ahead.", "之后的面试都已回复。"),
    )


def _page(ctx: Context, found: Sequence[Interview], heading: tuple[str, str], none: tuple[str, str]) -> Reply:
    if not found:
        return ctx.say(*none)
    said = ctx.text(*heading, n=ctx.count(found), code=found[0].code or "")
    return ctx.page(found, said, dated=True)
