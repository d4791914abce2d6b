"""SQL put together from parts: a part is SQL itself or a number, never a string that came from somewhere.

A statement that stands as it is written is a plain literal, for `store.fetch`, `store.execute` and `store.Prepared`. One
that has parts in common with others is a `sql("… {part} …", part=…)` of literals. What differs from call to call is a value,
marked `%(name)s`, and given when the statement is run, or here by `with_values`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from string import Formatter
from typing import LiteralString


@dataclass(frozen=True, slots=True)
class Sql:
    """A statement or a part of one, and those of its values that are known. Made by the functions below alone."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict, hash=False)

    def with_values(self, **values: object) -> Sql:
        """The same, with values for its `%(name)s`."""
        return Sql(self.text, merged(self.values, values))

    def __format__(self, spec: str) -> str:
        raise TypeError("SQL is a part of SQL by sql(), not of a string")


Statement = LiteralString | Sql


def sql(template: LiteralString, /, **parts: Sql | int) -> Sql:
    """`template` with each `{name}` replaced by the part of that name, and the values of all of them.

    A brace is written twice, as in `str.format`. `ValueError` for a part that is missing or not used, and for two values
    of one name.
    """
    pieces = _pieces(template)
    used = {name for _, name in pieces if name is not None}
    if used != parts.keys():
        raise ValueError(f"parts do not match: {sorted(used ^ parts.keys())}")
    text: list[str] = []
    values: Mapping[str, object] = {}
    for before, name in pieces:
        text.append(before)
        if name is None:
            continue
        part = parts[name]
        if isinstance(part, Sql):
            text.append(part.text)
            values = merged(values, part.values)
        elif isinstance(part, int):
            text.append(str(int(part)))
        else:
            raise TypeError(f"{name} is neither SQL nor a number")
    return Sql("".join(text), values)


@cache
def _pieces(template: str) -> tuple[tuple[str, str | None], ...]:
    """What stands before each part, and its name; at the end perhaps what stands behind the last."""
    return tuple((before, name) for before, name, _, _ in Formatter().parse(template))


def joined(between: LiteralString, parts: Iterable[Sql]) -> Sql:
    """Parts one after another, with `between` in between."""
    parts = list(parts)
    values: Mapping[str, object] = {}
    for part in parts:
        values = merged(values, part.values)
    return Sql(between.join(part.text for part in parts), values)


def listed(constants: Iterable[str]) -> Sql:
    """Constant texts of ours, with commas in between, for an `IN (…)`."""
    return joined(", ", map(literal, constants))


def assigned(values: Mapping[str, object]) -> Sql:
    """Each column set to its value, which it brings along, for an `UPDATE … SET …`."""
    columns = [sql("{column} = {value}", column=identifier(one), value=placeholder(one)) for one in values]
    return joined(", ", columns).with_values(**values)


_IDENTIFIER = re.compile(r"[a-z_][a-z0-9_]*", re.ASCII)


def identifier(name: str) -> Sql:
    """The name of a table, column, alias or value, which the code or a model gives. `ValueError` where it is none."""
    if not _IDENTIFIER.fullmatch(name):
        raise ValueError("not a name of SQL")
    return Sql(name)


def placeholder(name: str) -> Sql:
    """The mark of the value of that name."""
    return Sql(f"%({identifier(name).text})s")


def literal(constant: str) -> Sql:
    """A constant text of ours as SQL, for where a value would hide from the planner which it is."""
    return Sql("'" + constant.replace("'", "''").replace("%", "%%") + "'")


def interval(length: timedelta) -> Sql:
    """A constant length of time, in whole seconds."""
    return Sql(f"interval '{int(length.total_seconds())} seconds'")


def merged(some: Mapping[str, object], more: Mapping[str, object]) -> Mapping[str, object]:
    """The values of both. `ValueError` where they differ about one."""
    if not some or not more:
        return some or more
    for key in some.keys() & more.keys():
        if some[key] != more[key]:
            raise ValueError(f"two values named {key}")
    return {**some, **more}
