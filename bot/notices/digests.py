"""When each member's morning message is due: one a person and working day, and none where there is nothing in it.

Fifteen minutes before they begin to work, or 45 before the day's first interview where that is earlier; on a day off only
for an interview. Each member has a row that says when to look again: a sweep reads those whose time has come, and never
all of them. An interview that was booked since, and is earlier than that, is found among those that begin soon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.db import store
from bot.db.sql import sql
from bot.interviews import agenda, availability, preferences
from bot.interviews.agenda import Day
from bot.interviews.fields import from_json
from bot.interviews.models import ATTENDS, Member
from bot.interviews.preferences import NOTHING_SET, Preferences
from bot.notices import outbox
from bot.notices.catalogue import digest, panel
from bot.notices.outbox import Notice
from bot.times import calendar

BEFORE_WORK = timedelta(minutes=15)
BEFORE_THE_FIRST = timedelta(minutes=45)
_FIRST_REMINDER = panel.FIRST_REMINDER  # from then on the day's first is told by that
_APART = timedelta(minutes=2)  # from the full and the half hour, when everything else arrives
TOO_LATE = timedelta(hours=2)  # a worker that was away does not tell in the afternoon what the morning holds
AT_ONCE = 500


@dataclass(frozen=True)
class _Looked:
    """What came of looking at a member: when to look again; the end of their day, where it was decided; is it told?"""

    member: Member
    look_at: datetime
    decided: datetime | None = None
    tells: Day | None = None


def look(now: datetime) -> int:
    """Queue the morning messages that are due, of so many members; how many were looked at."""
    rows = store.fetch_planned(
        sql(
            """WITH chosen AS MATERIALIZED (
             (SELECT member_id FROM digest WHERE look_at <= %(now)s ORDER BY look_at LIMIT {at_once})
             UNION
             (SELECT p.member_id FROM participant p JOIN digest d ON d.member_id = p.member_id
                AND d.covers_until <= lower(p.slot) AND d.look_at > lower(p.slot) - %(before)s
              WHERE p.reminded = 0 AND p.interview_active AND {attends}
                AND lower(p.slot) > %(now)s + %(reminded)s AND lower(p.slot) <= %(now)s + %(before)s LIMIT {at_once}))
           SELECT d.covers_until > %(now)s AS is_decided, to_json(m) AS member FROM digest d
           JOIN member m ON m.id = d.member_id AND m.id = ANY (ARRAY(SELECT member_id FROM chosen))
           WHERE d.member_id = ANY (ARRAY(SELECT member_id FROM chosen)) FOR UPDATE OF d SKIP LOCKED""",
            at_once=AT_ONCE,
            attends=ATTENDS,
        ),
        now=now,
        before=BEFORE_THE_FIRST,
        reminded=_FIRST_REMINDER,
    )
    members = {row["member"]["id"]: from_json(Member, row["member"]) for row in rows}
    ids = list(members)
    firsts, settings = _firsts(ids, now), preferences.of_each(ids)
    looked = [
        _look(members[one], settings.get(one, NOTHING_SET), firsts.get(one), now, is_decided=row["is_decided"])
        for one, row in zip(ids, rows, strict=True)
    ]
    _remember(looked)
    _tell([one for one in looked if one.tells is not None], settings, now)
    return len(rows)


def _look(member: Member, settings: Preferences, first: datetime | None, now: datetime, *, is_decided: bool) -> _Looked:
    here = now.astimezone(member.tz)
    today, midnight = here.date(), datetime.combine(here.date() + timedelta(days=1), time(), member.tz)
    later = _before_work(_next_day(member, today), settings, member)
    if not member.active:
        return _Looked(member, now + timedelta(days=365))  # whoever is active again is looked at then
    if is_decided:
        return _Looked(member, later)
    times = [_before_work(today, settings, member)] if member.is_hr or calendar.is_working_day(today) else []
    if first is not None and first < midnight:
        times.append(first - BEFORE_THE_FIRST)
    if not times:
        return _Looked(member, later)
    due = min(times)
    if now < due:
        return _Looked(member, due)
    told = now < due + TOO_LATE and member.created_at <= due
    day = Day.on(int(member.id), today, member, asks=settings.nudged and calendar.is_working_day(today))
    return _Looked(member, later, midnight, day if told else None)


def _next_day(member: Member, today: date) -> date:
    """HR's interviews are on days off as well."""
    return today + timedelta(days=1) if member.is_hr else calendar.next_working_day(today)


def _before_work(day: date, settings: Preferences, member: Member) -> datetime:
    """Or after their quiet hours, if those end later."""
    at = datetime.combine(day, settings.work_hours[0], member.tz) - BEFORE_WORK
    if (until := preferences.quiet_until(settings.quiet_hours, member, at)) is not None:
        return until + _APART
    return at - _APART if at.minute in (0, 30) else at


def _firsts(ids: Sequence[int], now: datetime) -> dict[int, datetime]:
    """When each begins their next interview of a day's length."""
    rows = store.fetch_planned(
        sql(
            """SELECT w.id, first.at FROM unnest(%(ids)s::bigint[]) AS w (id) CROSS JOIN LATERAL (
             SELECT lower(p.slot) AS at FROM participant p WHERE p.member_id = w.id AND p.interview_active AND {attends}
               AND lower(p.slot) > %(now)s AND lower(p.slot) < %(now)s + interval '1 day'
             ORDER BY lower(p.slot) LIMIT 1) first""",
            attends=ATTENDS,
        ),
        ids=list(ids),
        now=now,
    )
    return {row["id"]: row["at"] for row in rows}


def _remember(looked: Sequence[_Looked]) -> None:
    store.execute_planned(
        """UPDATE digest SET look_at = n.look_at, covers_until = coalesce(n.decided, covers_until)
           FROM json_to_recordset(%(rows)s) AS n (id bigint, look_at timestamptz, decided timestamptz)
           WHERE digest.member_id = n.id AND digest.member_id = ANY(%(ids)s)""",
        ids=[int(one.member.id) for one in looked],
        rows=store.json(
            [
                {
                    "id": one.member.id,
                    "look_at": one.look_at.isoformat(),
                    "decided": one.decided.isoformat() if one.decided else None,
                }
                for one in looked
            ]
        ),
    )


def _tell(looked: Sequence[_Looked], settings: dict[int, Preferences], now: datetime) -> None:
    """Whoever has something today or has something to do, and is not away. What HR has is asked when it is told."""
    away = availability.away_at([int(one.member.id) for one in looked], now) if looked else {}
    days = {int(one.member.id): one.tells for one in looked if one.tells is not None and one.member.id not in away}
    found = agenda.ids(list(days.values()), now) if days else {}
    outbox.put(
        [
            Notice(
                key=f"digest:{one.member.id}:{day.day:%Y%m%d}",
                to_user=str(one.member.user_id),
                kind=digest.DIGEST.name,
                subject={"asks": day.asks},
                expires_at=digest.DIGEST.until(None, now),
                bulk=True,
            )
            for one in looked
            if (day := days.get(int(one.member.id))) is not None
            and digest.DIGEST.name not in settings.get(int(one.member.id), NOTHING_SET).unwanted
            and (one.member.is_hr or found[int(one.member.id)].something)
        ],
        now,
    )
