"""One unit of work: whoever changes something begins a change, and what it gives rise to is owed in its transaction."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.db import store
from bot.interviews.audit import Change
from bot.interviews.models import Member
from bot.notices import publish


@contextlib.contextmanager
def begin(
    now: datetime,
    actor: Member | None = None,
    *,
    kind: str = "member",
    undo_window: timedelta = timedelta(0),
    tell: bool = True,
) -> Iterator[Change]:
    """A change in a transaction of its own, or in a savepoint of the one that is open.

    `kind` is who acts where no member does: `candidate`, `hook`, `operator` or `system`. When the block is left, the
    notices that its audit rows give rise to are queued, and a worker is woken for those that are due at once. When it
    is left by an error, nothing of it remains. Without `tell` it is recorded, and nobody hears of it.
    """
    with store.db.atomic():
        change = Change(now, actor, kind, undo_window=undo_window)
        yield change
        if tell and change.changes:
            publish.tell(change)
