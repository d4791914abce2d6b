"""Who leaves and who comes, by the words around each colleague: 李四换成王五, 让王五顶, swap Li Si for Wang Wu, he's out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.chat.masked import COLLEAGUE
from bot.chat.pronouns import ONE
from bot.chat.understanding.told import Told
from bot.interviews.models import Member

_MR = r"(?:the |mr\.? |ms\.? |mrs\.? |miss )?"
_LEAVES_BEFORE = re.compile(
    "(?:接替|[替顶代]替?|换[掉下]|撤[掉下]|替[掉下]|踢掉|把|将|(?:别|(?<!要)不)(?:再|要)?(?:让|叫|用|派))了?(?:一下)? ?$|"
    r"\b(?:instead of|in place of|in (?:lieu|stead) of|replac(?:e|ing)|swap(?:ping)?(?: out)?|switch(?: out)?|take over from|pull|"
    rf"(?:subs?|substitute|cover|covering|fill in|fills in|sit in|stand in|stands in|step in|steps in|in) for|take over ◇ from) {_MR}$"
)
_LEAVES_BEHIND = re.compile(
    "(?:先|就|可以)?(?:别|不用|不要)|"
    "(?:的位置)?[^○,，。]{0,12}?(?:换成|换为|改成|改为|(?:switch|swap|change)[成为到]|换给|换下|换掉|撤下|撤掉|撤了|下来)(?! ?○?[来去]?吗)|"
    "[^○,，。]{0,12}?(?:(?<!能)(?<!愿意)[来去上面顶到赶过参做]不(?:了|成|上|来|到|及)|没空|没时间|有事|请假|休假|病|发烧|住院|医院|出差|不行|不能|不在|不来|不去|冲突|走不开|要?[得该]?换(?:个?人|掉))|"
    r"(?:'s (?:place|spot|slot|stead)\b|[^○.;]{0,24}?\b(?:can't|cannot|won't|isn't|not able|unable|unavailable|(?:is|am|'s|was|called in) (?:\w+ ){0,2}?(?:out|sick|ill|away|off|on leave|travelling|traveling|stuck)|on a flight|fever|the flu|in hospital|drop(?:s|ped)? out|pull(?:s|ed)? out)\b| out\b)"
)
_COMES_BEFORE = re.compile(
    "(?:换成|换为|(?:switch|swap|change)[成为到]|换回|换上|改成|改为|改由|换给|交给|转给|派给|给|(?:(?<![别不再要])|(?<=要不)(?<!要不要))(?:让|叫|请|由|找|派|推荐|建议|安排)|(?<![加早晚])上|换) ?$|"
    rf"\b(?:swap|replac|switch|chang|sub|giv|hand|assign|pass)\w*\b[^,;]*\b(?:with|to|by|for) {_MR}$|"
    rf"\b(?:put|use|have|let|get|ask|bring in|send|assign|suggest|try|maybe) {_MR}$"
)
_COMES_BEHIND = re.compile(
    "(?:[来去也]|可以|能|愿意|有空){0,2}(?:(?:替|顶|代|接)(?!不)|[来去](?:面|上)?(?=$|[,，。吧 ])|上(?!不)(?=$|[,，。吧])|补位)|(?:可以|能|愿意|有空)(?!不)|"
    r" (?:is the one to|can(?!'t|not)|could|will|would|might|to|takes?|taking|covers?|covering|replaces?|steps?|stands?|fills?|subs?|is free|instead)\b| in\b"
)
_ASKED = re.compile(r"\b(?:can|could|would)(?: maybe| perhaps)? $")
_DOES_IT = re.compile(r" (?:please |maybe )?(?:do|take|cover|step in|fill in|stand in|go|jump in|handle)\b")
_SOMEBODY = re.compile(
    r"有人|[找换派]个?(?:别)?人|谁[能来可去]|别人|\b(?:someone|somebody|anyone|anybody)\b|\bwho (?:else )?(?:can|could|do|is free|might)\b"
)
_NOT_THEM = re.compile(r"(?:\bnot|不是|并非) ?$")  # not Wang Wu, Zhang San takes over
_BY_THEM = re.compile(
    rf"{COLLEAGUE}[^,，。;；]{{0,4}}(?:[替顶代]|换下)[下掉]?$|{COLLEAGUE} (?:\w+ ){{0,3}}?(?:for|replaces?|replacing|instead of) $"
)
_PRONOUN = re.compile(ONE)


@dataclass(frozen=True)
class Exchange:
    """As far as the words tell."""

    leaves: Member | None = None
    comes: Member | None = None


def exchange(told: Told) -> Exchange:
    """Who is said to leave is never the one who comes: 李四去不了，找人替李四."""
    leave: dict[int, Member] = {}
    come: dict[int, Member] = {}
    for at, end, who in _spoken_of(told):
        before, behind = told.masked.with_days[:at], told.masked.with_days[end:]
        if _LEAVES_BEFORE.search(before):
            leave[who.id] = who
        elif _ASKED.search(before) and _DOES_IT.match(behind):
            come[who.id] = who  # could Wang Wu do it in my place?
        elif (_COMES_BEFORE.search(before) and not _LEAVES_BEHIND.match(behind)) or _COMES_BEHIND.match(behind):
            come[who.id] = who
        elif _LEAVES_BEHIND.match(behind):
            leave[who.id] = who
    alone = told.people[0] if len(told.people) == 1 and told.people[0].id not in come else None
    if not leave and alone is not None and _SOMEBODY.search(told.masked.with_days):
        leave[alone.id] = alone  # 张三要陪客户，得有人顶
    coming = [one for key, one in come.items() if key not in leave]
    leaving = list(leave.values())
    return Exchange(
        leaving[0] if len(leaving) == 1 else None,
        coming[0] if len(coming) == 1 else None,
    )


def _spoken_of(told: Told) -> Iterator[tuple[int, int, Member]]:
    """Where each colleague stands in the text; 他 and him are the only one whom it has named so far."""
    marks = [found.start() for found in re.finditer(COLLEAGUE, told.masked.with_days)]
    people = told.masked.people
    if len(marks) != len(people):
        return
    for at, who in zip(marks, people, strict=True):
        if not _NOT_THEM.search(told.masked.with_days[:at]):
            yield at, at + 1, who
    for said in _PRONOUN.finditer(told.masked.with_days):
        if _BY_THEM.search(told.masked.with_days[: said.start()]):
            continue  # 让王五替他: whoever that is, it is not 王五
        named = {who.id: who for at, who in zip(marks, people, strict=True) if at < said.start()}
        if len(named) == 1:
            yield said.start(), said.end(), next(iter(named.values()))
