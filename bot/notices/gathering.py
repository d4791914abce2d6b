"""Many alerts of a kind at once, as when another system sends all it has: those that begin first come as cards, and the
rest as one message that says how many there are, which begin first, and where all of them are found. So whatever else its
reader is told overtakes them. What is about to begin has cards of its own, and waits for no others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.db import store
from bot.interviews import undo
from bot.notices import kinds, transit
from bot.notices.transit import OutboxMessage
from bot.notices.view import View
from bot.wecom.content import Text

CARDS = 3  # of a kind, to one reader within the hour; and as many more of what is about to begin
_LATELY = timedelta(hours=1)
_ALL_ARE_IN = timedelta(minutes=1)  # after the last that came
_APART = timedelta(minutes=15)  # one such message from the next
_APART_WHERE_IT_BEGINS = timedelta(minutes=1)  # the same, where one of them is about to


@dataclass(frozen=True)
class Many:
    """Rows that leave as one message. `said` is None while they are put off."""

    together: list[OutboxMessage]
    said: Text | None


def gathered(message: OutboxMessage, view: View) -> Many | None:
    """All that are told with it. None where it leaves alone, as a card: it is one of the few that begin first, or there is
    no other."""
    if kinds.named(message.kind).gathered is None:
        return None
    now, lately = view.now, _told(message, view.now)
    begins = _begin([message, *_alike(message, now)], now)
    rest = [
        one
        for place, (one, begin) in enumerate(begins.items())
        if lately["cards"] + place >= (2 * CARDS if _is_about_to(begin, now) else CARDS)
    ]
    if message.id not in rest:
        return None
    together = [message, *transit.by_ids(_held([one for one in rest if one != message.id]))]
    until = _leave_at(together, lately["last"], now, soon=_is_about_to(begins[rest[0]], now))
    if until > now:
        transit.put_off([one.id for one in together], until)
        return Many(together, None)
    transit.add_to_subject(message, {"gathered": len(together)})
    said = said_of(together, view)
    return None if said is None else Many(together, said)


def said_of(together: Sequence[OutboxMessage], view: View) -> Text | None:
    """What is said of these at once, as things stand; None where no two of them are still so."""
    how, begins = kinds.named(together[0].kind).gathered, _begin(together, view.now)
    by_id = {one.id: one for one in together}
    return how.said(view, [by_id[one] for one in begins]) if how is not None and len(begins) > 1 else None


def _begin(messages: Sequence[OutboxMessage], now: datetime) -> dict[int, datetime | None]:
    """When begins what each is about that is still so, by row, the first first; None where it has no time."""
    how = kinds.named(messages[0].kind).gathered
    found = how.begin(messages, now) if how is not None else {}
    return dict(sorted(found.items(), key=lambda one: (one[1] is None, one[1] or now, one[0])))


def _is_about_to(begin: datetime | None, now: datetime) -> bool:
    return begin is not None and begin - now <= undo.URGENT_BEFORE_START


def _leave_at(together: Sequence[OutboxMessage], last: datetime | None, now: datetime, *, soon: bool) -> datetime:
    """When all that come in one go are in, and not shortly after the `last` message; what begins `soon` waits for none."""
    if soon:
        return now if last is None else last + _APART_WHERE_IT_BEGINS
    [row] = store.fetch(
        "SELECT min(created_at) AS first, max(created_at) AS newest FROM outbox WHERE id = ANY(%(ids)s)",
        ids=[one.id for one in together],
    )
    all_in: datetime = min(row["newest"] + _ALL_ARE_IN, row["first"] + _APART)
    return max(all_in, last + _APART) if last is not None else all_in


def _told(message: OutboxMessage, now: datetime) -> store.Row:
    """How many cards of the kind its reader has had lately, and when they were last told of what was gathered."""
    [row] = store.fetch(
        """SELECT count(*) FILTER (WHERE NOT subject ? 'gathered' AND NOT coalesce(payload ? 'with', false)) AS cards,
             max(sent_at) FILTER (WHERE subject ? 'gathered') AS last
           FROM outbox WHERE to_user = %(to_user)s AND state = 'sent' AND sent_at > %(lately)s AND kind = %(kind)s""",
        to_user=message.to_user,
        kind=message.kind,
        lately=now - _LATELY,
    )
    return row


def _alike(message: OutboxMessage, now: datetime) -> list[OutboxMessage]:
    """Its reader's other rows of its kind that are due, or were only put off."""
    rows = store.fetch(
        """SELECT id FROM outbox WHERE to_user = %(to_user)s AND kind = %(kind)s AND id <> %(id)s AND state = 'queued'
             AND payload IS NULL AND (not_before <= %(now)s OR (sending_at IS NULL AND faults = 0))""",
        to_user=message.to_user,
        kind=message.kind,
        id=message.id,
        now=now,
    )
    return transit.by_ids([row["id"] for row in rows])


def _held(ids: Sequence[int]) -> list[int]:
    """Those of these rows that still wait, and nobody else holds, until the transaction ends."""
    rows = store.fetch(
        """SELECT id FROM outbox WHERE id = ANY(%(ids)s) AND state = 'queued' AND payload IS NULL
           ORDER BY id FOR UPDATE SKIP LOCKED""",
        ids=list(ids),
    )
    return [row["id"] for row in rows]
