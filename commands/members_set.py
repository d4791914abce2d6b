"""What an admin sets of a member besides the role: the e-mail address, and whether they are nudged."""

from bot import Context, Reply, UserError
from bot.chat import member_orders
from bot.interviews import Member, people, preferences


def set_email(ctx: Context, member: Member, email: str) -> Reply:
    people.set_email(ctx.change, member, None if email == member_orders.NO_EMAIL else email)
    if email == member_orders.NO_EMAIL:
        return ctx.say("members.mail_removed", name=member.name)
    return ctx.say("members.mail_set", name=member.name, email=email)


def set_nudged(ctx: Context, member: Member, nudged: bool) -> Reply:
    if not preferences.set_nudged(ctx.change, member, nudged):
        raise UserError("members.nudged_already" if nudged else "members.not_nudged_already", name=member.name)
    if nudged:
        return ctx.say("members.nudged_again", name=member.name)
    return ctx.say("members.not_nudged_any_more", name=member.name)
