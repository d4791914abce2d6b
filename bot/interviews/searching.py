"""What a few words find: interviews by candidate, job or code, and colleagues; each only as far as the asker may see.

Candidates are looked up by index, by the beginning of their name, of their given name, or by the last four digits of
their phone; by how a name sounds only among the asker's own and what is near. One more than `MOST` says that there are more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.db import store
from bot.db.sql import joined, sql
from bot.interviews import access, lookup, sounds
from bot.interviews.loading import interviews
from bot.interviews.models import Interview, Member, Role

MOST = 20
_LAST = "\U0010ffff"  # sorts behind every letter
_FROM_TRIGRAMS = 3  # characters: fewer are no trigram
_OF_ONE = 20  # interviews of one candidate, the newest
_MOST_OWN = 2000  # of one's own interviews, the newest
_PHONE = re.compile(r"\d{4}")


@dataclass(frozen=True)
class Hits:
    """`candidates` are those of HR's who have no interview."""

    interviews: list[Interview]
    people: list[Member] = field(default_factory=list)
    candidates: list[str] = field(default_factory=list)

    @property
    def are_too_many(self) -> bool:
        return len(self.interviews) > MOST or len(self.people) > MOST


def search(viewer: Member, words: str, now: datetime) -> Hits:
    low = words.lower().strip()
    people = _people(low) if viewer.is_hr or viewer.is_admin else []
    if not access.sees_all(viewer):
        return Hits(_own(viewer, low, now), people)
    found = _candidates(low, phones=viewer.is_hr)
    by_name = _of(list(found), viewer, now)
    seen = {one.id: one for one in [*by_name, *_by_job(viewer, low, now)]}
    if low.isascii() and not seen:
        seen = {one.id: one for one in _by_sound(viewer, low, now)}
    if (coded := lookup.by_code(viewer, low) if low.isdigit() else None) is not None:
        seen = {coded.id: coded} | seen
    with_interview = {one.candidate_id for one in by_name}
    without = [name for one, name in found.items() if one not in with_interview] if viewer.is_hr else []
    return Hits(list(seen.values())[: MOST + 1], people, _without_any(without, found))


def _without_any(names: Sequence[str], found: dict[int, str]) -> list[str]:
    """Those of no interview at all: who is kept from the viewer has one."""
    ids = [one for one, name in found.items() if name in set(names)]
    rows = store.fetch(
        """SELECT c.name FROM candidate c WHERE c.id = ANY(%(ids)s::bigint[])
           AND NOT EXISTS (SELECT 1 FROM interview i WHERE i.candidate_id = c.id) ORDER BY c.name, c.id LIMIT %(most)s""",
        ids=ids,
        most=MOST,
    )
    return [row["name"] for row in rows]


def _candidates(low: str, *, phones: bool) -> dict[int, str]:
    """Names by id."""
    begins = [
        sql(
            "(SELECT id, name FROM candidate WHERE {of} ~>=~ %(begun)s AND {of} ~<~ %(beyond)s ORDER BY {of} USING ~<~ LIMIT 100)",
            of=of,
        )
        for of in (sql("lower(name)"), sql("lower(substr(name, 2))"), sql("lower(substr(name, 3))"))
    ]
    if len(low) >= _FROM_TRIGRAMS and not low.isdigit():
        begins.append(sql("(SELECT id, name FROM candidate WHERE name ILIKE %(like)s LIMIT 100)"))
    if phones and _PHONE.fullmatch(low):
        begins.append(
            sql(
                r"(SELECT id, name FROM candidate WHERE mobile IS NOT NULL AND right(regexp_replace(mobile, '\D', '', 'g'), 4) = "
                "%(begun)s LIMIT 100)"
            )
        )
    like = "%" + re.sub(r"([%_\\])", r"\\\1", low) + "%"
    rows = store.fetch(joined(" UNION ", begins), begun=low, beyond=low + _LAST, like=like)
    return {row["id"]: row["name"] for row in rows}


def _of(candidate_ids: Sequence[int], viewer: Member, now: datetime) -> list[Interview]:
    if not candidate_ids:
        return []
    found = interviews(
        sql(
            """SELECT i.id FROM unnest(%(ids)s::bigint[]) c (id)
            CROSS JOIN LATERAL (SELECT one.* FROM interview one WHERE one.candidate_id = c.id
              ORDER BY one.id DESC LIMIT {of_one}) i
            WHERE {visible} AND {found_by_name}
            ORDER BY coalesce(upper(i.slot) <= %(now)s, true), abs(extract(epoch FROM lower(i.slot) - %(now)s)), i.id
            LIMIT {most}""",
            of_one=_OF_ONE,
            visible=access.visible_to(viewer, "i"),
            found_by_name=access.found_by_name(viewer, "i"),
            most=MOST + 1,
        ),
        ids=list(candidate_ids),
        viewer=viewer.id,
        now=now,
    )
    return _nearest_first(found, now)


def _by_job(viewer: Member, low: str, now: datetime) -> list[Interview]:
    """Of the jobs with this in their title, what is near."""
    found = interviews(
        sql(
            """SELECT i.id FROM {near} JOIN application a ON a.id = i.application_id JOIN job j ON j.id = a.job_id
            WHERE strpos(lower(j.title), %(low)s::text) > 0 AND {visible}
            ORDER BY coalesce(upper(i.slot) <= %(now)s, true), lower(i.slot), i.id LIMIT {most}""",
            near=lookup.NEAR,
            visible=access.visible_to(viewer, "i"),
            most=MOST + 1,
        ),
        low=low,
        viewer=viewer.id,
        now=now,
    )
    return _nearest_first(found, now)


def _by_sound(viewer: Member, low: str, now: datetime) -> list[Interview]:
    """chenxiao of 陈晓: of one's own candidates, and of those who are near."""
    near = store.fetch(sql("SELECT DISTINCT i.candidate_id AS id, c.name FROM {near}", near=lookup.NEAR), now=now)
    candidates = {row["id"]: row["name"] for row in near} | dict(lookup.own_candidates(viewer, now))
    sound = low.replace(" ", "")
    ids = [one for one, name in candidates.items() if any(said.startswith(sound) for said in sounds.of(name))]
    return _of(ids, viewer, now)


def _own(viewer: Member, low: str, now: datetime) -> list[Interview]:
    """An interviewer's own panels, and a manager's jobs: by candidate, job or code."""
    own = [
        sql(
            """(SELECT p.interview_id AS id FROM participant p WHERE p.member_id = %(viewer)s
             ORDER BY lower(p.slot) DESC LIMIT {most_own})""",
            most_own=_MOST_OWN,
        )
    ]
    if viewer.role == Role.HIRING_MANAGER:
        own.append(
            sql(
                """(SELECT i.id FROM application a JOIN interview i ON i.application_id = a.id
                 WHERE a.hiring_manager_id = %(viewer)s ORDER BY a.id DESC LIMIT {most_own})""",
                most_own=_MOST_OWN,
            )
        )
    sounding = [one for one, name in lookup.own_candidates(viewer, now) if _sounds(name, low)]
    found = interviews(
        sql(
            """WITH own AS MATERIALIZED ({own})
            SELECT i.id FROM own JOIN interview i ON i.id = own.id JOIN candidate c ON c.id = i.candidate_id
            JOIN application a ON a.id = i.application_id JOIN job j ON j.id = a.job_id
            WHERE (strpos(lower(j.title), %(low)s::text) > 0 OR i.code = %(low)s::text
                OR ((strpos(lower(c.name), %(low)s::text) > 0 OR c.id = ANY(%(sounding)s::bigint[]))
                  AND {found_by_name}))
              AND {visible}
            ORDER BY coalesce(upper(i.slot) <= %(now)s, true), lower(i.slot), i.id LIMIT {most}""",
            own=joined(" UNION ", own),
            found_by_name=access.found_by_name(viewer, "i"),
            visible=access.visible_to(viewer, "i"),
            most=MOST + 1,
        ),
        viewer=viewer.id,
        low=low,
        sounding=sounding,
        now=now,
    )
    return _nearest_first(found, now)


def _sounds(name: str, low: str) -> bool:
    return low.isascii() and any(said.startswith(low.replace(" ", "")) for said in sounds.of(name))


def _people(low: str) -> list[Member]:
    """Active colleagues with this in their name, account or address."""
    rows = store.fetch(
        """SELECT id FROM member WHERE active AND (strpos(lower(name), %(low)s) > 0 OR strpos(user_id, %(low)s) > 0
           OR strpos(lower(email), %(low)s) > 0) ORDER BY name, id LIMIT %(most)s""",
        low=low,
        most=MOST + 1,
    )
    found = {one.id: one for one in Member.select().where(Member.id << [row["id"] for row in rows])}
    return [found[row["id"]] for row in rows]


def _nearest_first(found: Sequence[Interview], now: datetime) -> list[Interview]:
    """What is not over in its order, then what was last."""
    over = [one for one in found if one.end is None or one.end <= now]
    return [*(one for one in found if one not in over), *reversed(over)]
