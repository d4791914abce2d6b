"""Whom another system means by a candidate: by e-mail or mobile, else by whom it brought; a bare name is somebody new."""

from __future__ import annotations

import re

from bot.db import store
from bot.hooks.event import Described, number
from bot.hooks.refs import Ref
from bot.interviews.models import Candidate


def meant(described: Described, ref: Ref, current: Candidate | None) -> Candidate:
    """The candidate, added where there is none; `current` is the interview's, if there is one.

    Who was brought by this id is called as it says last; of anybody else only what was missing is added.
    """
    _hold(described)
    found = _reached(described)
    if found is None and current is not None and _may_be(current, described, ref):
        found = current
    if found is None:
        found = Candidate.create(
            name=described.candidate, email=described.email or None, mobile=described.mobile or None
        )
        ref.brought_id = found.id
        return found
    found.email, found.mobile = found.email or described.email or None, found.mobile or described.mobile or None
    if found.id == ref.brought_id:
        found.name = described.candidate
        found.email, found.mobile = described.email or found.email, described.mobile or found.mobile
    found.save(only=["name", "email", "mobile"])
    return found


def _hold(described: Described) -> None:
    """Who else is about to add somebody with that address or number comes first, or after."""
    for said in sorted(f"candidate:{one.lower()}" for one in (described.email, number(described.mobile)) if one):
        store.execute("SELECT pg_advisory_xact_lock(hashtextextended(%(said)s, 0))", said=said)


def _reached(described: Described) -> Candidate | None:
    """By e-mail, else by mobile; of several the one of that name, else the one who is here longest."""
    rows = store.fetch(
        """SELECT c.id FROM (
             SELECT c.id, c.name, 1 AS rank FROM candidate c WHERE lower(c.email) = %(email)s AND c.email IS NOT NULL
             UNION ALL SELECT c.id, c.name, 2 FROM candidate c
               WHERE right(regexp_replace(c.mobile, '[^0-9]', '', 'g'), 8) = %(ending)s AND c.mobile IS NOT NULL
                 AND regexp_replace(regexp_replace(c.mobile, '[^0-9+]', '', 'g'), '^(\\+|00)?86(?=1[0-9]{10}$)', '')
                   = %(mobile)s) c
           ORDER BY c.name = %(name)s DESC, c.rank, c.id LIMIT 1""",
        email=described.email.lower(),
        mobile=number(described.mobile),
        ending=re.sub("[^0-9]", "", described.mobile)[-8:],
        name=described.candidate,
    )
    return Candidate.get_by_id(rows[0]["id"]) if rows else None


def _may_be(current: Candidate, described: Described, ref: Ref) -> bool:
    """Whoever this id brought, by whatever name; anybody else by theirs."""
    return current.id == ref.brought_id or current.name == described.candidate
