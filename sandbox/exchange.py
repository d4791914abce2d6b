"""What happened on the wire, as the chat page and the terminal read it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal

Kind = Literal["text", "event", "save"]
Outcome = Literal["reply", "empty", "failed"]
CallOutcome = Literal["done", "refused", "failed"]


class BadSettings(ValueError):
    """A setting of the sandbox that cannot be; the text names it."""


@dataclass(frozen=True)
class Settings:
    """What WeCom's documents leave open or contradict, to try either reading.

    `repeat_envelope`: whether a repeat is sealed anew. `retry_on`: only a time-out or a failed connection,
    or any status but 200 too. `tries`: "three times" in all (3) or after the first (4). (Paths 90930, 90238.)
    `gettoken_repeats`: whether a second gettoken brings the `same` token, or a `new` one beside it (path 91039).
    `card_click_passive`: whether a passive update in answer to a tap is shown (paths 90240, 90241).
    `unicode_escapes`: whether JSON may hold `\\uXXXX` (code 40033 of path 90313).
    `textcard_limits`: what is counted before a textcard is cut (paths 90236, 90248).
    `code_hours`: how long a response_code lives (path 94888, and older copies of it).
    `spent_codes`: whether a sign-on code that was used or has expired is told like an unknown one, or each with its own
    errcode (paths 91023, 90313).
    `signed_on`: whether who has signed on is told with the names of path 91023, or those of the page before it.
    `signed_on_out_of_range`: whether the app is told of a member outside its visible range (path 91023), or refused as by
    user/get.
    `member_fields`: whether user/get tells number and mails, as it does to an app of before June 2022, or `none` of them;
    or names neither, and tells the `userid` in place of the name (path 90196).
    """

    repeat_envelope: str = "same"
    retry_on: str = "timeout"
    tries: int = 3
    timeout_s: float = 5.0
    save_timeout_s: float = 1.0
    gettoken_repeats: str = "same"
    card_click_passive: str = "ignored"
    unicode_escapes: str = "allowed"
    textcard_limits: str = "bytes"
    code_hours: int = 72
    spent_codes: str = "alike"
    signed_on: str = "userid"
    signed_on_out_of_range: str = "told"
    member_fields: str = "none"

    def changed(self, changes: dict[str, Any]) -> Settings:
        """These settings with `changes` made.

        Raises: BadSettings.
        """
        allowed: dict[str, Any] = {
            "repeat_envelope": ("same", "fresh"),
            "retry_on": ("timeout", "non_200"),
            "tries": (3, 4),
            "gettoken_repeats": ("same", "new"),
            "card_click_passive": ("ignored", "shown"),
            "unicode_escapes": ("allowed", "refused"),
            "textcard_limits": ("bytes", "characters"),
            "code_hours": (72, 24),
            "spent_codes": ("alike", "each"),
            "signed_on": ("userid", "UserId"),
            "signed_on_out_of_range": ("told", "refused"),
            "member_fields": ("none", "all", "userid"),
        }
        for name, value in changes.items():
            if name not in {one.name for one in fields(self)}:
                raise BadSettings(f"没有这个设置 no such setting: {name}")
            if name in allowed and (isinstance(value, bool) or value not in allowed[name]):
                raise BadSettings(f"{name} 可选 may be: {', '.join(map(str, allowed[name]))}")
            if name not in allowed and (isinstance(value, bool) or not isinstance(value, int | float)):
                raise BadSettings(f"{name} 要是秒数 must be a number of seconds")
            if name not in allowed and not 0.05 <= value <= 60:
                raise BadSettings(f"{name} 要在 0.05 到 60 秒之间 must be from 0.05 to 60 seconds")
        return replace(self, **changes)


@dataclass(frozen=True)
class Request:
    """One sealed request; a GET has no `body`. `plain` is what was sealed."""

    method: str
    url_query: dict[str, str]
    body: str | None
    plain: str


@dataclass(frozen=True)
class Response:
    """What the bot answered; `plain` only if it could be opened."""

    status: int
    headers: dict[str, str]
    body: str
    plain: str | None = None


@dataclass(frozen=True)
class Try:
    """One request and how it ended; `error` is `timeout`, `connection` or `bad reply: …`."""

    n: int
    at: str
    ms: int
    status: int | None
    error: str | None


@dataclass(frozen=True)
class Call:
    """What WeCom has to tell the bot, whatever envelope it travels in.

    `plain` is the inner XML, or the digits of a save; `shows`: the types of passive reply that WeCom shows;
    `task_id`: the card that was tapped; `label`: the words on the button or menu item; `language`: that of the page on
    which it was done, told as a browser tells it.
    """

    kind: Kind
    user_id: str
    summary: str
    plain: str
    shows: frozenset[str] = frozenset()
    task_id: str | None = None
    label: str | None = None
    language: str = ""


@dataclass(frozen=True)
class Exchange:
    """One delivery with all its tries. `request` and `response` are those of the last try.

    `origin_id`: the exchange that first carried this message; its own id unless it is a replay.
    """

    id: int
    origin_id: int
    call: Call
    at: str
    ms: int
    outcome: Outcome
    tries: tuple[Try, ...]
    request: Request
    response: Response | None
    reply: dict[str, Any] | None
    replay_of: int | None = None

    def as_json(self) -> dict[str, Any]:
        """The shape that the HTTP API hands out."""
        return {
            "id": self.id,
            "kind": self.call.kind,
            "from": self.call.user_id,
            "summary": self.call.summary,
            "label": self.call.label,
            "at": self.at,
            "outcome": self.outcome,
            "ms": self.ms,
            "tries": [asdict(one) for one in self.tries],
            "request": asdict(self.request),
            "response": self.response and asdict(self.response),
            "reply": self.reply,
            "replay_of": self.replay_of,
        }


@dataclass(frozen=True)
class ApiCall:
    """One call that the bot made of WeCom's API. `status` is None where the connection broke; `errcode` where the answer holds none."""

    id: int
    at: str
    ms: int
    method: str
    path: str
    users: tuple[str, ...]
    summary: str
    query: dict[str, str]
    body: str
    status: int | None
    answer: str
    errcode: int | None

    @property
    def outcome(self) -> CallOutcome:
        if self.status != 200:
            return "failed"
        return "refused" if self.errcode else "done"

    def as_json(self) -> dict[str, Any]:
        """The shape that the HTTP API hands out, beside that of an exchange."""
        return {
            "id": self.id,
            "kind": "call",
            "path": self.path,
            "users": list(self.users),
            "summary": self.summary,
            "at": self.at,
            "outcome": self.outcome,
            "ms": self.ms,
            "errcode": self.errcode,
            "request": {"method": self.method, "url_query": self.query, "body": self.body},
            "response": {"status": self.status, "body": self.answer},
        }
