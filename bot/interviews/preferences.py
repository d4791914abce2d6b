"""What a member has set: limits, work hours, quiet hours, phone, which notices; what is not set is as for everybody."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from bot.db import store
from bot.db.sql import assigned, sql
from bot.interviews.audit import Change, Values
from bot.interviews.models import Member

WORK_HOURS = time(10), time(19)
QUIET_HOURS = time(21, 30), time(9)

Hours = tuple[time, time]
_COLUMNS = sql("max_per_day, max_per_week, works_from, works_until, quiet_from, quiet_until, phone, unwanted, nudged")


@dataclass(frozen=True)
class Preferences:
    """`works` and `quiet` are None where the member has not set them; `unwanted` are names of notices.

    `nudged` is False for whoever is not reminded of what they owe: HR is told instead.
    """

    max_per_day: int | None = None
    max_per_week: int | None = None
    works: Hours | None = None
    quiet: Hours | None = None
    phone: str | None = None
    unwanted: frozenset[str] = frozenset()
    nudged: bool = True

    @property
    def work_hours(self) -> Hours:
        return self.works or WORK_HOURS

    @property
    def quiet_hours(self) -> Hours:
        """From the evening to the morning; the same twice for whoever has none."""
        return self.quiet or QUIET_HOURS


NOTHING_SET = Preferences()


def of(member_id: int) -> Preferences:
    return of_each([member_id])[member_id]


def of_each(member_ids: Collection[int]) -> dict[int, Preferences]:
    """Of every one of them, in one statement."""
    rows = store.fetch_planned(
        sql("SELECT member_id, {columns} FROM preference WHERE member_id = ANY(%(ids)s::bigint[])", columns=_COLUMNS),
        ids=list(member_ids),
    )
    return dict.fromkeys(member_ids, NOTHING_SET) | {row.pop("member_id"): from_row(row) for row in rows}


def from_row(row: Mapping[str, Any]) -> Preferences:
    """Of a row with the table's columns, all null where there is none."""
    return Preferences(
        max_per_day=row["max_per_day"],
        max_per_week=row["max_per_week"],
        works=_hours(row["works_from"], row["works_until"]),
        quiet=_hours(row["quiet_from"], row["quiet_until"]),
        phone=row["phone"],
        unwanted=frozenset(row["unwanted"] or ()),
        nudged=row["nudged"] is not False,
    )


def _hours(first: time | None, last: time | None) -> Hours | None:
    return None if first is None or last is None else (first, last)


def set_limits(change: Change, member: Member, *, per_day: int | None, per_week: int | None) -> None:
    """None takes a limit away."""
    _set(change, member, {"max_per_day": per_day, "max_per_week": per_week})


def set_work_hours(change: Change, member: Member, hours: Hours | None) -> None:
    first, last = hours or (None, None)
    _set(change, member, {"works_from": first, "works_until": last})


def set_quiet_hours(change: Change, member: Member, hours: Hours | None) -> None:
    """None for those of everybody; the same time twice for none at all."""
    first, last = hours or (None, None)
    _set(change, member, {"quiet_from": first, "quiet_until": last})


def set_phone(change: Change, member: Member, phone: str | None) -> None:
    _set(change, member, {"phone": phone})


def set_unwanted(change: Change, member: Member, unwanted: Collection[str]) -> None:
    _set(change, member, {"unwanted": sorted(unwanted)})


def set_nudged(change: Change, member: Member, nudged: bool) -> bool:
    """Whether they are reminded of what they owe, as an admin has it; False where it is so already."""
    return _set(change, member, {"nudged": nudged}, action="member.nudging", undoable=True)


def put_nudging_back(member: Member, before: Values, after: Values) -> None:
    store.execute(
        "UPDATE preference SET nudged = %(nudged)s WHERE member_id = %(id)s", id=member.id, nudged=before["nudged"]
    )


def _set(
    change: Change,
    member: Member,
    values: Mapping[str, object],
    *,
    action: str = "settings.changed",
    undoable: bool = False,
) -> bool:
    """Write what differs, and who changed it from what; False where nothing does."""
    store.execute("INSERT INTO preference (member_id) VALUES (%(id)s) ON CONFLICT DO NOTHING", id=member.id)
    [row] = store.fetch(
        sql("SELECT {columns} FROM preference WHERE member_id = %(id)s FOR UPDATE", columns=_COLUMNS), id=member.id
    )
    changed = {name: value for name, value in values.items() if row[name] != value}
    if not changed:
        return False
    store.execute(
        sql(
            "UPDATE preference SET {columns} WHERE member_id = %(id)s",
            columns=assigned(changed),
        ),
        id=member.id,
    )
    before = {name: _kept(name, row[name]) for name in values}
    after = {name: _kept(name, value) for name, value in values.items()}
    change.record(action, "member", member.id, before=before, after=after, undoable=undoable)
    return True


def _kept(name: str, value: object) -> object:
    """As the record keeps it, which outlives the member: of a phone only that there is one."""
    if name == "phone":
        return value is not None
    return f"{value:%H:%M}" if isinstance(value, time) else value


def quiet_until(hours: Hours, member: Member, now: datetime) -> datetime | None:
    """The end of the member's quiet hours, by their own clock; None if it is not within them."""
    first, last = hours
    here = now.astimezone(member.tz)
    at = here.time()
    is_quiet = first <= at < last if first < last else first != last and (at >= first or at < last)
    if not is_quiet:
        return None
    day = here.date() + timedelta(days=1 if first > last and at >= first else 0)
    return datetime.combine(day, last, member.tz)
