"""An admin does not want somebody as a member: the button 忽略."""

from bot import Context, Reply, Role, command


@command("ignore", "忽略", help=("leave somebody out", "不加这个人"), roles=(Role.ADMIN,), hidden=True)
def ignore(ctx: Context, person: str) -> Reply:
    return ctx.say(
        "{person} was not added. If they write again tomorrow, you will be asked again.",
        "先不加 {person}。明天再来消息会再问你。",
        person=person[:64],
    )
