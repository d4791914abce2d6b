"""The look that answers what is no order: at the interview, the colleague or the day that a text mentions, or at a verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.chat import guards, not_to_be_done, rumours, words_around
from bot.chat import heard as words
from bot.chat.arguments import fill_slots, settle, slots
from bot.chat.call import Call
from bot.chat.command import Command
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard
from bot.chat.readers import Situation
from bot.chat.verbs import Split
from bot.interviews import access
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.times.values import Span

_OF_A_RULE = re.compile(  # 换人要不要候选人点头, can I decline; and not 改期了吗, did Wang Wu decline
    r"能|可以|要不要|会不会|该不该|用不用|必须|资格|允许|算|批|多[久少长]|怎么|自动|\b(?:can|may|must|should|could|would|will|do i|if|allowed|necessary|how|auto\w*|is it)\b"
)
_RULES = re.compile(r"上限|规定|规矩|系统|自动|\b(?:limit|rules?|policy|system|automatically)\b")
_WAS_DONE = re.compile(
    r"了[没吗么]|过[没吗么]|了(?:没有|是吧|对吧)|[那这][场个]|\b(?:did|has|have|was|were|yet|already|this|that)\b"
)
_ONLY_ASKS = re.compile(r"(?:谁|是不是|是否|[吗么嗎了的有是没不 ]|who)*")  # 谁没空, 没空吗
_ABOUT = (Interview, Member, Span)  # what a look is about, the surest first

Mentioned = dict[type, list[Any]]


_HOW = re.compile(r"怎|如何|咋|\bhow\b")


def asks_how(text: str) -> bool:
    return _HOW.search(text) is not None


def at(mentioned: Mentioned, handlers: Handlers, situation: Situation) -> Call | None:
    """The look at the interview, the person or the day that a text mentions; None of what the member may not see."""
    people = [] if Interview in mentioned else mentioned.get(Member, [])
    if not all(access.sees_calendar_of(situation.member, one) for one in people):
        return None
    kind = next((one for one in _ABOUT if one in mentioned), None)
    return None if kind is None else _at_a(kind, mentioned, handlers, situation)


def instead_of(
    changing: Sequence[Split], said: Heard, handlers: Handlers, situation: Situation, *, asked: bool
) -> Call | None:
    """For a question about one of these changes, a denial of one, or a report of somebody else's: the look that answers it.

    `asked`: its words are all explained, and are one of these.
    """
    if not changing:
        return None
    around = [(words.without_courtesy(one.before), one.after.lower(), one.command) for one in changing]
    asks = any(
        words_around.is_question(before, after) and not words_around.is_denied(before) for before, after, _ in around
    )
    mentioned = slots(said.typed, situation)
    of_others = (
        asked
        or any(
            before
            and (
                words_around.is_denied(before)
                or words_around.is_of_others(before)
                or (Member in mentioned and command.takes(Interview) and not _is_of_people(command))
            )
            for before, _, command in around
        )
        or any(words_around.is_of_others(after) for _, after, _ in around)
    )
    if not asks and not of_others:
        return None
    is_nothing = not_to_be_done.forbids(said.low) or rumours.is_rumour(said.low) or guards.denies(said.low)
    if not (said.asks or mentioned) and guards.is_hearsay(said.low):
        return None  # the people of HR told me that two will leave in April
    shows_itself = [one.command for one in changing if not any(part.required for part in one.command.parameters)]
    if asks and shows_itself and not mentioned and shows_itself[0].parameters:
        return Call(shows_itself[0])
    if is_nothing and not said.asks and Interview not in mentioned:
        return None
    if set(mentioned) <= {Span} and guards.supposes(said.low) and _RULES.search(said.low):
        verb = changing[0].command.title(str(situation.member.lang))
        return explaining(
            verb, handlers, situation
        )  # were I to book two on the same afternoon, would the limit stop me
    if not mentioned:
        about = next((one for one in changing if one.command.takes(Interview)), None)
        if not asks or about is None:
            return None
        if _is_of_a_rule(said, around):
            return explaining(about.command.title(str(situation.member.lang)), handlers, situation)
        return _at_a(Interview, mentioned, handlers, situation)
    return at(mentioned, handlers, situation)


def _is_of_people(command: Command) -> bool:
    return command.takes(Member) or command.takes(Members)


def _is_of_a_rule(said: Heard, around: list[tuple[str, str, Command]]) -> bool:
    if guards.supposes(said.low):
        return True
    is_bare = any(_ONLY_ASKS.fullmatch(f"{before}{after}") for before, after, _ in around)
    return _OF_A_RULE.search(said.low) is not None and _WAS_DONE.search(said.low) is None and not is_bare


def explaining(verb: str, handlers: Handlers, situation: Situation) -> Call | None:
    """The call that says what a verb does."""
    command = handlers.first(lambda one: one.explains, situation.member)
    return None if command is None else Call(command, {command.parameters[0].name: verb})


def _at_a(kind: type, mentioned: Mentioned, handlers: Handlers, situation: Situation) -> Call | None:
    command: Command | None = handlers.first(lambda one: one.bare and one.takes(kind), situation.member)
    if command is None:
        return None
    call = Call(command)
    fill_slots(call, mentioned)
    settle(call, situation)
    return call
