"""Reading what was posted: a JSON object, and of what the bot posts each field as strictly as WeCom, to which a wrong type
is an illegal parameter (path 90313).
"""

from __future__ import annotations

from typing import Any

from flask import abort, request

from sandbox.errors import Refused

URL_BYTES = 2048


def json_object() -> dict[str, Any]:
    """The JSON object that was posted; 400 if it is none."""
    body = request.get_json()
    if not isinstance(body, dict):
        abort(400, "要一个 JSON 对象 a JSON object is needed")
    return body


def text(parent: dict[str, Any], name: str) -> str:
    """The text; empty if there is none.

    Raises: Refused.
    """
    value = parent.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Refused(40058, f"{name} is no string")
    return value


def needed(parent: dict[str, Any], name: str, errcode: int, *, at_most_bytes: int | None = None) -> str:
    """The text that must be there, and not be longer.

    Raises: Refused.
    """
    value = text(parent, name)
    if not value:
        raise Refused(errcode, f"{name} is missing")
    if at_most_bytes is not None and len(value.encode()) > at_most_bytes:
        raise Refused(errcode, f"{name} is longer than {at_most_bytes} bytes")
    return value


def url(parent: dict[str, Any], name: str, missing: int) -> str:
    """An address with its scheme.

    Raises: Refused.
    """
    value = needed(parent, name, missing)
    if "://" not in value:
        raise Refused(45034, name)
    if len(value.encode()) > URL_BYTES:
        raise Refused(40058, f"{name} is longer than {URL_BYTES} bytes")
    return value


def number(parent: dict[str, Any], name: str, allowed: range, default: int = 0) -> int:
    """An integer of `allowed`.

    Raises: Refused.
    """
    value = parent.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int) or value not in allowed:
        raise Refused(40058, f"{name} is not one of {allowed.start} to {allowed.stop - 1}")
    return value


def mapping(parent: dict[str, Any], name: str) -> dict[str, Any] | None:
    """The object, if there is one.

    Raises: Refused.
    """
    value = parent.get(name)
    if value is not None and not isinstance(value, dict):
        raise Refused(40058, f"{name} is no object")
    return value


def mappings(
    parent: dict[str, Any], name: str, errcode: int, *, at_least: int = 0, at_most: int
) -> list[dict[str, Any]]:
    """The list of so many objects; `errcode` is for another length.

    Raises: Refused.
    """
    value = parent.get(name)
    if value is None:
        value = []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise Refused(40058, f"{name} is no list of objects")
    if not at_least <= len(value) <= at_most:
        raise Refused(errcode, f"{name} has {len(value)} entries, not {at_least} to {at_most}")
    return value
