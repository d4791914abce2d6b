"""Many alerts of a kind at once, as when another system sends all it has: the first come as cards, and the rest as one
message that says how many there are and where all of them are found. So whatever else its reader is told overtakes them.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.db import store
from bot.notices import kinds, transit
from bot.notices.transit import OutboxMessage
from bot.notices.view import View
from bot.wecom.content import Text

CARDS = 3  # of a kind, to one reader within the hour
_LATELY = timedelta(hours=1)
_APART = timedelta(minutes=15)  # one such message from the next


def is_one_of_many(message: OutboxMessage, now: datetime) -> bool:
    """It is of a kind that is gathered, and its reader has had some already."""
    return kinds.named(message.kind).gathered is not None and _told(message, now)["cards"] >= CARDS


def gathered(message: OutboxMessage, view: View) -> tuple[list[OutboxMessage], Text] | None:
    """All that wait with it, and what is said of them. None where they are put off, since it was said just now, or there
    is nothing left to say."""
    last = _told(message, view.now)["last"]
    if last is not None and last + _APART > view.now:
        transit.put_off([message.id, *_alike(message, view.now)], last + _APART)
        return None
    say = kinds.named(message.kind).gathered
    together = [message, *transit.by_ids(_alike(message, view.now))]
    said = say(view, together) if say is not None else None
    if said is None:
        transit.drop(message, "suppressed")
        return None
    transit.add_to_subject(message, {"gathered": len(together)})
    return together, said


def _told(message: OutboxMessage, now: datetime) -> store.Row:
    """How many cards of the kind its reader has had lately, and when they were last told of several at once."""
    [row] = store.fetch(
        """SELECT count(*) FILTER (WHERE NOT subject ? 'gathered' AND NOT coalesce(payload ? 'with', false)) AS cards,
             max(sent_at) FILTER (WHERE subject ? 'gathered') AS last
           FROM outbox WHERE to_user = %(to_user)s AND state = 'sent' AND sent_at > %(lately)s AND kind = %(kind)s""",
        to_user=message.to_user,
        kind=message.kind,
        lately=now - _LATELY,
    )
    return row


def _alike(message: OutboxMessage, now: datetime) -> list[int]:
    """Its reader's other rows of its kind that are due, and held until the transaction ends."""
    rows = store.fetch(
        """SELECT id FROM outbox WHERE to_user = %(to_user)s AND kind = %(kind)s AND id <> %(id)s AND state = 'queued'
             AND payload IS NULL AND not_before <= %(now)s ORDER BY id FOR UPDATE SKIP LOCKED""",
        to_user=message.to_user,
        kind=message.kind,
        id=message.id,
        now=now,
    )
    return [row["id"] for row in rows]
