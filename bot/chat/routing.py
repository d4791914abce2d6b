"""Which call a text makes. Text in, call out; nothing is executed here.

A verb stands first (`/schedule tomorrow`, 日程明天), last (1203 没空) or within (帮我接受 1203), and everything around it
must be explained by its arguments or by courtesy. A command that changes something is called unasked only by its verb
first, with its arguments and nothing else, and with no free text but plain words (see `free_text`); otherwise its call
is in doubt, and the conversation reads it back. A question, a denial, or what somebody else said is never such a call:
it becomes the look that answers it.
"""

from __future__ import annotations

import re
from enum import Enum

from bot.chat import free_text, gist, in_own_words, looks, unknown, verbs
from bot.chat import heard as words
from bot.chat.arguments import can_be_meant, read, settle
from bot.chat.call import Call
from bot.chat.handlers import Handlers
from bot.chat.heard import LONGEST_SENTENCE, Heard, hear
from bot.chat.readers import Situation
from bot.chat.understanding import freely, guards
from bot.chat.verbs import Split
from bot.chat.which_interview import no_such_row
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.times.another import AnotherTime
from bot.times.typed import normalise
from bot.times.when import span_within, without_times

_PLAIN_ARGUMENTS = re.compile(
    r"[#\d 第个场条行一二三四五六七八九]*"
)  # a code or a row: no word that could be a subject
_OOPS = re.compile(
    r"(?:啊|哦|哎呀?|不对|等等|糟了?|快|赶紧|oops|sorry|no|wait|不好意思|[\s,，、!！]){1,8}"
)  # before 撤回: the window runs
_ROW_FIRST = re.compile(r"#?(\d{1,2})(?=$|[ ,，])")


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
    if not said.typed or (guards.is_pasted(heard.raw) and not (heard.is_long or _begins_with_verb(heard, handlers))):
        return None
    try:
        call = _typed(heard, handlers, situation)
    except UserError:
        freer = in_own_words.surely(heard, handlers, situation)
        if freer is not None and not any(freer.command.takes(one) for one in (Interview, Member, Members)):
            return freer
        raise  # of a code or a row that is not there nothing else is meant
    if call is None or not (
        call.doubt or call.leftover or in_own_words.is_all_words(call) or in_own_words.is_odd(call)
    ):
        return call
    freer = in_own_words.surely(heard, handlers, situation)
    return freer if freer is not None and in_own_words.says_more(freer, call) else call


def _begins_with_verb(heard: Heard, handlers: Handlers) -> bool:
    return heard.has_slash or any(not one.before for one in verbs.splits(heard.words, handlers)[:1])


def _typed(heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    said = heard.words
    only_in_front = heard.has_slash or heard.is_long
    splits = [one for one in verbs.splits(said, handlers) if not (only_in_front and one.before)]
    if not heard.is_long and (about := next((one for one in splits if _is_to_be_explained(one)), None)):
        return looks.explaining(about.verb, handlers, situation)
    changing = [one for one in splits if one.command.acts]
    asked = False
    for split in splits:
        call = _read(split, situation)
        if call is not None and call.leftover and _is_line(split, call):
            return call  # what is not understood of it is said: nothing else was meant
        if call is None or (call.leftover and not call.unknown):
            continue
        verdict = _judge(split, call, heard, handlers, situation) if call.changes else _Verdict.SURE
        if verdict is _Verdict.LOOK:
            asked = True
            continue
        call.doubts_words = verdict is _Verdict.UNSURE_WORDS
        call.doubt = call.doubts_words or verdict is _Verdict.DOUBT
        return call
    if heard.is_long:
        return _unfinished(splits, situation)
    if (nobody := _names_nobody(splits, situation)) is not None:
        return nobody
    if heard.has_slash:
        return looks.instead_of(changing, said, handlers, situation, asked=asked) or (
            None if asked else _unfinished(splits, situation)
        )
    return (
        (None if asked else _called_by_argument(heard, handlers, situation))
        or _but_what_it_lacks(in_own_words.order_in(said, handlers, situation), splits, situation)
        or gist.special_look_in(heard, handlers, situation)
        or looks.instead_of(changing, said, handlers, situation, asked=asked)
        or gist.not_theirs(heard, handlers, situation)
        or gist.special_look_in(heard, handlers, situation, whatever_day=True)
        or _but_what_it_lacks(freely.call_for(said, handlers, situation), splits, situation)
        or _look_or_unfinished(heard, splits, handlers, situation, asked=asked)
    )


def hinted(heard: Heard, handlers: Handlers, situation: Situation) -> list[Call]:
    """What a word such as 收到, 确认 or 拒绝 may mean, perhaps with its interview: to be asked, never done."""
    low = heard.words.low
    calls: list[Call] = []
    if heard.is_long:
        return calls
    for command in handlers.hinting:
        if not low.startswith(command.hints) or not command.allows(situation.member):
            continue
        hint = max((one for one in command.hints if low.startswith(one)), key=len)
        if any(len(verb) > len(hint) and low.startswith(verb) for verb, _ in handlers.verbs):
            continue
        call = Call(command, doubt=True)
        read(call, heard.words.typed, situation, words=False)
        if words.without_courtesy(normalise(call.leftover).replace(hint, "", 1)):
            continue
        call.leftover = ""
        settle(call, situation)
        if can_be_meant(call, situation):
            calls.append(call)
    return calls


def _is_to_be_explained(split: Split) -> bool:
    """无法参加是什么意思, what does confirm do: about the verb itself, and nothing that it could be called with."""
    return not split.command.explains and words.wants_explained(f"{split.before} {split.after}")


# --- complete: all that was said is explained -----------------------------------------------------------------------


def _read(split: Split, situation: Situation) -> Call | None:
    """What the words around the verb make of its command.

    None where those before it are neither arguments nor courtesy.
    """
    call = Call(split.command)
    if split.command.previews and _is_no_order(split.before.lower()):
        return None  # whatever is named there would be read as a part of what is wanted
    if split.before:
        # Free text takes only what follows: what stands before a verb that changes something is its subject.
        read(call, split.before, situation, words=not split.command.acts)
        if call.leftover and (rest := words.without_courtesy(call.leftover)) != call.leftover:
            call.leftover = ""
            read(call, rest, situation, words=False)
        if call.leftover and not (words.is_look(call.leftover) and not split.command.acts):
            return None
        call.leftover = ""
        is_haste = split.command.takes_back and _OOPS.fullmatch(split.before.lower())
        call.doubt = not is_haste and _PLAIN_ARGUMENTS.fullmatch(split.before) is None
    if words.is_particle(split.after):
        call.doubt = True
    elif split.after:
        _refuse_row_beyond_list(split, situation)
        said = words.after_particles(split.after) if split.command.acts else split.after
        call.doubt = call.doubt or said != split.after
        read(call, words.without_asking(said), situation)
        _drop_courtesy(call)
    if split.command.not_yet:
        call.leftover = ""
    call.unknown = _unknown(call)
    if call.leftover and not words.without_courtesy(call.leftover):
        call.leftover, call.doubt = "", True
    call.named = (
        any(isinstance(value, Interview) for value in call.arguments.values())
        or bool(call.doubtful)
        or call.nothing_at is not None
    )
    settle(call, situation)
    return call


def _is_line(split: Split, call: Call) -> bool:
    """约面 陈晓 周四下午3点 带简历: typed as its verb, with a part that is read."""
    typed = split.command.previews and not split.before and bool(call.arguments)
    return typed and not words.is_question("", split.after.lower())


def _is_no_order(before: str) -> bool:
    return words.is_denied(before) or words.is_of_others(before) or words.is_supposed(before)


def _unknown(call: Call) -> str:
    """没空 吴晨, who is no candidate of the speaker's: neither a reason, nor one of the interviews that they have."""
    kinds = {part.name for part in call.command.parameters if part.type is Interview}
    takes_members = call.command.takes(Member)  # who may as well be nobody: see `_names_nobody`
    if (
        not call.command.acts
        or takes_members
        or not kinds
        or kinds & {*call.arguments, *call.doubtful}
        or call.nothing_at is not None
    ):
        return ""
    said = [call.leftover, *(value for value in call.arguments.values() if isinstance(value, str))]
    return next((name for one in said if (name := unknown.begins(one))), "")


def _drop_courtesy(call: Call) -> None:
    """decline 1203 please gives no reason."""
    for name, value in list(call.arguments.items()):
        if isinstance(value, str) and words.is_particle(value.lower()):
            del call.arguments[name]
            call.doubt = True


def _refuse_row_beyond_list(split: Split, situation: Situation) -> None:
    """没空 7 gives no reason, it names a row."""
    if (
        split.command.takes(Interview)
        and (row := _ROW_FIRST.match(without_times(split.after)))
        and not 1 <= int(row[1]) <= len(situation.listed)
    ):
        raise no_such_row(row[1], situation)


def _judge(split: Split, call: Call, heard: Heard, handlers: Handlers, situation: Situation) -> _Verdict:
    """How far the text is an order: a question that names what would change is read back, any other is looked up.

    So is what cannot be meant: HR's 陈晓接受了 tells of the candidate.
    """
    said = " ".join(value for value in call.arguments.values() if isinstance(value, str)).lower()
    asks = words.is_question(words.without_courtesy(split.before), split.after.lower())
    if asks and split.command.parameters and (split.before or not call.named):
        return _Verdict.LOOK
    vague = bool(said) and (words.quotes_others(said) or (not call.named and _is_loose(split, call, said, situation)))
    if not (asks or vague or call.doubt or heard.asks):
        says_itself = bool(call.command.confirm) and not call.command.takes(Interview)  # how far its words are plain
        is_whole = call.command.is_whole is not None and call.command.is_whole(**call.arguments)
        is_sure = says_itself or is_whole or _is_plain(said, handlers, situation)
        return _Verdict.SURE if is_sure else _Verdict.UNSURE_WORDS
    return _Verdict.DOUBT if can_be_meant(call, situation) else _Verdict.LOOK


def _is_plain(said: str, handlers: Handlers, situation: Situation) -> bool:
    if not (unknown := free_text.without_reasons(said)):
        return True
    heard = hear(unknown)
    return free_text.is_plain(heard, handlers, situation)


def _is_loose(split: Split, call: Call, said: str, situation: Situation) -> bool:
    """没空出差 may be no order, 没空 后天 is hardly of tomorrow's, and 没空 林悦 not of the only one, which is 陈晓's."""
    if not split.command.takes(Interview):
        return False
    return (
        split.glued
        or len(said) > LONGEST_SENTENCE
        or call.is_ready
        or span_within(said, now=situation.now, zone=situation.member.tz) is not None
    )


def _called_by_argument(said: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """1203, 陈晓那场, 明天呢; 1203可以的 is more than that, though courtesy would explain it."""
    for command in handlers.commands.values():
        if command.bare and command.allows(situation.member):
            call = Call(command)
            read(call, said.typed, situation)
            if (call.arguments or call.doubtful or call.nothing_at) and words.is_look(
                words.without_courtesy(call.leftover)
            ):
                order = in_own_words.change_in(said, handlers, situation) if call.leftover else None
                call.leftover = ""
                settle(call, situation)
                return order or call
    return None


def _but_what_it_lacks(call: Call | None, splits: list[Split], situation: Situation) -> Call | None:
    """日程 赵六 asks for the schedule of somebody who is not there: it is said, and nobody else's is shown."""
    front = next((one for one in splits if not one.before and not one.glued), None)
    if call is None or not call.freely or front is None or front.command is not call.command:
        return call
    typed = _read(front, situation)
    left = typed.leftover if typed is not None else ""
    return (
        None if left and left.lower() not in in_own_words.BETWEEN_NAMES and len(left) <= in_own_words.A_WORD else call
    )


# --- incomplete -----------------------------------------------------------------------------------------------------


def _look_or_unfinished(
    heard: Heard, splits: list[Split], handlers: Handlers, situation: Situation, *, asked: bool
) -> Call | None:
    """日程 2月30日 is not understood, and no look at today; 面试安排 周五呢 is one at Friday."""
    unfinished = None if asked else _unfinished(splits, situation)
    command = unfinished.command if unfinished is not None else None
    says = command is not None and (command.takes(AnotherTime) or command.name == "candidate")
    if unfinished is not None and says and Interview in map(type, unfinished.arguments.values()):
        return unfinished  # 改期 1203 … 会议室 is not where it is
    most = {} if unfinished is None else {"unsaid": 0}
    return gist.look_in(heard, handlers, situation, **most) or unfinished


def _names_nobody(splits: list[Split], situation: Situation) -> Call | None:
    """换人 1203 赵六, who is nobody: the call with the name left over, so that it is said and never dropped."""
    split = next((one for one in splits if not one.before and not one.glued), None)
    if split is None or not split.command.acts or not split.command.takes(Member):
        return None
    call = _read(split, situation)
    if call is None or not call.named or not in_own_words.NAME.fullmatch(call.leftover):
        return None
    low = call.leftover.lower()
    if low in in_own_words.BETWEEN_NAMES:  # replace 1203 with wangwu: the command's cues know more
        return None
    return None if words.is_question("", low) or words.is_denied(low) or words.is_of_others(low) else call


def _unfinished(splits: list[Split], situation: Situation) -> Call | None:
    """The call of the verb in front, with the words that it cannot explain; none of 接受不了."""
    split = next((one for one in splits if not one.before), None)
    if split is None or (split.command.acts and words.is_denied(split.after[:1])):
        return None
    call = _read(split, situation)
    return call if call is not None and call.leftover else None
