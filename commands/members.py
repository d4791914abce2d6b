"""Who may use the bot, and as what: ``/members``, 成员 zhaoliu interviewer."""

from enum import Enum

from bot import Context, Reply, UserError, command
from bot import Role as MemberRole
from bot.interviews import people
from bot.wording import ROLES


class Role(Enum):
    """A member's role, with the words for it."""

    INTERVIEWER = ("interviewer", "面试官")
    RECRUITER = ("recruiter", "招聘", "hr")
    COORDINATOR = ("coordinator", "协调")
    HIRING_MANAGER = ("hiring_manager", "用人经理", "hiring manager")
    ADMIN = ("admin", "管理员")


_ROLES = {role: MemberRole(role.name.lower()) for role in Role}


@command(
    "members",
    "成员",
    help=("list members, add one, set a role", "看成员、加成员、设角色"),
    usage=("members zhaoliu interviewer", "成员 zhaoliu 面试官"),
    roles=(MemberRole.ADMIN,),
)
def members(ctx: Context, person: str = "", role: Role | None = None) -> Reply:
    if not person:
        lines = "\n".join(f"{one.name} · {one.user_id} · {ctx.text(*ROLES[one.role])}" for one in people.everybody())
        return ctx.say(
            "{lines}\nSet a role: members zhaoliu interviewer", "{lines}\n设角色：成员 zhaoliu 面试官", lines=lines
        )
    try:
        member, _ = people.put(ctx.change, person.split()[0], role=_ROLES[role] if role else None)
    except ValueError:
        raise UserError(
            "“{person}” is not an account.", "“{person}”不是企业微信账号。例：成员 zhaoliu 面试官", person=person[:40]
        ) from None
    return ctx.say("{name}: {role}.", "{name}：{role}。", name=member.name, role=ctx.text(*ROLES[member.role]))
