"""Which call a text makes. Text in, call out; nothing is executed here.

A verb stands first (`/schedule tomorrow`, 日程明天), last (1203 没空) or within (帮我接受 1203), and everything around it
must be explained by its arguments or by courtesy. A command that changes something is called unasked only by its verb
first, with its arguments and nothing else, and with no free text but plain words (see `free_text`); otherwise its call
is in doubt, and the conversation reads it back. A question, a denial, or what somebody else said is never such a call:
it becomes the look that answers it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from typing import Any

from bot.chat import free_text, gist
from bot.chat import heard as words
from bot.chat.arguments import Call, can_be_meant, fill_slots, read, settle, slots
from bot.chat.command import Command, Handlers
from bot.chat.heard import Heard, hear
from bot.chat.readers import BETWEEN, Situation, no_such_row
from bot.interviews import access
from bot.interviews.models import Interview, Member
from bot.times.values import Span
from bot.times.when import span_within

_PLAIN_ARGUMENTS = re.compile(
    r"[#\d 第个场条行一二三四五六七八九]*"
)  # a code or a row: no word that could be a subject
_ROW_FIRST = re.compile(r"#?(\d{1,2})(?=$|[ ,，])")
_SURE_WITHIN = 2  # characters of a Chinese verb that is found among others: 查 and 催 are parts of many words
_BARE = (Interview, Member, Span)  # what a look is about, the surest first


@dataclass(frozen=True)
class _Split:
    """A text around one verb in it. `glued`: what follows was not set apart from it."""

    command: Command
    verb: str
    before: str
    after: str
    glued: bool


class _Verdict(Enum):
    SURE = "it was typed as its verb with its arguments"
    DOUBT = "it is read back"
    UNSURE_WORDS = "so is this, for its free text alone"
    LOOK = "it was a question"


def call_for(heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """The call that the text makes: a verb with arguments, or a bare argument such as a name, a code or a day.

    Raises: UserError when the text names somebody or something that is not there.
    """
    said = heard.words
    if not said.typed:
        return None
    splits = [one for one in _splits(said, handlers) if not (heard.has_slash and one.before)]
    if about := next((one for one in splits if _is_to_be_explained(one)), None):
        return gist.explain(about.verb, handlers, situation)
    asked = False
    for split in splits:
        call = _read(split, situation)
        if call is None or call.leftover:
            continue
        verdict = _judge(split, call, heard, handlers, situation) if call.changes else _Verdict.SURE
        if verdict is _Verdict.LOOK:
            asked = True
            continue
        call.doubts_words = verdict is _Verdict.UNSURE_WORDS
        call.doubt = call.doubts_words or verdict is _Verdict.DOUBT
        return call
    if heard.has_slash:
        return _look_instead(said, splits, handlers, situation, asked=asked) or (
            None if asked else _unfinished(splits, situation)
        )
    return (
        (None if asked else _called_by_argument(said, handlers, situation))
        or gist.change_in(heard, handlers, situation)
        or _look_instead(said, splits, handlers, situation, asked=asked)
        or _look_or_unfinished(heard, splits, handlers, situation, asked=asked)
    )


def hinted(heard: Heard, handlers: Handlers, situation: Situation) -> list[Call]:
    """What a word such as 收到, 确认 or 拒绝 may mean, perhaps with its interview: to be asked, never done."""
    low = heard.words.low
    calls = []
    for command in handlers.hinting:
        if not low.startswith(command.hints) or not command.allows(situation.member):
            continue
        hint = max((one for one in command.hints if low.startswith(one)), key=len)
        if any(len(verb) > len(hint) and low.startswith(verb) for verb, _ in handlers.verbs):
            continue
        call = Call(command, doubt=True)
        read(call, heard.words.typed, situation, words=False)
        if words.without_courtesy(call.leftover.lower().replace(hint, "", 1)):
            continue
        call.leftover = ""
        settle(call, situation)
        calls.append(call)
    return calls


def named_in(heard: Heard, handlers: Handlers) -> list[Command]:
    """The commands whose verb stands somewhere in the text."""
    return list(dict.fromkeys(split.command for split in _splits(heard.words, handlers)))


# --- verbs ----------------------------------------------------------------------------------------------------------


def _splits(said: Heard, handlers: Handlers) -> list[_Split]:
    """The text around each verb in it: first the one that it begins with, then the one that it ends with; longer ones first."""
    found = [
        (at, at + len(verb), command, place)
        for at, letter in enumerate(said.low)
        for place, verb, command in handlers.verbs_by_letter.get(letter, ())
        if said.low.startswith(verb, at) and _stands_alone(said.low, at, verb, command)
    ]
    whole = [
        one
        for one in found
        if not any(other[0] <= one[0] and one[1] <= other[1] and one[:2] != other[:2] for other in found)
    ]
    size = len(said.low)
    whole.sort(key=lambda one: (0 if one[0] == 0 else 1 if one[1] == size else 2, one[0] - one[1], one[3], one[0]))
    return [_split(said, start, end, command) for start, end, command, _ in whole]


def _stands_alone(text: str, at: int, verb: str, command: Command) -> bool:
    """日程明天 needs no space, "nextel" is not "next"; 谢谢啦 is thanks only alone, and 查 a verb only in front."""
    end = at + len(verb)
    if command.hidden and not command.parameters:
        return at == 0 and (end == len(text) or words.is_particle(text[end:]))
    if verb.isascii():
        return not (text[max(at - 1, 0) : at].isalnum() or text[end : end + 1].isalnum())
    return at == 0 or len(verb) >= _SURE_WITHIN


def _split(said: Heard, start: int, end: int, command: Command) -> _Split:
    keep = said.low[start:end] in command.words
    return _Split(
        command,
        said.typed[start:end],
        said.typed[:start].rstrip(BETWEEN).lstrip(BETWEEN[:-1]),
        said.typed[start if keep else end :].lstrip(BETWEEN).rstrip(BETWEEN[:-1]),
        glued=said.typed[end : end + 1] not in ("", *BETWEEN),
    )


def _is_to_be_explained(split: _Split) -> bool:
    """无法参加是什么意思, what does confirm do: about the verb itself, and nothing that it could be called with."""
    return not split.command.explains and words.wants_explained(f"{split.before} {split.after}")


# --- complete: all that was said is explained -----------------------------------------------------------------------


def _read(split: _Split, situation: Situation) -> Call | None:
    """What the words around the verb make of its command.

    None where those before it are neither arguments nor courtesy.
    """
    call = Call(split.command)
    if split.before:
        # Free text takes only what follows: what stands before a verb that changes something is its subject.
        read(call, split.before, situation, words=not split.command.acts)
        if call.leftover and (rest := words.without_courtesy(call.leftover)) != call.leftover:
            call.leftover = ""
            read(call, rest, situation, words=False)
        if call.leftover and not (words.is_look(call.leftover) and not split.command.acts):
            return None
        call.leftover = ""
        call.doubt = _PLAIN_ARGUMENTS.fullmatch(split.before) is None
    if words.is_particle(split.after):
        call.doubt = True
    elif split.after:
        _refuse_row_beyond_list(split, situation)
        read(call, words.without_asking(split.after), situation)
    if split.command.not_yet:
        call.leftover = ""
    if call.leftover and not words.without_courtesy(call.leftover):
        call.leftover, call.doubt = "", True
    call.named = any(isinstance(value, Interview) for value in call.arguments.values()) or bool(call.doubtful)
    settle(call, situation)
    return call


def _refuse_row_beyond_list(split: _Split, situation: Situation) -> None:
    """没空 7 gives no reason, it names a row."""
    if (
        _takes(split.command, Interview)
        and (row := _ROW_FIRST.match(split.after))
        and not 1 <= int(row[1]) <= len(situation.listed)
    ):
        raise no_such_row(row[1], situation)


def _judge(split: _Split, call: Call, heard: Heard, handlers: Handlers, situation: Situation) -> _Verdict:
    """How far the text is an order: a question that names what would change is read back, any other is looked up.

    So is what cannot be meant: HR's 陈晓接受了 tells of the candidate.
    """
    said = " ".join(value for value in call.arguments.values() if isinstance(value, str)).lower()
    asks = words.is_question(words.without_courtesy(split.before), split.after.lower())
    if asks and split.command.parameters and (split.before or not call.named):
        return _Verdict.LOOK
    vague = bool(said) and (words.quotes_others(said) or (not call.named and _is_loose(split, call, said, situation)))
    if not (asks or vague or call.doubt or heard.asks):
        says_itself = bool(call.command.confirm)  # what it must read back
        is_sure = says_itself or _is_plain(said, handlers, situation)
        return _Verdict.SURE if is_sure else _Verdict.UNSURE_WORDS
    return _Verdict.DOUBT if can_be_meant(call, situation) else _Verdict.LOOK


def _is_plain(said: str, handlers: Handlers, situation: Situation) -> bool:
    if not (unknown := free_text.without_reasons(said)):
        return True
    heard = hear(unknown)
    return free_text.is_plain(heard, named_in(heard, handlers), handlers, situation)


def _is_loose(split: _Split, call: Call, said: str, situation: Situation) -> bool:
    """没空出差 may be no order, 没空 后天 is hardly of tomorrow's, and 没空 林悦 not of the only one, which is 陈晓's."""
    if not _takes(split.command, Interview):
        return False
    return split.glued or call.is_ready or span_within(said, now=situation.now, zone=situation.member.tz) is not None


def _called_by_argument(said: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    for command in handlers.commands.values():
        if command.bare and command.allows(situation.member):
            call = Call(command)
            read(call, said.typed, situation)
            if (call.arguments or call.doubtful) and words.is_look(words.without_courtesy(call.leftover)):
                call.leftover = ""
                settle(call, situation)
                return call
    return None


def _takes(command: Command, kind: type) -> bool:
    return any(parameter.type is kind for parameter in command.parameters)


# --- incomplete -----------------------------------------------------------------------------------------------------


def _look_instead(
    said: Heard, splits: list[_Split], handlers: Handlers, situation: Situation, *, asked: bool
) -> Call | None:
    """For a question about a change, a denial of one, or a report of somebody else's: the look that answers it.

    `asked`: its words are all explained, and are one of these.
    """
    changing = [one for one in splits if one.command.acts]
    if not changing:
        return None
    around = [(words.without_courtesy(one.before), one.after.lower()) for one in changing]
    asks = any(words.is_question(*one) and not words.is_denied(one[0]) for one in around)
    mentioned = slots(said.typed, situation)
    of_others = (
        asked
        or any(
            before and (words.is_denied(before) or words.is_of_others(before) or Member in mentioned)
            for before, _ in around
        )
        or any(words.is_of_others(after) for _, after in around)
    )
    if not asks and not of_others:
        return None
    shows_itself = [one.command for one in changing if not any(part.required for part in one.command.parameters)]
    if asks and shows_itself and not mentioned and shows_itself[0].parameters:
        return Call(shows_itself[0])
    takes_interview = any(_takes(one.command, Interview) for one in changing)
    return _look(mentioned, handlers, situation, anything=asks and takes_interview)


def _look(mentioned: dict[type, list[Any]], handlers: Handlers, situation: Situation, *, anything: bool) -> Call | None:
    """The look at the interview, the person or the day that a text mentions."""
    allowed = [one for one in handlers.commands.values() if one.bare and one.allows(situation.member)]
    people = [] if Interview in mentioned else mentioned.get(Member, [])
    if not all(access.sees_calendar_of(situation.member, one) for one in people):
        return None
    kind = next((one for one in _BARE if one in mentioned), Interview if anything else None)
    command = next((one for one in allowed if kind is not None and _takes(one, kind)), None)
    if command is None:
        return None
    call = Call(command)
    fill_slots(call, mentioned)
    settle(call, situation)
    return call


def _look_or_unfinished(
    heard: Heard, splits: list[_Split], handlers: Handlers, situation: Situation, *, asked: bool
) -> Call | None:
    """日程 2月30日 is not understood, and no look at today; 面试安排 周五呢 is one at Friday."""
    unfinished = None if asked else _unfinished(splits, situation)
    most = {} if unfinished is None else {"unsaid": 0}
    return gist.look_in(heard, handlers, situation, **most) or unfinished


def _unfinished(splits: list[_Split], situation: Situation) -> Call | None:
    """The call of the verb in front, with the words that it cannot explain; none of 接受不了."""
    split = next((one for one in splits if not one.before), None)
    if split is None or (split.command.acts and words.is_denied(split.after[:1])):
        return None
    call = _read(split, situation)
    return call if call is not None and call.leftover else None
