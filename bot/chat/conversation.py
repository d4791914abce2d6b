"""From a member's words to a call that can run, or to what is said instead: a question, a guess, a refusal."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from bot.chat import (
    about_the_bot,
    at_the_question,
    behind_dictation,
    both_ways,
    by_itself,
    correcting,
    dictated,
    draft,
    in_own_words,
    in_passing,
    in_turn,
    let_go,
    looks,
    on_a_proposal,
    on_condition,
    reasons,
    routing,
    taken_back_at_once,
    thinking_aloud,
    ticks_said,
    time_instead,
    turned_at_once,
    two_requests,
    undo_named,
    who_is_meant,
)
from bot.chat.asking import Understood, choose_first, completed, guess
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard, hear, without_quote
from bot.chat.leaving import is_call_of_its_own
from bot.chat.letters import is_by_another, without_its_form
from bot.chat.masked import spelled
from bot.chat.only_one import TwoAtOnce
from bot.chat.open_question import Outdated, ask_again, is_yes_or_no, wants, wants_words
from bot.chat.short_answers import YES
from bot.chat.spelling.chosen import in_plain_spelling
from bot.chat.ticks_said import Ticks
from bot.chat.understanding.telling import told_of
from bot.chat.was_moved import without_the_report
from bot.chat.which_interview import only_row
from bot.interviews import room_numbers
from bot.interviews.errors import UserError
from bot.interviews.models import Interview


def understand(ctx: Context, text: str) -> Understood:
    """What the text means here and now. Changes nothing but what the dialog remembers.

    Raises: UserError when the text says something that cannot be.
    """
    text = without_quote(text)
    if is_by_another(text, ctx.user):
        return _passed_on(ctx, hear(text))
    text = without_its_form(text)
    if (rows := _pasted(ctx, text)) is not None:
        return rows
    heard = hear(text if _is_for_words(ctx) else room_numbers.in_full(text))
    if not heard.typed:
        raise UserError("understood.empty")
    if (look := _look_alone(ctx, heard)) is not None:
        return completed(ctx, look)
    ctx.situation.expect(heard.low, spelled(heard.low))
    if not _is_for_words(ctx) and (kept := taken_back_at_once.told(ctx, heard)) is not None:
        return kept
    try:
        return _understand(ctx, without_the_report(in_plain_spelling(ctx, heard)))
    except TwoAtOnce as refused:
        # Whoever answers with a number means one of the two, and none of the rows of an older list.
        ctx.dialog.leave()
        ctx.dialog.show((), 0)
        return Understood(reply=ctx.say(refused.phrase, summary="?"))


def _look_alone(ctx: Context, heard: Heard) -> Call | None:
    """/help, 日程: by its name alone a look is nothing else, and so is read no further; to a question it may be an answer."""
    command = ctx.handlers.by_verb.get(heard.words.low) if ctx.dialog.question is None else None
    if command is None or heard.words.low not in (command.name, command.title("zh").lower()):
        return None  # 未反馈 says more than 待办
    if command.hidden or command.changes or any(one.required for one in command.parameters):
        return None
    return Call(command)


def _is_for_words(ctx: Context) -> bool:
    return ctx.dialog.question is not None and wants_words(ctx, ctx.dialog.question)


def _pasted(ctx: Context, text: str) -> Understood | None:
    """What is no sentence: rows of a spreadsheet, or the correction of one."""
    for command in ctx.handlers.commands.values():
        if command.pasted is not None and (arguments := command.pasted(ctx, text)) is not None:
            ctx.dialog.pass_by()
            return completed(ctx, Call(command, arguments))
    return None


def _passed_on(ctx: Context, heard: Heard) -> Understood:
    """A letter that somebody else has signed orders nothing: what it speaks of is shown."""
    with _leaving(ctx, heard):
        about = told_of(heard, ctx.handlers, ctx.situation).masked.mentioned.get(Interview, [])
        look = looks.at({Interview: about}, ctx.handlers, ctx.situation) if about else None
        ctx.dialog.pass_by()
        return completed(ctx, look) if look is not None else guess(ctx, heard)


def _understand(ctx: Context, heard: Heard) -> Understood:
    question = ctx.dialog.question
    if question is not None and is_yes_or_no(question):
        heard = correcting.without_pause(heard)
    if question is not None and (beside := in_passing.beside_the_question(ctx, question, heard)):
        return beside
    if question is not None and (answered := at_the_question.answered(ctx, question, heard)):
        return answered
    if question is not None and (changed := draft.changed(ctx, question, heard)) is not None:
        return changed
    if (question is None or question.call is None) and (again := let_go.taken_up(ctx, heard)) is not None:
        return again
    if (turned := turned_at_once.told(ctx, question, heard)) is not None:
        return turned
    if (aloud := thinking_aloud.told(ctx, question, heard)) is not None:
        return aloud
    is_for_words = _is_for_words(ctx)
    if not is_for_words and (kept := on_condition.told(ctx, heard) or on_a_proposal.told(ctx, heard)) is not None:
        return kept
    if not is_for_words and (about := about_the_bot.told(ctx, heard)) is not None:
        return about
    if not is_for_words and (undone := undo_named.told(ctx, heard)) is not None:
        return undone
    with _leaving(ctx, heard):
        if (call := dictated.call_for(heard, ctx.handlers, ctx.situation)) is not None:
            if both := behind_dictation.told_apart(call, heard, ctx.handlers, ctx.situation):
                return in_turn.begin(ctx, both)
            call = _or_what_is_meant(ctx, call, heard)
            who_is_meant.check(ctx, call, heard)
            ctx.dialog.pass_by()
            return completed(ctx, call)
        no = None if is_for_words else both_ways.without_the_yes(heard)
        requests = two_requests.told_apart(heard, ctx.handlers, ctx.situation, wants_words=is_for_words)
        if no is not None and not both_ways.are_both(requests):
            heard = no
            requests = two_requests.told_apart(heard, ctx.handlers, ctx.situation)
        elif no is not None:
            requests = both_ways.with_all_of_it(requests, routing.call_for(no, ctx.handlers, ctx.situation))
        if requests:
            who_is_meant.check_each(ctx, requests, heard)
            are_of_one = two_requests.are_of_one(requests)
            return choose_first(ctx, requests) if are_of_one else in_turn.begin(ctx, requests)
        if (led := two_requests.order_and_rest(heard, ctx.handlers, ctx.situation)) is not None and not is_for_words:
            return in_turn.with_a_rest(ctx, *led)
        if (call := dictated.without_verb(heard, ctx.handlers, ctx.situation)) is not None:
            ctx.dialog.pass_by()
            return completed(ctx, call)
    if question is None:
        return by_itself.understood(ctx, heard)
    try:
        with correcting.closing(ctx, question, heard):
            if (answered := time_instead.answered(ctx, question, heard)) is not None:
                return answered
        if (answered := correcting.of_the_list(ctx, question, heard)) is not None:
            return answered
        with _leaving(ctx, heard):
            if is_call_of_its_own(ctx, question, heard):
                ctx.dialog.pass_by()
                return by_itself.understood(ctx, heard, was_asked=True)
        plainly = reasons.given_plainly(ctx, question, heard) or correcting.not_understood(ctx, question, heard)
        return plainly or ask_again(ctx, question, heard)
    except Outdated:  # said once: whatever comes next is no answer to it
        ctx.dialog.question = question
        ctx.dialog.pass_by()
        answers = heard.low in YES or only_row(heard.low) is not None or _says_ticks(ctx, question, heard)
        if answers or not is_call_of_its_own(ctx, question, heard):
            raise
        return by_itself.understood(ctx, heard, was_asked=True)


def _says_ticks(ctx: Context, question: Question, heard: Heard) -> bool:
    """都可以, to which of the times will do: no acceptance of anything else."""
    return wants(ctx, question, Ticks) and ticks_said.whole(heard.low, beside_a_list=False) is not None


def _or_what_is_meant(ctx: Context, dictated: Call, heard: Heard) -> Call:
    """面评不用你催, and HR's 彭程的面评李四口头跟我讲了：推荐，我替他填 are no 面评 of the speaker's."""
    freer = in_own_words.surely(heard, ctx.handlers, ctx.situation)
    if freer is not None and in_own_words.says_the_verdict(freer, dictated):
        return freer
    if heard.words.low.startswith(dictated.command.verbs) and dictated.is_ready:
        return freer if freer is not None and in_own_words.explains(freer, dictated) else dictated
    return freer if freer is not None and in_own_words.outweighs(freer, dictated) else dictated


@contextlib.contextmanager
def _leaving(ctx: Context, heard: Heard) -> Iterator[None]:
    """What asks for something else leaves a yes or no open to nobody, also where it cannot be done: 拒绝 9999, then 是."""
    try:
        yield
    except UserError:
        is_code = heard.low.isdigit() and len(heard.low) >= _SHORTEST_CODE
        if not is_code and ctx.dialog.question is not None and is_yes_or_no(ctx.dialog.question):
            ctx.dialog.pass_by()
        raise


_SHORTEST_CODE = 4  # digits
