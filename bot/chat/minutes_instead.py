"""15 actually, more like 20, 大概20分钟: how late it will be after all, said to what is to be passed on, before its yes."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.chat.asking import Understood, completed
from bot.chat.call import Call
from bot.chat.context import Context
from bot.chat.dialog import Question
from bot.chat.heard import Heard
from bot.chat.open_question import is_yes_or_no, loaded
from bot.chat.understanding.changed import length_in
from bot.times.number_words import COUNTS, either

_LATE = "running late"
_MOST = 180
_AROUND = (
    r"(?:不对|不是|应该|可能|大概|估计|差不多|改成|改为|得|要|是|更像|晚到?|迟到?|左右|吧|了|哦|啊|[,，。 ]|"
    r"\b(?:actually|sorry|no|oh|wait|make it|make that|more like|rather|about|around|maybe|perhaps|probably|approximately|at most|up to|it's|it'll be|will be|late|now|i mean|i meant|than|please|then|or so|an?)\b)"
)
_SAID = re.compile(
    rf"{_AROUND}{{0,6}}(?P<n>\d{{1,3}}|{either(COUNTS)})(?: ?(?P<unit>分钟?|min(?:ute)?s?|m))?{_AROUND}{{0,6}}"
)
_BARE = re.compile(rf"{_AROUND}{{1,8}}")


def answered(ctx: Context, question: Question, heard: Heard) -> Understood | None:
    """It is read back with them."""
    if not is_yes_or_no(question) or question.call is None or question.call["command"] != _LATE:
        return None
    call = loaded(ctx, question.call)
    if not told(call, heard):
        return None
    ctx.dialog.leave()
    call.doubt = True
    return completed(ctx, call)


def told(call: Call, heard: Heard) -> bool:
    """The call has that many minutes from now on; False where the text says anything else."""
    if call.command.name != _LATE or heard.asks:
        return False
    low = heard.low.replace("’", "'")
    if (said := _SAID.fullmatch(low)) is not None:
        minutes = int(said["n"]) if said["n"].isdigit() else COUNTS[said["n"]]
    elif (length := length_in(low)) is not None and _BARE.search(low) and len(low) < _MOST // 4:
        minutes = length // timedelta(minutes=1)
    else:
        return False
    if not 0 < minutes <= _MOST:
        return False
    call.arguments["words"] = f"{minutes} min"
    return True
