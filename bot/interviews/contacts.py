"""Whom a candidate may call about an interview."""

from __future__ import annotations

from collections.abc import Sequence

from bot.interviews import people, preferences
from bot.interviews.models import Interview, Member, Role


def of(interview: Interview, asker: Member) -> tuple[Member, str]:
    """Who of HR looks after it, else the asker; and their phone, empty where they have not set it."""
    return of_each([interview], asker)[0]


def for_candidate(interview: Interview) -> tuple[str, str] | None:
    """The name and the phone, which may be empty, of who of HR looks after it, else of somebody else of HR; None where
    nobody of HR is here."""
    hr = next((one for one in interview.application.caretakers if one.is_hr), None)
    for one in [hr] if hr is not None else people.some_of((Role.RECRUITER, Role.COORDINATOR), 1):
        return str(one.name), preferences.of_each({one.id})[one.id].phone or ""
    return None


def is_looked_after(interview: Interview) -> bool:
    """By somebody of HR who is still here."""
    return any(hr.is_hr for hr in interview.application.caretakers)


def of_each(interviews: Sequence[Interview], asker: Member) -> list[tuple[Member, str]]:
    """The same of several, in one statement."""
    looks_after = [next((hr for hr in one.application.caretakers if hr.is_hr), asker) for one in interviews]
    wishes = preferences.of_each({hr.id for hr in looks_after})
    return [(hr, wishes[hr.id].phone or "") for hr in looks_after]
