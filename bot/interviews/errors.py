"""The one error that a member reads."""

from __future__ import annotations

from copy import copy
from typing import Any


class UserError(Exception):
    """Something the member can put right. Both texts say what was understood, what was not, and what works."""

    def __init__(self, en: str, zh: str = "", **values: object) -> None:
        super().__init__(en)
        self.en, self.zh, self.values = en, zh or en, values
        self.about: Any = None  # the call that was understood, and cannot be made as things stand
        self.tells_of: int | None = None  # the interview that, as its reader learns by this, goes on without them

    def after(self, lead: str) -> UserError:
        """The same, with what is to be said before it, in the reader's language."""
        led = copy(self)
        led.en, led.zh = lead + self.en, lead + self.zh
        return led

    def followed_by(self, more: str) -> UserError:
        """The same, with what is to be said behind it, in the reader's language."""
        longer, more = copy(self), more.replace("{", "{{").replace("}", "}}")
        longer.en, longer.zh = self.en + more, self.zh + more
        return longer
