"""Rows of the outbox that leave in bulk: the steps of `transit` for a batch of them, each in one statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.db import store
from bot.notices.transit import COLUMNS, IN_TURN, PER_HOUR, PER_MINUTE, OutboxMessage


def due(now: datetime, limit: int) -> list[OutboxMessage]:
    """Held until the transaction ends: one a member, who has nothing earlier to get, at WeCom's pace."""
    rows = store.fetch(
        f"""SELECT {COLUMNS} FROM outbox o WHERE bulk AND state = 'queued' AND not_before <= %(now)s
              AND NOT EXISTS (SELECT 1 FROM outbox WHERE to_user = o.to_user AND id < o.id
                AND state IN ('queued', 'sending') AND {IN_TURN})
              AND NOT EXISTS (SELECT 1 FROM outbox WHERE to_user = o.to_user AND state = 'sending')
              AND (SELECT count(*) FROM outbox WHERE to_user = o.to_user AND state = 'sent' AND kind <> 'refresh'
                AND sent_at > %(minute)s) < {PER_MINUTE}
              AND (SELECT count(*) FROM outbox WHERE to_user = o.to_user AND state = 'sent' AND kind <> 'refresh'
                AND sent_at > %(hour)s) < {PER_HOUR}
            ORDER BY not_before, id LIMIT {limit} FOR UPDATE SKIP LOCKED""",
        now=now,
        in_bulk=True,
        minute=now - timedelta(minutes=1),
        hour=now - timedelta(hours=1),
    )
    return [OutboxMessage(**row) for row in rows]


def claim_each(payloads: Mapping[int, dict[str, Any]], now: datetime) -> None:
    """`claim` for rows that this transaction holds."""
    store.execute(
        """UPDATE outbox SET state = 'sending', sending_at = %(now)s, attempts = attempts + 1, payload = n.payload
           FROM json_to_recordset(%(rows)s) AS n (id bigint, payload jsonb) WHERE outbox.id = n.id""",
        rows=store.json([{"id": one, "payload": payload} for one, payload in payloads.items()]),
        now=now,
    )


def sent_each(msgids: Mapping[int, str], now: datetime) -> None:
    """`sent` for rows that left each in a message of its own; no cards."""
    store.execute(
        """UPDATE outbox SET state = 'sent', sent_at = %(now)s, msgid = n.msgid, last_error = NULL
           FROM unnest(%(ids)s::bigint[], %(msgids)s::text[]) AS n (id, msgid) WHERE outbox.id = n.id""",
        ids=list(msgids),
        msgids=list(msgids.values()),
        now=now,
    )


def drop_each(messages: Sequence[OutboxMessage], state: str) -> None:
    if messages:
        store.execute(
            "UPDATE outbox SET state = %(state)s WHERE id = ANY(%(ids)s)", ids=[one.id for one in messages], state=state
        )
