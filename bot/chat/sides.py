"""What one side of a cut asks for, read by itself: each call that it may be, and how likely it is meant.

The second side may lack what the first has said: the interview (邀请语也给我), the day (the evening one), the verb (吕品也接).
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.chat import dictated, guards, hints, on_its_own_day, routing, verdict_asked
from bot.chat.arguments import can_be_meant, settle
from bot.chat.call import Call
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, without_courtesy
from bot.chat.masked import CANDIDATE, COLLEAGUE, INTERVIEW
from bot.chat.only_one import check_one
from bot.chat.pronouns import IT
from bot.chat.readers import CODE, Situation
from bot.chat.side_spelled import TO_A_TIME, as_asked, ways_behind, ways_to_say, with_day_of
from bot.chat.understanding import evidence, freely, learned
from bot.chat.understanding.telling import told_of
from bot.chat.understanding.which import is_of, which_interview
from bot.chat.verbs import named_in
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.times.another import AnotherTime
from bot.times.spoken import hear as hear_times

_NEARLY = 0.7  # of the likeliest, what may as well be meant
_CUED = 0.6  # what a declared word says is hardly less likely


@dataclass(frozen=True)
class Reading:
    """`heard` is what was read, which lends the first side's day where its own was unsaid; `only_names`: it says nothing of it."""

    call: Call
    likely: float
    heard: Heard
    only_names: bool = False


def readings(heard: Heard, handlers: Handlers, situation: Situation) -> list[Reading]:
    """What a side asks for by itself, the likeliest first."""
    heard = as_asked(heard, handlers, situation)
    found = [
        *_declared(ways_to_say(heard, handlers), None, handlers, situation),
        *_learned(heard, None, handlers, situation),
    ]
    return _each_once(found)


def readings_behind(first: Heard, heard: Heard, one: Call, handlers: Handlers, situation: Situation) -> list[Reading]:
    """What the second side asks for, with what it takes from the first."""
    found: list[Reading] = []
    if (dated := with_day_of(first, heard, handlers, situation)) is not None:
        dated_ones = _declared((dated,), one, handlers, situation)
        found += [read for read in dated_ones if not _is_another_setting(read.call, one)]
    spelled = (*ways_to_say(heard, handlers), *ways_behind(heard, one, handlers, situation))
    found += [*_declared(spelled, one, handlers, situation), *_learned(heard, one, handlers, situation)]
    return _each_once(found)


def _is_another_setting(call: Call, one: Call) -> bool:
    """晚上9点以后别发消息, behind the days of a leave: the day of one setting is not that of another."""
    return call.command is one.command and one.command.is_whole is not None


def _each_once(found: list[Reading]) -> list[Reading]:
    """Of each command the first, as it is likeliest; none that is much less likely than another."""
    once: dict[str, Reading] = {}
    for one in found:
        first = once.setdefault(one.call.command.name, one)
        once[one.call.command.name] = replace(first, likely=max(first.likely, one.likely))
    most = max((one.likely for one in once.values()), default=0.0)
    return sorted((one for one in once.values() if one.likely >= most * _NEARLY), key=lambda one: -one.likely)


def _declared(
    spelled: tuple[Heard, ...] | Iterator[Heard], behind: Call | None, handlers: Handlers, situation: Situation
) -> Iterator[Reading]:
    """As a text by itself is read, where it is whole, and nothing of it is left to be guessed: an order before a look."""
    look: Reading | None = None
    for said in spelled:
        for read in (dictated.without_verb, routing.call_for, _hinted):
            with contextlib.suppress(UserError):
                call = read(said, handlers, situation)
                if call is None or not _is_request(call, said, behind, handlers, situation):
                    continue
                likely, names = _likelihood(call, said, handlers, situation), _only_names(said, handlers, situation)
                found = Reading(call, likely, said, names)
                if call.command.changes:
                    yield found
                    return
                look = look or found
    if look is not None:
        yield look


def _only_names(said: Heard, handlers: Handlers, situation: Situation) -> bool:
    """Zhang San on 2013, Friday afternoon, 吕品那场也: an interview, a colleague or a day."""
    return not without_courtesy(_ALSO.sub("", told_of(said, handlers, situation).text))


def _learned(heard: Heard, behind: Call | None, handlers: Handlers, situation: Situation) -> Iterator[Reading]:
    for call, likely in freely.likely_calls(heard, handlers, situation):
        with contextlib.suppress(UserError):
            if _is_request(call, heard, behind, handlers, situation):
                yield Reading(call, likely, heard)


def _is_request(call: Call, said: Heard, behind: Call | None, handlers: Handlers, situation: Situation) -> bool:
    if behind is not None:
        _take_its_interview(call, said, behind, handlers, situation)
    is_whole = _is_whole(call) or (behind is not None and _only_asks_which(call))
    is_whole = is_whole and not (call.command.takes_back and (behind is not None or not named_in(said, handlers)))
    if not is_whole or not (call.command.allows(situation.member) or call.command in named_in(said, handlers)):
        return False  # what others do is refused by the verb that was typed
    check_one(call, said, handlers, situation)
    if call.freely and not told_of(said, handlers, situation).mentions:
        call.named = False  # he's just there to listen: of the one that is on now, for want of another
    return True


def _likelihood(call: Call, said: Heard, handlers: Handlers, situation: Situation) -> float:
    """Certain where its verb was typed; else as likely as those who say so mean it."""
    if (not call.freely and call.command in named_in(said, handlers)) or verdict_asked.asks(said):
        return 1.0
    told = told_of(said, handlers, situation)
    found = learned.intents_of(told.masked, told.said, situation)
    likely = next((one.likely for one in found if one.name == call.command.name), 0.0)
    # A look answers whatever is asked.
    is_answer = not call.command.changes and guards.asks(told.text, marked=said.asks)
    is_declared = not (call.freely or call.command.bare)
    return max(likely, _CUED) if is_answer or is_declared else likely


def _take_its_interview(call: Call, heard: Heard, behind: Call, handlers: Handlers, situation: Situation) -> None:
    """邀请语也给我 behind what was ordered of an interview is of that one; 今天的终面在哪 is of another."""
    is_missing = "interview" in call.missing or call.nothing_at is not None
    if call.command.takes(AnotherTime) and not call.named:  # and move it to 1pm, 再改到五点半
        is_of_it = is_missing and (
            IT.search(heard.low) is not None or not _tells_which(call, heard, handlers, situation)
        )
    else:
        places_itself = told_of(heard, handlers, situation).places_itself
        is_of_it = call.missing[:1] == ["interview"] and not (
            call.doubtful or call.nothing_at is not None or places_itself
        )
    same = behind.arguments.get("interview")
    if (
        _is_of_whom_it_reminds(call, heard)
        and isinstance(same, Interview)
        and is_of(same, told_of(heard, handlers, situation), call.command)
    ):
        call.arguments["interview"] = same
    if is_of_it and isinstance(same, Interview):
        call.doubtful, call.nothing_at = {}, None
        call.arguments["interview"] = same
        if IT.fullmatch(str(call.arguments.get(str(call.command.asked_words)))):
            del call.arguments[str(call.command.asked_words)]  # decline it
        settle(call, situation)


def _tells_which(call: Call, heard: Heard, handlers: Handlers, situation: Situation) -> bool:
    """By more than a time or a day, which say when it is to be."""
    told = told_of(heard, handlers, situation)
    names = Interview in told.masked.mentioned and told.masked.time is None
    return bool(names or told.places_one or call.doubtful or evidence.described(told.text))


def _is_of_whom_it_reminds(call: Call, heard: Heard) -> bool:
    """Then remind Wang Wu to answer it: of what was spoken of, and not of all that he owes."""
    is_of_people = (
        call.command.changes and call.is_ready and any(isinstance(one, Members) for one in call.arguments.values())
    )
    return is_of_people and "interview" not in call.arguments and IT.search(heard.low) is not None


def _is_whole(call: Call) -> bool:
    if call.leftover or call.unknown or call.doubtful or call.nothing_at is not None:
        return False
    if call.missing and call.missing != [call.command.asked_words] and (call.doubt or not call.changes):
        return False  # 王大锤不来了 is of nobody here
    command = call.command
    # who declined has no verb in the help, and 我来处理 is a button's, and may be said
    is_hidden = command.hidden and not ((call.named or not call.freely) if command.changes else command.cues)
    return not (is_hidden or command.slow)


def _only_asks_which(call: Call) -> bool:
    """把周六下午那场推到五点, where there are two then."""
    return call.command.changes and call.missing == ["interview"] == list(call.doubtful) and call.nothing_at is None


def _hinted(heard: Heard, handlers: Handlers, situation: Situation) -> Call | None:
    """取消 2063 and 拒绝 2026, where that can mean but one thing."""
    calls = hints.hinted(heard, handlers, situation) if CODE.search(heard.low) else []
    if len(calls) != 1:
        return None
    calls[0].named = True
    return calls[0]


# --- the verb of the first --------------------------------------------------------------------------------------------

_ALSO = re.compile(
    rf"{COLLEAGUE}|{CANDIDATE}|{INTERVIEW}|[\s的那这场份个边,，。.]|也|一样|同样|\b(?:the|on|of|for|about|too|as well|one|same)\b"
)
_SO_TOO = 0.9  # how likely what names another interview, and nothing else, is of the verb before it


def likewise(second: Heard, one: Call, handlers: Handlers, situation: Situation) -> Reading | None:
    """nudge wangwu on 2016 and zhangsan on 2013: what only names another interview is ordered as the first was."""
    told = told_of(second, handlers, situation)
    is_of_one = "interview" in one.arguments and one.command.changes and Interview in told.masked.mentioned
    is_a_time = one.command.takes(AnotherTime) and told.masked.time is not None  # 把叶青那场 挪到 5pm
    is_a_time = is_a_time or TO_A_TIME.search(second.low) is not None
    if not is_of_one or is_a_time or not _only_names(second, handlers, situation):
        return None
    found = which_interview(told, one.command)
    if len(found) != 1:
        return None
    said = {Interview: found[0], Member: told.people[:1], Members: Members(told.people)}
    kept = {name: value for name, value in one.arguments.items() if name != one.command.asked_words}
    if (arguments := on_its_own_day.counted_anew(kept, situation)) is None:
        return None
    for parameter in one.command.parameters:
        value = said.get(parameter.type)
        if value and parameter.name in arguments:
            arguments[parameter.name] = value[0] if isinstance(value, list) else value
    call = Call(one.command, arguments, doubt=True, named=True)
    settle(call, situation)
    return Reading(call, _SO_TOO, second) if _is_whole(call) and can_be_meant(call, situation) else None


def says_of_which(one: Call, second: Heard, handlers: Handlers, situation: Situation) -> bool:
    """催一下李四，彭程的面评: what the first is about, where that names no interview."""
    if not (one.command.changes and one.command.takes(Interview)) or {"interview"} & {*one.arguments, *one.doubtful}:
        return False
    told = told_of(second, handlers, situation)
    return Interview in told.masked.mentioned and not _ALSO.sub("", _WHAT_OF_IT.sub("", told.text))


def says_when(one: Call, second: Heard) -> bool:
    """She must be earlier, at 2:30 in the same afternoon: what is to be moved, and then to when."""
    moves = one.command.takes(AnotherTime) and not any(isinstance(it, AnotherTime) for it in one.arguments.values())
    pieces, left = hear_times(second.low)
    return moves and bool(pieces) and not _BESIDE_A_TIME.sub("", left)


_BESIDE_A_TIME = re.compile(
    r"[\s,，.。的吧呢]|\b(?:in|on|at|the|same|day|please|instead|maybe|say|so)\b|同一天|当天|就|改到?|定在?"
)
_WHAT_OF_IT = re.compile("面评|评价|反馈|面试|feedback|interview")
