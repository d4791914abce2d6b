"""Who may use the bot, and as what: ``/members``, 成员 zhaoliu interviewer, 成员 张三 停用."""

from collections.abc import Sequence
from typing import Any

from bot import Context, Reply, Role, UserError, command
from bot.chat import member_orders, members_said
from bot.chat.member_orders import RoleSaid, State
from bot.chat.understanding import not_reminded
from bot.interviews import Member, accounts, leaving, people
from bot.wording import ROLES
from commands import members_set, members_shown

_ROLES = {role: Role(role.name.lower()) for role in RoleSaid}
_ALL = frozenset(("列表", "名单", "清单", "list", "都有谁", "有谁", "有哪些"))  # 成员列表
_NOBODY = "-"  # takes over


def _read_back(
    ctx: Context,
    person: str = "",
    role: RoleSaid | None = None,
    state: State | None = None,
    successor: str = "",
    **others: object,
) -> bool | str:
    """Much follows when somebody leaves: it is said first. What cannot be the command itself says."""
    try:
        wanted = member_orders.wanted(person, role, state)
        member, taker = wanted.member, _successor(successor)
        if wanted.state is not State.DEACTIVATED or member is None or not member.active:
            return False
        people.keep_an_admin(member)
    except UserError:
        return False
    count, places = leaving.looked_after(member), len(leaving.places_ahead(member, ctx.now))
    if count and not successor:
        return False  # who takes over is asked first
    parts = [ctx.text("members.read_back_deactivate", name=member.name, id=member.user_id)]
    if places:
        parts.append(ctx.text("members.need_somebody_else", n=places))
    if count:
        nobody = ctx.text("members.go_to_nobody")
        to = taker.name if taker else nobody
        parts.append(ctx.text("members.go_to", n=count, to=to))
    return ctx.text("mark.between_changes").join(parts)


def _check(
    ctx: Context,
    person: str = "",
    role: RoleSaid | None = None,
    state: State | None = None,
    email: str = "",
    **_: object,
) -> None:
    """Raises: UserError where two things are ordered at once."""
    member_orders.check_email_alone(email, role, state)


def _deed(
    ctx: Context,
    person: str = "",
    role: RoleSaid | None = None,
    state: State | None = None,
    email: str = "",
    **_: object,
) -> str:
    """What a yes does of somebody's address."""
    if not email:
        return ""
    name = member_orders.wanted(person, role, state).there().name
    if email == member_orders.NO_EMAIL:
        return ctx.text("members.deed_remove_mail", name=name)
    return ctx.text("members.deed_set_mail", name=name, email=email)


def _by_account(arguments: dict[str, Any]) -> dict[str, Any]:
    """Who is named and is the only one of that name, by their account; 成员列表 names nobody."""
    if set(arguments) == {"person"} and str(arguments["person"]).strip().lower() in _ALL:
        return {}
    arguments = member_orders.with_email(arguments)
    called = people.called(str(arguments.get("person", "")))
    return arguments | {"person": str(called[0].user_id)} if len(called) == 1 else arguments


def _is_known(person: str = "", role: RoleSaid | None = None, state: State | None = None, **others: object) -> bool:
    """A name or an account with what they are to be, and no words beside it: not 张三 免催 on 一下."""
    return not ((role or state) and member_orders.says_more(person))


@command(
    "members",
    "成员",
    help=(
        "list members, add one, set role or e-mail, deactivate, no nudging",
        "看成员、加成员、设角色和邮箱、停用、免催",
    ),
    usage=("members zhaoliu interviewer / members zhaoliu deactivate", "成员 zhaoliu 面试官 / 成员 赵六 停用"),
    means={
        "person": ("a name or an account in WeCom", "姓名或企业微信账号"),
        "successor": ("who takes over the interviews of who leaves HR; asked for", "离开 HR 的人，面试由谁接手，会问"),
        "name": ("set by the card that adds somebody: their name", "点加人卡片时才有：姓名"),
        "email": (
            "their e-mail address, which names them in files and other systems",
            "邮箱，导入的表格和外部系统按它认人",
        ),
        "first": ("set by “more”: from which row", "发“更多”时才有：从第几条起"),
    },
    roles=(Role.ADMIN,),
    words=("停用", "启用", "deactivate", "activate"),
    freely=members_said.wanted,
    rather_than={
        "nudge": members_said.wants_no_reminders,
        "settings": members_said.wants_no_reminders,
        "nothing": members_said.wants_no_address,
    },
    harmless=not_reminded.SAID,
    judges_names=True,
    is_whole=_is_known,
    hears=("Where a deactivated member leaves interviews open, HR is told.", "停用后空出来的面试，会告诉 HR。"),
    arrange=_by_account,
    changes=True,
    confirm=_read_back,
    check=_check,
    deed=_deed,
)
def members(
    ctx: Context,
    person: str = "",
    role: RoleSaid | None = None,
    state: State | None = None,
    successor: str = "",
    name: str = "",
    first: str = "0",
    email: str = "",
) -> Reply:
    if not (person or role or state):
        return members_shown.listed(ctx, int(first))
    wanted = member_orders.wanted(person, role, state)
    member_orders.check_email_alone(email, wanted.role, wanted.state)
    if email:
        return members_set.set_email(ctx, wanted.there(), email)
    if wanted.state is State.ACTIVE:
        return _activate(ctx, wanted.there())
    if wanted.state is State.DEACTIVATED:
        return _deactivate(ctx, wanted.there(), successor)
    if wanted.state in (State.NOT_NUDGED, State.NUDGED):
        return members_set.set_nudged(ctx, wanted.there(), wanted.state is State.NUDGED)
    if wanted.role:
        return _set_role(ctx, wanted.account, wanted.member, _ROLES[wanted.role], successor, name)
    return members_shown.one(ctx, wanted.there())


def _set_role(ctx: Context, account: str, member: Member | None, role: Role, successor: str, name: str) -> Reply:
    if member is None:
        return _add(ctx, account, role, name)
    if accounts.is_expected(member) and not member.active:
        people.put(ctx.change, account, role=role, active=False)
        return _looking(ctx, account)
    if name and member.active:  # somebody is to be added who was, since: an old card of theirs
        raise UserError("members.has_a_role", name=member.name, role=ctx.text(ROLES[str(member.role)]), id=account)
    if not member.active:
        raise UserError("members.is_deactivated", name=member.name, id=member.user_id)
    leaves_hr = member.is_hr and role not in (Role.RECRUITER, Role.COORDINATOR)
    if leaves_hr and not successor and (count := leaving.looked_after(member)):
        people.keep_an_admin(member)
        return _ask_who_takes_over(ctx, member, count, {"role": next(one for one in RoleSaid if _ROLES[one] is role)})
    leaving.set_role(ctx.change, member, role, _successor(successor))
    return ctx.say("members.role_set", name=member.name, role=ctx.text(ROLES[role]))


def _add(ctx: Context, account: str, role: Role, name: str) -> Reply:
    """By a card somebody is added who has written, under the name that the card has; else the account is looked up."""
    if not name and accounts.is_missing(account, ctx.now):
        raise UserError("members.no_account", account=account[:64])
    try:
        if not name:
            accounts.propose(ctx.change, account, role)
            return _looking(ctx, account)
        member, _ = people.put(ctx.change, account, role=role, name=name)
    except ValueError:
        raise UserError("members.is_no_account", person=account[:40]) from None
    return ctx.say("members.role_set", name=member.name, role=ctx.text(ROLES[role]))


def _looking(ctx: Context, account: str) -> Reply:
    return ctx.say("members.checking", account=account)


def _activate(ctx: Context, member: Member) -> Reply:
    if accounts.is_expected(member) and not member.active:
        return _looking(ctx, str(member.user_id))
    accounts.reactivate(ctx.change, member)
    gone = leaving.places_given_up(member.id, ctx.now)
    left = ctx.text("members.still_out_of", n=len(gone), name=member.name)
    return ctx.say(
        "members.active_again", name=member.name, role=ctx.text(ROLES[str(member.role)]), left=left if gone else ""
    )


def _deactivate(ctx: Context, member: Member, successor: str) -> Reply:
    if not member.active:
        raise UserError("members.already_deactivated", name=member.name)
    people.keep_an_admin(member)
    count = leaving.looked_after(member)
    if count and not successor:
        return _ask_who_takes_over(ctx, member, count, {"state": State.DEACTIVATED})
    opened = leaving.deactivate(ctx.change, member, _successor(successor))
    if not opened:
        return ctx.say("members.deactivated", name=member.name)
    return ctx.say("members.deactivated_and_places_open", name=member.name, n=len(opened))


def _ask_who_takes_over(ctx: Context, member: Member, count: int, wanted: dict[str, object]) -> Reply:
    heirs: Sequence[Member] = [one for one in people.hr() if one.id != member.id][:8]
    if not heirs:
        asked = ctx.text("members.nobody_can_take_over", name=member.name, n=count)
        return ctx.ask("members", asked, [("", wanted | {"person": str(member.user_id), "successor": _NOBODY})])
    asked = ctx.text("members.who_takes_over", name=member.name, n=count)
    calls = [
        (f"{one.name} ({one.user_id})", wanted | {"person": str(member.user_id), "successor": str(one.user_id)})
        for one in heirs
    ]
    nobody = ctx.text("members.nobody_takes_over")
    calls.append((nobody, wanted | {"person": str(member.user_id), "successor": _NOBODY}))
    return ctx.ask("members", asked, calls)


def _successor(account: str) -> Member | None:
    """Raises: UserError when they have left meanwhile."""
    if account in ("", _NOBODY):
        return None
    found = people.by_user_id(account)
    if found is None:
        raise UserError("members.successor_has_left", account=account)
    return found
