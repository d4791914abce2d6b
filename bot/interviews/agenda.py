"""What somebody's day holds: for many people in one statement, by ids; and for one with all that a text needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.db.sql import sql
from bot.db.store import Prepared, Row, json
from bot.interviews import access, lookup
from bot.interviews.models import ANSWER_COUNTS, ATTENDS, OWES_FEEDBACK, Interview, Member

MOST = 12  # of each kind; of what one has today more are counted than named
FEEDBACK_IS_ASKED_FOR = timedelta(hours=2)  # after the end
FEEDBACK_IS_LATE = timedelta(hours=24)
_NOT_FORGOTTEN = timedelta(days=30)
_AHEAD = timedelta(days=60)
_LATELY = timedelta(hours=1)


@dataclass(frozen=True)
class Day:
    """A member's day by their own clock. `asks`: what they owe others is named, too."""

    member_id: int
    day: date
    start: datetime
    end: datetime
    next_end: datetime
    asks: bool = True

    @classmethod
    def of(cls, member: Member, now: datetime, *, asks: bool = True) -> Day:
        return cls.on(int(member.id), now.astimezone(member.tz).date(), member, asks=asks)

    @classmethod
    def on(cls, member_id: int, day: date, member: Member, *, asks: bool) -> Day:
        start, end, next_end = (datetime.combine(day + timedelta(days=n), time(), member.tz) for n in range(3))
        return cls(member_id, day, start, end, next_end, asks)


@dataclass(frozen=True)
class Ids:
    """Of interviews, each in the order of time; `unanswered`, and `to_tick`, whose times they are to tick, without those that
    they were `asked` about within the hour."""

    today: list[int]
    tomorrow: list[int]
    unanswered: list[int]
    to_tick: list[int]
    owed: list[int]
    asked: list[int]

    @property
    def something(self) -> bool:
        """Tomorrow's first alone is no reason to say something."""
        return bool(self.today or self.unanswered or self.to_tick or self.owed)


@dataclass(frozen=True)
class Agenda:
    """The same as interviews, but for the ids of those `asked` about. `tomorrow` is the first of then."""

    day: Day
    today: list[Interview]
    tomorrow: Interview | None
    unanswered: list[Interview]
    to_tick: list[Interview]
    owed: list[Interview]
    asked: Sequence[int] = ()


# By a card that they have read within the hour, or are about to.
_ASKED_LATELY = sql("""EXISTS (SELECT 1 FROM outbox o JOIN member m ON m.user_id = o.to_user WHERE m.id = w.member
  AND o.interview_id = i.id AND o.kind IN ('invited', 'nudged_to_answer', 'times_asked') AND o.state IN ('queued', 'sending', 'sent')
  AND coalesce(o.sent_at, o.not_before) > %(lately)s::timestamptz)""")
# Each list begins with the member's own places, in the order of time.
_OWN = sql("FROM participant p JOIN interview i ON i.id = p.interview_id WHERE p.member_id = w.member AND")
_SILENT = sql("""w.asks AND p.response = 'needs_action' AND p.replaced_by_id IS NULL AND p.part <> 'optional'
  AND i.status IN ('scheduled', 'confirmed') AND lower(p.slot) < %(farthest)s::timestamptz""")
_IDS = Prepared(
    sql(
        """SELECT w.member,
      ARRAY(SELECT i.id {own} {attends} AND {on} AND lower(p.slot) >= w.start AND lower(p.slot) < w.until
        ORDER BY lower(p.slot) LIMIT {most}) AS today,
      ARRAY(SELECT i.id {own} {attends} AND {on} AND lower(p.slot) >= w.until AND lower(p.slot) < w.next_until
        ORDER BY lower(p.slot) LIMIT 1) AS tomorrow,
      ARRAY(SELECT i.id {own} {silent} AND lower(p.slot) >= w.until AND NOT {asked_lately}
        ORDER BY lower(p.slot) LIMIT {most}) AS unanswered,
      ARRAY(SELECT i.id {own} {silent} AND lower(p.slot) >= w.start AND {asked_lately}
        ORDER BY lower(p.slot) LIMIT {most}) AS asked,
      ARRAY(SELECT i.id {own} lower(p.slot) IS NULL AND w.asks AND i.status = 'draft' AND {attends} AND {answer_counts}
        AND EXISTS (SELECT 1 FROM self_choice c WHERE c.interview_id = i.id AND NOT EXISTS (SELECT 1 FROM tick t
          WHERE t.interview_id = i.id AND t.offer = c.offer AND t.member_id = p.member_id))
        AND NOT {asked_lately} ORDER BY i.id LIMIT {most}) AS to_tick,
      ARRAY(SELECT i.id {own} w.asks AND {owes_feedback} AND i.status = 'awaiting_feedback'
        AND lower(p.slot) > %(oldest)s::timestamptz AND lower(p.slot) < %(latest)s::timestamptz
        AND upper(i.slot) <= %(latest)s::timestamptz
        AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.interview_id = i.id AND f.author_id = p.member_id
          AND f.status = 'submitted') ORDER BY lower(p.slot) LIMIT {most}) AS owed
      FROM json_to_recordset(%(days)s::json) AS w (member bigint, start timestamptz, until timestamptz,
        next_until timestamptz, asks boolean)""",
        own=_OWN,
        attends=ATTENDS,
        on=lookup.ON,
        most=MOST,
        silent=_SILENT,
        asked_lately=_ASKED_LATELY,
        answer_counts=ANSWER_COUNTS,
        owes_feedback=OWES_FEEDBACK,
    )
)


def ids(days: Sequence[Day], now: datetime) -> dict[int, Ids]:
    """By member. Not yet without what they must stay away from."""
    rows = [
        {
            "member": one.member_id,
            "start": one.start.isoformat(),
            "until": one.end.isoformat(),
            "next_until": one.next_end.isoformat(),
            "asks": one.asks,
        }
        for one in days
    ]
    found = _IDS.fetch(
        days=json(rows),
        farthest=now + _AHEAD,
        oldest=now - _NOT_FORGOTTEN,
        latest=now - FEEDBACK_IS_ASKED_FOR,
        lately=now - _LATELY,
    )
    return {row["member"]: _ids(row) for row in found}


def _ids(row: Row) -> Ids:
    return Ids(row["today"], row["tomorrow"], row["unanswered"], row["to_tick"], row["owed"], row["asked"])


def of_each(members: Sequence[Member], days: Sequence[Day], now: datetime) -> dict[int, Agenda]:
    """By member, loaded in one statement however many they are."""
    found = ids(days, now)
    wanted = [
        one
        for each in found.values()
        for one in (*each.today, *each.tomorrow, *each.unanswered, *each.to_tick, *each.owed)
    ]
    loaded = {one.id: one for one in lookup.load(wanted)}

    def may_see(member: Member, chosen: Sequence[int]) -> list[Interview]:
        theirs = (loaded[one] for one in chosen if one in loaded)
        return [one for one in theirs if not access.must_stay_away(member, one)]

    return {
        int(member.id): Agenda(
            day,
            today=may_see(member, each.today),
            tomorrow=next(iter(may_see(member, each.tomorrow)), None),
            unanswered=may_see(member, each.unanswered),
            to_tick=may_see(member, each.to_tick),
            owed=may_see(member, each.owed),
            asked=each.asked,
        )
        for member, day in zip(members, days, strict=True)
        if (each := found.get(int(member.id))) is not None
    }


def feedback_is_late(hr: Member, now: datetime, limit: int) -> list[Interview]:
    """What HR looks after and whose feedback has been due for a day, the oldest first."""
    return lookup.on_calendar(
        hr,
        sql("i.status = 'awaiting_feedback' AND upper(i.slot) <= %(latest)s::timestamptz"),
        after=now - _NOT_FORGOTTEN,
        limit=limit,
        latest=now - FEEDBACK_IS_LATE,
    )


def owing(interview: Interview) -> list[Member]:
    """Whose feedback is not in."""
    owed = (one.member for one in access.owing_feedback(interview) if one.member_id not in interview.feedback_in)
    return [one for one in owed if one.active]
