"""Whether a text that could be parted is one request all the same: typed as its verb, or more likely one look than two."""

from __future__ import annotations

import contextlib
import re

from bot.chat import routing
from bot.chat.asks_to_see import LOOKS, asks_to_see
from bot.chat.call import Call
from bot.chat.cuts import By, Cut, cuts
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard
from bot.chat.pronouns import IT
from bot.chat.readers import CODE, Situation
from bot.chat.sides import Reading
from bot.chat.stand_in import StandIn
from bot.chat.understanding import freely
from bot.chat.understanding.telling import told_of
from bot.chat.verbs import splits
from bot.interviews.errors import UserError
from bot.interviews.line import Line

_TOGETHER = re.compile(r"\band \w+(?: \w+)? (?:are )?both (?:free|open|available)\b|\bbetween \w+ and \w+\b")
_PLAINLY = 0.75  # how likely the whole must be one look
_MENTIONED = 0.5
_AND = re.compile(
    r"^(?:(?:and|then|also|plus)\b[ ,]*)?(?:while (?:you're|you are|we're) at it\b[ ,]*)?(?:然后|顺便|另外|还有|再)?"
)


def is_one(heard: Heard, handlers: Handlers, situation: Situation) -> bool:
    """free @lisi and me: typed as its verb, with nothing left over; or of two together: between monday and friday."""
    if _TOGETHER.search(heard.low):
        return True
    with contextlib.suppress(UserError):
        whole = routing.call_for(heard, handlers, situation)
        begins = heard.low.startswith(whole.command.verbs) if whole is not None else False
        is_typed = whole is not None and begins and whole.is_ready and not (whole.doubt or whole.freely)
        if whole is None or not is_typed or _books_and_more(whole, heard):
            return False
        return _is_a_value(whole, heard) or not _swallows(whole)
    return False


_A_NUMBER = re.compile(r"每|一[天周]|\d")


def _is_a_value(call: Call, heard: Heard) -> bool:
    """limit 2 a day, 4 a week: all of it is what the setting is to be."""
    is_whole = call.command.is_whole is not None and call.command.is_whole(**call.arguments)
    return is_whole and all(_A_NUMBER.match(one.after) for one in cuts(heard.typed))


def _books_and_more(call: Call, heard: Heard) -> bool:
    """book the next round for Han Bing; and no feedback needed on 2013: a line takes in all words, and another code."""
    is_line = any(isinstance(value, Line) for value in call.arguments.values())
    return is_line and any(one.by in (By.WORD, By.STOP) and CODE.search(one.after) for one in cuts(heard.typed))


def _swallows(call: Call) -> bool:
    """停用 王五，发条测试消息: what is no sentence of its own accord, as a reason is, holds what may be another request.

    So does a reason with a second sentence in it that asks to be shown something: the job is closed. And show me Thursday.
    """
    sentences = (call.command.asked_words, call.command.dictated) if call.command.changes else ()
    said = [value for name, value in call.arguments.items() if isinstance(value, str) and name not in sentences]
    reasons = [value for name, value in call.arguments.items() if isinstance(value, str) and name in sentences]
    shows = any(
        one.by in (By.WORD, By.STOP) and LOOKS.search(one.after.lower()) for why in reasons for one in cuts(why)
    )
    joined = [rest for why in reasons if (rest := _AND.sub("", why.lower())) != why.lower()]
    shows = shows or any(LOOKS.search(rest) for rest in joined)
    return shows or any(_AND.sub("", one.lower()) != one.lower() or any(cuts(one)) for one in said)


def is_of_the_verb(cut: Cut, heard: Heard, handlers: Handlers) -> bool:
    """成员 zhangsan 请假中: a mere space parts what was typed behind its verb, where that takes anything."""
    gap = heard.typed[len(cut.before) : len(heard.typed) - len(cut.after)]
    first = splits(heard, handlers)[:1]
    return not gap.strip() and any(not one.before and one.command.parameters for one in first)


def is_one_look(pair: list[Reading], likely: float, heard: Heard, handlers: Handlers, situation: Situation) -> bool:
    """明天的面试官是不是都回了，还差谁 asks one thing, and is likelier that than two."""
    calls = [one.call for one in pair]
    if calls[2:]:
        return False
    whole = freely.call_for(heard.words, handlers, situation)
    if any(one.command.changes for one in calls):  # 陈晓说上午赶不过来，给他挪到四点: the first is why
        if whole is not None and all(_is_part_of(one, whole) for one in calls):
            return True  # 给李四发个提醒，潘悦然那场
        tells_which = calls[1].named or told_of(pair[1].heard, handlers, situation).places_itself
        is_of_whom = IT.search(heard.low) is not None and not tells_which
        return is_of_whom and whole is not None and whole.command is calls[1].command and whole.likely >= likely
    if all(asks_to_see(one.heard.low) for one in pair):
        return False  # 谁来不了列一下，谁没回复也列一下
    return whole is not None and whole.likely >= likely and all(whole.command is not one.command for one in calls)


def is_suggested(pair: list[Reading], heard: Heard, handlers: Handlers, situation: Situation) -> bool:
    """2045 is not possible for me. Maybe lisi can do it? The second says who could come instead."""
    first, second = pair[0].call, pair[1].call
    if second.command.changes or not any(one.type is StandIn for one in first.command.parameters) or _suggests(first):
        return False
    whole = freely.call_for(heard.words, handlers, situation)
    return whole is not None and whole.command is first.command and _suggests(whole)


def _suggests(call: Call) -> bool:
    return any(isinstance(one, StandIn) for one in call.arguments.values())


def says_one_of_them(pair: list[Reading], heard: Heard, handlers: Handlers, situation: Situation) -> bool:
    """就这些吗底下还有没有啊接着往下: as a whole it is surely one of the looks, and the other is hardly one."""
    if any(one.call.command.changes for one in pair):
        return False
    whole = freely.call_for(heard.words, handlers, situation)
    others = [one.call for one in pair if whole is not None and one.call.command is not whole.command]
    is_hardly = len(others) == 1 and others[0].freely and others[0].likely < _MENTIONED
    return whole is not None and is_hardly and whole.likely >= _PLAINLY


def _is_part_of(one: Call, whole: Call) -> bool:
    return one.command is whole.command and all(whole.arguments.get(name) == it for name, it in one.arguments.items())
