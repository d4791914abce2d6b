"""One unit of work and the history it writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.db import store
from bot.interviews.models import Member

Values = dict[str, Any]

LOOKS = (
    "room.shown",
    "room.entered",
    "resume.viewed",
    "panel.nudged",
)  # recorded because somebody saw or read something; nothing has changed


@dataclass(frozen=True)
class Recorded:
    """One audit row that a change has written: notices and undo work from it."""

    id: int
    action: str
    entity: str
    entity_id: int
    before: Values
    after: Values
    undoable: bool = False
    adds_to: int | None = None
    undo_of: int | None = None

    @property
    def unit(self) -> int:
        """Of a unit's first row: the unit, by its own id or by that of the earlier one to which it adds."""
        return self.adds_to or self.id


@dataclass(frozen=True)
class Change:
    """Who changes something, and when. Lives inside one transaction; every change of the domain asks for one.

    `actor` is None where no member acts: the system, or an operator at the command line. What is recorded as
    undoable can be undone for `undo_window`, and nobody hears of it before.
    """

    now: datetime
    actor: Member | None = None
    actor_kind: str = "member"
    undo_window: timedelta = timedelta(0)
    rows: list[Recorded] = field(default_factory=list)

    @property
    def changes(self) -> list[Recorded]:
        """What was recorded, without mere looks."""
        return [row for row in self.rows if row.action not in LOOKS]

    def record(
        self,
        action: str,
        entity: str,
        entity_id: int,
        *,
        before: Values | None = None,
        after: Values | None = None,
        undoable: bool = False,
        undo_of: int | None = None,
        adds_to: int | None = None,
    ) -> Recorded:
        """Write the audit row of one change, such as `settings.changed` of `member` 12.

        `adds_to` is an earlier unit that this only adds to: both are one, and are undone together.
        """
        [row] = store.fetch_planned(
            """INSERT INTO audit_event (at, actor_id, actor_kind, action, entity, entity_id, before, after, undo_until,
               undo_of, unit_id) VALUES (%(now)s, %(actor)s, %(kind)s, %(action)s, %(entity)s, %(entity_id)s, %(before)s,
               %(after)s, %(undo_until)s, %(undo_of)s, %(unit)s) RETURNING id""",
            now=self.now,
            actor=self.actor.id if self.actor else None,
            kind=self.actor_kind,
            action=action,
            entity=entity,
            entity_id=entity_id,
            before=store.json(before) if before is not None else None,
            after=store.json(after) if after is not None else None,
            undo_until=self.now + self.undo_window if undoable else None,
            undo_of=undo_of,
            unit=self.rows[0].unit if self.rows else adds_to,
        )
        recorded = Recorded(row["id"], action, entity, entity_id, before or {}, after or {}, undoable, adds_to, undo_of)
        self.rows.append(recorded)
        return recorded

    def record_each(
        self,
        action: str,
        entity: str,
        after: Mapping[int, Values],
        *,
        before: Values | None = None,
        undoable: bool = False,
    ) -> None:
        """`record` for many entities of one kind, by their ids, in one statement."""
        if not self.rows and after:
            (first, values), *rest = after.items()
            self.record(
                action, entity, first, before=before, after=values, undoable=undoable
            )  # the unit that the others belong to
            after = dict(rest)
        rows = store.fetch(
            """INSERT INTO audit_event (at, actor_id, actor_kind, action, entity, entity_id, before, after, unit_id, undo_until)
               SELECT %(now)s, %(actor)s::bigint, %(kind)s, %(action)s, %(entity)s, id, %(before)s::jsonb, after, %(unit)s::bigint,
                 %(undo_until)s::timestamptz
               FROM json_to_recordset(%(rows)s) AS r (id bigint, after jsonb) RETURNING id, entity_id""",
            now=self.now,
            actor=self.actor.id if self.actor else None,
            kind=self.actor_kind,
            action=action,
            entity=entity,
            before=store.json(before) if before is not None else None,
            unit=self.rows[0].unit if self.rows else None,
            undo_until=self.now + self.undo_window if undoable else None,
            rows=store.json([{"id": one, "after": values} for one, values in after.items()]),
        )
        self.rows.extend(
            Recorded(row["id"], action, entity, row["entity_id"], before or {}, after[row["entity_id"]], undoable)
            for row in rows
        )
