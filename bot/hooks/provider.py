"""What a provider says of itself, and why it refuses a delivery."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice

from werkzeug.datastructures import Headers

from bot.hooks.event import Event
from bot.settings import Settings

MOST_NAMED = 20


class BadSignature(Exception):
    """Not signed with our secret, or at another time."""


class NotJson(Exception):
    """No JSON, or such as nobody sends who means well."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with one field, such as `interview.interviewers.0.email`; empty for the body as a whole."""

    field: str
    message: str


class Unusable(Exception):
    """It is JSON, and says nothing that can be used. `problems` are the first `MOST_NAMED`, and how many more there are."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        super().__init__("unusable")
        rest = iter(problems)
        self.problems = list(islice(rest, MOST_NAMED))
        if more := sum(1 for _ in rest):
            self.problems.append(Problem("", f"and {more} more"))


def refuse(problems: Iterable[Problem]) -> None:
    """Raises: Unusable, where there is any"""
    rest = iter(problems)
    for first in rest:
        raise Unusable(chain([first], rest))


@dataclass(frozen=True)
class Provider:
    """`secrets` of the settings, none where it is not set up; `verify(secrets, headers, body, own_now)` returns the bytes
    that are signed, and raises BadSignature; `read(body)` raises NotJson or Unusable; `key(headers, body)` tells
    deliveries apart, and raises Unusable.
    """

    name: str
    secrets: Callable[[Settings], Sequence[str]]
    verify: Callable[[Sequence[str], Headers, bytes, datetime], bytes]
    read: Callable[[bytes], Event]
    key: Callable[[Headers, bytes], str]
