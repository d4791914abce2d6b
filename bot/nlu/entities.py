"""Mentions: what a text names, found by its form, by an index of names, and by the calendar. Spans alone; whom or which
they stand for is decided by `identity` and where frames are resolved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA

from bot.interviews import job_words, round_names, sounds, surnames
from bot.nlu import syllables
from bot.nlu.spelling.english import is_word
from bot.nlu.spelling.lexicon import lexicon
from bot.nlu.spelling.sounds import is_pinyin
from bot.nlu.types import Kind, Mention
from bot.times.said import Clock, Instant, Later, Length, Part, Piece, To
from bot.times.spoken import words_of

_HAN = "\u4e00-\u9fff"


@dataclass(frozen=True)
class Names:
    """Whom a text may name, in lower case.

    `candidates` are called by their whole name in it; `own` are the speaker's, who are called by a part of their name, too, or
    as it sounds. `members` are accounts by name and by account, `near` those whom a slip may mean.
    """

    candidates: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @cached_property
    def own_by(self) -> _Parts:
        return _parts(self.own)


class _Parts:
    """Names by what they may be called by: their sound, their given name and its sound, their surname and its sound."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted(names)
        self.sound: dict[str, list[str]] = {}
        self.spoken: dict[tuple[str, ...], list[str]] = {}
        self.given: dict[str, list[str]] = {}
        self.given_sound: dict[str, list[str]] = {}
        self.surname: dict[str, list[str]] = {}
        self.surname_sound: dict[str, list[str]] = {}
        for name in self.names:
            if name.isascii() or len(name) < 2:
                continue
            for sound in sounds.of(name):
                self.sound.setdefault(sound, []).append(name)
            self.spoken.setdefault(tuple(syllables.of(name)), []).append(name)
            for sound in sounds.surname(name):
                self.surname_sound.setdefault(sound, []).append(name)
            self.surname.setdefault(name[0], []).append(name)
            if len(name) > 2:
                self.given.setdefault(name[1:], []).append(name)
                for sound in sounds.given(name):
                    self.given_sound.setdefault(sound, []).append(name)


@lru_cache(maxsize=64)
def _parts(names: frozenset[str]) -> _Parts:
    return _Parts(names)


def find(text: str, names: Names) -> list[Mention]:
    """In the order in which they stand, none within another: the surest first, of equals the longest."""
    found: list[Mention] = []
    taken = bytearray(len(text))
    for finders in _FINDERS:
        some = [one for finder in finders for one in finder(text, names)]
        for one in sorted(some, key=lambda one: (one.at - one.end, one.at)):
            if one.at < one.end and not any(taken[one.at : one.end]):
                taken[one.at : one.end] = b"\1" * (one.end - one.at)
                found.append(one)
    return sorted(found, key=lambda one: one.at)


# --- by its form --------------------------------------------------------------------------------------------------------

_LINK = re.compile(r"https?://[^\s，。；、（）<>\"']{3,500}")
_MAIL = re.compile(r"[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{2,63}){1,4}")
_PHONE = re.compile(r"(?<![\d\-])(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)|(?<!\d)\+\d[\d -]{7,16}\d")
_CODE = re.compile(r"(?<![\d\-/:.a-z])#?(\d{4,6})(?![\d\-/年点a-z]|[:.]\d)")
_SPACED_CODE = re.compile(r"(?<![\d\-/:.])(\d(?: \d){3})(?! ?\d)")
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_DIGITS = "一二三四五六七八九"
_ROW = re.compile(
    rf"(?<!倒数)第 ?(?P<nth>\d{{1,2}}|[{_DIGITS}]) ?[个场条行](?!月)|(?P<last>(?:最后|末)一?[场个条])|(?<![\d\w])#(?P<figure>\d{{1,2}})(?!\d)"
    rf"|\b(?:the )?(?P<en>{'|'.join(_ORDINALS)}) (?:one|interview|slot|row)\b|\b(?:number|no\.?|row) ?(?P<row>\d{{1,2}})(?![\d:])"
)
_BACKWARDS = re.compile(rf"倒数第 ?(?P<nth>[{_DIGITS}]|\d) ?[个场条]")
_ROOM = re.compile(
    r"(?:[a-z]?\d{1,4}|[\u4e00-\u9fffa-z0-9]{1,3}?)?号?(?:会议室|会客室|面试间|洽谈室)(?: ?[a-z]?\d{1,4}(?!\d))?"
    r"|\b(?:meeting |conference )?room ?(?:[a-z]?\d{1,4}|[a-z])\b"
)
_MODE = re.compile(
    r"(?P<video>视频|线上|远程|网上|腾讯会议|\b(?:video(?: call)?|online|remote(?:ly)?|zoom|teams)\b)"
    r"|(?P<onsite>现场|线下|当面|\b(?:on[- ]?site|in person|in[- ]person)\b)|(?P<phone>电话(?!号|是|改|打|换)|\b(?:by )?phone(?! number)\b)"
)
_JOB = re.compile(
    f"(?:{job_words.CHINESE})(?:工程师|开发|岗)?|{job_words.LATIN}(?: (?:engineer|developer|role|position))?"
)
_NUMBER = re.compile(r"(?<![\d.:])\d{1,6}(?:\.\d+)?(?![\d:])")


def _links(text: str, names: Names) -> Iterator[Mention]:
    for found in _LINK.finditer(text):
        yield Mention(Kind.PLACE, *found.span(), (found[0],), frozenset({"link"}))
    for pattern, tag in ((_MAIL, "mail"), (_PHONE, "phone")):
        for found in pattern.finditer(text):
            yield Mention(Kind.CONTACT, *found.span(), (found[0],), frozenset({tag}))


def _codes(text: str, names: Names) -> Iterator[Mention]:
    for found in _CODE.finditer(text):
        yield Mention(Kind.CODE, *found.span(), (found[1],))
    for found in _SPACED_CODE.finditer(text):
        yield Mention(Kind.CODE, *found.span(), (found[1].replace(" ", ""),))


def _rows(text: str, names: Names) -> Iterator[Mention]:
    for found in _BACKWARDS.finditer(text):
        yield Mention(Kind.ROW, *found.span(), (str(-_figure(found["nth"])),))
    for found in _ROW.finditer(text):
        if found["last"]:
            value = -1
        elif found["en"]:
            value = _ORDINALS[found["en"]]
        else:
            value = _figure(found["nth"] or found["figure"] or found["row"])
        yield Mention(Kind.ROW, *found.span(), (str(value),))


def _figure(said: str) -> int:
    return int(said) if said.isdigit() else _DIGITS.index(said) + 1


def _places(text: str, names: Names) -> Iterator[Mention]:
    for found in _ROOM.finditer(text):
        yield Mention(Kind.PLACE, *found.span(), (found[0],), frozenset({"room"}))
    for found in _MODE.finditer(text):
        yield Mention(Kind.PLACE, *found.span(), (str(found.lastgroup),), frozenset({"mode"}))


def _jobs(text: str, names: Names) -> Iterator[Mention]:
    for found in _JOB.finditer(text):
        word = re.match(f"(?:{job_words.CHINESE})|{job_words.LATIN}", found[0])
        yield Mention(Kind.JOB, *found.span(), (job_words.title_of(word[0]) if word else found[0],))
    at = 0
    while (one := round_names.find(text[at:])) is not None:
        number, name, begins, ends = one
        yield Mention(Kind.ROUND, at + begins, at + ends, (str(number or ""), name))
        at += max(ends, 1)


def _numbers(text: str, names: Names) -> Iterator[Mention]:
    for found in _NUMBER.finditer(text):
        yield Mention(Kind.NUMBER, *found.span(), (found[0],))


# --- by name ------------------------------------------------------------------------------------------------------------

_PART, _SOUND = frozenset({"part"}), frozenset({"sound"})
_TITLES = "同学|先生|女士|小姐|工(?!作|程|资)|总(?!监|部|是|之|算|结|共|体|的)|哥|姐|老师|候选人|那[个位场边]|这[个位场边]|的?(?:一面|二面|三面|终面|面试)"
_SURNAME = tuple(
    re.compile(one)
    for one in (
        f"(?:姓|小|老)([{_HAN}])(?![{_HAN}]?[说讲的人].?{_HAN})",
        f"(?:姓|小|老)([{_HAN}])",
        f"(?<![{_HAN}])([{_HAN}])(?={_TITLES})",
        f"([{_HAN}])(?=同学|姓)",
    )
)
_LATIN_TITLES = r"(?: (?:guy|girl|lady|kid|person|one|interview|candidate|chap|lad|thing|chat|call)\b|(?<!\bhe)(?<!\bshe)(?<!\bit)'s\b)"
_BEFORE = (
    "the|that|this|mr|ms|mrs|miss|with|for|of|and|to|on|about|tell|is|from|do|make|take|decline|accept|cancel|move"
)
_SURNAME_SOUND = tuple(
    re.compile(one)
    for one in (
        f"^([a-z]+){_LATIN_TITLES}",
        f"[,.;:!?(] ?([a-z]+){_LATIN_TITLES}",
        rf"\b(?:{_BEFORE})\.? ([a-z]+){_LATIN_TITLES}",
        r"\b(?:mr|ms|mrs|miss|mister|xiao|lao)\.? ?([a-z]+)\b",
    )
)
_LATIN = re.compile("[a-z]+")
_SHORTEST_GIVEN = 4  # letters of pinyin
_SHORTEST_SLIP = 6


def _full_names(text: str, names: Names) -> Iterator[Mention]:
    for name in names.candidates:
        yield from _standing(text, name, Kind.CANDIDATE, (name,))
    for name, accounts in names.members.items():
        yield from _standing(text, name, Kind.MEMBER, accounts)


def _standing(text: str, name: str, kind: Kind, values: tuple[str, ...]) -> Iterator[Mention]:
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not name.isascii() or not (_is_letter(text, at - 1) or _is_letter(text, end)):
            begins = at - 1 if text[at - 1 : at] == "@" else at
            yield Mention(kind, begins, end, values)
        at = text.find(name, end)


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isascii() and text[at].isalnum()


def _sounding(text: str, names: Names) -> Iterator[Mention]:
    """chen xiao, zhang san, 叶请: a name as it sounds."""
    people = _parts(frozenset(one for one in names.members if not one.isascii()))
    words = list(_LATIN.finditer(text))
    for size in (3, 2, 1):
        for at in range(len(words) - size + 1):
            piece = words[at : at + size]
            said = "".join(one[0] for one in piece)
            if len(said) < 4 or piece[-1].end() - piece[0].start() > len(said) + size - 1:
                continue
            if called := people.sound.get(said):
                accounts = tuple(account for name in called for account in names.members[name])
                yield Mention(Kind.MEMBER, piece[0].start(), piece[-1].end(), accounts, _SOUND)
            elif called := names.own_by.sound.get(said):
                yield Mention(Kind.CANDIDATE, piece[0].start(), piece[-1].end(), tuple(called), _SOUND)
    han = list(re.finditer(f"[{_HAN}]", text))
    heard = [syllables.of_character(one[0]) for one in han]
    for size in (3, 2):
        for at in range(len(han) - size + 1):
            begins, ends = han[at].start(), han[at + size - 1].end()
            if ends - begins != size or text[begins - 1 : begins + 1] in lexicon().chinese_said:
                continue
            key = tuple(heard[at : at + size])
            said = text[begins:ends]
            if size == 2 and said in lexicon().chinese_said:
                continue
            if called := people.spoken.get(key):
                accounts = tuple(account for name in called for account in names.members[name])
                yield Mention(Kind.MEMBER, begins, ends, accounts, _SOUND)
            elif called := names.own_by.spoken.get(key):
                yield Mention(Kind.CANDIDATE, begins, ends, tuple(called), _SOUND)


def _parts_of_names(text: str, names: Names) -> Iterator[Mention]:
    """若溪, 林同学, 小林, the dong guy, yueran: of the speaker's own candidates, and 老李 of a colleague."""
    own = names.own_by
    for given, called in own.given.items():
        at = text.find(given)
        if at >= 0 and not (text[at - 1 : at] and text[at - 1] in surnames.COMMON):
            yield Mention(Kind.CANDIDATE, at, at + len(given), tuple(called), _PART)
    for word in _LATIN.finditer(text):
        if len(word[0]) >= _SHORTEST_GIVEN and (called := own.given_sound.get(word[0], [])):
            yield Mention(Kind.CANDIDATE, *word.span(), tuple(called), _PART)
    for patterns, by in ((_SURNAME, own.surname), (_SURNAME_SOUND, own.surname_sound)):
        for pattern in patterns:
            for found in pattern.finditer(text):
                if called := by.get(found[1], []):
                    yield Mention(Kind.CANDIDATE, *found.span(), tuple(called), _PART)


def _slips(text: str, names: Names) -> Iterator[Mention]:
    """chen xaio, lin yeu: one slip away from one of theirs, where what was typed is neither a word nor a syllable."""
    words = list(_LATIN.finditer(text))
    odd = {one.start() for one in words if len(one[0]) > 2 and not is_word(one[0]) and not is_pinyin(one[0])}
    for size in (3, 2, 1) if odd else ():
        for at in range(len(words) - size + 1):
            piece = words[at : at + size]
            said = "".join(one[0] for one in piece)
            if not odd & {one.start() for one in piece} or len(said) < _SHORTEST_SLIP:
                continue
            near = {
                name
                for sound, called in names.own_by.sound.items()
                if sound[0] == said[0] and OSA.distance(said, sound, score_cutoff=1) == 1
                for name in called
            }
            if len(near) == 1:
                yield Mention(Kind.CANDIDATE, piece[0].start(), piece[-1].end(), tuple(near), _SOUND)


# --- by the calendar ----------------------------------------------------------------------------------------------------

_BARE_HOUR = re.compile(
    r"(?<=\bto )\d{1,2}(?![\d:.%-])(?! ?(?:min|h\b|hour|people|day|week|interview))|(?<=[改挪推提换]到)\d{1,2}(?![\d:点时号月/.-])"
    r"|(?<=\bat )\d{1,2}(?![\d:.])|(?<=\bmy )\d{1,2}(?:[:.]\d\d)?(?![\d:.])(?! ?(?:min|h\b|interview|day|week))"
)
_GAP = re.compile("[ 的]?")


def _times(text: str, names: Names) -> Iterator[Mention]:
    run: tuple[int, int, set[str]] | None = None
    for word in words_of(text):
        tags = _tags(word.pieces or ())
        if not tags or (tags == {"X"} and not (run and run[1] == word.at)):
            continue  # 到 alone is no time
        if run and _GAP.fullmatch(text[run[1] : word.at]) and _goes_on(run, word.at, tags):
            run = run[0], word.end, run[2] | tags
            continue
        yield from _as_time(run, text)
        run = word.at, word.end, tags
    yield from _as_time(run, text)
    for found in _BARE_HOUR.finditer(text):
        yield Mention(Kind.TIME, *found.span(), (), frozenset({"C", "bare"}))


def _goes_on(run: tuple[int, int, set[str]], at: int, tags: set[str]) -> bool:
    """周四下午 3点 is one time, 3点 下午 and 下周 1小时 two."""
    apart = run[1] < at and "C" in run[2] and bool(tags & {"P", "C", "D"})
    return not apart and ("L" in run[2]) == ("L" in tags)


def _as_time(run: tuple[int, int, set[str]] | None, text: str) -> Iterator[Mention]:
    if run is not None and run[2] - {"X"}:
        end = run[1]
        yield Mention(Kind.TIME, run[0], end, (), frozenset(run[2] - {"X"}))


def _tags(pieces: Iterable[Piece]) -> set[str]:
    return {_tag(one) for one in pieces}


def _tag(piece: Piece) -> str:
    match piece:
        case Clock() | Instant():
            return "C"
        case Length() | Later():
            return "L"
        case Part():
            return "P"
        case To():
            return "X"
        case _:
            return "D"


_FINDERS: tuple[tuple[Callable[[str, Names], Iterator[Mention]], ...], ...] = (
    (_links,),
    (_full_names,),
    (_codes, _rows, _places),
    (_sounding,),
    (_jobs,),
    (_times,),
    (_parts_of_names,),
    (_slips,),
    (_numbers,),
)
