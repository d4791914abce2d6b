"""The candidate's own link to an interview: what it is made of, what it proves, and until when it is good.

Its token is the interview's `link_id` (16 random bytes, which are in nothing else), the link's version (3 bytes) and the
first 16 bytes of an HMAC-SHA256 over both, under a key that is derived from SECRET_KEY: 35 bytes, which are 56 characters
of base32 in lower case, with no bit to spare, so that each token is written in one way. It is derived when it is shown
and stored nowhere. What is stored in its place names it (`named`): without the key that opens nothing.
"""

from __future__ import annotations

import base64
import functools
import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.db import store
from bot.db.sql import sql
from bot.installation import process
from bot.interviews import loading, panel, states
from bot.interviews.audit import Change, Values
from bot.interviews.errors import UserError
from bot.interviews.models import Interview

STAYS = timedelta(hours=2)  # after the end: an interview may take longer than was planned
_FORM = re.compile("[a-z2-7]{56}")
_ID, _VERSION, _SIGNED = 16, 3, 16  # bytes


def key() -> bytes:
    """Derived from SECRET_KEY."""
    return _derived(process.installation.secret_key)


@functools.cache
def _derived(secret: bytes) -> bytes:
    return hmac.digest(secret, b"a candidate's link", "sha256")


@dataclass(frozen=True)
class Link:
    """One version of one interview's link. `link_id` is 32 hexadecimal digits."""

    link_id: str
    version: int

    @property
    def _said(self) -> bytes:
        return bytes.fromhex(self.link_id) + self.version.to_bytes(_VERSION, "big")

    @property
    def token(self) -> str:
        return base64.b32encode(self._said + _signature(self._said)).decode().lower()

    @property
    def name(self) -> str:
        """What is stored in its token's place."""
        return f"{self.link_id}.{self.version}"


def of(interview: Interview) -> Link:
    return Link(str(interview.link_id), int(interview.link_version))


def token_of(name: str) -> str:
    """Of a link that is stored by its name."""
    link_id, _, version = name.partition(".")
    return Link(link_id, int(version)).token


def read(token: str) -> Link | None:
    """The link that we once gave out; None for anything else.

    The database is not asked, so how long it takes says nothing of what is in it; and what is compared is compared in
    constant time, whatever was sent.
    """
    well_formed = _FORM.fullmatch(token) is not None
    data = base64.b32decode(token.upper() if well_formed else "A" * 56)
    said, signature = data[:-_SIGNED], data[-_SIGNED:]
    if not hmac.compare_digest(signature, _signature(said)) or not well_formed:
        return None
    return Link(said[:_ID].hex(), int.from_bytes(said[_ID:], "big"))


def _signature(said: bytes) -> bytes:
    return hmac.digest(key(), said, "sha256")[:_SIGNED]


def interview_of(link: Link) -> Interview | None:
    """The interview that the link is of, whether or not it is still good; None where it is no more."""
    found = loading.interviews(sql("SELECT i.id FROM interview i WHERE i.link_id = %(link)s"), link=link.link_id)
    return next(iter(found), None)


def is_good(interview: Interview, link: Link, now: datetime) -> bool:
    """False for a version that HR has ended, once the interview is called off, and from two hours after its end.

    Another time leaves it as it is; so does an interview that has none for now.
    """
    if link.version != interview.link_version or interview.status == "cancelled":
        return False
    return interview.end is None or now < interview.end + STAYS


# --- HR ends it, and there is another ---------------------------------------------------------------------------------


def reset(change: Change, interview: Interview) -> None:
    """The link that was given out opens nothing any more; the next one is another.

    No version is given twice, also where a reset is undone.
    Raises: UserError where there is nothing to reset.
    """
    now = panel.hold(interview, [])
    check_reset(now, change.now)
    [row] = store.fetch(
        """SELECT coalesce(max((after ->> 'version')::int), 1) AS version FROM audit_event
           WHERE entity = 'interview' AND entity_id = %(id)s AND action = 'link.reset'""",
        id=now.id,
    )
    version = max(int(row["version"]), int(now.link_version)) + 1
    before: Values = {"status": now.status, "version": now.link_version}
    now.link_version = version
    now.save(only=["link_version"])
    change.record("link.reset", "interview", now.id, before=before, after={"version": version}, undoable=True)


def check_reset(now: Interview, at: datetime) -> None:
    """Raises: UserError"""
    if not is_good(now, of(now), at):
        raise UserError("reset_link.has_ended", title=now, what=states.what_became(now, at))


def version_back(interview: Interview, before: Values, after: Values) -> None:
    """Undone: the link that was given out before is good again, the one of the reset is not."""
    interview.link_version = before["version"]
    interview.save(only=["link_version"])
