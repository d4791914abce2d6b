"""Why something is to be done, where that is said beside the order, or only when the order has been read back."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.chat import drafted, free_text, guards, reason_beside, routing, stand_in, text_edits, words_around
from bot.chat.another_as_why import is_only_why
from bot.chat.asking import Understood, completed
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.masked import INTERVIEW, masked_of
from bot.chat.open_question import is_yes_or_no, loaded
from bot.chat.phrasing import joined, parameter_of
from bot.chat.readers import Situation
from bot.chat.stand_in import StandIn
from bot.chat.verbs import named_in
from bot.chat.verdict_told import is_of_a_part
from bot.interviews.models import Interview
from bot.times.number_words import UP_TO_TWELVE

_MARKED = re.compile(
    r"(?:是?因为|由于|(?:原因|理由)(?:是|[:：])|(?:the )?reason(?: is|:)|(?:it's |it is )?because(?: of)?|due to)[\s:：,，]*(?=\S)",
    re.IGNORECASE,
)

_SAYS_NOTHING = re.compile(  # neither a yes, nor why
    "(?:我)?(?:随便|随意|都行|都可以|都好|无所谓|怎样都行|怎么都行|看着办|你定|你看吧?|不知道|不清楚|不确定)(?:你们?|吧|啊|啦|了|的){0,4}|"
    "whatever|anything|either(?: way)?|as you (?:like|wish)|i don't (?:know|care|mind)|no idea|dunno"
)


def beside(ctx: Context, call: Call, heard: Heard) -> Call:
    """我要取消陈晓那场，候选人已经接了别家的offer: the call with what it would ask for next, to be read back."""
    return with_one_beside(call, heard, ctx.handlers, ctx.situation)


def with_one_beside(call: Call, heard: Heard, handlers: Handlers, situation: Situation) -> Call:
    """The same of one of two requests: 取消许诺的面试，岗位关了，再把苏航那场改到下午四点."""
    if not _lacks_a_reason(call) or heard.asks:
        return call
    found = reason_beside.order_and_reason(
        heard, handlers, situation, of_others=not _is_own(call), ordered=call.command
    )
    return call if found is None else _because(call, found[1])


def order_with_one(ctx: Context, heard: Heard) -> Call | None:
    """The order in what would be none with its reason in it: 已经 in the second clause is not said of the first."""
    found = reason_beside.order_and_reason(heard, ctx.handlers, ctx.situation, of_others=True)
    if found is None or heard.asks:
        return None
    call = routing.call_for(hear(found[0]), ctx.handlers, ctx.situation)
    if call is None or not call.command.changes:
        return None
    if call.command.asked_words is None and call.is_ready and _is_remark(found[1].lower()):
        return replace(call, doubt=True)
    if not _lacks_a_reason(call) or _is_own(call):
        return None
    return _because(call, found[1])


_OF_WHOM = re.compile(r"(?:因为)?(?:他|她|它|人家|对方|候选人)|(?:because )?(?:he|she|they|it|the candidate)\b")


def _is_remark(low: str) -> bool:
    """把2033推迟半小时，2032可能拖堂; add Zhang San to 2037, he knows her stack: nobody asked why, and it changes nothing."""
    is_said_of_them = _OF_WHOM.match(low) is not None and not (
        words_around.is_denied(low) or guards.asks(low, marked=False)
    )
    return is_only_why(low) or is_said_of_them


def _lacks_a_reason(call: Call) -> bool:
    name = call.command.asked_words
    is_told = any(isinstance(one, Interview) for one in call.arguments.values())
    return name is not None and name not in call.arguments and call.command.changes and is_told


def _is_own(call: Call) -> bool:
    return call.command.which is not None and call.command.which.own


def _because(call: Call, why: str) -> Call:
    name = call.command.asked_words
    assert name is not None
    missing = [one for one in call.missing if one != name]
    arguments = call.arguments | {name: why}
    if call.command.arrange is not None and not missing:
        arguments = call.command.arrange(arguments)
    return replace(call, arguments=arguments, missing=missing, doubt=True)


def given(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """因为要出差, said to what was read back: it is read back again with that."""
    marked = _MARKED.match(heard.typed)
    return None if marked is None or heard.asks else _with(ctx, question, heard.typed[marked.end() :])


def with_colleague(ctx: Context, call: Call, heard: Heard) -> Understood | None:
    """travelling, but wangwu could; can zhang san do it instead?, to what was read back: they are suggested, and why stays."""
    said = None if _is_of_another(ctx, call, heard) else _with_whom(ctx, call, heard)
    if said is None:
        return None
    ctx.dialog.leave()
    said.doubt = True
    return completed(ctx, said)


def _is_of_another(ctx: Context, call: Call, heard: Heard) -> bool:
    """无法参加 7673 家里有事，让张三替一下, and 7673 我去不了，让张三替一下, to the no to 8739: none of 跟 7673 撞了，让张三替一下."""
    masked = masked_of(heard, ctx.situation)
    named: list[Interview] = masked.mentioned.get(Interview, [])
    begins_anew = masked.text.startswith(INTERVIEW) or any(one.changes for one in named_in(heard, ctx.handlers))
    return begins_anew and bool(named) and not any(one in call.interviews for one in named)


def before_which(ctx: Context, question: Question, heard: Heard, *, plainly: bool = False) -> Understood | None:
    """flight to Shenzhen, wangwu can step in for me, to which one they can't make: it is kept, and asked again which."""
    if question.call is None or question.parameter is None:
        return None
    call = loaded(ctx, question.call)
    name = call.command.asked_words
    if name is None or parameter_of(call.command, question.parameter).type is not Interview or heard.asks:
        return None
    said = _with_whom(ctx, call, heard)
    if said is None and plainly and name not in call.arguments:
        if _SAYS_NOTHING.fullmatch(heard.low) or not free_text.is_plain(heard, ctx.handlers, ctx.situation):
            return None
        said = call.copied()
        said.arguments[name] = heard.typed
    if said is None:
        return None
    said.missing = [question.parameter]
    said.choices = [loaded(ctx, one).arguments[question.parameter] for one in question.choices]
    ctx.dialog.leave()
    again = completed(ctx, said)
    lead = ctx.text("asked.still_which")
    return again if again.reply is None else replace(again, reply=joined(lead, again.reply))


def _with_whom(ctx: Context, call: Call, heard: Heard) -> Call | None:
    """With whom the text suggests, and with the reason beside it, where there is none yet."""
    name = next((one.name for one in call.command.parameters if one.type is StandIn), None)
    found = stand_in.find(heard.typed, ctx.situation) if name is not None else None
    if name is None or found is None or len(found.values) != 1:
        return None
    said, why, words = call.copied(), hear(found.rest.strip(" ,，。;；")), call.command.asked_words
    said.arguments[name] = found.values[0]
    if words is not None and words not in said.arguments and why.typed:
        if not free_text.is_plain(why, ctx.handlers, ctx.situation):
            return None
        said.arguments[words] = why.typed
    return said


def given_plainly(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """孩子发烧, said to an order without a reason, and nothing but one; 基础好, to feedback that is read back."""
    if (added := _added(ctx, question, heard) or before_which(ctx, question, heard, plainly=True)) is not None:
        return added
    if _SAYS_NOTHING.fullmatch(heard.low) or not free_text.is_plain(heard, ctx.handlers, ctx.situation):
        return None
    return _with(ctx, question, heard.typed, only_where_none_is=True)


def _added(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    if not is_yes_or_no(question) or question.behind is not None or heard.asks:
        return None
    assert question.call is not None
    call = loaded(ctx, question.call)
    more = text_edits.without_adding(heard.raw.strip())
    is_opinion = is_of_a_part(heard.low) or drafted.tells_of_the_candidate(hear(more))
    if not drafted.is_written(call) or _SAYS_NOTHING.fullmatch(heard.low) or heard.low in UP_TO_TWELVE:
        return None
    if free_text.is_question(heard) or not (is_opinion or free_text.is_plain(heard, ctx.handlers, ctx.situation)):
        return None
    if not drafted.added_plainly(call, more):
        return None
    ctx.dialog.leave()
    return completed(ctx, call)


def with_another(ctx: Context, question: Question, why: str) -> Understood | None:
    """no I mean I am ill: the reason that was read back is another."""
    return _with(ctx, question, why)


def _with(ctx: Context, question: Question, why: str, *, only_where_none_is: bool = False) -> Understood | None:
    if not is_yes_or_no(question) or question.follows_a_change or question.behind is not None:
        return None
    assert question.call is not None
    call = loaded(ctx, question.call)
    name = call.command.asked_words
    if name is None or (only_where_none_is and name in call.arguments):
        return None
    call.arguments[name] = why
    call.doubt = True
    ctx.dialog.leave()
    return completed(ctx, call)
