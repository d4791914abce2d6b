"""What was sent, in the spelling in which it is read: accpet is accept, 9电 is 9点, 嗰場 is 那场, jieshou is 接受."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from bot.interviews import sounds
from bot.nlu import syllables
from bot.nlu.spelling import chinese, dialect, double_no, english, pinyin
from bot.nlu.spelling.draft import Draft, Spelling
from bot.nlu.spelling.traditional import traditional
from bot.one_message import kept_meanwhile

_HUMS = re.compile("(?<=[\u4e00-\u9fff])(?<![嗯呃])[嗯呃](?=[\u4e00-\u9fff])(?![嗯呃])")  # 约一个嗯冯可欣
_SHORTEST_DICTATED = 8  # characters
_MOST_WORDS = 3  # of a name in Latin letters
_A_NAME = "\ue010"  # stands for a letter of one
_IS = re.compile("(?<![關关聯联])係")  # as it is said in Hong Kong: 係我


def plainly(
    text: str,
    *,
    named: Callable[[str], Collection[str]],
    own: Callable[[], Collection[str]],
    accounts: Callable[[str], Collection[str]],
) -> Spelling:
    """`named` are the names that a text in lower case holds, `own` the candidates of whoever speaks, `accounts` those of the
    colleagues whom a text names. Each is asked only where a name could be lost.
    """
    if pinyin.is_sentence(text):
        return _from_pinyin(text, own, accounts)
    draft = Draft(text)
    letters = traditional()
    if any(ord(one) in letters for one in text):
        draft.each(_IS, "是")
        draft.translate(letters, but=_places(text, named))
    found = corrected(draft.text) if draft.text == text else None
    if found is not None:
        return _with_names_as_they_are(found, named) if found.is_changed else found
    _correct(draft)
    return draft.spelling


def _with_names_as_they_are(changed: Spelling, named: Callable[[str], Collection[str]]) -> Spelling:
    """吴夜晚到 is late, and 夜晚 no evening: of whom a text names nothing is corrected."""
    text, low = changed.sent, changed.plain.lower()
    if all(name in low for name in named(text.lower())):
        return changed
    draft = Draft(text)
    places = _places(text, named)
    draft.text = "".join(_A_NAME if at in places else one for at, one in enumerate(text))
    _correct(draft)
    draft.text = "".join(
        text[begins] if one == _A_NAME else one for one, begins in zip(draft.text, draft.begins, strict=True)
    )
    return draft.spelling


@kept_meanwhile
def corrected(text: str) -> Spelling:
    """Whomever it names."""
    draft = Draft(text)
    _correct(draft)
    return draft.spelling


def _correct(draft: Draft) -> None:
    if len(draft.text) > _SHORTEST_DICTATED:
        draft.each(_HUMS, "")
    dialect.correct(draft)
    double_no.correct(draft)
    english.correct(draft)
    pinyin.correct(draft)
    chinese.correct(draft)


def _places(text: str, named: Callable[[str], Collection[str]]) -> set[int]:
    """Where somebody is named whose name is written so."""
    low = text.lower()
    return {at for name in named(low) for at in range(low.index(name), low.index(name) + len(name))}


def _from_pinyin(text: str, own: Callable[[], Collection[str]], accounts: Callable[[str], Collection[str]]) -> Spelling:
    """Candidates of the speaker's own by their names, colleagues by their accounts, and all else as it sounds."""
    draft = Draft(text)
    for begin, end, name in reversed(list(named_by_sound(text, own()))):
        draft.put(begin, end, name)
    pinyin.correct_units(draft)
    low = draft.text.lower()
    named = [
        found.span()
        for one in accounts(low)
        for found in re.finditer(rf"(?<![a-z0-9]){' ?'.join(map(re.escape, one))}(?![a-z0-9])", low)
    ]
    pinyin.correct_sentence(draft, named)
    return draft.spelling


def named_by_sound(text: str, names: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Up to three words in a row that sound like a name, the longest first: from where to where they stand, and the name."""
    words = list(re.finditer("[A-Za-z]+", text))
    if not words:
        return
    by_sound = {sound: name for name in names for sound in sounds.of(name)}
    at = 0
    while at < len(words):
        for size in range(_MOST_WORDS, 0, -1):
            piece = words[at : at + size]
            said = text[piece[0].start() : piece[-1].end()]
            name = by_sound.get(said.lower().replace(" ", "")) if len(piece) == size else None
            if name is not None and not re.search("[^A-Za-z ]", said):
                yield piece[0].start(), piece[-1].end(), name
                at += size - 1
                break
        at += 1


def load() -> None:
    """Read at once what the first text would wait for."""
    syllables.of("面试")
    corrected("accpet 9电 jieshou")
