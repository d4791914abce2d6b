"""Facts: how things stand in the company, each one row of what the database holds as a readable text.

Names and values are those of README.md. Known to it are the tables, and nothing of what is read or said.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.db import store
from tests.world.clock import BEIJING

Facts = dict[str, str]
Names = Mapping[int, str]  # by id

# Whoever writes none of these has changed no fact.
_TABLES = (
    "application", "audit_event", "candidate", "candidate_match", "candidate_wish", "feedback", "interview", "job",
    "leave", "member", "member_address", "outbox", "participant", "preference", "proposal", "self_choice", "tick",
)  # fmt: skip
_STATES = {"cancelled": "cancelled", "no_show": "no show", "draft": "no time", "rescheduling": "no time"}
_ANSWERS = {"accepted": "confirmed", "tentative": "thinking", "declined": "not coming", "needs_action": "not answered"}
_RESPONSES = {"needs_action": "asked", "accepted": "accepted", "tentative": "thinking", "declined": "declined"}
_VERDICTS = {"strong_yes": "strong yes", "no_decision": "maybe", "strong_no": "strong no"}
_ROLES = {"recruiter": "HR", "hiring_manager": "hiring manager"}


def written() -> dict[str, int]:
    """How many rows of which tables this transaction has written so far: PostgreSQL counts them anyway."""
    rows = store.fetch(
        """SELECT relname, n_tup_ins + n_tup_upd + n_tup_del AS n FROM pg_stat_xact_user_tables
           WHERE relname = ANY(%(tables)s)""",
        tables=list(_TABLES),
    )
    return {row["relname"]: row["n"] for row in rows}


@dataclass(frozen=True)
class Known:
    """Which interviews and candidates there were before, by id and as facts name them."""

    interviews: Names
    candidates: Names


def known() -> Known:
    codes = store.fetch("SELECT id, code AS name FROM interview WHERE code IS NOT NULL ORDER BY id")
    return Known(_named(codes, {}), _named(store.fetch(_CANDIDATES), {}))


def _named(rows: Iterable[store.Row], before: Names) -> Names:
    """Each by a name of its own: as it was called before, or as it is called now; the second 余笑 is `余笑 (2)`."""
    found = dict(before)
    for row in rows:
        if row["id"] not in found:
            taken = set(found.values())
            names = (row["name"], *(f"{row['name']} ({number})" for number in range(2, len(taken) + 3)))
            found[row["id"]] = next(name for name in names if name not in taken)
    return found


def facts(before: Known) -> Facts:
    """All of them now."""
    names = _named(store.fetch(_INTERVIEWS), before.interviews)
    users = {row["id"]: row["user_id"] for row in store.fetch("SELECT id, user_id FROM member")}
    found = _candidates(_named(store.fetch(_CANDIDATES), before.candidates), users)
    for part in (_interviews, _places, _panels, _feedback, _told, _members, _settings, _choices):
        found |= part(names, users)
    return found


def changes(before: Facts, after: Facts) -> Facts:
    """What is otherwise than before; what is not there any more is `gone`.

    A candidate's answer is to a time: that it ends with that time is no change of its own.
    """
    found = {
        name: after.get(name, "gone") for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    }
    return {
        name: value
        for name, value in found.items()
        if not (
            value == "gone" and name.startswith("candidate.") and name.replace("candidate", "interview", 1) in found
        )
    }


def differences(changed: Facts, wanted: Mapping[str, str | Collection[str]]) -> list[str]:
    """In which ways what has changed is not what was to change."""
    return [
        f"{name}: {changed.get(name, 'unchanged')}, not {wanted.get(name, 'changed')}"
        for name in sorted(changed.keys() | wanted.keys())
        if name not in changed or name not in wanted or not _is_as_wanted(changed[name], wanted[name])
    ]


def _is_as_wanted(value: str, wanted: str | Collection[str]) -> bool:
    if not isinstance(wanted, str):
        return any(_is_as_wanted(value, one) for one in wanted)
    head, tilde, part = wanted.partition("~")
    return wanted == "*" or value == wanted or bool(tilde and value.startswith(head) and part in value[len(head) :])


# --- each kind ------------------------------------------------------------------------------------------------------

_INTERVIEWS = """SELECT i.id, c.name || ' ' || i.round_name AS name FROM interview i
  JOIN candidate c ON c.id = i.candidate_id ORDER BY i.id"""
_CANDIDATES = "SELECT id, name FROM candidate ORDER BY id"
# Of each interview the last that somebody recorded of this kind and that stands.
_LAST = """SELECT DISTINCT ON (a.entity_id, {by}) a.entity_id AS id, a.after FROM audit_event a
  WHERE a.action = '{action}' AND NOT EXISTS (SELECT 1 FROM audit_event u WHERE u.undo_of = a.id)
  ORDER BY a.entity_id, {by}, a.id DESC"""


def _interviews(names: Names, users: Names) -> Facts:
    unheld = {row["id"] for row in store.fetch(_LAST.format(action="interview.unheld", by="a.entity"))}
    found: Facts = {}
    for row in store.fetch(
        """SELECT i.id, i.status, lower(i.slot) AS start, upper(i.slot) AS "end", i.candidate_response, i.missing_since,
                  i.link_version, i.round_no, i.round_name, a.recruiter_id, j.title,
                  EXISTS (SELECT 1 FROM candidate_wish w WHERE w.interview_id = i.id) AS wishes
           FROM interview i JOIN application a ON a.id = i.application_id JOIN job j ON j.id = a.job_id"""
    ):
        name = names[row["id"]]
        off = "not held" if row["status"] == "rescheduling" and row["id"] in unheld else _STATES.get(row["status"])
        if row["status"] == "rescheduling" and row["candidate_response"] == "declined" and row["start"]:
            off = None  # that it does not take place is what the candidate's answer says
        found[f"interview.{name}"] = off or (_slot(row["start"], row["end"]) if row["start"] else "no time")
        found[f"job.{name}"] = row["title"]
        found[f"round.{name}"] = f"{row['round_no']} {row['round_name']}"
        if row["candidate_response"] != "needs_action" or row["wishes"]:
            found[f"candidate.{name}"] = "another time" if row["wishes"] else _ANSWERS[row["candidate_response"]]
        if row["missing_since"] and not off:
            found[f"missing.{name}"] = "not here yet"
        if row["link_version"] != 1:
            found[f"link.{name}"] = str(row["link_version"])
        if name.isdigit():  # of a new one it is whoever has booked it
            found[f"looked after.{name}"] = users.get(row["recruiter_id"], "nobody")
    for row in store.fetch(_LAST.format(action="interview.late", by="a.after ->> 'member'")):
        who = users[row["after"]["member"]] if row["after"]["member"] else "candidate"
        found[f"late.{names[row['id']]}.{who}"] = f"{row['after']['minutes'] or '?'}m"
    return found


def _candidates(candidates: Names, users: Names) -> Facts:
    found: Facts = {}
    for row in store.fetch("SELECT id, name, email, mobile FROM candidate"):
        kept = {"name": row["name"], "mail": row["email"], "mobile": row["mobile"]}
        found |= {f"{fact}.{candidates[row['id']]}": value for fact, value in kept.items() if value}
    matches: dict[str, list[str]] = {}
    for row in store.fetch(
        "SELECT candidate_id, member_id, address, why, ended_at FROM candidate_match ORDER BY address"
    ):
        state = "not the same" if row["ended_at"] else row["why"]
        pair = f"match.{candidates[row['candidate_id']]}.{users[row['member_id']]}"
        matches.setdefault(pair, []).append(f"{row['address']}, {state}")
    return found | {pair: "; ".join(all_of_them) for pair, all_of_them in matches.items()}


def _slot(start: datetime, end: datetime) -> str:
    return f"{start.astimezone(BEIJING):%Y-%m-%d %H:%M} {(end - start) // timedelta(minutes=1)}m"


def _places(names: Names, users: Names) -> Facts:
    """Of an interview that there was before: where a new one is, is its own affair."""
    return {
        f"place.{names[row['id']]}": row["name"]
        or (f"video {row['meeting_url']}" if row["mode"] == "video" and row["meeting_url"] else row["mode"])
        for row in store.fetch(
            "SELECT i.id, i.mode, i.meeting_url, r.name FROM interview i LEFT JOIN room r ON r.id = i.room_id"
        )
        if names[row["id"]].isdigit()
    }


def _panels(names: Names, users: Names) -> Facts:
    proposed = {
        (row["interview_id"], row["member_id"]): row["start"]
        for row in store.fetch(
            "SELECT interview_id, member_id, lower(slot) AS start FROM proposal WHERE state = 'open'"
        )
    }
    found: Facts = {}
    for row in store.fetch(
        """SELECT interview_id, member_id, part, response, response_reason, replaced_by_id, knows_candidate, feedback_required
           FROM participant"""
    ):
        place = f"{names[row['interview_id']]}.{users[row['member_id']]}"
        at = proposed.get((row["interview_id"], row["member_id"]))
        found[f"panel.{place}"] = f"proposed {at.astimezone(BEIJING):%Y-%m-%d %H:%M}" if at else _standing(row, users)
        if not row["feedback_required"] and row["part"] != "shadow":
            found[f"feedback.{place}"] = "waived"
    return found


def _standing(row: Mapping[str, Any], users: Names) -> str:
    if row["replaced_by_id"]:
        return f"replaced by {users[row['replaced_by_id']]}"
    if row["knows_candidate"]:
        return "knows the candidate"
    if row["response"] == "declined":
        return f"declined: {row['response_reason']}" if row["response_reason"] else "declined"
    return "sits in" if row["part"] == "shadow" else _RESPONSES[row["response"]]


def _feedback(names: Names, users: Names) -> Facts:
    rows = store.fetch(
        "SELECT interview_id, author_id, recommendation, summary FROM feedback WHERE status = 'submitted'"
    )
    return {
        f"feedback.{names[row['interview_id']]}.{users[row['author_id']]}": ": ".join(
            filter(None, (_VERDICTS.get(row["recommendation"], row["recommendation"]), row["summary"]))
        )
        for row in rows
    }


def _told(names: Names, users: Names) -> Facts:
    nudged = store.fetch(
        "SELECT entity_id, after ->> 'member' AS member FROM audit_event WHERE action = 'panel.nudged'"
    )
    found = {f"told.{users[int(row['member'])]}.nudge.{names[row['entity_id']]}": "yes" for row in nudged}
    for row in store.fetch(
        "SELECT to_user, not_before - created_at AS wait FROM outbox WHERE dedup_key LIKE 'snoozed:%%' AND state = 'queued'"
    ):
        found[f"snoozed.{row['to_user']}"] = f"{row['wait'] // timedelta(minutes=1)}m"
    return found


def _members(names: Names, users: Names) -> Facts:
    found: Facts = {}
    for row in store.fetch("""SELECT m.*, p.* FROM member m LEFT JOIN preference p ON p.member_id = m.id"""):
        who = row["user_id"]
        found[f"member.{who}"] = _ROLES.get(row["role"], row["role"]) if row["active"] else "inactive"
        settings = {
            "daily limit": row["max_per_day"],
            "weekly limit": row["max_per_week"],
            "quiet hours": _hours(row["quiet_from"], row["quiet_until"]),
            "work hours": _hours(row["works_from"], row["works_until"]),
            "language": row["lang"],
            "zone": row["zone"],
            "phone": row["phone"],
            "e-mail": row["email"],
            "messages": f"without {', '.join(row['unwanted'])}" if row["unwanted"] else None,
            "reminders": "off" if row["nudged"] is False else None,
        }
        found |= {f"setting.{who}.{name}": str(value) for name, value in settings.items() if value is not None}
    leaves: dict[str, list[str]] = {}
    for row in store.fetch(
        "SELECT member_id, lower(during) AS start, upper(during) AS end, stand_in_id FROM leave ORDER BY during"
    ):
        stand_in = f"; stand-in {users[row['stand_in_id']]}" if row["stand_in_id"] else ""
        leaves.setdefault(users[row["member_id"]], []).append(_leave(row["start"], row["end"]) + stand_in)
    return found | {f"setting.{who}.leave": ", ".join(all_of_them) for who, all_of_them in leaves.items()}


def _hours(first: Any, last: Any) -> str | None:
    if first is None or last is None:
        return None
    return "none" if first == last else f"{first:%H:%M}-{last:%H:%M}"


def _leave(start: datetime, end: datetime) -> str:
    """With its last day included, or to the minute where it is of hours."""
    first, last = start.astimezone(BEIJING), end.astimezone(BEIJING)
    if first.hour or first.minute or last.hour or last.minute:
        return f"{first:%Y-%m-%d %H:%M}..{last:%Y-%m-%d %H:%M}"
    return f"{first:%Y-%m-%d}..{last - timedelta(days=1):%Y-%m-%d}"


def _settings(names: Names, users: Names) -> Facts:
    """Of the company's: which jobs are confidential, and which addresses an admin has linked."""
    found = {f"confidential.{row['title']}": "yes" for row in store.fetch("SELECT title FROM job WHERE confidential")}
    linked = store.fetch("SELECT address, member_id FROM member_address WHERE confirmed_by = 'linked'")
    return found | {f"linked.{row['address'].partition(':')[2]}": users[row["member_id"]] for row in linked}


def _choices(names: Names, users: Names) -> Facts:
    """Of times that the candidate or the panel is to choose from."""
    offered = store.fetch("SELECT interview_id, offer FROM self_choice")
    found = {f"offered.{names[row['interview_id']]}": f"offer {row['offer']}" for row in offered}
    for row in store.fetch("SELECT interview_id, member_id, numbers FROM tick"):
        place = f"{names[row['interview_id']]}.{users[row['member_id']]}"
        found[f"ticked.{place}"] = ", ".join(map(str, sorted(row["numbers"]))) or "none"
    return found
