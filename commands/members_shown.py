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
        lines.append(ctx.text("members.more", n=count - first - ROWS))
    else:
        lines.append(ctx.text("members.how_to_set_a_role"))
    return ctx.say("members.list", summary=f"{count} 人", n=count, lines="\n".join(lines))


def one(ctx: Context, member: Member) -> Reply:
    state = "members.word_deactivate" if member.active else "members.word_activate"
    return ctx.say(
        "members.one",
        row=_row(ctx, member, is_unverified=accounts.is_expected(member), is_nudged=preferences.of(member.id).nudged)
        + (f" · {member.email}" if member.email else ""),
        id=member.user_id,
        state=ctx.text(state),
    )


def _row(ctx: Context, member: Member, *, is_unverified: bool, is_nudged: bool = True) -> str:
    words = [str(member.name), str(member.user_id), ctx.text(ROLES[str(member.role)])]
    if is_unverified:
        words.append(ctx.text("members.row_not_verified"))
    elif not member.active:
        words.append(ctx.text("members.row_deactivated"))
    if not is_nudged:
        words.append(ctx.text("members.row_not_nudged"))
    return " · ".join(words)
