"""Whether a text says that whoever speaks is away, for hours or for days, or denies it: one reading of it for all who ask."""

from __future__ import annotations

import re

_OTHERWISE = "乎|意|状态|话下|行|名单|同一|考虑|范围|计划|群里|其中|点上|点子|调上"
NOT_THERE = f"不在(?!{_OTHERWISE}|这|那)"
_IS_NONE = re.compile(f"不在(?:{_OTHERWISE})")
_NOT_SO = "(?!的话|吗|时)"
_I_AM = r"\bi(?: am|'m|'ll be| will be)(?: going to be)?"
_NOT_AT_WORK = re.compile(
    rf"(?:我|本人)[^,，。他她没]{{0,16}}(?:{NOT_THERE}|不上班|外出){_NOT_SO}|"
    rf"(?:^|[,，])[^,，。他她谁没]{{0,16}}不在(?:公司|办公室|工位){_NOT_SO}|"
    rf"{_I_AM} (?:away|off|out|gone|not (?:in|around|working))\b(?! of (?!town|the|office|work))"
)
_FOR_DAYS = re.compile(
    rf"(?:我|本人|^)[^,，。他她]{{0,16}}(?:{NOT_THERE}|不上班|出差|外出|出国|回老家|回家探亲|旅游|旅行|度假|年休){_NOT_SO}|"
    r"\bi (?:won't|will not) be (?:around|in|here|working|at work)\b|"
    rf"{_I_AM} (?:away|off|out|gone|abroad|travell?ing|not (?:in|around|working))\b|"
    r"\bi(?: am|'m|'ll| will|'ve|have)? ?(?:be )?(?:tak(?:e|ing)|book(?:ed)?|hav(?:e|ing)) (?:my |some |the |a )?(?:\w+ )?(?:vacation|holidays?|leave|time off|pto|(?:days?|week) off)\b"
)
_ON_LEAVE = re.compile(
    r"(?:我|本人|^)[^,，。他她]{0,16}(?:要|想|得|准备|打算)?(?:[请休][^,，。]{0,3}假|放假)(?!的话|吗|时)|"
    r"\b(?:i am|i'm|i'll be|i will be) (?:on (?:leave|holiday|vacation)|ooo|out of office|off work)\b"
)
_DENIED = re.compile(
    r"\bi (?:won't|will not|wouldn't) be (?:away|off|out|gone|ooo|on (?:leave|holiday|vacation))\b|"
    r"\bi(?: am not|'m not|'ll not be| will not be)(?: going to be)? (?:away|off|out|gone|ooo|on (?:leave|holiday|vacation))\b|"
    r"(?:我|本人)[^,，。]{0,12}(?:不是|并非|没有?)(?:要|会)?(?:不在|外出|出差)(?!公司的)"
)


def not_at_work(text: str) -> bool:
    """我不在公司, I'm out: also of some hours."""
    return _NOT_AT_WORK.search(text) is not None


def on_leave(text: str) -> bool:
    return _ON_LEAVE.search(text) is not None


def for_days(text: str) -> bool:
    """What is said of days, and of no hours: 出差, 出国, I'm travelling."""
    return on_leave(text) or _FOR_DAYS.search(text) is not None


def is_none(text: str) -> bool:
    """我周四不在状态, 不在乎, 不在行: they are there."""
    return _IS_NONE.search(text) is not None


def denied(text: str) -> bool:
    """I won't be away on Thursday: then they are there."""
    return _DENIED.search(text) is not None
