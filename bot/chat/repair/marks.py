"""Words by which somebody takes back what they have just said: 哦不对, 啊不是, 我是说, no wait, sorry I mean, or rather."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_OH = "[啊哦噢呃嗯额哎呀唉诶欸喔哟]"
_SORRY = "不好意思|抱歉|对不起|我这脑子|看我这嘴"
_APART = r"[\s,，、。.…~;；:：—–\-]"
_BUT = r"(?<![a-z’'])(?:uh|um|umm|er|erm|ah|oh|eh|well|or|like|aiyo|aiya)(?![a-z’'])"
_SURE_EN = (
    r"(?<![a-z])(?:i mea?nt?(?! it\b)|(?:scratch|strike) that|make that|correction|(?:my|that was my) (?:bad|mistake)|(?:hang|hold) on(?! (?:to|for|till|until))|not that|"
    r"that(?:'s|’s| is) (?:not right|wrong)|i (?:misspoke|said that wrong)|silly me)(?![a-z])"
)
_MAYBE_EN = r"(?<![a-z])(?:(?<!\ba )(?<!strong )no|nope|wait(?! (?:for|till|until|on(?! (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|the \d))|a)(?![a-z]))|sorry|oops|actually|rather(?! than)|excuse me|pardon|meant(?! to)|wrong(?! [a-z]))(?![a-z’'])"
_SURE = (
    "不对(?![外口称付应题劲头齐味着吗么吧]|等(?!等))",
    "我?(?:刚才?|刚刚)?[说讲打写记弄搞念看]错了?(?:人|话|名字)?",
    "(?<![的弄搞说没])错了(?![吗么吧])",
    "口误|更正(?:一下)?|我是(?:想)?说|我(?:想|要)?(?:说|指)的是|我的意思是",
    f"{_OH}{{1,3}}{_APART}?不是|不是不是|(?<=[,，])不是(?=[,，])",
    f"{_OH}{{1,3}}{_APART}?不{{1,3}}(?![不是对知用要行能会过想得好止然错]|在场)",
    _SURE_EN,
)
_MAYBE = (
    "(?<![稍先再你他们会时])(?:等等|等一?下)(?=[\\s,，、。.…不是哦啊说]|$)",
    r"(?<=[\s,，])不(?=[\s,，])",
    "(?:不好意思|抱歉|对不起)(?=[,，\\s]{0,2}(?:应该)?是)|(?<=[,，。… ])应该是|(?<=[\\s,，。….])不是",
    _MAYBE_EN,
)
_MARK = re.compile("|".join(f"(?:{one})" for one in (*_SURE, *_MAYBE)))
_IS_SURE = re.compile("|".join(f"(?:{one})" for one in _SURE))
_IN_BETWEEN = f"(?:{_OH}|{_APART}|{_BUT}|{_SORRY})"
_CHAIN = re.compile(rf"{_IN_BETWEEN}{{0,6}}?(?:{_MARK.pattern})(?:{_IN_BETWEEN}{{0,6}}?(?:{_MARK.pattern})){{0,4}}")
_LEADS = re.compile(
    rf"{_IN_BETWEEN}{{0,6}}(?:(?:我(?:是|想|要)?(?:说|要|想|看|问|找|指)的?)?(?:应该|应当|其实|得|要|那就)?是(?:那个)?|应该|那个(?![人候])|"
    rf"(?:(?:it|that|this)(?:'s|’s| is| was)|(?:it )?should(?: have)? (?:be|been)|make (?:it|that)|say|it's for)(?![a-z]))?{_IN_BETWEEN}{{0,6}}"
)
_OR_NO = re.compile(rf"(?:{_BUT}|{_OH})\s*(?:no|nope|rather)(?![a-z])")
_AT_LAST = re.compile(r"[\s,，]*(?:(?<![a-z])i mea?nt?|我是说|我说的是)[\s.。!！]*$")
_STOPS = ",，.。…—–;；"
_MAY_BE = re.compile(rf"不|[说讲打写记弄搞念看]错|错了|口误|更正|我是|的是|意思是|等等|等一?下|应该是|{_MARK.pattern}")


@dataclass(frozen=True)
class Mark:
    """Where it stands, with all that is said around it; `is_sure` of no wait, and not of a mere no or sorry.

    `denies`: 啊不是, which may as well tell what is meant from what is not: 是周六啊不是周五.
    """

    at: int
    end: int
    said: str
    is_sure: bool
    is_followed_by_a_stop: bool

    @property
    def denies(self) -> bool:
        return "不是" in self.said

    @property
    def is_set_apart(self) -> bool:
        """Thursday, wait, Friday: more than a word in passing."""
        return self.said[0] in _STOPS and self.is_followed_by_a_stop

    @property
    def only_denies(self) -> bool:
        """周四…不是周四，周五 and 周六，不是周五: it is a correction of what it says again."""
        return self.denies and not self.is_sure

    @property
    def is_a_mere_no(self) -> bool:
        return self.said.strip(" ,") in ("no", "nope", "不")

    @property
    def apologizes(self) -> bool:
        return self.said.strip(" ,") == "sorry"

    @property
    def is_an_order(self) -> bool:
        """Let Wang Wu wait, and not Wang Wu, wait, Li Si."""
        return self.said.strip(" ,") == "wait" and self.said[0] not in ",，.…"


def said_at_last(low: str, mark: Mark) -> tuple[str, Mark]:
    """tomorrow no Friday I mean: such words stand behind what is meant, too; the text without them, and a mark that is sure."""
    last = _AT_LAST.search(low, mark.end + 1)
    return (low[: last.start()], replace(mark, is_sure=True)) if last else (low, mark)


def may_correct(low: str) -> bool:
    """Asked of every message."""
    return _MAY_BE.search(low) is not None


def marks_in(low: str, start: int) -> Iterator[Mark]:
    """Each with the words in front of what is meant instead: 哦不对应该是."""
    for found in _CHAIN.finditer(low, start):
        if found.start() == 0:
            continue  # it corrects what was said before
        leads = _LEADS.match(low, found.end())
        end = leads.end() if leads else found.end()
        cores = [one for one in _MARK.finditer(low, found.start(), found.end()) if one[0]]
        is_sure = len(cores) > 1 or _IS_SURE.search(found[0]) is not None or _OR_NO.search(found[0]) is not None
        stops = low[found.end() : end].strip()[:1]
        yield Mark(found.start(), end, found[0], is_sure, bool(stops) and stops in _STOPS)
