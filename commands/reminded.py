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
    lines = [ctx.text("Reminded: {names}.", "已催{names}。", names=comma.join(now))] if now else []
    lines += _reached_later(ctx, done)
    for one in done:
        who, phone = str(one.member.name), f"（{one.phone}）" if one.phone and ctx.lang == "zh" else ""
        phone = f" ({one.phone})" if one.phone and ctx.lang == "en" else phone
        if one.why is Why.LATELY and one.last is not None:
            lines.append(_was_lately(ctx, who, phone, one.last, one.last_of))
        elif one.why is Why.AWAY and one.leave is not None:
            stands_in = one.leave.stand_in
            lines.append(
                ctx.text(
                    "{who} is away {during}, so was not reminded.{stand_in}",
                    "{who} {during}休假，没有催。{stand_in}",
                    who=who,
                    during=span(one.leave.span, ctx.user, ctx.now),
                    stand_in=ctx.text(" {name} stands in.", "{name}代班。", name=stands_in) if stands_in else "",
                )
            )
        elif one.why is Why.UNWANTED:
            lines.append(
                ctx.text(
                    "{who} gets no reminders; please contact them yourself{phone}.",
                    "{who}设了免催，请直接联系{phone}。",
                    who=who,
                    phone=phone,
                )
            )
        elif one.why is Why.STAYS_AWAY and one.interview is not None:
            lines.append(
                ctx.text(
                    "{who} knows the candidate of {code} and cannot write about them. Send: waive {code} {who}",
                    "{who}认识 {code} 的候选人，需要回避，不能写面评。可以发：不用写面评 {code} {who}",
                    who=who,
                    code=one.interview.code or "",
                )
            )
        elif one.why is Why.LEFT:
            lines.append(ctx.text("{who} is deactivated, so was not reminded.", "{who}已停用，没有催。", who=who))
    return lines


def _reached_later(ctx: Context, done: list[Nudged]) -> list[str]:
    """`张三、李四正在面试，或在免打扰时段，11:50 会收到催办。`, of each time those who hear then."""
    names: dict[str, list[str]] = {}
    for one in done:
        if one.arrives_at is not None and one.arrives_at > ctx.now:
            names.setdefault(clock(one.arrives_at, ctx.user, ctx.now), []).append(str(one.member.name))
    comma = ctx.text("mark.between_names")
    return [
        ctx.text(
            "{who}: in an interview or in quiet hours, so the reminder arrives at {at}.",
            "{who}正在面试，或在免打扰时段，{at} 会收到催办。",
            who=comma.join(dict.fromkeys(some)),
            at=at,
        )
        for at, some in names.items()
    ]


def _was_lately(ctx: Context, who: str, phone: str, last: LastReminder, codes: Sequence[str]) -> str:
    """`10:30 赵六催过李四（1203），14:30 以后可以再催`: with the code where it was of something else."""
    by = ctx.text("you", "你") if last.by == ctx.user else str(last.by.name) if last.by else "HR"
    named = ctx.text("mark.between_names").join(codes[:_MOST_NAMED])
    of = (f" of {named}" if ctx.lang == "en" else f"（{named}）") if named else ""
    at, again = (clock(moment, ctx.user, ctx.now) for moment in (last.at, last.at + REMINDED_AT_MOST_EVERY))
    if last.at > ctx.now:
        return ctx.text(
            "The last reminder{of} by {by} reaches {who} at {at}.",
            "{by}催{who}的{of}，{at} 送达，不用再催。",
            by=by,
            who=who,
            of=of,
            at=at,
        )
    return ctx.text(
        "{who} was reminded{of} at {at} by {by}; again from {again}. Urgent? Please call{phone}.",
        "{at} {by}催过{who}{of}，{again} 以后可以再催；急的话请打电话{phone}。",
        who=who,
        of=of,
        at=at,
        by=by,
        again=again,
        phone=phone,
    )
