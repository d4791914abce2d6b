"""A message that is written as a letter: what stands between Dear colleague and Warm regards, Min."""

from __future__ import annotations

import re

from bot.interviews import sounds, surnames
from bot.interviews.models import Member

_OPENS = re.compile(
    r"\s{0,9}(?:(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b[^\n,:!.?]{0,40}[,:!.]?\s{0,3}\n|"
    r"(?:尊敬的|亲爱的)?[\u4e00-\u9fff]{0,8}(?:[您你]好|各位好|大家好|[早中晚下]上?午?好)[\u4e00-\u9fff]{0,4}[,，:：!！。 ]{0,3}\n|"
    r"(?:各位|大家|各位同事|[您你])好[,，:：!！。]{1,2} ?我是(?P<calls_themselves>[^\s,，。;；]{1,12})[。;；])\s{0,9}(?=\S)",
    re.IGNORECASE,
)
_NAME = r"(?:[A-Z][A-Za-z.'-]{0,20}(?: [A-Z][A-Za-z.'-]{0,20}){0,3}|[\u4e00-\u9fff]{2,8})"
_CLOSES = re.compile(
    r"\s{0,3}\n\s{0,9}(?:(?:with )?(?:(?:best|kind|kindest|warm|warmest|many) ){0,2}(?:regards|wishes|thanks)|(?:all the )?best|sincerely|"
    r"yours(?: (?:sincerely|faithfully|truly))?|cheers|thanks(?: a lot| in advance| so much)?|thank you(?: in advance)?|br|rgds|此致|敬礼|祝好|谢谢|多谢)"
    rf"[,，.。!！]{{0,2}}(?:\s{{0,3}}\n\s{{0,9}}(?P<signed>{_NAME})(?:\s{{0,3}}\n\s{{0,9}}{_NAME})?)?\s{{0,9}}",
    re.IGNORECASE,
)

_SAYS_A_NAME = re.compile(
    rf"(?:^|[的部组])[{surnames.COMMON}][\u4e00-\u9fff]{{1,2}}$|^[A-Z][a-z]+(?: [A-Z][a-z]+){{0,3}}$"
)
_TO_ALL = re.compile(
    r"\W{0,9}(?:(?:hi|hello|hey|dear) (?:all|team|every\w{3,4}|folks|guys|colleagues)\b|各位|大家)", re.IGNORECASE
)


def without_its_form(text: str) -> str:
    """The text itself; as it is where it is nothing but such words, or was written to many, and is only passed on."""
    if _TO_ALL.match(text) and "\n" in text.strip():
        return text
    opening = _OPENS.match(text)
    begins = opening.end() if opening else 0
    closing = _closing(text, begins)
    said = text[begins : closing.start() if closing else None] or text
    return _ASKS_WHETHER.sub("could ", said, count=1)


_ASKS_WHETHER = re.compile(  # I would like to ask if it is possible that the interview of tomorrow being moved
    r"^\s*(?:i (?:would|'d) like to ask|i'd like to ask|i (?:just )?wanted to ask|i want to ask|i was wondering|i(?: a|')m wondering|i wonder|may i ask|can i ask)(?: you)? (?:if|whether) "
    r"(?:it(?: is|'s| would be| might be) possible (?:that |for )?)?(?=[^.;?\n]{0,70}\b(?:be|being|get) (?:moved|postponed|rescheduled|shifted|pushed)\b)",
    re.IGNORECASE,
)


def is_of_its_form(clause: str) -> bool:
    """还望海涵, kind regards: a clause with which a letter begins or ends, in lower case, and no reason of anything."""
    return _FORMAL.fullmatch(clause.strip()) is not None


_FORMAL = re.compile(
    "(?:各位|大家|您|你们?)(?:同事|老师|领导)?们?好|我是[^他她◇○]{0,6}(?:部|组|团队|公司|中心)的?[^他她◇○]{0,4}|"
    "(?:还|万|敬|恳)?[望请]?(?:您|大家|各位)?(?:多多?)?(?:海涵|谅解|包涵|见谅|理解|体谅|知悉|周知)|"
    "(?:烦请|还请|请|麻烦|劳烦|有劳|辛苦)(?:您|你们?|各位|大家|hr)?(?:帮忙)?(?:另作安排|另行安排|另外安排|另找(?:[他别]?人)|另请高明|重新安排|再安排)(?:一下)?|"
    r"(?:hi|hello|dear)(?: \w+){0,2}|(?:kind|best|warm)? ?regards(?: \w+){0,2}|(?:my )?(?:sincere )?apologies|(?:i )?hope you understand|"
    r"(?:please|kindly) (?:find|get|arrange|ask) (?:some(?:one|body) else|another \w+)"
)


def is_by_another(text: str, speaker: Member) -> bool:
    """True where somebody else has signed it, or says in front who they are: whoever sends it only passes it on."""
    opening, closing = _OPENS.match(text), _closing(text, 0)
    begins = opening["calls_themselves"] if opening else None
    is_name = begins is not None and _SAYS_A_NAME.search(begins) is not None
    names = [begins if is_name else None, closing["signed"] if closing else None]
    return any(one is not None and not _is_own(one, speaker) for one in names)


def _closing(text: str, begins: int) -> re.Match[str] | None:
    return next((one for one in _CLOSES.finditer(text, begins) if one.end() == len(text)), None)


def _is_own(signed: str, speaker: Member) -> bool:
    """张敏, Zhang Min, Min, 敏 and zhangmin, also 人事部的张敏, of 张敏; Anna of Anna Kowalska."""
    name, account = str(speaker.name), str(speaker.user_id)
    if name in signed:
        return True
    in_pinyin = sounds.of(name)
    given = {one.removeprefix(first) for one in in_pinyin for first in sounds.surname(name) if one.startswith(first)}
    own = {account, *in_pinyin, *given, *(name.split() if name.isascii() else [name[1:]])}
    return _plain(signed) in {_plain(one) for one in own}


def _plain(name: str) -> str:
    return re.sub(r"[^\w]|_", "", sounds.plain(name))
