"""A text as it is read freely: its masked words and what it mentions, and what of it a command can use."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from bot.chat import guards
from bot.chat.handlers import Handlers
from bot.chat.heard import Heard
from bot.chat.masked import COLLEAGUE, Masked
from bot.chat.readers import Situation
from bot.chat.understanding import called, evidence
from bot.interviews.models import Interview, Member
from bot.times.values import Span

_THE_ONE_WITH = re.compile(
    rf"[跟和与同]{COLLEAGUE}(?:一起|一块儿?|搭档|搭)?(?:面)?的?[那这]一?[场个]|\b(?:one|interview) with {COLLEAGUE}"
)
_THE_ONE_THEN = re.compile(
    r"(?:今天|今晚|明晚|[今明]早|明天|后天|昨天|上午|下午|晚上|中午|周[一二三四五六日天])的?[那这]一?[场位]"
)

E = TypeVar("E")
T = TypeVar("T")


@dataclass(frozen=True)
class Told:
    """What was said, with marks in `masked.text`; `people` are the colleagues it names, in order.

    `about` is the interview that is spoken of, which it need not name.
    """

    said: Heard
    masked: Masked
    situation: Situation
    handlers: Handlers
    about: Interview | None = None
    worked_out: dict[object, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def text(self) -> str:
        return self.masked.text

    def once(self, key: object, work: Callable[[], T]) -> T:
        """What several ask of the same text is worked out once."""
        if key not in self.worked_out:
            self.worked_out[key] = work()
        found: T = self.worked_out[key]
        return found

    @property
    def people(self) -> list[Member]:
        return list({one.id: one for one in self.masked.people}.values())

    @property
    def mentions(self) -> bool:
        """True where it names or places anything: an interview, a person, a day."""
        return bool(self.masked.mentioned) or self.masked.time is not None or self.places_one

    @property
    def days(self) -> Span | None:
        found = self.masked.mentioned.get(Span)
        return found[0] if found else None

    @functools.cached_property
    def only_asks(self) -> bool:
        """A question, an if, or what is past: nothing is to be done."""
        text = guards.without_ifs(self.text)
        return guards.asks(text, marked=self.said.asks) or guards.supposes(text) or guards.is_past(self.said.low)

    def says(self, pattern: str) -> bool:
        return re.search(pattern, self.text, re.ASCII) is not None

    def first_of(self, words: Iterable[tuple[str, E]]) -> E | None:
        """The value whose pattern is the first of the list that the text has."""
        return next((value for pattern, value in words if re.search(pattern, self.text, re.ASCII)), None)

    def person_at(self, pattern: str) -> Member | None:
        """The colleague whose mark stands in what the pattern, which has one, finds."""
        found = re.search(pattern, self.text, re.ASCII)
        if found is None or COLLEAGUE not in found[0]:
            return None
        at = found.start() + found[0].index(COLLEAGUE)
        return self.masked.people[self.text[:at].count(COLLEAGUE)]

    @functools.cached_property
    def places_itself(self) -> bool:
        """True where it says of its own which interview it is of: by a name or a part of it, a day, a round or a job."""
        return (
            bool({Interview, Span} & set(self.masked.mentioned))
            or self.places_one
            or bool(evidence.described(self.text))
            or called.by_part(self.said.low, self.situation) is not None
        )

    @property
    def singles_out(self) -> bool:
        """今晚那场, 跟李四那场, the one with Li Si: one interview, and neither the day nor the colleague."""
        return bool(_THE_ONE_WITH.search(self.text) or _THE_ONE_THEN.search(self.masked.with_days))

    @functools.cached_property
    def places_one(self) -> bool:
        """第一场, the last one: of a list or a day, without its name."""
        return evidence.places_one(self.text)
