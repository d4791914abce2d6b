"""What is told because nothing has happened, or only time has passed: three sweeps.

`look_for_overdue`: HR hears of no answer, of a place that is still open and of feedback that is a day late. Within a day
of the start at once, anything else in HR's next list. Each is told once for a time of the interview, and who is silent or
missing once more when it is about to begin. The sweep reads what is near by an index of its own, and no longer finds what
has been told.
`look_for_waiting_candidates`: a candidate waits alone in the room. Its panel hears a minute after the start, HR after
five, counted from when the candidate came where that was later. Each is told once for a time of the interview, and nobody
once somebody of the panel has entered.
`look_at_choice`: the times from which a candidate is to choose are taken, or somebody of the panel has not ticked. Each
interview is looked at every few minutes, by an index, as long as it has no time (`choice_is_settled`, a trigger of the
database); what is told is told once for the times that are offered.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.db import store
from bot.db.sql import Sql, sql
from bot.interviews import agenda, lookup, meeting_link, needs, offering, ticking
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import ANSWER_COUNTS, NOBODY_IS_LEFT, OWES_FEEDBACK, Interview, Member
from bot.interviews.ticking import Standing
from bot.notices import history, outbox, recipients, timing
from bot.notices.catalogue import candidate, choice, waiting
from bot.notices.catalogue.hr import DECLINED
from bot.notices.kind import PEOPLE_ARE_NEEDED, Kind
from bot.notices.outbox import NOBODY, Notice
from bot.times import calendar
from bot.times.zones import company_zone

MOST = 200  # of each, at once
ANSWERS_TAKE = timedelta(hours=2)  # or a third of the time that there was, where that is less
ANSWER_DAYS = 2  # working days until the list names who has not answered
ONCE_MORE = timedelta(hours=4)  # before the start: what was told long enough ago, and is still so, is told again
NOBODY_LEFT = timedelta(hours=1)  # before the start: where nobody at all is left, HR hears of it once more
JUST_TOLD = timedelta(minutes=30)
_FAR = timedelta(days=30)
_LOOKED_BACK = timedelta(hours=6)  # a worker that was away for longer leaves it to HR's mornings

# Written out, and no values: what is planned for every value finds no index of one.
_SILENT = sql("p.response = 'needs_action'")
_MISSING = sql("p.response = 'declined'")


def look_for_overdue(now: datetime) -> None:
    """Queue what HR is to hear of."""
    _tell_overdue(waiting.NO_ANSWER, _silent_and_near(now), "near", now)
    _tell_overdue(waiting.NO_ANSWER, _silent_for_days(now), "days", now)
    _tell_overdue(waiting.NO_ANSWER, _proposed_and_near(now), waiting.STAGE_PROPOSED, now)
    _tell_overdue(waiting.STILL_SHORT, _short_and_near(now), "near", now)
    _tell_overdue(waiting.NO_ANSWER, _still(waiting.NO_ANSWER, _SILENT, now), waiting.STAGE_LAST, now)
    _tell_overdue(waiting.STILL_SHORT, _still(waiting.STILL_SHORT, _MISSING, now), waiting.STAGE_LAST, now)
    _tell_overdue(waiting.STILL_SHORT, _nobody_left(now), waiting.STAGE_NOBODY, now)
    _tell_overdue(waiting.FEEDBACK_LATE, _feedback_late(now), "late", now)


# `told` is what keeps each from being told again: its subject's member and stage, at this version of its time.
_NOT_TOLD = sql("""NOT EXISTS (SELECT 1 FROM outbox told WHERE told.interview_id = i.id AND told.kind = %(kind)s
  AND told.for_sequence = i.sequence AND (told.subject ->> 'member')::bigint = p.member_id
  AND told.subject ->> 'stage' = %(stage)s)""")
# Not while they are about to be asked anew, of another time.
_ASKED = sql("""CROSS JOIN LATERAL (SELECT max(sent_at) FILTER (WHERE state = 'sent') AS at FROM outbox
  WHERE interview_id = i.id AND to_user = m.user_id AND kind = 'invited' AND state IN ('queued', 'sending', 'sent')
  HAVING NOT bool_or(state <> 'sent')) asked""")
_PLACES = sql("""SELECT p.interview_id, p.member_id FROM participant p
  JOIN interview i ON i.id = p.interview_id JOIN member m ON m.id = p.member_id AND m.active""")


def _silent_and_near(now: datetime) -> list[store.Row]:
    """Whoever was asked long enough ago for an answer, and begins within a day."""
    return store.fetch_planned(
        sql(
            """{places} {asked}
            WHERE p.response = 'needs_action' AND p.interview_active AND {answer_counts}
              AND i.status IN ('scheduled', 'confirmed') AND lower(p.slot) > %(now)s AND lower(p.slot) <= %(near)s
              AND asked.at <= %(now)s - least(%(take)s, (lower(p.slot) - asked.at) / 3) AND {not_told}
              AND NOT EXISTS (SELECT 1 FROM proposal w WHERE w.interview_id = p.interview_id
                AND w.member_id = p.member_id AND w.state = 'open' AND lower(w.slot) > %(now)s)
            ORDER BY lower(p.slot) LIMIT {most}""",
            places=_PLACES,
            asked=_ASKED,
            answer_counts=ANSWER_COUNTS,
            not_told=_NOT_TOLD,
            most=MOST,
        ),
        now=now,
        near=now + PEOPLE_ARE_NEEDED,
        take=ANSWERS_TAKE,
        kind=waiting.NO_ANSWER.name,
        stage="near",
    )


def _proposed_and_near(now: datetime) -> list[store.Row]:
    """Who proposed another time a while ago and has had no answer, of what begins within a working day."""
    return store.fetch_planned(
        sql(
            """{places} JOIN proposal w ON w.interview_id = p.interview_id AND w.member_id = p.member_id
              AND w.state = 'open' AND lower(w.slot) > %(now)s
            WHERE p.response <> 'declined' AND p.interview_active AND p.replaced_by_id IS NULL
              AND i.status IN ('scheduled', 'confirmed') AND lower(p.slot) > %(now)s AND lower(p.slot) <= %(near)s
              AND w.made_at <= %(now)s - least(%(take)s, (lower(p.slot) - w.made_at) / 3) AND {not_told}
            ORDER BY lower(p.slot) LIMIT {most}""",
            places=_PLACES,
            not_told=_NOT_TOLD,
            most=MOST,
        ),
        now=now,
        near=_in_a_working_day(now),
        take=ANSWERS_TAKE,
        kind=waiting.NO_ANSWER.name,
        stage=waiting.STAGE_PROPOSED,
    )


def _in_a_working_day(now: datetime) -> datetime:
    """The same hour of the next day that is worked."""
    today = now.astimezone(company_zone()).date()
    return now + (calendar.next_working_day(today) - today)


def _silent_for_days(now: datetime) -> list[store.Row]:
    """Whoever was asked two working days ago, and begins later than that is heard of at once."""
    return store.fetch_planned(
        sql(
            """{places} {asked}
            WHERE p.response = 'needs_action' AND p.interview_active AND {answer_counts}
              AND i.status IN ('scheduled', 'confirmed') AND lower(p.slot) > %(near)s AND lower(p.slot) <= %(far)s
              AND asked.at <= %(asked)s AND {not_told}
            ORDER BY lower(p.slot) LIMIT {most}""",
            places=_PLACES,
            asked=_ASKED,
            answer_counts=ANSWER_COUNTS,
            not_told=_NOT_TOLD,
            most=MOST,
        ),
        near=timing.next_list(now, company_zone()) + PEOPLE_ARE_NEEDED,
        far=now + _FAR,
        asked=_working_days_ago(now),
        kind=waiting.NO_ANSWER.name,
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
    return store.fetch_planned(
        sql(
            """{places}
            WHERE p.response = 'declined' AND p.interview_active AND {answer_counts}
              AND i.status IN ('scheduled', 'confirmed') AND lower(p.slot) > %(now)s AND lower(p.slot) <= %(near)s
              AND p.responded_at <= %(now)s - least(%(take)s, (lower(p.slot) - p.responded_at) / 3) AND {not_told}
            ORDER BY lower(p.slot) LIMIT {most}""",
            places=_PLACES,
            answer_counts=ANSWER_COUNTS,
            not_told=_NOT_TOLD,
            most=MOST,
        ),
        now=now,
        near=now + PEOPLE_ARE_NEEDED,
        take=ANSWERS_TAKE,
        kind=waiting.STILL_SHORT.name,
        stage="near",
    )


def _still(kind: Kind, answer: Sql, now: datetime) -> list[store.Row]:
    """Whose answer is still that shortly before the start, although HR was to hear of it a while ago."""
    return store.fetch_planned(
        sql(
            """{places}
            WHERE {answer} AND p.interview_active AND {answer_counts}
              AND i.status IN ('scheduled', 'confirmed') AND lower(p.slot) > %(now)s AND lower(p.slot) <= %(near)s
              AND EXISTS (SELECT 1 FROM outbox before WHERE before.interview_id = i.id AND before.kind = %(kind)s
                AND before.for_sequence = i.sequence AND (before.subject ->> 'member')::bigint = p.member_id
                AND coalesce(before.sent_at, before.not_before) <= %(heard)s) AND {not_told}
            ORDER BY lower(p.slot) LIMIT {most}""",
            places=_PLACES,
            answer=answer,
            answer_counts=ANSWER_COUNTS,
            not_told=_NOT_TOLD,
            most=MOST,
        ),
        now=now,
        near=now + ONCE_MORE,
        kind=kind.name,
        stage=waiting.STAGE_LAST,
        heard=now - ANSWERS_TAKE,
    )


def _nobody_left(now: datetime) -> list[store.Row]:
    """Interviews that begin within the hour, and for which nobody at all is left, unless HR was told of it a moment ago;
    each with one who cannot come."""
    return store.fetch_planned(
        sql(
            """SELECT i.id AS interview_id, min(p.member_id) AS member_id FROM participant p
            JOIN interview i ON i.id = p.interview_id
            WHERE p.response = 'declined' AND p.interview_active AND {answer_counts}
              AND i.status IN ('scheduled', 'confirmed') AND lower(p.slot) > %(now)s AND lower(p.slot) <= %(near)s
              AND {nobody_is_left} AND NOT EXISTS (SELECT 1 FROM outbox told WHERE told.interview_id = i.id
                AND told.for_sequence = i.sequence AND (told.kind = %(kind)s AND told.subject ->> 'stage' = %(stage)s
                  OR told.kind = ANY(%(kinds)s) AND coalesce(told.sent_at, told.not_before) > %(heard)s))
            GROUP BY i.id ORDER BY i.id LIMIT {most}""",
            answer_counts=ANSWER_COUNTS,
            nobody_is_left=NOBODY_IS_LEFT,
            most=MOST,
        ),
        now=now,
        near=now + NOBODY_LEFT,
        kind=waiting.STILL_SHORT.name,
        kinds=[waiting.STILL_SHORT.name, DECLINED.name],
        stage=waiting.STAGE_NOBODY,
        heard=now - JUST_TOLD,
    )


def _feedback_late(now: datetime) -> list[store.Row]:
    """Whose feedback has been due for a day; of whoever is not to be nudged, for two hours."""
    return store.fetch_planned(
        sql(
            """{places} LEFT JOIN preference s ON s.member_id = m.id
            WHERE i.status = 'awaiting_feedback' AND {owes_feedback}
              AND lower(i.slot) > %(earliest)s AND lower(i.slot) <= %(now)s
              AND upper(i.slot) <= %(now)s - CASE WHEN s.nudged IS FALSE THEN %(asked)s ELSE %(late)s END
              AND upper(i.slot) > %(now)s - CASE WHEN s.nudged IS FALSE THEN %(asked)s ELSE %(late)s END - %(back)s
              AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.interview_id = i.id AND f.author_id = p.member_id
                AND f.status = 'submitted') AND {not_told}
            ORDER BY lower(i.slot) LIMIT {most}""",
            places=_PLACES,
            owes_feedback=OWES_FEEDBACK,
            not_told=_NOT_TOLD,
            most=MOST,
        ),
        now=now,
        earliest=now - agenda.FEEDBACK_IS_LATE - _LOOKED_BACK - timedelta(hours=12),
        asked=agenda.FEEDBACK_IS_ASKED_FOR,
        late=agenda.FEEDBACK_IS_LATE,
        back=_LOOKED_BACK,
        kind=waiting.FEEDBACK_LATE.name,
        stage="late",
    )


def _tell_overdue(kind: Kind, rows: Sequence[store.Row], stage: str, now: datetime) -> None:
    interviews = {one.id: one for one in lookup.load([row["interview_id"] for row in rows])}
    outbox.put(
        [
            _overdue_notice(kind, interviews[row["interview_id"]], row["member_id"], stage, reader, now)
            for row in rows
            for reader in recipients.readers_of_or_nobody(interviews[row["interview_id"]], None)
        ],
        now,
    )


def _overdue_notice(
    kind: Kind, on: Interview, member_id: int, stage: str, reader: Member | None, now: datetime
) -> Notice:
    return Notice(
        key=f"{kind.name}:{stage}:{on.id}:{member_id}:{on.sequence}:{reader.id if reader else ''}",
        to_user=str(reader.user_id) if reader else NOBODY,
        kind=kind.name,
        interview=on,
        subject={"member": member_id, "stage": stage},
        not_before=timing.listed_at(kind, reader, [on], now),
        expires_at=kind.until(on, now),
        for_sequence=int(on.sequence),
    )


PANEL_AFTER, HR_AFTER = timedelta(minutes=1), timedelta(minutes=5)


# --- a candidate waits alone ------------------------------------------------------------------------------------------

WAITING_AT_ONCE = 200


def look_for_waiting_candidates(now: datetime) -> None:
    """Queue what is due. It reads who is there of what runs, by an index of its own."""
    rows = store.fetch_planned(
        sql(
            """SELECT i.id FROM interview i
           WHERE i.here_at IS NOT NULL AND i.status IN ('scheduled', 'confirmed', 'in_progress')
             AND greatest(i.here_at, lower(i.slot)) <= %(begun)s AND upper(i.slot) > %(now)s
             AND {candidate_is_alone}
             AND NOT EXISTS (SELECT 1 FROM outbox told WHERE told.interview_id = i.id AND told.kind = %(told)s
               AND told.for_sequence = i.sequence)
           ORDER BY i.here_at LIMIT %(most)s""",
            candidate_is_alone=meeting_link.CANDIDATE_IS_ALONE,
        ),
        begun=now - PANEL_AFTER,
        now=now,
        told=candidate.CANDIDATE_ALONE.name,
        most=WAITING_AT_ONCE,
    )
    notices: list[Notice] = []
    for one in lookup.load([row["id"] for row in rows]):
        panel = [place.member for place in one.panel if place.attends]
        notices += [_waiting_notice(candidate.CANDIDATE_WAITS, one, who, now) for who in panel]
        if _since(one) <= now - HR_AFTER:
            hr = [who for who in recipients.readers_of(one) if who not in panel]
            notices += [_waiting_notice(candidate.CANDIDATE_ALONE, one, who, now) for who in hr]
    outbox.put(notices, now)


def _since(interview: Interview) -> datetime:
    came: datetime | None = interview.here_at
    assert came is not None and interview.start is not None
    return max(came, interview.start)


def _waiting_notice(kind: Kind, interview: Interview, who: Member, now: datetime) -> Notice:
    return Notice(
        key=f"{kind.name}:{interview.id}:{interview.sequence}:{who.id}",
        to_user=str(who.user_id),
        kind=kind.name,
        interview=interview,
        not_before=now,
        expires_at=kind.until(interview, now),
        for_sequence=int(interview.sequence),
    )


# --- a candidate is to choose -----------------------------------------------------------------------------------------

CHOICES_AT_ONCE = 50
SILENT_FOR = timedelta(hours=24)


def choices_due(now: datetime) -> list[int]:
    """Ids of the interviews that are to be looked at now; the next look at them is later."""
    with store.db.atomic():
        rows = store.fetch_planned(
            """UPDATE self_choice SET look_at = %(next)s WHERE interview_id IN (
                 SELECT interview_id FROM self_choice
                 WHERE look_at <= %(now)s ORDER BY look_at LIMIT %(most)s FOR UPDATE SKIP LOCKED)
               RETURNING interview_id AS id""",
            now=now,
            next=now + offering.LOOKED_AT_EVERY,
            most=CHOICES_AT_ONCE,
        )
    return [row["id"] for row in rows]


def look_at_choice(change: Change, interview_id: int) -> None:
    [interview] = lookup.load([interview_id])
    found = ticking.standing(interview, change.now)
    if found is None or needs.none_is_chosen(interview):  # what comes of it HR decides
        return
    if found.has_all and found.common and not found.open:
        if found.choice.is_renewed or not _renewed(change, interview, found):
            _tell_of_choice(interview, found, "taken", change.now)
    elif not found.is_stuck and _is_silent(interview, found, change.now):
        _tell_of_choice(interview, found, "silent", change.now)


def _renewed(change: Change, interview: Interview, found: Standing) -> bool:
    """Others are offered by themselves, once; False where there are none."""
    within = found.choice.within if found.choice.is_asked else None
    try:
        ticking.offer_others(change, interview, within, renews=True)
    except UserError:
        return False
    return True


def _is_silent(interview: Interview, found: Standing, now: datetime) -> bool:
    return any(_has_been_silent(interview, str(one.user_id), found, now) for one in found.silent)


def _has_been_silent(interview: Interview, user_id: str, found: Standing, now: datetime) -> bool:
    asked_at = history.last_sent(interview.id, user_id, outbox.TIMES_ASKED) or found.choice.offered_at
    return now - max(asked_at, found.choice.offered_at) >= SILENT_FOR


def _tell_of_choice(interview: Interview, found: Standing, stage: str, now: datetime) -> None:
    kind = choice.NO_TIME_TO_CHOOSE
    outbox.put(
        [
            Notice(
                key=f"{kind.name}:{stage}:{interview.id}:{found.choice.offer}:{reader.id if reader else ''}",
                to_user=str(reader.user_id) if reader else NOBODY,
                kind=kind.name,
                interview=interview,
                subject={"stage": stage},
                not_before=timing.listed_at(kind, reader, [interview], now),
                expires_at=kind.until(interview, now),
                for_sequence=int(interview.sequence),
            )
            for reader in recipients.readers_of_or_nobody(interview, None)
        ],
        now,
    )
