"""Where a text may be parted into two requests: at words that begin another, at marks, at a space between Chinese clauses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from bot.nlu.spelling.traditional import simplified


class By(Enum):
    """What parts a text in two, the likeliest first."""

    WORD = "然后, and then: a second request begins"
    STOP = "a full stop: a second sentence"
    WEAK = "and, but: it may as well stand between two names"
    COMMA = "a comma or a space: what follows may be a reason"


@dataclass(frozen=True)
class Cut:
    """What stands before and behind such a place, as it was typed."""

    before: str
    after: str
    by: By


_MOST = 6  # places that are looked at
_MOST_SENTENCES = 5  # who says more reports, or passes on what others wrote
_MARKS = "[ ,，;；。?？]{0,4}"
_DONE = "(?:[弄换改挪搞办处订约催记加推停看写说]{0,2}(?:完成?|好)了?(?:[之以]?后)?|完事儿?|回头|[之以]后)"  # 完了看看, 换完给我看下
_ASKS_FOR = "[看帮查给把发告列催报]"
# 链接再发一遍: the same again, and no second thing
_ONCE_MORE = "[发给](?:我|给我|一?下)?(?:一?[遍次回份]|一下)[吧呢啊呗]?$"
_BEGINS = re.compile(
    rf"{_MARKS}(?:然后|接着|跟着|顺[便带手道路]|另外|同时|此外|(?<![^ ,，;；。?？])还有|以及|(?:哦|啊|噢)?对了|弄完|跟住|仲有"
    rf"|再(?!{_ONCE_MORE})(?={_ASKS_FOR}|[a-z])|(?<=[ ,，;；。])再(?![说想议等也者三次])|并(?=[看帮查把])|[，,]也(?=[看帮查把])"
    rf"|(?<=[ ,，;；。]){_DONE}[,，]?(?=再|{_ASKS_FOR}|[a-z]))(?:再|也|就|我想|麻烦|请|你|[,，]){{0,3}}"
    r"|[ ,;.?]{0,4}\b(?:and then|and also|(?:and )?by the way|btw|oh and|after that|once (?:that(?:'s| is) )?done|(?:and )?while (?:you're|you are|we're) at it|and|then|also|plus|but|n|as well as)\b"
    r"[ ,]{0,3}(?:please |also |can you |could you |if (?:i may|you don't mind)(?: add)?,? ){0,3}"
)
_MAY_JOIN_NAMES = re.compile(r"[ ,]{0,4}(?:and|but|n)[ ,]{0,3}(?:please )?")
_STOP = re.compile(
    r"[ ,，、;；。]{0,4}(?:[;；。?？!！\n]|(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bdr)\.(?= ))[ ,，、;；。]{0,4}"
)
_COMMA = re.compile(r"[ ,，、]{0,4}[,，][ ,，、]{0,4}|(?<=[\u4e00-\u9fff]) {1,4}(?=[\u4e00-\u9fff\d])")


def cuts(typed: str) -> Iterator[Cut]:
    """The likeliest first, and of these the first in the text."""
    low = simplified(typed.lower())
    found = [(_how_much(one[0]), one) for one in _BEGINS.finditer(low)]
    stops = list(_STOP.finditer(low))
    if len(stops) >= _MOST_SENTENCES:
        return
    found += [(By.STOP, one) for one in stops] + [(By.COMMA, one) for one in _COMMA.finditer(low)]
    found = [(by, one) for by, one in found if one.start() > 0 and one.end() < len(low)]
    found.sort(key=lambda one: (list(By).index(one[0]), one[1].start()))
    for by, one in found[:_MOST]:
        yield Cut(typed[: one.start()], typed[one.end() :], by)


def _how_much(said: str) -> By:
    """And behind a full stop begins a sentence."""
    return By.WEAK if _MAY_JOIN_NAMES.fullmatch(said) else By.WORD
