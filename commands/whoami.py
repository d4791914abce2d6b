"""Who the bot takes you for: ``/whoami``, 我是谁."""

from bot import Context, Reply, command
from bot.wording import ROLES


@command(
    "whoami",
    "我是谁",
    "who am i",
    help=("your account, role and settings", "看你的账号、角色和设置"),
    rank=120,
    menu="我是谁",
)
def whoami(ctx: Context) -> Reply:
    return ctx.say(
        "whoami.card",
        name=ctx.user.name,
        user_id=ctx.user.user_id,
        role=ctx.text(ROLES[ctx.user.role]),
        zone=ctx.zone,
        summary=str(ctx.user.role),
    )
