"""What PostgreSQL can hold of what JSON can say: escapes bring in NUL, and halves of characters that UTF-8 has no bytes for."""

from __future__ import annotations

import re
from typing import Any

_NOT_STORABLE = re.compile("[\\0\ud800-\udfff]")


def is_storable(text: str) -> bool:
    return _NOT_STORABLE.search(text) is None


def storable(value: Any) -> Any:
    """What JSON was read as, with a replacement character for each that cannot be stored."""
    match value:
        case str():
            return _NOT_STORABLE.sub("\ufffd", value)
        case list():
            return [storable(one) for one in value]
        case dict():
            return {storable(name): storable(one) for name, one in value.items()}
        case _:
            return value
