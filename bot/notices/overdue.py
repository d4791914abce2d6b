"""What HR hears of because nothing has happened: no answer, a place still open, feedback a day late.

Within a day of the start at once, anything else in HR's next list. Each is told once for a time of the interview, and
who is silent or missing once more when it is about to begin; the sweep reads what is near by an index of its own, and
what has been told is no longer found.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.db import store
from bot.interviews import agenda, lookup
from bot.interviews.models import ANSWER_COUNTS, NOBODY_IS_LEFT, OWES_FEEDBACK, Interview, Member
from bot.notices import hr_kinds, lists, outbox, readers, still
from bot.notices.hr_kinds import PEOPLE_ARE_NEEDED
from bot.notices.kind import Kind
from bot.notices.outbox import NOBODY, Notice
from bot.times import calendar
from bot.times.zones import company_zone

MOST = 200  # at once
ANSWERS_TAKE = timedelta(hours=2)  # or a third of the time that there was, where that is less
ANSWER_DAYS = 2  # working days until the list names who has not answered
ONCE_MORE = timedelta(hours=4)  # before the start: what was told long enough ago, and is still so, is told again
NOBODY_LEFT = timedelta(hours=1)  # before the start: where nobody at all is left, HR hears of it once more
JUST_TOLD = timedelta(minutes=30)
_FAR = timedelta(days=30)
_LOOKED_BACK = timedelta(hours=6)  # a worker that was away for longer leaves it to HR's mornings


def look(now: datetime) -> None:
    """Queue what HR is to hear of."""
    _tell(hr_kinds.NO_ANSWER, _silent_and_near(now), "near", now)
    _tell(hr_kinds.NO_ANSWER, _silent_for_days(now), "days", now)
    _tell(hr_kinds.NO_ANSWER, _proposed_and_near(now), still.PROPOSED, now)
    _tell(hr_kinds.STILL_SHORT, _short_and_near(now), "near", now)
    _tell(hr_kinds.NO_ANSWER, _still(hr_kinds.NO_ANSWER, "needs_action", now), still.LAST, now)
    _tell(hr_kinds.STILL_SHORT, _still(hr_kinds.STILL_SHORT, "declined", now), still.LAST, now)
    _tell(hr_kinds.STILL_SHORT, _nobody_left(now), still.NOBODY, now)
    _tell(hr_kinds.FEEDBACK_LATE, _feedback_late(now), "late", now)


# `told` is what keeps each from being told again: its subject's member and stage, at this version of its time.
_NOT_TOLD = """NOT EXISTS (SELECT 1 FROM outbox told WHERE told.interview_id = i.id AND told.kind = %(kind)s
  AND told.for_sequence = i.sequence AND (told.subject ->> 'member')::bigint = p.member_id
  AND told.subject ->> 'stage' = %(stage)s)"""
# Not while they are about to be asked anew, of another time.
_ASKED = """CROSS JOIN LATERAL (SELECT max(sent_at) FILTER (WHERE state = 'sent') AS at FROM outbox
  WHERE interview_id = i.id AND to_user = m.user_id AND kind = 'invited' AND state IN ('queued', 'sending', 'sent')
  HAVING NOT bool_or(state <> 'sent')) asked"""
_PLACES = """SELECT p.interview_id, p.member_id FROM participant p
  JOIN interview i ON i.id = p.interview_id JOIN member m ON m.id = p.member_id AND m.active"""


def _silent_and_near(now: datetime) -> list[store.Row]:
    """Whoever was asked long enough ago for an answer, and begins within a day."""
    return store.fetch(
        f"""{_PLACES} {_ASKED}
            WHERE p.response = 'needs_action' AND p.interview_active AND {ANSWER_COUNTS}
              AND i.status IN ('scheduled', 'confirmed') AND lower(p.slot) > %(now)s AND lower(p.slot) <= %(near)s
              AND asked.at <= %(now)s - least(%(take)s, (lower(p.slot) - asked.at) / 3) AND {_NOT_TOLD}
              AND NOT EXISTS (SELECT 1 FROM proposal w WHERE w.interview_id = p.interview_id
                AND w.member_id = p.member_id AND w.state = 'open' AND lower(w.slot) > %(now)s)
            ORDER BY lower(p.slot) LIMIT {MOST}""",
        now=now,
        near=now + PEOPLE_ARE_NEEDED,
        take=ANSWERS_TAKE,
        kind=hr_kinds.NO_ANSWER.name,
        stage="near",
    )


def _proposed_and_near(now: datetime) -> list[store.Row]:
    """Who proposed another time a while ago and has had no answer, of what begins within a working day."""
    return store.fetch(
        f"""{_PLACES} JOIN proposal w ON w.interview_id = p.interview_id AND w.member_id = p.member_id
              AND w.state = 'open' AND lower(w.slot) > %(now)s
            WHERE p.response <> 'declined' AND p.interview_active AND p.replaced_by_id IS NULL
              AND i.status IN ('scheduled', 'confirmed') AND lower(p.slot) > %(now)s AND lower(p.slot) <= %(near)s
              AND w.made_at <= %(now)s - least(%(take)s, (lower(p.slot) - w.made_at) / 3) AND {_NOT_TOLD}
            ORDER BY lower(p.slot) LIMIT {MOST}""",
        now=now,
        near=_in_a_working_day(now),
        take=ANSWERS_TAKE,
        kind=hr_kinds.NO_ANSWER.name,
        stage=still.PROPOSED,
    )


def _in_a_working_day(now: datetime) -> datetime:
    """The same hour of the next day that is worked."""
    today = now.astimezone(company_zone()).date()
    return now + (calendar.next_working_day(today) - today)


def _silent_for_days(now: datetime) -> list[store.Row]:
    """Whoever was asked two working days ago, and begins later than that is heard of at once."""
    return store.fetch(
        f"""{_PLACES} {_ASKED}
            WHERE p.response = 'needs_action' AND p.interview_active AND {ANSWER_COUNTS}
              AND i.status IN ('scheduled', 'confirmed') AND lower(p.slot) > %(near)s AND lower(p.slot) <= %(far)s
              AND asked.at <= %(asked)s AND {_NOT_TOLD}
            ORDER BY lower(p.slot) LIMIT {MOST}""",
        near=lists.following(now, company_zone()) + PEOPLE_ARE_NEEDED,
        far=now + _FAR,
        asked=_working_days_ago(now),
        kind=hr_kinds.NO_ANSWER.name,
        stage="days",
    )


def _working_days_ago(now: datetime) -> datetime:
    """The same hour, two working days before."""
    here = now.astimezone(company_zone())
    days, counted = 0, 0
    while counted < ANSWER_DAYS:
        days += 1
        counted += calendar.is_working_day(here.date() - timedelta(days=days))
    return here - timedelta(days=days)


def _short_and_near(now: datetime) -> list[store.Row]:
    """Where HR was told of the decline a while ago, and nobody has stepped in."""
    return store.fetch(
        f"""{_PLACES}
            WHERE p.response = 'declined' AND p.interview_active AND {ANSWER_COUNTS}
              AND i.status IN ('scheduled', 'confirmed') AND lower(p.slot) > %(now)s AND lower(p.slot) <= %(near)s
              AND p.responded_at <= %(now)s - least(%(take)s, (lower(p.slot) - p.responded_at) / 3) AND {_NOT_TOLD}
            ORDER BY lower(p.slot) LIMIT {MOST}""",
        now=now,
        near=now + PEOPLE_ARE_NEEDED,
        take=ANSWERS_TAKE,
        kind=hr_kinds.STILL_SHORT.name,
        stage="near",
    )


def _still(kind: Kind, response: str, now: datetime) -> list[store.Row]:
    """Whose answer is still that shortly before the start, although HR was to hear of it a while ago."""
    return store.fetch(
        f"""{_PLACES}
            WHERE p.response = %(response)s AND p.interview_active AND {ANSWER_COUNTS}
              AND i.status IN ('scheduled', 'confirmed') AND lower(p.slot) > %(now)s AND lower(p.slot) <= %(near)s
              AND EXISTS (SELECT 1 FROM outbox before WHERE before.interview_id = i.id AND before.kind = %(kind)s
                AND before.for_sequence = i.sequence AND (before.subject ->> 'member')::bigint = p.member_id
                AND coalesce(before.sent_at, before.not_before) <= %(heard)s) AND {_NOT_TOLD}
            ORDER BY lower(p.slot) LIMIT {MOST}""",
        now=now,
        near=now + ONCE_MORE,
        response=response,
        kind=kind.name,
        stage=still.LAST,
        heard=now - ANSWERS_TAKE,
    )


def _nobody_left(now: datetime) -> list[store.Row]:
    """Interviews that begin within the hour, and for which nobody at all is left, unless HR was told of it a moment ago;
    each with one who cannot come."""
    return store.fetch(
        f"""SELECT i.id AS interview_id, min(p.member_id) AS member_id FROM participant p
            JOIN interview i ON i.id = p.interview_id
            WHERE p.response = 'declined' AND p.interview_active AND {ANSWER_COUNTS}
              AND i.status IN ('scheduled', 'confirmed') AND lower(p.slot) > %(now)s AND lower(p.slot) <= %(near)s
              AND {NOBODY_IS_LEFT} AND NOT EXISTS (SELECT 1 FROM outbox told WHERE told.interview_id = i.id
                AND told.for_sequence = i.sequence AND (told.kind = %(kind)s AND told.subject ->> 'stage' = %(stage)s
                  OR told.kind = ANY(%(kinds)s) AND coalesce(told.sent_at, told.not_before) > %(heard)s))
            GROUP BY i.id ORDER BY i.id LIMIT {MOST}""",
        now=now,
        near=now + NOBODY_LEFT,
        kind=hr_kinds.STILL_SHORT.name,
        kinds=[hr_kinds.STILL_SHORT.name, hr_kinds.DECLINED.name],
        stage=still.NOBODY,
        heard=now - JUST_TOLD,
    )


def _feedback_late(now: datetime) -> list[store.Row]:
    """Whose feedback has been due for a day; of whoever is not to be nudged, for two hours."""
    return store.fetch(
        f"""{_PLACES} LEFT JOIN preference s ON s.member_id = m.id
            WHERE i.status = 'awaiting_feedback' AND {OWES_FEEDBACK}
              AND lower(i.slot) > %(earliest)s AND lower(i.slot) <= %(now)s
              AND upper(i.slot) <= %(now)s - CASE WHEN s.nudged IS FALSE THEN %(asked)s ELSE %(late)s END
              AND upper(i.slot) > %(now)s - CASE WHEN s.nudged IS FALSE THEN %(asked)s ELSE %(late)s END - %(back)s
              AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.interview_id = i.id AND f.author_id = p.member_id
                AND f.status = 'submitted') AND {_NOT_TOLD}
            ORDER BY lower(i.slot) LIMIT {MOST}""",
        now=now,
        earliest=now - agenda.FEEDBACK_IS_LATE - _LOOKED_BACK - timedelta(hours=12),
        asked=agenda.FEEDBACK_IS_ASKED_FOR,
        late=agenda.FEEDBACK_IS_LATE,
        back=_LOOKED_BACK,
        kind=hr_kinds.FEEDBACK_LATE.name,
        stage="late",
    )


def _tell(kind: Kind, rows: Sequence[store.Row], stage: str, now: datetime) -> None:
    interviews = {one.id: one for one in lookup.load([row["interview_id"] for row in rows])}
    outbox.put(
        [
            _notice(kind, interviews[row["interview_id"]], row["member_id"], stage, reader, now)
            for row in rows
            for reader in readers.of_or_nobody(interviews[row["interview_id"]], None)
        ],
        now,
    )


def _notice(kind: Kind, on: Interview, member_id: int, stage: str, reader: Member | None, now: datetime) -> Notice:
    return Notice(
        key=f"{kind.name}:{stage}:{on.id}:{member_id}:{on.sequence}:{reader.id if reader else ''}",
        to_user=str(reader.user_id) if reader else NOBODY,
        kind=kind.name,
        interview=on,
        subject={"member": member_id, "stage": stage},
        not_before=lists.leaves_at(kind, reader, [on], now),
        expires_at=kind.until(on, now),
        for_sequence=int(on.sequence),
    )
