"""Who interviews, of what is said of an interview that is only a draft: 不要张三了, 再加个王五, 李四没空，换王五.

Pure: the names that were found for the text are given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from bot.interviews.line import Line
from bot.interviews.models import Member
from bot.interviews.said_line import Said
from bot.interviews.said_names import Names

ONE = "\ue010"  # stands for a colleague
PEOPLE = f"{ONE}(?:(?: ?(?:和|与|跟|、|,|，|and|&) ?| )?{ONE}){{0,5}}"
LEAD = re.compile(
    r"(?:不对|不是(?!\ue010)|[说写打弄搞记]?错了|算了|其实|实际上?|本来|原来|等等|等一?下|哦|啊|那就|那(?![天周])|还是|要不|麻烦|请(?!\ue010)|帮我|再(?!加)|把|给(?=改)|顺便|然后|另外|还有|对了|忘了说了?|"
    r"[这那][场个行](?:面试)?|[,， ]|\b(?:please|also|and|actually|no(?:pe)?|sorry|wait|oops|oh|hold on|hang on|then|it|just|only|i meant?|scratch that|make that|correction|my (?:bad|mistake))\b){1,5}",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:吧|了|啊|呀|哈|呢|好了|就?(?:够|行|好|可以)了?|谢谢|[ ,，。.!]|\b(?:please|instead|then|thanks|too|as well|(?:at )?(?:the )?same time)\b|(?:同一)?时间不变){1,5}$",
    re.IGNORECASE,
)
_COMES = "(?:来|去|面|参加|进来?|上|一起|就行|就好|试| ){0,5}"
_NOT_WANTED = "不要|不用|不叫|不让|不带|别叫|别要|别让|去掉|删掉|删了?|删除|拿掉|撤掉|换掉|减掉|without|remove|drop|take off|leave out"
_WITHOUT = re.compile(
    f"(?:先|就)?(?:{_NOT_WANTED}) ?(?P<who>{PEOPLE}){_COMES}"
    rf"|{PEOPLE} (?:can['’]?t|cannot|can not|won['’]t|is(?:n['’]t| not)? (?:busy|out|away|off|free|available|unavailable))(?: (?:make|do) (?:it|that)| come| be there| then| that day){{0,2}}"
    f"|(?P<whom>{PEOPLE})(?:就|先|也|那天){{0,5}}(?:{_NOT_WANTED}|不来|不去|不参加|不面|来不了|去不了|没空|不能来){_COMES}叫?",
    re.IGNORECASE,
)
_FOR = re.compile(
    f"(?:不要|不用|不是|去掉|不|把)? ?(?P<old>{ONE})(?:了|[ ,，]){{0,5}}(?:换成?|改成?|换为|改为|而?是|用|让|要)(?:成|为)? ?(?P<new>{PEOPLE}){_COMES}"
    f"|(?:replace|swap) (?P<en_old>{ONE}) (?:with|by|for) (?P<en_new>{PEOPLE})",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(
    f"(?:用|让|换)?(?P<new>{ONE}) ?(?:来?代?替换?|顶|instead of) ?(?P<old>{ONE}){_COMES}", re.IGNORECASE
)
_ALSO = re.compile(
    f"(?:再|还|也|要|面试官){{0,5}}(?:加上?|增加|添加?|叫上|带上|拉上|算上|喊上|请上|add|include|plus)(?:一?[个位]| ){{0,5}}(?:面试官)?(?P<who>{PEOPLE})(?:也|{_COMES})"
    f"|(?P<whom>{PEOPLE})(?:也|一起|都){{1,5}}(?:要|叫上|加上|算上|带上|拉上|加进来?|{_COMES}){{1,5}}|(?P<him>{PEOPLE})(?:叫上|加上|算上|带上|拉上|加进来)",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    f"(?P<lead>(?:面试官|面试的?人|interviewers?|panel|(?:还|应该)?是|要|换|改|成|为|由|让|用|请|叫|to|is|change|make it|use|take|try|get|ask|with|have|[:： ]){{0,5}})(?P<who>{PEOPLE})(?P<tail>{_COMES})",
    re.IGNORECASE,
)
_IS_WHO = re.compile(
    f"(?P<name>[^ ,，。;；]{{1,12}}?) ?(?:就|其实|应该|指的|说的|也|,|，| ){{0,3}}(?:是|叫|is|=) ?(?P<who>{ONE})",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heard:
    """What the names in a text are, and when and where it is said. `freely`: that it is about this draft is known, so
    that a time or a colleague alone are what is new of it; `denied`:
    what was denied just before, so that who or where is named then comes in its place."""

    names: Names
    now: datetime
    zone: ZoneInfo
    freely: bool = False
    denied: Literal["", "who", "where", "else"] = ""


def bare(clause: str) -> str:
    clause = clause.strip()
    lead = LEAD.match(clause)
    return _TAIL.sub("", clause[lead.end() :] if lead else clause).strip()


def without_people(said: str, names: Names) -> tuple[str, list[list[Member]]]:
    """The text with a mark for each colleague, and who they are."""
    known = sorted((one for one in names.members if len(one) > 1), key=len, reverse=True)
    if not known:
        return said, []
    found: list[list[Member]] = []

    def mark(seen: re.Match[str]) -> str:
        found.append(names.members[seen["who"].lower()])
        return ONE

    each = "|".join(re.escape(one) for one in known)
    return re.sub(rf"(?:@ ?)?(?<![a-z\d])(?P<who>{each})(?![a-z\d])", mark, said, flags=re.IGNORECASE), found


def with_known(line: Line, clause: str, heard: Heard) -> Line | None:
    """老王就是王五, of who is on the panel by a name that nobody has."""
    said, members = without_people(bare(clause), heard.names)
    told = _IS_WHO.fullmatch(said)
    if told is None or not members or told["name"] not in line.unknown:
        return None
    others = tuple(one for one in line.unknown if one != told["name"])
    return replace(joined_by(line, members, heard), unknown=others)


def with_people(line: Line, said: str, members: list[list[Member]], heard: Heard) -> Line | None:
    """Somebody more, somebody less, or somebody else."""
    if _WITHOUT.fullmatch(said):
        return without(line, members)
    if _FOR.fullmatch(said):
        less = without(line, members[:1])
        return joined_by(less, members[1:], heard) if less is not None else None
    if _FOR_WHOM.fullmatch(said):
        less = without(line, members[1:])
        return joined_by(less, members[:1], heard) if less is not None else None
    if _ALSO.fullmatch(said):
        return joined_by(line, members, heard)
    instead = _INSTEAD.fullmatch(said)
    if instead and heard.denied == "who":
        return joined_by(line, members, heard)
    if instead and (heard.freely or instead["lead"].strip() or instead["tail"].strip()):
        return joined_by(replace(line, panel=(), persons=(), unknown=()), members, heard)
    return None


def without(line: Line, members: list[list[Member]]) -> Line | None:
    """None where one of them is not on the panel."""
    gone = {str(one.user_id) for them in members for one in them}
    if not all(any(str(one.user_id) in line.panel for one in them) for them in members):
        return None
    return replace(line, panel=tuple(one for one in line.panel if one not in gone), previewed=False, asks="")


def joined_by(line: Line, members: list[list[Member]], heard: Heard) -> Line:
    return line.adding(Said(panel=members), heard.now, heard.zone)
