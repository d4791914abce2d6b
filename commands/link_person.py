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
    is_account = not external.unknown(address).interviews and bool(external.unknown(account).interviews)
    return arguments | {"address": account if is_account else address}


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
            raise UserError("Nobody waits for {said}.", "没有面试在等 {said}。", said=said[:64])
        external.expect_no_more(address)
        hooks.refresh_unknown_person(address, ctx.now)
        return ctx.say(
            "{said} was left out. If another interview names them, you will be asked again.",
            "先不加 {said}。以后再有面试写到，会再问你。",
            said=said[:64],
        )
    kind, _, key = address.partition(":")
    if not key or (kind == "user_id" and not people.USER_ID.fullmatch(key)):
        raise UserError(
            "{said} is no account, e-mail or whole telephone number. Send it as the card has it: linkperson li4@example.com {name}",
            "{said} 不是账号、邮箱或完整的手机号。照卡片上写的发，例如：关联 li4@example.com {name}",
            said=said[:64],
            name=person.name,
        )
    identity.confirm(person, [address], Why.LINKED, ctx.now)
    ctx.change.record("member.linked", "member", person.id, after={"address": address})
    hooks.refresh_unknown_person(address, ctx.now)
    return ctx.say(
        "{said} is {name}, on {n} interviews within a minute." if waits else "{said} is {name} from now on.",
        "{said} 就是{name}，一分钟内加进 {n} 场面试。" if waits else "{said} 以后就是{name}。",
        said=said[:64],
        name=person.name,
        n=len(waits),
    )


_MOST_LISTED = 20


def _unknown(ctx: Context) -> Reply:
    found = external.unknown_people()
    if not found:
        return ctx.say("Nobody is unknown.", "外部系统里写到的人都认识。")
    rows = [
        ctx.text("{said}: {n}", "{said}：{n} 场", said=one.address.partition(":")[2][:64], n=len(one.interviews))
        for one in found[:_MOST_LISTED]
    ]
    if left := len(found) - len(rows):
        rows.append(ctx.text("and {n} more", "还有 {n} 位", n=left))
    return ctx.say(
        "Not known here ({n}), and how many interviews wait for them:\n{rows}\nWho it is: linkperson {first} NAME; nobody: "
        "linkperson {first}",
        "还不认识 {n} 位，在等他们的面试：\n{rows}\n知道是谁就发：关联 {first} 姓名；不是成员就发：关联 {first}",
        n=len(found),
        rows="\n".join(rows),
        first=found[0].address.partition(":")[2],
        summary=f"{len(found)}",
    )
