"""Take back your last change while nobody has heard of it: ``/undo``, 撤销."""

from bot import Context, Reply, command
from bot.notices import withdraw


@command(
    "undo",
    "撤销",
    "撤回",
    "撤消",
    help=("take back your last change", "撤销刚才的操作"),
    rank=70,
    menu="撤销",
    changes=True,
    hints=("取消", "cancel"),
)
def undo(ctx: Context) -> Reply:
    undone, unheard = withdraw(ctx.change, ctx.user)
    if unheard:
        return ctx.say(
            "Undone: {what}. Nobody was notified.", "已撤销：{what}。没有人收到过通知。", what=ctx.text(*undone)
        )
    return ctx.say(
        "Undone: {what}. Those who were notified hear of it.",
        "已撤销：{what}。收到过通知的人会再收到一条。",
        what=ctx.text(*undone),
    )
