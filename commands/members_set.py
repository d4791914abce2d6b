"""What an admin sets of a member besides the role: the e-mail address, and whether they are nudged."""

from bot import Context, Reply, UserError
from bot.chat import member_orders
from bot.interviews import Member, people, preferences


def set_email(ctx: Context, member: Member, email: str) -> Reply:
    people.set_email(ctx.change, member, None if email == member_orders.NO_EMAIL else email)
    if email == member_orders.NO_EMAIL:
        return ctx.say(
            "{name} has no e-mail address now. “undo” takes it back.",
            "{name}的邮箱已删掉。改主意发“撤销”。",
            name=member.name,
        )
    return ctx.say(
        "{name}: {email}. Imported rows find them by it. “undo” takes it back.",
        "{name}：{email}。导入的表格按这个邮箱认人。改主意发“撤销”。",
        name=member.name,
        email=email,
    )


def set_nudged(ctx: Context, member: Member, nudged: bool) -> Reply:
    if not preferences.set_nudged(ctx.change, member, nudged):
        raise UserError(
            "{name} is nudged already." if nudged else "{name} is not nudged as it is.",
            "{name} 现在就会催。" if nudged else "{name} 已经是免催。",
            name=member.name,
        )
    if nudged:
        return ctx.say(
            "{name} is nudged again for what is due. “undo” takes it back.",
            "{name} 恢复催办，到期的面评会提醒本人。改主意发“撤销”。",
            name=member.name,
        )
    return ctx.say(
        "{name} is not nudged any more: HR is told instead of what is due. “undo” takes it back.",
        "{name} 已设为免催：到期没写的面评改为告诉 HR。改主意发“撤销”。",
        name=member.name,
    )
