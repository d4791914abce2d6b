"""Who has another interview then: the one definition, that of the constraint `interviewer_free`.

Before somebody is chosen it is asked here; after a refusal it is asked here whom to name.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.db import store
from bot.db.sql import Sql, sql
from bot.interviews import lookup
from bot.interviews.errors import UserError
from bot.interviews.models import TAKES_TIME, Interview, Member
from bot.times.values import Span


def then(slot: Sql) -> Sql:
    """The place `p` takes its member's time within the range `slot`."""
    return sql("{takes_time} AND p.slot && {slot}", takes_time=TAKES_TIME, slot=slot)


def others(
    member_ids: Collection[int], start: datetime, end: datetime, *, but: Interview | None = None
) -> list[tuple[int, int]]:
    """Ids of each of the members who has another interview then, and of that interview; the earliest first."""
    # By the constraint's own index, which finds one member at a time.
    rows = store.fetch(
        sql(
            """SELECT other.member_id, other.interview_id FROM unnest(%(members)s::bigint[]) m (id)
            CROSS JOIN LATERAL (SELECT p.member_id, p.interview_id, p.slot FROM participant p
              WHERE p.member_id = m.id AND p.interview_id IS DISTINCT FROM %(but)s::bigint
                AND {is_busy} OFFSET 0) other
            ORDER BY other.slot, other.member_id""",
            is_busy=then(sql("tstzrange(%(start)s, %(end)s)")),
        ),
        members=list(member_ids),
        but=but.id if but else None,
        start=start,
        end=end,
    )
    return [(row["member_id"], row["interview_id"]) for row in rows]


def clash(interview: Interview, member_ids: Sequence[int]) -> UserError:
    """Names the first of the members who has another interview then, and which."""
    assert interview.slot is not None
    found = others(member_ids, *interview.slot, but=interview)
    if not found:
        return UserError("refused.time_is_taken")
    who, which = found[0]
    [other] = lookup.load([which])
    assert other.slot is not None
    return UserError("refused.busy_then", who=Member.get_by_id(who).name, other=other, when=Span(*other.slot))
