"""催1和3, 接受 1、2, nudge 1 and 3: several rows of the list that was shown last, which are each the interview that stands there."""

from __future__ import annotations

import re

from bot.chat.handlers import Handlers
from bot.chat.heard import Heard, hear
from bot.chat.readers import Situation
from bot.chat.verbs import named_in
from bot.chat.which_interview import no_such_row
from bot.interviews import lookup
from bot.interviews.errors import UserError
from bot.interviews.models import Interview

_ROW = r"(?:#|第|no\.? ?)?\d{1,2}(?: ?(?:[场个条行号](?!楼|会议)))?"
_AND = r"(?: ?(?:、|,|，|和|跟|与|以及|还有|&|\+|\band\b|,? and\b) ?| )"
_SEVERAL = re.compile(
    rf"(?P<before>[^\d]{{0,20}}?) ?(?P<rows>{_ROW}(?:{_AND}{_ROW}){{1,5}})(?P<after>(?! ?[点月日号:：时天周楼小分%年-])[^\d]{{0,16}})"
)
_JOINED = re.compile(r"、|,|，|和|跟|与|还有|以及|&|\+|\band\b")
_OF_TIMES = re.compile(r"[每到至]|点|分|小时|月|\b(?:am|pm|at|minutes?|hours?|days?|per|between|from)\b")


def by_their_codes(heard: Heard, handlers: Handlers, situation: Situation) -> Heard:
    """The text with the codes of those interviews; as it is where it names no rows, or orders nothing of interviews.

    Raises: UserError for a row that the list does not have.
    """
    said = _SEVERAL.fullmatch(heard.words.low)
    if said is None or heard.asks or _OF_TIMES.search(said["before"] + said["after"]):
        return heard
    orders = [one for one in named_in(heard, handlers) if one.acts and one.allows(situation.member)]
    if not orders or not all(one.takes(Interview) for one in orders):
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


def one_at_a_time() -> UserError:
    return UserError(
        "One interview at a time: nothing was changed. Send the verb and its row.",
        "一次一场，什么都没有改动。请一场一场发。",
    )
