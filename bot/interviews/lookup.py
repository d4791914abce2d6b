"""Finding interviews, and only those that the asker may see.

Each lookup begins with what an index finds, the member's own or those of a name, and is limited in SQL: none takes
longer because the company has more interviews.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.db import store
from bot.db.sql import Sql, identifier, joined, placeholder, sql
from bot.db.store import Prepared
from bot.interviews import access, names, sitting, sounds, states
from bot.interviews.loading import interviews
from bot.interviews.models import ATTENDS, Interview, Member, Participant, Role

_REF = re.compile("[0-9a-f]{32}")
MOST_LISTED = 300  # of one calendar
MOST_MEANT = 6  # by a name; one more is looked for, so that it can be said that there are more

# Of the interview `i`: on somebody's calendar.
ON = sql("i.status NOT IN ('draft', 'cancelled', 'rescheduling')")
_AHEAD = sql("i.status IN ('on_hold', 'scheduled', 'confirmed', 'in_progress')")


def _time(slot: Sql, after: str, before: str) -> Sql:
    """Not over at the value `after`, and, where there is one, begun before the value `before`."""
    # No interview takes longer than twelve hours: this lets the index find where to begin.
    is_not_over = sql(
        "lower({slot}) > {after}::timestamptz - interval '12 hours' AND upper({slot}) > {after}::timestamptz",
        slot=slot,
        after=placeholder(after),
    )
    if not before:
        return is_not_over
    begins = sql("lower({slot}) < {before}::timestamptz", slot=slot, before=placeholder(before))
    return joined(" AND ", [is_not_over, begins])


def _calendar(
    person: Member, viewer: Member | None, status: Sql, *, after: str = "after", before: str = "", place: Sql = ATTENDS
) -> Sql:
    """What the person takes part in (unless declined) or, as HR, looks after: ids, the earliest first.

    Of another person's, what the viewer may see. `after` and `before` name the values that bound it; without `before` it
    has no end.
    """
    visible = (
        access.open_to("person", "i") if viewer is None or viewer.id == person.id else access.visible_to(viewer, "i")
    )
    return _calendar_of(_looked_after_by(person), visible, status, after, before, place)


@functools.cache
def _calendar_of(
    looked_after_by: tuple[str, ...], visible: Sql, status: Sql, after: str, before: str, place: Sql
) -> Sql:
    """Written once: it is long, and the same for all of a role."""
    own = [
        sql(
            """SELECT p.interview_id AS id FROM participant p
            WHERE p.member_id = %(person)s AND {place} AND {time}""",
            place=place,
            time=_time(sql("p.slot"), after, before),
        )
    ]
    # By its application and not by its time, whatever the planner thinks of a recruiter whom it does not know.
    own += [
        sql(
            """SELECT later.id FROM application a CROSS JOIN LATERAL (SELECT i.id FROM interview i
            WHERE i.application_id = a.id AND {time} OFFSET 0) later
            WHERE a.{column} = %(person)s""",
            time=_time(sql("i.slot"), after, before),
            column=identifier(column),
        )
        for column in looked_after_by
    ]
    return sql(
        """WITH own AS MATERIALIZED ({own})
      SELECT i.id FROM own JOIN interview i ON i.id = own.id WHERE {status} AND {visible}
      ORDER BY lower(i.slot), i.id LIMIT %(limit)s::int""",
        own=joined(" UNION ", own),
        status=status,
        visible=visible,
    )


def _looked_after_by(person: Member) -> tuple[str, ...]:
    if person.is_hr:
        return ("recruiter_id", "coordinator_id")
    return ("hiring_manager_id",) if person.role == Role.HIRING_MANAGER else ()


def _ids(person: Member, viewer: Member | None) -> dict[str, object]:
    if viewer is None or viewer.id == person.id:
        return {"person": person.id}
    return {"person": person.id, "viewer": viewer.id}


def between(person: Member, start: datetime, end: datetime, *, viewer: Member | None = None) -> list[Interview]:
    """The person's calendar within `[start, end)`, the earliest first; of another person's, what the viewer may see."""
    chosen = _calendar(person, viewer, ON, before="before")
    return interviews(chosen, after=start, before=end, limit=MOST_LISTED, **_ids(person, viewer))


def next_of(person: Member, now: datetime, *, viewer: Member | None = None) -> Interview | None:
    """The interview that the person is in, or else the next one; of another person's, what the viewer may see."""
    chosen = _calendar(person, viewer, _AHEAD)
    return next(iter(interviews(chosen, after=now, limit=1, **_ids(person, viewer))), None)


def around(viewer: Member, now: datetime, *, limit: int = 6) -> list[Interview]:
    """What the viewer most likely means without saying which: not over for more than two hours, the earliest first."""
    return interviews(_calendar(viewer, None, ON), after=now - timedelta(hours=2), limit=limit, person=viewer.id)


def on_calendar(
    member: Member, condition: Sql, *, after: datetime, limit: int = MOST_MEANT + 1, **values: object
) -> list[Interview]:
    """Of the member's calendar, what is not over at `after` and meets the condition, as SQL about the interview `i`."""
    chosen = _calendar(member, None, condition)
    return interviews(chosen, after=after, limit=limit, person=member.id, **values)


def how_many_on_calendar(member: Member, condition: Sql, *, after: datetime) -> int:
    """The same, counted."""
    [row] = store.fetch(
        sql("SELECT count(*) AS n FROM ({calendar}) one", calendar=_calendar(member, None, condition)),
        after=after,
        limit=MOST_LISTED,
        person=member.id,
    )
    return int(row["n"])


def by_code(viewer: Member, code: str) -> Interview | None:
    found = interviews(
        sql(
            "SELECT i.id FROM interview i WHERE i.code = %(code)s AND {visible}",
            visible=access.visible_to(viewer, "i"),
        ),
        code=code,
        viewer=viewer.id,
    )
    return next(iter(found), None)


def by_ref(viewer: Member, ref: str) -> Interview | None:
    """The interview of a page's address, if the viewer may see it."""
    if not _REF.fullmatch(ref):
        return None
    found = interviews(
        sql("SELECT i.id FROM interview i WHERE i.ref = %(ref)s AND {visible}", visible=access.visible_to(viewer, "i")),
        ref=ref,
        viewer=viewer.id,
    )
    return next(iter(found), None)


def by_ids(viewer: Member, ids: Sequence[int]) -> list[Interview]:
    """Those of the interviews that the viewer may (still) see, in the order of `ids`."""
    if not ids:
        return []
    seen = interviews(
        sql(
            "SELECT i.id FROM interview i WHERE i.id = ANY(%(ids)s::bigint[]) AND {visible}",
            visible=access.visible_to(viewer, "i"),
        ),
        ids=list(ids),
        viewer=viewer.id,
    )
    found = {interview.id: interview for interview in seen}
    return [found[one] for one in ids if one in found]


def load(ids: Sequence[int]) -> list[Interview]:
    """The interviews with these ids, whoever may see them: for the bot itself, never for an answer."""
    return interviews(sql("SELECT unnest(%(ids)s::bigint[]) AS id"), ids=list(dict.fromkeys(ids))) if ids else []


def following(member: Member, interview: Interview) -> list[Interview]:
    """What the member goes to directly after it, one after the other: what begins before the silence is over.

    At most three, which is an afternoon.
    """
    found: list[Interview] = []
    while interview.end is not None and len(found) < 3:
        rows = store.fetch(
            sql(
                """SELECT p.interview_id AS id FROM participant p JOIN interview i ON i.id = p.interview_id
                WHERE p.member_id = %(member)s AND {attends} AND i.status IN ('scheduled', 'confirmed')
                  AND lower(p.slot) BETWEEN %(end)s AND %(latest)s AND i.id <> %(id)s ORDER BY lower(p.slot) LIMIT 1""",
                attends=ATTENDS,
            ),
            member=member.id,
            end=interview.end,
            latest=interview.end + sitting.QUIET_AFTER_THE_END,
            id=interview.id,
        )
        if not rows:
            break
        [interview] = load([rows[0]["id"]])
        found.append(interview)
    return found


def by_candidate(viewer: Member, text: str, now: datetime) -> list[Interview]:
    """Interviews of the candidate whose name stands in `text`; else of those whose name `text` begins.

    Those not yet over come first, each group the nearest first. One more than `MOST_MEANT` says that there are more.
    """
    return of_names(viewer, names.Names(viewer).meant(text), now)


def of_names(viewer: Member, named: names.Named, now: datetime) -> list[Interview]:
    """The same of whom the text names already."""
    if not named.ids:
        return []
    found = []
    if not named.are_all:  # a mere surname, perhaps: it is looked for in what is near
        found = _nearest(
            sql("{near} WHERE {begins_with}", near=NEAR, begins_with=names.BEGINS_WITH),
            viewer,
            now,
            begun=named.begun,
            beyond=named.beyond,
        )
    return _not_over_first(found, now) if found else of_candidates(named.ids, viewer, now)


def of_candidates(ids: Sequence[int], viewer: Member, now: datetime) -> list[Interview]:
    """Those not yet over first, the nearest first."""
    found = _nearest(sql("interview i WHERE i.candidate_id = ANY(%(ids)s::bigint[])"), viewer, now, ids=list(ids))
    return _not_over_first(found, now)


def _not_over_first(found: Sequence[Interview], now: datetime) -> list[Interview]:
    over = [one for one in found if not states.is_to_be_chosen(one) and (one.end is None or one.end <= now)]
    return [*(one for one in found if one not in over), *reversed(over)]


_RECENT = timedelta(days=7)
_MOST_SOUNDED = 100  # of one's own interviews whose candidates' names are compared


def sounding(sound: str, candidates: Sequence[tuple[int, str]]) -> list[int]:
    """Ids of those `own_candidates` whose name sounds so: chenxiao of 陈晓."""
    return [one for one, name in candidates if sound in sounds.of(name)]


def own_candidates(viewer: Member, now: datetime) -> list[tuple[int, str]]:
    """Ids and names of whom the viewer has or looks after: of the next hundred interviews, and a hundred of the last days."""
    # Apart, so that a busy week does not leave out what is ahead.
    named = access.found_by_name(viewer, "i")
    ahead = _calendar(viewer, None, named, after="now", place=sql("true"))
    past = _calendar(viewer, None, named, after="since", before="now", place=sql("true"))
    rows = _candidates_of(sql("({ahead}) UNION ({past})", ahead=ahead, past=past)).fetch(
        person=viewer.id,
        viewer=viewer.id,
        since=now - _RECENT,
        now=now,
        limit=_MOST_SOUNDED,
    )
    return [(row["id"], row["name"]) for row in rows]


@functools.cache
def _candidates_of(chosen: Sql) -> Prepared:
    return Prepared(
        sql(
            """WITH chosen AS MATERIALIZED ({chosen}) SELECT DISTINCT c.id, c.name
            FROM chosen JOIN interview i ON i.id = chosen.id JOIN candidate c ON c.id = i.candidate_id""",
            chosen=chosen,
        )
    )


# A day or two of a very large company, all of a small one; each asked for its candidate, not all of a name whether they
# are near (OFFSET 0).
NEAR = sql("""(
  (SELECT near.* FROM interview near WHERE lower(near.slot) > %(now)s::timestamptz - interval '12 hours'
   ORDER BY lower(near.slot) LIMIT 300)
  UNION ALL
  (SELECT near.* FROM interview near WHERE lower(near.slot) <= %(now)s::timestamptz - interval '12 hours'
   ORDER BY lower(near.slot) DESC LIMIT 200)) i
  CROSS JOIN LATERAL (SELECT one.name FROM candidate one WHERE one.id = i.candidate_id OFFSET 0) c""")


def _nearest(those: Sql, viewer: Member, now: datetime, **values: object) -> list[Interview]:
    """Of `those`, as SQL, what is not yet over and nearest, then what was last."""
    return interviews(
        sql(
            """SELECT i.id FROM {those} AND {visible} AND {found_by_name}
            ORDER BY coalesce(upper(i.slot) <= %(now)s, i.status <> 'draft'),
              CASE WHEN upper(i.slot) > %(now)s::timestamptz THEN lower(i.slot) END, lower(i.slot) DESC, i.id
            LIMIT %(limit)s::int""",
            those=those,
            visible=access.visible_to(viewer, "i"),
            found_by_name=access.found_by_name(viewer, "i"),
        ),
        viewer=viewer.id,
        now=now,
        limit=MOST_MEANT + 1,
        **values,
    )


def taken_by(interview: Interview, missing: Sequence[Participant]) -> Member | None:
    """Who of HR said last that they see to the interview; nobody where one of these places has become open since."""
    rows = store.fetch(
        """SELECT t.actor_id FROM (SELECT id, actor_id FROM audit_event WHERE entity = 'interview' AND entity_id = %(id)s
             AND action = 'interview.taken' ORDER BY id DESC LIMIT 1) t
           WHERE NOT EXISTS (SELECT 1 FROM audit_event a WHERE a.entity = 'interview' AND a.entity_id = %(id)s
             AND a.id > t.id AND a.action IN ('panel.declined', 'panel.left') AND a.before ->> 'response' <> 'declined'
             AND (a.after ->> 'member')::bigint = ANY(%(missing)s::bigint[])
             AND NOT EXISTS (SELECT 1 FROM audit_event u WHERE u.undo_of = a.id))""",
        id=interview.id,
        missing=[one.member_id for one in missing],
    )
    return Member.get_or_none(Member.id == rows[0]["actor_id"]) if rows else None


def earlier_rounds(interview: Interview) -> list[Interview]:
    """Rounds of the same application that were held before this one."""
    return interviews(
        sql("""SELECT i.id FROM interview i WHERE i.application_id = %(application)s AND i.round_no < %(round)s
           AND i.status IN ('awaiting_feedback', 'completed', 'in_progress')"""),
        application=interview.application_id,
        round=interview.round_no,
    )
