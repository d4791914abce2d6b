"""An admin does not want somebody as a member: the button 忽略."""

from bot import Context, Reply, Role, UserError, command
from bot.interviews import people


@command("ignore", "忽略", help=("leave somebody out", "不加这个人"), roles=(Role.ADMIN,), hidden=True)
def ignore(ctx: Context, person: str) -> Reply:
    if people.known(person) is not None:
        raise UserError("newcomer.is_a_member", person=person[:64])
    return ctx.say("newcomer.not_added", person=person[:64])
