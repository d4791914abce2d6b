"""A text that no declared word explains, read by what people mean who say such things.

What the text mentions is taken out and what is left is weighed (see `intents`); the likeliest command that the speaker can
mean is called with what was mentioned. A look is given; a change is only ever read back, and not where the text asks,
denies, supposes or tells of somebody else: then it is the look that answers it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.chat import guards, looks, unknown
from bot.chat.arguments import can_be_meant, fill_slots, settle
from bot.chat.call import Call
from bot.chat.command import Command
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard
from bot.chat.masked import COLLEAGUE, masked_of
from bot.chat.readers import CODE, Situation
from bot.chat.understanding import called, learned
from bot.chat.understanding.intents import NOTHING
from bot.chat.understanding.respelled import respelled
from bot.chat.understanding.told import Told
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.times.another import AnotherTime, another
from bot.times.said import Length
from bot.times.spoken import words_of
from bot.times.values import Span

_TO_ACT = 0.30  # how likely a change must be, to be read back
_CERTAIN = 0.95
SURE = 0.80  # what is as likely is meant, whatever the cues say
_TO_LOOK = 0.22
_MOST_LIKELY = 3
_LONGEST = 160  # characters


def call_for(said: Heard, handlers: Handlers, situation: Situation, *, at_least: float = 0.0) -> Call | None:
    """None where nothing is `at_least` so likely, from 0 to 1."""
    if (
        said.is_long
        or len(said.low) > _LONGEST
        or guards.is_pasted(said.raw)
        or len(set(CODE.findall(said.low))) > 1
        or not _is_learned(handlers)
    ):
        return None
    if not any(map(str.isalpha, said.low)):
        return None
    told = told_of(said, handlers, situation)
    found = learned.intents_of(told.masked, told.said, situation)
    if found[0].name == NOTHING or found[0].likely < at_least or not learned.knows(told.masked, told.said, situation):
        return None
    was_forbidden = False
    for intent in found[:_MOST_LIKELY]:
        command = handlers.commands.get(_instead(intent.name, told))
        if command is None:
            continue
        if intent.likely < max(_TO_ACT if command.acts else _TO_LOOK, at_least):
            break
        if not command.allows(situation.member):
            return Call(command) if command.acts and not _is_forbidden(command, told, intent.likely) else None
        if (call := _call(command, told)) is None:
            if at_least:
                return None
            continue
        if call.changes and _is_forbidden(command, told, intent.likely):
            was_forbidden = True
            continue
        return call
    if (was_forbidden or found[0].likely >= _TO_ACT) and not at_least and Interview in told.masked.mentioned:
        return looks.at(told.masked.mentioned, handlers, situation)
    return None


def _instead(name: str, told: Told) -> str:
    """HR says of others what a panel says of itself: they are on none, so it is written down for whoever it is of."""
    member = told.situation.member
    if name == "candidate" and not member.is_hr and told.says("面评|评价|feedback"):
        return "feedback"
    if name == "noshow" and told.says(r"\bno (?:from|for) me\b"):
        name = "feedback"  # it sounds as if nobody had come, and is what the speaker thinks
    if name not in _OF_OTHERS or not member.is_hr:
        return name
    named = told.masked.mentioned.get(Interview, [])
    if any(place.member_id == member.id for one in named for place in one.panel):
        return name
    return "substitutes" if name == "decline" and told.people else _OF_OTHERS[name]


_OF_OTHERS = {"feedback": "write for", "accept": "candidate", "decline": "candidate"}


def told_of(said: Heard, handlers: Handlers, situation: Situation) -> Told:
    told: Told = situation.once(("told", said.low, said.asks), lambda: _told_of(said, handlers, situation))
    return told


def _told_of(said: Heard, handlers: Handlers, situation: Situation) -> Told:
    """The text in its plainest spelling, with the candidate whom it calls by a part of their name."""
    low = respelled(said.low, situation)
    plain = said if low == said.low else replace(said, low=low, typed=low)
    masked = masked_of(plain, situation)
    if Interview in masked.mentioned or masked.time is not None:
        return Told(plain, masked, situation, handlers)
    if (part := called.by_part(low, situation)) is None:
        return Told(plain, masked, situation, handlers)
    names, at, end = part
    meant: list[Interview] = []
    for name in names:
        plain = replace(plain, low=f"{low[:at]}{name}{low[end:]}")
        masked = masked_of(plain, situation)
        meant += masked.mentioned.get(Interview, [])
    if meant:
        masked = replace(masked, mentioned=masked.mentioned | {Interview: meant})
    return Told(plain, masked, situation, handlers)


def _is_learned(handlers: Handlers) -> bool:
    """False for a few commands by themselves: the model knows those of the product."""
    return "schedule" in handlers.commands


# --- what forbids a change ------------------------------------------------------------------------------------------

_DENIES_ITSELF = frozenset(
    ("waive", "noconflict", "undo", "snooze", "settings", "feedback", "write for", "not held", "take")
)  # 不用写, 别提醒我 are what these are for
_TOLD_BY_OTHERS = frozenset(("candidate", "noshow", "arrived", "running late", "replace", "not held"))
_SURE = frozenset(("candidate", "feedback", "running late", "write for"))  # perhaps is part of what is said there


_BESIDE = re.compile(
    f"(?:跟|和|与|同){COLLEAGUE}(?:一起|一块儿?|搭档|pair|那场|面|的){0, 4}|\\bwith {COLLEAGUE}"
)  # who else is on it


def _is_forbidden(command: Command, told: Told, likely: float) -> bool:
    text = _BESIDE.sub("", told.text)
    asks = guards.asks_plainly if likely >= _CERTAIN else guards.asks
    if guards.supposes(text) or asks(text, marked=told.said.asks):
        return True
    if command.name not in (*_TOLD_BY_OTHERS, "feedback", "write for", "candidate") and guards.is_past(told.said.low):
        return True
    if any(one.unless is not None and one.unless.search(text) for one in command.cues):
        return True
    if guards.is_of_something_else(text):
        return True
    if guards.denies(text) and command.name not in _DENIES_ITSELF:
        return True
    if likely < SURE and guards.doubts(text) and command.name not in _SURE:
        return True
    is_hr = told.situation.member.is_hr
    if command.which is not None and command.which.own:
        if COLLEAGUE in text and not _names_stand_in(command, told) and command.name != "feedback":
            return True
        if command.name == "feedback":
            return False
        if (
            guards.is_past(told.said.low)
            or guards.is_told_of_others(text)
            or (command.name == "accept" and guards.disagrees(text))
        ):
            return True
        return guards.is_hearsay(text)
    return guards.is_hearsay(text) and command.name not in _TOLD_BY_OTHERS and not is_hr


def _names_stand_in(command: Command, told: Told) -> bool:
    return command.freely is not None and bool(command.freely(told))


# --- what it is called with -----------------------------------------------------------------------------------------

_TO = re.compile(
    "(?:改|挪|换|推迟?|提前|调整?|移|延|放|约|顺延|拖|延后|推后|往[前后][^到]{0,3})(?:一下)?(?:到|至|成|为|在)|到(?=[^达了])|→|->|"
    r"\b(?:to|till|until|for|at)\b(?! (?:you|me|the|be|have|see|ask|move|change|make|take|do)\b)|\b(?:do|make it|try|suggest|propose|prefer)\b"
)
_CLAUSE = re.compile(r"[,，。;；?？!！]|\. ")


def _call(command: Command, told: Told) -> Call | None:
    """None where it can be done with nothing that may be meant."""
    call = Call(command, doubt=True, freely=True)
    if command.freely is not None:
        given = command.freely(told)
        if given is None:
            return None
        call.arguments |= given
    situation = told.situation
    about, time = _moved(told) if command.takes(AnotherTime) else (told, None)
    if command.takes(Interview) and not _has(call, Interview):
        found = about.interviews(command)
        if about.masked.time is not None and not found:
            call.nothing_at = about.masked.time
        if command.acts and (ahead := _only_one_ahead(found, command, situation)) is not None:
            return looks.at({Interview: [ahead]}, told.handlers, situation)
        fill_slots(call, {Interview: found} if found else {})
        call.named = bool(found) and (Interview in about.masked.mentioned or about.masked.time is not None)
    if command.takes(Member) and not _has(call, Member) and command.freely is None:
        fill_slots(call, {Member: told.people[:1]} if told.people else {})
    if command.takes(Members) and told.people and not _has(call, Members):
        fill_slots(call, {Members: [Members(told.people)]})
    if command.takes(Span) and told.days is not None and not _has(call, Span) and "value" not in call.arguments:
        fill_slots(call, {Span: [told.days]})
    if command.takes(timedelta) and (length := _length(told)) is not None and time is None:
        fill_slots(call, {timedelta: [length]})
    if time is not None:
        fill_slots(call, {AnotherTime: [time]})
    if (
        command.takes(Interview)
        and not _has(call, Interview)
        and not call.doubtful
        and (name := unknown.named_in(told.said.typed, situation))
    ):
        return Call(command, unknown=name)
    if command.takes(Span) and not command.acts and not _has(call, Span) and re.search(r"\d", told.text):
        return None  # 2月30日 is no day, and today not what was asked for
    given = dict(call.arguments)
    settle(call, situation)
    if any(call.arguments.get(name, value) != value for name, value in given.items() if isinstance(value, Member)) or (
        {name for name, value in given.items() if isinstance(value, Member)} - set(call.arguments)
    ):
        return None  # who is said to leave is on no panel: they are not asked to come instead
    if not can_be_meant(call, situation):
        is_now = command.which is not None and command.which.is_now
        return call if is_now and call.named else None  # and it is said why not yet
    if call.missing and not call.choices and not command.acts:
        return None
    return call


def _only_one_ahead(found: list[Interview], command: Command, situation: Situation) -> Interview | None:
    """Of several for none of which it can be done, the one that is not over: of that it is shown why."""
    which = command.which
    if (
        len(found) < 2
        or which is None
        or which.is_now
        or any(which.fits(situation.member, one, situation.now) for one in found)
    ):
        return None
    ahead = [one for one in found if not one.is_over(situation.now)]
    return ahead[0] if len(ahead) == 1 else None


def _has(call: Call, kind: type) -> bool:
    return any(isinstance(value, kind) for value in call.arguments.values())


def _moved(told: Told) -> tuple[Told, AnotherTime | None]:
    """What is to be moved, and to when: 明天下午那场挪到周五三点 says two times, and each has its side."""
    low, situation = told.said.low, told.situation
    if by := _BY.search(low):
        later = "提前" if _EARLIER.search(by[0]) else "推迟"
        length = [piece for word in words_of(by[0]) for piece in word.pieces or () if isinstance(piece, Length)]
        if length and (time := _time_in(f"{later}{int(length[0].time.total_seconds()) // 60}分钟", situation)):
            return told, time
    for to in reversed(list(_TO.finditer(low))):
        left, right = low[: to.start()], _CLAUSE.split(low[to.end() :])[0]
        time = _time_in(right, situation)
        if time is None or time.later is not None:
            continue
        about = told_of(replace(told.said, low=left, typed=left), told.handlers, situation) if left.strip() else told
        if Interview in about.masked.mentioned or about.masked.time is not None or about.days is not None:
            return about, time
        return told, time
    with_time = [time for one in _CLAUSE.split(told.masked.with_days) if (time := _time_in(one, situation))]
    return told, with_time[0] if with_time else None


_LENGTH = "(?:半个?(?:小时|钟头)|一刻钟|[\\d一二两三四五六十]+个?半?(?:小时|钟头|分钟|min\\w*|hours?|hrs?|h)|半h|half an hour|an? hour(?: and a half)?|a quarter(?: of an hour)?|\\d+ (?:min\\w*|hours?|hrs?))"
_BY = re.compile(
    f"(?:推(?!荐)|拖|延|顺|推迟|延迟|延后|推后|顺延|往后|晚|提前|提早|往前|早|delay|push|postpone|back|bring|forward|up|move)[^,，。到至]{{0,24}}?{_LENGTH}|"
    f"{_LENGTH} (?:later|earlier)|(?:tui ?chi|wan) ?ban ?(?:ge ?)?xiao ?shi"
)
_EARLIER = re.compile(r"提前|提早|往前|早|forward|earlier|\bup\b|\bbring\b")


def _time_in(text: str, situation: Situation) -> AnotherTime | None:
    found = another(text, now=situation.now, zone=situation.member.tz)
    return found[0] if found is not None else None


def _length(told: Told) -> timedelta | None:
    pieces = [piece for word in words_of(told.said.low) for piece in word.pieces or () if isinstance(piece, Length)]
    return pieces[0].time if pieces else None
