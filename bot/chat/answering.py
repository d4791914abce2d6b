"""What a text says to the question that is open: an answer, a call of its own that leaves it, or nothing."""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from bot.chat import (
    answered_in_words,
    argument_given,
    asides,
    choosing,
    correcting,
    dictated,
    draft,
    drafted,
    free_text,
    no_reason,
    other_order,
    person_instead,
    put_right,
    reasons,
    second_thoughts,
    set_again,
    shifting,
    taken_back,
    told_otherwise,
    verdict_again,
)
from bot.chat.arguments import settle
from bot.chat.asking import Understood, completed, confirmation, read_again, read_back
from bot.chat.call import Call, load
from bot.chat.context import Context
from bot.chat.dialog import READ, TOWARD, Question
from bot.chat.heard import Heard, hear
from bot.chat.leaving import is_call_of_its_own, leaves_words
from bot.chat.masked import spelled
from bot.chat.open_question import ask_again, asked_again, is_yes_or_no, loaded, wants_words
from bot.chat.phrasing import parameter_of
from bot.chat.question_left import left, put_off
from bot.chat.short_answers import (
    LEAVE,
    NO,
    YES,
    denies_it,
    doubts,
    leaves,
    says_no,
    says_no_to_all,
    says_yes,
    says_yes_to_all,
    skips,
)
from bot.interviews.models import Interview
from bot.notices import cards, catalogue
from bot.wecom import reply
from bot.wording import pick

_IS_NOT_ME = re.compile(  # whoever speaks has not said it, so nothing is done in their name
    "(?:不对|不|[,， ]){0,3}(?:[这那]个?)?(?:并?不是|并非)我(?:本人|[啊呀吧哦的自己])*(?:[,， ]{1,3}是.{1,12}(?:说的?|要的?|来不了|不来了?|有事)?)?"
    r"|(?:(?:no|sorry),? )?(?:(?:it|that|this)(?: was| is|'s) )?not me(?:[,; ]+(?:it (?:was|is) )?the candidate.{0,20})?"
)
# A yes to what is written, and to nothing else: 嗯提交, 好的，就这么提交吧.
_SUBMITS = re.compile(
    "(?:嗯++|好[的吧]?|行|可以|对|没问题|那?就|这样|这么|直接|帮我|可以了|ok|[,， 。]){0,5}(?:提交|交|发)(?:了|吧|上去|面评|一下|啊|呀){0,3}|"
    r"(?:(?:yes|ok|okay|sure|fine|good|please|just|great),? ?){0,3}(?:submit|send)(?: (?:it|this|that|now|please)){0,2}"
)
_A_SENTENCE = 8  # characters
_THANKS = re.compile(r"[ ,，]*(?:谢谢[你您啦了]?|多谢|thanks|thank you|thx)$")


def _only_why(heard: Heard) -> Heard:
    """flight of can't do 6279, flight, to why they can't."""
    why = no_reason.without_the_no(heard.typed)
    return heard if why == heard.typed else hear(why)


def answer(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """What the text answers; None where it is no answer to this question."""
    is_for_words = wants_words(ctx, question)
    if is_for_words and question.follows_a_change:
        heard = _only_why(heard)
    if heard.has_slash or (heard.is_long and not is_for_words):
        return None
    is_dictated = is_for_words and _wants_dictation(ctx, question)
    said = heard.low if is_dictated else _THANKS.sub("", heard.low)
    if not said and is_yes_or_no(question):
        ask_again(ctx, question, heard)  # thanks alone are neither a yes nor a no
    if (
        is_for_words
        and question.follows_a_change
        and not skips(heard.low)
        and (regretted := second_thoughts.regretted(ctx, question, heard)) is not None
    ):
        return regretted
    is_no = said in NO if is_dictated else says_no(said) or denies_it(said, verbs_of(ctx, question))
    if is_no and question.behind is not None:
        ctx.dialog.ask(question.behind)
        return Understood(reply=reply.say(asked_again(ctx, question.behind), "?"))
    if ctx.dialog.waiting and is_yes_or_no(question) and says_no_to_all(said):
        ctx.dialog.leave()
        ctx.dialog.waiting = ()
        return Understood(reply=left(ctx, question.behind or question))
    if (held := verdict_again.held_after_all(ctx, question, heard)) is not None:
        return held
    if (other := correcting.of_another(ctx, question, heard) or other_order.instead(ctx, question, heard)) is not None:
        return other
    if question.is_kept and drafted.is_later(heard):
        ctx.dialog.leave()
        return Understood(reply=left(ctx, question))
    takes_back = is_for_words and not question.follows_a_change and _takes_back(ctx, question, said)
    is_left = not is_for_words and (
        leaves(said)
        or draft.is_dropped(question, said)
        or (is_yes_or_no(question) and _IS_NOT_ME.fullmatch(said) is not None)
    )
    if is_yes_or_no(question) and question.behind is None and doubts(said):
        return put_off(ctx, question)
    if draft.is_one(question) and draft.is_put_off(said):
        return put_off(ctx, question)
    is_listed = _is_a_listed_answer(ctx, question, said)
    if not is_listed and (
        is_no or said in LEAVE or takes_back or is_left or (is_for_words and _gives_none(ctx, question, heard))
    ):
        ctx.dialog.leave()
        return Understood(reply=left(ctx, question.behind or question))
    if (chosen := choosing.chosen(ctx, question, said, heard)) is not None:
        return chosen
    verbs = verbs_of(ctx, question) | draft.verbs_of(question)
    is_yes = (
        says_yes(said, verbs)
        or (is_yes_or_no(question) and asides.says_yes_beside(ctx, said, verbs))
        or (bool(ctx.dialog.waiting) and says_yes_to_all(said))  # a yes to this one; the next is asked about
        or (_is_of_feedback(question) and _SUBMITS.fullmatch(said) is not None)
    )
    if is_yes and not heard.asks and (len(question.choices) == 1 or is_yes_or_no(question)):
        return _confirmed(ctx, question)
    if question.behind is not None and not is_call_of_its_own(ctx, question.behind, heard):
        begins, _, more = heard.low.partition(" ")
        # 好的 明天 陈晓 is no answer to the question behind, as it begins with one to what was just asked.
        return None if more and begins in (*YES, *NO) else answer(ctx, question.behind, heard)
    if question.call is not None and question.parameter is None:
        return _corrected(ctx, question.call, heard) or reasons.given(ctx, question, heard)
    if question.call is None or question.parameter is None:
        return None
    if is_for_words:
        return None if leaves_words(ctx, question, heard) else answered_in_words.given(ctx, question, heard)
    asked_of = ctx.handlers.commands.get(question.call["command"])
    if asked_of is not None and asked_of.dictated and parameter_of(asked_of, question.parameter).type is not Interview:
        return _dictated(ctx, question, heard) or told_otherwise.given(ctx, question, heard)
    if (kept := reasons.before_which(ctx, question, heard)) is not None:
        return kept
    if way := question.call.get(TOWARD):
        heard = hear(shifting.in_direction(ctx, way, heard))
    return argument_given.given(ctx, question.call, question.parameter, heard) or told_otherwise.given(
        ctx, question, heard
    )


def _is_of_feedback(question: Question) -> bool:
    return question.call is not None and "verdict" in question.call["arguments"]


def verbs_of(ctx: Context, question: Question) -> frozenset[str]:
    command = ctx.handlers.commands.get(question.call["command"]) if question.call else None
    return frozenset(command.verbs) if command is not None else frozenset()


def _takes_back(ctx: Context, question: Question, said: str) -> bool:
    assert question.call is not None
    command = ctx.handlers.commands[question.call["command"]]
    return no_reason.takes_back(said) or taken_back.takes_back(said, (*command.verbs, *command.hints))


def _wants_dictation(ctx: Context, question: Question) -> bool:
    assert question.call is not None
    return ctx.handlers.commands[question.call["command"]].dictated == question.parameter


def _is_a_listed_answer(ctx: Context, question: Question, said: str) -> bool:
    """True of the no that stands in the list itself: What is your verdict? … 4) no."""
    command = ctx.handlers.commands.get(question.call["command"]) if question.call is not None else None
    if command is None or question.parameter is None:
        return False
    kind = parameter_of(command, question.parameter).type
    return issubclass(kind, Enum) and any(said == pick(one.value[:2], ctx.lang) for one in kind)


def _gives_none(ctx: Context, question: Question, heard: Heard) -> bool:
    if skips(heard.low):
        return True
    return heard.low not in YES and free_text.is_courtesy(heard) and not leaves_words(ctx, question, heard)


def _confirmed(ctx: Context, question: Question) -> Understood:
    if not is_yes_or_no(question):
        return choosing.numbered(ctx, question, 1)
    assert question.call is not None
    call = loaded(ctx, question.call)
    if call.missing:  # hidden from them meanwhile, or gone
        ctx.dialog.leave()
        return Understood(reply=ctx.say("asked.is_gone"))
    if ctx.dialog.asked_at is not None and cards.asked_since(str(ctx.user.user_id), ctx.dialog.asked_at, _ASKING):
        return _asked_after_a_card(ctx, call)
    ctx.dialog.leave()
    read = question.call.get(READ)
    return (read_again(ctx, call, read) if read else None) or completed(ctx, call, asked=True)


_ASKING = [one.name for one in catalogue.KINDS.values() if one.asks]


def _asked_after_a_card(ctx: Context, call: Call) -> Understood:
    """A yes may be meant for the card that came after the question: so it is asked once more, and stands last."""
    lead = ctx.text("asked.before_the_card")
    ctx.dialog.leave()
    return read_back(ctx, call, confirmation(ctx, call), lead=lead)


def _dictated(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """A verdict, perhaps with the sentence; a rating, or the sentence at once."""
    assert question.call is not None and question.parameter is not None
    call = loaded(ctx, question.call)
    command, asked = call.command, parameter_of(call.command, question.parameter)
    given = dictated.answer(command, heard, ctx.situation, call.arguments)
    if asked.name not in given.arguments:
        rating = dictated.said_in_full(heard, asked)
        if rating is None and says_yes(heard.low):
            return None  # 好的 is no sentence of a review
        if rating is not None:
            given = load(command, question.call, ctx.situation)
            given.arguments[asked.name] = rating
        elif (
            (dictated.is_verdict(command, asked) and not _is_a_sentence(ctx, question, heard))
            or heard.has_slash
            or leaves_words(ctx, question, heard)
        ):
            return None
    ctx.dialog.leave()
    settle(given, ctx.situation)
    return completed(ctx, given)


def _is_a_sentence(ctx: Context, question: Question, heard: Heard) -> bool:
    """基础不错，工程化经验少一些, to what the verdict is: it is kept, and the verdict is asked for again."""
    if heard.asks or free_text.is_question(heard) or len(spelled(heard.low)) < _A_SENTENCE:
        return False
    return bool(no_reason.without_waiting(heard.typed)) and not is_call_of_its_own(ctx, question, heard)


def _corrected(ctx: Context, half: dict[str, Any], heard: Heard) -> Understood | None:
    """改成下午4点, or 换张三, to what was read back: it is read back again."""
    call = loaded(ctx, half)
    if drafted.is_written(call) and (drafted.corrected(call, heard) or drafted.added(call, heard)):
        ctx.dialog.leave()
        return completed(ctx, call)
    if (instead := person_instead.instead(ctx, call, heard) or reasons.with_colleague(ctx, call, heard)) is not None:
        return instead
    if person_instead.denies_whom(ctx, call, heard):
        ctx.dialog.leave()
        return Understood(reply=ctx.say("asked.who_then"))
    right = put_right.put_right(ctx, call, heard) or told_otherwise.said_of_it(ctx, call, heard)
    right = right or set_again.call_for(ctx, call, heard)
    if right is None:
        return None
    ctx.dialog.leave()
    return completed(ctx, right)
