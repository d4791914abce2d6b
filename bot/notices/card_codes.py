"""The codes by which a card that was sent may be changed: rows of the outbox have one, and one that is spared.

A code is single-use, and only a tap brings a new one (更新模板卡片消息, path 94888; read 2026-11-24). So a card that can be
tapped keeps its code for the day when it is closed. The tap's code shows what came of the tap; that of the sending is
spared for when that is so no longer.
"""

from __future__ import annotations

from datetime import datetime

from bot.db import store
from bot.notices.sent_cards import SentCard


def tapped(card: SentCard, response_code: str, now: datetime) -> None:
    """Its holder tapped: the tap brought a new code."""
    store.execute(
        """UPDATE outbox SET response_code = %(code)s, spare_code = coalesce(response_code, spare_code),
             acted_at = %(now)s WHERE id = %(id)s""",
        id=card.id,
        code=response_code,
        now=now,
    )


def take_code(card: SentCard) -> str | None:
    """A code of the card's, for one use; of two the one that came last."""
    rows = store.fetch(
        """UPDATE outbox new SET response_code = old.spare_code, spare_code = NULL FROM outbox old
           WHERE new.id = %(id)s AND old.id = new.id AND old.response_code IS NOT NULL
           RETURNING old.response_code AS code""",
        id=card.id,
    )
    return rows[0]["code"] if rows else None


def give_back_code(card: SentCard, code: str) -> None:
    """WeCom was not reached."""
    store.execute(
        """UPDATE outbox SET response_code = %(code)s, spare_code = coalesce(response_code, spare_code)
           WHERE id = %(id)s""",
        id=card.id,
        code=code,
    )
