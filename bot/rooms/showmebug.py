"""ShowMeBug's open API as far as we use it (www.showmebug.com/help/openapi: api-interview, api-team; read 2026-11-30).

    POST /oauth/token.json                    client_credentials; `callback_uri` registers where events are sent
    POST, GET /open_api/v1/interviews         PATCH, DELETE …/UID; GET …/UID/result
    GET /open_api/v1/me                       the team: `left_quota`, `members`

An answer is `{"errcode": 0, "errmsg": "成功", "data": {…}}`. What its pages leave open, both readings do here: whether a
list tells links, seats, status and when a room was made; what PATCH answers; which errcode means what (so that none has
a meaning of its own: why a room is refused is asked of `left_quota`). `search` is said to look for a pad's name, which
may not be the candidate's: what it does not find is looked for without.

Token and links never leave by a text: no address and no error of the HTTP library gets out of this file.
"""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

import requests

from bot import outbound
from bot.rooms.provider import GONE, Links, Result, Room, Seat, Status
from bot.rooms.showmebug_answers import (
    AFTER_SILENCE_S,
    NO_QUOTA,
    QUOTA,
    SERVED_AT,
    UNAUTHORIZED,
    Answer,
    about_the_account,
    judged,
    link_in,
    number_in,
    room_in,
    unreadable,
)
from bot.wecom.access_token import AccessTokens
from bot.wecom.errors import NeedsAdmin, Refused, RetryLater

MOST_SEATS = 5
CONNECT_S, ANSWER_S = 3.05, 8.0
AFTER_QUOTA_S = 600.0
A_PAGE, MOST_PAGES = 50, 4
TECHNICAL = 1


class ShowMeBug:
    """The API as one application of a team may use it; one object for all threads of a process."""

    name = "showmebug"

    def __init__(
        self,
        api_base: str,
        client_id: str,
        client_secret: str,
        clock: Callable[[], datetime],
        *,
        callback_uri: str = "",
        https_proxy: str = "",
        answer_s: float = ANSWER_S,
    ) -> None:
        """`callback_uri`: where ShowMeBug is to send its events; empty: nowhere."""
        self._base = api_base.rstrip("/")
        self._client_id, self._client_secret, self._callback_uri = client_id, client_secret, callback_uri
        self._https_proxy, self._answer_s = https_proxy, answer_s
        # Another callback is another token: it is with a token that it is registered.
        callback = hashlib.sha256(callback_uri.encode()).hexdigest()[:12]
        self._tokens = AccessTokens(f"showmebug:{client_id}:{callback}", self.token, clock, about_the_account)
        self._creator: int | None = None

    # --- rooms --------------------------------------------------------------------------------------------------------

    def open(self, candidate: str, seats: Sequence[Seat]) -> Room:
        body: Answer = {"candidate_name": candidate, "type_id": TECHNICAL, "interviewers": _interviewers(seats)}
        try:
            body |= self._creator_id()
        except RetryLater as later:
            if not isinstance(later, NeedsAdmin):  # whatever became of asking, no room was asked for
                raise RetryLater(str(later), later.after_s, later.errcode) from None
            raise
        try:
            data = self._call("POST", "interviews", body=body)
        except Refused as refused:
            self._creator = None  # it may have been them
            raise self._out_of_quota() or refused from None
        room = room_in(data)
        if room is None or room.links is None:
            raise unreadable()
        return room

    def change(self, uid: str, seats: Sequence[Seat]) -> Links | None:
        room = room_in(
            {"uid": uid} | self._call("PATCH", f"interviews/{uid}", body={"interviewers": _interviewers(seats)})
        )
        return room.links if room else None

    def close(self, uid: str) -> None:
        try:
            self._call("DELETE", f"interviews/{uid}")
        except Refused as refused:
            if refused.errcode != GONE:
                raise

    def look(self, candidate: str, *, began: bool = False) -> list[Room]:
        wanted = (Status.STARTED, Status.ENDED) if began else (Status.OPENED,)
        query = [("status[]", f"interview_{one}") for one in wanted]
        found = [one for one in self._listed([*query, ("search", candidate)]) if one.candidate in (candidate, None)]
        return found or [one for one in self._listed(query) if one.candidate == candidate]

    def result(self, uid: str) -> Result:
        data = self._call("GET", f"interviews/{uid}/result")
        reports = (data.get(name) for name in ("report_url", "report_link", "report"))
        return Result(number_in(data.get("rate")), next(filter(None, map(link_in, reports)), None))

    # --- the account --------------------------------------------------------------------------------------------------

    def left_quota(self) -> float | None:
        """How many rooms the team may still make; None where it is not told."""
        return number_in(self._call("GET", "me").get("left_quota"))

    def left_quota_by(self, token: str) -> float | None:
        """The same, with a token that is stored nowhere."""
        outcome = self._with(token, "GET", "me", (), None)
        if isinstance(outcome, RetryLater | Refused):
            raise outcome
        data = outcome.get("data")
        return number_in(data.get("left_quota")) if isinstance(data, dict) else None

    def refresh_ahead(self) -> None:
        """Get the next token before the present one dies; for a job that runs every so often."""
        self._tokens.refresh_ahead()

    def token(self) -> tuple[str, float | None]:
        """A token from ShowMeBug itself, stored nowhere, and the seconds that it lives; registers the callback."""
        body = {
            "grant_type": "client_credentials",
            "client_id": self._client_id,
            "client_secret": self._client_secret,
        }
        if self._callback_uri:
            body["callback_uri"] = self._callback_uri
        # Asked twice at most, inside a transaction: hence half.
        outcome = self._outcome("POST", "/oauth/token.json", {}, [], body, self._answer_s / 2)
        if isinstance(outcome, Refused):
            raise about_the_account(outcome.errcode, 60.0)
        if isinstance(outcome, RetryLater):
            raise outcome
        held = outcome["data"] if isinstance(outcome.get("data"), dict) else outcome
        text, expires_in = held.get("access_token"), number_in(held.get("expires_in"))
        if not isinstance(text, str) or not text:
            raise unreadable()
        return text, expires_in

    def _creator_id(self) -> Answer:
        """`user_id`, in whose name rooms are made: the team's first member. Left out where none is told."""
        if self._creator is None:
            members = self._call("GET", "me").get("members")
            ids = [one.get("id") for one in members if isinstance(one, dict)] if isinstance(members, list) else []
            self._creator = min((one for one in ids if isinstance(one, int)), default=None)
        return {} if self._creator is None else {"user_id": self._creator}

    def _out_of_quota(self) -> NeedsAdmin | None:
        try:
            left = self.left_quota()
        except (RetryLater, Refused):
            return None
        return None if left is None or left > 0 else NeedsAdmin(NO_QUOTA, QUOTA, AFTER_QUOTA_S, first=False)

    # --- HTTP ---------------------------------------------------------------------------------------------------------

    @functools.cached_property
    def _session(self) -> requests.Session:
        return outbound.session(self._https_proxy, threads=8)  # made when first used, so after a fork

    def _listed(self, query: list[tuple[str, str]]) -> Iterator[Room]:
        for page in range(1, MOST_PAGES + 1):
            data = self._call("GET", "interviews", [*query, ("page", str(page)), ("per_page", str(A_PAGE))])
            rows = data.get("interviews", data.get("list"))
            served_at = data.get(SERVED_AT)
            if not isinstance(rows, list):
                return
            yield from (room for row in rows if (room := room_in(row, served_at)))
            if len(rows) < A_PAGE:  # of a full page there may be more, whatever could be read of it
                return

    def _call(
        self, method: str, path: str, query: Sequence[tuple[str, str]] = (), body: Answer | None = None
    ) -> Answer:
        """The answer's data, with the present token, and once more with another if that one is not liked."""
        token = self._tokens.current()
        outcome = self._with(token.text, method, path, query, body)
        if isinstance(outcome, Refused) and outcome.errcode == UNAUTHORIZED:
            token = self._tokens.renew(token)
            outcome = self._with(token.text, method, path, query, body)
        if isinstance(outcome, Refused) and outcome.errcode == UNAUTHORIZED:
            self._tokens.shut(token, UNAUTHORIZED)
            raise about_the_account(UNAUTHORIZED, 60.0)
        if isinstance(outcome, RetryLater | Refused):
            raise outcome
        data = outcome.get("data")
        return (data if isinstance(data, dict) else {"interviews": data}) | {SERVED_AT: outcome.get(SERVED_AT)}

    def _with(
        self, token: str, method: str, path: str, query: Sequence[tuple[str, str]], body: Answer | None
    ) -> Answer | RetryLater | Refused:
        headers = {"Authorization": f"Bearer {token}"}
        return self._outcome(method, f"/open_api/v1/{path}", headers, query, body, self._answer_s)

    def _outcome(
        self,
        method: str,
        path: str,
        headers: dict[str, str],
        query: Sequence[tuple[str, str]],
        body: Answer | None,
        answer_s: float,
    ) -> Answer | RetryLater | Refused:
        # The error is returned: raised in here it would drag along the library's, whose text has the address.
        try:
            response = self._session.request(
                method,
                f"{self._base}{path}",
                params=list(query),
                data=None if body is None else json.dumps(body, ensure_ascii=False).encode(),
                headers=headers if body is None else headers | {"Content-Type": "application/json; charset=utf-8"},
                timeout=(CONNECT_S, answer_s),
                allow_redirects=False,
            )
        except requests.RequestException as error:
            unresolved = not outbound.never_left(error)
            return RetryLater(f"no answer: {type(error).__name__}", AFTER_SILENCE_S, unresolved=unresolved)
        return judged(response)


def _interviewers(seats: Sequence[Seat]) -> list[Answer]:
    """E-mail or phone, whichever is there: one of them is enough, and one is all that is told."""
    return [
        {"uid": one.uid, "name": one.name} | ({"email": one.email} if one.email else {"phone": one.phone})
        for one in seats[:MOST_SEATS]
    ]
