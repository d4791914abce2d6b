"""The look that answers what is no order: at the interview, the colleague or the day that a text mentions, or at a verb."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from bot.chat import guards
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
from bot.times.values import Span

_ABOUT = (Interview, Member, Span)  # what a look is about, the surest first

Mentioned = dict[type, list[Any]]


def at(mentioned: Mentioned, handlers: Handlers, situation: Situation) -> Call | None:
    """The look at the interview, the person or the day that a text mentions; None of what the member may not see."""
    people = [] if Interview in mentioned else mentioned.get(Member, [])
    if not all(access.sees_calendar_of(situation.member, one) for one in people):
        return None
    kind = next((one for one in _ABOUT if one in mentioned), None)
    return None if kind is None else _at_a(kind, mentioned, handlers, situation)


def instead_of(
    changing: Collection[Split], said: Heard, handlers: Handlers, situation: Situation, *, asked: bool
) -> Call | None:
    """For a question about one of these changes, a denial of one, or a report of somebody else's: the look that answers it.

    `asked`: its words are all explained, and are one of these.
    """
    if not changing:
        return None
    around = [(words.without_courtesy(one.before), one.after.lower(), one.command) for one in changing]
    asks = any(guards.is_question(before, after) and not guards.is_denied(before) for before, after, _ in around)
    mentioned = slots(said.typed, situation)
    of_others = (
        asked
        or any(
            before
            and (
                guards.is_denied(before)
                or guards.is_of_others(before)
                or (Member in mentioned and not command.takes(Member))  # have 张三 shadow 1203
            )
            for before, _, command in around
        )
        or any(guards.is_of_others(after) for _, after, _ in around)
    )
    if not asks and not of_others:
        return None
    shows_itself = [one.command for one in changing if not any(part.required for part in one.command.parameters)]
    if asks and shows_itself and not mentioned and shows_itself[0].parameters:
        return Call(shows_itself[0])
    if not mentioned:
        is_about_one = asks and any(one.command.takes(Interview) for one in changing)
        return _at_a(Interview, mentioned, handlers, situation) if is_about_one else None
    return at(mentioned, handlers, situation)


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
