"""Who reads what HR has to know of an interview: decided here and nowhere else.

In whose turn it is: its recruiter and coordinator, the rest of HR, the admins; nobody who has left or must stay away.
It is told to recruiter and coordinator; where there is neither, to the admins; where there are none, to the rest of HR.
What HR alone can decide is told to the rest of HR before the admins.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from bot.db import store
from bot.interviews import access, people, sitting, undo
from bot.interviews.models import Interview, Member


def line(interview: Interview | None) -> list[Member]:
    """Everybody who may read it, in whose turn it is; of what is about no single interview, HR and the admins."""
    found = sorted(people.hr_and_admins(), key=lambda one: one.is_admin)
    if interview is None:
        return found
    may_read = (one for one in found if not access.must_stay_away(one, interview))
    return list(dict.fromkeys([*caretakers(interview), *may_read]))


def of(interview: Interview | None, actor: Member | None = None) -> list[Member]:
    """Who is told first: not whoever did it, unless nobody else is there. Empty where nobody can read it."""
    if interview and (found := _but(caretakers(interview), actor)):
        return found
    everybody = line(interview)
    others = _but(everybody, actor)
    return [one for one in others if one.is_admin] or others or everybody


def to_decide(interview: Interview, others: Sequence[Interview] = ()) -> list[Member]:
    """Who is asked what nobody but HR can do: who looks after it, else after one of the others that it is about, else all
    of HR; the admins where nobody of HR is there."""
    if found := caretakers(interview):
        return found
    everybody = [one for one in line(interview) if one.is_hr]
    theirs = {care.id for one in others for care in caretakers(one)}
    return [one for one in everybody if one.id in theirs] or everybody or of(interview)


def of_or_nobody(interview: Interview | None, actor: Member | None) -> Sequence[Member | None]:
    """The same; None is whoever becomes its reader."""
    return of(interview, actor) or [None]


def next_in_line(
    interview: Interview | None, tried: Collection[str], now: datetime, *, free: bool = False
) -> Member | None:
    """Whose turn it is after those with these accounts; with `free`, of those who are in no interview."""
    found = [one for one in line(interview) if one.user_id not in tried]
    return next(iter(free_of(found, now) if free else found), None)


def free_of(found: Sequence[Member], now: datetime) -> list[Member]:
    """Those who do not interview at this moment: the others' screens may be shared."""
    busy = sitting.quiet_untils([one.id for one in found], now)
    return [one for one in found if one.id not in busy]


def first_to_hear(interview: Interview, actor: Member | None, now: datetime) -> list[Member]:
    """Who reads it first: of what starts soon, whoever is in no interview of their own."""
    found = of(interview, actor)
    if not undo.is_about_to_begin(interview, now):
        return found
    if free := free_of(found, now):
        return free
    instead = next_in_line(interview, {actor.user_id} if actor else (), now, free=True)
    return [instead] if instead else found


def ahead_without_hr() -> int:
    """How many interviews are ahead whose recruiter and coordinator are missing or have left."""
    [row] = store.fetch(
        """SELECT count(*) AS count FROM interview i JOIN application a ON a.id = i.application_id
             LEFT JOIN member r ON r.id = a.recruiter_id LEFT JOIN member c ON c.id = a.coordinator_id
           WHERE i.active AND lower(i.slot) > clock_now()
             AND NOT coalesce(r.active, false) AND NOT coalesce(c.active, false)"""
    )
    return int(row["count"])


def caretakers(interview: Interview) -> list[Member]:
    """Recruiter and coordinator, as far as they may read it."""
    found = interview.application.caretakers
    return [one for one in found if one.is_hr and not access.must_stay_away(one, interview)]


def _but(found: list[Member], actor: Member | None) -> list[Member]:
    return [one for one in found if actor is None or one.id != actor.id]
