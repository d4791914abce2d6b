"""HR's lists: what can wait is told three times a working day, together, by the clock of whoever reads it.

What must be heard at once is another kind's business; what is listed and turns urgent before the next list is told then.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, tzinfo

from bot.interviews.models import Interview, Member
from bot.notices.kind import Kind
from bot.times import calendar
from bot.times.zones import company_zone

AT = (time(11, 10), time(15, 40), time(18, 20))


def following(now: datetime, zone: tzinfo) -> datetime:
    """The next list after `now`, by the clock of that zone."""
    today = now.astimezone(zone).date()
    later = [at for at in (datetime.combine(today, at, zone) for at in AT) if at > now]
    if later and calendar.is_working_day(today):
        return later[0]
    return datetime.combine(calendar.next_working_day(today), AT[0], zone)


def leaves_at(kind: Kind, reader: Member | None, about: Sequence[Interview], earliest: datetime) -> datetime:
    """When a notice of this kind leaves that may not before `earliest`; of what nobody reads yet, by the company's clock."""
    if not kind.listed:
        return earliest
    urgent = [at for one in about if (at := kind.urgent_from(one)) is not None]
    return max(earliest, min([following(earliest, reader.tz if reader else company_zone()), *urgent]))
