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
from bot.chat.command import Although, Command
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard
from bot.chat.masked import COLLEAGUE, masked_of
from bot.chat.readers import CODE, Situation
from bot.chat.understanding import called, learned
from bot.chat.understanding.intents import NOTHING, Intent
from bot.chat.understanding.moved import moved
from bot.chat.understanding.respelled import respelled
from bot.chat.understanding.told import Told
from bot.interviews import lookup
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.interviews.people import Members
from bot.times.another import AnotherTime
from bot.times.said import Length
from bot.times.spoken import words_of
from bot.times.values import Span

_TO_ACT = 0.30  # how likely a change must be, to be read back
_CERTAIN = 0.95
SURE = 0.80  # what is as likely is meant, whatever the cues say
_TO_LOOK = 0.22
_TO_ASK_WHICH = 0.6
_MOST_LIKELY = 3
_A_MOMENT = timedelta(minutes=1)
_LONGEST = 160  # characters


def call_for(said: Heard, handlers: Handlers, situation: Situation, *, at_least: float = 0.0) -> Call | None:
    """None where nothing is `at_least` so likely, from 0 to 1."""
    said = _in_one(said)
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
    found = _intents(told)
    if found[0].name == NOTHING or found[0].likely < at_least or not learned.knows(told.masked, told.said, situation):
        return None
    was_forbidden = False
    for intent in found[:_MOST_LIKELY]:
        command = handlers.commands.get(_instead(intent.name, told))
        if command is None:
            continue
        if intent.likely < max(_least(command, told), at_least):
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
        if not command.parameters and not command.acts and Interview in told.masked.mentioned:
            return looks.at(told.masked.mentioned, handlers, situation)  # 1203 还有吗: its card says so
        if command.explains and Interview in told.masked.mentioned and not _HOW.search(told.text):
            return looks.at(told.masked.mentioned, handlers, situation)  # what if I can't make 1203
        return call
    if (was_forbidden or found[0].likely >= _TO_ACT) and not at_least and Interview in told.masked.mentioned:
        return looks.at(told.masked.mentioned, handlers, situation)
    return None


def _least(command: Command, told: Told) -> float:
    """How likely it must be. A look at an interview of which nothing is said would only ask which."""
    if command.acts:
        return _TO_ACT
    return _TO_LOOK if told.mentions or not command.bare else _TO_ASK_WHICH


_HOW = re.compile(r"怎|如何|咋|\bhow\b")
_SURELY_NOTHING = 0.8


def _intents(told: Told) -> list[Intent]:
    """The likeliest first. Who names an interview hardly means nothing of it: 1677 出差."""
    found = learned.intents_of(told.masked, told.said, told.situation)
    if found[0].name == NOTHING and found[0].likely < _SURELY_NOTHING and Interview in told.masked.mentioned:
        found = found[1:]
    return found if _may_only_ask(told) else _orders_first(found, told.handlers)


def _may_only_ask(told: Told) -> bool:
    text = guards.without_ifs(told.text)
    return (
        guards.asks(text, marked=told.said.asks)
        or guards.supposes(text)
        or guards.denies(text)
        or guards.doubts(text)
        or guards.is_past(told.said.low)
    )


def _orders_first(found: list[Intent], handlers: Handlers) -> list[Intent]:
    """A plain statement looks at nothing: where a change is about as likely, it is that, to be read back."""
    first, second = found[0], found[1]
    look, order = handlers.commands.get(first.name), handlers.commands.get(second.name)
    if look is None or order is None or not look.bare or not order.changes:
        return found
    is_close = first.likely < _SURE_LOOK and second.likely >= max(_CLOSE, first.likely / 2)
    return [Intent(second.name, max(second.likely, _TO_ACT)), first, *found[2:]] if is_close else found


_SURE_LOOK = 0.7
_CLOSE = 0.2


_WRITES_DOWN = re.compile(r"标|记|登|写|改[成为]|确认|\b(?:confirm|mark|put|record|set|note|log)")


def _instead(name: str, told: Told) -> str:
    """HR says of others what a panel says of itself: they are on none, so it is written down for whoever it is of."""
    member = told.situation.member
    if name in ("candidate", "accept", "decline") and member.is_hr and _is_of_nobody(told):
        return "status"
    if name in _OF_SEVERAL and told.singles_out and _may_be_looked_at(told):
        return "status"
    if name == "candidate" and not member.is_hr and told.says("面评|评价|feedback"):
        return "feedback"
    if name == "noshow" and told.says(r"\bno (?:from|for) me\b"):
        name = "feedback"  # it sounds as if nobody had come, and is what the speaker thinks
    said = told.handlers.commands.get(name)
    if said is None or not said.by_hr or not member.is_hr:
        return name
    named = told.masked.mentioned.get(Interview, [])
    if any(place.member_id == member.id for one in named for place in one.panel):
        return name
    if name == "decline" and told.people:
        return "substitutes"
    return said.by_hr


def _may_be_looked_at(told: Told) -> bool:
    found = told.interviews(told.handlers.commands["status"])
    return len(found) == 1 or (bool(found) and not told.masked.mentioned.get(Span))


_OF_SEVERAL = ("schedule", "next")


def _is_of_nobody(told: Told) -> bool:
    """1203 ok, I can't make 1203: HR does not say who says so."""
    by_code = bool(CODE.search(told.said.low))
    return by_code and not (guards.speaks_of_others(told.text) or told.people or _WRITES_DOWN.search(told.text))


_PHONE_IN_PARTS = re.compile(r"(?<![\d+])(1\d{2})[ -](\d{4})[ -](\d{4})(?!\d)")


def _in_one(said: Heard) -> Heard:
    """139 0000 5678 is one number, and no two codes."""
    low = _PHONE_IN_PARTS.sub(r"\1\2\3", said.low)
    return said if low == said.low else replace(said, low=low, typed=_PHONE_IN_PARTS.sub(r"\1\2\3", said.typed))


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

_BESIDE = re.compile(
    f"(?:跟|和|与|同){COLLEAGUE}(?:一起|一块儿?|搭档?|pair|那场|面|的){{0,4}}|\\bwith {COLLEAGUE}|"
    f"(?:跟|和|给|告诉|通知|转告){COLLEAGUE}(?:[说讲]?一[声下]|说说|带个话)|\\b(?:tell|let) {COLLEAGUE}(?: know)?"
)  # who else is on it, or is to hear of it
_AS_IT_WAS = re.compile("(?:不用|不必|不需要|别|不)(?:再)?(?:改期?|换人?|取消|推迟|挪)了")  # 不用改期了，我又可以了
_WHY_NOT_YET = re.compile("怎么还[不没](?=.*(?:催|提醒))|(?<=催).*怎么还[不没]")


def _is_forbidden(command: Command, told: Told, likely: float) -> bool:
    text = _BESIDE.sub(" ", guards.without_ifs(told.text))
    if command.name == "accept":
        text = _AS_IT_WAS.sub("", text)
    elif command.name == "nudge":
        text = _WHY_NOT_YET.sub("", text)
    asks = guards.asks_plainly if likely >= _CERTAIN else guards.asks
    if guards.supposes(text) or asks(text, marked=told.said.asks):
        return True
    is_told = Although.TOLD_BY_OTHERS in command.although
    if not (is_told or command.dictated) and guards.is_past(told.said.low):
        return True
    if any(one.is_out_of_place(text) for one in command.cues):
        return True
    if guards.is_of_something_else(text):
        return True
    if guards.denies(text) and Although.DENIED not in command.although:
        return True
    if likely < SURE and guards.doubts(text) and Although.DOUBTED not in command.although:
        return True
    is_hr = told.situation.member.is_hr
    if command.which is not None and command.which.own:
        if COLLEAGUE in text and not _names_stand_in(command, told) and not command.dictated:
            return True
        if command.dictated:
            return False
        if (
            guards.is_past(told.said.low)
            or guards.is_told_of_others(text)
            or (command.agrees and guards.disagrees(text))
        ):
            return True
        return guards.is_hearsay(text)
    return guards.is_hearsay(text) and not is_told and not is_hr


def _names_stand_in(command: Command, told: Told) -> bool:
    return command.freely is not None and bool(command.freely(told))


# --- what it is called with -----------------------------------------------------------------------------------------


def _call(command: Command, told: Told) -> Call | None:
    """None where it can be done with nothing that may be meant."""
    call = Call(command, doubt=True, freely=True)
    if command.freely is not None:
        given = command.freely(told)
        if given is None:
            return None
        call.arguments |= given
    situation = told.situation
    about, time = (
        moved(told, lambda part: told_of(part, told.handlers, situation))
        if command.takes(AnotherTime)
        else (told, None)
    )
    if command.takes(Interview) and not _has(call, Interview) and not (command.takes(Span) and _is_of_days(about)):
        found = about.interviews(command)
        if about.masked.time is not None and not found:
            call.nothing_at = about.masked.time
        if command.acts and (ahead := _only_one_ahead(found, command, situation)) is not None:
            return looks.at({Interview: [ahead]}, told.handlers, situation)
        fill_slots(call, {Interview: found} if found else {})
        call.named = bool(found) and (Interview in about.masked.mentioned or about.masked.time is not None)
        if not about.mentions and (now_on := _running(command, situation)) is not None:
            fill_slots(call, {Interview: [now_on]})
            call.named = True  # where it cannot be done, it is said why
    if command.takes(Member) and not _has(call, Member) and command.freely is None:
        fill_slots(call, {Member: told.people[:1]} if told.people else {})
    if command.takes(Members) and told.people and not _has(call, Members):
        fill_slots(call, {Members: [Members(told.people)]})
    is_of_one = command.takes(Interview) and _has(call, Interview)
    if (
        command.takes(Span)
        and told.days is not None
        and not (is_of_one or _has(call, Span) or "value" in call.arguments)
    ):
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
    try:
        settle(call, situation)
    except UserError as refused:
        if time is None:
            raise
        _forget_the_time(call, situation)
        if time.unclear is not None and _has(call, Interview):
            refused.about = call
            raise  # 3点前 is no hour: it is said, and asked
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


def _is_of_days(told: Told) -> bool:
    """True of days in which no interview is spoken of: 周六谁没回, and not 周六晚上那场谁没回."""
    names_one = Interview in told.masked.mentioned or told.masked.time is not None or told.places_one
    return not names_one and _THAT_ONE.search(told.text) is None


_THAT_ONE = re.compile(
    r"[那这]一?[场轮]|[那这]个(?:面试|电话面|视频面)|\b(?:the|that|this|my) (?:\w+ )?(?:one|interview)\b"
)


def _forget_the_time(call: Call, situation: Situation) -> None:
    """改到下午 says too little of when: it is asked, and of which interview is kept."""
    call.arguments = {name: value for name, value in call.arguments.items() if not isinstance(value, AnotherTime)}
    settle(call, situation)


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


def _running(command: Command, situation: Situation) -> Interview | None:
    """人到了 is said in the interview that is on; only where nothing else can be meant by what is done in one."""
    if command.which is None or not command.which.is_now or command.which(situation.member, situation.now):
        return None
    on = lookup.between(situation.member, situation.now, situation.now + _A_MOMENT)
    return on[0] if len(on) == 1 else None


def _has(call: Call, kind: type) -> bool:
    return any(isinstance(value, kind) for value in call.arguments.values())


def _length(told: Told) -> timedelta | None:
    pieces = [piece for word in words_of(told.said.low) for piece in word.pieces or () if isinstance(piece, Length)]
    return pieces[0].time if pieces else None
