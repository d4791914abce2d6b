"""An active message to yourself, then a second one that says how the first was delivered: ``/ping``, 测试消息."""

from bot import Context, Reply, Role, command
from bot.notices.catalogue import people


@command("ping", "测试消息", help=("test whether messages reach you", "给自己发一条测试消息"), roles=(Role.ADMIN,))
def ping(ctx: Context) -> Reply:
    key = f"ping:{ctx.user.user_id}:{ctx.now.isoformat()}"
    # The time is in it because WeCom drops a message that it has just delivered word for word.
    at = f"{ctx.now.astimezone(ctx.user.tz):%H:%M:%S}"
    ctx.tell_me(f"Test message of {at}.", f"测试消息 {at}。", key=f"{key}:1")
    ctx.tell_me("", "", key=f"{key}:2", kind=people.DELIVERED, of=f"{key}:1")
    return ctx.say("Sending. Two messages follow.", "正在发送，随后有两条消息。")
