"""A length that is denied beside the one that is meant: 不要一小时，45分钟; not an hour, 45 minutes; 一小时太长了，45分钟吧; 改短点，30分钟."""

from __future__ import annotations

import re

_LENGTH = r"(?:\d+(?:\.\d+)?|[一二两三半]|\b(?:an?|one|two|half an?|a full)\b) ?个?半?(?:小时|钟头|钟|分钟|分|hours?\b|hrs?\b|h\b|minutes?\b|mins?\b)"
_DENIED = re.compile(
    rf"(?:不要|不用|不是|别|(?<!要)不|\b(?:not|no)\b)(?:要|用|约|排|面|搞| for| a full)? ?{_LENGTH}(?:那么|这么)?[长久]?[了吧啊的]{{0,2}}(?:[,，;；。. ]|\bbut\b)+(?=[^,，]{{0,8}}{_LENGTH})"
)
_LEFT_OF_IT = re.compile(
    rf"^(?:不要|不用|不是|not|no)[,， ]+(?=[^,，]{{0,4}}{_LENGTH})"
)  # what was denied is cut out already
_TOO = re.compile(
    rf"(?:(?:{_LENGTH}|时间|时长|\b(?:that|this|it)\b)(?:有点|有些|感觉|也|是|会| is|'s| feels| seems)*)? ?"
    r"(?:太|过于|有点|有些|\b(?:too|a bit|rather|way too)\b) ?(?:长|久|短|\b(?:long|much|short)\b)[了吧啊点]{0,3}[,，;；。. ]+"
    rf"(?=[^,，]{{0,8}}{_LENGTH})"
)
_SHORTER = re.compile(
    r"(?:(?:改|弄|缩|约|搞|排|时间|时长|再){0,3}[短长](?:一?[点些]儿?)?|(?:(?:make|keep) (?:it|that) )?(?:a bit |a little )?(?:shorter|longer)(?: please)?)[吧了啊]{0,2}[,，;；。. ]+"
    rf"(?=[^,，]{{0,8}}{_LENGTH})"
)


def without_denied(text: str) -> str:
    """With the length alone that is meant."""
    for pattern in (_DENIED, _LEFT_OF_IT, _TOO, _SHORTER):
        text = pattern.sub("", text)
    return text
