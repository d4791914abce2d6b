"""What an interview is to have instead besides a time: how long it takes (缩到30分钟), how or where it is (改视频, move it to room 2)."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.chat.masked import CANDIDATE, INTERVIEW
from bot.chat.understanding.told import Told
from bot.interviews.models import Interview
from bot.interviews.venues import Venue, find_venue
from bot.times.number_words import COUNTS, either
from bot.times.said import Later, Length
from bot.times.spoken import words_of

LENGTH = (
    "(?:半个?(?:小时|钟头)|一刻钟|[\\d.一二两三四五六十]+个?半?(?:小时|钟头|分钟|min\\w*|hours?|hrs?|h\\b)|"
    "half an hour|an? hour and a half|an hour|a quarter of an hour|"
    f"(?:an?|{either(COUNTS)}|\\d{{1,3}})[ -]?(?:min\\w*|hours?|hrs?|h)\\b)"
)
_RESIZES = re.compile(
    r"缩短?[到成为至]|缩(?=[\d一二两三半])|压缩|精简[到成]|砍[到成]|延长|拉长|加长|\b(?:cut|trim|shorten|shrink|extend|stretch|lengthen)\b|"
    rf"(?:改|调|变|换|放|加|减|定|设|留|压)[到成为至] ?{LENGTH}(?!后|以后|之后|前|以前|之前)|"
    rf"(?:时长|长度)[^,，。]{{0,8}}?{LENGTH}|面(?:满|够|上)?{LENGTH}(?:就够|就行|就好|够了)|"
    rf"\b(?:make|make it|have|set|let|give|keep|allow|needs?|want|should|plan)\b[^,.;]{{0,40}}?\b{LENGTH} (?:long\b|instead of\b|rather than\b)|"
    rf"\b(?:make|give|allow) (?:◇|候选人|that one)(?: (?:phone |video )?(?:interview|one|round|final))? {LENGTH}(?! (?:later|earlier|early|late|before|after|more))"
)
_HOW = r"(?:视频|线上|远程|网上|电话(?!号|里|会)|现场|线下|当面|on[- ]?site|in person|video|online|remote|phone(?! (?:number|no)\b))"
_INTO = re.compile(
    r"(?:改[到成为用走]?|换[到成为用]?|转[到成为]?|挪[到去]|搬[到去]|移[到去]|放[到在]?|走) ?(?P<zh>[^,，。;；到成为]{1,16})|"
    r"\b(?:switch|move|change|make|do|turn|convert|put|hold|have)\b[^,.;]{0,40}?\b(?:to|into|it|in|by|over|on|a|as)\b (?P<en>[^,.;]{1,30})"
)
_A_PLACE = re.compile(rf"{_HOW}|会议室|面试间|洽谈室|\broom\b|https://", re.ASCII)
_INTO_A_MODE = re.compile(
    rf"(?:改|换|转)[到成为用走]? ?{_HOW}|\b(?:switch|move|change|make|turn|convert)\b[^,.;]{{0,40}}?\b(?:to|into|it|a|as|by|over)\b (?:an? )?{_HOW}",
    re.ASCII,
)
_ONE_HOUR = re.compile(
    r"\b(an?|one) (?:clear|free|spare|full|solid|straight|uninterrupted|whole|open|quiet|good) (?=(?:half )?hours?\b)"
)


# 先别定时间, which forbids nothing.
SET_NO_TIME = r"(?:先|暂时?)?(?:都)?(?:不|别)(?:急着)?定(?:具体)?(?:时间|日子|日期|哪天|几点)"
_OPEN = re.compile(
    r"(?:时间|日子|日期|时段)[^,，。]{0,4}(?:待定|未定|另定|另议|待议|空着|空出来|留空|没定|不定|再说|再定|再议|再约|悬着|放着)|"
    rf"{SET_NO_TIME}|改成?待定|(?:时间|日子|日期)[^,，。]{{0,4}}(?:回头|以后|之后|后面|晚点|到时)再?(?:定|说|议|排|约)|"
    r"(?:时间|日子|日期)(?:先|暂时?|都)?(?:撤|拿|去|清)(?:掉|了|空)|无限期(?:推迟|延后|延期)|"
    r"\b(?:leave|keep|put|set|make|mark) [^,.;]{0,20}\b(?:time|date|slot|day|timing)s?\b[^,.;]{0,20} (?:open|blank|empty|undecided|tbd|tba|unset|free)\b|"
    r"\b(?:time|date|slot|day) (?:is |to be |still )?(?:tbd|tba|to be (?:decided|confirmed|set|fixed|agreed)|undecided)\b|"
    r"\b(?:no|without an?y?) (?:fixed |new |set |firm )?(?:time|date|slot) (?:yet|for now|for the moment|at all|until)\b|\bindefinitely\b|\buntil further notice\b"
)
_ASKS_WHICH = re.compile(r"谁|哪|什么|吗$|\b(?:which|what|who|whose|are there|any)\b")


def leaves_the_time_open(told: Told) -> bool:
    """时间先待定, leave the time open: it is to have none for now. The list of those that have none is asked for."""
    return _OPEN.search(told.said.low) is not None and _ASKS_WHICH.search(told.text) is None


def changes_it(told: Told) -> bool:
    """True where another length, another place, or another way to hold it, is wished in so many words."""
    low = told.said.low
    if _INTO_A_MODE.search(low) is not None:
        return True
    if _RESIZES.search(told.masked.with_days) is not None and length_in(low) is not None:
        return True
    return place_in(told) is not None and _OF_ROOMS.search(low) is not None


def length_in(low: str) -> timedelta | None:
    """The first length that is said: a clear hour, 30分钟, in half an hour."""
    words = words_of(_ONE_HOUR.sub(r"\1 ", low))
    return next((one.time for word in words for one in word.pieces or () if isinstance(one, Length | Later)), None)


_BY = re.compile(
    rf"(?:延长|拉长|加长|多面)(?!到|至|成|为)[^,，。到至成为]{{0,4}}?{LENGTH}|\b(?:extend|lengthen|stretch)\b[^,.;]{{0,30}}? by (?:another )?{LENGTH}|"
    rf"(?P<less>(?:缩短|减少|少面)(?!到|至|成|为)[^,，。到至成为]{{0,4}}?{LENGTH}|\b(?:cut|trim|shorten|shrink)\b[^,.;]{{0,30}}? by {LENGTH})"
)


def length_wanted(told: Told, interview: Interview | None) -> timedelta | None:
    """30分钟 of 缩到30分钟; an hour and a half where one of an hour is extended by half an hour."""
    length = length_in(told.said.low)
    by = _BY.search(told.said.low)
    if length is None or by is None or interview is None or interview.start is None or interview.end is None:
        return length
    now = interview.end - interview.start
    return now - length if by["less"] and length < now else length if by["less"] else now + length


_LINK = re.compile(r"https://[^\s，。；、（）<>\"']{3,500}", re.IGNORECASE)
_BESIDE_A_LINK = re.compile(
    f"(?:{INTERVIEW}|{CANDIDATE}|[他她]|[那这]一?[场个轮]|的|是|在|为|用|改|换|设|成|把|给|到|请|帮我|麻烦|更新|发|新|加上?|填上?|一下|吧|了|会议|面试|视频|线上|腾讯|飞书|钉钉|链接|地址|入口|网址|"
    r"\b(?:the|a|new|set|add|use|put|update|change|please|here is|here's|is|to|of|for|as|it|meeting|interview|video|zoom|teams|link|url|address)\b|'s|[\s,，:：;；.。!！]){1,30}"
)


def gives_a_link(told: Told) -> bool:
    """高飞的链接是 https://…, by HR: where it is held, and nothing else is said of it."""
    if "https://" not in told.said.low or not (told.places_itself and told.situation.member.is_hr):
        return False
    return _BESIDE_A_LINK.fullmatch(_LINK.sub(" ", told.masked.with_days)) is not None


def place_in(told: Told) -> Venue | None:
    """Where, or how, it is to be instead."""
    if link := _LINK.search(told.said.typed):
        return Venue(link=link[0])
    low = _NOT_THERE.sub(" ", told.said.low)
    for into in reversed(list(_INTO.finditer(low))):
        said = into["zh"] or into["en"]
        if _A_PLACE.search(said) and (venue := find_venue(said)) and not _is_any(venue[0]):
            return venue[0]
    of_rooms = _OF_ROOMS.search(low)
    name = next((one for one in of_rooms.groups() if one), "") if of_rooms is not None else ""
    return _room_called(name) if name else None


_NOT_THERE = re.compile(  # where it is now, and is not to be
    r"\b(?:instead of|rather than|not in|no longer in) (?:the )?[^,.;]{1,20}(?=[,.;]|$)|(?<=[,，。])(?:不在|别在)[^,，。]{1,8}(?=[,，。])"
)
_OF_ROOMS = re.compile(  # whose name says nothing of what it is: 会议室从珠峰换成黄山
    r"(?:会议室|面试间|洽谈室|房间|地点|地方|场地|(?:meeting )?room|venue|location)[^,，。;；]{0,16}?(?:(?:换|改|挪|移|调|搬|change|switch|move|swap) ?(?:到|成|为|去|至)|改用|换用|(?:change|switch|move|swap)(?:d|ed)? to) ?([^,，。;；]{1,12})|"
    r"\b(?:change|switch|move|swap|update|set)\b[^,.;]{0,30}?\b(?:room|venue|location|place)\b[^,.;]{0,40}? (?:to|into) ([^,.;]{2,24})|"
    r"(?:换|改)(?:一?[个间]|另外?一?[个间])?(?:会议室|面试间|洽谈室|房间|地方|地点)[,， ]?(?:改|换|就|去|到|成|用|在){1,2} ?([^,，。;；]{1,12})|"
    r"(?:换|改|挪|移|搬)(?:到|成|去|在)? ?([^,，。;；到成在去]{1,8}(?:会议室|面试间|洽谈室))"
)
_IN_PASSING = re.compile(
    r"^(?:的|用|the |another |meeting )|(?:会议室|一下|就行|就好|好了|可以|谢谢|那间|那边)$|[吧了啦哈]$| (?:please|pls|instead|thanks|now)$"
)
_MOST_IN_PASSING = 3
_NO_ROOM = re.compile(
    r"^(?:换|[一两]?[个间])(?:别的)?(?:会议室|面试间|洽谈室|房间|地方)?$|[○◇]|候选人|另|别的|大点|大一?[点间]|小点|哪|什么|线上|线下|\b(?:bigger|smaller|larger|another|different|other|which|somewhere|elsewhere|one)\b|^\W*$"
)


def _is_any(venue: Venue) -> bool:
    """个大点的会议室, which is the name of none."""
    return venue.is_new and _NO_ROOM.search(venue.room) is not None


def _room_called(said: str) -> Venue | None:
    """The room of that name, or a new one; none of a time, or of what is no name: 换个大点的."""
    name = said
    for _ in range(_MOST_IN_PASSING):
        name = _IN_PASSING.sub("", name.strip(" “”\"'"))
    if not name or _NO_ROOM.search(name) or any(word.pieces for word in words_of(name)):
        return None
    found = find_venue(name)
    return found[0] if found is not None else Venue(room=name, is_new=True)
