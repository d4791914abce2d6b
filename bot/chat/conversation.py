"""From a member's words to a call that can run, or to what is said instead: a question, a guess, a refusal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from bot import wording
from bot.chat import routing
from bot.chat.arguments import Call, load, read, reader, settle
from bot.chat.command import Command, Parameter
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.guessing import guesses
from bot.chat.heard import Heard, hear
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.times.values import Span
from bot.wecom import reply
from bot.wecom.reply import Reply

_YES = frozenset(
    (
        "是",
        "是的",
        "好",
        "好的",
        "行",
        "可以",
        "确认",
        "对",
        "对的",
        "嗯",
        "嗯嗯",
        "没错",
        "没问题",
        "提交",
        "yes",
        "y",
        "ok",
        "okay",
        "sure",
    )
)
_NO = frozenset(("否", "不", "不是", "不用", "不要", "不行", "不对", "不了", "别", "no", "n", "nope"))
_LEAVE = frozenset(("退出", "算了", "取消", "cancel", "quit", "exit"))
_SKIP = frozenset(("跳过", "不说", "没有", "skip"))  # free text that may be left out
_NUMBER = re.compile(r"\d{1,2}")  # of a choice; four digits or more are a code
_MOST_CHOICES = 6  # of one question
_QUOTED = 24  # characters of the member's own words that an answer repeats


@dataclass(frozen=True)
class Understood:
    """What a text comes to: a call to make or, with a reply, what is said instead and the call that it is about.

    `confirm`: the call is read back, and waits for a yes.
    """

    call: Call | None = None
    reply: Reply | None = None
    confirm: bool = False


def understand(ctx: Context, text: str) -> Understood:
    """What the text means here and now. Changes nothing but what the dialog remembers.

    Raises: UserError when the text says something that cannot be.
    """
    heard = hear(text)
    question = ctx.dialog.question
    if question is None:
        return _fresh(ctx, heard)
    if (answer := _answer(ctx, question, heard)) is not None:
        return answer
    if _is_call_of_its_own(ctx, question, heard):
        ctx.dialog.leave()
        return _fresh(ctx, heard)
    return _ask_again(ctx, question, heard)


def in_short(ctx: Context, text: str) -> dict[str, Any]:
    """What a text would come to, for whoever asks without saying it: its call, what it lacks, whether it is asked first."""
    try:
        understood = understand(ctx, text)
    except UserError:
        understood = Understood()
    call = understood.call
    if call is None:
        return {"command": None, "arguments": {}, "missing": [], "confirm": False}
    return {name: value for name, value in call.dump().items() if name != "doubt"} | {"confirm": understood.confirm}


def welcome_stranger(user_id: str, admins: Sequence[Member]) -> Reply:
    """For somebody who is not a member: how to become one, in both languages, since we do not know theirs."""
    if admins:
        names = "、".join(str(one.name) for one in admins)
        return reply.say(
            f"你还不是面试助手的成员。已请{names}把你（{user_id}）加上，加好后发“日程”试试。\n\n"
            f"You are not a member yet. {names} has been asked to add you ({user_id}). Then try “schedule”.",
            "not a member",
        )
    command = f"python -m bot member {user_id} --role interviewer"
    return reply.say(
        f"你还不是面试助手的成员。请把账号 {user_id} 发给管理员，由管理员在服务器上运行：\n{command}\n加好后发“日程”试试。\n\n"
        f"You are not a member yet. Send your account, {user_id}, to your admin, who runs the command above. "
        "Then try “schedule”.",
        "not a member",
    )


def tell_former(member: Member, admins: Sequence[Member]) -> Reply:
    """For a member who was deactivated: that it is so, and who can change it."""
    names = "、".join(str(one.name) for one in admins if one.id != member.id)
    if member.lang == "zh":
        return reply.say(f"你的账号已停用。需要恢复请联系{names or '管理员'}。", "deactivated")
    return reply.say(f"Your account is deactivated. To get it back, ask {names or 'your admin'}.", "deactivated")


# --- outside a question ---------------------------------------------------------------------------------------------


def _fresh(ctx: Context, heard: Heard) -> Understood:
    hinted = routing.hinted(heard, ctx.handlers, ctx.situation)
    if len(hinted) > 1:
        return _choose(ctx, hinted, heard)
    if hinted and hinted[0].is_ready:
        is_courtesy = bool(routing.named_in(heard, ctx.handlers))
        return _read_back(ctx, hinted[0], lead=_not_yet(ctx, heard, hinted[0]) if is_courtesy else "")
    if call := routing.call_for(heard, ctx.handlers, ctx.situation):
        return _completed(ctx, call)
    if heard.low in _YES | _NO | _LEAVE:
        return Understood(
            reply=ctx.say(
                "There is no question to answer. “help” shows what you can do.",
                "现在没有要你回答的问题。发“帮助”看你能做什么。",
                summary="?",
            )
        )
    return _guess(ctx, heard)


def _not_yet(ctx: Context, heard: Heard, call: Call) -> str:
    return ctx.text(
        "“{said}” is not “{verb}” yet. ",
        "“{said}”还不算{verb}。",
        said=quoted(heard.typed),
        verb=call.command.title(ctx.lang),
    )


def _completed(ctx: Context, call: Call, *, asked: bool = False) -> Understood:
    """The call if it is ready and allowed, or what is asked first; `asked`: it was read back already."""
    if not call.command.allows(ctx.user):
        raise UserError(
            "“{verb}” is not for your role. “help” shows what you can do.",
            "你的角色不能用“{verb}”。发“帮助”看你能做什么。",
            verb=call.command.title(ctx.lang),
        )
    if call.leftover:
        usage = wording.pick(call.command.usage, ctx.lang)
        raise UserError(
            "I did not understand “{left}”. Try: {usage}",
            "没看懂“{left}”。试试：{usage}",
            left=quoted(call.leftover),
            usage=usage or call.command.title(ctx.lang),
        )
    if call.missing:
        return _ask(ctx, call)
    if asked or not call.changes:
        return Understood(call)
    sentence = _confirmation(ctx, call)
    if call.doubt or sentence:
        return _read_back(ctx, call, sentence)
    return Understood(call)


def _confirmation(ctx: Context, call: Call) -> str:
    """The sentence that the command wants to be answered first; empty where it wants none."""
    confirm = call.command.confirm
    wanted = confirm(ctx, **call.arguments) if callable(confirm) else confirm
    return wanted if isinstance(wanted, str) else _in_words(ctx, call) if wanted else ""


def _read_back(ctx: Context, call: Call, sentence: str = "", *, lead: str = "") -> Understood:
    """The call whole, to be answered by yes or no."""
    ctx.dialog.ask(Question(call.dump(), None, []))
    sentence = sentence or _confirmation(ctx, call) or _in_words(ctx, call)
    said = ctx.text("{lead}{sentence}? yes/no", "{lead}{sentence}？是/否", lead=lead, sentence=_capital(sentence))
    return Understood(call, reply.say(said, "?"), confirm=True)


def _ask(ctx: Context, call: Call) -> Understood:
    parameter = _parameter(call.command, call.missing[0])
    shown = call.choices[:_MOST_CHOICES]
    choices = [replace(call, arguments=call.arguments | {parameter.name: value}, missing=[]) for value in shown]
    rows = [value.id for value in shown if isinstance(value, Interview)]
    ctx.dialog.ask(Question(call.dump(), parameter.name, [one.dump() for one in choices]), interview_ids=rows)
    lines = [_question(ctx, call.command, parameter)]
    if choices:
        lines.append(wording.numbered(label(ctx, value) for value in shown))
        if len(call.choices) > len(shown):
            lines.append(
                ctx.text("There are more: add the full name, or send the code.", "还有更多：写全名，或发编号。")
            )
        lines.append(ctx.text("Send the number, or “cancel”.", "回复数字，或发“退出”。"))
    return Understood(call, reply.say("\n".join(lines), "?"))


def _choose(ctx: Context, calls: list[Call], heard: Heard) -> Understood:
    """One word that may mean several things."""
    ctx.dialog.ask(Question(None, None, [replace(one, doubt=False).dump() for one in calls]))
    said = ctx.say(
        "By “{said}” you mean:\n{lines}\nSend the number, or “cancel”.",
        "“{said}”是指：\n{lines}\n回复数字，或发“退出”。",
        summary="?",
        said=quoted(heard.typed),
        lines=wording.numbered(_in_words(ctx, one) for one in calls),
    )
    return Understood(reply=said)


def _guess(ctx: Context, heard: Heard) -> Understood:
    """Three numbered guesses, never executed unasked."""
    named = routing.named_in(heard, ctx.handlers)
    likely = guesses(heard, named, ctx.commands, ctx.situation)
    ctx.dialog.ask(Question(None, None, [one.dump() for one in likely]))
    lines = wording.numbered(
        _in_words(ctx, one)
        if one.arguments
        else f"{one.command.title(ctx.lang)} · {wording.pick(one.command.help, ctx.lang)}"
        for one in likely
    )
    said = ctx.say(
        "I did not understand “{text}”. Did you mean:\n{lines}\nSend the number.",
        "没看懂“{text}”。你是想：\n{lines}\n回复数字就行。",
        summary="?",
        text=quoted(heard.typed),
        lines=lines,
    )
    return Understood(reply=said)


# --- inside a question ----------------------------------------------------------------------------------------------


def _answer(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """What the text answers; None where it is no answer to this question."""
    if heard.has_slash:
        return None
    said = heard.low
    wants_words = _wants_words(ctx, question)
    if said in _LEAVE | _NO or (wants_words and said in _SKIP):
        ctx.dialog.leave()
        return Understood(reply=ctx.say("All right, left that.", "好，不继续了。"))
    if _NUMBER.fullmatch(said) and question.choices:
        return _chosen(ctx, question, int(said), asks=heard.asks)
    if said in _YES and not heard.asks and (len(question.choices) == 1 or _is_yes_or_no(question)):
        return _confirmed(ctx, question)
    if question.call is None or question.parameter is None:
        return None
    if wants_words:
        return None if _leaves_words(ctx, heard) else _given_words(ctx, question, heard)
    return _given(ctx, question.call, question.parameter, heard)


def _is_yes_or_no(question: Question) -> bool:
    return question.call is not None and question.parameter is None


def _wants_words(ctx: Context, question: Question) -> bool:
    if question.call is None or question.parameter is None:
        return False
    command = ctx.handlers.commands.get(question.call["command"])
    return command is not None and _parameter(command, question.parameter).type is str


def _confirmed(ctx: Context, question: Question) -> Understood:
    if not _is_yes_or_no(question):
        return _chosen(ctx, question, 1)
    assert question.call is not None
    ctx.dialog.leave()
    return _completed(ctx, _loaded(ctx, question.call), asked=True)


def _chosen(ctx: Context, question: Question, number: int, *, asks: bool = False) -> Understood:
    if not 1 <= number <= len(question.choices):
        raise UserError(
            "Please send a number from 1 to {n}, or “cancel”.",
            "请回复 1–{n} 的数字，或发“退出”。",
            n=len(question.choices),
        )
    ctx.dialog.leave()
    call = _loaded(ctx, question.choices[number - 1])
    shown = set(call.arguments)
    settle(call, ctx.situation)
    call.doubt = (
        call.doubt or asks or set(call.arguments) != shown
    )  # the interview that can only be meant was not in the list
    return _completed(ctx, call)


def _given(ctx: Context, half: dict[str, Any], parameter: str, heard: Heard) -> Understood | None:
    """The half-filled call with what a bare argument adds: a row, a code, a name, a day, as the question asks for."""
    call = _loaded(ctx, half)
    try:
        read(call, heard.typed, ctx.situation, words=False, days=False)
    except UserError:
        if routing.named_in(heard, ctx.handlers):
            return None
        raise
    if call.leftover or (parameter not in call.arguments and parameter not in call.doubtful):
        return None
    ctx.dialog.leave()
    settle(call, ctx.situation)
    call.doubt = call.doubt or heard.asks
    return _completed(ctx, call)


def _given_words(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """Free text takes the whole sentence as it stands."""
    assert question.call is not None and question.parameter is not None
    if heard.low in _YES:
        return None
    call = _loaded(ctx, question.call)
    call.arguments[question.parameter] = heard.typed
    if (order := _order_in(ctx, heard)) is not None:
        return _choose(ctx, [call, order], heard)
    ctx.dialog.leave()
    settle(call, ctx.situation)
    return _completed(ctx, call)


def _order_in(ctx: Context, heard: Heard) -> Call | None:
    """接受 alone, or 没空 1677 出差 where a sentence is asked for: a part of it, or a change of mind? It is asked."""
    try:
        call = routing.call_for(heard, ctx.handlers, ctx.situation)
    except UserError:
        return None
    if call is None or call.leftover or call.doubt or not call.changes:
        return None
    is_bare = heard.low in call.command.verbs and any(one.type is Interview for one in call.command.parameters)
    return call if is_bare or call.named else None


def _leaves_words(ctx: Context, heard: Heard) -> bool:
    """A sentence is asked for, so most texts are one.

    Not one are: a number, a verb that only reads or needs nothing more, a verb with its interview, day or person and
    no word left over.
    """
    if heard.low.isdigit():
        return True
    named = routing.named_in(heard, ctx.handlers)
    if bare := next((one for one in named if heard.low in one.verbs), None):
        return not bare.changes or not bare.parameters
    try:
        call = routing.call_for(heard, ctx.handlers, ctx.situation)
    except UserError:
        return False
    if call is None or call.leftover or call.doubt or call.command not in named:
        return False
    said = {_parameter(call.command, name).type for name in (*call.arguments, *call.doubtful)}
    return bool(said) and str not in said


def _is_call_of_its_own(ctx: Context, question: Question, heard: Heard) -> bool:
    """What is complete by itself leaves the question, whichever verb or interview that was about."""
    if _wants_words(ctx, question):
        return _leaves_words(ctx, heard) or heard.has_slash
    if question.call is None:
        return True  # guesses are in nobody's way
    if heard.low in _YES:
        return False
    if heard.has_slash or routing.hinted(heard, ctx.handlers, ctx.situation):
        return True
    try:
        call = routing.call_for(heard, ctx.handlers, ctx.situation)
    except UserError:
        return bool(routing.named_in(heard, ctx.handlers))
    return call is not None and not call.leftover


def _ask_again(ctx: Context, question: Question, heard: Heard) -> Understood:
    """The question stays open."""
    assert question.call is not None
    call = _loaded(ctx, question.call)
    if question.parameter is None:
        raise UserError(
            "I did not understand “{text}”. {sentence}? yes/no",
            "没看懂“{text}”。{sentence}？是/否",
            text=quoted(heard.typed),
            sentence=_capital(_confirmation(ctx, call) or _in_words(ctx, call)),
        )
    again = _question(ctx, call.command, _parameter(call.command, question.parameter))
    raise UserError(
        "I did not understand “{text}”. {question} “cancel” leaves.",
        "没看懂“{text}”。{question}发“退出”离开。",
        text=quoted(heard.typed),
        question=again,
    )


def _loaded(ctx: Context, dumped: dict[str, Any]) -> Call:
    command = ctx.handlers.commands.get(dumped["command"])
    if command is None:  # a question that an older version asked
        raise UserError("That is no longer possible. Please start again.", "这一步已经失效，请重新发一次。")
    return load(command, dumped, ctx.situation)


# --- in words -------------------------------------------------------------------------------------------------------


def _parameter(command: Command, name: str) -> Parameter:
    return next(one for one in command.parameters if one.name == name)


def _question(ctx: Context, command: Command, parameter: Parameter) -> str:
    return wording.pick(reader(parameter.type).question, ctx.lang)


def _in_words(ctx: Context, call: Call) -> str:
    """接受 陈晓 明天 14:00, 面评：不推荐: the verb, and all that it is called with."""
    said = call.command.title(ctx.lang)
    for parameter in call.command.parameters:
        value = call.arguments.get(parameter.name)
        if value is None or value == "":
            continue
        if isinstance(value, Interview):
            said += f" {wording.brief(value, ctx.user, ctx.now)}"
        elif isinstance(value, Span):
            said += f" {wording.brief_days(value, ctx.user, ctx.now)}"
        elif isinstance(value, str | Enum):
            said += wording.pick((": ", "："), ctx.lang) + quoted(label(ctx, value))
        else:
            said += f" {label(ctx, value)}"
    return said


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]


def label(ctx: Context, value: object) -> str:
    """A value as a choice."""
    match value:
        case Interview():
            return f"{wording.date(value.start, ctx.user, ctx.now)} {wording.row(value, ctx.user, ctx.now)}"
        case Member():
            return f"{value.name} ({value.user_id})"
        case Enum():
            return str(value.value[1 if ctx.lang == "zh" else 0])
        case _:
            return str(value)


def quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else line[:_QUOTED] + "…"
