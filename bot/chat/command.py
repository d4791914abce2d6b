"""What an author declares: commands and event handlers. Plain values, found by `collect`."""

from __future__ import annotations

import functools
import importlib
import inspect
import pkgutil
import types
import typing
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.chat.cues import Cue, CueSaid, cue
from bot.interviews.meant import Meant
from bot.interviews.models import Member, Role
from bot.wecom.reply import Reply

Handler = Callable[..., Reply]  # of a Context, then of its typed parameters
Bilingual = str | tuple[str, str]  # English, and Chinese where it is given
Arrange = Callable[[dict[str, Any]], dict[str, Any]]
# True or a sentence: ask first. A function of the handler's own arguments, or the same for every call.
Confirm = bool | Callable[..., bool | str]
# Of the handler's own arguments; raises UserError for what cannot be done as things stand.
Check = Callable[..., None]
UNRANKED = 1000


@dataclass(frozen=True)
class Parameter:
    """One argument of a command. Its type says how it is read from what was typed."""

    name: str
    type: type
    required: bool


@dataclass(frozen=True)
class Command:
    """A function with the words that call it.

    `name` is the canonical English verb, `aliases` the others, the Chinese one that help shows first.
    `words` are verbs that are an argument as well: 语言 calls settings *and* says which.
    `bare` means that an argument alone calls it: a day calls schedule.
    `changes` means that it changes something: it runs unasked only when it was typed as its verb with its arguments,
    tapped, or answered. `confirm` asks even then; `check` refuses what cannot be done before anybody is asked. `hints` are words that may mean it, alone, and `cues` among others:
    asked or looked at, never done.
    `explains`: called with a verb, it says what that does. `takes_back`: what whoever regrets a change is asked about.
    `not_yet`: it is known and cannot be done yet, so all it does is to say so.
    `arrange` puts complete arguments in the places that they are meant for, where their order does not tell; where one
    of several must be chosen first, it gives the list of them.
    `questions` are its own words for asking for a parameter, by the parameter's name.
    `unsaid` answers whoever leaves its question for words, asked when all else was done: what stays as it is.
    `which` finds the interviews that can be meant where none was named.
    `rank` orders help and guesses, the likeliest first; `menu` is its name on the app's menu, if it is there.
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
    hints: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    explains: bool = False
    takes_back: bool = False
    not_yet: bool = False
    is_whole: Callable[..., bool] | None = None
    which: Meant | None = None
    arrange: Arrange | None = None
    questions: tuple[tuple[str, tuple[str, str]], ...] = ()
    unsaid: tuple[str, str] = ("", "")
    deed: tuple[str, str] = ("", "")
    rank: int = UNRANKED
    menu: str = ""

    @property
    def verbs(self) -> tuple[str, ...]:
        return (self.name, *self.aliases, *self.words)

    @property
    def acts(self) -> bool:
        """True when it changes something today."""
        return self.changes and not self.not_yet

    @property
    def takes_words(self) -> bool:
        """True when it has a free-text argument."""
        return self.takes(str)

    def takes(self, kind: type) -> bool:
        """True when it has an argument of this type."""
        return any(parameter.type is kind for parameter in self.parameters)

    @property
    def asked_words(self) -> str | None:
        """The free-text argument that it asks for in words of its own, such as a reason."""
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


@dataclass(frozen=True)
class Handlers:
    """All that this installation can do. Help lists `commands` in this order."""

    commands: dict[str, Command]
    events: dict[str, EventHandler]

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
    def hinting(self) -> list[Command]:
        """The commands that words other than their verbs may mean."""
        return [one for one in self.commands.values() if one.hints]

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


def command(
    name: str,
    *aliases: str,
    help: Bilingual,
    usage: Bilingual = "",
    roles: Collection[Role] = tuple(Role),
    words: tuple[str, ...] = (),
    bare: bool = False,
    slow: bool = False,
    hidden: bool = False,
    changes: bool = False,
    confirm: Confirm = False,
    check: Check | None = None,
    hints: tuple[str, ...] = (),
    cues: Collection[CueSaid] = (),
    explains: bool = False,
    takes_back: bool = False,
    not_yet: bool = False,
    is_whole: Callable[..., bool] | None = None,
    which: Meant | None = None,
    arrange: Arrange | None = None,
    questions: Mapping[str, tuple[str, str]] | None = None,
    unsaid: Bilingual = "",
    deed: Bilingual = "",
    rank: int = UNRANKED,
    menu: str = "",
) -> Callable[[Handler], Command]:
    """Turn a function `(ctx, …typed parameters…) -> Reply` into a command.

    `help` says in a few words what it does, `usage` gives examples; each in English, or as (English, Chinese).
    `slow=True` for what may take seconds: the member hears at once that it is being done, the worker does it.
    `changes=True` for what changes something; `confirm=True`, or a function of the handler's own arguments that returns
    True or the sentence to be asked, reads it back first. `check=` a function of the same that raises UserError for what
    cannot be done as things stand: it is said before it is read back. `hints=("收到",)` may mean it, and are asked about;
    `cues=["不去了", ("候选人…不来", {"answer": …})]` are patterns of what people say instead of the verb: see `Cue`.
    `not_yet=True` for what is known and cannot be done yet.
    `is_whole=` a function of all arguments: True where their words, though free text, can mean nothing else.
    `which=meant.to_answer` chooses the interviews that can be meant where none is named.
    `arrange=` a function of all arguments that returns them as they are meant, where their order does not tell; a list is
    a choice to be asked for. `questions={"old": (…, …)}` asks for a parameter in the command's own words. `unsaid=` is
    said when the question for words that follows the change is left. `deed=` is what a yes does, where a call that is
    read back would otherwise begin with a verb that is none: 回复无法参加, not 无法参加.
    `rank`: help lists the lower ones first, those without one last, by name. `menu="下一场"` puts it on the app's menu.
    """

    def make(function: Handler) -> Command:
        return Command(
            name=name,
            aliases=aliases,
            help=both(help),
            usage=both(usage),
            function=function,
            parameters=tuple(_parameters(function)),
            roles=frozenset(roles),
            words=words,
            bare=bare,
            slow=slow,
            hidden=hidden,
            changes=changes,
            confirm=confirm,
            check=check,
            hints=hints,
            cues=tuple(cue(one) for one in cues),
            explains=explains,
            takes_back=takes_back,
            not_yet=not_yet,
            is_whole=is_whole,
            which=which,
            arrange=arrange,
            questions=tuple((questions or {}).items()),
            unsaid=both(unsaid),
            deed=both(deed),
            rank=rank,
            menu=menu,
        )

    return make


def event(*names: str) -> Callable[[Handler], EventHandler]:
    """Turn a function `(ctx) -> Reply` into the handler of these events, named as WeCom spells them."""
    return lambda function: EventHandler(names, function)


def both(text: Bilingual) -> tuple[str, str]:
    return (text, text) if isinstance(text, str) else text


def collect(package: str) -> Handlers:
    """Every command and event handler defined in the package's modules, the commands by rank, then by name.

    Raises: ValueError when two of them answer to one word.
    """
    root = importlib.import_module(package)
    found = [value for module in _modules(root) for value in vars(module).values()]
    commands = sorted((one for one in found if isinstance(one, Command)), key=lambda one: (one.rank, one.name))
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


def _parameters(function: Handler) -> Iterator[Parameter]:
    hints = typing.get_type_hints(function)
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        required = parameter.default is inspect.Parameter.empty
        yield Parameter(parameter.name, _bare_type(hints[parameter.name]), required)


def _bare_type(hint: Any) -> type:
    """`Interview` from `Interview | None`."""
    options = [one for one in typing.get_args(hint) if one is not types.NoneType]
    return options[0] if options else hint  # type: ignore[no-any-return]
