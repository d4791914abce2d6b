"""Who could take somebody's place: free at that time, neither away nor past their limits, and why each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.db import store
from bot.db.sql import sql
from bot.db.store import Prepared
from bot.interviews import busy, lookup
from bot.interviews.availability import COUNTS, on_leave
from bot.interviews.models import ATTENDS, Interview, Member
from bot.phrase import Phrase

MOST = 3
_LATELY = 50  # applications for the job, the newest, in which somebody may have held the round
_POOL = 80  # people who are looked at: those who have, then others, for each interview in another order

_RANKED = Prepared(
    sql(
        """WITH lately AS MATERIALIZED (
          SELECT a.id FROM application a WHERE a.job_id = %(job)s ORDER BY a.id DESC LIMIT {lately}),
        held AS MATERIALIZED (
          SELECT DISTINCT p.member_id AS id FROM lately
          CROSS JOIN LATERAL (SELECT i.id FROM interview i WHERE i.application_id = lately.id
            AND i.round_no = %(round)s AND {on} AND i.status <> 'no_show' AND upper(i.slot) <= %(now)s
            OFFSET 0) i
          JOIN participant p ON p.interview_id = i.id AND {attends}),
        stand_in AS MATERIALIZED (
          SELECT stand_in_id AS id FROM leave WHERE member_id = %(leaving)s AND during && tstzrange(%(start)s, %(end)s)
            AND stand_in_id IS NOT NULL ORDER BY during LIMIT 1),
        pool AS MATERIALIZED (
          SELECT m.id, m.name, m.zone, held.id IS NOT NULL AS has_held, stand_in.id IS NOT NULL AS stands_in
          FROM member m LEFT JOIN held ON held.id = m.id LEFT JOIN stand_in ON stand_in.id = m.id
          WHERE m.active AND m.id <> %(leaving)s AND m.id <> ALL(%(but)s::bigint[])
            AND (m.role IN ('interviewer', 'hiring_manager') OR stand_in.id IS NOT NULL)
            AND NOT EXISTS (SELECT 1 FROM verification v WHERE v.member_id = m.id)
          ORDER BY stands_in DESC, has_held DESC, hashint8(m.id # %(interview)s::bigint) LIMIT {pool}),
        free AS MATERIALIZED (
          SELECT pool.* FROM pool
          CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM participant p WHERE p.interview_id = %(interview)s
              AND p.member_id = pool.id OFFSET 0) AS is_there) a
          CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM participant p JOIN interview i ON i.id = p.interview_id
              WHERE p.member_id = pool.id AND p.knows_candidate AND i.candidate_id = %(candidate)s OFFSET 0)
            OR EXISTS (SELECT 1 FROM candidate_match whose WHERE whose.candidate_id = %(candidate)s
              AND whose.member_id = pool.id AND whose.ended_at IS NULL OFFSET 0) AS knows) b
          CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM participant p WHERE p.member_id = pool.id
              AND {is_busy} OFFSET 0) AS is_busy) c
          CROSS JOIN LATERAL (SELECT {on_leave} AS is_away) d
          WHERE NOT is_there AND NOT knows AND NOT is_busy AND NOT is_away)
        SELECT id, name, has_held AS held, stands_in, load,
          %(now)s >= week.start AND %(now)s < week.end AS is_this_week
        FROM free LEFT JOIN preference s ON s.member_id = free.id
        CROSS JOIN LATERAL (
          SELECT monday AT TIME ZONE zone AS start, (monday + interval '7 days') AT TIME ZONE zone AS end
          FROM date_trunc('week', %(start)s::timestamptz AT TIME ZONE zone) monday) week
        CROSS JOIN LATERAL (SELECT count(*) AS load FROM participant p
          WHERE p.member_id = free.id AND lower(p.slot) >= week.start AND lower(p.slot) < week.end AND {counts}
          OFFSET 0) taken
        WHERE (s.max_per_week IS NULL OR load < s.max_per_week)
          AND (s.max_per_day IS NULL OR s.max_per_day > (SELECT count(*) FROM participant p
            CROSS JOIN date_trunc('day', %(start)s::timestamptz AT TIME ZONE zone) midnight
            WHERE p.member_id = free.id AND lower(p.slot) >= midnight AT TIME ZONE zone
              AND lower(p.slot) < (midnight + interval '1 day') AT TIME ZONE zone AND {counts}))
        ORDER BY stands_in DESC, has_held DESC, load, name LIMIT {most}""",
        lately=_LATELY,
        on=lookup.ON,
        attends=ATTENDS,
        pool=_POOL,
        is_busy=busy.then(sql("tstzrange(%(start)s, %(end)s)")),
        on_leave=on_leave(sql("tstzrange(%(start)s, %(end)s)"), sql("pool.id")),
        counts=COUNTS,
        most=MOST,
    )
)


@dataclass(frozen=True)
class Substitute:
    """A member who could step in, with the reasons."""

    member: Member
    reasons: list[Phrase]


def rank(interview: Interview, leaving: Member, now: datetime, *, but: Sequence[Member] = ()) -> list[Substitute]:
    """At most three who are free then, none of those `but`: whoever was named to stand in, those who have held that round of that job lately,
    then the least busy."""
    if interview.slot is None:
        return []
    start, end = interview.slot
    rows = _RANKED.fetch(
        leaving=leaving.id,
        but=[one.id for one in but],
        interview=interview.id,
        candidate=interview.candidate.id,
        start=start,
        end=end,
        round=interview.round_no,
        job=interview.application.job.id,
        now=now,
    )
    members = {one.id: one for one in Member.select().where(Member.id << [row["id"] for row in rows])}
    return [Substitute(members[row["id"]], _reasons(row, interview, leaving)) for row in rows]


def _reasons(row: store.Row, interview: Interview, leaving: Member) -> list[Phrase]:
    load = Phrase("substitute.this_week" if row["is_this_week"] else "substitute.that_week", n=row["load"])
    reasons = [Phrase("substitute.free"), load]
    if row["stands_in"]:
        reasons.insert(0, Phrase("substitute.stands_in", who=leaving.name))
    if row["held"]:
        reasons.append(Phrase("substitute.has_done", round=interview.round_name))
    return reasons
