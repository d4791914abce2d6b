"""HR's lists: what can wait is told three times a working day, together, by the clock of whoever reads it.

What must be heard at once is another kind's business; what is listed and turns urgent before the next list is told then.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta, tzinfo

from bot.interviews.models import Interview, Member
from bot.notices.kinds import Kind
from bot.times.zones import company_zone

AT = (time(11, 10), time(15, 40), time(18, 20))
_LONGEST_HOLIDAY = 20  # days


def following(now: datetime, zone: tzinfo) -> datetime:
    """The next list after `now`, by the clock of that zone."""
    today = now.astimezone(zone).date()
    days = (today + timedelta(days=number) for number in range(_LONGEST_HOLIDAY))
    lists = (datetime.combine(day, at, zone) for day in days if day.weekday() < 5 for at in AT)
    return next(at for at in lists if at > now)


def leaves_at(kind: Kind, reader: Member | None, about: Sequence[Interview], earliest: datetime) -> datetime:
    """When a notice of this kind leaves that may not before `earliest`; of what nobody reads yet, by the company's clock."""
    if not kind.listed:
        return earliest
    urgent = [at for one in about if (at := kind.urgent_from(one)) is not None]
    return max(earliest, min([following(earliest, reader.tz if reader else company_zone()), *urgent]))
