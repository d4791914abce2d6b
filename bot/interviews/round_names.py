"""Which round is said: 二面, 终面, 复试, round 2, 2nd round; and how one without a name is called."""

from __future__ import annotations

import re

from bot.times.number_words import ORDINALS, UNITS

_DIGITS = "一二三四五六七八九十"
_ORDINALS = {word: n for n, word in enumerate(ORDINALS[:6], 1)}
_SPELLED = UNITS[:4]
_WORDS = {"初试": 1, "初面": 1, "复试": 2, "复面": 2}
_LAST = (
    "终面",
    "终试",
    "final round",
    "final interview",
    r"(?<!the )(?<!a )\bfinal\b(?! (?:answer|decision|call|say))",
)
_NUMBERED = (
    rf"第 ?(?P<nth>[1-9][0-9]?|[{_DIGITS}]) ?[轮面]|(?<![0-9{_DIGITS}:])(?!(?<=[过走加约排来聊做再下])[一1] ?轮)(?P<figure>[1-9]|[一二三四]|(?<![\u4e00-\u9fff])[{_DIGITS}]) ?[面轮试](?!试|分|议)|"
    rf"\b(?:round|r) ?(?P<number>[1-9])\b|\b(?P<counted>[1-9])(?:st|nd|rd|th) (?:round|interview)\b|"
    rf"(?<=[,:;] )(?P<alone>{'|'.join(_ORDINALS)})(?: one)?(?= ?[,;]|$)|"
    rf"\b(?P<ordinal>{'|'.join(_ORDINALS)}) (?:round|interview)\b|"
    rf"(?<!the )(?<!that )(?<!this )(?<!phone )(?<!video )\bround (?P<spelled>{'|'.join(_SPELLED)})\b"
)
_SAID = re.compile(
    rf"(?:{_NUMBERED}|(?P<word>{'|'.join(_WORDS)})|(?P<last>{'|'.join(_LAST)})|(?P<named>(?:HR|技术|主管|经理|总监|交叉|加|群) ?面)(?!试))",
    re.IGNORECASE,
)


NEXT = re.compile(
    "(?:下|再[加来走]?|加|另)(?:一|1)轮(?!面?试?[一二三四])|下轮|\\bnext (?:round|interview|stage)\\b|\\b(?:another|one more) round\\b",
    re.IGNORECASE,
)  # the one after those that there were, whichever that is


def find(text: str) -> tuple[int | None, str, int, int] | None:
    """Its number where that is said, how it is called, and from where to where it stands in the text."""
    said = _SAID.search(text)
    if said is None:
        return None
    number = _number(said)
    name = said[0] if number is None or said["word"] else name_of(number)
    return number, name.strip(), said.start(), said.end()


_OVER = re.compile(
    " ?(?:已经?|都|也|刚)?(?:过了|过完|通过|结束|面完|完了|之后|以后|后|推荐|评价|反馈|大家|约了|约好)| (?:is|was|went|passed|done|over)\\b"
)


def wanted(text: str) -> tuple[int | None, str, int, int] | None:
    """As `find`, in a sentence: 二面 of 一面过了，安排二面."""
    found: list[tuple[int | None, str, int, int]] = []
    at = 0
    while (one := find(text[at:])) is not None:
        found.append((*one[:2], at + one[2], at + one[3]))
        at += one[3]
    ahead = [one for one in found if not _OVER.match(text, one[3])]
    if not ahead and (not found or NEXT.search(text)):
        return None
    return (ahead or found)[-1]


def name_of(number: int) -> str:
    """二面"""
    return f"{_DIGITS[number - 1] if number <= len(_DIGITS) else number}面"


def _number(said: re.Match[str]) -> int | None:
    if said["word"]:
        return _WORDS[said["word"]]
    if ordinal := said["ordinal"] or said["alone"]:
        return _ORDINALS[ordinal.lower()]
    if said["spelled"]:
        return _SPELLED.index(said["spelled"].lower()) + 1
    figure = said["nth"] or said["figure"] or said["number"] or said["counted"]
    if figure is None:
        return None
    return int(figure) if figure.isdigit() else _DIGITS.index(figure) + 1
