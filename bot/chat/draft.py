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
from bot.chat.short_answers import LEAVE, NO, YES
from bot.chat.verbs import named_in
from bot.interviews.line import Line
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


_PUT_OFF = re.compile(
    "(?:那|就|好|嗯|[,， ]){0,3}(?:先|暂时|暂且)(?:就)?(?:放(?:着|一放|一下)|搁(?:着|一下)|这样|不[约定]|别[约定]|留着|存着)(?:吧|了|啊){0,2}(?:[,， ]{0,2}(?:回头|晚点|等会儿?|待会儿?)再(?:说|约|定|看)吧?)?|"
    r"(?:please |just |ok,? |let's ){0,3}(?:park|hold|keep|leave) (?:it|this|that)(?: open)? (?:for now|for later|for a (?:bit|moment|minute)|open)"
)


def is_put_off(said: str) -> bool:
    """先放着, park it for now: nothing is booked yet, and the draft stays."""
    return _PUT_OFF.fullmatch(said) is not None


def is_dropped(question: Question, said: str) -> bool:
    """取消吧, call it off, to a booking that is read back or begun: it is that which is not to be, and no interview."""
    return is_of_a_booking(question) and _DROPS.fullmatch(said) is not None


def is_of_a_booking(question: Question | None) -> bool:
    """True of what was read back, and of what a booking lacks, or how else it can be: it is what we speak of."""
    return question is not None and (is_one(question) or is_begun(question))


def is_begun(question: Question) -> bool:
    """True where what a booking lacks is asked for."""
    return question.call is not None and "line" in question.call["arguments"] and not is_yes_or_no(question)


def verbs_of(question: Question | None) -> frozenset[str]:
    """都约了吧 says yes to rows."""
    is_of_rows = question is not None and question.call is not None and "rows" in question.call["arguments"]
    return _ALL_OF_THEM if is_of_rows else frozenset()


def held(ctx: Context, call: Call) -> Reply:
    """先等等，我问下候选人: nothing is booked, and the draft stays."""
    return ctx.say("draft.held", deed=what_yes_does(ctx, call), summary="?")


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
