"""Whether who speaks comes or not, in so many words: no way I'm doing it, count on me, 我在的, so somebody else will have to.

A yes and a no share most of their words (I am able to, I am not able to), so that what is only likely may take one for the
other. What is said outright decides between the two.
"""

from __future__ import annotations

import re

from bot.chat import guards
from bot.chat.masked import CANDIDATE, INTERVIEW
from bot.chat.understanding.told import Told

LEFT_TO_ME = (
    r"^(?:please )?leave (?:◇|候选人)(?: interview)? (?:with|to) me$"  # who interviews will come, HR looks after it
)
_COMING = (
    r"(?:able|there|in\b|around|free|available|coming|doing|joining|making|taking|attending|going|getting|be|come|do|join|make|"
    r"take|attend|go|see|interview|run)"
)
NOT_ME = "(?:别|不用|不要)(?:再)?(?:算|排|写|安排|挂)(?:上)?我(?!的)"
_NOT_I = re.compile(
    rf"\b(?:no|zero|not a|no earthly) (?:way|chance|hope)(?: (?:that )?(?:i|we)(?:'ll| am|'d| will| can| could|'re)?(?: \w+)?| (?:of me|for me to|to|am i|can i))? {_COMING}[^,.;]*|"
    rf"\bi (?:am|will|would|can|could|won't|can't|cannot|couldn't|wouldn't)(?: (?:\w+ ){{0,2}}?(?:not|never|hardly|no longer)| (?:be )?un(?=able|available)|(?<=n't))(?: \w+){{0,2}}? ?{_COMING}[^,.;]*|"
    r"\b(?:(?:count|leave) me out|i am out(?! (?:of town|of office))(?=$|[,.;]))[^,.;]*|"
    rf"{NOT_ME}|少我一个(?=$|[,，。])|我(?:这边)?(?:就|得|只能|恐怕|真的?)?(?:退出|撤了|弃权|没戏|缺席|免了|爱莫能助)"
)
_SOMEBODY_ELSE = re.compile(
    r"(?:\b(?:some|any)(?:one|body) else (?:will|would|'ll|may|must|should|needs?|has|have|had|ought)(?: to| have to| need to)? |"
    r"\b(?:find|get|ask|send|use|take|have|put|pick) (?:\w+ )?(?:(?:some|any)(?:one|body) else|another (?:person|interviewer|colleague))\b)"
    r"(?![^,.;]*\b(?:too|as well|with me|join me|besides|along|after me|before me)\b)[^,.;]*|"
    r"\b(?:do|manage|cope|carry on|go ahead|find a way|make do) (?:\w+ )?without me\b[^,.;]*|"
    "(?:另(?:找|请|换|派|安排)|另(?:作|行|做)安排|另请高明|[找换]个?(?:别人|其他人|别的人|旁人)(?!的))[^,，。;；]*"
)
_NEEDLESS = re.compile(  # 我接了，不用另找人
    r"(?:不用|不必|不需要|用不着|犯不着|无需|别|不要|没必要|\b(?:no need|needn't|don't|do not)\b)[^,，。.;；]{0,12}?"
    rf"(?:{_SOMEBODY_ELSE.pattern})"
)
_SURELY = r"(?: (?:definitely|certainly|surely|still|also|perfectly|very|quite|indeed|of course|happily|gladly|more than|totally|absolutely))?"
_YES = re.compile(
    r"\bcount (?:on me|me in)\b|\bsee (?:you|him|her|them) there\b|\brely on me\b|"
    rf"\bi (?:am|will be|'ll be){_SURELY} (?:able|glad|happy|pleased|delighted) to (?:do|take|join|attend|come|be|make|run|interview|see|meet|conduct|hold)\b|"
    rf"\bi (?:am|will be|'ll be){_SURELY} (?:free|available|there|around)(?=$|[,.;]| (?:for|on|then|at) )|"
    rf"(?:{INTERVIEW}|{CANDIDATE})[^,，。;；不没别]{{0,12}}?我(?:肯定|一定|会|都|也|是|当天|那天|准时|到时候?|还是){{0,3}}(?:on|在(?:的|场)?|到(?:场)?|来|去|参加|出席|有空|有时间|没问题)(?:的|了)?(?=$|[,，。;； ])|"
    "算我一?个(?!不)|(?<!不)放心(?:吧|好了|哈)?(?=$|[,，。])|不见不散"
)
_ON_TIME = re.compile(r"\b(?:on time|in time|by (?:\d|then|half)|before|sharp|early|at the start)\b|准时|按时")


def would_come(told: Told) -> bool | None:
    """None where neither is said outright, or both are."""
    text = told.masked.with_days
    rest = _NEEDLESS.sub(" ", text)
    is_yes = _YES.search(_NOT_I.sub(" ", _SOMEBODY_ELSE.sub(" ", rest))) is not None or rest != text
    if refuses(told) or _SOMEBODY_ELSE.search(rest):
        return None if is_yes else False
    return True if is_yes and not guards.disagrees(_NEEDLESS.sub(" ", told.text)) else None


def refuses(told: Told) -> bool:
    """By what they say of themselves, and not of when they come: no way I'll be there on time is of who is late."""
    text = told.masked.with_days
    return _NOT_I.search(text) is not None and _ON_TIME.search(text) is None
