"""What a text says to the question that is open: an answer, a call of its own that leaves it, or nothing."""

from __future__ import annotations

import contextlib
import re
from typing import Any

from bot.chat import booking_lines, dictated, drafted, free_text, routing, second_thoughts, several
from bot.chat.arguments import read, settle, slots
from bot.chat.asking import Understood, choose, completed, confirmation, what_yes_does
from bot.chat.call import Call, load
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard
from bot.chat.kinds import reader
from bot.chat.phrasing import in_words, name_of, open_question, parameter_of, question_of, quoted, yes_or_no
from bot.chat.readers import CODE
from bot.chat.understanding import freely
from bot.chat.verbs import named_in
from bot.chat.which_interview import only_row
from bot.interviews.errors import UserError
from bot.interviews.line import Line
from bot.interviews.models import Interview, Member
from bot.interviews.moving import moved_meanwhile
from bot.times.another import AnotherTime
from bot.wecom import reply
from bot.wecom.reply import Reply


class Outdated(UserError):
    """The open question is about what is no more so."""

    def __init__(self, why: UserError) -> None:
        super().__init__(why.en, why.zh, **why.values)


YES = frozenset((
    "是", "是的", "好", "好的", "行", "可以", "确认", "对", "对的", "嗯", "嗯嗯", "没错", "没问题",
    "yes", "y", "ok", "okay", "sure", "k", "yep", "yup", "yeah", "yes please", "please do", "go ahead", "correct",
))  # fmt: skip
_PARTICLES = re.compile("[呀啊哦哈呢啦滴吧～~]+$")
_TAKES_BACK = re.compile(
    "^(?:算了|先不|先别|不取消了?|别取消|不要取消|那就别|never ?mind|don't cancel|do not cancel)"
)  # at the question why
_SUBMITS = frozenset(("提交", "submit"))  # a yes to what is written, and to nothing else
NO = frozenset(("否", "不", "不是", "不用", "不要", "不行", "不用了", "不对", "不了", "别", "no", "n", "nope", "nah"))
LEAVE = frozenset(("退出", "取消", "cancel", "quit", "exit", *second_thoughts.PLAIN))
_THANKS = re.compile(r"[ ,，]*(?:谢谢[你您啦了]?|多谢|thanks|thank you|thx)$")
_SUITS = re.compile(  # around a time that is asked for: 我周一下午3点可以
    "^(?:我|那就?|要不|最好|改到|改成|,|，| ){1,4}|(?:我?(?:都|应该)?(?:可以|有空|行|方便|没问题|ok|的话)|吧|怎么样|好了|,|，| ){1,4}$"
    r"|^(?:i can do|i am free|i'm free|how about|what about|maybe) |(?: works| is fine| would work| is ok)(?: for me)?$",
    re.IGNORECASE,
)
SKIP = frozenset(("跳过", "不说", "没有", "skip"))  # free text that may be left out


def says_yes(said: str) -> bool:
    """好的呀 and 嗯 可以 as well as 好的: each of its words says yes."""
    words = [_PARTICLES.sub("", one) for one in re.split(r"[\s,，。]+", said) if one]
    return bool(words) and all(one in YES for one in words)


def answer(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """What the text answers; None where it is no answer to this question."""
    is_for_words = wants_words(ctx, question)
    if heard.has_slash or (heard.is_long and not is_for_words):
        return None
    said = heard.low if is_for_words else _THANKS.sub("", heard.low)
    if not said and is_yes_or_no(question):
        ask_again(ctx, question, heard)  # thanks alone are neither a yes nor a no
    if (
        is_for_words
        and question.follows_a_change
        and (regretted := second_thoughts.regretted(ctx, question, heard)) is not None
    ):
        return regretted
    if said in NO and question.behind is not None:
        ctx.dialog.ask(question.behind)
        return Understood(reply=reply.say(_asked_again(ctx, question.behind), "?"))
    if question.is_kept and drafted.is_later(heard):
        ctx.dialog.leave()
        return Understood(reply=_left(ctx, question))
    takes_back = is_for_words and not question.follows_a_change and _TAKES_BACK.match(said)
    if said in LEAVE | NO or takes_back or (is_for_words and _gives_none(ctx, question, heard)):
        ctx.dialog.leave()
        return Understood(reply=_left(ctx, question.behind or question))
    if question.choices and (number := only_row(said)) is not None:
        return _chosen(ctx, question, number, asks=heard.asks)
    is_yes = says_yes(said) or (question.is_kept and said in _SUBMITS)
    if is_yes and not heard.asks and (len(question.choices) == 1 or is_yes_or_no(question)):
        return _confirmed(ctx, question)
    if question.behind is not None and not is_call_of_its_own(ctx, question.behind, heard):
        return answer(ctx, question.behind, heard)
    if question.call is not None and question.parameter is None:
        return _corrected(ctx, question.call, heard)
    if question.call is None or question.parameter is None:
        return None
    if is_for_words:
        return None if _leaves_words(ctx, question, heard) else _given_words(ctx, question, heard)
    asked_of = ctx.handlers.commands.get(question.call["command"])
    if asked_of is not None and asked_of.dictated and parameter_of(asked_of, question.parameter).type is not Interview:
        return _dictated(ctx, question, heard)
    return _given(ctx, question.call, question.parameter, heard)


def _gives_none(ctx: Context, question: Question, heard: Heard) -> bool:
    if heard.low in SKIP:
        return True
    return heard.low not in YES and free_text.is_courtesy(heard) and not _leaves_words(ctx, question, heard)


def is_yes_or_no(question: Question) -> bool:
    return question.call is not None and question.parameter is None


def _left(ctx: Context, question: Question) -> Reply:
    command = ctx.handlers.commands.get(question.call["command"]) if question.call else None
    if command is not None and command.unsaid[0] and (command.previews or wants_words(ctx, question)):
        return ctx.say(*command.unsaid)
    if command is not None and command.keep is not None and question.call is not None:
        call = loaded(ctx, question.call)
        if isinstance(call.arguments.get("interview"), Interview):
            return drafted.left(ctx, call)
    if is_yes_or_no(question):
        return ctx.say("OK, nothing was changed.", "好的，什么都没有改动。")
    return ctx.say("OK, never mind.", "好的，不问了。")


def wants_words(ctx: Context, question: Question) -> bool:
    if question.call is None or question.parameter is None:
        return False
    command = ctx.handlers.commands.get(question.call["command"])
    return command is not None and parameter_of(command, question.parameter).type is str


def _confirmed(ctx: Context, question: Question) -> Understood:
    if not is_yes_or_no(question):
        return _chosen(ctx, question, 1)
    assert question.call is not None
    ctx.dialog.leave()
    return completed(ctx, loaded(ctx, question.call), asked=True)


def _chosen(ctx: Context, question: Question, number: int, *, asks: bool = False) -> Understood:
    if not 1 <= number <= len(question.choices):
        raise UserError(
            "Please send a number from 1 to {n}, or “cancel”.",
            "请回复 1–{n} 的数字，或发“退出”。",
            n=len(question.choices),
        )
    ctx.dialog.leave()
    call = loaded(ctx, question.choices[number - 1])
    shown = set(call.arguments)
    settle(call, ctx.situation)
    call.doubt = (
        call.doubt or asks or set(call.arguments) != shown
    )  # the interview that can only be meant was not in the list
    return completed(ctx, call)


def _given(ctx: Context, half: dict[str, Any], parameter: str, heard: Heard) -> Understood | None:
    """The half-filled call with what a bare argument adds: a row, a code, a name, a day, as the question asks for."""
    call = loaded(ctx, half)
    is_time = parameter_of(call.command, parameter).type is AnotherTime
    if reader(parameter_of(call.command, parameter).type).more and _orders_otherwise(ctx, heard):
        return None
    try:
        typed = _SUITS.sub("", heard.typed) if is_time else heard.typed
        read(call, typed or heard.typed, ctx.situation, words=False, days=False)
    except UserError:
        if named_in(heard, ctx.handlers):
            return None
        raise
    if call.leftover or (parameter not in {*call.arguments, *call.doubtful} and call.nothing_at is None):
        return None
    ctx.dialog.leave()
    settle(call, ctx.situation)
    call.doubt = call.doubt or heard.asks
    return completed(ctx, call)


def _dictated(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """A verdict, perhaps with the sentence; a rating, or the sentence at once."""
    assert question.call is not None and question.parameter is not None
    call = loaded(ctx, question.call)
    command, asked = call.command, parameter_of(call.command, question.parameter)
    given = dictated.answer(command, heard, ctx.situation, call.arguments)
    if asked.name not in given.arguments:
        rating = dictated.said_in_full(heard, asked)
        if rating is not None:
            given = load(command, question.call, ctx.situation)
            given.arguments[asked.name] = rating
        elif dictated.is_verdict(command, asked) or is_call_of_its_own(ctx, question, heard):
            return None
    ctx.dialog.leave()
    settle(given, ctx.situation)
    return completed(ctx, given)


def _corrected(ctx: Context, half: dict[str, Any], heard: Heard) -> Understood | None:
    """改成下午4点 to a line that was read back: it is read back again."""
    call = loaded(ctx, half)
    for name, value in call.arguments.items():
        if isinstance(value, Line) and (changed := booking_lines.corrected(value, heard.typed, ctx.situation)):
            ctx.dialog.leave()
            call.arguments[name] = changed
            return completed(ctx, call)
    if call.command.keep is not None and drafted.corrected(call, heard):
        ctx.dialog.leave()
        return completed(ctx, call)
    return None


def _orders_otherwise(ctx: Context, heard: Heard) -> bool:
    """True for a call by its verb: any name may answer what is read whole, and 日程 is none."""
    named = named_in(heard, ctx.handlers)
    if not named:
        return False
    try:
        call = routing.call_for(heard, ctx.handlers, ctx.situation)
    except UserError:
        return True
    return call is not None and call.command in named and not call.leftover


def _given_words(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """Free text takes the whole sentence as it stands."""
    assert question.call is not None and question.parameter is not None
    if heard.low in YES:
        return None
    if ctx.handlers.commands[question.call["command"]].dictated == question.parameter:
        return _given_dictation(ctx, question, heard)
    if free_text.is_question(heard):
        raise UserError(
            "“{text}” looks like a question, so it was not noted. {question}",
            "“{text}”像是在提问，没有记下。{question}",
            text=quoted(heard.typed),
            question=_asked_again(ctx, question),
        )
    call = loaded(ctx, question.call)
    call.arguments[question.parameter] = heard.typed
    call.missing = [one for one in call.missing if one != question.parameter]
    if not call.missing and not question.follows_a_change and confirmation(ctx, call):
        ctx.dialog.leave()
        return completed(ctx, call)  # read back with its words in it
    if free_text.is_of_others(heard, ctx.handlers, ctx.situation) or free_text.is_doubted(heard):
        return _whether_it_answers(ctx, question, call, heard)
    if (order := _order_in(ctx, heard, call)) is not None:
        order = second_thoughts.about_the_same(order, call)
        noted = ctx.text("Note “{text}” as the reason", "作为原因记下“{text}”", text=quoted(heard.typed))
        return choose(ctx, [order, call], heard, [second_thoughts.instead(ctx, order, call), noted])
    if _names_another(ctx, heard, call) or _orders_another(ctx, heard, call):
        return _whether_it_answers(ctx, question, call, heard)
    ctx.dialog.leave()
    settle(call, ctx.situation)
    return completed(ctx, call)


def _given_dictation(ctx: Context, question: Question, heard: Heard) -> Understood:
    """Letter for letter, whatever it says: it is read back before anything comes of it."""
    assert question.call is not None and question.parameter is not None
    call = loaded(ctx, question.call)
    call.arguments[question.parameter] = heard.raw.strip()
    ctx.dialog.leave()
    settle(call, ctx.situation)
    return completed(ctx, call)


def _orders_another(ctx: Context, heard: Heard, call: Call) -> bool:
    """催一下张三, 把冯诗涵也接了吧: an order of another interview, or for somebody, is hardly the reason of this one."""
    with contextlib.suppress(UserError):
        order = freely.call_for(heard.words, ctx.handlers, ctx.situation, at_least=freely.SURE)
        if order is None or not order.command.acts or order.command is call.command:
            return False
        named = [one for one in order.arguments.values() if isinstance(one, Interview)]
        return any(one not in call.arguments.values() for one in named) if order.named else order.command.takes(Member)
    return False


def _names_another(ctx: Context, heard: Heard, call: Call) -> bool:
    """True where the text has the code of another interview than the call's: it is hardly the reason of this one."""
    if not CODE.search(heard.low):
        return False
    named = slots(heard.typed, ctx.situation, (Interview,)).get(Interview, [])
    return any(one not in call.arguments.values() for one in named)


def _whether_it_answers(ctx: Context, question: Question, call: Call, heard: Heard) -> Understood:
    """李四说没空 may be anything: it is noted after a yes, and a no asks for the reason again."""
    assert question.parameter is not None
    ctx.dialog.ask(Question(call.dump(), None, [], behind=question))
    said = ctx.text(
        "Note “{text}” as the {what}? yes/no",
        "把“{text}”记为{what}？是/否",
        text=quoted(heard.typed),
        what=name_of(ctx, question.parameter),
    )
    return Understood(call, reply.say(said, "?"), confirm=True)


def _asked_again(ctx: Context, question: Question) -> str:
    """The question for words, with what was done before it was asked: 现在是：无法参加 陈晓 明天 14:00。是什么原因？"""
    assert question.call is not None and question.parameter is not None
    call = loaded(ctx, question.call)
    return ctx.text(
        "As things stand: {done}. {question}",
        "现在是：{done}。{question}",
        done=in_words(ctx, call),
        question=question_of(ctx, call.command, parameter_of(call.command, question.parameter)),
    )


def _order_in(ctx: Context, heard: Heard, done: Call) -> Call | None:
    """接受 alone, or 没空 1677 出差 where a sentence is asked for: a part of it, or a change of mind? It is asked.

    So is what is only understood as an order, where it names another interview: 1677 我也过不来.
    """
    try:
        call = routing.call_for(heard, ctx.handlers, ctx.situation)
    except UserError:
        return None
    if call is None or call.leftover or not call.changes:
        return None
    if _is_doubted(call) and not _names_another(ctx, heard, done):
        return None
    is_bare = heard.low in call.command.verbs and any(one.type is Interview for one in call.command.parameters)
    return call if is_bare or call.named or _is_doubted(call) else None


def _leaves_words(ctx: Context, question: Question, heard: Heard) -> bool:
    """A sentence is asked for, so most texts are one.

    Not one are: a number, a verb that only reads or needs nothing more, a verb with its interview, day or person and
    no word left over, and the question's own call typed in full: 无法参加 1203 出差.
    """
    if heard.low.isdigit() or (len(heard.low) > 1 and only_row(heard.low) is not None):
        return True
    if question.follows_a_change and _is_another_answer(ctx, question, heard):
        return True
    named = named_in(heard, ctx.handlers)
    if bare := next((one for one in named if heard.low in one.verbs), None):
        if bare.name == (question.call or {})["command"] and not question.follows_a_change:
            return True  # 面试上限, where the days of a leave are asked for
        return not bare.changes or not bare.parameters or (bare.shows is not None and heard.low not in bare.words)
    try:
        call = routing.call_for(heard, ctx.handlers, ctx.situation)
    except UserError:
        return False
    if (
        call is not None
        and call.is_ready
        and not call.changes
        and (call.arguments or not call.freely)
        and free_text.is_question(heard)
    ):
        return True
    if call is None or call.leftover or _is_doubted(call) or call.command not in named:
        return False
    if _is_no_such_thing(ctx, question, heard):
        return True
    if call.command.shows is not None and not call.changes:  # 我要休假 is a reason
        return False
    if _is_the_same(call, question) or (call.command.is_whole is not None and call.command.is_whole(**call.arguments)):
        return True
    said = {parameter_of(call.command, name).type for name in (*call.arguments, *call.doubtful)}
    if call.changes and not call.named and AnotherTime in said:
        return False  # reschedule to friday: an order, or why they cannot?
    return bool(said) and str not in said


def _is_no_such_thing(ctx: Context, question: Question, heard: Heard) -> bool:
    """找 陈晓 is no day, where the days of a leave are asked for: what is asked for says what it can be."""
    assert question.call is not None and question.parameter is not None
    asked = ctx.handlers.commands[question.call["command"]]
    if asked.is_whole is None or question.follows_a_change:
        return False
    return not asked.is_whole(**loaded(ctx, question.call).arguments | {question.parameter: heard.typed})


def _is_doubted(call: Call) -> bool:
    """For more than the words that it brings along: 没空 1677 身体不舒服 is an order."""
    return call.doubt and not call.doubts_words


def _is_the_same(call: Call, question: Question) -> bool:
    """True for the verb of the question's own call, and all that is known of it, typed again."""
    asked = question.call or {}
    said = call.dump()
    known = asked.get("arguments", {})
    return bool(said["command"] == asked.get("command") and known and known.items() <= said["arguments"].items())


def is_call_of_its_own(ctx: Context, question: Question, heard: Heard) -> bool:
    """What is complete by itself leaves the question, whichever verb or interview that was about."""
    if wants_words(ctx, question):
        return _leaves_words(ctx, question, heard) or heard.has_slash
    if question.call is None:
        return True  # guesses are in nobody's way
    if heard.low in YES:
        return False
    if heard.has_slash or routing.hinted(heard, ctx.handlers, ctx.situation):
        return True
    if several.of_all(heard, ctx.handlers, ctx.situation):
        return True
    try:
        call = routing.call_for(heard, ctx.handlers, ctx.situation)
    except UserError:
        if not named_in(heard, ctx.handlers):
            raise  # 9999 does not exist, and the question stays open
        return True
    if call is None or call.leftover:
        return False
    return bool(call.arguments or call.missing or call.doubtful or call.changes) or bool(named_in(heard, ctx.handlers))


def _is_another_answer(ctx: Context, question: Question, heard: Heard) -> bool:
    """算了 我又可以了, when asked why not: no reason, but the other answer."""
    with contextlib.suppress(UserError):
        order = freely.call_for(heard.words, ctx.handlers, ctx.situation, at_least=freely.SURE)
        if order is None or order.command.which is None or not order.command.which.own:
            return False
        if order.named or order.nothing_at is not None or order.unknown:
            return False  # of another interview
        return not order.command.dictated and order.command.name != (question.call or {})["command"]
    return False


def ask_again(ctx: Context, question: Question, heard: Heard) -> Understood:
    """The question stays open."""
    assert question.call is not None
    call = loaded(ctx, question.call)
    if question.parameter is None:
        raise UserError(
            "I did not understand “{text}”. {asked}",
            "没看懂“{text}”。{asked}",
            text=quoted(heard.typed),
            asked=yes_or_no(ctx, what_yes_does(ctx, call)),
        )
    again = open_question(ctx, call, question.parameter)
    raise UserError(
        "I did not understand “{text}”. {question} Or send “cancel”.",
        "没看懂“{text}”。{question}发“退出”离开。",
        text=quoted(heard.typed),
        question=_ended(ctx, again),
    )


def _ended(ctx: Context, question: str) -> str:
    """An example at its end may be without a full stop."""
    return question if question[-1:] in ".?!。？！：" else question + ctx.text(".", "。")


def loaded(ctx: Context, dumped: dict[str, Any]) -> Call:
    command = ctx.handlers.commands.get(dumped["command"])
    if command is None:  # a question that an older version asked
        raise UserError("That is no longer possible. Please start again.", "这一步已经失效，请重新发一次。")
    call = load(command, dumped, ctx.situation)
    if not call.is_as_dumped(dumped):
        moved = next(one for one in call.arguments.values() if isinstance(one, Interview))
        raise Outdated(moved_meanwhile(moved))
    return call
