"""What a text without a verb means, by the words around what it mentions: 1203 我过不来, anything for Wang Wu on Friday.

The interview, the colleagues and the days that it mentions are taken out, and the commands' `cues` looked for in what is
left. That is a guess: it is shown where it only looks, and read back where it changes something. Where a question, a
denial, an "if" or somebody else stands beside such a cue, it is a look at what was mentioned.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import Any

from bot.chat import all_but, guards, looks, not_to_be_done, reason_beside, unknown, words_around
from bot.chat import heard as words
from bot.chat.arguments import can_be_meant, fill_slots, only_then, settle
from bot.chat.call import Call
from bot.chat.command import Although, Command
from bot.chat.cues import Cue, Said
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard
from bot.chat.masked import CANDIDATE, COLLEAGUE, INTERVIEW, Masked, mask, spelled
from bot.chat.readers import Situation
from bot.chat.stand_in import StandIn
from bot.chat.understanding.changed import place_in
from bot.chat.understanding.moved import moved
from bot.chat.understanding.telling import told_of
from bot.chat.understanding.told import Told
from bot.chat.understanding.which import which_interview
from bot.chat.which_cue import cues_in, has_cues, is_order, is_question
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.interviews.venues import Venue
from bot.times.another import AnotherTime
from bot.times.values import Span

_LONGEST_LOOK = 100  # characters: who says more wants more than a look
_UNSAID = 4  # words, or as many Chinese characters, that a look may leave unexplained beside its cue
_NOTHING_SAID = re.compile(  # beside what was mentioned: a question's own words, and what is said in passing
    "什么时候|啥时候|时候|开始|在?哪[里儿]|在哪|有没有|有什么|有哪些|什么|啥|哪些|哪几|几[场个点]|多少|都|还|在|去|来|是|有|没|不|吗|么|呢|呗|嘞|哈|场|所有|全部|剩|"
    "开|好|看|查|说|给|跟|和|个|这|那|后面|情况|东西|知道|忘了?|"
    r"\b(?:do|does|did|have|has|had|are|is|am|there|what|whats|which|any|anything|anyone|how|many|much|got|on|at|for|of|in|"
    r"with|about|show|see|tell|give|check|look|like|hi|hello|hey|please|all|everything|up|s|we|us|a|an|and|so|ok)\b"
)
_WORD = re.compile("[a-z0-9']+|[\u4e00-\u9fff]")


def change_in(said: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """The change that the text asks for in other words than its verb's, in doubt; None where it may ask for none."""
    if not has_cues(handlers):
        return None
    masked = mask(said, situation)
    if guards.asks_which(masked.text) or words_around.is_supposed(guards.without_ifs(masked.with_days)):
        return None
    for command, cue, seen in cues_in(masked.text, handlers, situation):
        if not command.changes:
            continue
        order, reason = masked.text, ""
        if command.asked_words is not None:
            order, reason = reason_beside.told_apart(cue, masked, said, handlers)
        if not is_order(order, cue, cue.find(order) or seen, asks=said.asks):
            continue
        if (
            command.takes(Interview)
            and Interview not in masked.mentioned
            and (name := unknown.named_in(said.typed, situation))
        ):
            return Call(command, unknown=name)
        call = _call(command, cue, seen, Told(said, masked, situation, handlers))
        only = _only_one_ahead(masked, situation)
        if only is not None and (call is None or any(only in values for values in call.doubtful.values())):
            return looks.at({Interview: [only]}, handlers, situation)
        if call is not None:
            if command.asked_words is not None and reason and command.asked_words not in call.arguments:
                call.arguments[command.asked_words] = reason
            return call
    return None


def _only_one_ahead(masked: Masked, situation: Situation) -> Interview | None:
    """Of a name's several, the one that is not over: of that it is shown why it cannot be done."""
    named = masked.mentioned.get(Interview, [])
    ahead = [one for one in named if not one.is_over(situation.now)]
    return ahead[0] if len(ahead) == 1 < len(named) else None


_ANSWERS_TOO = re.compile(  # 丁香可以来，我也可以: what is told of the candidate is beside the speaker's own answer
    r"(?:^|[,，。;； 了的])(?:那|就|所以){0,2}我(?:这边|本人)?(?:都|也|就|没|可|能|行|来|去|不|ok)|\b(?:i can|i'm|i am|i'll|i will|works for me|fine (?:with|by) me)\b"
)


def not_theirs(said: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """The change that the text asks for and that another role makes, to be refused by its name: 1203 王五替李四."""
    if not has_cues(handlers):
        return None
    masked = mask(said, situation)
    for command, cue, seen in cues_in(masked.text, handlers, situation, theirs=False):
        is_told = Although.TOLD_BY_OTHERS in command.although and _ANSWERS_TOO.search(masked.text)
        if command.changes and not is_told and is_order(masked.text, cue, seen, asks=said.asks):
            call = Call(command)
            fill_slots(call, {kind: found for kind, found in masked.mentioned.items() if kind is Interview})
            return call
    return None


def special_look_in(
    said: Heard, handlers: Handlers, situation: Situation, *, whatever_day: bool = False
) -> Call | None:
    """The look that a command of its own gives, at an interview or at nothing in particular: 谁能顶 1203, 谁拒绝了."""
    if not has_cues(handlers):
        return None
    masked = mask(said, situation)
    if words_around.is_supposed(masked.text):
        return None
    if not masked.mentioned or (whatever_day and not set(masked.mentioned) - {Span}):
        return next(
            (
                _looking(command, cue, masked, situation)
                for command, cue, seen in cues_in(masked.text, handlers, situation)
                if not command.changes
                and (not command.parameters or (command.takes(Interview) and command.takes(Span)))
                and not _unsaid(f"{masked.text[: seen.start]} {masked.text[seen.end :]}")
            ),
            None,
        )
    if Interview not in masked.mentioned:
        return None
    for command, cue, seen in cues_in(masked.text, handlers, situation):
        rest = f"{masked.text[: seen.start]} {masked.text[seen.end :]}"
        if not command.changes and not command.bare and command.takes(Interview) and _unsaid(rest) <= _UNSAID:
            return _looking(command, cue, masked, situation)
    return None


def look_in(said: Heard, handlers: Handlers, situation: Situation, *, unsaid: int = _UNSAID) -> Call | None:
    """What the text wants to see: the command that it asks for in other words, or the look at what it mentions.

    Beside the words of a command no more than `unsaid` others may stand that nothing explains.
    """
    if not has_cues(handlers) or len(said.low) > _LONGEST_LOOK:
        return None
    masked = mask(said, situation)
    if not_to_be_done.forbids(masked.text) and Interview not in masked.mentioned:
        return None  # don't accept anything for me yet
    call = _look(said, masked, handlers, situation, unsaid)
    if call is not None and masked.time is not None and Interview not in masked.mentioned:
        call.nothing_at = masked.time
    return call


def _look(said: Heard, masked: Masked, handlers: Handlers, situation: Situation, unsaid: int) -> Call | None:
    found = cues_in(masked.text, handlers, situation)
    cued = [one for one in found if not one[0].changes]
    cued.sort(key=lambda one: (-_uses(one[0], masked), one[2].start - one[2].end))
    asks = said.asks or is_question(masked.text) or words_around.is_supposed(masked.text)
    if Interview in masked.mentioned:
        return looks.at(masked.mentioned, handlers, situation) if asks or found or _is_plain(masked.text) else None
    for command, cue, seen in cued:
        if _unsaid(masked.text[: seen.start] + " " + masked.text[seen.end :]) <= (
            unsaid if not any(one.required for one in command.parameters) else 0
        ):
            return _looking(command, cue, masked, situation)
    if masked.mentioned and (asks or _is_plain(masked.text)) and not _unsaid(masked.text):
        return looks.at(masked.mentioned, handlers, situation)
    return _explained(masked, said, handlers, situation)


def changes_cued(said: Heard, handlers: Handlers, situation: Situation) -> list[Command]:
    """The commands that change something and of whose cues the text has one, the likeliest first; nothing is looked up."""
    return [one for one, *_ in cues_in(spelled(said.low), handlers, situation) if one.changes]


def _call(command: Command, cue: Cue, seen: Said, told: Told) -> Call | None:
    """None where it can be done with nothing that may be meant, and of all but those who are named."""
    masked, situation = told.masked, told.situation
    if all_but.excepts(masked.text):
        return None
    call = Call(command, _told_beside(command, told) | dict(cue.arguments), doubt=True)
    for group, at in seen.groups.items():
        name, who = group.removesuffix("_too"), masked.people[masked.text[:at].count(COLLEAGUE)]
        kind = next((one.type for one in command.parameters if one.name == name), Member)
        call.arguments[name] = (
            StandIn(who)
            if kind is StandIn
            else Members({one.id: one for one in masked.people}.values())
            if kind is Members
            else who
        )
    takes_interview = command.takes(Interview)
    if takes_interview and masked.time is not None:
        meant = which_interview(told, command)
        fill_slots(call, {Interview: meant})
        call.nothing_at = None if meant else masked.time
    elif takes_interview and Interview in masked.mentioned:
        is_moved = command.takes(AnotherTime)  # the days may be when it is to be
        named = masked.mentioned[Interview]
        fill_slots(call, {Interview: named if is_moved else which_interview(told, command) or named})
    elif takes_interview and Span in masked.mentioned:
        [days] = masked.mentioned[Span]
        meant = which_interview(told, command)
        fill_slots(call, {Interview: meant})
        call.nothing_at = None if meant or command.which is None or only_then(command, days, situation) else days
    elif command.takes(Span):
        fill_slots(call, {kind: found for kind, found in masked.mentioned.items() if kind is Span})
        if cue.arguments and command.shows is not None and not call.changes:
            return None  # 我不在 without a day is no leave
    call.named = takes_interview and Interview in masked.mentioned
    if command.takes(AnotherTime):
        if not call.named:
            return None  # its time is not told from the one that is wanted
        _, time = moved(told, lambda part: told_of(part, told.handlers, situation))
        fill_slots(call, {AnotherTime: [time]} if time is not None else {})
        if (place := place_in(told)) is not None:
            fill_slots(call, {Venue: [place]})
    given = {name: value for name, value in call.arguments.items() if isinstance(value, Member)}
    settle(call, situation)
    if "old" in given and call.arguments.get("old") != given["old"]:
        return None  # who is said to leave is on no panel: they are not asked to come instead
    says_so = command.which is not None and command.which.none is not None
    nothing_left = bool(call.missing) and not call.choices and not says_so
    return None if nothing_left or not can_be_meant(call, situation) else call


def _told_beside(command: Command, told: Told) -> dict[str, Any]:
    """Which of a few the text says besides the cue: 没面成，候选人压根没来; and who could come instead: Zhang San could do it."""
    found = command.freely(told) if command.freely is not None else None
    return {name: value for name, value in (found or {}).items() if isinstance(value, Enum | StandIn)}


def _looking(command: Command, cue: Cue, masked: Masked, situation: Situation) -> Call:
    call = Call(command, dict(cue.arguments))
    fill_slots(call, masked.mentioned)
    settle(call, situation)
    return call


def _explained(masked: Masked, said: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """怎么换英文, what if I am too busy: what that command does."""
    if masked.mentioned or not (looks.asks_how(masked.text) or words_around.is_supposed(masked.text)):
        return None
    asked = next((one for one, *_ in cues_in(masked.text, handlers, situation) if one.changes), None)
    return looks.explaining(asked.title(str(situation.member.lang)), handlers, situation) if asked else None


def _uses(command: Command, masked: Masked) -> int:
    return sum(any(part.type is kind for part in command.parameters) for kind in masked.mentioned)


def _is_plain(text: str) -> bool:
    """True where it only mentions things, and denies nothing of them."""
    return not _unsaid(text) and not words_around.is_denied(text)


def _unsaid(text: str) -> int:
    """How many words, or Chinese characters, are neither marks nor said in passing."""
    left = words.without_courtesy(text.replace(CANDIDATE, " ").replace(INTERVIEW, " ").replace(COLLEAGUE, " "))
    found = _WORD.findall(_NOTHING_SAID.sub(" ", left))
    return _UNSAID + 1 if any(one.isdigit() for one in found) else len(found)  # no figure is said in passing
