"""Who reads what HR has to know of an interview: its recruiter and coordinator; where nobody can, the admins."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import datetime

from bot.db import store
from bot.interviews import access, people, undo
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


def line(interview: Interview) -> list[Member]:
    """In whose turn it is to read it: recruiter and coordinator, the rest of HR, the admins."""
    others_of_hr = [one for one in people.hr() if not access.must_stay_away(one, interview)]
    return list(dict.fromkeys([*caretakers(interview), *others_of_hr, *people.admins()]))


def is_free(reader: Member, now: datetime) -> bool:
    """False while they interview: their screen may be shared."""
    return access.quiet_until(reader, now) is None


def first_to_hear(interview: Interview, actor: Member | None, now: datetime) -> list[Member]:
    """Who reads it first, unless the actor: of what starts soon, whoever is in no interview of their own."""
    found = others(hr_of(interview), actor)
    if not undo.is_about_to_begin(interview, now):
        return found
    free = [one for one in found if is_free(one, now)]
    in_turn = (one for one in line(interview) if (actor is None or one.id != actor.id) and is_free(one, now))
    return free or list(itertools.islice(in_turn, 1)) or found


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
