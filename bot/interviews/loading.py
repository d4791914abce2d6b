"""Interviews with all that a text about them needs, in one statement however many there are.

A lookup says in SQL which ids it wants; everything else is the same for all of them. Each text is made once, and each
session prepares it once.
"""

from __future__ import annotations

import functools
from datetime import datetime

from bot.db import store
from bot.db.sql import Sql, sql
from bot.db.store import Prepared
from bot.interviews import pad
from bot.interviews.fields import from_json
from bot.interviews.models import Application, Candidate, Interview, Job, Member, Participant, Room

# Of its interviewers as another system names them, those of whom nobody knows who they are here: `mobile:13800000000`.
_AWAITED = sql("""ARRAY(SELECT them.address FROM external_ref r CROSS JOIN unnest(r.lacks) AS them (address)
      WHERE r.interview_id = i.id AND NOT r.cancelled AND EXISTS (
        SELECT 1 FROM jsonb_array_elements(r.described -> 'interviewers') AS who WHERE them.address IN (
          'user_id:' || (who ->> 'user_id'), 'email:' || mail_key(who ->> 'email'),
          'mobile:' || phone_key(who ->> 'mobile'))))""")
_LOADED = sql(
    """
  SELECT json_build_array(
    to_json(i), to_json(c), to_json(a), to_json(j), to_json(recruiter), to_json(room),
    (SELECT json_agg(json_build_array(to_json(p), to_json(m)) ORDER BY p.member_id)
     FROM participant p JOIN member m ON m.id = p.member_id WHERE p.interview_id = i.id),
    ARRAY(SELECT f.author_id FROM feedback f WHERE f.interview_id = i.id AND f.status = 'submitted'),
    ARRAY(SELECT p.member_id FROM interview other JOIN participant p ON p.interview_id = other.id AND p.knows_candidate
      WHERE other.candidate_id = i.candidate_id),
    ARRAY(SELECT whose.member_id FROM candidate_match whose WHERE whose.candidate_id = i.candidate_id
      AND whose.ended_at IS NULL),
    (SELECT json_agg(json_build_array(o.member_id, lower(o.slot), upper(o.slot), lower(o.slot) <= clock_now()) ORDER BY o.id)
     FROM proposal o WHERE o.interview_id = i.id AND o.state = 'open'),
    (SELECT first_at IS NOT NULL FROM sign_on), {of_interview}, EXISTS (SELECT 1 FROM room_provider),
    EXISTS (SELECT 1 FROM resume WHERE candidate_id = i.candidate_id AND state = 'drawn'),
    i.status = 'rescheduling' AND lower(i.slot) IS NULL
      AND EXISTS (SELECT 1 FROM external_ref r WHERE r.interview_id = i.id AND r.waits_at = i.sequence),
    {awaited}) AS loaded
  FROM chosen JOIN interview i ON i.id = chosen.id
  JOIN candidate c ON c.id = i.candidate_id
  JOIN application a ON a.id = i.application_id
  JOIN job j ON j.id = a.job_id
  LEFT JOIN member recruiter ON recruiter.id = a.recruiter_id
  LEFT JOIN room ON room.id = i.room_id
  ORDER BY lower(i.slot), i.id""",
    of_interview=pad.OF_INTERVIEW,
    awaited=_AWAITED,
)


@functools.cache
def _statement(chosen: Sql) -> Prepared:
    # Materialized: what is chosen is decided by the lookup's own indexes, and only then loaded.
    return Prepared(sql("WITH chosen AS MATERIALIZED ({chosen}) {loaded}", chosen=chosen, loaded=_LOADED))


def interviews(chosen: Sql, **values: object) -> list[Interview]:
    """The interviews whose ids `chosen` selects as `id`, the earliest first."""
    return [_interview(*row["loaded"]) for row in _statement(chosen).fetch(**values)]


def _interview(
    own: store.Row,
    candidate: store.Row,
    of_application: store.Row,
    job: store.Row,
    recruiter: store.Row | None,
    room: store.Row | None,
    panel: list[tuple[store.Row, store.Row]] | None,
    feedback_in: list[int],
    knowing: list[int],
    matched: list[int],
    proposed: list[tuple[int, str, str, bool]] | None,
    has_pages: bool,
    its_pad: store.Row | None,
    has_provider: bool,
    has_resume: bool,
    overlaps: bool,
    awaited: list[str],
) -> Interview:
    interview, application = from_json(Interview, own), from_json(Application, of_application)
    application.__rel__["job"] = from_json(Job, job)
    if recruiter is not None:
        application.__rel__["recruiter"] = from_json(Member, recruiter)
    interview.__rel__["candidate"] = from_json(Candidate, candidate)
    interview.__rel__["application"] = application
    if room is not None:
        interview.__rel__["room"] = from_json(Room, room)
    interview.panel = [place_from(*one) for one in panel or ()]
    interview.feedback_in = set(feedback_in)
    interview.matched = set(matched)
    interview.kept_away = {*knowing, *matched}
    interview.has_pages = has_pages
    interview.has_resume = has_resume
    interview.overlaps, interview.awaited = overlaps, awaited
    interview.pad, interview.has_provider = pad.from_json(its_pad), has_provider
    interview.proposed, interview.lapsed = [], []
    for member_id, start, end, has_lapsed in proposed or ():
        to = interview.lapsed if has_lapsed else interview.proposed
        to.append((member_id, (datetime.fromisoformat(start), datetime.fromisoformat(end))))
    return interview


def place_from(place: store.Row, member: store.Row) -> Participant:
    """Of their rows, the member's place."""
    made = from_json(Participant, place)
    made.__rel__["member"] = from_json(Member, member)
    return made
