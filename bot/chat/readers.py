"""What a reader is, what it is given, and what it finds: `kinds` has one for each type of parameter."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.chat.longer_names import goes_on
from bot.interviews.called import Called
from bot.interviews.models import Member
from bot.interviews.names import Message, Names
from bot.nlu.spelling.draft import UNCHANGED, Spelling
from bot.phrase import Phrase
from bot.times.values import Span
from bot.times.written import month_first

# A code or a row number, but not a piece of a date, a time or a longer number.
CODE = re.compile(r"(?<![\d\-/:.])#?(\d{4,6})(?![\d\-/年点]|[:.]\d)")
THAT_ONE = re.compile(
    r"^ ?(?:的?[那这]一?[场轮个边](?:的?面试(?!官))?|的面试(?!官)|的(?= |$)|(?:one|interview|slot|meeting|session)(?![a-z]))"
)
BETWEEN = " ：:，,、;；的"  # may stand between a verb and its arguments


@dataclass(frozen=True)
class Situation:
    """Who typed, when, and what was listed last, interviews or free times: what words may mean depends on all three.

    `shown` of the interviews have been said; 0: all.
    """

    member: Member
    now: datetime
    listed: Sequence[int] = ()  # ids
    slots: Sequence[Span] = ()  # where the last list was of free times
    memo: dict[Any, Any] = field(default_factory=dict, compare=False)  # what was looked up for this message already
    shown: int = 0

    def in_figures(self, text: str) -> str:
        """The text with its dates in figures month first, as this member means them: 28/11, and 3/12 in English."""
        if "/" not in text:
            return text
        today = self.now.astimezone(self.member.tz).date()
        return month_first(text, lang=str(self.member.lang), today=today)

    def expect(self, *message: str) -> None:
        """The whole message, in each of its spellings: whom it names is asked at once."""
        whole = Message(*message)
        self.called.expect(whole)
        self.names.expect(whole)

    @property
    def names(self) -> Names:
        """Which candidates it names."""
        found: Names = self.once(Names, lambda: Names(self.member, goes_on))
        return found

    @property
    def called(self) -> Called:
        """Whom this message calls by name."""
        found: Called = self.once(Called, lambda: Called(goes_on))
        return found

    @property
    def spelling(self) -> Spelling:
        """Of this message: what is kept of it is kept as it was typed."""
        found: Spelling = self.memo.get(Spelling, UNCHANGED)
        return found

    def forget(self) -> None:
        """What was looked up for this message is no more so, for something was changed; how it is spelled stays."""
        for key in [one for one in self.memo if one is not Spelling]:
            del self.memo[key]

    def once(self, key: object, look: Callable[[], Any]) -> Any:
        """The same question is asked of the database once."""
        if key not in self.memo:
            self.memo[key] = look()
        return self.memo[key]


@dataclass(frozen=True)
class Found:
    """What a reader made of a text: one value, or several that it cannot tell apart; and the words it did not use.

    It stood from `at` to `end`. `is_guess`: it was not named as it is written, so nothing changes before a yes.
    """

    values: list[Any]
    rest: str
    at: int = 0
    end: int = 0
    is_guess: bool = False


@dataclass(frozen=True)
class Reader:
    """What values of one type are called, how they are found in a text, suggested, stored, and asked for.

    Of what is read whole, `more` adds to the value what another text says, and `asks` is the id of the question that it has open.
    """

    named: Phrase
    order: int  # the surest are read first: a name is nobody's day, a day is part of any sentence
    find: Callable[[str, Situation], Found | None]
    suggest: Callable[[type], list[Any]]
    dump: Callable[[Any], Any]
    load: Callable[[Any, Situation], Any]
    question: str  # an id of `bot.texts`; it may take `verb`, the command's
    more: Callable[[Any, str, Situation], Found | None] | None = None
    asks: Callable[[Any], str] | None = None


def cut(text: str, start: int, end: int) -> str:
    """The text without what stood there, and without 那场 after it."""
    return f"{text[:start]} {THAT_ONE.sub('', text[end:])}".strip()
