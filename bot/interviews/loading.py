"""Interviews with all that a text about them needs, in one statement however many there are.

A lookup says in SQL which ids it wants; everything else is the same for all of them. Each text is made once, and each
session prepares it once.
"""

from __future__ import annotations

import functools
from datetime import datetime
from typing import Any, TypeVar

from peewee import Field, Model

from bot.db import store
from bot.db.store import Prepared
from bot.interviews.models import (
    Application,
    Candidate,
    InstantField,
    Interview,
    Job,
    Member,
    Participant,
    Room,
    SlotField,
)

T = TypeVar("T", bound=Model)


def _columns(alias: str, model: type[Model]) -> str:
    return ", ".join(f"{alias}.{one.column_name} AS {alias}_{one.column_name}" for one in model._meta.sorted_fields)


_LOADED = f"""
  SELECT {_columns("i", Interview)}, {_columns("c", Candidate)}, {_columns("a", Application)}, {_columns("j", Job)},
    {_columns("recruiter", Member)}, {_columns("room", Room)},
    (SELECT json_agg(json_build_array(to_json(p), to_json(m)) ORDER BY p.member_id)
     FROM participant p JOIN member m ON m.id = p.member_id WHERE p.interview_id = i.id) AS panel,
    ARRAY(SELECT f.author_id FROM feedback f WHERE f.interview_id = i.id AND f.status = 'submitted') AS feedback_in,
    ARRAY(SELECT p.member_id FROM interview other JOIN participant p ON p.interview_id = other.id AND p.knows_candidate
      WHERE other.candidate_id = i.candidate_id) AS kept_away
  FROM chosen JOIN interview i ON i.id = chosen.id
  JOIN candidate c ON c.id = i.candidate_id
  JOIN application a ON a.id = i.application_id
  JOIN job j ON j.id = a.job_id
  LEFT JOIN member recruiter ON recruiter.id = a.recruiter_id
  LEFT JOIN room ON room.id = i.room_id
  ORDER BY lower(i.slot), i.id"""


@functools.cache
def _statement(chosen: str) -> Prepared:
    # Materialized: what is chosen is decided by the lookup's own indexes, and only then loaded.
    return Prepared(f"WITH chosen AS MATERIALIZED ({chosen}) {_LOADED}")


def interviews(chosen: str, **values: object) -> list[Interview]:
    """The interviews whose ids the SQL text `chosen` selects as `id`, the earliest first."""
    return [_interview(row) for row in _statement(chosen).fetch(**values)]


def _interview(row: store.Row) -> Interview:
    interview = _made(Interview, row, "i_")
    application = _made(Application, row, "a_")
    application.__rel__["job"] = _made(Job, row, "j_")
    if application.recruiter_id is not None:
        application.__rel__["recruiter"] = _made(Member, row, "recruiter_")
    interview.__rel__["candidate"] = _made(Candidate, row, "c_")
    interview.__rel__["application"] = application
    if interview.__data__["room"] is not None:
        interview.__rel__["room"] = _made(Room, row, "room_")
    interview.panel = [_place(interview, *one) for one in row["panel"] or ()]
    interview.feedback_in, interview.kept_away = set(row["feedback_in"]), set(row["kept_away"])
    return interview


def _place(interview: Interview, place: dict[str, Any], member: dict[str, Any]) -> Participant:
    made = _from_json(Participant, place | {"slot": interview.slot})
    made.__rel__["member"] = _from_json(Member, member)
    return made


def _made(model: type[T], row: store.Row, prefix: str) -> T:
    """The row's columns with that prefix, as peewee itself would fill the object."""
    made = model(__no_default__=True)
    made.__data__ = {
        one.name: one.python_value(row[prefix + one.column_name])
        if isinstance(one, SlotField)
        else row[prefix + one.column_name]
        for one in model._meta.sorted_fields
    }
    return made


def _from_json(model: type[T], values: dict[str, Any]) -> T:
    made = model(__no_default__=True)
    made.__data__ = {one.name: _value(one, values[one.column_name]) for one in model._meta.sorted_fields}
    return made


def _value(field: Field, value: Any) -> Any:
    if isinstance(field, InstantField) and value is not None:
        return datetime.fromisoformat(value)
    return value
