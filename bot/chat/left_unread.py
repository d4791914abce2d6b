"""What stands behind an order and is none that can be done with it, so that it is said not to be read: 不过11点半才能到, 去掉李四."""

from __future__ import annotations

import re

from bot.chat.call import Call
from bot.chat.heard import Heard
from bot.chat.masked import COLLEAGUE, masked_of
from bot.chat.readers import CODE, Situation

_HOUR_ZH = (
    r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})(?:点(?:半|[一三]刻|钟|\d{1,2}分?|[一二三四五十]{1,3}分?)?|[:：]\d\d)"
)
_HOUR_EN = r"(?:\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?|noon|midday|half past \w+|(?:a )?quarter (?:past|to) \w+)"
_ONLY_THEN = re.compile(
    rf"{_HOUR_ZH}[^,，。;；场面的]{{0,6}}才(?:能|会|可以|有空|方便|行|[到来]|下班|结束)|"
    rf"{_HOUR_ZH}(?:左右)?[之以][前后](?:才|能|可以|有空|行|方便|[到来]|都|我|不了?|参加|开始|吧|了){{0,5}}$|"
    rf"\b(?:not|only|but|though|although|just|can't|cannot|n't|free|come|join|there|make it|arrive)\b[^,.;]{{0,24}}\b(?:before|after|until|till|from) {_HOUR_EN}$|"
    rf"^(?:though |but |only |just ){{0,3}}(?:before|after|not until|not till|from) {_HOUR_EN}(?: only| though| please)?$"
)
_NAMES_ONE = re.compile(rf"{CODE.pattern}|场|[一二三四终]面|\b(?:ones?|interviews?|slots?|rounds?|final)\b")
_TAKES_OUT = re.compile(
    rf"(?:再|并|同时|也|把|请|就){{0,3}}(?:[去拿划撤踢删换]掉|移除|撤下|换下) ?{COLLEAGUE}|把{COLLEAGUE}(?:[去拿划撤踢删]掉|移除|撤下|撤了|去了)|"
    rf"\b(?:remove|drop|pull) {COLLEAGUE}|\btake {COLLEAGUE} (?:off|out)\b"
)


def says_only_when(low: str) -> bool:
    """不过11点半才能到, though not before 11:30: the hour of no interview, but of when the first is possible."""
    return _ONLY_THEN.search(low) is not None and _NAMES_ONE.search(low) is None


def is_left(rest: Heard, call: Call, situation: Situation) -> bool:
    """Behind a yes, from when on; behind who is added, who is to be taken out."""
    if call.command.agrees:
        return says_only_when(rest.low)
    return call.command.name == "add" and _TAKES_OUT.search(masked_of(rest, situation).text) is not None


def may_be(low: str) -> bool:
    """Asked of every message."""
    return _MAY_BE.search(low) is not None


_MAY_BE = re.compile(
    r"才|[之以][前后]|[去拿划撤踢删换]掉|移除|撤[下了]|换下|\b(?:before|after|until|till|from|remove|drop|pull|take)\b"
)
