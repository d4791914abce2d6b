"""What was sent, in the spelling in which it is read: accpet is accept, 9电 is 9点, 嗰場 is 那场, jieshou is 接受."""

from __future__ import annotations

import re

from bot.chat import pasted
from bot.chat.heard import LONGEST_SENTENCE
from bot.chat.readers import Situation
from bot.chat.spelling.candidates import named_by_sound
from bot.interviews import lookup
from bot.nlu import syllables
from bot.nlu.spelling import chinese, dialect, double_no, english, pinyin
from bot.nlu.spelling.draft import Draft, Spelling
from bot.nlu.spelling.traditional import traditional
from bot.one_message import kept_meanwhile

_HUMS = re.compile("(?<=[\u4e00-\u9fff])(?<![嗯呃])[嗯呃](?=[\u4e00-\u9fff])(?![嗯呃])")  # 约一个嗯冯可欣
_SHORTEST_DICTATED = 8  # characters
_A_NAME = "\ue010"  # stands for a letter of one
_IS = re.compile("(?<![關关聯联])係")  # as it is said in Hong Kong: 係我


def plainly(text: str, situation: Situation) -> Spelling:
    """Rows of a spreadsheet and long texts are left alone. Whom a text names is only asked where names could be lost."""
    if len(text) > LONGEST_SENTENCE or pasted.is_pasted(text):
        return Spelling(text, text)
    if pinyin.is_sentence(text):
        return _from_pinyin(text, situation)
    draft = Draft(text)
    letters = traditional()
    if any(ord(one) in letters for one in text):
        draft.each(_IS, "是")
        draft.translate(letters, but=_named(text, situation))
    found = _corrected(draft.text) if draft.text == text else None
    if found is not None:
        return _with_names_as_they_are(found, situation) if found.is_changed else found
    _correct(draft)
    return draft.spelling


def _with_names_as_they_are(corrected: Spelling, situation: Situation) -> Spelling:
    """吴夜晚到 is late, and 夜晚 no evening: of whom a text names nothing is corrected."""
    text, low = corrected.sent, corrected.plain.lower()
    if all(name in low for name in _names_in(text.lower(), situation)):
        return corrected
    draft = Draft(text)
    draft.text = "".join(_A_NAME if at in _named(text, situation) else one for at, one in enumerate(text))
    _correct(draft)
    draft.text = "".join(
        text[begins] if one == _A_NAME else one for one, begins in zip(draft.text, draft.begins, strict=True)
    )
    return draft.spelling


@kept_meanwhile
def _corrected(text: str) -> Spelling:
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


def _named(text: str, situation: Situation) -> set[int]:
    """Where somebody is named whose name is written so."""
    low = text.lower()
    return {at for name in _names_in(low, situation) for at in range(low.index(name), low.index(name) + len(name))}


def _names_in(low: str, situation: Situation) -> list[str]:
    people = [str(one.name).lower() for one in situation.called.mentioned(low)]
    found = situation.names.meant(low)
    people += [found.begun] if found.ids else []
    return [name for name in people if name and name in low]


def _from_pinyin(text: str, situation: Situation) -> Spelling:
    """Candidates of the speaker's own by their names, colleagues by their accounts, and all else as it sounds."""
    draft = Draft(text)
    candidates = situation.once(lookup.own_candidates, lambda: lookup.own_candidates(situation.member, situation.now))
    for begin, end, name in reversed(list(named_by_sound(text, candidates))):
        draft.put(begin, end, name)
    pinyin.correct_units(draft)
    low = draft.text.lower()
    accounts = [str(one.user_id) for one in situation.called.mentioned(low)]
    named = [
        found.span()
        for one in accounts
        for found in re.finditer(rf"(?<![a-z0-9]){' ?'.join(map(re.escape, one))}(?![a-z0-9])", low)
    ]
    pinyin.correct_sentence(draft, named)
    return draft.spelling


def load() -> None:
    """Read at once what the first text would wait for."""
    syllables.of("面试")
    _corrected("accpet 9电 jieshou")
