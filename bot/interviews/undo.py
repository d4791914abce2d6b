"""Taking back one's last change, while it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import peewee

from bot.db import store
from bot.db.sql import sql
from bot.interviews import busy, locks, lookup, people, places, states, undo_refused
from bot.interviews.audit import LOOKS, Change, Values
from bot.interviews.errors import UserError
from bot.interviews.inverses import INVERSES, code_of, name_of
from bot.interviews.models import ATTENDS, Interview, Member, Participant
from bot.phrase import Phrase

_MOST_NAMED = 6  # that are taken back together and each named by its code
URGENT_BEFORE_START = timedelta(hours=2)
# Of its panel, of the time that it had: so undo binds all of them again.
FREES_ALL = ("interview.candidate_answered", "interview.cancelled", "interview.moved", "interview.time_open")


def wait_before_telling(interview: Interview, undo_window: timedelta, now: datetime) -> timedelta:
    """How long nobody hears of a change that can be undone: of what is about to begin they hear at once."""
    return timedelta(0) if is_about_to_begin(interview, now) else undo_window


def is_about_to_begin(interview: Interview, now: datetime) -> bool:
    """Starts within two hours, or has begun: nobody has time to wait."""
    return interview.start is not None and interview.start - now <= URGENT_BEFORE_START


@dataclass(frozen=True)
class Undone:
    """What was taken back: its audit rows, the names of it, and what it was about."""

    audit_ids: list[int]
    what: list[Phrase]
    touched: list[Interview | Member]


May = Callable[[str, Interview | Member], bool]
IsHeldBack = Callable[[list[int], datetime], bool]  # of audit rows: nobody has heard what they tell
Touched = dict[tuple[str, int], Interview | Member]  # by entity and id


def undo(
    change: Change,
    member: Member,
    now: datetime,
    may: May = lambda command, about: True,
    is_held_back: IsHeldBack = lambda audit_ids, now: False,
) -> Undone:
    """Take back all that the member's last message or tap changed, or nothing: what was done before it is left alone.

    A reason that followed a decline is one with it, and has no more time than it. `may` says whether the member could
    still do it, asked for the command that did it and what that was about. `is_held_back` says of audit rows that what
    they tell waits, because its reader interviews: until it leaves there is time.
    Raises: UserError when they could not, there is none, its time is over, or something has happened since; it says what
    to do then.
    """
    unit = _last_unit(member, now)
    for row in unit:
        if row["action"] not in INVERSES or row["undo_until"] is None:
            raise undo_refused.cannot(row, member)
    touched = _held(unit)
    in_time = _is_in_time(unit, now, is_held_back)
    for row in unit:
        one = touched[row["entity"], row["entity_id"]]
        if not may(INVERSES[row["action"]].command, one):
            raise UserError("tapped.role")
        if not in_time:
            after, many = undo_refused.as_it_ended(row, unit), _how_many(unit)
            raise undo_refused.too_late(INVERSES[row["action"]], one, after, member, now, many)
        if _touched_since(row, unit):
            raise UserError("undo.has_changed", code=code_of(one))
    for row in reversed(unit):
        _take_back(change, row, touched[row["entity"], row["entity_id"]])
    _check_all_are_members(unit)
    named = [(INVERSES[row["action"]], touched[row["entity"], row["entity_id"]]) for row in unit]
    names = list(
        dict.fromkeys(one.what if one.is_own else name_of(one.what, about) for one, about in named if one.what)
    )
    alike = named[0][0].what
    if len(names) > _MOST_NAMED and alike is not None and all(inverse.what == alike for inverse, _ in named):
        names = [Phrase("done.several", what=alike, n=len(names))]  # of pasted rows
    return Undone([row["id"] for row in unit], names, [about for one, about in named if one.what and not one.is_own])


def _how_many(unit: list[store.Row]) -> int:
    """How many interviews the last message booked."""
    return sum(row["action"] == "interview.booked" for row in unit)


def named_last(
    member: Member, now: datetime, is_held_back: IsHeldBack = lambda audit_ids, now: False
) -> tuple[str, Phrase] | None:
    """The command and the name of what `undo` would take back; None where there is none, or it is late.

    Without the code of an interview that is hidden from them by now, as it is from who said that they know the candidate.
    """
    try:
        unit = _last_unit(member, now)
    except UserError:
        return None
    if any(row["undo_until"] is None for row in unit) or not _is_in_time(unit, now, is_held_back):
        return None
    for row in unit:
        inverse = INVERSES.get(row["action"])
        if inverse is None:
            return None
        if inverse.what is not None:
            entity = Interview if row["entity"] == "interview" else Member
            about = entity.get_by_id(row["entity_id"])
            is_hidden = isinstance(about, Interview) and lookup.by_code(member, code_of(about)) is None
            return inverse.command, inverse.what if is_hidden else name_of(inverse.what, about)
    return None


def check(member: Member, now: datetime, is_held_back: IsHeldBack) -> None:
    """Raises: UserError, as `undo` would, where nothing can be taken back any more: nobody is asked whether to."""
    unit = _last_unit(member, now)
    in_time = _is_in_time(unit, now, is_held_back) if all(row["undo_until"] is not None for row in unit) else True
    for row in unit:
        if row["action"] not in INVERSES or row["undo_until"] is None:
            raise undo_refused.cannot(row, member)
        if not in_time:
            one = (Interview if row["entity"] == "interview" else Member).get_by_id(row["entity_id"])
            after, many = undo_refused.as_it_ended(row, unit), _how_many(unit)
            raise undo_refused.too_late(INVERSES[row["action"]], one, after, member, now, many)


def _is_in_time(unit: list[store.Row], now: datetime, is_held_back: IsHeldBack) -> bool:
    return all(row["undo_until"] > now for row in unit) or is_held_back([row["id"] for row in unit], now)


def _check_all_are_members(unit: list[store.Row]) -> None:
    """Raises: UserError when somebody would be bound again who has been deactivated since."""
    ids = {row["entity_id"] for row in unit if row["entity"] == "interview"}
    bound = set().union(*(_people_in(row["after"] or {}) for row in unit))
    freed = [row["entity_id"] for row in unit if row["action"] in FREES_ALL]
    bound |= {one.member_id for one in Participant.select().where(Participant.interview << freed)}
    gone = store.fetch(
        sql(
            """SELECT m.name FROM participant p JOIN member m ON m.id = p.member_id
           WHERE p.interview_id = ANY(%(ids)s::bigint[]) AND m.id = ANY(%(people)s::bigint[]) AND NOT m.active
             AND {attends} LIMIT 1""",
            attends=ATTENDS,
        ),
        ids=list(ids),
        people=list(bound),
    )
    if gone:
        raise UserError("undo.is_deactivated", who=gone[0]["name"])


def _held(unit: list[store.Row]) -> Touched:
    """What the rows are about, locked with all whom taking back may bind again: of a no-show, the whole panel. Of a
    booking also the candidate: whoever tells of whom it matched comes before or after."""
    ids = {row["entity_id"] for row in unit if row["entity"] == "interview"}
    panels = {one.member_id for one in Participant.select().where(Participant.interview << list(ids))}
    panels = panels.union(*(_people_in(row["after"] or {}) for row in unit))
    members = {row["entity_id"] for row in unit if row["entity"] == "member"}
    admins = {one.id for one in people.admins()} if members else set()
    booked = [row["entity_id"] for row in unit if row["action"] == "interview.booked"]
    candidates = {one.candidate_id for one in Interview.select(Interview.candidate_id).where(Interview.id << booked)}
    locks.hold(members=panels | members | admins, candidates=candidates, interviews=ids)
    interviews = Interview.select().where(Interview.id << list(ids))
    changed = Member.select().where(Member.id << list(members))
    return {("interview", one.id): one for one in interviews} | {("member", one.id): one for one in changed}


def _take_back(change: Change, row: store.Row, one: Interview | Member) -> None:
    before, after = row["before"] or {}, row["after"] or {}
    try:
        with store.db.atomic():
            INVERSES[row["action"]].act(one, before, after)
            if isinstance(one, Interview):
                states.move(one, before["status"])  # of a no-show, too: whoever was free again is bound again
    except peewee.IntegrityError:
        if isinstance(one, Member):
            raise
        raise busy.clash(one, _bound_again(one, after)) from None
    after_undo = before | {"action": row["action"]}
    change.record("undone", row["entity"], one.id, before=after, after=after_undo, undo_of=row["id"])


def _last_unit(member: Member, now: datetime) -> list[store.Row]:
    """The rows of the last thing that the member did within a day and has not taken back, in their order."""
    rows = store.fetch(
        """WITH last AS (
             SELECT coalesce(unit_id, id) AS unit FROM audit_event a
             WHERE actor_id = %(member)s AND coalesce(undo_until, at) > %(now)s - interval '1 day'
               AND action <> ALL(%(looks)s) AND undo_of IS NULL
               AND NOT EXISTS (SELECT 1 FROM audit_event u WHERE u.undo_of = a.id)
             ORDER BY id DESC LIMIT 1)
           SELECT a.id, action, entity, entity_id, before, after, undo_until FROM audit_event a, last
           WHERE (a.id = unit OR unit_id = unit) AND action <> ALL(%(looks)s) ORDER BY a.id""",
        member=member.id,
        now=now,
        looks=list(LOOKS),
    )
    if not rows:
        raise UserError("undo.nothing")
    return rows


def _touched_since(row: store.Row, unit: list[store.Row]) -> bool:
    """True unless all that came after the unit has been taken back as well. Whom WeCom knows becomes active by itself, and
    that somebody may be the candidate, or has another's number, says nothing of the change.

    Another link or another lateness of the same person stands in the way of nothing, but of what it took the place of.
    """
    return bool(
        store.fetch(
            """SELECT 1 FROM audit_event a WHERE entity = %(entity)s AND entity_id = %(id)s AND id > %(row)s
               AND id <> ALL(%(unit)s) AND (action NOT IN ('room.shown', 'room.entered', 'panel.nudged', 'interview.late', 'interview.taken',
                 'settings.changed', 'candidate.arrived', 'link.reset', 'candidate.matched', 'candidate.resembles')
                 OR (action IN ('interview.late', 'link.reset') AND action = %(action)s
                   AND after -> 'member' IS NOT DISTINCT FROM %(after)s::jsonb -> 'member'))
               AND (undo_of IS NULL OR undo_of = %(row)s)
               AND NOT (actor_kind = 'system' AND action IN ('member.verified', 'member.activated', 'member.changed',
                 'member.another_name', 'member.not_compared', 'resume.failed'))
               AND NOT EXISTS (SELECT 1 FROM audit_event u WHERE u.undo_of = a.id) LIMIT 1""",
            entity=row["entity"],
            id=row["entity_id"],
            row=row["id"],
            action=row["action"],
            after=store.json(row["after"]),
            unit=[one["id"] for one in unit],
        )
    )


def _people_in(after: Values) -> set[int]:
    return {after[role] for role in ("member", "old", "new") if after.get(role)}


def _bound_again(interview: Interview, after: Values) -> list[int]:
    """Ids of those for whom the undo needs the time."""
    return [one.member_id for one in places.of(interview) if one.member_id in _people_in(after) or one.takes_time]
