"""An admin does not want somebody as a member: the button 忽略."""

from bot import Context, Reply, Role, UserError, command
from bot.interviews import people


@command("ignore", "忽略", help=("leave somebody out", "不加这个人"), roles=(Role.ADMIN,), hidden=True)
def ignore(ctx: Context, person: str) -> Reply:
    if people.known(person) is not None:
        raise UserError(
            "{person} is a member by now. To take them out: members {person} deactivate",
            "{person} 已是成员。要停用发：成员 {person} 停用",
            person=person[:64],
        )
    return ctx.say(
        "{person} was not added. If they write again tomorrow, you will be asked again.",
        "先不加 {person}。明天再来消息会再问你。",
        person=person[:64],
    )
