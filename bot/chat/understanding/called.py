"""A candidate who is called by a part of their name, or with a slip in it: 林同学, 卓然, the Dong guy, 姓吴的, chen xaio."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from rapidfuzz.distance import OSA

from bot.chat.readers import Situation
from bot.interviews import lookup, sounds, surnames
from bot.interviews.models import Interview
from bot.nlu.spelling.english import is_word
from bot.nlu.spelling.sounds import is_pinyin

_TITLES = "同学|先生|女士|小姐|工|总|哥|姐|候选人|那[个位场边]|这[个位场边]|的?(?:一面|二面|三面|终面|面试)|的(?=[^\u4e00-\u9fff]|取消|接|改|面|终|二|一|那)"
_LATIN_TITLES = r"(?: (?:guy|girl|lady|kid|person|one|interview|candidate|chap|lad)\b|(?<!\bhe)(?<!\bshe)'s\b)"
_OWNED = (
    "final|first|second|third|last|interview|round|one|slot|phone|onsite"  # Cai's final; nobody is called by he's late
)
_SHORTEST_GIVEN = 4  # letters of pinyin
_SHORTEST_NAME = 6


def by_part(text: str, situation: Situation) -> tuple[Sequence[str], int, int] | None:
    """The names of the speaker's own candidates who may be meant, and from where to where the text calls them."""
    found: tuple[Sequence[str], int, int] | None = situation.once(
        ("called by part", text), lambda: _by_part(text, situation)
    )
    return found


def _by_part(text: str, situation: Situation) -> tuple[Sequence[str], int, int] | None:
    own: _Own = situation.once(
        _Own, lambda: _Own(sorted({name for _, name in _candidates(situation) if len(name) > 1}))
    )
    if (given := _by_given_name(text, own)) is not None:
        return given
    if (found := _by_surname(text, own)) is None:
        return _by_a_slip(text, own)
    named, at, end = found
    colleagues = {sound for one in situation.called.mentioned(text) for sound in sounds.surname(str(one.name))}
    named = [one for one in named if colleagues.isdisjoint(sounds.surname(one))]  # Mr Wang Wu is no candidate Wang
    return (named, at, end) if named else None


class _Own:
    """The names of the speaker's own candidates, by their parts and their sounds: made once for a message."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.by_surname = _grouped((name[:1], name) for name in names if not name.isascii())

    @functools.cached_property
    def by_surnames_sound(self) -> dict[str, list[str]]:
        return _grouped((sound, name) for name in self.names for sound in sounds.surname(name))

    @functools.cached_property
    def by_given_sound(self) -> dict[str, list[str]]:
        return _grouped((sound, name) for name in self.names for sound in sounds.given(name))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, name in pairs:
        found.setdefault(key, []).append(name)
    return found


def interviews_of(names: Sequence[str], situation: Situation) -> list[Interview]:
    """All of theirs, in one look."""
    ids = [one for one, name in _candidates(situation) if name in names]
    return lookup.of_candidates(ids, situation.member, situation.now)


def _candidates(situation: Situation) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = situation.once(
        lookup.own_candidates, lambda: lookup.own_candidates(situation.member, situation.now)
    )
    return found


def _by_given_name(text: str, own: _Own) -> tuple[Sequence[str], int, int] | None:
    for name in own.names:
        given = name[1:]
        if len(given) >= 2 and not name.isascii() and (at := text.find(given)) >= 0 and not is_of_another(text, at):
            return [one for one in own.names if one[1:] == given], at, at + len(given)
    by_sound = own.by_given_sound if _LATIN.search(text) else {}
    for found in re.finditer("[a-z]+", text):
        if len(found[0]) >= _SHORTEST_GIVEN and found[0] in by_sound and not _has_a_surname(text, found, by_sound):
            return by_sound[found[0]], found.start(), found.end()
    return None


def _has_a_surname(text: str, given: re.Match[str], by_sound: dict[str, list[str]]) -> bool:
    """yueran of lin yueran, who is not 潘悦然; Yueran Pan is."""
    own = {one for name in by_sound[given[0]] for one in sounds.surname(name)}
    before = re.search("([a-z]+) $", text[: given.start()])
    spelled = [one for one in sounds.spelled_in(text) if one.is_sure and one.at < given.start() < one.end]
    return before is not None and before[1] not in own and bool(spelled)


def is_of_another(text: str, at: int) -> bool:
    """悦然 of 林悦然, who is not 潘悦然."""
    before = text[at - 1 : at] if at else ""
    return bool(before) and before in surnames.COMMON and not _NO_SURNAME.search(text[:at])


_NO_SURNAME = re.compile(
    "[上下本这每]周$|(?:至|由|关|终|属|等|对)于$|[和跟与同].?任$|[地对四八一各双十]方$|(?:意|倾|偏|转)向$|[一千]万$"
)


def _by_a_slip(text: str, own: _Own) -> tuple[Sequence[str], int, int] | None:
    """chen xaio, lin yeu: one slip away from one of theirs, where what was typed is neither a word nor a syllable."""
    words = list(re.finditer("[a-z]+", text))
    slips = {one.start() for one in words if len(one[0]) > 2 and not is_word(one[0]) and not is_pinyin(one[0])}
    if not slips:
        return None
    by_sound = {sound: name for name in own.names for sound in sounds.of(name)}
    for size in (3, 2, 1):
        for piece in (words[at : at + size] for at in range(len(words) - size + 1)):
            begins, ends = piece[0].start(), piece[-1].end()
            said = text[begins:ends].replace(" ", "")
            if not slips & {one.start() for one in piece} or len(said) < _SHORTEST_NAME or not said.isalpha():
                continue
            near = {
                name
                for sound, name in by_sound.items()
                if sound[0] == said[0] and OSA.distance(said, sound, score_cutoff=1) == 1
            }
            if len(near) == 1:
                return list(near), begins, ends
    return None


def _by_surname(text: str, own: _Own) -> tuple[Sequence[str], int, int] | None:
    by_sound = own.by_surnames_sound if _LATIN.search(text) else {}
    for patterns, by in ((_SURNAME, own.by_surname), (_SURNAME_BY_SOUND, by_sound)):
        # Whose surname it is, is looked up: a pattern of all of theirs would take longer to make than all else.
        found = [
            (said.start(1), order, said)
            for order, pattern in enumerate(patterns if by else ())
            for said in pattern.finditer(text)
            if said[2] in by
        ]
        if found:
            said = min(found, key=lambda one: one[:2])[2]
            return by[said[2]], said.start(1), said.end(1)
    return None


def _anywhere(*patterns: str) -> list[re.Pattern[str]]:
    """Each where it stands, though another begins within it; its first group is a surname. Of two in one place the first counts."""
    return [re.compile(f"(?=({one}))") for one in patterns]


_LATIN = re.compile("[a-z]")
_HAN = "([\u4e00-\u9fff])"
_SURNAME = _anywhere(
    f"(?:姓|小|老){_HAN}(?:的(?:那个|那位|同学)?)?",
    f"(?<![\u4e00-\u9fff]){_HAN}(?={_TITLES})",
    f"{_HAN}(?:同学|姓)",
)
_BEFORE = "the|that|this|mr|ms|mrs|miss|with|for|of|and|to|on|about|tell|is|from|do|make|take|decline|accept"
_SURNAME_BY_SOUND = _anywhere(
    f"^([a-z]+){_LATIN_TITLES}",
    f"[,.;:!?(] ?([a-z]+){_LATIN_TITLES}",
    rf"\b(?:{_BEFORE})\.? ([a-z]+){_LATIN_TITLES}",
    r"\b(?:mr|ms|mrs|miss|mister)\.? ([a-z]+)\b",
    rf"\b([a-z]+)'s (?:{_OWNED})\b",
)
