"""Which candidates a spreadsheet means, and who is new."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from peewee import fn

from bot.db import store
from bot.imports.cells import Said
from bot.imports.spreadsheet import BadCell
from bot.interviews import many
from bot.interviews.models import Candidate, Interview, Job
from bot.times.typed import normalise


class Candidates:
    """The candidates, and those whom the spreadsheet brings.

    The same person is who has the same name with the same e-mail; else with the same mobile number; else the same name,
    unless an e-mail or a mobile number says otherwise. Another name with them is nobody's: an agency gives its own for
    all whom it sends. Of several with one name it is the one who applied for the job, or who has an
    interview at that very time. E-mail and mobile are added where they were missing, never changed.
    """

    def __init__(self, rows: Sequence[Said]) -> None:
        self._by: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
        self._new_ids: list[int] = []
        self.new: list[Candidate] = []
        self.completed: dict[int, Candidate] = {}
        known = _who_may_be_meant(rows)
        for candidate in known:
            self._learn(candidate)
        pairs = store.fetch(
            "SELECT candidate_id, job_id FROM application WHERE candidate_id = ANY(%(ids)s::bigint[])",
            ids=[one.id for one in known],
        )
        self._applied = {(row["candidate_id"], row["job_id"]) for row in pairs}

    def meant(self, said: Said, job: Job) -> Candidate:
        """Who is meant; somebody `new` if there is nobody, who is yet to be written.

        Raises: BadCell when several may be, or the row names somebody else than its e-mail or mobile does.
        """
        candidate = self._found(said, job)
        if candidate is None:
            candidate = Candidate(id=self._new_id(), name=said.candidate, email=said.email, mobile=said.mobile)
            self.new.append(candidate)
            self._learn(candidate)
        else:
            self._complete(candidate, said)
        self._applied.add((candidate.id, job.id))
        return candidate

    def _found(self, said: Said, job: Job) -> Candidate | None:
        others: list[tuple[str, Candidate]] = []
        for name, value in (("email", said.email), ("mobile", said.mobile)):
            reached = self._by[name, _same(name, value)] if value else []
            if of_that_name := [one for one in reached if _same_name(one, said)]:
                return of_that_name[0]
            others += [(name, one) for one in reached]
        if others:
            raise _of_another(said.candidate, *others[0])
        found = [one for one in self._by["name", normalise(said.candidate)] if not _contradicts(one, said)]
        if len(found) > 1:
            found = [one for one in found if (one.id, job.id) in self._applied] or found
        if len(found) > 1 and said.slot:
            found = [one for one in found if _has_interview_at(one, said.slot[0])] or found
        if len(found) > 1:
            raise BadCell(
                f"{len(found)} candidates are called {said.candidate}. Add an email or a mobile.",
                f"有 {len(found)} 位候选人叫{said.candidate}。写上邮箱或手机。",
            )
        return found[0] if found else None

    def _complete(self, candidate: Candidate, said: Said) -> None:
        if said.email and not candidate.email:
            candidate.email = said.email
            self.completed[candidate.id] = candidate
            self._by["email", _same("email", said.email)].append(candidate)
        if said.mobile and not candidate.mobile:
            candidate.mobile = said.mobile
            self._by["mobile", _same("mobile", said.mobile)].append(candidate)
            self.completed[candidate.id] = candidate

    def _new_id(self) -> int:
        if not self._new_ids:
            self._new_ids = many.new_ids("candidate", many.AT_ONCE)[::-1]
        return self._new_ids.pop()

    def write(self) -> None:
        """Add who is new, and what was missing of the others."""
        written = {one.id for one in self.new}
        for some in many.batches([*self.new, *(one for one in self.completed.values() if one.id not in written)]):
            store.execute(
                """INSERT INTO candidate AS c (id, name, email, mobile) OVERRIDING SYSTEM VALUE
                   SELECT * FROM json_to_recordset(%(rows)s) AS r (id bigint, name text, email text, mobile text)
                   ON CONFLICT (id) DO UPDATE SET email = coalesce(c.email, EXCLUDED.email),
                     mobile = coalesce(c.mobile, EXCLUDED.mobile)""",
                rows=store.json(
                    [{"id": one.id, "name": one.name, "email": one.email, "mobile": one.mobile} for one in some]
                ),
            )

    def _learn(self, candidate: Candidate) -> None:
        self._by["name", normalise(str(candidate.name))].append(candidate)
        for name in ("email", "mobile"):
            if value := getattr(candidate, name):
                self._by[name, _same(name, value)].append(candidate)


def _who_may_be_meant(rows: Sequence[Said]) -> list[Candidate]:
    """The candidates with a name, an address or a number that stands in the rows; each is found by an index."""
    said = {
        "names": {form for one in rows for form in (_lower(one.candidate), normalise(one.candidate))},
        "emails": {form for one in rows if one.email for form in (one.email.lower(), one.email.casefold())},
        "mobiles": {re.sub("[^0-9]", "", one.mobile)[-8:] for one in rows if one.mobile},
    }
    ids = store.fetch(
        """SELECT c.id FROM unnest(%(names)s::text[]) said CROSS JOIN LATERAL (
             SELECT c.id FROM candidate c WHERE lower(normalize(c.name, NFKC)) = said OFFSET 0) c
           UNION SELECT c.id FROM unnest(%(emails)s::text[]) said CROSS JOIN LATERAL (
             SELECT c.id FROM candidate c WHERE lower(c.email) = said AND c.email IS NOT NULL OFFSET 0) c
           UNION SELECT c.id FROM unnest(%(mobiles)s::text[]) said CROSS JOIN LATERAL (
             SELECT c.id FROM candidate c WHERE right(regexp_replace(c.mobile, '[^0-9]', '', 'g'), 8) = said
               AND c.mobile IS NOT NULL OFFSET 0) c""",
        **{name: sorted(values) for name, values in said.items()},
    )
    found = (Candidate.select().where(Candidate.id << [row["id"] for row in some]) for some in many.batches(ids))
    return sorted((one for some in found for one in some), key=lambda one: int(one.id))


def _lower(name: str) -> str:
    """As the index on names has it."""
    return unicodedata.normalize("NFKC", name).lower()


def _same(name: str, value: str) -> str:
    """For comparing; China's own prefix makes no other number."""
    if name == "email":
        return value.casefold()
    return re.sub(r"^(\+|00)?86(?=1[0-9]{10}$)", "", re.sub(r"[^0-9+]", "", value))


def _of_another(name: str, contact: str, other: Candidate) -> BadCell:
    en, zh = {"email": ("e-mail", "邮箱"), "mobile": ("mobile", "手机")}[contact]
    return BadCell(
        f"“{name}” has the {en} of “{other.name}”. The same person: write “{other.name}”; otherwise leave the {en} empty.",
        f"“{name}”与已有的“{other.name}”是同一{zh}。是同一人就写“{other.name}”，不是就把{zh}留空。",
    )


def _same_name(candidate: Candidate, said: Said) -> bool:
    return normalise(str(candidate.name)) == normalise(said.candidate)


def _contradicts(candidate: Candidate, said: Said) -> bool:
    """Another address or number; either was already looked for, so that what is there must differ."""
    return bool((candidate.email and said.email) or (candidate.mobile and said.mobile))


def _has_interview_at(candidate: Candidate, start: datetime) -> bool:
    at = (Interview.candidate == candidate) & (fn.lower(Interview.slot) == start) & (Interview.status != "cancelled")
    return bool(Interview.select().where(at).exists())
