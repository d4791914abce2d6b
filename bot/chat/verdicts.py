"""What an interviewer may think of a candidate, and the words for it."""

from __future__ import annotations

import re
from enum import Enum


class Verdict(Enum):
    """What an interviewer thinks, with the words for it."""

    STRONG_YES = ("strong yes", "强烈推荐", "强推", "strong hire")
    STRONG_NO = ("strong no", "强烈不推荐", "strong no hire", "strong reject")
    NO = ("no", "不推荐", "不通过", "没通过", "没过", "挂", "挂了", "拒绝", "reject", "no hire", "fail", "not recommend", "do not recommend", "don't recommend", "can't recommend", "cannot recommend",
          "wouldn't recommend", "recommend against", "not a yes", "not a pass", "don't pass", "not pass", "do not hire", "don't hire", "would not hire", "wouldn't hire", "not hire",
          "pass on him", "pass on her", "pass on them", "pass on this one", "never hire", "cannot hire", "can't hire", "not a strong hire", "not strong yes")  # fmt: skip
    YES = ("yes", "推荐", "通过", "通过了", "过", "过了", "hire", "pass", "recommend")
    MAYBE = ("maybe", "待定", "不确定", "unsure", "undecided")


_CODES = {"MAYBE": "no_decision"}


def code_of(verdict: Verdict) -> str:
    """One of `feedback.VERDICTS`."""
    return _CODES.get(verdict.name, verdict.name.lower())


def of_code(code: str) -> Verdict:
    return next(one for one in Verdict if code_of(one) == code)


# --- at the beginning of a sentence ---------------------------------------------------------------------------------

# What may begin an order, an answer or a doubt as well: 拒绝 陈晓, no thanks, 过 两天.
_OF_OTHER_THINGS = frozenset(
    ["yes", "no", "pass", "fail", "maybe", "unsure", "undecided", "过", "过了", "挂", "挂了", "没过", "拒绝", "不确定"]
)
_WORDS = sorted({word for one in Verdict for word in one.value} - _OF_OTHER_THINGS, key=len, reverse=True)
_OPENS = re.compile(rf"(?:我?给|评价是?)?(?:{'|'.join(map(re.escape, _WORDS))})[\s,，、:：;；。.]+\S\S")


def opens(text: str) -> bool:
    """推荐，基础扎实: a verdict, and something after it."""
    return _OPENS.match(text) is not None


# --- denied ---------------------------------------------------------------------------------------------------------

_DENIES = re.compile(
    r"(?:\b(?:not|never|hardly|barely|scarcely|anything but|far from|nothing like|no way|cannot|without)\b|n't\b)[^,，.。;；!！]*$|"
    r"\bno $|"  # is no hire, she could not explain one single test case
    r"(?:[不没唔难]|别(?!人)|未必)[^,，.。;；!！\s]{0,6}$"
)
_PRAISES = re.compile(
    r"不错|没问题|没毛病|不差|差不多|没得说|没话说|不仅|不光|不用说|[没无]疑问|\bno (?:doubt|problem)s?\b|\bnot only\b"
)


def is_turned_round(before: str) -> bool:
    """True where the words in front of a verdict, in its own clause, deny it: not a no, hardly a hire, 谈不上推荐."""
    return _DENIES.search(_PRAISES.sub(" ", before.replace("’", "'"))) is not None
