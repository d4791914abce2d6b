"""The one error that a member reads."""

from __future__ import annotations

from copy import copy
from typing import Any

from bot.phrase import Phrase, Unnamed


class UserError(Exception):
    """Something the member can put right: what was understood, what was not, and what works.

    It is an id of `bot.texts` with its values, or a phrase; or, with `zh`, the words in both languages.
    """

    def __init__(self, what: str | Phrase, zh: str | None = None, /, **values: object) -> None:
        super().__init__(what)
        self.phrase = phrase_of(what, zh, **values)
        self.lead: tuple[Phrase, ...] = ()  # what is to be said before it
        self.more = ""  # what is to be said behind it, in the reader's language
        self.about: Any = None  # the call that was understood, and cannot be made as things stand
        self.tells_of: int | None = None  # the interview that, as its reader learns by this, goes on without them

    def after(self, lead: Phrase) -> UserError:
        """The same, with what is to be said before it."""
        led = copy(self)
        led.lead = (lead, *self.lead)
        return led

    def followed_by(self, more: str) -> UserError:
        """The same, with what is to be said behind it, in the reader's language."""
        longer = copy(self)
        longer.more = self.more + more
        return longer


def phrase_of(what: str | Phrase, zh: str | None = None, /, **values: object) -> Phrase:
    """The phrase of an id with its values, or of the words in both languages."""
    if isinstance(what, Phrase):
        return what
    return Phrase(what, **values) if zh is None else Unnamed(what, zh, **values)
