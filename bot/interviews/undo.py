"""Placeholder until the domain is in."""

from typing import Any

undo: Any = None
