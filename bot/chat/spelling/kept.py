"""What a call keeps of a text: a reason, a 面评, a candidate's name, letter for letter as they were typed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.chat.call import Call
from bot.chat.readers import Situation
from bot.interviews.line import Line
from bot.nlu.spelling.draft import Spelling


def kept_as_typed(call: Call, situation: Situation) -> Call:
    """The same call with its free text as it was sent; what was only understood of another spelling is in doubt."""
    spelling = situation.spelling
    if not spelling.is_changed:
        return call
    sentences = (call.command.asked_words, call.command.dictated, "words")
    arguments = {
        name: _as_typed(value, spelling) if name in sentences or not _is_put_together(value, spelling) else value
        for name, value in call.arguments.items()
    }
    return replace(
        call, arguments=arguments, leftover=spelling.as_typed(call.leftover), doubt=call.doubt or call.command.changes
    )


def _is_put_together(value: Any, spelling: Spelling) -> bool:
    """每天三场 of 每天不是两场，是三场: what is read once more is read as it is meant."""
    return isinstance(value, str) and not spelling.is_in_one(value)


def _as_typed(value: Any, spelling: Spelling) -> Any:
    if type(value) is str:
        return spelling.as_typed(value)
    if isinstance(value, Line) and value.candidate and value.candidate_id is None:
        return replace(value, candidate=spelling.as_typed(value.candidate))
    return value
