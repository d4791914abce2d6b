"""说错了 是许诺, 不对 五点: what corrects is about what was asked, closes it, and falls on nothing else.

To a yes or no it is read by `put_right`; whatever comes of that, the old question is over. To the question which interview is
meant it adds to the open call, which is asked about again: never is it of whoever else has an interview then.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import replace

from bot import wording
from bot.chat import choosing, draft, last_shown, put_right
from bot.chat.arguments import settle
from bot.chat.asking import Understood, completed
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard, hear
from bot.chat.open_question import ask_again, is_yes_or_no, loaded, wants_words
from bot.chat.phrasing import joined, parameter_of, quoted
from bot.chat.taken_back import AGREES_BUT, AGREES_BUT_EN, BEFORE, BEFORE_EN, SLIPPED, SLIPPED_EN
from bot.chat.verbs import named_in
from bot.interviews.errors import UserError
from bot.interviews.models import Interview
from bot.times.another import AnotherTime, another

_RETRACTS = re.compile(
    rf"(?:{BEFORE}|[诶欸,， ]){{0,4}}(?:{SLIPPED}|不对(?!外)|不是(?!吧|很|太|什么)|我(?:说|指)的是)|{AGREES_BUT}|{AGREES_BUT_EN}|"
    rf"(?:(?:{BEFORE_EN}|no),? ){{0,3}}(?:wait\b|no[,.]|nope\b|not(?: (?=\w+[,;] )|,| but\b)|(?:{SLIPPED_EN})\b)"
)


def retracts(heard: Heard) -> bool:
    """说错了, 不对, 看错人了, 不是X是Y, wait, I meant: what was said before does not hold."""
    return not heard.has_slash and _RETRACTS.match(heard.low) is not None


_AFTER_ALL = re.compile(
    r"(?:(?:no|oh|ah|oops|sorry|wait|hold on|hang on|actually|my bad|ok)[,.]? ){0,3}(?:(?:no,? wait|wait,? no|i meant?(?! (?:it|that|to)\b)|scratch that|correction)[,.:]? ){1,2}(?=\S)"
)


def without_opening(ctx: Context, heard: Heard) -> Heard:
    """the 3:30 one of no wait, the 3:30 one, where nothing is asked: what corrects orders nothing by itself."""
    opening = _AFTER_ALL.match(heard.low)
    if opening is None or heard.has_slash or heard.is_long:
        return heard
    done = last_shown.order(ctx)
    if "scratch" in opening[0] and done is not None and not done.command.takes(AnotherTime):
        return heard  # it is to be taken back
    rest = hear(heard.typed[opening.end() :])
    return replace(rest, asks=heard.asks, raw=heard.raw)


_PAUSE = re.compile(
    r"(?:(?:wait|hold on|hang on|sorry|oh|hey|等等|等一?下|慢着|对了)[,， ]{1,3}){1,2}(?=(?:what|when|where|who|which|how)\b|几点|哪|谁|什么)"
)


def without_pause(heard: Heard) -> Heard:
    """what time is that of wait, what time is that: a question corrects nothing."""
    pause = _PAUSE.match(heard.low)
    return heard if pause is None else replace(hear(heard.typed[pause.end() :]), asks=True, raw=heard.raw)


@contextlib.contextmanager
def closing(ctx: Context, question: Question, heard: Heard) -> Iterator[None]:
    """The yes or no that was corrected is open to nobody, also where what is meant instead cannot be."""
    try:
        yield
    except UserError:
        was_left = is_yes_or_no(question) and ctx.dialog.question is None
        if was_left or _closes(question, heard):
            ctx.dialog.question = question
            ctx.dialog.pass_by()
        raise


def _closes(question: Question, heard: Heard) -> bool:
    """A draft stays: what it is, is read back again."""
    return is_yes_or_no(question) and question.behind is None and retracts(heard) and not draft.is_one(question)


def not_understood(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """What corrects a yes or no, and says nothing that is understood."""
    if not _closes(question, heard):
        return None
    ctx.dialog.pass_by()
    return Understood(
        reply=ctx.say("asked.say_the_whole", summary="?", text=quoted(ctx.situation.spelling.as_typed(heard.typed)))
    )


def of_another(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """打错了，是2033, to 换下哪位？ or to 取消的原因是什么？: the very order, of the interview that was meant.

    Raises: UserError where it cannot be of that one.
    """
    if question.call is None or question.parameter is None or question.follows_a_change or not retracts(heard):
        return None
    call = loaded(ctx, question.call)
    rest = put_right.said_instead(heard) or put_right.instead_of_it(call, heard)
    if rest is None or parameter_of(call.command, question.parameter).type is Interview:
        return None
    other = put_right.with_new(ctx, call, rest)
    before = call.arguments.get("interview")
    if other is None or ("interview" not in other.doubtful and other.arguments.get("interview", before) == before):
        return None
    ctx.dialog.leave()
    return _naming_it(ctx, completed(ctx, other), other)


def _naming_it(ctx: Context, understood: Understood, call: Call) -> Understood:
    """陈晓 明天 15:00：, in front of 取消的原因是什么？: that it is of another one now is to be seen."""
    it = call.arguments.get("interview")
    if understood.reply is None or call.command.asked_words not in call.missing or not isinstance(it, Interview):
        return understood
    lead = ctx.text("which.colon", which=wording.brief(it, ctx.user, ctx.now))
    return replace(understood, reply=joined(lead, understood.reply))


def of_the_list(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """不对 五点, 还是四点吧, to 哪一场改期？: it is of the interview that is asked for, and asked again.

    None to any other question, and where nothing corrects, or another order is given.
    """
    if question.call is None or question.parameter is None or wants_words(ctx, question):
        return None
    rest = put_right.said_instead(heard)
    if rest is None or not question.choices or named_in(hear(rest), ctx.handlers):
        return None
    call = loaded(ctx, question.call)
    if parameter_of(call.command, question.parameter).type is not Interview:
        return None
    if (told := choosing.told_of_the_offered(ctx, question, hear(rest))) is not None:
        return told
    offered = [loaded(ctx, one).arguments[question.parameter] for one in question.choices]
    if (other := _with_time(ctx, call, rest) or _with_another(ctx, call, rest)) is not None:
        if question.parameter not in {*other.arguments, *other.doubtful}:
            other.doubtful[question.parameter] = offered
        ctx.dialog.leave()
        settle(other, ctx.situation)
        return completed(ctx, other)
    return ask_again(ctx, question, heard) if retracts(heard) else None


def _with_time(ctx: Context, call: Call, rest: str) -> Call | None:
    name = next((one.name for one in call.command.parameters if one.type is AnotherTime), "")
    found = another(ctx.situation.in_figures(rest), now=ctx.now, zone=ctx.user.tz) if name else None
    if found is None or found[0] is None or not put_right.is_nothing_more(found[1]):
        return None
    new = call.copied()
    new.arguments[name] = found[0]
    return new


def _with_another(ctx: Context, call: Call, rest: str) -> Call | None:
    """不对 是丁香: none of those that were listed."""
    with contextlib.suppress(UserError):
        return put_right.with_new(ctx, call, rest)
    return None
