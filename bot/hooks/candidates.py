"""Whom another system means by a candidate: who has the name and the e-mail or mobile, and no other; anybody else is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.db import store
from bot.hooks.event import Described
from bot.hooks.refs import Ref
from bot.interviews import identity, matches
from bot.interviews.identity import Match, Why
from bot.interviews.models import Candidate


@dataclass(frozen=True)
class Found:
    """The candidate; and somebody else who has the same address or number, which HR is told, and which it is."""

    candidate: Candidate
    resembles: Candidate | None = None
    address: str = ""


def meant(described: Described, ref: Ref, current: Candidate | None) -> Found:
    """The candidate, added where there is none; `current` is the interview's, if there is one. Of several who have both
    the name and the address it is who it is now, else who has been here longest."""
    said = (described.candidate, described.email, described.mobile)
    identity.hold_candidates([said])
    there = identity.candidates(*said)
    same = identity.meant_by(there, by_name=False)
    if current is not None and (
        any(one.id == current.id for one in same)
        or (not same and identity.name_key(str(current.name)) == identity.name_key(described.candidate))
    ):
        return _found(current, _who_newly_share(current, there, described), described)
    if same:
        others = [one for one in there if one.record in same[1:]]
        return _found(same[0], [*others, *_who_newly_share(same[0], there, described)], described)
    new = Candidate.create(name=described.candidate, email=described.email or None, mobile=described.mobile or None)
    ref.brought_id = new.id
    return _found(new, [one for one in there if one.why in (Why.MAIL, Why.PHONE)], described)


def _found(candidate: Candidate, others: Sequence[Match[Candidate]], described: Described) -> Found:
    if not others:
        return Found(candidate)
    is_mail = others[0].why in (Why.MAIL, Why.NAME_AND_MAIL)
    address = identity.mail_address(described.email) if is_mail else identity.phone_address(described.mobile)
    return Found(candidate, others[0].record, address)


def _who_newly_share(
    candidate: Candidate, there: Sequence[Match[Candidate]], described: Described
) -> list[Match[Candidate]]:
    """Others who have a mail or number that is said of the candidate, and which they have not had so far."""
    is_new = {
        Why.MAIL: identity.mail_key(described.email) != identity.mail_key(str(candidate.email or "")),
        Why.PHONE: identity.phone_key(described.mobile) != identity.phone_key(str(candidate.mobile or "")),
    }
    return [one for one in there if is_new.get(one.why, False) and one.record.id != candidate.id]


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
        matches.note_said([(now.id, now.email or "", now.mobile or "")])  # as they were reached before


def _is_others(candidate: Candidate, ref: Ref) -> bool:
    """Another interview is theirs as well."""
    return bool(
        store.fetch(
            "SELECT 1 FROM interview WHERE candidate_id = %(id)s AND id IS DISTINCT FROM %(interview)s LIMIT 1",
            id=candidate.id,
            interview=ref.interview_id,
        )
    )
