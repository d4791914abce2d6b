"""What is said of a booking that is read back, before its yes: 已约好的, 地点珠峰, 不要张三了. It is read back again with it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.chat import booking_lines
from bot.chat.asking import Understood, completed, what_yes_does
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard
from bot.chat.open_question import is_yes_or_no, loaded
from bot.chat.phrasing import joined
from bot.chat.short_answers import LEAVE, NO, YES
from bot.chat.verbs import named_in
from bot.interviews import batch
from bot.interviews.line import Line, load
from bot.wecom.reply import Reply

_REQUESTS = re.compile(
    r"(?:(?:can|could|would|will) (?:you|we|i)(?: please)?|(?:能不能|能否|可不可以|可以|是否可以|能)(?:帮我|给我|麻烦)?(?=[把改换推挪加提延往约叫])) ?",
    re.IGNORECASE,
)
_PHONE = 11  # digits
_ALL_OF_THEM = frozenset(("都约", "全约", "全部约", "都安排", "全部安排"))


def is_one(question: Question) -> bool:
    """True where what is open is a booking that was read back, or rows of them."""
    return (
        is_yes_or_no(question)
        and question.call is not None
        and bool({"line", "rows"} & set(question.call["arguments"]))
    )


_DROPS = re.compile(
    "(?:那就?|还是|算了|先|就|[,， ]){0,4}(?:取消|撤|别约|不要|不用约|作废|删)(?:了|掉|吧|它|这场|这个|这份|不约|啊){0,3}|"
    r"(?:(?:no|ok|please|just|actually|oh|sorry|then),? ){0,3}(?:cancel|drop|scrap|discard|delete|ditch|call off|forget) (?:it|this|that|the booking|this (?:one|booking)|that (?:one|booking))(?: please| then| now)?|"
    r"(?:(?:no|ok|please|just|actually),? ){0,3}call (?:it|this|that) off(?: please| then)?|(?:please )?(?:do not|don't) book (?:it|this|that|anything)?"
)


def is_dropped(question: Question, said: str) -> bool:
    """取消吧, call it off, to a booking that is read back or begun: it is that which is not to be, and no interview."""
    return is_of_a_booking(question) and _DROPS.fullmatch(said) is not None


def is_of_a_booking(question: Question | None) -> bool:
    """True of what was read back, and of what a booking lacks, or how else it can be: it is what we speak of."""
    return question is not None and (is_one(question) or is_begun(question))


def is_begun(question: Question) -> bool:
    """True where what a booking lacks is asked for."""
    return question.call is not None and "line" in question.call["arguments"] and not is_yes_or_no(question)


def _as_typed(ctx: Context, line: Line) -> str:
    """高远 后端 一面 03-13 15:00 @zhangsan: as far as it was said, as it may be sent again."""
    at = f"{line.start.astimezone(ctx.user.tz):%m-%d %H:%M}" if line.start else line.when
    return " ".join(filter(None, (str(line), at, *(f"@{one}" for one in line.panel))))


def verbs_of(question: Question | None) -> frozenset[str]:
    """都约了吧 says yes to rows."""
    is_of_rows = question is not None and question.call is not None and "rows" in question.call["arguments"]
    return _ALL_OF_THEM if is_of_rows else frozenset()


def held(ctx: Context, call: Call) -> Reply:
    """先等等，我问下候选人: nothing is booked, and the draft stays."""
    return ctx.say(
        "OK, nothing is booked yet. This stays open for ten minutes: {deed}. “yes” books it, “no” drops it; or say what is to be otherwise.",
        "好的，先不约，这份留 10 分钟：{deed}。定了发“是”，不约发“否”，要改就直接说。",
        deed=what_yes_does(ctx, call),
        summary="?",
    )


def let_go(ctx: Context, before: Question | None, made: Call | None, said: Reply) -> Reply:
    """What is said to something else that left a draft: that it is not booked, and how it goes on where it lacked something."""
    if before is None or ctx.dialog.passed_by is not before or before.call is None:
        return said
    still = ctx.dialog.question
    if (made is not None and made.command.previews) or (still is not None and (is_one(still) or is_begun(still))):
        return said  # another booking
    given = before.call["arguments"]
    if is_begun(before) and (begun := load(given["line"])).candidate:
        note = ctx.say(
            "The interview before is not booked yet, and I let go of it. To go on: book {what}",
            "刚才那场还没约，先放下了。接着约就发：约面 {what}",
            what=_as_typed(ctx, begun),
        )
        return joined(said, note, "\n\n")
    if not is_one(before):
        return said
    what = (
        ctx.text("{n} rows", "{n} 行", n=len(batch.load(given["rows"]).rows))
        if "rows" in given
        else str(load(given["line"]))
    )
    note = ctx.say(
        "What was read back before is not booked, and I let go of it: {what}.",
        "刚才读给你的还没约，先放下了：{what}。",
        what=what,
    )
    return joined(said, note, "\n\n")


def _is_of_who(line: Line, new: Line) -> bool:
    """不是王五，是张三 and 其实是二面 while the time is asked for: it is asked for still."""
    is_other = (new.panel, new.persons, new.unknown, new.round_name) != (
        line.panel,
        line.persons,
        line.unknown,
        line.round_name,
    )
    return is_other and (new.start, new.when, new.candidate) == (line.start, line.when, line.candidate)


def changed(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """None where no booking is open, or the text says more than what is to be otherwise."""
    if question.call is None or "line" not in question.call["arguments"]:
        return None
    if (
        heard.has_slash
        or heard.is_long
        or (heard.asks and _REQUESTS.match(heard.low) is None)
        or heard.low in YES | NO | LEAVE
        or (heard.low.isdigit() and len(heard.low) < _PHONE)
    ):
        return None
    if any(heard.low in one.verbs for one in named_in(heard, ctx.handlers)):
        return None  # a verb alone
    call = loaded(ctx, question.call)
    line = call.arguments["line"]
    if not isinstance(line, Line):
        return None
    is_whole = is_yes_or_no(question) or line.start is not None
    if not is_whole and line.asks != "when":
        return None  # what is missing is still being asked for
    new = booking_lines.corrected(line, _REQUESTS.sub("", heard.typed), ctx.situation)
    if new is None or not (is_whole or _is_of_who(line, new)):
        return None
    ctx.dialog.leave()
    call.arguments["line"] = replace(new, is_amended=True)
    return completed(ctx, call)
