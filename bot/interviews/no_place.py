"""That an interview has no place yet, as people say it: 没有会议室, 会议室还没定, 地点待定, no room yet, place tbd.

It names no room, so none is looked for, and none becomes one by that name.
"""

from __future__ import annotations

import re

_ROOM = "(?:会议室|会客室|面试间|洽谈室|房间)"
_PLACE = f"(?:{_ROOM}|场地|地点|地方|位置|地址)"
_INTO = "(?:[,， ]{0,2}(?:所以|那就?|就|先|只能|改成?|换成?|用){1,3}(?=视频|电话|线上|远程|现场|腾讯|飞书))?"
SAID = re.compile(
    f"(?:还|暂时?|先|都|目前|现在|反正){{0,3}}(?:没有?|无|不(?:要|用|需要))(?:订|定|约|找|借|抢)?(?:上|到)?(?:空的?|合适的?|可用的?|多余的?)?{_ROOM}(?:可用|可订|空着?|用)?(?:了|啊|呢)?{_INTO}"
    f"|{_PLACE}(?:还|暂时?|先|都|也|目前|现在|到时候?|回头|之后){{0,3}}(?:没(?:有)?(?:定|订|确定|安排|着落|想好|找好|找到|订到)(?:下来|好|到)?|未定|未知|不定|待定|待确认|待安排|再定|再说|再通知|空着|没有)(?:的|呢|了|吧){{0,2}}{_INTO}"
    r"|\b(?:(?:there is|there's|we have|have|got|i have) )?no (?:meeting |conference )?rooms?\b(?! ?\d)(?: (?:yet|needed|available|booked|required|free|for now))?\b|\bwithout a(?: meeting)? room\b"
    r"|\b(?:the )?(?:meeting room|room|place|location|venue)(?: is|'s)?(?: still| yet)?(?:[: ]+)(?:tbd|tba|undecided|unknown|open|(?:to be|not|not yet|yet to be) (?:decided|confirmed|known|booked|fixed|set|announced))(?: yet)?\b",
    re.IGNORECASE,
)
UNDECIDED = re.compile(
    "(?:(?:还|暂|先)?(?:待|未|没有?|不)(?:定|确定)|待(?:确认|安排)|tbd|tba|undecided)", re.IGNORECASE
)
_NONE = re.compile("无|没有|暂无|空|n/?a|none|[-–—/?？]{1,3}", re.IGNORECASE)


def is_none(cell: str) -> bool:
    """True of a cell for the place that names none: 待定, 没有会议室, tbd, -."""
    cell = cell.strip(" 。.!！()（）")
    return any(one.fullmatch(cell) is not None for one in (SAID, UNDECIDED, _NONE))
