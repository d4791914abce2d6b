"""Placeholder until the domain is in."""

from typing import Any


def advance(*_: Any) -> None: ...
