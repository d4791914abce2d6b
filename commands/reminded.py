"""What came of reminding somebody: who is reminded now, who later, and who is not, and why."""

from collections.abc import Sequence

from bot import Context
from bot.notices.history import REMINDED_AT_MOST_EVERY, LastReminder
from bot.notices.reminders import Nudged, Why
from bot.wording import clock, span

_MOST_NAMED = 3


def said_of(ctx: Context, done: list[Nudged]) -> list[str]:
    """Who is reminded now, who later, and who is not, and why."""
    comma = ctx.text("mark.between_names")
    now = [str(one.member.name) for one in done if one.arrives_at is not None and one.arrives_at <= ctx.now]
    lines = [ctx.text("reminded.done", names=comma.join(now))] if now else []
    lines += _reached_later(ctx, done)
    for one in done:
        who, phone = str(one.member.name), ctx.text("mark.in_brackets", said=one.phone) if one.phone else ""
        if one.why is Why.LATELY and one.last is not None:
            lines.append(_was_lately(ctx, who, phone, one.last, one.last_of))
        elif one.why is Why.AWAY and one.leave is not None:
            stands_in = one.leave.stand_in
            lines.append(
                ctx.text(
                    "reminded.is_away",
                    who=who,
                    during=span(one.leave.span, ctx.user, ctx.now),
                    stand_in=ctx.text("reminded.stands_in", name=stands_in) if stands_in else "",
                )
            )
        elif one.why is Why.UNWANTED:
            lines.append(ctx.text("reminded.gets_none", who=who, phone=phone))
        elif one.why is Why.STAYS_AWAY and one.interview is not None:
            lines.append(ctx.text("reminded.knows_the_candidate", who=who, code=one.interview.code or ""))
        elif one.why is Why.LEFT:
            lines.append(ctx.text("reminded.is_deactivated", who=who))
    return lines


def _reached_later(ctx: Context, done: list[Nudged]) -> list[str]:
    """`张三、李四正在面试，或在免打扰时段，11:50 会收到催办。`, of each time those who hear then."""
    names: dict[str, list[str]] = {}
    for one in done:
        if one.arrives_at is not None and one.arrives_at > ctx.now:
            names.setdefault(clock(one.arrives_at, ctx.user, ctx.now), []).append(str(one.member.name))
    comma = ctx.text("mark.between_names")
    return [
        ctx.text("reminded.arrives_later", who=comma.join(dict.fromkeys(some)), at=at) for at, some in names.items()
    ]


def _was_lately(ctx: Context, who: str, phone: str, last: LastReminder, codes: Sequence[str]) -> str:
    """`10:30 赵六催过李四（1203），14:30 以后可以再催`: with the code where it was of something else."""
    by = ctx.text("word.you") if last.by == ctx.user else str(last.by.name) if last.by else "HR"
    named = ctx.text("mark.between_names").join(codes[:_MOST_NAMED])
    of = ctx.text("reminded.of_which", which=named) if named else ""
    at, again = (clock(moment, ctx.user, ctx.now) for moment in (last.at, last.at + REMINDED_AT_MOST_EVERY))
    if last.at > ctx.now:
        return ctx.text("reminded.last_one_arrives", by=by, who=who, of=of, at=at)
    return ctx.text("reminded.was_lately", who=who, of=of, at=at, by=by, again=again, phone=phone)
