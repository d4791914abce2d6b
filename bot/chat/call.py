"""A call: a command with the arguments that are known so far, as it is made, kept in the dialog, and taken up again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.chat.command import Command
from bot.chat.dialog import KEPT, SHIFTED
from bot.chat.kinds import reader, reader_of_value
from bot.chat.readers import Situation
from bot.chat.ticks_said import Ticks
from bot.interviews import self_choice
from bot.interviews.errors import UserError
from bot.interviews.line import Line
from bot.interviews.models import Interview, Member
from bot.storable import is_storable
from bot.times.another import AnotherTime
from bot.times.values import Span, TimeOfDay


@dataclass
class Call:
    """A command with the arguments known so far.

    `missing` names the parameters that want a value, `doubtful` holds those of which the words allow several,
    `choices` the values that the first missing one could have, `leftover` the words that nothing explained.
    `doubt`: it was understood in another way than as its verb with its arguments, so it is read back before it changes
    anything; `doubts_words`: for nothing but its free text. `named`: the interview was said, and not the only one that can be meant.
    `freely`: by no declared word, and how `likely`, from 0 to 1. `nothing_at`: the interview was said by a time or days at which there is none; `unknown`: by a candidate whom the speaker does
    not have.
    """

    command: Command
    arguments: dict[str, Any] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    doubtful: dict[str, list[Any]] = field(default_factory=dict)
    choices: list[Any] = field(default_factory=list)
    leftover: str = ""
    doubt: bool = False
    doubts_words: bool = False
    named: bool = False
    freely: bool = False
    likely: float = 0.0
    nothing_at: TimeOfDay | Span | None = None
    unknown: str = ""

    @property
    def is_ready(self) -> bool:
        return not (self.missing or self.leftover or self.unknown) and self.nothing_at is None

    @property
    def is_doubted(self) -> bool:
        """For more than the words that it brings along: 没空 1677 身体不舒服 is an order."""
        return self.doubt and not self.doubts_words

    @property
    def changes(self) -> bool:
        """A command whose arguments are all optional only shows how things stand when it is called without any, or where it
        says so of these."""
        if self.command.dictated and self.command.dictated not in self.arguments:
            return False  # it is shown, or asked for
        if self.command.shows is not None and not self.missing and self.command.shows(**self.arguments):
            return False
        return self.command.changes and bool(self.arguments or self.missing or not self.command.parameters)

    @property
    def interviews(self) -> list[Interview]:
        """All that it may be of, as far as it is known."""
        several = (one for values in (*self.doubtful.values(), self.choices) for one in values)
        return [one for one in (*self.arguments.values(), *several) if isinstance(one, Interview)]

    def copied(self) -> Call:
        doubtful = {name: list(values) for name, values in self.doubtful.items()}
        return replace(
            self,
            arguments=dict(self.arguments),
            missing=list(self.missing),
            doubtful=doubtful,
            choices=list(self.choices),
        )

    def dump(self) -> dict[str, Any]:
        """As JSON: for a row of ours, and for whoever asks what was understood.

        `versions` are those of the times of its interviews that have been moved, or of the times that are offered where
        they are ticked; `gone` are the accounts of those whose place it is about because they declined.
        """
        versions = {name: version for name, one in self._interviews() if (version := self._version(one))}
        dumped: dict[str, Any] = {
            "command": self.command.name,
            "arguments": {name: reader_of_value(value).dump(value) for name, value in self.arguments.items()},
            "missing": self.missing,
        }
        kept: dict[str, Any] = {KEPT: True} if self.command.dictated else {}
        if any(isinstance(one, AnotherTime) and one.is_shifted for one in self.arguments.values()):
            kept |= {SHIFTED: True}
        if self.command.which is not None and self.command.which.mends and (gone := self._gone()):
            kept |= {"gone": gone}
        return dumped | kept | ({"doubt": True} if self.doubt else {}) | ({"versions": versions} if versions else {})

    def is_as_dumped(self, dumped: Mapping[str, Any]) -> bool:
        """False where an interview has been moved since the call was dumped, or other times are offered to be ticked."""
        versions = dumped.get("versions", {})
        return all(versions.get(name, 0) == self._version(one) for name, one in self._interviews())

    def _version(self, interview: Interview) -> int:
        if not self.command.takes(Ticks):
            return int(interview.sequence)
        choice = self_choice.of(interview.id)
        return choice.offer if choice is not None else 0

    def who_is_back(self, dumped: Mapping[str, Any]) -> list[Member]:
        """Who had declined when the call was dumped, and is to be there after all."""
        gone = dumped.get("gone", [])
        places = [place for _, one in self._interviews() for place in one.panel]
        return [place.member for place in places if place.attends and place.member.user_id in gone]

    def _gone(self) -> list[str]:
        """Those who declined of its interviews; where it names who leaves, these alone."""
        leaves = [value for name, value in self.arguments.items() if name == "old" and isinstance(value, Member)]
        places = [place for _, one in self._interviews() for place in one.panel if place.is_open]
        return [str(place.member.user_id) for place in places if not leaves or place.member in leaves]

    def _interviews(self) -> list[tuple[str, Interview]]:
        return [(name, one) for name, one in self.arguments.items() if isinstance(one, Interview)]


def or_refusal(make: Callable[[], Call | None]) -> Call | UserError | None:
    """What is read once for a message: the call, or why there can be none."""
    try:
        return make()
    except UserError as refused:
        return refused


def made_again(read: Call | UserError | None) -> Call | None:
    """A call of one's own of what was read before.

    Raises: UserError where there can be none.
    """
    if isinstance(read, UserError):
        raise read
    return read.copied() if read is not None else None


def load(command: Command, dumped: Mapping[str, Any], situation: Situation) -> Call:
    """The call that `Call.dump` wrote; an argument that is gone by now is missing again.

    Raises: ValueError, TypeError or KeyError for what it never wrote.
    """
    call = Call(command, doubt=bool(dumped.get("doubt")))
    arguments = dumped["arguments"]
    for parameter in command.parameters:
        if parameter.name in arguments:
            value = reader(parameter.type).load(_as_dumped(arguments[parameter.name], parameter.type), situation)
            if isinstance(value, AnotherTime) and dumped.get(SHIFTED):
                value = replace(value, is_shifted=True)
            if value is not None:
                call.arguments[parameter.name] = value
    call.missing = [one.name for one in command.parameters if one.required and one.name not in call.arguments]
    return call


def _as_dumped(value: object, kind: type) -> Any:
    if kind is Line and isinstance(value, dict):
        return value  # its own reader is as strict
    words = list(value.values()) if isinstance(value, dict) and kind is Span else [value]
    if not all(isinstance(word, str) and is_storable(word) for word in words):
        raise TypeError(f"{kind.__name__} is not written like that")
    return value
