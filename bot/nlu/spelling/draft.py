"""A text that is being put into plain spelling, each letter of it with where it came from."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

_IN_A_WORD = re.compile(r"[A-Za-z0-9]{2}")
_PARTS = re.compile("([，,;；。 ]+)")  # of several clauses a reason is put together


@dataclass(frozen=True)
class Spelling:
    """What was sent, and the same in plain spelling; `begins` and `ends` say of each letter of `plain` where it was."""

    sent: str
    plain: str
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    @property
    def is_changed(self) -> bool:
        return self.plain != self.sent

    def as_typed(self, words: str) -> str:
        """Words of the plain text as they were sent: a reason with its slip, a name in its own characters."""
        if not self.is_changed or not words or words in self.sent:
            return words  # as they were sent, or put back already
        return self._where(words) or "".join(self._where(one) or one for one in _PARTS.split(words))

    def is_in_one(self, words: str) -> bool:
        """False where something that was said between them was taken out."""
        at = self.plain.lower().rfind(words.lower())
        last = at + len(words) - 1
        return at < 0 or all(self.begins[one + 1] <= self.ends[one] + 1 for one in range(at, last))

    def _where(self, words: str) -> str:
        """What was sent where they stand; nothing where they stand nowhere."""
        for text, part in ((self.plain, words), (self.plain.lower(), words.lower())):
            if part and len(text) == len(self.plain) and (at := text.rfind(part)) >= 0:
                until = at + len(part)  # what was said instead of something else stood behind it
                return self.sent[min(self.begins[at:until]) : max(self.ends[at:until])]
        return ""


UNCHANGED = Spelling("", "")


class Draft:
    def __init__(self, text: str) -> None:
        self.sent = self.text = text
        self.begins = list(range(len(text)))
        self.ends = [at + 1 for at in range(len(text))]

    @classmethod
    def of(cls, spelling: Spelling) -> Draft:
        """To go on with."""
        draft = cls(spelling.sent)
        draft.text = spelling.plain
        if spelling.is_changed:
            draft.begins, draft.ends = list(spelling.begins), list(spelling.ends)
        return draft

    def put(self, at: int, end: int, now: str) -> None:
        """`now` instead of what stands there."""
        if end - at != len(now):
            begin, last = self.begins[at], self.ends[end - 1]
            self.begins[at:end] = [begin] * len(now)
            self.ends[at:end] = [last] * len(now)
        self.text = f"{self.text[:at]}{now}{self.text[end:]}"

    def each(self, pattern: re.Pattern[str], now: str | Callable[[re.Match[str]], str]) -> None:
        """Instead of each that is found."""
        for found in reversed(list(pattern.finditer(self.text))):
            said = now if isinstance(now, str) else now(found)
            if found[0] and said != found[0]:
                self.put(*found.span(), said)

    def keep(self, spans: Iterable[tuple[int, int]]) -> None:
        """Only these stretches, in this order; words of English stay apart."""
        text, begins, ends = "", list[int](), list[int]()
        for at, end in spans:
            if at >= end:
                continue
            if text and _IN_A_WORD.fullmatch(text[-1] + self.text[at]):
                text, begins, ends = f"{text} ", [*begins, ends[-1]], [*ends, ends[-1]]
            elif text.endswith(" ") and self.text[at] == " ":
                at += 1
            text += self.text[at:end]
            begins += self.begins[at:end]
            ends += self.ends[at:end]
        self.text, self.begins, self.ends = text, begins, ends

    def translate(self, letters: dict[int, int], *, but: Collection[int] = ()) -> None:
        """Letter for letter, but for some places."""
        self.text = "".join(one if at in but else one.translate(letters) for at, one in enumerate(self.text))

    @property
    def spelling(self) -> Spelling:
        return Spelling(self.sent, self.text, tuple(self.begins), tuple(self.ends))
