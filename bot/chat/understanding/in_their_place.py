"""What a candidate would say of themselves: she'll be on the call is I'll be on the call, weighed as an answer like any other."""

from __future__ import annotations

import re

from bot.chat.masked import CANDIDATE, INTERVIEW
from bot.chat.understanding import features
from bot.chat.understanding.intents import model

_AS_I = (
    (re.compile(rf"(?:{CANDIDATE}|{INTERVIEW}|[她他](?!们))(?:那边|本人)?(?=[\u4e00-\u9fff])"), "我"),
    (re.compile(rf"\b(?:he|she|the candidate|candidate)(?='(?:ll|d)\b)|{CANDIDATE}(?='(?:ll|d)\b)"), "i"),
    (re.compile(rf"(?:\b(?:he|she|the candidate|candidate)|{CANDIDATE}|{INTERVIEW})(?:'s| is)\b"), "i am"),
    (re.compile(rf"(?:\b(?:he|she|the candidate|candidate)\b|{CANDIDATE}|{INTERVIEW})"), "i"),
    (re.compile(r"\bher\b(?= in\b)|\bhim\b"), "me"),
    (re.compile(r"\b(?:his|her)\b"), "my"),
    (re.compile(r"\bi has\b"), "i have"),
    (re.compile(r"\bi (want|need|think|say|plan|accept|confirm|decline)s\b"), r"i \1"),
)
_LEAST = 0.12
_MUCH_LIKELIER = 8


_CLAUSE = re.compile(r"[,，;；。]|\. |(?:说|表示|讲)(?=[^,，;；。]{2})|\b(?:says?|said)\b(?: that)?")


def would_come(text: str) -> bool | None:
    """Of a masked text that tells what a candidate said; None where it is neither a yes nor a no, or is both."""
    clauses = [text, *(one for one in _CLAUSE.split(text) if one.strip())]
    said = {answer for one in clauses if (answer := _answer(one)) is not None}
    return said.pop() if len(said) == 1 else None


def _answer(text: str) -> bool | None:
    for they, i in _AS_I:
        text = they.sub(i, text)
    found = model().intents([*dict.fromkeys(features.of_words(text)), "as panel"])
    likely = {one.name: one.likely for one in found}
    yes, no = likely.get("accept", 0.0), likely.get("decline", 0.0)
    if yes >= _LEAST and yes >= no * _MUCH_LIKELIER:
        return True
    return False if no >= _LEAST and no >= yes * _MUCH_LIKELIER else None
