"""The app's access token, one for all processes (获取access_token path 91039; read 2026-11-24).

It is a row. Whoever finds it used up gets the next one while holding a lock; the others look again every so often,
and so do not each get one. Asking WeCom again may bring the same token or another; both are right here.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.db import store
from bot.db.store import Row
from bot.wecom.errors import PAUSE_S, NeedsAdmin, RetryLater, about_the_app

PAUSE = timedelta(seconds=PAUSE_S)
AHEAD = timedelta(minutes=5)
SAME_TROUBLE = timedelta(hours=1)  # an errcode that comes back within this time is no news
LOOK_AGAIN_S, PATIENCE_S = 0.1, 15.0
ASSUMED_S = 3600.0  # what a token lives whose life is not told
LONGEST_S = 86_400.0  # what none is believed to outlive


@dataclass(frozen=True)
class AccessToken:
    """A token as it was stored at `refreshed_at`: by that the same one, got twice, differs from itself."""

    text: str = field(repr=False)
    refreshed_at: datetime


class AccessTokens:
    """The tokens of one app. `agent` names it; `fetch` asks for a token and the seconds that it is said to live, None where it is
    not said; `about` tells what the errcode of an earlier failure means, and in how many seconds it may be asked again.

    Nothing here may be called inside a transaction: the new token would be unseen until its end, or lost.
    """

    def __init__(
        self,
        agent: str,
        fetch: Callable[[], tuple[str, float | None]],
        clock: Callable[[], datetime],
        about: Callable[[int, float], RetryLater] = lambda errcode, after_s: about_the_app(errcode, after_s=after_s),
    ) -> None:
        self._agent, self._fetch, self._clock, self._about = agent, fetch, clock, about

    def current(self) -> AccessToken:
        """The present token, or a new one if need be.

        Raises: RetryLater, of which NeedsAdmin.
        """
        row = store.retry_once(self._row)
        return _in(row) if self._lives(row) else self._refreshed(self._lives)

    def renew(self, failed: AccessToken) -> AccessToken:
        """Another token than `failed`, which WeCom refused; the one that somebody has got meanwhile, if so.

        Raises: RetryLater, of which NeedsAdmin.
        """
        return self._refreshed(lambda row: self._lives(row) and _in(row) != failed, failed)

    def refresh_ahead(self) -> None:
        """Get the next token a while before the present one dies; for a job that runs every so often.

        Raises: RetryLater, of which NeedsAdmin, if WeCom was asked and gave none; not while it must not be asked.
        """

        def lasts(row: Row) -> bool:
            now = self._clock()
            # WeCom may have given the same token once more, which then dies no later.
            return self._lives(row) and (row["expires_at"] > now + AHEAD or row["refreshed_at"] > now - PAUSE)

        row = store.retry_once(self._row)
        if not (lasts(row) or self._must_wait(row)):
            self._refreshed(lasts)

    def shut(self, failed: AccessToken, errcode: int) -> bool:
        """WeCom refuses `failed` for good: no call for a minute, and then with another token.

        True if the admin does not know of it yet: to one caller only.
        """
        now = self._clock()

        def shut() -> bool:
            with store.db.atomic():
                row = self._row(lock=True)
                if _in(row) != failed:  # somebody was quicker
                    return False
                self._note_failure(errcode, now, now + PAUSE, failed)
                return _is_news(row, errcode, now)

        return store.retry_once(shut)

    def _lives(self, row: Row) -> bool:
        return row["token"] is not None and row["expires_at"] > self._clock()

    def _must_wait(self, row: Row) -> bool:
        return row["next_try_at"] is not None and row["next_try_at"] > self._clock()

    def _refreshed(self, is_good: Callable[[Row], bool], failed: AccessToken | None = None) -> AccessToken:
        if store.db.in_transaction():
            raise RuntimeError("an access token was asked for inside a transaction")
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            outcome = store.retry_once(lambda: self._outcome(is_good, failed))
            if isinstance(outcome, RetryLater):
                raise outcome
            if outcome is not None:
                return outcome
            time.sleep(LOOK_AGAIN_S)
        raise RetryLater("somebody else is still asking for a token", after_s=5)

    def _outcome(self, is_good: Callable[[Row], bool], failed: AccessToken | None) -> AccessToken | RetryLater | None:
        """A token, or why there is none, or None while somebody else is getting one."""
        with store.db.atomic():
            alone = self._have_lock()
            row = self._row()
            if is_good(row):
                return _in(row)
            if self._must_wait(row):
                return self._not_yet(row)
            return self._fetched(row, failed) if alone else None

    def _fetched(self, row: Row, failed: AccessToken | None) -> AccessToken | RetryLater:
        # Errors are returned, not raised: what is noted of them has to be committed.
        try:
            text, expires_in = self._fetch_or_once_more()
        except RetryLater as later:
            now = self._clock()
            pause = max(PAUSE_S, later.after_s)
            self._note_failure(later.errcode, now, now + timedelta(seconds=pause), failed)
            if isinstance(later, NeedsAdmin):
                return NeedsAdmin(later.errcode, later.reason, pause, first=_is_news(row, later.errcode, now))
            # Whatever became of the asking, the call that the token was for has not been made.
            return RetryLater(str(later), pause, later.errcode)
        token = AccessToken(text, self._clock())
        self._note_token(token, expires_in)
        return token

    def _not_yet(self, row: Row) -> RetryLater:
        after_s = (row["next_try_at"] - self._clock()).total_seconds()
        if row["errcode"] is None:
            return RetryLater("no access token was given", after_s)
        return self._about(row["errcode"], after_s)

    def _fetch_or_once_more(self) -> tuple[str, float | None]:
        try:
            return self._fetch()
        except RetryLater as later:
            if later.errcode not in (None, -1):
                raise
        return self._fetch()

    # --- the row ------------------------------------------------------------------------------------------------------

    def _have_lock(self) -> bool:
        [row] = store.fetch(
            "SELECT pg_try_advisory_xact_lock(hashtext('access_token'), hashtext(%(agent)s)) AS mine",
            agent=self._agent,
        )
        return bool(row["mine"])

    def _row(self, *, lock: bool = False) -> Row:
        rows = store.fetch_planned(_LOCKED if lock else _ROW, agent=self._agent)
        return rows[0] if rows else dict.fromkeys(("token", "refreshed_at", "next_try_at", "errcode", "failed_at"))

    def _note_token(self, token: AccessToken, expires_in: float | None) -> None:
        """The errcode of an earlier failure stays, or the next one like it would be news again."""
        store.execute(
            """INSERT INTO access_token (agent, token, expires_at, refreshed_at)
               VALUES (%(agent)s, %(text)s, %(expires_at)s, %(refreshed_at)s)
               ON CONFLICT (agent) DO UPDATE SET token = excluded.token, expires_at = excluded.expires_at,
                 refreshed_at = excluded.refreshed_at""",
            agent=self._agent,
            text=token.text,
            expires_at=token.refreshed_at + _life(expires_in),
            refreshed_at=token.refreshed_at,
        )

    def _note_failure(
        self, errcode: int | None, now: datetime, next_try_at: datetime, failed: AccessToken | None
    ) -> None:
        """A token that still does is kept; `failed` does not."""
        store.execute(
            """INSERT INTO access_token (agent, failed_at, errcode, next_try_at)
               VALUES (%(agent)s, %(now)s, %(errcode)s, %(next_try_at)s)
               ON CONFLICT (agent) DO UPDATE SET failed_at = excluded.failed_at, errcode = excluded.errcode,
                 next_try_at = excluded.next_try_at, token = nullif(access_token.token, %(failed)s)""",
            agent=self._agent,
            now=now,
            errcode=errcode,
            next_try_at=next_try_at,
            failed=failed.text if failed else None,
        )


def _life(expires_in: float | None) -> timedelta:
    """Whatever is said of it: what dies at once would be asked for at every call, and what never dies outlives the truth."""
    said = ASSUMED_S if expires_in is None else expires_in
    return timedelta(seconds=min(max(said, PAUSE_S), LONGEST_S))


def _in(row: Row) -> AccessToken:
    return AccessToken(row["token"], row["refreshed_at"])


def _is_news(row: Row, errcode: int | None, now: datetime) -> bool:
    return bool(row["errcode"] != errcode or row["failed_at"] < now - SAME_TROUBLE)


_ROW = "SELECT * FROM access_token WHERE agent = %(agent)s"
_LOCKED = "SELECT * FROM access_token WHERE agent = %(agent)s FOR UPDATE"
