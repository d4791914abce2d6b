"""What can go wrong with WeCom's API, on demand: to see what the bot makes of it."""

from __future__ import annotations

import threading
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

REVOKED_WITH = (40014, 42001)  # WeCom says either

_WAYS = {
    "secret": ("wrong",),
    "redirect_domain": ("not trusted", "empty"),
    "outsider": ("stranger", "customer"),
}


class BadFaults(ValueError):
    """Faults that cannot be; the text says why."""


@dataclass(frozen=True)
class Rule:
    """What befalls calls of `path` (`message/send`, `*`), the next `times` of them, or all.

    `users` confines it to calls that name one of them. A rule with `users` that does nothing else makes WeCom name
    them in `invaliduser`, or with `unlicensed` in `unlicenseduser`, beside errcode 0.
    `drop`: the connection breaks `before` or `after` the call is carried out. `outage`: HTTP 503 and no JSON.
    """

    path: str = "*"
    errcode: int | None = None
    latency_ms: int = 0
    drop: bool | str = False
    outage: bool = False
    times: int | None = None
    users: tuple[str, ...] | None = None
    unlicensed: bool = False

    def concerns(self, path: str, users: AbstractSet[str]) -> bool:
        """Whether a call of `path` that names these members meets this rule."""
        return self.path in ("*", path) and (self.users is None or not users.isdisjoint(self.users))

    @property
    def unreachable(self) -> tuple[str, ...]:
        """The members whom WeCom would not reach."""
        return () if self.errcode is not None or self.latency_ms or self.drop or self.outage else self.users or ()


@dataclass(frozen=True)
class InForce:
    """Everything that is wrong at present.

    `redirect_domain`: the app's trusted domain is `empty`, or another's, so that ours is `not trusted`.
    `outsider`: whoever signs on is no member, but a `stranger`, or a `customer` whom the company knows.
    """

    rules: tuple[Rule, ...] = ()
    ip_not_trusted: bool = False
    app_disabled: bool = False
    no_callback: bool = False
    secret: str | None = None
    redirect_domain: str | None = None
    outsider: str | None = None
    out_of_range: tuple[str, ...] = field(default=())


class Faults:
    """The faults in force. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._in_force = InForce()

    @property
    def in_force(self) -> InForce:
        """As they are at this moment."""
        with self._lock:
            return self._in_force

    def change(self, changes: dict[str, Any]) -> None:
        """Puts in force what is named; all else stays. `rules` are replaced as a whole.

        Raises: BadFaults.
        """
        checked = {name: _checked(name, value) for name, value in changes.items()}
        with self._lock:
            self._in_force = replace(self._in_force, **checked)

    def clear(self) -> None:
        """Everything is well again."""
        with self._lock:
            self._in_force = InForce()

    def meet(self, path: str, users: AbstractSet[str]) -> Rule | None:
        """The first rule that this call meets; one of its `times` is used up."""
        with self._lock:
            rules = list(self._in_force.rules)
            for place, rule in enumerate(rules):
                if rule.concerns(path, users):
                    rules[place : place + 1] = _left(rule)
                    self._in_force = replace(self._in_force, rules=tuple(rules))
                    return rule
        return None

    def as_json(self) -> dict[str, Any]:
        """The shape that the HTTP API hands out."""
        return asdict(self.in_force)


def revoking(changes: dict[str, Any]) -> tuple[int | None, dict[str, Any]]:
    """The errcode that tokens are to be revoked with, if they are, and the other changes.

    Raises: BadFaults.
    """
    wanted = changes.get("revoke_token", False)
    others = {name: value for name, value in changes.items() if name != "revoke_token"}
    if wanted is False:
        return None, others
    if wanted is True:
        return REVOKED_WITH[0], others
    if wanted not in REVOKED_WITH:
        raise BadFaults(f"revoke_token 可选 may be: true, {', '.join(map(str, REVOKED_WITH))}")
    return wanted, others


def _left(rule: Rule) -> list[Rule]:
    if rule.times is None:
        return [rule]
    return [replace(rule, times=rule.times - 1)] if rule.times > 1 else []


def _checked(name: str, value: Any) -> Any:
    match name:
        case "rules":
            if not isinstance(value, list):
                raise BadFaults("rules 要是列表 must be a list")
            return tuple(_rule(one) for one in value)
        case "ip_not_trusted" | "app_disabled" | "no_callback":
            return _boolean(name, value)
        case "secret" | "redirect_domain" | "outsider":
            if value is not None and value not in _WAYS[name]:
                raise BadFaults(f"{name} 可选 may be: null, {', '.join(_WAYS[name])}")
            return value
        case "out_of_range":
            return _user_ids(name, value)
    raise BadFaults(f"没有这种故障 no such fault: {name}")


def _rule(given: Any) -> Rule:
    if not isinstance(given, dict):
        raise BadFaults("每条规则要是对象 a rule must be an object")
    if unknown := given.keys() - {one.name for one in fields(Rule)}:
        raise BadFaults(f"规则里没有 a rule has no: {', '.join(sorted(unknown))}")
    rule = Rule(**given)
    if not isinstance(rule.path, str) or not rule.path:
        raise BadFaults("path 要是接口名或 * must be a call such as message/send, or *")
    if rule.errcode is not None and (not _is_int(rule.errcode) or rule.errcode == 0):
        raise BadFaults("errcode 要是非零整数 must be an integer other than 0")
    if not _is_int(rule.latency_ms) or not 0 <= rule.latency_ms <= 60_000:
        raise BadFaults("latency_ms 要在 0 到 60000 之间 must be from 0 to 60000")
    if rule.drop is not False and rule.drop not in ("before", "after"):
        raise BadFaults("drop 可选 may be: false, before, after")
    if rule.times is not None and (not _is_int(rule.times) or rule.times < 1):
        raise BadFaults("times 要是正整数 must be a positive integer")
    _boolean("outage", rule.outage)
    if _boolean("unlicensed", rule.unlicensed) and not rule.users:
        raise BadFaults("unlicensed 要写明 users needs users")
    return replace(rule, users=None if rule.users is None else _user_ids("users", rule.users))


def _boolean(name: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise BadFaults(f"{name} 要是 true 或 false must be true or false")
    return value


def _user_ids(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise BadFaults(f"{name} 要是成员列表 must be a list of user ids")
    return tuple(one.lower() for one in value)


def _is_int(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
