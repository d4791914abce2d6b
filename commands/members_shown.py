"""Members in an answer: a page of them, or one with what can be changed."""

from bot import Context, Reply
from bot.interviews import Member, accounts, people, preferences
from bot.wording import ROLES

ROWS = 15  # a page


def listed(ctx: Context, first: int) -> Reply:
    shown, count = people.listed(first, ROWS)
    unverified = accounts.expected_among(shown)
    set_by = preferences.of_each([one.id for one in shown])
    lines = [_row(ctx, one, is_unverified=one.id in unverified, is_nudged=set_by[one.id].nudged) for one in shown]
    if first + ROWS < count:
        ctx.go_on_with("members", first=str(first + ROWS))
        lines.append(ctx.text("{n} more: send “more”", "还有 {n} 人，发“更多”", n=count - first - ROWS))
    else:
        lines.append(ctx.text("Set a role: members zhaoliu interviewer", "设角色：成员 zhaoliu 面试官"))
    return ctx.say(
        "{n} members\n{lines}", "成员 {n} 人\n{lines}", summary=f"{count} 人", n=count, lines="\n".join(lines)
    )


def one(ctx: Context, member: Member) -> Reply:
    state = ("deactivate", "停用") if member.active else ("activate", "启用")
    return ctx.say(
        "{row}\nChange: members {id} HR / members {id} {state}",
        "{row}\n要改：成员 {id} HR / 成员 {id} {state}",
        row=_row(ctx, member, is_unverified=accounts.is_expected(member), is_nudged=preferences.of(member.id).nudged)
        + (f" · {member.email}" if member.email else ""),
        id=member.user_id,
        state=ctx.text(*state),
    )


def _row(ctx: Context, member: Member, *, is_unverified: bool, is_nudged: bool = True) -> str:
    words = [str(member.name), str(member.user_id), ctx.text(*ROLES[str(member.role)])]
    if is_unverified:
        words.append(ctx.text("not verified yet", "待核实"))
    elif not member.active:
        words.append(ctx.text("deactivated", "已停用"))
    if not is_nudged:
        words.append(ctx.text("not nudged", "免催"))
    return " · ".join(words)
