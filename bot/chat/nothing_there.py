"""What is said where no interview is what the text names, with those that are there instead."""

from __future__ import annotations

from bot.chat import then, unknown
from bot.chat.command import Command
from bot.chat.context import Context
from bot.chat.phrasing import quoted
from bot.chat.readers import Situation
from bot.interviews import lookup
from bot.interviews.errors import UserError
from bot.phrase import Phrase, joined
from bot.times.values import Span, TimeOfDay
from bot.wecom.reply import Reply


def at_that_time(ctx: Context, said: TimeOfDay) -> Reply:
    """That there is no interview then, and what that day has instead, by numbers."""
    start, end = then.day_of(said, ctx.situation)
    interviews = lookup.between(ctx.user, start, end)
    asked = " / ".join(f"{one:%H:%M}" for one in said.times)
    day = ctx.day_or_days(Span(start, end))
    if not interviews:
        return ctx.say("which.none_at_that_time_or_day", at=asked, day=day)
    heading = ctx.text("which.none_at_that_time", at=asked, day=day, n=ctx.count(interviews))
    return ctx.page(interviews, heading, dated=False)


def that_day(ctx: Context, command: Command, days: Span) -> Reply:
    """That there is none with which it could be done, and what there is instead, by numbers."""
    interviews = lookup.between(ctx.user, days.start, days.end)
    day = ctx.day_or_days(days)
    if not interviews:
        return ctx.say("which.none_that_day", day=day)
    heading = ctx.text("which.none_can_be_meant", verb=command.title(ctx.lang), day=day, n=ctx.count(interviews))
    return ctx.page(interviews, heading, dated=not ctx.is_one_day(days))


def of_that_name(name: str, situation: Situation) -> UserError:
    """The same whether there is such a candidate or not; those of the speaker's own who are called much like it come along."""
    likely = unknown.called_like(name, situation)
    if name in likely:  # 取消面试 陈晓 和 林悦: both are there
        return UserError("which.one_at_a_time_with_example")
    return UserError(
        "which.not_found",
        name=quoted(name),
        likely=Phrase("which.do_you_mean", likely=joined("mark.one_of", likely))
        if likely
        else Phrase("which.schedule_shows"),
    )


def no_colleague(name: str, like: str) -> UserError:
    """张三丰, where there is a 张三."""
    return UserError("which.colleague_like", name=quoted(name), like=like)


def no_member(name: str) -> UserError:
    return UserError("which.no_colleague", name=quoted(name))
