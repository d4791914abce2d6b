"""All that an installation can do: found in a package, one owner for each word."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import types
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from bot.chat.command import Command, EventHandler, Says
from bot.interviews.models import Member
from bot.phrase import Words
from bot.texts import WORDS


@dataclass(frozen=True, eq=False)
class Handlers:
    """All that this installation can do. Help lists `commands` in this order."""

    commands: dict[str, Command]
    events: dict[str, EventHandler]

    @functools.cached_property
    def words(self) -> Mapping[str, Words]:
        """All of `bot.texts`, with the texts that commands bring along."""
        return {**WORDS, **{id: words for one in self.commands.values() for id, words in one.texts}}

    @functools.cached_property
    def verbs(self) -> list[tuple[str, Command]]:
        """Each verb with its command."""
        return [(verb, command) for command in self.commands.values() for verb in command.verbs]

    def first(self, is_wanted: Callable[[Command], bool], member: Member) -> Command | None:
        """The likeliest such command that the member may call."""
        return next((one for one in self.commands.values() if is_wanted(one) and one.allows(member)), None)

    @functools.cached_property
    def verbs_by_letter(self) -> dict[str, list[tuple[int, str, Command]]]:
        """The verbs that begin with a letter, each with its place among `verbs`."""
        found: dict[str, list[tuple[int, str, Command]]] = {}
        for place, (verb, command) in enumerate(self.verbs):
            found.setdefault(verb[0], []).append((place, verb, command))
        return found

    @functools.cached_property
    def by_verb(self) -> dict[str, Command]:
        return dict(self.verbs)

    @functools.cached_property
    def acting_verbs(self) -> tuple[str, ...]:
        """The verbs of those that change something."""
        return tuple(verb for verb, one in self.verbs if one.changes)

    @functools.cached_property
    def hinting(self) -> list[Command]:
        """The commands that words other than their verbs may mean."""
        return [one for one in self.commands.values() if one.hints]

    def cued(self, role: str, *, theirs: bool) -> list[Command]:
        """The commands with cues that somebody of this role may call, or the others."""
        if (role, theirs) not in self._cued:
            self._cued[role, theirs] = [
                one for one in self.commands.values() if one.cues and (role in one.roles) is theirs
            ]
        return self._cued[role, theirs]

    @functools.cached_property
    def _cued(self) -> dict[tuple[str, bool], list[Command]]:
        return {}

    @functools.cached_property
    def acting(self) -> frozenset[str]:
        """The names of the commands that change something."""
        return frozenset(name for name, one in self.commands.items() if one.changes)

    @functools.cached_property
    def dictating(self) -> list[Command]:
        """The commands that take dictation."""
        return [one for one in self.commands.values() if one.dictated]

    @functools.cached_property
    def rather_than(self) -> dict[str, list[tuple[Command, Says]]]:
        """By the name of what a text is likely to mean, the commands that it may mean instead, each with what says so.

        The first that says so has it: by rank, in whatever order they were declared.
        """
        found: dict[str, list[tuple[Command, Says]]] = {}
        for command in sorted(self.commands.values(), key=lambda one: one.place):
            for name, says in command.rather_than:
                found.setdefault(name, []).append((command, says))
        return found

    def overview(self, role: str, lang: str) -> list[str]:
        """`日程 · 看某天或某周的面试`, a line for each command that help shows to somebody of this role."""
        if (role, lang) not in self._overviews:
            self._overviews[role, lang] = [
                f"{one.title(lang)} · {one.help[lang == 'zh']}"
                for one in self.commands.values()
                if role in one.roles and not one.hidden
            ]
        return self._overviews[role, lang]

    @functools.cached_property
    def _overviews(self) -> dict[tuple[str, str], list[str]]:
        """Written once: it is what people ask for most, and the same for all of a role."""
        return {}

    @property
    def menu(self) -> list[tuple[str, str]]:
        """What is on the app's menu: (name, the key that a tap sends)."""
        return [(one.menu, one.name) for one in self.commands.values() if one.menu]


def collect(package: str) -> Handlers:
    """Every command and event handler defined in the package's modules, the commands by rank, then by name.

    Raises: ValueError when two of them answer to one word.
    """
    root = importlib.import_module(package)
    found = [value for module in _modules(root) for value in vars(module).values()]
    commands = sorted((one for one in found if isinstance(one, Command)), key=lambda one: one.place)
    return handlers([*commands, *(value for value in found if isinstance(value, EventHandler))])


def handlers(declared: Collection[Command | EventHandler]) -> Handlers:
    """Handlers from single declarations.

    Raises: ValueError when two of them answer to one word.
    """
    commands = {one.name: one for one in declared if isinstance(one, Command)}
    events = {name: one for one in declared if isinstance(one, EventHandler) for name in one.names}
    said: dict[str, str] = {}
    for one in declared:
        owner = one.name if isinstance(one, Command) else one.function.__name__
        for word in one.verbs if isinstance(one, Command) else one.names:
            if word in said:
                raise ValueError(f"“{word}” is answered by both {said[word]} and {owner}")
            said[word] = owner
    return Handlers(commands, events)


def _modules(root: types.ModuleType) -> Iterator[types.ModuleType]:
    for info in sorted(pkgutil.iter_modules(root.__path__), key=lambda one: one.name):
        yield importlib.import_module(f"{root.__name__}.{info.name}")
