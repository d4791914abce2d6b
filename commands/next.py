"""What is next, with its kit and room: ``/next``, 下一场."""

from bot import Context, Reply, command
from bot.interviews import lookup


@command("next", "下一场", "下场面试", help=("your next interview", "看你的下一场面试"), rank=20, menu="下一场")
def upcoming(ctx: Context) -> Reply:
    interview = lookup.next_of(ctx.user, ctx.now)
    if interview is None:
        return ctx.say("Nothing is planned for you.", "你还没有安排面试。", summary="0 场")
    return ctx.card(interview, lead=ctx.until(interview), kit=True)
