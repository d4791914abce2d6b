"""What somebody did last, as far as it can be taken back: 我刚才做了什么, what did I just do?"""

from bot import Context, Reply, command
from bot.notices import publish


@command(
    "last change",
    "刚才的操作",
    "上一步操作",
    help=("what you did last", "看你刚才做了什么"),
    hidden=True,
    cues=[
        "(?:刚才|刚刚|刚|上一步)(?:我|都|到底|是){0,3}(?:做|改|操作|干|弄|点)(?:了|的是?)?(?:什么|啥|哪些|哪一?[场个])",
        r"\bwhat (?:did|have) i (?:just |last )?(?:do|done|change|changed)\b|\bwhat was my last (?:change|action)\b",
    ],
    rank=69,
)
def last_change(ctx: Context) -> Reply:
    done = publish.last_change(ctx.user, ctx.now)
    if done is not None:
        return ctx.say("last_change.done", done=ctx.text(done[1]))
    return ctx.say("last_change.none")
