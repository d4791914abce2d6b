"""Whom a candidate may call about an interview."""

from __future__ import annotations

from bot.interviews import preferences
from bot.interviews.models import Interview, Member


def of(interview: Interview, asker: Member) -> tuple[Member, str]:
    """Who of HR looks after it, else the asker; and their phone, empty where they have not set it."""
    hr = next((one for one in interview.application.caretakers if one.is_hr), asker)
    return hr, preferences.of(hr.id).phone or ""
