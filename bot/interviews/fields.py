"""Columns that peewee has no type for, and rows as JSON."""

from __future__ import annotations

import functools
from datetime import datetime
from typing import Any, TypeVar

from peewee import DateTimeField, Field, Model
from psycopg2.extras import DateTimeTZRange


class InstantField(DateTimeField):
    """An aware datetime."""

    field_type = "TIMESTAMPTZ"


class WordsField(Field):
    """A list of words."""

    field_type = "TEXT[]"


class SlotField(Field):
    """A half-open stretch of time, `[start, end)`; None stands for the empty range: no time yet."""

    field_type = "TSTZRANGE"

    def db_value(self, value: tuple[datetime, datetime] | None) -> DateTimeTZRange:
        return DateTimeTZRange(empty=True) if value is None else DateTimeTZRange(*value, "[)")

    def python_value(self, value: DateTimeTZRange | None) -> tuple[datetime, datetime] | None:
        if value is None or value.lower is None or value.upper is None:
            return None
        return value.lower, value.upper

    def from_json(self, value: str | None) -> tuple[datetime, datetime] | None:
        """Of what `to_json` makes of it: `["2026-03-11 02:00:00+00","2026-03-11 03:00:00+00")`, `empty`."""
        start, _, end = value[1:-1].replace('"', "").partition(",") if value else ("", "", "")
        return (datetime.fromisoformat(start), datetime.fromisoformat(end)) if start and end else None


T = TypeVar("T", bound=Model)


def from_json(model: type[T], row: dict[str, Any]) -> T:
    """What `to_json` made of a whole row: a statement's column costs the driver more than the value in it."""
    made = model(__no_default__=True)
    columns, times = _columns_of(model)
    data = made.__data__ = {name: row[column] for name, column in columns}
    for name, read in times:
        if data[name] is not None:
            data[name] = read(data[name])
    return made


@functools.cache
def _columns_of(model: type[Model]) -> tuple[list[tuple[str, str]], list[tuple[str, Any]]]:
    """Each field's name with its column's, and how those are read that JSON has no type for."""
    fields = model._meta.sorted_fields
    times = [(one.name, datetime.fromisoformat) for one in fields if isinstance(one, InstantField)]
    slots = [(one.name, one.from_json) for one in fields if isinstance(one, SlotField)]
    return [(one.name, one.column_name) for one in fields], times + slots
