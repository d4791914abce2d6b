"""Placeholder until the domain is in."""

from typing import Any

accept: Any = None
decline: Any = None
replace: Any = None
mark_no_show: Any = None
