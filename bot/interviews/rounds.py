"""The rounds of one application: what a round that went badly means for those still to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.db import store
from bot.db.sql import sql
from bot.interviews import panel, states
from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.loading import interviews
from bot.interviews.models import Interview, Member

AGAINST = ("no", "strong_no")
_IN_FAVOUR = ("yes", "strong_yes")
_FINAL = ("终面", "final", "final round")


def still_to_come(interview: Interview, now: datetime) -> list[Interview]:
    """Later rounds of the same application that are ahead, today's and others."""
    return interviews(
        sql("""SELECT i.id FROM interview i WHERE i.application_id = %(application)s AND i.round_no > %(round)s
             AND i.status = ANY(%(ahead)s) AND lower(i.slot) > %(now)s::timestamptz"""),
        application=interview.application_id,
        round=interview.round_no,
        ahead=list(states.AHEAD),
        now=now,
    )


@dataclass(frozen=True)
class Doubt:
    """Of an earlier round: how many of those whose feedback is in do not recommend, and since when."""

    round_name: str
    against: int
    of: int
    last_audit_id: int


def doubt_about(interview: Interview) -> Doubt | None:
    """The latest earlier round in which somebody does not recommend the candidate."""
    rows = store.fetch(
        """SELECT e.round_name, count(*) FILTER (WHERE f.recommendation = ANY(%(against)s)) AS against, count(*) AS of,
             (SELECT coalesce(max(a.id), 0) FROM audit_event a WHERE a.entity = 'interview' AND a.entity_id = e.id
                AND a.action IN ('feedback.submitted', 'feedback.changed')) AS last_audit_id
           FROM interview e JOIN feedback f ON f.interview_id = e.id AND f.status = 'submitted'
           WHERE e.application_id = %(application)s AND e.round_no < %(round)s
           GROUP BY e.id ORDER BY e.round_no DESC, e.id DESC""",
        application=interview.application_id,
        round=interview.round_no,
        against=list(AGAINST),
    )
    return next((Doubt(**row) for row in rows if row["against"]), None)


def keep(change: Change, interview: Interview, member: Member) -> None:
    """The round takes place all the same.

    Raises: UserError when it has begun, or is off.
    """
    now = panel.hold(interview, [])
    states.check_ahead(now, change.now)
    if kept_by(now) is not None:
        raise UserError("next_round.already")
    change.record("interview.kept", "interview", now.id, after={"member": member.id})


def kept_by(interview: Interview) -> Member | None:
    """Who said that it takes place all the same; nobody where somebody has advised against it since."""
    doubt = doubt_about(interview)
    rows = store.fetch(
        """SELECT actor_id FROM audit_event WHERE entity = 'interview' AND entity_id = %(id)s
             AND action = 'interview.kept' AND id > %(since)s ORDER BY id DESC LIMIT 1""",
        id=interview.id,
        since=doubt.last_audit_id if doubt else 0,
    )
    return Member.get_or_none(Member.id == rows[0]["actor_id"]) if rows else None


def is_split(interview: Interview) -> bool:
    """Some recommend the candidate, others do not."""
    said = _verdicts(interview)
    return any(one in _IN_FAVOUR for one in said) and any(one in AGAINST for one in said)


def wants_another(interview: Interview) -> bool:
    """A next round makes sense: all in favour, or undecided, this was not the final one, and no later one is planned."""
    said = _verdicts(interview)
    if str(interview.round_name).lower() in _FINAL or interview.application.status != "active":
        return False
    if not any(one in _IN_FAVOUR for one in said) or any(one in AGAINST for one in said):
        return False
    return not store.fetch(
        """SELECT 1 FROM interview WHERE application_id = %(application)s AND round_no > %(round)s
           AND status <> 'cancelled' LIMIT 1""",
        application=interview.application_id,
        round=interview.round_no,
    )


def _verdicts(interview: Interview) -> list[str]:
    rows = store.fetch(
        "SELECT recommendation FROM feedback WHERE interview_id = %(id)s AND status = 'submitted'", id=interview.id
    )
    return [str(row["recommendation"]) for row in rows]
