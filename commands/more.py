"""The next page of the last list: ``more``, 更多."""

from bot import Context, Reply, command
from bot.chat.more_choices import ask_on
from bot.interviews import lookup


@command(
    "more",
    "更多",
    "下一页",
    "next page",
    "翻页",
    "往下翻",
    "剩下的",
    "show the rest",
    "the rest",
    help=("the next page of the last list", "看上一个列表的后面"),
    cues=[r"^(?:show|see|看|看看|显示)? ?(?:一下)?(?:me )?(?:剩下|后面|余下)的?(?:几场|那些)?$"],
    hidden=True,
)
def more(ctx: Context) -> Reply:
    if page := ask_on(ctx) or ctx.go_on():
        return page
    ids, shown = ctx.dialog.interview_ids, ctx.dialog.shown
    if shown >= len(ids):
        return ctx.say("more.that_is_all")
    interviews = lookup.by_ids(ctx.user, ids)
    heading = ctx.text("more.interviews", n=len(interviews))
    return ctx.page(interviews, heading, dated=True, first=shown)
