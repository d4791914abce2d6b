"""Any system that can sign a POST, by a contract of our own: docs/hooks.md.

Signed is the timestamp, a dot and the body, as bytes, by HMAC-SHA256 under HOOK_SECRET; while it is changed, HOOK_SECRET_OLD
counts as well. A delivery is told apart by its `Idempotency-Key`, or else by its body. The key is not signed: what was
signed once is the same delivery under any.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from werkzeug.datastructures import Headers

from bot.hooks import event, json_body
from bot.hooks.event import Event
from bot.hooks.provider import BadSignature, Problem, Provider, Unusable
from bot.imports.cells import LONGEST, SHORTEST
from bot.imports.rounds import round_said
from bot.interviews import identity, people
from bot.interviews.names import in_one_piece
from bot.printable import is_blank
from bot.settings import Settings
from bot.times.typed import normalise

FRESH_WITHIN_S = 300
_SIGNED = re.compile(r"sha256=([0-9a-fA-F]{64})")
_SECONDS = re.compile("[0-9]{1,12}")
_KEY = re.compile("[ -~]{1,200}")


def _secrets(settings: Settings) -> Sequence[str]:
    return [one.get_secret_value() for one in (settings.hook_secret, settings.hook_secret_old) if one is not None]


def _verify(secrets: Sequence[str], headers: Headers, body: bytes, own_now: datetime) -> bytes:
    at, signed = headers.get("X-Interview-Timestamp", ""), _SIGNED.fullmatch(headers.get("X-Interview-Signature", ""))
    if signed is None or not _SECONDS.fullmatch(at):
        raise BadSignature
    given, said = signed[1].lower().encode(), f"{at}.".encode() + body
    fits = [
        hmac.compare_digest(hmac.new(one.encode(), said, hashlib.sha256).hexdigest().encode(), given) for one in secrets
    ]
    if not any(fits) or abs(own_now.timestamp() - int(at)) > FRESH_WITHIN_S:
        raise BadSignature
    return said


def _key(headers: Headers, body: bytes) -> str:
    said = headers.get("Idempotency-Key")
    if said is None:
        return f"body:{hashlib.sha256(body).hexdigest()}"
    if not _KEY.fullmatch(said):
        raise Unusable([Problem("Idempotency-Key", "must have 1 to 200 characters of ASCII")])
    return f"key:{said}"


# --- what the body may say ------------------------------------------------------------------------------------------

_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d{1,9})?)?([Zz]|[+-]\d\d:?\d\d)", re.ASCII
)  # RFC 3339, with what ISO 8601 allows to leave out
_MOBILE = re.compile(r"\+?[0-9]{5,20}")
_MERE_NUMBER = re.compile(r"(?:round|第)? ?([-+]?[0-9]+(?:\.[0-9]+)?) ?(?:面|轮|试|round)?")
_FROM_1_TO_99 = re.compile(r"0*[1-9][0-9]?(?:\.0+)?")
_HOST = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]+)?")
_IN_ADDRESS = re.compile(r"[!-\[\]-~]+")  # all of ASCII but what a browser takes for a slash


def _instant(value: object) -> object:
    if isinstance(value, str) and _INSTANT.fullmatch(value):
        try:
            at = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", value.upper())).astimezone(UTC)
        except (ValueError, OverflowError):
            raise ValueError("is no day or time that there is") from None
        if 2000 <= at.year <= 2200:
            return at
    raise ValueError("must be a time with its offset, such as 2026-03-12T15:00:00+08:00")


def _one_line(value: str) -> str:
    said = " ".join(value.split())
    if not said:
        raise ValueError("must not be empty")
    if not said.isprintable():
        raise ValueError("must not hold control characters")
    if is_blank(said):
        raise ValueError("must not be empty")
    return said


def _email(value: str) -> str:
    if not people.EMAIL.fullmatch(value.strip()):
        raise ValueError("must be an e-mail address")
    return value.strip()


def _mobile(value: str) -> str:
    number = re.sub(r"[\s\-()]", "", value)
    if not _MOBILE.fullmatch(number) or not identity.phone_key(number):
        raise ValueError("must be a telephone number")
    return identity.phone_kept(value)


def _user_id(value: str) -> str:
    if not people.USER_ID.fullmatch(value.strip().lower()):
        raise ValueError("must be an account of WeCom's")
    return value.strip().lower()


def _round(value: str) -> str:
    mere = _MERE_NUMBER.fullmatch(normalise(value))
    if mere is not None and not _FROM_1_TO_99.fullmatch(mere[1]):
        raise ValueError("must be a name, or a number from 1 to 99")
    return value


def _address(value: str) -> str:
    """Nothing stands before the host (`https://wecom.work@example.com` is of the latter), and no browser reads another."""
    try:
        parts = urlsplit(value)
        is_to_a_host = parts.scheme.lower() == "https" and _HOST.fullmatch(parts.netloc) and parts.port != 0
        if is_to_a_host and _IN_ADDRESS.fullmatch(value):
            return value
    except ValueError:
        pass
    raise ValueError("must be an address that begins with https:// and the host")


Instant = Annotated[datetime, BeforeValidator(_instant)]
Words = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(_one_line)]
Name = Annotated[str, Field(min_length=1, max_length=64), AfterValidator(_one_line)]
Email = Annotated[str, Field(max_length=254), AfterValidator(_email)]
Mobile = Annotated[str, Field(max_length=40), AfterValidator(_mobile)]
UserId = Annotated[str, Field(max_length=64), AfterValidator(_user_id)]
Address = Annotated[str, Field(max_length=2000), AfterValidator(_address)]
RoundNo = Annotated[int, Field(ge=1, le=99)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)


class Person(_Strict):
    """Somebody of the company: at least one of the three."""

    user_id: UserId | None = None
    email: Email | None = None
    mobile: Mobile | None = None

    @model_validator(mode="after")
    def _is_somebody(self) -> Person:
        if not (self.user_id or self.email or self.mobile):
            raise ValueError("must have user_id, email or mobile")
        return self

    def plain(self) -> event.Person:
        return event.Person(self.user_id or "", (self.email or "").lower(), self.mobile or "")


class Candidate(_Strict):
    name: Name
    email: Email | None = None
    mobile: Mobile | None = None
    resume_url: Address | None = None


class Interview(_Strict):
    """All of it: what is left out is not there (any more). `round` is 二面, Round 2 or 2; `place` is a room's name."""

    candidate: Candidate
    job: Words
    round: Annotated[Words, AfterValidator(_round)] | RoundNo
    start: Instant
    end: Instant
    interviewers: Annotated[list[Person], Field(min_length=1, max_length=20)]
    recruiter: Person | None = None
    place: Name | None = None
    meeting_url: Address | None = None

    def plain(self) -> event.Described:
        round_no, round_name = round_said(str(self.round))
        return event.Described(
            candidate=in_one_piece(self.candidate.name),
            email=self.candidate.email or "",
            mobile=self.candidate.mobile or "",
            resume_url=self.candidate.resume_url or "",
            job=self.job,
            round_no=round_no,
            round_name=round_name,
            slot=(self.start, self.end),
            interviewers=tuple(dict.fromkeys(one.plain() for one in self.interviewers)),
            recruiter=self.recruiter.plain() if self.recruiter else None,
            place=self.place or "",
            meeting_url=self.meeting_url or "",
        )


class _Envelope(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)

    event: str
    id: Words
    occurred_at: Instant


class Upserted(_Envelope):
    """An interview that is new, or is otherwise than before."""

    event: Literal["interview.upserted"]
    interview: Interview


class Cancelled(_Envelope):
    """It does not take place."""

    event: Literal["interview.cancelled"]


class Other(_Envelope):
    """Any other event is kept, and nothing is done."""

    model_config = ConfigDict(extra="allow")

    event: Words


_BODIES: dict[str, type[Upserted] | type[Cancelled]] = {
    event.UPSERTED: Upserted,
    event.CANCELLED: Cancelled,
}


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a body."""
    described = TypeAdapter(Upserted | Cancelled | Other).json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "generic hook"} | described


def _read(body: bytes) -> Event:
    value = json_body.parsed(body)
    json_body.check_storable(value)
    if not isinstance(value, dict):
        raise Unusable([Problem("", "must be an object")])
    name = value.get("event")
    try:
        said = _BODIES.get(name if isinstance(name, str) else "", Other).model_validate(value)
    except ValidationError as wrong:
        raise Unusable(_problems(wrong)) from None
    interview = None
    if isinstance(said, Upserted):
        interview = said.interview.plain()
        _check_length(interview)
    return Event(said.event, said.event if said.event in _BODIES else "", said.id, said.occurred_at, interview)


def _problems(wrong: ValidationError) -> list[Problem]:
    """Each field once: of what may be one thing or another, what is wrong with the first."""
    found: dict[str, str] = {}
    for one in wrong.errors(include_input=False, include_url=False):
        where = ".".join(str(part) for part in one["loc"] if not str(part).startswith(("function-", "constrained-")))
        found.setdefault(where, str(one["msg"]).removeprefix("Value error, "))
    return [Problem(where, message) for where, message in found.items()]


def _check_length(interview: event.Described) -> None:
    """Raises: Unusable"""
    start, end = interview.slot
    if not SHORTEST <= end - start <= LONGEST:
        raise Unusable([Problem("interview.end", "must be 10 minutes to 12 hours after start")])


PROVIDER = Provider("generic", secrets=_secrets, verify=_verify, read=_read, key=_key)
