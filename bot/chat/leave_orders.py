"""A member says when they are away: what is asked first, what is written down, and what becomes of interviews in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from bot import wording
from bot.chat import leave_asked, leave_said, who_hears
from bot.chat.context import Context
from bot.chat.leave_said import LeaveSaid
from bot.chat.settings_words import Over, Setting
from bot.interviews import leave, locks, lookup, panel, people
from bot.interviews.availability import Leave
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.interviews.states import is_ahead
from bot.phrase import Phrase
from bot.times.values import Span
from bot.wecom.reply import Reply

FARTHEST, LONGEST = timedelta(days=400), timedelta(days=190)
_ASKS = re.compile(r"什么时候|哪天|几号|几天|多久|怎么|\b(?:when|how)\b")


def in_words(ctx: Context, when: Span | None, value: str, stand_in_said: str = "", hours: str = "") -> str:
    """What a yes writes down; `stand_in_said` is the account of who stands in, where it was told beside the days.

    Raises: UserError for what cannot be.
    """
    if is_cancelling(value):
        return ctx.text("leave.deed_cancel")
    days, stand_in = wanted(ctx, leave_asked.said(ctx, when, value, hours))
    stand_in = stand_in or people.by_user_id(stand_in_said)
    leave.check(ctx.user, days.start, days.end, stand_in, ctx.now)
    return ctx.text(
        "leave.deed", days=days, stand_in=ctx.text("leave.deed_stand_in", who=stand_in.name) if stand_in else ""
    )


def is_cancelling(value: str) -> bool:
    return leave_said.without_cancelling(value) is not None


def is_plain(value: str) -> bool:
    """True for words beside the days that say who stands in, for how long, or that it is cancelled, and nothing else."""
    return is_cancelling(value) or leave_said.is_about_leave(value)


def wanted(ctx: Context, meant: LeaveSaid) -> tuple[Span, Member | None]:
    """Raises: UserError where the days are not all said, or the one who stands in is nobody, or several."""
    if meant.nobody or len(meant.stand_ins) > 1:
        names = meant.nobody or ctx.text("mark.between_names").join(str(one.name) for one in meant.stand_ins)
        if meant.nobody:
            raise UserError("leave.no_stand_in_called_so", who=names[:24])
        raise UserError("leave.named_several", who=names)
    if meant.hours is not None:
        raise UserError("leave.from_until", day=meant.days or Phrase("leave.thursday"))
    if meant.is_open and meant.days is not None:
        raise UserError("leave.from_day_until", day=meant.days)
    if meant.days is None or meant.left:
        raise UserError("leave.not_understood", left=(meant.left or "…")[:40])
    return _from_today(ctx, meant.days), meant.stand_ins[0] if meant.stand_ins else None


def _from_today(ctx: Context, days: Span) -> Span:
    """本周 on a Wednesday is what is left of it."""
    today = ctx.now.astimezone(ctx.user.tz).replace(hour=0, minute=0, second=0, microsecond=0)
    start = max(days.start, today) if days.end > ctx.now else days.start
    if days.end - ctx.now > FARTHEST:
        raise UserError("leave.too_far_ahead", days=days)
    if days.end - start > LONGEST:
        raise UserError("leave.too_long", days=days)
    return Span(start, days.end)


def take(ctx: Context, when: Span | None, value: str, stand_in_before: str = "", hours: str = "") -> Reply:
    """`stand_in_before` is the account of who was named beside the days, or before the last of them was asked for.

    So are `hours` what was said of them before.
    """
    if when is None and not hours and _ASKS.search(value.lower()):
        return bare(ctx)
    if (asked := leave_asked.asked_first(ctx, when, value, stand_in_before, hours)) is not None:
        return asked
    meant = leave_asked.said(ctx, when, value, hours)
    days, stand_in = wanted(ctx, meant)
    stand_in = stand_in or people.by_user_id(stand_in_before)
    before = leave.ahead(ctx.user, ctx.now)
    taken = leave.take(ctx.change, ctx.user, days.start, days.end, stand_in)
    lines = [
        ctx.text(
            "leave.noted", days=taken.span, stand_in=_stand_in(ctx, taken), merged=_merged(ctx, before, taken, days)
        )
    ]
    within = _within(ctx, taken.span)
    if not within:
        lines.append(ctx.text("leave.no_interviews"))
        return ctx.reply("\n".join(lines), summary="leave")
    question = ctx.text(
        "leave.interviews_in_it",
        n=ctx.count(within),
        rows="\n".join(wording.brief(one, ctx.user, ctx.now) for one in within[: wording.ROWS]),
    )
    if len(within) > wording.ROWS:
        question += ctx.text("leave.more", n=len(within) - wording.ROWS)
    return ctx.ask(
        "settings",
        "\n".join([*lines, question]),
        [
            (
                ctx.text("leave.decline_all"),
                {"what": Setting.LEAVE, "when": taken.span, "over": Over.DECLINE_ALL},
            ),
            (
                ctx.text("leave.one_by_one"),
                {"what": Setting.LEAVE, "when": taken.span, "over": Over.ONE_BY_ONE},
            ),
        ],
    )


def _stand_in(ctx: Context, taken: Leave) -> str:
    return ctx.text("leave.deed_stand_in", who=taken.stand_in) if taken.stand_in else ""


def _merged(ctx: Context, before: Sequence[Leave], taken: Leave, days: Span) -> str:
    others = [one for one in before if one.start < days.end and days.start < one.end]
    if not others or taken.span == days:
        return ""
    if others[0].span == taken.span:
        return ctx.text("leave.had_noted", others=others[0].span)
    return ctx.text("leave.joined", others=others[0].span)


def _within(ctx: Context, days: Span) -> list[Interview]:
    found = lookup.load(leave.interviews_within(ctx.user, days.start, days.end, ctx.now))
    return [one for one in found if is_ahead(one, ctx.now)]


def decline_all(ctx: Context, when: Span | None) -> Reply:
    """As one change, which one 撤销 takes back."""
    days = _of_a_leave(ctx, when)
    within = _within(ctx, days)
    locks.hold(members=[ctx.user.id], interviews=[one.id for one in within])
    within = _within(ctx, days)
    if not within:
        return ctx.say("leave.none_left")
    titles = [ctx.show(one) for one in within]
    for one in within:
        panel.decline(ctx.change, one, ctx.user, ctx.text("leave.reason"))
    told = dict.fromkeys(who_hears.of_decline(ctx, one) for one in within)
    return ctx.say(
        "leave.all_declined",
        n=ctx.count(within),
        titles=ctx.text("mark.between_clauses").join(titles),
        told=ctx.text("mark.between_sentences").join(told),
    )


def one_by_one(ctx: Context, when: Span | None) -> Reply:
    days = _of_a_leave(ctx, when)
    within = _within(ctx, days)
    if not within:
        return ctx.say("leave.none_left")
    heading = ctx.text("leave.how_to_decline", n=ctx.count(within))
    return ctx.page(within, heading, dated=True)


def _of_a_leave(ctx: Context, when: Span | None) -> Span:
    """The leave that was asked about; whoever cancelled it meanwhile declines nothing."""
    for one in leave.ahead(ctx.user, ctx.now):
        if when is None or (one.start < when.end and when.start < one.end):
            return one.span
    raise UserError("leave.none_then")


def cancel(ctx: Context, when: Span | None, value: str) -> Reply:
    mine = leave.ahead(ctx.user, ctx.now)
    rest = leave_said.without_cancelling(value) or ("" if is_cancelling(value) else value)
    meant = leave_asked.said(ctx, when, rest)
    days = meant.days
    if meant.left or (rest and days is None):
        raise UserError("leave.cancel_not_understood", left=rest[:40])
    if days is not None:
        mine = [one for one in mine if one.start < days.end and days.start < one.end]
    if not mine and days is None:
        raise UserError("leave.none_noted")
    if not mine:
        raise UserError("leave.none_noted_then")
    if len(mine) > 1 and days is None:
        answers = [(ctx.show(one.span), {"what": Setting.CANCEL_LEAVE, "when": one.span}) for one in mine]
        return ctx.ask("settings", ctx.text("leave.cancel_which"), answers)
    leave.cancel(ctx.change, ctx.user, mine)
    return ctx.say("leave.cancelled", days=ctx.text("mark.between_names").join(ctx.show(one.span) for one in mine))


def shown(ctx: Context) -> str:
    """`3月20日–25日，王五代`, of each leave that is not over; empty where there is none."""
    return ctx.text("mark.between_clauses").join(
        ctx.show(one.span) + _stand_in(ctx, one) for one in leave.ahead(ctx.user, ctx.now)
    )


def bare(ctx: Context) -> Reply:
    """Which there are, and how to note one: the days may follow alone."""
    mine = shown(ctx)
    ctx.then_ask("value", ctx.handlers.commands["settings"], what=Setting.LEAVE)
    return ctx.say(
        "leave.ask_days",
        mine=ctx.text("leave.mine", mine=mine) if mine else ctx.text("leave.none"),
        cancel=ctx.text("leave.how_to_cancel") if mine else "",
    )
