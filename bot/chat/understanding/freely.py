"""A text that no declared word explains, read by what people mean who say such things.

What the text mentions is taken out and what is left is weighed (see `intents`); the likeliest command that the speaker can
mean is called with what was mentioned. A look is given; a change is only ever read back, and not where the text asks,
denies, supposes or tells of somebody else: then it is the look that answers it.
"""

from __future__ import annotations

import contextlib
import itertools
from dataclasses import replace

from bot.chat import looks, pasted
from bot.chat.another_as_why import without_why
from bot.chat.call import Call, made_again, or_refusal
from bot.chat.command import Command
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard
from bot.chat.readers import CODE, Situation
from bot.chat.understanding import learned, likeliest, mere_mention, outright, verdict_unread
from bot.chat.understanding.called_with import call_with
from bot.chat.understanding.forbidden import is_forbidden
from bot.chat.understanding.intents import NOTHING, Intent
from bot.chat.understanding.telling import in_one, told_of
from bot.chat.understanding.told import Told
from bot.chat.understanding.worth_showing import explained, is_wanted
from bot.interviews.errors import UserError
from bot.interviews.line import Line
from bot.interviews.models import Interview

_TO_LOOK = 0.22
_TO_ASK_WHICH = 0.7
_TO_GREET = 0.5
_BEYOND_DOUBT = 0.97
_AS_LIKELY = 0.8  # of two such, what is done is meant rather than how
_AS_PLAIN = 0.35
_HARDLY = 0.05
_LONGEST = 160  # characters
_LONGEST_GREETING = 20  # characters beside what is mentioned


def call_for(said: Heard, handlers: Handlers, situation: Situation, *, at_least: float = 0.0) -> Call | None:
    """None where nothing is `at_least` so likely, from 0 to 1. It is read once for a message, as by a verb.

    Raises: UserError when it cannot be called with what the text tells.
    """
    read = situation.once(
        ("freely", said, handlers, at_least), lambda: or_refusal(lambda: _call_for(said, handlers, situation, at_least))
    )
    return made_again(read)


def _call_for(said: Heard, handlers: Handlers, situation: Situation, at_least: float) -> Call | None:
    said = in_one(said)
    if (
        said.is_long
        or len(said.low) > _LONGEST
        or pasted.is_pasted(said.raw)
        or len(set(CODE.findall(without_why(said.low)))) > 1
        or not _is_learned(handlers)
    ):
        return None
    if not any(map(str.isalpha, said.low)):
        return None
    told = told_of(said, handlers, situation)
    if mere_mention.is_one(told) and (look := mere_mention.look_at(told)) is not None:
        return None if at_least else look
    found = likeliest.intents_of(told)
    order = likeliest.order_in(found, told)
    if (talk := _small_talk(found, told)) is not None:
        return talk
    if found[0].name == NOTHING or found[0].likely < at_least or not _knows(found[0], told):
        return None
    was_forbidden = in_vain = False
    for intent, following in itertools.pairwise(found[: likeliest.MOST_LIKELY + 1]):
        command = handlers.commands.get(intent.name)
        if command is None or (command.explains and _is_meant_rather(following, intent, told)):
            continue
        if intent.likely < max(_least(command, told), at_least):
            break
        if was_forbidden and (command.changes or not told.mentions):
            continue  # what is not to be done is nothing else that is to be done, and of what is not said
        if not command.allows(situation.member):
            return Call(command) if command.changes and not is_forbidden(command, told, order) else None
        if (call := call_with(command, told) or verdict_unread.call_for(command, intent.likely, told)) is None:
            if at_least:
                return None
            continue
        if call.changes and is_forbidden(command, told, order):
            was_forbidden = True
            continue
        if not command.parameters and not command.changes and Interview in told.masked.mentioned:
            return looks.at(told.masked.mentioned, handlers, situation)  # 1203 还有吗: its card says so
        if command.explains and Interview in told.masked.mentioned and not looks.asks_how(told.text):
            return looks.at(told.masked.mentioned, handlers, situation)  # what if I can't make 1203
        if not is_wanted(call, told):
            in_vain = True
            break
        call.likely, call.freely = intent.likely, True  # a look in its place, too
        return call
    if in_vain:
        return None if at_least else explained(told, found, handlers)
    if (was_forbidden or found[0].likely >= likeliest.TO_ACT) and not at_least and Interview in told.masked.mentioned:
        look = looks.at(told.masked.mentioned, handlers, situation)
        if look is not None:
            look.freely = not was_forbidden  # 1203 出差 may be something else as well
        return look
    return None


def _small_talk(found: list[Intent], told: Told) -> Call | None:
    """thanks, that's everything for now: what asks for nothing but is as good as certainly said in passing."""
    talk = told.handlers.commands.get(found[1].name)
    is_passing = talk is not None and talk.hidden and not (talk.parameters or talk.changes)
    if talk is None or not is_passing or told.mentions or told.said.asks or found[0].name != NOTHING:
        return None
    is_sure = found[1].likely >= _TO_LOOK and found[0].likely + found[1].likely >= _BEYOND_DOUBT
    return Call(talk, doubt=True, freely=True, likely=found[1].likely) if is_sure else None


def _is_meant_rather(following: Intent, explained: Intent, told: Told) -> bool:
    """how do I join? asks to be let in; 肠粉还是云吞面 accepts nothing, though it is hardly a question either."""
    is_plain = told.mentions or following.likely >= _AS_PLAIN
    return is_plain and following.likely > explained.likely * _AS_LIKELY


def _knows(first: Intent, told: Told) -> bool:
    """早安打工人: half of it was never heard, and yet it is plain."""
    is_plain = first.likely >= likeliest.SURE_LOOK and not likeliest.acts(first, told) and not told.mentions
    if outright.said(told) == first.name:
        return True
    if _says_whom_and_when(first, told):
        return True
    return is_plain or first.likely >= _BEYOND_DOUBT or learned.knows(told.masked, told.said, told.situation)


def _says_whom_and_when(first: Intent, told: Told) -> bool:
    """Schedule Maria del Carmen Ruiz, Tuesday 11am, Wang Wu: few words of it were ever heard, for they are a name."""
    command = told.handlers.commands.get(first.name)
    if command is None or not command.takes(Line) or command.freely is None:
        return False
    line = (command.freely(told) or {}).get("line")
    return isinstance(line, Line) and not set(line.missing) - {"job"}


def _least(command: Command, told: Told) -> float:
    """How likely it must be. A look at an interview of which nothing is said would only ask which."""
    if command.changes:
        return likeliest.TO_ACT
    if command.hidden and not command.parameters:
        return likeliest.PLAIN if told.mentions and len(told.text) > _LONGEST_GREETING else _TO_GREET
    if told.mentions:
        return _TO_LOOK
    return _TO_ASK_WHICH if command.bare else likeliest.TO_ACT


def _is_learned(handlers: Handlers) -> bool:
    """False for a few commands by themselves: the model knows those of the product."""
    return "schedule" in handlers.commands


def likely_calls(
    said: Heard, handlers: Handlers, situation: Situation, *, about: Interview | None = None
) -> list[tuple[Call, float]]:
    """What the text may ask for, each as it would be called, and how likely that is of all that the speaker can mean.

    Zeng Rou is a no of an interview that is over: it cannot be declined any more, so it is the verdict. What names no
    interview is said of the one that it is `about`, so it's a yes from me is a verdict as well, where that one is over.
    """
    said = in_one(said)
    if said.is_long or len(said.low) > _LONGEST or not _is_learned(handlers) or not any(map(str.isalpha, said.low)):
        return []
    told = told_of(said, handlers, situation)
    told = told if about is None else replace(told, about=about)
    if not learned.knows(told.masked, told.said, situation):
        return []
    found: list[tuple[Call, float]] = []
    possible = 1.0
    intents = likeliest.intents_of(told)
    weighed = {
        one.name: one.likely for one in likeliest.together(learned.intents_of(told.masked, told.said, situation), told)
    }
    order = likeliest.order_in(intents, told)
    for intent in intents[: likeliest.MOST_LIKELY + 1]:
        if intent.name == NOTHING or intent.likely < _HARDLY:
            break
        command = handlers.commands.get(intent.name)
        if command is None or not command.allows(situation.member):
            continue
        likely = min(intent.likely, weighed.get(intent.name, 0.0))  # and not as an order for want of anything better
        call = None
        with contextlib.suppress(UserError):
            call = call_with(command, told)
        if call is None or not _may_be_meant(call, told):
            possible -= likely
        elif not (call.changes and is_forbidden(command, told, order)):
            found.append((call, likely / max(possible, likely)))
    return [(call, likely) for call, likely in found if likely >= _least(call.command, told)]


def _may_be_meant(call: Call, told: Told) -> bool:
    """Xu Nuo not ok, of tomorrow's, marks nobody absent."""
    which, situation = call.command.which, told.situation
    if (
        told.about is not None
        and call.command.takes(Interview)
        and (call.command.changes or told.about in call.interviews)
    ):
        return told.about in call.arguments.values()
    told_of = [*call.arguments.values(), *(one for several in call.doubtful.values() for one in several)]
    named = [one for one in told_of if isinstance(one, Interview)]
    return which is None or not named or any(which.fits(situation.member, one, situation.now) for one in named)
