"""The next page of the last list: ``more``, 更多."""

from bot import Context, Reply, command
from bot.chat.asking import ask_on
from bot.interviews import lookup


@command(
    "more", "更多", "下一页", "next page", help=("the next page of the last list", "看上一个列表的后面"), hidden=True
)
def more(ctx: Context) -> Reply:
    if page := ask_on(ctx) or ctx.go_on():
        return page
    ids, shown = ctx.dialog.interview_ids, ctx.dialog.shown
    if shown >= len(ids):
        return ctx.say("That is all. “schedule” starts again.", "没有更多了。发“日程”重新看。")
    interviews = lookup.by_ids(ctx.user, ids)
    heading = ctx.text("{n} interviews, continued", "共 {n} 场，接着看", n=len(interviews))
    return ctx.page(interviews, heading, dated=True, first=shown)
