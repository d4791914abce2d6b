"""All but those who are named are meant: 催一下除了王五以外的所有人, everyone except Li Si."""

from __future__ import annotations

import re

from bot.chat.masked import COLLEAGUE


def excepts(text: str) -> bool:
    """催一下除了○以外的所有人, everyone except ○, 全部催一下，○不用: all but those who are named are meant."""
    return bool(_LEAVES_OUT.search(text) or (_ALL.search(text) and _BUT_NOT.search(text)))


_LEAVES_OUT = re.compile(
    rf"除(?:了|去|开|掉)?{COLLEAGUE}|{COLLEAGUE}(?:除外|以外|之外)|\b(?:except|apart from|other than|excluding|all but)(?: for)? {COLLEAGUE}",
    re.ASCII,
)
_ALL = re.compile(r"全部?|所有|都(?!柏|会)|大家|每[个位人]|\b(?:all|every ?(?:one|body)|those who|whoever)\b", re.ASCII)
_BUT_NOT = re.compile(
    rf"{COLLEAGUE}(?:就|那边)?(?:不用|别|不要|先不|不)(?:催|提醒|管)?了?(?=$|[,，。])|\b(?:but|without|not) {COLLEAGUE}",
    re.ASCII,
)
