"""What is said, before it is put into words: an id of `bot.texts` with the values that belong to it.

The words of an id are templates. `{name}` is a value; `{name:one=…|other=…}` chooses words by a value: by the plural form
of a number (CLDR's, so English has `one` and `other`), by the last part of the id of a phrase, else by the value as it
reads. `other` is for all the rest. The words of a choice may hold values, but no choice.
"""

from __future__ import annotations

import functools
import string
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from babel.core import Locale


class Words(NamedTuple):
    """One text in both languages. Neither is a translation of the other."""

    en: str
    zh: str

    def of(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


class Phrase:
    """One text of `bot.texts`, with its values: equal to another of the same id with equal values."""

    __slots__ = ("id", "values")

    def __init__(self, id: str, /, **values: object) -> None:
        self.id = id
        self.values: Mapping[str, object] = values

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Phrase) and (self.id, self.values) == (other.id, other.values)

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        values = "".join(f", {name}={value!r}" for name, value in self.values.items())
        return f"Phrase({self.id!r}{values})"

    def words(self, texts: Mapping[str, Words]) -> Words:
        """Raises: KeyError when there is no such id."""
        return texts[self.id]


def joined(id: str, parts: Sequence[object]) -> object:
    """One value of several, by a text that takes `first` and `more`; empty of none."""
    return functools.reduce(lambda first, more: Phrase(id, first=first, more=more), parts) if parts else ""


class Sentence(Phrase):
    """A text that has no stop of its own, said alone: with a capital and a stop."""

    __slots__ = ()

    def words(self, texts: Mapping[str, Words]) -> Words:
        en, zh = super().words(texts)
        return Words(f"{en[:1].upper()}{en[1:]}.", f"{zh}。")


class Unnamed(Phrase):
    """A text that has no id yet: its words stand where it is said."""

    __slots__ = ("own",)

    def __init__(self, en: str, zh: str, /, **values: object) -> None:
        super().__init__("", **values)
        self.own = Words(en, zh)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Unnamed) and (self.own, self.values) == (other.own, other.values)

    __hash__ = Phrase.__hash__

    def words(self, texts: Mapping[str, Words]) -> Words:
        return self.own


class Rendered(str):
    """A phrase in words; it still knows which one it was."""

    phrase: Phrase

    @classmethod
    def of(cls, text: str, phrase: Phrase) -> Rendered:
        rendered = cls(text)
        rendered.phrase = phrase
        return rendered


def fill(template: str, lang: str, values: Mapping[str, object], show: Callable[[object], str] = str) -> str:
    """The template with its values, each as `show` shows it.

    Raises: KeyError when a value is missing.
    """
    said = []
    for words, name, choice in _parsed(template):
        said.append(words)
        if name is not None:
            value = values[name]
            said.append(fill(_chosen(choice, value, lang, show), lang, values, show) if choice else show(value))
    return "".join(said)


@functools.cache
def _parsed(template: str) -> list[tuple[str, str | None, str]]:
    return [(words, name, choice or "") for words, name, choice, _ in string.Formatter().parse(template)]


def choices(choice: str) -> dict[str, str]:
    """`{"one": "interview", "other": "interviews"}` of `one=interview|other=interviews`."""
    return {key: words for key, _, words in (one.partition("=") for one in choice.split("|"))}


def _chosen(choice: str, value: object, lang: str, show: Callable[[object], str]) -> str:
    match value:
        case int():
            key = _locale(lang).plural_form(value)
        case Phrase():
            key = value.id.rpartition(".")[2]
        case _:
            key = show(value)
    found = choices(choice)
    return found.get(key, found["other"])


@functools.cache
def _locale(lang: str) -> Locale:
    return Locale(lang)
