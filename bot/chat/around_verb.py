"""What the words around a verb make of its command, and how far that is an order: complete, in doubt, or a question."""

from __future__ import annotations

import re
from enum import Enum

from bot.chat import beside, free_text, no_reason, reason_beside, unknown, words_around
from bot.chat import heard as words
from bot.chat.arguments import can_be_meant, read, settle
from bot.chat.call import Call
from bot.chat.handlers import Handlers
from bot.chat.heard import LONGEST_SENTENCE, Heard, hear
from bot.chat.readers import Situation
from bot.chat.ticks_said import Ticks
from bot.chat.verbs import Split
from bot.chat.which_interview import by_code, no_such_row
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.times.among_words import span_within, without_times

_PLAIN_ARGUMENTS = re.compile(
    r"[#\d 第个场条行一二三四五六七八九]*"
)  # a code or a row: no word that could be a subject
_OOPS = re.compile(
    r"(?:啊|哦|哎呀?|不对|等等|糟了?|快|赶紧|oops|sorry|no|wait|不好意思|[\s,，、!！]){1,8}"
)  # before 撤回: the window runs
_ROW_FIRST = re.compile(r"#?(\d{1,2})(?=$|[ ,，])")


_EMPHASIS = re.compile(  # go ahead with 1203 all the same
    r"\b(?:with|for|on|of|to|the|interview|round|all the same|anyways?|anyhow|regardless|nonetheless|as planned|still|now)\b|仍然|仍旧|依旧"
)


class Verdict(Enum):
    SURE = "it was typed as its verb with its arguments"
    DOUBT = "it is read back"
    UNSURE_WORDS = "so is this, for its free text alone"
    LOOK = "it was a question"
    TAKEN_BACK = "the same line turns it round"


def read_around(split: Split, situation: Situation) -> Call | None:
    """What the words around the verb make of its command.

    None where those before it are neither arguments nor courtesy.
    """
    call = Call(split.command)
    if split.command.previews and _is_no_order(split.before.lower()):
        return None  # whatever is named there would be read as a part of what is wanted
    if split.before and any(one.is_out_of_place(_whole(split)) for one in split.command.cues):
        return None  # 我还没到 is not said of the candidate
    if split.before:
        # Free text takes only what follows: what stands before a verb that changes something is its subject.
        read(call, split.before, situation, words=not split.command.changes)
        if call.leftover and (rest := words.without_courtesy(call.leftover)) != call.leftover:
            call.leftover = ""
            read(call, rest, situation, words=False)
        if call.leftover and not (words.is_look(call.leftover) and not split.command.changes):
            return None
        call.leftover = ""
        is_haste = split.command.takes_back and _OOPS.fullmatch(split.before.lower())
        call.doubt = not is_haste and _PLAIN_ARGUMENTS.fullmatch(split.before) is None
    if words.is_particle(split.after):
        call.doubt = True
    elif split.after:
        _refuse_row_beyond_list(split, situation)
        said = words.after_particles(split.after) if split.command.changes else split.after
        call.doubt = call.doubt or said != split.after
        read(call, words.without_asking(said), situation)
        _drop_courtesy(call)
    if split.after:
        beside.narrow(call, split.after, situation)
        _refuse_several(call, situation)
    call.unknown = _unknown(call)
    if call.leftover and not words.without_courtesy(_EMPHASIS.sub(" ", call.leftover.lower())).strip(".。"):
        call.leftover, call.doubt = "", True
    call.named = (
        any(isinstance(value, Interview) for value in call.arguments.values())
        or bool(call.doubtful)
        or call.nothing_at is not None
    )
    settle(call, situation)
    return call


def is_line(split: Split, call: Call) -> bool:
    """约面 陈晓 周四下午3点 带简历: typed as its verb, with a part that is read."""
    typed = split.command.previews and not split.before and bool(call.arguments)
    return typed and not words_around.is_question("", split.after.lower())


def _whole(split: Split) -> str:
    return f"{split.before}{split.verb}{split.after}".lower()


def _is_no_order(before: str) -> bool:
    return words_around.is_denied(before) or words_around.is_of_others(before) or words_around.is_supposed(before)


def _unknown(call: Call) -> str:
    """没空 吴晨, who is no candidate of the speaker's: neither a reason, nor one of the interviews that they have."""
    kinds = {part.name for part in call.command.parameters if part.type is Interview}
    takes_members = call.command.takes(Member)  # who may as well be nobody: see `_names_nobody`
    if (
        not call.command.changes
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
        elif isinstance(value, str) and name == call.command.asked_words:
            _drop_of_another(call, name, value)


def _drop_of_another(call: Call, name: str, said: str) -> None:
    """8397我去不了了，上午那场没问题: what is said of another interview is not why."""
    why = reason_beside.without_those_of_another(said)
    if why == said:
        return
    call.doubt = True
    if why:
        call.arguments[name] = why
    else:
        del call.arguments[name]


_ANOTHER_CODE = re.compile(r"^(?:[\s,，、;；/&+]|and\b|和|跟|与|还有|以及)*#?(\d{4,6})(?!\d)")


def _refuse_several(call: Call, situation: Situation) -> None:
    """cancel 1203, 6974 and 7793 position closed: no code is why another one is called off.

    Raises: UserError
    """
    why = call.arguments.get(call.command.asked_words or "")
    one = next((value for value in call.arguments.values() if isinstance(value, Interview)), None)
    if not isinstance(why, str) or one is None or not call.command.previews:
        return
    seen = _ANOTHER_CODE.match(why)
    if seen is None or by_code(seen[1], situation) in (None, one):
        return
    raise UserError(
        "understood.one_reason_each", verb=call.command.title(str(situation.member.lang)), code=one.code or ""
    )


def _refuse_row_beyond_list(split: Split, situation: Situation) -> None:
    """没空 7 gives no reason, it names a row."""
    if (
        split.command.takes(Interview)
        and not split.command.takes(Ticks)
        and (row := _ROW_FIRST.match(without_times(split.after)))
        and not 1 <= int(row[1]) <= len(situation.listed)
    ):
        raise no_such_row(row[1], situation)


def judge(split: Split, call: Call, heard: Heard, handlers: Handlers, situation: Situation) -> Verdict:
    """How far the text is an order: a question that names what would change is read back, any other is looked up.

    So is what cannot be meant: HR's 陈晓接受了 tells of the candidate.
    """
    said = " ".join(value for value in call.arguments.values() if isinstance(value, str)).lower()
    asks = words_around.is_question(words.without_courtesy(split.before), split.after.lower())
    if asks and split.command.parameters and (split.before or not call.named):
        return Verdict.LOOK
    if split.command.takes(Interview) and split.command.takes_words and _turns_round(split, call):
        return Verdict.TAKEN_BACK  # cancel 1203 no wait, don't
    if heard.asks and heard.words.low.endswith("了"):
        return Verdict.LOOK  # 陈晓改期了？ asks whether it was
    vague = bool(said) and (
        words_around.quotes_others(said) or (not call.named and _is_loose(split, call, said, situation))
    )
    if not (asks or vague or call.doubt or heard.asks):
        says_itself = bool(call.command.confirm) and not call.command.takes(Interview)  # how far its words are plain
        is_whole = call.command.is_whole is not None and call.command.is_whole(**call.arguments)
        is_sure = says_itself or is_whole or _is_plain(said, handlers, situation)
        return Verdict.SURE if is_sure else Verdict.UNSURE_WORDS
    return Verdict.DOUBT if can_be_meant(call, situation) else Verdict.LOOK


def _turns_round(split: Split, call: Call) -> bool:
    given = [one for one in call.arguments.values() if isinstance(one, str)]
    return any(no_reason.is_second_thought(one) for one in (_CODE_FIRST.sub("", split.after), *given) if one)


_CODE_FIRST = re.compile(r"^#?\d{1,6}[\s,，]*")


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
