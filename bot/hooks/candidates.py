"""Whom another system means by a candidate: who has the name and the e-mail or mobile; anybody else is somebody new."""

from __future__ import annotations

from dataclasses import dataclass

from bot.db import store
from bot.hooks.event import Described
from bot.hooks.refs import Ref
from bot.interviews import identity
from bot.interviews.identity import Why
from bot.interviews.models import Candidate


@dataclass(frozen=True)
class Found:
    """The candidate; and, of one who is new, who has the same address or number under another name, and which it is."""

    candidate: Candidate
    resembles: Candidate | None = None
    address: str = ""


def meant(described: Described, ref: Ref, current: Candidate | None) -> Found:
    """The candidate, added where there is none; `current` is the interview's, if there is one. Of several who have both
    the name and the address it is who it is now, else who has been here longest."""
    _hold(described)
    there = identity.candidates(described.candidate, described.email, described.mobile)
    same = [one.record for one in there if one.why in (Why.NAME_AND_MAIL, Why.NAME_AND_PHONE)]
    if current is not None and (
        any(one.id == current.id for one in same)
        or (not same and identity.name_key(str(current.name)) == identity.name_key(described.candidate))
    ):
        return Found(current)
    if same:
        return Found(same[0])
    new = Candidate.create(name=described.candidate, email=described.email or None, mobile=described.mobile or None)
    ref.brought_id = new.id
    for one in there:
        if one.why is Why.MAIL:
            return Found(new, one.record, identity.mail_address(described.email))
        if one.why is Why.PHONE:
            return Found(new, one.record, identity.phone_address(described.mobile))
    return Found(new)


def bring_up_to_date(candidate: Candidate, described: Described, ref: Ref) -> None:
    """Who was brought by this id, and is nobody else's, is spelled and reached as it says last; of anybody else only what
    was missing is added. Whoever calls this holds the candidate."""
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
    keys = (identity.mail_key(described.email), identity.phone_key(described.mobile))
    for said in sorted(f"candidate:{one}" for one in keys if one):
        store.execute("SELECT pg_advisory_xact_lock(hashtextextended(%(said)s, 0))", said=said)
