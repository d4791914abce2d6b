"""Who reads what HR has to know of an interview: its recruiter and coordinator; where nobody can, the admins."""

from __future__ import annotations

from collections.abc import Sequence

from bot.db import store
from bot.interviews import access, people
from bot.interviews.models import Interview, Member


def hr_of(interview: Interview) -> list[Member]:
    """Recruiter and coordinator; the admins where both are missing, have left, or must stay away."""
    return caretakers(interview) or people.admins()


def caretakers(interview: Interview) -> list[Member]:
    application = interview.application
    found = [
        one for one in (application.recruiter, application.coordinator) if one is not None and one.active and one.is_hr
    ]
    return [one for one in found if not access.must_stay_away(one, interview)]


def others(found: Sequence[Member], actor: Member | None) -> list[Member]:
    """All but whoever did it; the admins, where that was the only one of HR."""
    return [one for one in found if actor is None or one.id != actor.id] or people.admins()


def hr_is_heard() -> bool:
    """False when something that HR has to know would be told to nobody: no admin, and no HR for what is ahead."""
    return bool(people.admins()) or (bool(people.hr()) and not ahead_without_hr())


def ahead_without_hr() -> int:
    """How many interviews are ahead whose recruiter and coordinator are missing or have left."""
    [row] = store.fetch(
        """SELECT count(*) AS count FROM interview i JOIN application a ON a.id = i.application_id
             LEFT JOIN member r ON r.id = a.recruiter_id LEFT JOIN member c ON c.id = a.coordinator_id
           WHERE i.active AND lower(i.slot) > clock_now()
             AND NOT coalesce(r.active, false) AND NOT coalesce(c.active, false)"""
    )
    return int(row["count"])
