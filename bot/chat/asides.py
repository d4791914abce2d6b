"""What is said beside the point, and asks for nothing: tragically, sorry, should have said, God help me, 别一刀切."""

from __future__ import annotations

import re

from bot.chat import free_text, words_around
from bot.chat.context import Context
from bot.chat.heard import Heard, hear
from bot.chat.masked import masked_of
from bot.chat.readers import CODE
from bot.chat.short_answers import YES, doubts, is_agreement, leaves
from bot.chat.understanding import freely
from bot.chat.understanding.forbidden import SURE
from bot.chat.verbs import named_in
from bot.interviews.errors import UserError
from bot.interviews.models import Interview

_CLAUSE = re.compile(r"[,，;；。!！、]+ *|\. +| [—–-]+ ")
_TAKES_BACK = re.compile(  # what stands behind one of these changes what stands before it
    r"但|不过|可是|只是|除非|除了|等|先|再说|晚点|以后|回头|改天|还是|算了|如果|要是|"
    r"\b(?:but|only|except|unless|if|until|till|not|no|don't|wait|hold on|however|although|though|later|first|actually|instead|rather|after)\b"
)
_LONGEST = 40  # characters
_IT = re.compile(
    r"^(?:就|那就?|快|帮我|给我|请|直接){1,4}|(?:[掉了吧啊呀]|它|[他她]|这[场个]|一下){1,4}$|\b(?:it|that|this|them|him|her|please|now)\b"
)
_SHORTEST_VERB = {True: 4, False: 2}  # characters of it, in Latin letters or not


def without(ctx: Context, heard: Heard) -> Heard | None:
    """The first clause, where all that follows is beside the point; None where more than that is said, or nothing follows."""
    first, *others = _clauses(heard.typed)
    if not others or not all(is_aside(ctx, one) for one in others):
        return None
    return hear(first + ("?" if heard.asks else ""))


def _clauses(typed: str) -> list[str]:
    return [one for one in _CLAUSE.split(typed) if one.strip()] or [typed]


def is_aside(ctx: Context, clause: str) -> bool:
    """True of what names nothing, asks nothing, and orders nothing."""
    said = hear(clause)
    if said.asks or len(said.low) > _LONGEST or CODE.search(said.low) or any(map(str.isdigit, said.low)):
        return False
    masked = masked_of(said, ctx.situation)
    if masked.mentioned or masked.time is not None or words_around.is_supposed(said.low):
        return False
    if any(one.changes for one in named_in(said, ctx.handlers)):
        return False
    try:
        order = freely.call_for(said, ctx.handlers, ctx.situation, at_least=SURE)
    except UserError:
        return False
    return order is None or not order.command.changes


def says_yes_beside(ctx: Context, said: str, verbs: frozenset[str]) -> bool:
    """对，取消 and yes, tragically: a yes, and the verb that it is about, or nothing that could turn it round."""
    first, *others = _clauses(said)
    if not others or first.strip() not in YES:
        return False
    return all(_is_the_verb(one, verbs) or _goes_with_a_yes(ctx, one) for one in others)


def _is_the_verb(said: str, verbs: frozenset[str]) -> bool:
    verb = _IT.sub("", said.strip()).strip()
    return len(verb) >= _SHORTEST_VERB[verb.isascii()] and any(one.startswith(verb) for one in verbs)


def _goes_with_a_yes(ctx: Context, said: str) -> bool:
    low = said.strip().lower()
    if _TAKES_BACK.search(low) or doubts(low) or leaves(low):
        return False
    return is_aside(ctx, low) and free_text.is_plain(hear(low), ctx.handlers, ctx.situation)


def agree_to_something_new(ctx: Context, low: str) -> bool:
    """sounds good, book it: agrees to what would be done anew, as a booking is, and says nothing of it."""
    verbs = {verb for one in ctx.commands if one.changes and not one.takes(Interview) for verb in one.verbs}
    return is_agreement(low, verbs)
