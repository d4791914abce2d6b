"""From a member's words to a call that can run, or to what is said instead: a question, a guess, a refusal."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import Any

from bot import wording
from bot.chat import dialog, routing
from bot.chat.arguments import Call, fill, load, reader
from bot.chat.command import Command, Parameter
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.interviews import lookup
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.times.typed import normalise
from bot.wecom import reply
from bot.wecom.reply import Reply

_YES = frozenset(("是", "是的", "好", "好的", "行", "可以", "确认", "对", "嗯", "yes", "y", "ok"))
_NO = frozenset(("否", "不", "不是", "不用", "no", "n"))
_LEAVE = frozenset(("退出", "算了", "取消", "cancel", "quit", "exit"))
_ASKS_WHAT_IS_MEANT = frozenset(("取消", "cancel"))  # outside a question: an interview, perhaps
_NUMBER = re.compile(r"\d{1,2}")  # of a choice; four digits or more are a code
_MOST_CHOICES = 6  # of one question
_QUOTED = 24  # characters of the member's own words that an answer repeats


def understand(ctx: Context, text: str) -> Call | Reply:
    """The ready call that `text` makes, or what to say instead.

    Raises: UserError when the text says something that cannot be.
    """
    question = ctx.dialog.question
    if question is None:
        return _fresh(ctx, text)
    # 好的 and “cancel” are verbs of commands, too; inside a question they are answers first.
    is_answer = normalise(text) in _YES | _NO | _LEAVE
    if not is_answer and routing.is_another_command(text, ctx.handlers):
        dialog.close_question(ctx.user)
        return _fresh(ctx, text)
    return _answered(ctx, question, text)


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


def _fresh(ctx: Context, text: str) -> Call | Reply:
    call = routing.call_for(text, ctx.handlers, ctx.situation)
    if call:
        return _completed(ctx, call)
    if normalise(text) == "确认" and (only := lookup.only_unanswered(ctx.user, ctx.now)):
        return _confirm_accept(ctx, only)
    if normalise(text) in (_YES | _NO | _LEAVE) - _ASKS_WHAT_IS_MEANT:
        return ctx.say(
            "There is no question to answer. “help” shows what you can do.",
            "现在没有要你回答的问题。发“帮助”看你能做什么。",
            summary="?",
        )
    return _guess(ctx, text)


def _confirm_accept(ctx: Context, interview: Interview) -> Reply:
    """确认 alone may mean the one interview that waits for an answer; so it is asked."""
    accept = Call(ctx.handlers.commands["accept"], {"interview": interview})
    dialog.ask(ctx.user, Question(None, None, [accept.dump()]), ctx.now)
    return ctx.say(
        "Accept {title}, {when}? yes / no",
        "接受 {title}，{when}？回复 是/否",
        title=interview,
        when=ctx.moment(interview),
    )


def _completed(ctx: Context, call: Call) -> Call | Reply:
    """The call if it is ready and allowed, or the question for what is missing."""
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
            left=_quoted(call.leftover),
            usage=usage or call.command.title(ctx.lang),
        )
    return _ask(ctx, call) if call.missing else call


def _ask(ctx: Context, call: Call) -> Reply:
    parameter = _parameter(call.command, call.missing[0])
    shown = call.choices[:_MOST_CHOICES]
    choices = [Call(call.command, call.arguments | {parameter.name: value}) for value in shown]
    dialog.ask(
        ctx.user,
        Question(call.dump(), parameter.name, [choice.dump() for choice in choices]),
        ctx.now,
    )
    lines = [wording.pick(reader(parameter.type).question, ctx.lang)]
    if choices:
        lines.append(wording.numbered(_label(ctx, value) for value in shown))
        if len(call.choices) > len(shown):
            lines.append(
                ctx.text("There are more: add the full name, or send the code.", "还有更多：写全名，或发编号。")
            )
        lines.append(ctx.text("Send the number, or “cancel”.", "回复数字，或发“退出”。"))
    return reply.say("\n".join(lines), "?")


def _answered(ctx: Context, question: Question, text: str) -> Call | Reply:
    said = normalise(text)
    if said in _LEAVE or (said in _NO and not question.parameter):
        dialog.close_question(ctx.user)
        return ctx.say("All right, left that.", "好，不继续了。")
    if _NUMBER.fullmatch(said) and question.choices:
        return _chosen(ctx, question, int(said))
    if said in _YES and len(question.choices) == 1:
        return _chosen(ctx, question, 1)
    if question.call is None or question.parameter is None:
        dialog.close_question(ctx.user)
        return _fresh(ctx, text)
    return _given(ctx, question.call, question.parameter, text)


def _chosen(ctx: Context, question: Question, number: int) -> Call | Reply:
    if not 1 <= number <= len(question.choices):
        raise UserError(
            "Please send a number from 1 to {n}, or “cancel”.",
            "请回复 1–{n} 的数字，或发“退出”。",
            n=len(question.choices),
        )
    dialog.close_question(ctx.user)
    return _completed(ctx, _loaded(ctx, question.choices[number - 1]))


def _given(ctx: Context, half: dict[str, Any], parameter: str, text: str) -> Call | Reply:
    """The half-filled call with what the answer adds."""
    known = _loaded(ctx, half)
    call = fill(known.command, text, ctx.situation, known.arguments)
    if parameter not in call.arguments and parameter not in call.doubtful:
        raise UserError(
            "I did not understand “{text}”. {question} “cancel” leaves.",
            "没看懂“{text}”。{question}发“退出”离开。",
            text=_quoted(text),
            question=wording.pick(reader(_parameter(call.command, parameter).type).question, ctx.lang),
        )
    dialog.close_question(ctx.user)
    return _completed(ctx, call)


def _loaded(ctx: Context, dumped: dict[str, Any]) -> Call:
    command = ctx.handlers.commands.get(dumped["command"])
    if command is None:  # a question that an older version asked
        raise UserError("That is no longer possible. Please start again.", "这一步已经失效，请重新发一次。")
    return load(command, dumped["arguments"], ctx.situation)


def _guess(ctx: Context, text: str) -> Reply:
    """Three numbered guesses, never executed unasked."""
    likely = routing.guesses(text, ctx.commands)
    dialog.ask(ctx.user, Question(None, None, [Call(one).dump() for one in likely]), ctx.now)
    lines = wording.numbered(f"{one.title(ctx.lang)} · {wording.pick(one.help, ctx.lang)}" for one in likely)
    return ctx.say(
        "I did not understand “{text}”. Did you mean:\n{lines}\nSend the number.",
        "没看懂“{text}”。你是想：\n{lines}\n回复数字就行。",
        summary="?",
        text=_quoted(text),
        lines=lines,
    )


def _parameter(command: Command, name: str) -> Parameter:
    return next(one for one in command.parameters if one.name == name)


def _label(ctx: Context, value: object) -> str:
    match value:
        case Interview():
            return f"{wording.date(value.start, ctx.user, ctx.now)} {wording.row(value, ctx.user, ctx.now)}"
        case Member():
            return f"{value.name} ({value.user_id})"
        case Enum():
            return str(value.value[1 if ctx.lang == "zh" else 0])
        case _:
            return str(value)


def _quoted(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _QUOTED else line[:_QUOTED] + "…"
