"""Who of an interview's panel gets a link of their own."""

from __future__ import annotations

import hashlib
import re

from bot.db import store
from bot.db.sql import sql
from bot.interviews.models import ATTENDS
from bot.rooms.provider import Seat

MOST = 5  # as many as a provider takes


def of(interview_id: int) -> list[Seat]:
    """Whoever is expected and can be named by e-mail or phone, those who are needed first."""
    rows = store.fetch(
        sql(
            """SELECT m.id, m.name, coalesce(m.email, '') AS email, coalesce(s.phone, '') AS phone
            FROM participant p JOIN member m ON m.id = p.member_id LEFT JOIN preference s ON s.member_id = m.id
            WHERE p.interview_id = %(id)s AND {attends} AND coalesce(m.email, s.phone, '') <> ''
            ORDER BY p.part IN ('shadow', 'optional'), m.id LIMIT {most}""",
            attends=ATTENDS,
            most=MOST,
        ),
        id=interview_id,
    )
    return [Seat(uid_of(row["id"]), row["name"], row["email"], row["phone"]) for row in rows]


def uid_of(member_id: int) -> str:
    """What a provider calls a member: the same for all rooms, and of no use elsewhere."""
    return f"m{member_id}"


def is_one(uid: str) -> bool:
    """It has the form of ours."""
    return re.fullmatch("m[0-9]+", uid) is not None


def digest(seats: list[Seat]) -> str:
    """The same for the same seats."""
    said = "\n".join(
        f"{one.uid}\t{one.name}\t{one.email or one.phone}" for one in sorted(seats, key=lambda one: one.uid)
    )
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def nameless() -> list[str]:
    """Names of active interviewers who have neither e-mail nor phone: they share the general link."""
    rows = store.fetch(
        """SELECT m.name FROM member m LEFT JOIN preference s ON s.member_id = m.id
           WHERE m.active AND coalesce(m.email, s.phone, '') = '' AND (m.role = 'interviewer'
             OR EXISTS (SELECT 1 FROM participant p WHERE p.member_id = m.id AND lower(p.slot) > clock_now()))
           ORDER BY m.id"""
    )
    return [row["name"] for row in rows]
