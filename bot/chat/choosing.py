"""Which of the choices of the open question a text means: by number, by its words, or by what tells one of the interviews."""

from __future__ import annotations

import re

from bot.chat import asides, free_text, offered, options
from bot.chat.arguments import settle
from bot.chat.asking import MOST_CHOICES, Understood, completed
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard, hear
from bot.chat.open_question import loaded
from bot.chat.phrasing import parameter_of
from bot.chat.which_interview import OF_A_LIST, only_row
from bot.interviews import lookup
from bot.interviews.errors import UserError
from bot.interviews.models import Interview
from bot.times.among_words import time_within
from bot.times.number_words import UP_TO_TWELVE

_IN_PASSING = re.compile(
    r"^(?:那?就|选|[,， ]){1,6}|(?:吧|了|好了|谢谢|[,， ]){1,6}$|^(?:ok|then|just|please|,| ){1,6} | (?:then|please)$"
)
_ROW_AND_WORDS = re.compile(
    r"(?P<row>\d{1,2}|第 ?[\d一二三四五六七八九]{1,2} ?[个场条])[.、)）]?[\s,，:：]+(?P<words>\D.*)"
)


def chosen(ctx: Context, question: Question, said: str, heard: Heard) -> Understood | None:
    """None where the text chooses none of them."""
    if not question.choices:
        return None
    if (number := only_row(said)) is not None:
        return numbered(ctx, question, number, asks=heard.asks)
    if (row := _row_with_words(ctx, question, heard)) is not None:
        return row
    if (number := options.exactly(ctx, question, _IN_PASSING.sub("", said))) is not None:
        return numbered(ctx, question, number, asks=heard.asks)
    if (number := _in_words(ctx, question, said)) is not None:
        return numbered(ctx, question, number, asks=heard.asks)
    if (number := options.told(ctx, question, said)) is not None:
        return numbered(ctx, question, number, asks=True)
    if (number := _beginning_then(ctx, question, said)) is not None:
        return numbered(ctx, question, number, asks=True)
    return told_of_the_offered(ctx, question, heard)


_PICKS = re.compile(
    r"(?:(?:um+|hm+|well|ok(?:ay)?|so|oh|i am|i would|i['’](?:m|d|ll)|i|let['’]s|please|it['’]s|that['’]s|number|no\.?(?= ?\d)|option|go|take|pick|choose|say|mean|meant|meaning|for|with|the one)[, ]{1,2}){1,6}"
)
_PARTED = re.compile(r"[,，.;；(（)） ]*[,，;；(（][,，.;； ]*|(?<=one) (?=[a-z])")
_THE_ONE = re.compile(rf"(?:the )?(?P<nth>{'|'.join(OF_A_LIST)})(?: one| option| choice)?")


def _in_words(ctx: Context, question: Question, said: str) -> int | None:
    """three, I mean the third one, maybe: all that is said tells the same; three of free times may be an hour."""
    if ctx.dialog.slots:
        return None
    opening = _PICKS.match(said)
    rest = said[opening.end() :] if opening is not None else said
    found = {_number_of(ctx, question, one.strip()) for one in _PARTED.split(rest) if one.strip()}
    return found.pop() if len(found) == 1 else None


def _number_of(ctx: Context, question: Question, part: str) -> int | None:
    nth = _THE_ONE.fullmatch(part)
    number = OF_A_LIST.index(nth["nth"]) + 1 if nth is not None else UP_TO_TWELVE.get(part) or only_row(part)
    if number is not None and 1 <= number <= len(question.choices):
        return number
    return options.exactly(ctx, question, part)


def numbered(ctx: Context, question: Question, number: int, *, asks: bool = False) -> Understood:
    if not 1 <= number <= len(question.choices):
        raise UserError("which.number_please", n=len(question.choices))
    ctx.dialog.leave()
    call = loaded(ctx, question.choices[number - 1])
    shown = set(call.arguments)
    settle(call, ctx.situation)
    call.doubt = (
        call.doubt or asks or set(call.arguments) != shown
    )  # the interview that can only be meant was not in the list
    return completed(ctx, call)


def _beginning_then(ctx: Context, question: Question, said: str) -> int | None:
    """10:30, where 周五 10:30–11:15 is listed: of that day, and not of the day that the interview has now."""
    words = _IN_PASSING.sub("", said)
    clock = time_within(words, now=ctx.now, zone=ctx.user.tz)
    if not ctx.dialog.slots or len(ctx.dialog.slots) != len(question.choices) or clock is None:
        return None
    time, at, end = clock
    if f"{words[:at]}{words[end:]}".strip():
        return None
    for number, slot in enumerate(ctx.dialog.slots, 1):
        start = slot.start.astimezone(ctx.user.tz)
        if start.time() in time.times and time.day in (None, start.date()):
            return number
    return None


def told_of_the_offered(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """周日那个, 一面那个, the phone one, to 无法参加哪一场？: that row; a day alone may ask for that day, so the row is read back."""
    if not question.choices or question.call is None or question.parameter is None:
        return None
    command = ctx.handlers.commands.get(question.call["command"])
    rows = ctx.dialog.rows
    if command is None or parameter_of(command, question.parameter).type is not Interview:
        return None
    if len(rows) != len(question.choices):
        return None
    listed = lookup.by_ids(ctx.user, rows)
    told = offered.told(heard.low, listed, ctx.situation)
    if told is None and (plain := asides.without(ctx, heard)) is not None:
        told = offered.told(plain.low, listed, ctx.situation)  # the first round one, sorry, should have said
    if told is None:
        return None
    are_all = len(rows) < MOST_CHOICES  # else one that was not shown may be meant as well
    return numbered(
        ctx,
        question,
        list(rows).index(int(told.interview.id)) + 1,
        asks=heard.asks or not (told.is_pointed_at and are_all),
    )


def _row_with_words(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """2 临时有会, to 无法参加哪一场？: that row, and why."""
    said = _ROW_AND_WORDS.fullmatch(heard.typed)
    number = only_row(said["row"]) if said is not None else None
    if said is None or number is None or not 1 <= number <= len(question.choices):
        return None
    call, why = loaded(ctx, question.choices[number - 1]), hear(said["words"])
    name = call.command.asked_words
    is_why = free_text.is_plain(why, ctx.handlers, ctx.situation)
    if name is None or name in call.arguments or not call.command.takes(Interview) or not is_why:
        return None
    ctx.dialog.leave()
    call.arguments[name] = why.typed
    settle(call, ctx.situation)
    call.missing = [one for one in call.missing if one != name]
    call.doubt = call.doubt or heard.asks
    return completed(ctx, call)
