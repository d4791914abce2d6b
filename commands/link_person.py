"""An admin says who somebody is whom another system named: ``/linkperson li4@example.com lisi``, 关联 li4@example.com 李四;
without an address, whom nobody knows yet.
"""

from typing import Any

from bot import Context, Reply, Role, UserError, command
from bot.interviews import Member, external, identity, people
from bot.interviews.identity import Why
from bot.notices.catalogue import hooks


def _arrange(arguments: dict[str, Any]) -> dict[str, Any]:
    """As it was typed, an address is not said to be one: digits may be a number or an account, whichever is awaited."""
    said = str(arguments.get("address", ""))
    if not said:
        return arguments
    address, account = identity.address_of(said), identity.account_address(said)
    if address.endswith(":"):  # 138****8000 is nobody's number: it is named as it was typed
        return arguments | {"address": account}
    is_account = not external.unknown(address).interviews and bool(external.unknown(account).interviews)
    return arguments | {"address": account if is_account else address}


def _check(ctx: Context, address: str = "", person: Member | None = None) -> None:
    """Raises: UserError where somebody is to be linked with what is no address, or is a member's account."""
    kind, _, key = address.partition(":")
    if person is None:
        return
    if not key or (kind == "user_id" and not people.USER_ID.fullmatch(key)):
        raise UserError("link.no_address", said=key[:64], name=person.name)
    if kind == "user_id" and (holder := identity.only(identity.members_at([address]).get(address, []))):
        raise UserError("link.is_an_account", said=key[:64], name=holder.name)


@command(
    "linkperson",
    "关联",
    help=("say who somebody in another system is", "外部系统里的人是哪位成员"),
    usage=("linkperson li4@example.com lisi / linkperson", "关联 li4@example.com 李四 / 关联"),
    means={
        "address": (
            "an e-mail address, a mobile number or an account; without one, all who are not known yet",
            "邮箱、手机号或账号，不写就列出还不认识的",
        ),
        "person": (
            "who that is; nobody where it is left out, or not who was linked",
            "是哪位成员，不写就是先不加，或取消关联",
        ),
    },
    roles=(Role.ADMIN,),
    changes=True,
    arrange=_arrange,
    check=_check,
)
def link_person(ctx: Context, address: str = "", person: Member | None = None) -> Reply:
    if not address:
        return _unknown(ctx)
    said = address.partition(":")[2]
    waits = external.unknown(address).interviews
    if person is None:
        if not ctx.tapped and not waits and (before := identity.unlink(address)) is not None:
            ctx.change.record("member.unlinked", "member", before.id, before={"address": address})
            return ctx.say("link.taken_back", said=said[:64], who=before.name)
        if not waits:
            raise UserError("link.nobody_waits", said=said[:64])
        external.expect_no_more(address)
        hooks.refresh_unknown_person(address, ctx.now)
        return ctx.say("link.left_out", said=said[:64])
    _check(ctx, address, person)
    identity.confirm(person, [address], Why.LINKED, ctx.now)
    ctx.change.record("member.linked", "member", person.id, after={"address": address})
    hooks.refresh_unknown_person(address, ctx.now)
    return ctx.say("link.done_and_joins" if waits else "link.done", said=said[:64], name=person.name, n=len(waits))


_MOST_LISTED = 20


def _unknown(ctx: Context) -> Reply:
    found = external.unknown_people()
    if not found:
        return ctx.say("link.none_unknown")
    rows = [
        ctx.text("link.unknown_row", said=one.address.partition(":")[2][:64], n=len(one.interviews))
        for one in found[:_MOST_LISTED]
    ]
    if left := len(found) - len(rows):
        rows.append(ctx.text("link.more_unknown", n=left))
    return ctx.say(
        "link.unknown",
        n=len(found),
        rows="\n".join(rows),
        first=found[0].address.partition(":")[2],
        summary=f"{len(found)}",
    )
