"""Who could take somebody's place: free at that time, and why each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.db import store
from bot.interviews import lookup
from bot.interviews.models import Interview, Member

MOST = 3


@dataclass(frozen=True)
class Substitute:
    """A member who could step in, with the reasons in words (English, Chinese)."""

    member: Member
    reasons: list[tuple[str, str]]


def rank(interview: Interview, leaving: Member, now: datetime) -> list[Substitute]:
    """At most three who are free then: those who have held that round of that job first, then the least busy."""
    if interview.slot is None:
        return []
    start, end = interview.slot
    rows = store.fetch(
        """WITH free AS (
             SELECT m.id, m.name, m.zone FROM member m
             WHERE m.active AND m.id <> %(leaving)s AND m.role IN ('interviewer', 'hiring_manager')
               AND NOT EXISTS (SELECT 1 FROM participant p WHERE p.interview_id = %(interview)s AND p.member_id = m.id)
               AND NOT EXISTS (SELECT 1 FROM participant p JOIN interview i ON i.id = p.interview_id
                 WHERE p.member_id = m.id AND p.knows_candidate AND i.candidate_id = %(candidate)s)
               AND NOT EXISTS (SELECT 1 FROM participant p WHERE p.member_id = m.id AND p.interview_active
                 AND p.response <> 'declined' AND p.part <> 'optional' AND p.slot && tstzrange(%(start)s, %(end)s)))
           SELECT * FROM (SELECT f.id, f.name,
             (SELECT count(*) FROM participant p JOIN interview i ON i.id = p.interview_id
                JOIN application a ON a.id = i.application_id
              WHERE p.member_id = f.id AND p.response <> 'declined' AND i.round_no = %(round)s AND a.job_id = %(job)s
                AND i.status <> ALL(%(off)s) AND i.status <> 'no_show' AND upper(i.slot) <= %(now)s) AS held,
             (SELECT count(*) FROM participant p JOIN interview i ON i.id = p.interview_id
              WHERE p.member_id = f.id AND p.response <> 'declined' AND i.status <> ALL(%(off)s)
                AND date_trunc('week', lower(p.slot) AT TIME ZONE f.zone)
                  = date_trunc('week', %(start)s::timestamptz AT TIME ZONE f.zone)) AS load
           FROM free f) ranked ORDER BY held > 0 DESC, load, name LIMIT %(most)s""",
        leaving=leaving.id,
        interview=interview.id,
        candidate=interview.candidate.id,
        start=start,
        end=end,
        round=interview.round_no,
        job=interview.application.job.id,
        now=now,
        off=list(lookup.OFF),
        most=MOST,
    )
    members = {one.id: one for one in Member.select().where(Member.id << [row["id"] for row in rows])}
    return [Substitute(members[row["id"]], _reasons(row, interview)) for row in rows]


def _reasons(row: store.Row, interview: Interview) -> list[tuple[str, str]]:
    reasons = [("free", "空闲"), (f"{row['load']} this week", f"本周 {row['load']} 场")]
    if row["held"]:
        reasons.append((f"has held {interview.round_name}", f"面过{interview.round_name}"))
    return reasons
