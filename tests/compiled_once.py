"""What each application of a process would compile anew, though it is the same: templates, and the builders of addresses.

The product makes two applications in a process, the tests one for each of their thousands of towns.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Flask
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from werkzeug.routing import Rule


class _InMemory(BytecodeCache):
    """A template's code, by its name and what stands in it."""

    def __init__(self) -> None:
        self._code: dict[str, Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._code.get(f"{bucket.key}{bucket.checksum}")

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[f"{bucket.key}{bucket.checksum}"] = bucket.code


def compile_once() -> None:
    """From now on, in this process."""
    Flask.jinja_options = Flask.jinja_options | {"bytecode_cache": _InMemory()}
    at_once = Rule._compile_builder

    def when_used(self: Rule, append_unknown: bool = True) -> Callable[..., Any]:
        """Of two hundred addresses a test builds three."""
        made: list[Callable[..., Any]] = []

        def build(rule: Rule, **values: Any) -> Any:
            if not made:
                made.append(at_once(self, append_unknown))
            return made[0](rule, **values)

        return build

    Rule._compile_builder = when_used  # type: ignore[method-assign]
