"""A colleague who could come instead of whoever speaks: 让王五替一下, wangwu can take it. Only ever suggested to HR.

It may stand before the reason or behind it, and is no part of it: 让王五替我，孩子病了.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.chat.readers import Found, Situation
from bot.interviews import people
from bot.interviews.models import Member
from bot.interviews.said_words import is_name


@dataclass(frozen=True)
class StandIn:
    """Said of a colleague by somebody who cannot come."""

    member: Member

    def __str__(self) -> str:
        return str(self.member.name)


_WHO_ZH = r"(?P<who>[^\s,，。;；、我你他她来去替顶代接让请叫帮那当正刚可能愿会有]{1,12}?)"
_INSTEAD_ZH = "(?:来|去)?(?:替[班我]?|顶[班替我]?|代[替我]|接[替手])(?:我|一下|下|一?场|吧|好了|就好|去|面){0,4}"
_COMES_ZH = "(?:来|去)(?:面试?|参加|上)?(?:一下|吧|好了|就好|就行)?"
_IS_FREE_ZH = "(?:[那当]天|那会儿?|那个?时间)?(?:正好|刚好|倒是?|也)?(?:有空|没事|可以|能来|能去|没问题)[,，]?"
_WHO_EN = r"(?P<who>[a-z][\w.-]*(?: [a-z][\w.-]*)?)"
_INSTEAD_EN = (
    "(?:take|cover|do|go|step in|fill in|sit in|sub|jump in|replace|stand in|be there)"
    "(?: (?:it|this|that|mine|over|in|for|me|one|instead|of|the interview|my (?:place|slot|spot|stead)|please)){0,6}"
)
_END = r"(?=$|[ ,，。;；.!！])"  # what follows may be why
_END_EN = r"(?=$|[,，;.!])"
_SAID = (
    re.compile(
        f"[,，。;； ]{{0,4}}(?:可以|能不能|那?就)?(?:请|让|叫|由|换|推荐|建议){_WHO_ZH}(?:可以|能)?(?:{_INSTEAD_ZH}|{_COMES_ZH}){_END}"
    ),
    re.compile(f"[,，。;； ]{{0,4}}{_WHO_ZH}(?:可以|能|愿意|会|帮[我忙]){_INSTEAD_ZH}{_END}"),
    re.compile(
        f"[,，。;； ]{{0,4}}{_WHO_ZH}{_IS_FREE_ZH}(?:可以|能|那?就|让|请|叫|由){{1,2}}[他她]?(?:可以|能)?{_INSTEAD_ZH}{_END}"
    ),
    re.compile(
        rf"[,;. ]{{0,4}}\b(?:but |and |maybe |please ){{0,3}}(?:let|ask|have) {_WHO_EN} (?:to )?{_INSTEAD_EN}{_END_EN}"
    ),
    re.compile(
        rf"[,;. ]{{0,4}}\b(?:but |and |maybe |perhaps |though ){{0,3}}{_WHO_EN} (?:can|could|will|would|might|is (?:able|free|happy) to) {_INSTEAD_EN}{_END_EN}"
    ),
    re.compile(
        rf"[,;. ]{{0,4}}\b(?:can|could|will|would|might) {_WHO_EN} (?:please |maybe |perhaps )?{_INSTEAD_EN}{_END_EN}"
    ),
    re.compile(
        rf"[,;. ]{{0,4}}\b(?:but|maybe|perhaps|though) (?:maybe |perhaps )?{_WHO_EN} (?:can|could|might|would|will|is (?:free|available|around)|has time)(?: (?:then|though|maybe|i think))?{_END_EN}"
    ),
)
_DENIED = re.compile(  # 别让王五替我, and don't let him cover: who is not to come
    r"(?:别|不要|不用|不必|不想|不能|不需要|甭|勿|没|\b(?:don't|dont|do not|never|not|please not|rather not|didn't))(?:再|又|去|老|总)?\s*$"
)


_NOBODY = re.compile(  # my team could cover, somebody can take it: no name
    r"(?:i|we|he|she|they|you|it|(?:some|any|no|every)(?:one|body)|who|hr|that|this|one|people|others|colleagues?|teammates?|(?:a|an|the|my|our|your|another|some|any)\b.*)$"
)


def stranger_in(text: str) -> str:
    """Who is to come instead and is nobody here: 钱多多 of 出差，让钱多多替一下, Bob of Bob could step in; empty where
    nobody surely is."""
    return next((one for one in _whom(text) if (one.isascii() or is_name(one)) and not people.called(one)), "")


def is_oneself(text: str, member: Member) -> bool:
    """让李四替一下, of 李四."""
    return any(people.called(one) == [member] for one in _whom(text))


def _whom(text: str) -> Iterator[str]:
    """Those who are to come instead, as they are called."""
    low = text.lower()
    for pattern in _SAID:
        for said in pattern.finditer(low) if len(low) == len(text) else ():
            name = text[slice(*said.span("who"))].removeprefix("@")
            if _NOBODY.match(name.lower()) or _DENIED.search(low[: said.start()]):
                continue
            yield name if name.istitle() or not name.isascii() else name.rpartition(" ")[2]


def find(text: str, situation: Situation) -> Found | None:
    """Who has left is meant as well, where nobody else is called so: it is said that they cannot."""
    low = text.lower()
    for pattern in _SAID:
        found_in = pattern.finditer(low) if len(low) == len(text) else ()
        said = next((one for one in found_in if not _DENIED.search(low[: one.start()])), None)
        if said is None:
            continue
        everybody = people.called(said["who"].removeprefix("@"))
        if not everybody and " " in said["who"]:
            everybody = people.called(said["who"].replace(" ", ""))  # Zhang San
        others = [one for one in everybody if one != situation.member]
        if found := [one for one in others if one.active] or others[:1]:
            rest = f"{text[: said.start()]} {text[said.end() :]}".strip()
            return Found([StandIn(one) for one in found], rest, said.start(), said.end())
    return None
