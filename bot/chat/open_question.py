"""The question that is open: what kind it is, the call it is about as that is now, and how it is asked again."""

from __future__ import annotations

from typing import Any

from bot import wording
from bot.chat.asking import Understood, what_yes_does
from bot.chat.call import Call, load
from bot.chat.context import Context
from bot.chat.dialog import LABEL, Question
from bot.chat.heard import Heard
from bot.chat.phrasing import in_words, open_question, parameter_of, question_of, quoted, told_apart, yes_or_no
from bot.chat.short_answers import says_yes
from bot.chat.ticks_said import Ticks
from bot.interviews.errors import UserError
from bot.interviews.line import Line
from bot.interviews.models import Interview, Member
from bot.interviews.moving import moved_meanwhile
from bot.interviews.ticking import offered_meanwhile


class Outdated(UserError):
    """The open question is about what is no more so."""

    def __init__(self, why: UserError) -> None:
        super().__init__(why.phrase)


def is_yes_or_no(question: Question) -> bool:
    return question.call is not None and question.parameter is None


def wants_words(ctx: Context, question: Question) -> bool:
    return wants(ctx, question, str)


def wants(ctx: Context, question: Question, kind: type) -> bool:
    """Whether a value of this type is asked for."""
    if question.call is None or question.parameter is None:
        return False
    command = ctx.handlers.commands.get(question.call["command"])
    return command is not None and parameter_of(command, question.parameter).type is kind


def asked_again(ctx: Context, question: Question) -> str:
    """The question for words, with what was done before it was asked: 现在是：无法参加 陈晓 明天 14:00。是什么原因？"""
    assert question.call is not None and question.parameter is not None
    call = loaded(ctx, question.call)
    return ctx.text(
        "asked.as_things_stand",
        done=in_words(ctx, call),
        question=question_of(ctx, call.command, parameter_of(call.command, question.parameter)),
    )


def said_again(ctx: Context, question: Question, *, briefly: bool = False) -> str:
    """The question as it is still open, with what may be chosen; `briefly`: that stands above."""
    leave = ctx.text("book.send_the_number")
    above = ctx.text("asked.number_from_above")
    if question.call is None:
        return above if briefly else f"{wording.numbered(_labels(ctx, question))}\n{leave}"
    call = loaded(ctx, question.call)
    if question.parameter is None:
        return yes_or_no(ctx, what_yes_does(ctx, call))
    if question.follows_a_change and wants_words(ctx, question):
        return asked_again(ctx, question)
    again = open_question(ctx, call, question.parameter)
    if not question.choices or (isinstance(call.arguments.get(question.parameter), Line) and not ctx.dialog.slots):
        return again
    if briefly:
        return f"{_ended(ctx, again)}{'' if ctx.lang == 'zh' else ' '}{above}"
    return f"{again}\n{wording.numbered(_choices(ctx, question, question.parameter))}\n{leave}"


def ask_again(ctx: Context, question: Question, heard: Heard) -> Understood:
    """The question stays open."""
    assert question.call is not None
    call = loaded(ctx, question.call)
    if question.parameter is None:
        raise UserError(
            "asked.not_understood_how",
            text=quoted(ctx.situation.spelling.as_typed(heard.typed)),
            how=_how_to_change_it(ctx, call),
            asked=yes_or_no(ctx, what_yes_does(ctx, call)),
        )
    again = open_question(ctx, call, question.parameter)
    if question.choices and says_yes(heard.low):
        raise UserError(
            "asked.question_with_lines",
            question=again,
            lines=wording.numbered(_choices(ctx, question, question.parameter)),
        )
    if says_yes(heard.low):
        raise UserError("asked.question", question=again)
    raise UserError(
        "asked.not_understood", text=quoted(ctx.situation.spelling.as_typed(heard.typed)), question=_ended(ctx, again)
    )


def _how_to_change_it(ctx: Context, call: Call) -> str:
    """Of feedback that is read back; nothing of all else."""
    if not (call.arguments.get("verdict") and call.arguments.get("words")):
        return ""
    return ctx.text("asked.how_to_change")


def which_of_these(ctx: Context, question: Question) -> Understood:
    """好的 to several that were offered is none of them: they are offered again."""
    slots = ctx.dialog.slots
    ctx.dialog.ask(question)
    ctx.dialog.slots = slots
    return Understood(reply=ctx.say("which.one_of_these", summary="?", lines=wording.numbered(_labels(ctx, question))))


def _labels(ctx: Context, question: Question) -> list[str]:
    """Of what may be chosen, where nothing else is asked for."""
    if len(ctx.dialog.slots) == len(question.choices):
        return [wording.slot(one, ctx.user, ctx.now) for one in ctx.dialog.slots]
    return [str(one.get(LABEL) or in_words(ctx, loaded(ctx, one))) for one in question.choices]


def _choices(ctx: Context, question: Question, parameter: str) -> list[str]:
    """As they were listed."""
    if len(ctx.dialog.slots) == len(question.choices):
        return [wording.slot(one, ctx.user, ctx.now) for one in ctx.dialog.slots]
    return told_apart(ctx, [loaded(ctx, one).arguments[parameter] for one in question.choices])


def _ended(ctx: Context, question: str) -> str:
    """An example at its end may be without a full stop."""
    return question if question[-1:] in ".?!。？！：" else question + ctx.text("rows.end_of_caution")


def loaded(ctx: Context, dumped: dict[str, Any]) -> Call:
    command = ctx.handlers.commands.get(dumped["command"])
    if command is None:  # a question that an older version asked
        raise UserError("asked.no_longer_possible")
    call = load(command, dumped, ctx.situation)
    if not call.is_as_dumped(dumped):
        moved = next(one for one in call.arguments.values() if isinstance(one, Interview))
        raise Outdated(offered_meanwhile(moved) if command.takes(Ticks) else moved_meanwhile(moved))
    if back := call.who_is_back(dumped):
        raise Outdated(_took_it_back(ctx, back, call))
    return call


def _took_it_back(ctx: Context, back: list[Member], call: Call) -> UserError:
    it = next(one for one in call.arguments.values() if isinstance(one, Interview))
    return UserError(
        "asked.took_it_back", who=ctx.text("mark.between_names").join(str(one.name) for one in back), code=it.code or ""
    )
