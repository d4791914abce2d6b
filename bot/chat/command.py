"""A command and an event handler as values: what the machinery knows of what an author declared."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from bot.chat.cues import Cue
from bot.interviews.meant import Meant
from bot.interviews.models import Member, Role
from bot.phrase import Words
from bot.wecom.reply import Reply

if TYPE_CHECKING:
    from bot.chat.understanding.told import Told

Handler = Callable[..., Reply]  # of a Context, then of its typed parameters
Arrange = Callable[[dict[str, Any]], dict[str, Any]]
# True or a sentence: ask first. A function of the handler's own arguments, or the same for every call.
Confirm = bool | Callable[..., bool | str]
# What a yes does, in both languages, or a function of the handler's own arguments; empty for the verb with its arguments.
Deed = tuple[str, str] | Callable[..., str]
# Of the handler's own arguments; raises UserError for what cannot be done as things stand.
Check = Callable[..., None]
# Of the context and the arguments known so far; what was begun is written down.
Keep = Callable[..., None]
# Of a text that was said in other words than the command's: its arguments, or None where it is not meant after all.
Freely = Callable[["Told"], dict[str, Any] | None]
# Of such a text: whether it means the command, though by its words alone it is likelier another.
Says = Callable[["Told"], bool]
UNRANKED = 1000


class Although(Enum):
    """What stands in a text that means a command all the same, where it would forbid any other change."""

    DENIED = "不用写, 别提醒我: not to do something is what it is for"
    TOLD_BY_OTHERS = "他说不来了: what others told is what it writes down"
    DOUBTED = "可能不行: a perhaps is part of what is said there"


class Asked(str):
    """A sentence to be confirmed that says itself what a yes and a no do."""


@dataclass(frozen=True)
class Parameter:
    """One argument of a command. Its type says how it is read from what was typed."""

    name: str
    type: type
    required: bool


@dataclass(frozen=True)
class Command:
    """A function with the words that call it; `declaring.command` says what each of the others means.

    `name` is the canonical English verb, `aliases` the others, the Chinese one that help shows first. `texts` are those that it
    brings along, by id.
    """

    name: str
    aliases: tuple[str, ...]
    help: tuple[str, str]
    usage: tuple[str, str]
    function: Handler
    parameters: tuple[Parameter, ...]
    roles: frozenset[Role]
    words: tuple[str, ...] = ()
    bare: bool = False
    slow: bool = False
    hidden: bool = False
    changes: bool = False
    confirm: Confirm = False
    check: Check | None = None
    only_asks: Callable[..., bool] | None = None
    offers: Callable[..., Reply | None] | None = None
    hints: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    explains: bool = False
    takes_back: bool = False
    previews: bool = False
    pasted: Callable[..., dict[str, Any] | None] | None = None
    is_whole: Callable[..., bool] | None = None
    which: Meant | None = None
    arrange: Arrange | None = None
    questions: tuple[tuple[str, tuple[str, str]], ...] = ()
    means: tuple[tuple[str, tuple[str, str]], ...] = ()
    unsaid: tuple[str, str] = ("", "")
    deed: Deed = ("", "")
    others: tuple[str, str] = ("", "")
    hears: tuple[str, str] = ("", "")
    dictated: str = ""
    keep: Keep | None = None
    shows: Callable[..., bool] | None = None
    freely: Freely | None = None
    although: frozenset[Although] = frozenset()
    agrees: bool = False
    by_hr: str = ""
    rather_than: tuple[tuple[str, Says], ...] = ()
    harmless: re.Pattern[str] | None = None
    of_what_was: re.Pattern[str] | None = None
    names_others: bool = False
    judges_names: bool = False
    rank: int = UNRANKED
    menu: str = ""
    texts: tuple[tuple[str, Words], ...] = ()

    @property
    def verbs(self) -> tuple[str, ...]:
        return (self.name, *self.aliases, *self.words)

    @property
    def place(self) -> tuple[int, str]:
        """In help, among guesses, and among those that claim a text: by rank, then by name."""
        return self.rank, self.name

    @property
    def takes_words(self) -> bool:
        """True when it has a free-text argument."""
        return self.takes(str)

    @property
    def only_asked(self) -> frozenset[str]:
        """Of a command that takes dictation, what is neither an interview nor the verdict in front of it."""
        if not self.dictated:
            return frozenset()
        verdict = next(one.name for one in self.parameters if issubclass(one.type, Enum))
        return frozenset(
            one.name
            for one in self.parameters
            if one.name != verdict and (one.type is str or issubclass(one.type, Enum))
        )

    def takes(self, kind: type) -> bool:
        """True when it has an argument of this type."""
        return kind in self._kinds

    @functools.cached_property
    def _kinds(self) -> frozenset[type]:
        return frozenset(parameter.type for parameter in self.parameters)

    @property
    def asked_words(self) -> str | None:
        """The free-text argument that it asks for in words of its own, such as a reason; none of what is dictated."""
        if self.dictated:
            return None
        own = dict(self.questions)
        return next((one.name for one in self.parameters if one.type is str and one.name in own), None)

    def title(self, lang: str) -> str:
        return self.aliases[0] if lang == "zh" and self.aliases else self.name

    def allows(self, member: Member) -> bool:
        return member.role in self.roles

    def __call__(self, *args: Any, **values: Any) -> Reply:
        return self.function(*args, **values)


@dataclass(frozen=True)
class EventHandler:
    """A function called for one of WeCom's events, whoever sends it."""

    names: tuple[str, ...]
    function: Handler

    def __call__(self, *args: Any) -> Reply:
        return self.function(*args)
