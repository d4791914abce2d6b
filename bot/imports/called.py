"""Jobs by their title, rooms by their name: what a spreadsheet calls one, added where it is missing."""

from __future__ import annotations

from typing import Generic, TypeVar

from bot.interviews.models import Table
from bot.times.typed import normalise

T = TypeVar("T", bound=Table)


class Called(Generic[T]):
    """The rows of a small table by the column that names them; width and case do not matter."""

    def __init__(self, table: type[T], column: str) -> None:
        self._table, self._column = table, column
        self._by_name: dict[str, T] = {normalise(str(getattr(one, column))): one for one in table.select()}

    def __call__(self, name: str) -> T:
        key = normalise(name)
        if key not in self._by_name:
            self._by_name[key], _ = self._table.get_or_create(**{self._column: name})  # type: ignore[no-untyped-call]
        return self._by_name[key]
