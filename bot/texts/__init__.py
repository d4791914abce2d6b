"""All that people are told, by id: the words of both languages side by side, one file for each subject.

`bot.phrase` says what a text may hold. `./run texts` prints all of it.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping

from bot import bilingual
from bot.phrase import Phrase, Rendered, Words, fill


def areas() -> Iterator[tuple[str, Mapping[str, Words]]]:
    """Each file's name, with its texts by id."""
    for info in pkgutil.iter_modules(__path__):
        yield info.name, importlib.import_module(f"{__name__}.{info.name}").TEXTS


WORDS: Mapping[str, Words] = {id: words for _, texts in areas() for id, words in texts.items()}


def text(id: str, lang: str, /, **values: object) -> Rendered:
    """The text in the language (`zh` or `en`). A value that is a phrase is put into the same words.

    Raises: KeyError when there is no such id, or a value is missing.
    """
    return in_words(Phrase(id, **values), lang)


def in_words(phrase: Phrase, lang: str) -> Rendered:
    """`text`, of a phrase.

    Raises: KeyError, as `text` does.
    """

    def show(value: object) -> str:
        return in_words(value, lang) if isinstance(value, Phrase) else str(value)

    return Rendered.of(fill(phrase.words(WORDS).of(lang), lang, phrase.values, show), phrase)


def in_both(phrase: Phrase) -> Words:
    """`in_words`, of both languages: where nobody knows which of them the reader reads."""
    return Words(en=in_words(phrase, "en"), zh=in_words(phrase, "zh"))


def on_terminal(what: str | Phrase, /, **values: object) -> str:
    """A text, by its id or as a phrase, as whoever reads the terminal reads it: in their language, or in both."""
    en, zh = in_both(what if isinstance(what, Phrase) else Phrase(what, **values))
    return bilingual.words(en, zh, "\n" if "\n" in en else " ")
