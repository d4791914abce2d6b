"""What a provider says of itself, and why it refuses a delivery."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from werkzeug.datastructures import Headers

from bot.hooks.event import Event
from bot.settings import Settings


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
    """It is JSON, and says nothing that can be used."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("unusable")
        self.problems = problems


@dataclass(frozen=True)
class Provider:
    """`secrets` of the settings, none where it is not set up; `verify(secrets, headers, body, own_now)` raises
    BadSignature; `read(body)` raises NotJson or Unusable; `key(headers, body)` tells deliveries apart, and raises Unusable.
    """

    name: str
    secrets: Callable[[Settings], Sequence[str]]
    verify: Callable[[Sequence[str], Headers, bytes, datetime], None]
    read: Callable[[bytes], Event]
    key: Callable[[Headers, bytes], str]
