"""What an answer supposes, and is so: 卢一舟说周五的话来不了, if it's on Friday he can't, of an interview that is on Friday."""

from __future__ import annotations

import re

from bot.chat.understanding.told import Told
from bot.interviews.models import Interview
from bot.times.said import Day, Part, To
from bot.times.spoken import words_of

_WHEN = "▫"  # stands for each character that says when
_IF = "(?:如果|要是|假如|若是)"
_PUT = "(?:是|在|还是|[改约定放挪排])?[到在]?"
_SUPPOSED = re.compile(
    rf"{_IF}?{_PUT}{_WHEN}+(?:那天|这天)?的?话|{_IF}{_PUT}{_WHEN}+(?:那天|这天)?(?=$|[ ,，他她我来去不没就候◇])|"
    rf"\bif (?:(?:it|that|this)(?:'s| is| stays| remains| has to be)? )?(?:on |in |for )?(?:the )?{_WHEN}+(?=$|[,.;]| (?:he|she|they|i|候选人)\b)"
)


def without_what_is_so(text: str, told: Told) -> str:
    """The text without its condition, where that is only when the one interview that it names is."""
    named, days = told.masked.mentioned.get(Interview, []), told.days
    start = named[0].start if len(named) == 1 else None
    if start is None or days is None or not days.start <= start < days.end:
        return text
    marked = list(text)
    for word in words_of(text):
        if word.pieces and all(isinstance(one, Day | Part | To) for one in word.pieces):
            marked[word.at : word.end] = _WHEN * (word.end - word.at)
    kept, at = "", 0
    for supposed in _SUPPOSED.finditer("".join(marked)):
        kept, at = kept + text[at : supposed.start()] + " ", supposed.end()
    return kept + text[at:]
