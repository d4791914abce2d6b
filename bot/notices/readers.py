"""Who reads what HR has to know of an interview: its recruiter and coordinator; where nobody can, the admins."""

from __future__ import annotations

from collections.abc import Sequence

from bot.interviews import access, people
from bot.interviews.models import Interview, Member


def hr_of(interview: Interview) -> list[Member]:
    """Recruiter and coordinator; the admins where both are missing, have left, or must stay away."""
    return caretakers(interview) or people.admins()


def caretakers(interview: Interview) -> list[Member]:
    application = interview.application
    found = [one for one in (application.recruiter, application.coordinator) if one is not None and one.active]
    return [one for one in found if not access.must_stay_away(one, interview)]


def others(found: Sequence[Member], actor: Member | None) -> list[Member]:
    """All but whoever did it; the admins, where that was the only one of HR."""
    return [one for one in found if actor is None or one.id != actor.id] or people.admins()
