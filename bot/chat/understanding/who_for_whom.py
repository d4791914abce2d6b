"""Who leaves and who comes, by the words around each colleague: 李四换成王五, 让王五顶, swap Li Si for Wang Wu, he's out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.chat.masked import COLLEAGUE
from bot.chat.pronouns import ONE
from bot.chat.understanding.told import Told
from bot.interviews.models import Interview, Member

_MR = r"(?:the |mr\.? |ms\.? |mrs\.? |miss )?"

# --- what stands between two of them ---------------------------------------------------------------------------------

_OLD_THEN_NEW = re.compile(
    "[^,，。;；]{0,14}?(?:换|改|替|调|切|挪|转|交|变|(?:replace|switch|swap|change)) ?(?:成|为|到|作|给|回)了? ?(?:让|由|是)?|"
    "(?:[那这]?一?场)?的? ?(?:->|=>|→|>) ?|"
    rf"(?:'s \w+)? (?:\w+ ){{0,3}}?(?:replaced|relieved|covered|substituted|swapped|succeeded|taken over)(?: out)? (?:by|with|for) {_MR}"
)
_NEW_THEN_OLD = re.compile(
    "(?:也|能|会|愿意|可以|有空|帮忙?|[来去]){0,4}(?:替换|顶替|代替|接替|取代|替下|换下|顶下|[替顶代接])(?:掉|下|班)?(?:一?下)? ?|"
    rf" (?:\w+ ){{0,5}}?(?:instead of|in (?:place|lieu|stead) of|rather than) {_MR}|"
    r" (?:\w+ ){0,4}?(?:replac(?:es?|ing)|reliev(?:es?|ing)|succeeds?|subs?|subbing|substitut(?:es?|ing)|cover(?:s|ing)?|tak(?:es?|ing) over|"
    r"(?:stand|fill|step|sit|jump)(?:s|ing|ping|ting)? in|go(?:es)?|do(?:es)? (?:it|this|that))(?: ◇| it| this| that)?"
    rf"(?: for| from)? {_MR}|"
    rf" in(?: (?:on|to|at) ◇)? for {_MR}"
)
_OF_ONE = r"(?: (?:on|of|for|from|in|at) (?:◇|候选人)(?: \w+)?)?"
_SWAPS = re.compile(rf"\b(?P<verb>swap|replac|switch|chang|exchang|trad)\w*(?P<out> out)? {_MR}$")
_SWAPPED_FOR = re.compile(rf"(?P<out> (?:out|off))?{_OF_ONE} (?P<by>for|with|to|by) {_MR}")
_SUBSTITUTES = re.compile(rf"\b(?:sub|substitut\w*) {_MR}$")
_FROM = re.compile(rf"(?:\bfrom|从) ?{_MR}$")
_TO = re.compile(rf"(?:'s \w+)?(?: over| on| across)? to {_MR}")
_TAKES_ONE_OUT = re.compile("[把将]$")
_BY_WHOM = re.compile("[用拿让请由派叫找]$")
_EITHER_WAY = ("swap", "switch", "exchang", "trad")  # whom for whom, people say both ways round

# --- what stands beside one ------------------------------------------------------------------------------------------

_LEAVES_BEFORE = re.compile(
    "(?:接替|[替顶代]替?|换[掉下]|撤[掉下]|[拿去划]掉|替[掉下]|踢[掉出]|除了|除开|把|将|(?:别|(?<!要)不)(?:再|要)?(?:让|叫|用|派))了?(?:一下)? ?$|"
    r"\b(?:instead of|in place of|in (?:lieu|stead) of|other than|apart from|except(?: for)?|(?:any|some)(?:one|body) but|without|"
    r"replac(?:e|ing)|swap(?:ping)?(?: out)?|switch(?: out)?|take over from|pull|remove|drop|bench|"
    rf"(?:subs?|substitute|cover|covering|fill in|fills in|sit in|stand in|stands in|step in|steps in|in) for|take over ◇ from) {_MR}$"
)
_LEAVES_BEHIND = re.compile(
    "(?:先|就|可以)?(?:别|不用|不要)|"
    "(?:的位置)?[^○,，。]{0,12}?(?:换成|换为|改成|改为|替成|(?:replace|switch|swap|change) ?[成为到]|换给|换下|换掉|撤下|撤掉|撤了|下来)(?! ?○?[来去]?吗)|"
    "[^○,，。]{0,12}?(?:(?<!能)(?<!愿意)[来去上面顶到赶过参做]不(?:了|成|上|来|到|及)|没空|没时间|有事|请假|休假|病|发烧|住院|医院|出差|不行|不能|不在|不来|不去|冲突|走不开|要?[得该]?换(?:个?人|掉))|"
    r" (?:off|out of|from) (?:it|this|that|the|◇|候选人)|"
    r"(?:'s (?:place|spot|slot|stead)\b|[^○.;]{0,24}?\b(?:can't|cannot|won't|isn't|not able|unable|unavailable|(?:is|am|'s|was|be|called in) (?:\w+ ){0,2}?(?:out|sick|ill|away|off|on leave|travelling|traveling|stuck)|on a flight|fever|the flu|in hospital|drop(?:s|ped)? out|pull(?:s|ed)? out)\b| out\b)"
)
_COMES_BEFORE = re.compile(
    "(?:换成|换为|替成|(?:replace|switch|swap|change) ?[成为到]|换回|换上|改成|改为|改由|换给|交给|转给|派给|给|挂到?|"
    "(?:新的?(?:面试官|人选|那位)?|替补|人选)(?:就?是|为|定为|[:：])|"
    "(?:(?<![别不再要])|(?<=要不)(?<!要不要))(?:让|叫|请|由|找|派|推荐|建议|安排)|(?<![加早晚])上|换) ?$|"
    rf"\b(?:swap|replac|switch|chang|sub|giv|hand|assign|pass)\w*\b[^,;]*\b(?:with|to|by|for) {_MR}$|"
    rf"\b(?:new|replacement|substitute)(?: (?:one|person|interviewer|panel(?:l?ist| member)?))?(?: (?:is|will be|should be|to be|would be)|:) {_MR}$|"
    rf"\b(?:put|use|have|let|get|ask|bring in|send|assign|suggest|try|maybe|take|pick|choose|prefer|go (?:with|for)) {_MR}$"
)
_DOING = (
    r"(?:take|cover|do|go|come|step|stand|fill|sit|sub|substitute|replace|handle|jump|interview|see|run|lead|hold|have|manage|make|join|attend|help|swap|act|"
    r"be (?:there|fine|ok|okay|free|available|able|happy|good|better|the one|in|on|my|our))"
)
_COMES_BEHIND = re.compile(
    "(?:[那当]天|那会儿?|那个?时间|正好|刚好|也|倒是?|应该|帮[我忙]?|[来去]|可以|能|愿意|有空){0,3}(?:(?:替|顶|代|接)(?!不)|[来去](?:面|上)?(?=$|[,，。吧 ])|上(?!不)(?=$|[,，。吧])|补位|名下)|"
    "(?:[那当]天|那会儿?|那个?时间|正好|刚好|也|倒是?|应该){0,2}(?:可以|能|愿意|有空|没问题)(?!不)|"
    rf" (?:is the one to|(?:can(?!'t|not)|could|will(?! not)|would|might|may|should|shall|to|is (?:able|happy|willing|ready) to)(?: (?:\w+ly|also|maybe|perhaps|then|please|well)){{0,2}}(?: {_DOING}\b| ?$| ?[,.;])|"
    r"takes?|taking|covers?|covering|replaces?|steps?|stands?|fills?|subs?|(?:is|'s) free|instead)\b| in\b"
)
_JOINS = re.compile("(?:也|一起|一块儿?|都|再|给){0,2}(?:加|拉|叫|带|喊|捎|添|补|排|放|请)(?:上|进|到|入|过)")
_PUTS = re.compile(rf"\b(?:swap|switch|sub|slot|bring|put|get|draft|call|pull) {_MR}$")
_IN = re.compile(r" in\b| on (?:it|this|that|the|◇|候选人)")
_TAKES = re.compile(rf"\b(?:take|get|move|keep|leave) {_MR}$")
_OFF = re.compile(r" (?:off|out|away)\b")
_ASKED = re.compile(r"\b(?:can|could|would)(?: maybe| perhaps)? $")
_DOES_IT = re.compile(r" (?:please |maybe )?(?:do|take|cover|step in|fill in|stand in|go|jump in|handle)\b")
_SOMEBODY = re.compile(
    r"有人|[找换派]个?(?:别)?人|谁[能来可去]|别人|\b(?:someone|somebody|anyone|anybody)\b|\bwho (?:else )?(?:can|could|do|is free|might)\b"
)
_NOT_THEM = re.compile(  # not Wang Wu, Zhang San takes over
    r"(?:\bnot|\b(?:don't|dont|do not|never) (?:let|have|ask|get|use|send)|不是|并非|(?:不要|别|不用|不是|(?<!要)不)再?(?:换|改|替|找)(?:成|为|给)?) ?$"
)
_BY_THEM = re.compile(
    rf"{COLLEAGUE}[^,，。;；]{{0,4}}(?:[替顶代]|换下)[下掉]?$|{COLLEAGUE} (?:\w+ ){{0,3}}?(?:for|replaces?|replacing|instead of) $"
)
_PRONOUN = re.compile(ONE)


@dataclass(frozen=True)
class Exchange:
    """As far as the words tell; `denied` are who is said to be neither. `is_loose`: it may be meant the other way round."""

    leaves: Member | None = None
    comes: Member | None = None
    denied: tuple[Member, ...] = ()
    is_loose: bool = False


@dataclass(frozen=True)
class _Spoken:
    """Where a colleague stands in the text, by name or as 他."""

    at: int
    end: int
    who: Member


def exchange(told: Told) -> Exchange:
    """Who is said to leave is never the one who comes: 李四去不了，找人替李四."""
    text = told.masked.with_days
    named = list(_named(told))
    denied = [one for one in named if _NOT_THEM.search(text[: one.at])]
    named = [one for one in named if one not in denied]
    leave: dict[int, Member] = {}
    come: dict[int, Member] = {}
    settled: set[int] = set()
    is_loose = False
    for one, other in itertools.pairwise(named):
        pair = None if one.at in settled or one.who == other.who else _pair(text[: one.at], text[one.end : other.at])
        if pair is None:
            continue
        old, new = (other, one) if pair.new_first else (one, other)
        leave[old.who.id], come[new.who.id] = old.who, new.who
        settled |= {one.at, other.at}
        is_loose = is_loose or pair.is_loose
    for one in (*named, *_pronouns(told, named)):
        if one.at not in settled and (side := _side(text[: one.at], text[one.end :])) is not None:
            (leave if side == _LEAVES else come)[one.who.id] = one.who
    alone = told.people[0] if len(told.people) == 1 and told.people[0].id not in come else None
    if not leave and alone is not None and _SOMEBODY.search(text):
        leave[alone.id] = alone  # 张三要陪客户，得有人顶
    coming = [one for key, one in come.items() if key not in leave]
    leaving = list(leave.values())
    return Exchange(
        leaving[0] if len(leaving) == 1 else None,
        coming[0] if len(coming) == 1 else None,
        tuple(one.who for one in denied if one.who.id not in {*leave, *come}),
        is_loose,
    )


@dataclass(frozen=True)
class _Pair:
    """Of two colleagues, which comes; the other leaves."""

    new_first: bool = False
    is_loose: bool = False


def _pair(before: str, between: str) -> _Pair | None:
    """from Li Si to Zhang San, 李四替成王五, swap Wang Wu in for Li Si: by what stands before and between them."""
    if _OLD_THEN_NEW.fullmatch(between) or (_FROM.search(before) and _TO.fullmatch(between)):
        return _Pair()
    if _NEW_THEN_OLD.fullmatch(between) and not _TAKES_ONE_OUT.search(before):
        return _Pair(new_first=True)
    swaps, swapped = _SWAPS.search(before), _SWAPPED_FOR.fullmatch(between)
    if swaps is not None and swapped is not None:
        is_plain = swaps["out"] or swapped["out"] or swaps["verb"] not in _EITHER_WAY
        return _Pair(is_loose=not is_plain)
    if swapped is not None and _SUBSTITUTES.search(before):
        return _Pair(new_first=swapped["by"] == "for", is_loose=True)
    if between.strip() == "换":
        return _Pair(new_first=_BY_WHOM.search(before) is not None, is_loose=True)
    return None


_LEAVES, _COMES = "leaves", "comes"


def _side(before: str, behind: str) -> str | None:
    """Of one colleague by the words beside them; None where these tell nothing."""
    if _PUTS.search(before) and _IN.match(behind):
        return _COMES
    if _TAKES_ONE_OUT.search(before) and _JOINS.match(behind):
        return _COMES  # 把李四也拉进去
    if _TAKES.search(before) and _OFF.match(behind):
        return _LEAVES
    if _LEAVES_BEFORE.search(before):
        return _LEAVES
    if _ASKED.search(before) and _DOES_IT.match(behind):
        return _COMES  # could Wang Wu do it in my place?
    if _COMES_BEHIND.match(behind) or (_COMES_BEFORE.search(before) and not _LEAVES_BEHIND.match(behind)):
        return _COMES
    return _LEAVES if _LEAVES_BEHIND.match(behind) else None


def _named(told: Told) -> Iterator[_Spoken]:
    marks = [found.start() for found in re.finditer(COLLEAGUE, told.masked.with_days)]
    if len(marks) == len(told.masked.people):
        for at, who in zip(marks, told.masked.people, strict=True):
            yield _Spoken(at, at + 1, who)


def _pronouns(told: Told, named: list[_Spoken]) -> Iterator[_Spoken]:
    """他 and him are the only one whom the text has named so far."""
    for said in _PRONOUN.finditer(told.masked.with_days):
        if _BY_THEM.search(told.masked.with_days[: said.start()]):
            continue  # 让王五替他: whoever that is, it is not 王五
        before = {one.who.id: one.who for one in named if one.at < said.start()}
        if len(before) == 1:
            yield _Spoken(said.start(), said.end(), next(iter(before.values())))


def may_leave(told: Told, member: Member) -> bool:
    """Whether they are on what the text names, so that they may leave, and cannot come."""
    named = told.masked.mentioned.get(Interview, []) or ([told.about] if told.about is not None else [])
    return any(place.member_id == member.id and place.is_current for one in named for place in one.panel)
