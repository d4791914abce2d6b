"""A word such as 收到, 确认 or 拒绝 that may mean a command: it is asked, and never done unasked."""

from __future__ import annotations

import re

from bot.chat import heard as words
from bot.chat.arguments import can_be_meant, read, settle
from bot.chat.call import Call
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard
from bot.chat.readers import Situation
from bot.times.typed import normalise

_REFUSES = re.compile(  # 推了半小时 puts it off, 推了给王五 hands it over
    "(?:回绝|拒|推)(?:[掉了]|绝掉){1,2}"
    r"(?! ?(?:[到至给后迟]|(?:\d{1,3}|[一二两三四五六七八九十半几好]{1,3}) ?(?:多|来)?个?半?(?:小时|钟头|分|刻|会儿?|天|周|星期|礼拜|月|年)))"
)


def as_a_hint(text: str) -> str:
    """把2026推了, 回绝掉 as 拒绝, which may be a no to come as well as one to the candidate."""
    return _REFUSES.sub("拒绝", text)


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
