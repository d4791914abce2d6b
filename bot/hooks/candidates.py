"""Whom another system means by a candidate: by e-mail or mobile, else by whom it brought; a bare name is somebody new."""

from __future__ import annotations

import re

from bot.db import store
from bot.hooks.event import Described, number
from bot.hooks.refs import Ref
from bot.interviews.models import Candidate


def meant(described: Described, ref: Ref, current: Candidate | None) -> Candidate:
    """The candidate, added where there is none; `current` is the interview's, if there is one."""
    _hold(described)
    found = _reached(described, current)
    if found is None and current is not None and current.name == described.candidate:
        found = current
    if found is None:
        found = Candidate.create(
            name=described.candidate, email=described.email or None, mobile=described.mobile or None
        )
        ref.brought_id = found.id
    return found


def bring_up_to_date(candidate: Candidate, described: Described, ref: Ref) -> None:
    """Who was brought by this id, and is nobody else's, is called as it says last; of anybody else only what was missing
    is added. Whoever calls this holds the candidate."""
    now = Candidate.get_by_id(candidate.id)
    said = {"name": described.candidate, "email": described.email, "mobile": described.mobile}
    if now.id != ref.brought_id or _is_others(now, ref):
        said = {name: value for name, value in said.items() if not getattr(now, name)}
    differs = {name: value for name, value in said.items() if value and value != getattr(now, name)}
    if differs:
        Candidate.update(**differs).where(Candidate.id == now.id).execute()


def _is_others(candidate: Candidate, ref: Ref) -> bool:
    """Another interview is theirs as well."""
    return bool(
        store.fetch(
            "SELECT 1 FROM interview WHERE candidate_id = %(id)s AND id IS DISTINCT FROM %(interview)s LIMIT 1",
            id=candidate.id,
            interview=ref.interview_id,
        )
    )


def _hold(described: Described) -> None:
    """Who else is about to add somebody with that address or number comes first, or after."""
    for said in sorted(f"candidate:{one.lower()}" for one in (described.email, number(described.mobile)) if one):
        store.execute("SELECT pg_advisory_xact_lock(hashtextextended(%(said)s, 0))", said=said)


def _reached(described: Described, current: Candidate | None) -> Candidate | None:
    """By e-mail, else by mobile; of several the one of that name, else who it is now, else the one who is here longest."""
    rows = store.fetch(
        """SELECT c.id FROM (
             SELECT c.id, c.name, 1 AS rank FROM candidate c WHERE lower(c.email) = %(email)s AND c.email IS NOT NULL
               AND %(email)s <> ''
             UNION ALL SELECT c.id, c.name, 2 FROM candidate c
               WHERE right(regexp_replace(c.mobile, '[^0-9]', '', 'g'), 8) = %(ending)s AND c.mobile IS NOT NULL AND %(mobile)s <> ''
                 AND regexp_replace(regexp_replace(c.mobile, '[^0-9+]', '', 'g'), '^(\\+|00)?86(?=1[0-9]{10}$)', '')
                   = %(mobile)s) c
           ORDER BY c.name = %(name)s DESC, c.id = %(current)s DESC, c.rank, c.id LIMIT 1""",
        email=described.email.lower(),
        mobile=number(described.mobile),
        ending=re.sub("[^0-9]", "", described.mobile)[-8:],
        name=described.candidate,
        current=current.id if current else 0,
    )
    return Candidate.get_by_id(rows[0]["id"]) if rows else None
