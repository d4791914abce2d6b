"""催1和3, nudge 1 and 3, 接受前两个: several rows of the list that was shown last, which are each the interview that stands there."""

from __future__ import annotations

import re

from bot.chat.command import Command
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear, without_courtesy
from bot.chat.readers import Situation
from bot.chat.ticks_said import Ticks
from bot.chat.verbs import named_in
from bot.chat.which_interview import no_such_row
from bot.interviews import lookup
from bot.interviews.errors import UserError
from bot.interviews.models import Interview

_WORDS = ("一 first one", "二 两 second two", "三 third three", "四 fourth four", "五 fifth", "六", "七", "八", "九")
_ROW = r"(?:#|第|no\.? ?)?\d{1,2}(?: ?(?:[场个条行号](?!楼|会议)))?"
_AND = r"(?: ?(?:、|,|，|和|跟|与|以及|还有|&|\+|\band\b|,? and\b) ?| )"
_SEVERAL = re.compile(
    rf"(?P<before>[^\d]{{0,20}}?) ?(?P<rows>{_ROW}(?:{_AND}{_ROW}){{1,5}})(?P<after>(?! ?[点月日号:：时天周楼小分%年-])[^\d]{{0,16}})"
)
_NUMBERS = {word: number for number, words in enumerate(_WORDS, 1) for word in words.split()}
_NOT_OF_A_LIST = "(?!月|人|星期|礼拜|小时|问题|候选|面试官)"
_COUNTED = re.compile(
    rf"(?:最?前面?|开?头)的?(?P<first>[两二三四2-4])[个场条]{_NOT_OF_A_LIST}(?:面试)?|"
    rf"(?:最后面?|末尾|(?<!最)后面?)的?(?P<last>[两二三四2-4])[个场条]{_NOT_OF_A_LIST}(?:面试)?|"
    r"\b(?:the )?(?P<side>first|last) (?P<many>two|three|four|[2-4])(?: (?:ones|interviews|of (?:them|those|these)))?\b"
)
_PLACED = re.compile(
    rf"第 ?(?P<row>[一二三四五六七八九]) ?[个场条]{_NOT_OF_A_LIST}|最后一[个场条]{_NOT_OF_A_LIST}|"
    r"\b(?:the )?(?P<place>first|second|third|fourth|fifth|last)(?: (?:one|interview))?\b"
)
_JOINED = re.compile(r"、|,|，|和|跟|与|还有|以及|&|\+|\band\b")
_OF_TIMES = re.compile(r"[每到至]|点|分|小时|月|\b(?:am|pm|at|minutes?|hours?|days?|per|between|from)\b")


def by_their_codes(heard: Heard, handlers: Handlers, situation: Situation) -> Heard:
    """The text with the codes of those interviews; as it is where it names no rows, or orders nothing of interviews.

    Raises: UserError for a row that the list does not have.
    """
    said = _SEVERAL.fullmatch(_in_figures(heard.words.low, len(situation.listed[: situation.shown or None])))
    if said is None or heard.asks or _OF_TIMES.search(said["before"] + said["after"]):
        return heard
    orders = _ordered(said["before"] + said["after"], heard, handlers, situation)
    if not orders or not all(one.takes(Interview) and not one.takes(Ticks) for one in orders):
        return heard
    if any(one.previews for one in orders):
        if not _JOINED.search(said["rows"]):
            return heard
        raise one_at_a_time()
    rows = [int(one) for one in re.findall(r"\d+", said["rows"])]
    beyond = next((one for one in rows if not 1 <= one <= len(situation.listed)), None)
    if beyond is not None:
        raise no_such_row(str(beyond), situation)
    listed = lookup.by_ids(situation.member, [situation.listed[one - 1] for one in dict.fromkeys(rows)])
    codes = " ".join(str(one.code) for one in listed)
    return hear(f"{said['before']} {codes} {said['after']}".strip())


def _in_figures(low: str, listed: int) -> str:
    """1、2 of 前两个, 1和3 of 第一个和第三个, 5 of the last one of five."""

    def counted(seen: re.Match[str]) -> str:
        said = seen["first"] or seen["last"] or seen["many"]
        many = int(said) if said.isdigit() else _NUMBERS[said]
        is_last = seen["last"] is not None or seen["side"] == "last"
        rows = range(listed - many + 1, listed + 1) if is_last and listed >= many else range(1, many + 1)
        return "、".join(map(str, rows))

    def placed(seen: re.Match[str]) -> str:
        said = seen["row"] or seen["place"]
        return str(_NUMBERS.get(said, listed) if said is not None else listed)

    text = _COUNTED.sub(counted, low)
    rows = list(_PLACED.finditer(text))
    return _PLACED.sub(placed, text) if len(rows) > 1 else text


def _ordered(around: str, heard: Heard, handlers: Handlers, situation: Situation) -> list[Command]:
    """By their verb, or by a word that may mean it: 取消."""
    allowed = [one for one in handlers.commands.values() if one.changes and one.allows(situation.member)]
    named = [one for one in named_in(heard, handlers) if one in allowed]
    word = without_courtesy(around).replace(" ", "")
    return named or [one for one in allowed if word in one.hints and one.takes(Interview)]


def one_at_a_time() -> UserError:
    return UserError("rows.one_at_a_time")
