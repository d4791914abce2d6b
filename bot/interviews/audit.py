"""One unit of work and the history it writes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot import store
from bot.interviews.models import Member


@dataclass(frozen=True)
class Change:
    """Who changes something, and when. Lives inside one transaction; every change of the domain asks for one.

    `actor` is None where no member acts: the system, or an operator at the command line.
    """

    now: datetime
    actor: Member | None = None
    actor_kind: str = "member"

    def record(
        self,
        action: str,
        entity: str,
        entity_id: int,
        *,
        before: dict[str, Any] | None = None,
        after: dict[str, Any] | None = None,
    ) -> None:
        """Write the audit row of one change, such as `settings.changed` of `member` 12."""
        store.execute(
            """INSERT INTO audit_event (at, actor_id, actor_kind, action, entity, entity_id, before, after)
               VALUES (%(now)s, %(actor)s, %(kind)s, %(action)s, %(entity)s, %(entity_id)s, %(before)s, %(after)s)""",
            now=self.now,
            actor=self.actor.id if self.actor else None,
            kind=self.actor_kind,
            action=action,
            entity=entity,
            entity_id=entity_id,
            before=store.json(before) if before is not None else None,
            after=store.json(after) if after is not None else None,
        )
