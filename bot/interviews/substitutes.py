"""Placeholder until the domain is in."""

from typing import Any

rank: Any = None
