"""An active message to yourself, then a second one that says how the first was delivered: ``/ping``, 测试消息."""

from bot import Context, Reply, Role, command
from bot.notices.catalogue import people


@command("ping", "测试消息", help=("test whether messages reach you", "给自己发一条测试消息"), roles=(Role.ADMIN,))
def ping(ctx: Context) -> Reply:
    key = f"ping:{ctx.user.user_id}:{ctx.now.isoformat()}"
    # The time is in it because WeCom drops a message that it has just delivered word for word.
    at = f"{ctx.now.astimezone(ctx.user.tz):%H:%M:%S}"
    ctx.tell_me("ping.test", key=f"{key}:1", at=at)
    ctx.notify_me(people.DELIVERED, key=f"{key}:2", of=f"{key}:1")
    return ctx.say("ping.sending")
