"""What an author writes: `@command(…)` and `@event(…)` turn functions into values."""

from __future__ import annotations

import inspect
import re
import types
import typing
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any

from bot.chat.command import (
    UNRANKED,
    Although,
    Arrange,
    Check,
    Command,
    Confirm,
    EventHandler,
    Freely,
    Handler,
    Keep,
    Parameter,
    Says,
)
from bot.chat.cues import CueSaid, cue
from bot.interviews.meant import Meant
from bot.interviews.models import Role
from bot.phrase import Words
from bot.wecom.reply import Reply

Bilingual = str | tuple[str, str]  # English, and Chinese where it is given


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
    only_asks: Callable[..., bool] | None = None,
    offers: Callable[..., Reply | None] | None = None,
    hints: tuple[str, ...] = (),
    cues: Collection[CueSaid] = (),
    explains: bool = False,
    takes_back: bool = False,
    previews: bool = False,
    pasted: Callable[..., dict[str, Any] | None] | None = None,
    is_whole: Callable[..., bool] | None = None,
    which: Meant | None = None,
    arrange: Arrange | None = None,
    questions: Mapping[str, tuple[str, str]] | None = None,
    means: Mapping[str, tuple[str, str]] | None = None,
    unsaid: Bilingual = "",
    deed: Bilingual | Callable[..., str] = "",
    others: Bilingual = "",
    hears: Bilingual = "",
    dictated: str = "",
    keep: Keep | None = None,
    shows: Callable[..., bool] | None = None,
    freely: Freely | None = None,
    although: Collection[Although] = (),
    agrees: bool = False,
    by_hr: str = "",
    rather_than: Mapping[str, Says] | None = None,
    harmless: str = "",
    of_what_was: str = "",
    names_others: bool = False,
    judges_names: bool = False,
    rank: int = UNRANKED,
    menu: str = "",
    texts: Mapping[str, tuple[str, str]] | None = None,
) -> Callable[[Handler], Command]:
    """Turn a function `(ctx, …typed parameters…) -> Reply` into a command.

    `name` is the canonical English verb, `aliases` the others, the Chinese one that help shows first.
    `help` says in a few words what it does, `usage` gives examples; each in English, or as (English, Chinese).
    `roles` may call it; others are told whose it is.
    `words` are verbs that are an argument as well: 语言 calls settings *and* says which.
    `bare=True`: an argument alone calls it, as a day calls schedule.
    `slow=True` for what may take seconds: the member hears at once that it is being done, the worker does it.
    `hidden=True`: neither help nor a guess shows it.
    `changes=True` for what changes something: it runs unasked only when it was typed as its verb with its arguments,
    tapped, or answered. `confirm=True`, or a function of the handler's own arguments that returns True or the sentence
    to be asked, reads it back even then. `check=` a function of the same that raises UserError for what cannot be done
    as things stand: it is said before it is read back. `only_asks=` a function of all arguments: True where they are too
    few to change anything, so that the handler asks for more, and nothing is read back. `offers=` a function of the same
    and the context: what is said in place of a yes or no where it cannot be so, but otherwise; None where it can.
    `hints=("收到",)` may mean it, alone, and `cues=["不去了", ("候选人…不来", {"answer": …})]` among others, as patterns of
    what people say instead of the verb (see `Cue`): asked about or looked at, never done.
    `explains=True`: called with a verb, it says what that does. `takes_back=True`: what whoever regrets a change is
    asked about. `previews=True` for what changes nothing when it is called, but asks 是/否 itself, each time: a yes calls it again.
    `pasted=` a function of the context and the text as it came, line ends included, that returns the arguments where all of
    it is for this command, and None where it is not: it is asked before anything is read as a sentence.
    `is_whole=` a function of all arguments: True where their words, though free text, can mean nothing else.
    `which=meant.to_answer` chooses the interviews that can be meant where none is named.
    `arrange=` a function of all arguments that returns them as they are meant, where their order does not tell; a list is
    a choice to be asked for. `questions={"old": (…, …)}` asks for a parameter in the command's own words, `means={…}` says
    what it is, for the page of all commands, where its type does not tell. `unsaid=` is said when the question for words that follows the change is left: what stays as it is. `deed=` is what a yes does,
    where a call that is read back would otherwise begin with a verb that is none: 回复无法参加, not 无法参加; or a function
    of the handler's own arguments that returns all of the sentence. `others=` is what helps whoever may not call it; {code}
    is its interview. `hears=` says who hears of it once it is done, for whoever asks that before a yes.
    `dictated="words"` is the argument that is kept letter for letter, whatever it says: what the others say stands in front
    of it, or at its end. `keep=` a function of the context and the arguments known so far, called where the call is asked
    about instead of being made: what was begun is not lost. `shows=` a function of all arguments: True where the call only
    shows how things stand.
    `freely=` a function of what was said in other words than these (see `Told`): the arguments that only this command knows
    how to find, or None where it cannot be meant; interviews, people, days and times are found without it.
    `although=(Although.DENIED,)`: what in such a text would forbid any other change, and is part of this one.
    `agrees=True`: it is a yes, and no text that disagrees with anything means it.
    `by_hr="candidate"` is the command that HR means who says this of an interview that they are not on.
    `rather_than={"schedule": …}`: by its words alone a text is likely to mean that command; where the function of what was
    said is True, it means this one. Of several that claim a text so, the first by `rank` has it, so each says also of whom
    it can be: what a panel answers is never HR's. `harmless=` is a pattern of what sounds in such a text as if it forbade, and does not:
    怎么还没催. `of_what_was=` one of what says that the interview is over: 催面评.
    `names_others=True`: whom such a text names are who comes and who leaves, and need not be on the interview.
    `judges_names=True`: what it takes for a name may be nobody's yet, and is its own to judge.
    `rank` orders help and guesses, the likeliest first, those without one last, by name. `menu="下一场"` puts it on the
    app's menu. `texts={"done": (…, …)}` are what it says: `ctx.say("workload.done", …)` of a command called workload.
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
            only_asks=only_asks,
            offers=offers,
            hints=hints,
            cues=tuple(cue(one) for one in cues),
            explains=explains,
            takes_back=takes_back,
            previews=previews,
            pasted=pasted,
            is_whole=is_whole,
            which=which,
            arrange=arrange,
            questions=tuple((questions or {}).items()),
            means=tuple((means or {}).items()),
            unsaid=both(unsaid),
            deed=deed if callable(deed) else both(deed),
            others=both(others),
            hears=both(hears),
            dictated=dictated,
            keep=keep,
            shows=shows,
            freely=freely,
            although=frozenset(although),
            agrees=agrees,
            by_hr=by_hr,
            rather_than=tuple((rather_than or {}).items()),
            harmless=re.compile(harmless) if harmless else None,
            of_what_was=re.compile(of_what_was) if of_what_was else None,
            names_others=names_others,
            judges_names=judges_names,
            rank=rank,
            menu=menu,
            texts=tuple((f"{name.replace(' ', '_')}.{key}", Words(*pair)) for key, pair in (texts or {}).items()),
        )

    return make


def event(*names: str) -> Callable[[Handler], EventHandler]:
    """Turn a function `(ctx) -> Reply` into the handler of these events, named as WeCom spells them."""
    return lambda function: EventHandler(names, function)


def both(text: Bilingual) -> tuple[str, str]:
    return (text, text) if isinstance(text, str) else text


def _parameters(function: Handler) -> Iterator[Parameter]:
    hints = typing.get_type_hints(function)
    for parameter in list(inspect.signature(function).parameters.values())[1:]:
        required = parameter.default is inspect.Parameter.empty
        yield Parameter(parameter.name, _bare_type(hints[parameter.name]), required)


def _bare_type(hint: Any) -> type:
    """`Interview` from `Interview | None`."""
    options = [one for one in typing.get_args(hint) if one is not types.NoneType]
    return options[0] if options else hint  # type: ignore[no-any-return]
