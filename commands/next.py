"""What is next, with its kit and room: ``/next``, 下一场."""

from bot import Context, Reply, command
from bot.chat import one_interview
from bot.interviews import lookup


@command(
    "next",
    "下一场",
    "下场面试",
    help=("your next interview", "看你的下一场面试"),
    rank=20,
    cues=[
        "(?:下|接下来)(?:一?[场个轮]|的)(?:面试)?|^(?:我的?)?面试?(?:几点|什么时候|啥时候|在哪[里儿]?)|^(?:几点|什么时候|啥时候|在哪[里儿]?)的?面试?",
        r"\b(?:my |the )?next (?:one|interview|up|candidate)\b|\b(?:when|where) is (?:my|the) (?:next )?interview\b",
        r"\b(?:what|where|when|who)\b…\bnext$",
    ],
    menu="下一场",
)
def upcoming(ctx: Context) -> Reply:
    interview = lookup.next_of(ctx.user, ctx.now)
    if interview is None:
        return ctx.say("next.none", summary="0 场")
    return one_interview.card(ctx, interview, lead=ctx.until(interview), kit=True)
