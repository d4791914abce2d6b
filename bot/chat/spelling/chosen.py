"""Whether a text is read as it was typed or in plain spelling: what is whole as it was typed is that."""

from __future__ import annotations

import re

from bot.chat import dictated, routing
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.denied_beside import meant_beside
from bot.chat.dialog import Question
from bot.chat.heard import Heard, hear
from bot.chat.open_question import wants_words
from bot.chat.repair.repaired import repaired
from bot.chat.repair.rest_kept import without_the_rest
from bot.chat.short_answers import ANSWERS
from bot.chat.spelling import colleagues
from bot.chat.spelling.codes import in_figures
from bot.chat.spelling.plainly import plainly
from bot.chat.verbs import splits
from bot.interviews.errors import UserError
from bot.interviews.models import Member
from bot.interviews.people import Members
from bot.nlu.spelling.draft import Draft, Spelling

_WHO_COMES = re.compile("[换改]成[\u4e00-\u9fff]{2,3}(?:$|[^\u4e00-\u9fff])")


def in_plain_spelling(ctx: Context, heard: Heard) -> Heard:
    """Words for the question that is open stay as they are, too."""
    question = ctx.dialog.question
    if (question is not None and wants_words(ctx, question)) or heard.low in ANSWERS:
        return heard
    plain = in_figures(plainly(heard.raw, ctx.situation), ctx.situation)
    said = plain if _dictates(ctx, heard) else without_the_rest(plain)
    meant = repaired(said, ctx.situation)
    meant = meant_beside(ctx, meant) or meant
    if meant is not plain:
        ctx.situation.memo[Spelling] = meant
        return hear(meant.plain)  # what was said first does not hold
    asks_whom = question is not None and _is_of_people(ctx, question)
    may_name = colleagues.may_be_named(plain.plain) and (question is None or asks_whom)
    if not (plain.is_changed or may_name):
        return heard
    typed = _call(ctx, heard) if not plain.is_changed or _has_a_verb(ctx, heard) else None
    is_whole = typed is not None and typed.is_ready and not (typed.doubt or typed.freely)
    names_who_comes = may_name and _WHO_COMES.search(plain.plain) is not None
    if typed is not None and is_whole and not names_who_comes and (typed.changes or not plain.is_changed):
        return heard
    call = _call(ctx, hear(plain.plain)) if plain.is_changed else typed
    may_lack = call is not None and call.command.changes and call.command.takes(Member)
    if may_name and (
        call is None or not call.is_ready or may_lack or names_who_comes or colleagues.is_odd(plain.plain)
    ):
        named = _with_colleagues(ctx, plain)
        better = _call(ctx, hear(named.plain)) if named.plain != plain.plain else None
        is_better = (
            better is not None
            and better.is_ready
            and not (may_lack and call is not None and call.is_ready and len(better.arguments) <= len(call.arguments))
        )
        if named.plain != plain.plain and (asks_whom or is_better):
            plain, call = named, better
            if asks_whom:
                ctx.situation.memo[Spelling] = plain
                return hear(plain.plain)
    if plain.is_changed and typed is None and (call is None or not call.is_ready):
        typed = _call(ctx, heard)
    is_better_typed = typed is not None and (call is None or (typed.is_ready and not call.is_ready))
    if not plain.is_changed or is_better_typed:
        return heard
    ctx.situation.memo[Spelling] = plain
    return hear(plain.plain)


def _has_a_verb(ctx: Context, heard: Heard) -> bool:
    """What is typed without any may be an order, and is none that is done as it was typed."""
    return _dictates(ctx, heard) or bool(splits(heard.words, ctx.handlers))


def _dictates(ctx: Context, heard: Heard) -> bool:
    return any(verb in heard.low for one in ctx.handlers.dictating for verb in one.verbs)


def _is_of_people(ctx: Context, question: Question) -> bool:
    """换下哪位？, or a yes or no to somebody: 换成章三 may be said to it."""
    command = ctx.handlers.commands.get(question.call["command"]) if question.call is not None else None
    return command is not None and command.changes and (command.takes(Member) or command.takes(Members))


def _with_colleagues(ctx: Context, plain: Spelling) -> Spelling:
    draft = Draft.of(plain)
    colleagues.correct(draft, ctx.situation)
    return draft.spelling


def _call(ctx: Context, heard: Heard) -> Call | None:
    try:
        return dictated.call_for(heard, ctx.handlers, ctx.situation) or routing.call_for(
            heard, ctx.handlers, ctx.situation
        )
    except UserError:
        return None
