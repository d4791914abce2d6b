"""What an interviewer may think of a candidate."""

from __future__ import annotations

from enum import Enum


class Verdict(Enum):
    """What an interviewer thinks, with the words for it."""

    STRONG_YES = ("strong yes", "强烈推荐", "强推", "strong hire")
    STRONG_NO = ("strong no", "强烈不推荐", "strong no hire", "strong reject")
    NO = ("no", "不推荐", "不通过", "没通过", "没过", "挂", "挂了", "拒绝", "reject", "no hire", "fail", "not recommend", "do not recommend", "don't recommend", "can't recommend", "cannot recommend",
          "wouldn't recommend", "recommend against", "not a yes", "not a pass", "don't pass", "not pass", "do not hire", "don't hire", "would not hire", "wouldn't hire", "not hire",
          "never hire", "cannot hire", "can't hire", "not a strong hire", "not strong yes")  # fmt: skip
    YES = ("yes", "推荐", "通过", "通过了", "过", "过了", "hire", "pass", "recommend")
    MAYBE = ("maybe", "待定", "不确定", "unsure", "undecided")


_CODES = {"MAYBE": "no_decision"}


def code_of(verdict: Verdict) -> str:
    """One of `feedback.VERDICTS`."""
    return _CODES.get(verdict.name, verdict.name.lower())
