"""Whom a candidate may call about an interview."""

from __future__ import annotations

from collections.abc import Sequence

from bot.interviews import preferences
from bot.interviews.models import Interview, Member


def of(interview: Interview, asker: Member) -> tuple[Member, str]:
    """Who of HR looks after it, else the asker; and their phone, empty where they have not set it."""
    return of_each([interview], asker)[0]


def is_looked_after(interview: Interview) -> bool:
    """By somebody of HR who is still here."""
    return any(hr.is_hr for hr in interview.application.caretakers)


def of_each(interviews: Sequence[Interview], asker: Member) -> list[tuple[Member, str]]:
    """The same of several, in one statement."""
    looks_after = [next((hr for hr in one.application.caretakers if hr.is_hr), asker) for one in interviews]
    wishes = preferences.of_each({hr.id for hr in looks_after})
    return [(hr, wishes[hr.id].phone or "") for hr in looks_after]
