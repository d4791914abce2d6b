"""The order to write feedback down, which is no part of it: write for 7784 lisi: he rang, it's a yes; 替李四把周婉清的面评填了 推荐."""

from __future__ import annotations

import re
from collections.abc import Iterable

_DICTATES = "(?:(?:麻烦|劳烦|请|你|就|先|那|再|也){0,4}(?:帮忙|帮|替|给|代)(?:我|他|她|你|给){0,2}|(?:麻烦|劳烦|请|你|我|先|就|那|来){0,4})(?:写|记|填|录|补)(?:上|下|一下|进去|进面评|到面评里|个?面评|一份面评){1,3}(?:[了吧哈啊呀]|谢谢|一下){0,3}"
_FIRST = re.compile(
    rf"^\s*(?:(?:代写|补写|写面评|面评)[\s,，:：]+|{_DICTATES}\s*[:：,，]\s*|[^,，。:：;；]{{0,16}}?{_DICTATES}\s*[:：]\s*|"
    r"(?:please |can you |could you )?(?:write|note|put|jot)(?: (?:this|it|that|him|her))?(?: (?:down|up))?(?: for (?:me|him|her|\w+))?\s*[:,]\s*)(?=\S)",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"[,，。;；\s]+(?:{_DICTATES}|(?:please |can you |could you )?(?:write|note|put|jot) (?:this|it|that)(?: (?:down|up))?(?: for (?:me|him|her|\w+))?(?:,? please)?)[\s。.!！]*$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"[\s,，:：、]|(?P<writes>代写|补写|写|填|记|录|补|提交|交)|(?P<what>面评|评价|反馈)|帮忙|帮|替|给|代|把|将|麻烦|请|你|我|一下|下|上|个|份|那场|这场|那|的|了|吧|昨天|今天|前天|上午|下午|晚上|"
    r"\b(?:(?P<orders>write|note|put|jot|submit|enter|record|log|fill)|(?P<about>feedback|review|verdict|evaluation|scorecard)|please|pls|can|could|would|you|down|up|in|for|of|on|about|from|by|the|a|this|that|interview|his|her|their|as|yesterday|today)\b",
    re.IGNORECASE,
)
_ENDS = " \t\n,，:：、"


def without_it(said: str, names: Iterable[str] = ()) -> str:
    """不错，推荐 of 帮我记一下：不错，推荐: to write it down is no part of what is written; all else stays letter for letter.

    `names` are those whom, or the codes of the interviews which, the text names: they stand in the order.
    """
    rest = _LAST.sub("", _behind_names(_FIRST.sub("", said), sorted(names, key=len, reverse=True))).strip()
    return rest or said.strip()


def _behind_names(said: str, names: list[str]) -> str:
    """The words behind an order that names of whom or on which interview; all of it where it begins with no such order."""
    low, at, orders, names_one = said.lower(), 0, False, False
    while at < len(said):
        named = next((one for one in names if one and low.startswith(one.lower(), at)), None)
        word = _BESIDE.match(said, at) if named is None else None
        if named is None and word is None:
            break
        if word is not None and word["what"] is None:
            orders = orders or bool(word["writes"] or word["orders"])
        names_one = names_one or named is not None or bool(word is not None and (word["what"] or word["about"]))
        at += len(named) if named is not None else len(word[0]) if word is not None else 0
    is_order = orders and names_one and 0 < at < len(said) and said[at - 1] in _ENDS
    return said[at:] if is_order else said


def without_verdict(said: str, verdicts: Iterable[str]) -> str:
    """基础扎实 of 推荐 基础扎实: the verdict that stands apart in front is none of the words."""
    for one in sorted(verdicts, key=len, reverse=True):
        if said.lower().startswith(one) and said[len(one) : len(one) + 1] in tuple(" ,，:：;；。"):
            rest = said[len(one) :].strip(" ,，:：;；。")
            return rest if rest and one != "no" else said
    return said
