"""Whom a call reaches (发送应用消息, path 90236): the sandbox's company is one department, 1, and has no tags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sandbox import directory
from sandbox.errors import Refused

DEPARTMENT = 1
USERS, PARTIES, TAGS = 1000, 100, 100


@dataclass(frozen=True)
class Reached:
    """User ids as the directory spells them, and what WeCom names as invalid: user ids in lower case."""

    user_ids: tuple[str, ...]
    invalid_users: tuple[str, ...] = ()
    invalid_parties: tuple[str, ...] = ()
    invalid_tags: tuple[str, ...] = ()


def of_send(body: dict[str, Any], out_of_range: Iterable[str]) -> Reached:
    """The recipients of `message/send`: texts with `|` between the names.

    Raises: Refused.
    """
    users, parties, tags = (_names(body, name) for name in ("touser", "toparty", "totag"))
    if users == ["@all"]:
        return _reached(directory.PEOPLE, [], [], out_of_range)
    return _reached(users, parties, tags, out_of_range)


def of_update(body: dict[str, Any], out_of_range: Iterable[str]) -> Reached:
    """The recipients of `message/update_template_card` (path 94888): lists.

    Raises: Refused.
    """
    users, parties, tags = (_entries(body, name) for name in ("userids", "partyids", "tagids"))
    return _reached(users, parties, tags, out_of_range)


def _reached(users: Iterable[str], parties: list[str], tags: list[str], out_of_range: Iterable[str]) -> Reached:
    asked = list(dict.fromkeys(one.lower() for one in users))
    if not (asked or parties or tags):
        raise Refused(82001)
    if len(asked) > USERS:
        raise Refused(40032, f"more than {USERS}")
    if len(parties) > PARTIES:
        raise Refused(82002, f"more than {PARTIES}")
    if len(tags) > TAGS:
        raise Refused(82003, f"more than {TAGS}")
    in_range = [user_id for user_id in directory.PEOPLE if user_id not in set(out_of_range)]
    everybody = in_range if str(DEPARTMENT) in parties else []
    found = dict.fromkeys([*(one for one in asked if one in in_range), *everybody])
    if not found:
        raise Refused(81013)
    return Reached(
        tuple(found),
        tuple(one for one in asked if one not in in_range),
        tuple(one for one in parties if one != str(DEPARTMENT)),
        tuple(tags),
    )


def _names(body: dict[str, Any], name: str) -> list[str]:
    value = body.get(name)
    if value is None:
        return []
    if not isinstance(value, str):
        raise Refused(40058, f"{name} is no string")
    return [one.strip() for one in value.split("|") if one.strip()]


def _entries(body: dict[str, Any], name: str) -> list[str]:
    value = body.get(name)
    if value is None:
        return []
    kind = str if name == "userids" else int
    if not isinstance(value, list) or not all(isinstance(one, kind) for one in value):
        raise Refused(40058, f"{name} is no list of {kind.__name__}")
    return [str(one) for one in value]
