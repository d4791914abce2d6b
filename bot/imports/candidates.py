"""Which candidates a spreadsheet means, and who is new."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from peewee import fn

from bot.db import store
from bot.imports.cells import Said
from bot.imports.spreadsheet import BadCell
from bot.interviews import identity, many
from bot.interviews.identity import Match, Why
from bot.interviews.matches import note_said
from bot.interviews.models import Candidate, Interview, Job
from bot.phrase import Phrase


class Candidates:
    """The candidates, and those whom the spreadsheet brings.

    The same person is who has the same name with the same e-mail, else with the same mobile number, else the same name
    where the row or the record has neither. Another name with them is somebody else, of whom the row's author is told: an
    agency gives its own for all whom it sends. Of several with one name it is the one who applied for the job, or who has
    an interview at that very time. E-mail and mobile are added where they were missing, never changed.
    """

    def __init__(self, rows: Sequence[Said]) -> None:
        self._index = identity.Candidates((one.candidate, one.email or "", one.mobile or "") for one in rows)
        self._new_ids: list[int] = []
        self._said: list[tuple[int, str, str]] = []  # of those who were known: id, mail, phone
        self.new: list[Candidate] = []
        self.completed: dict[int, Candidate] = {}
        pairs = store.fetch(
            "SELECT candidate_id, job_id FROM application WHERE candidate_id = ANY(%(ids)s::bigint[])",
            ids=[one.id for one in self._index.known],
        )
        self._applied = {(row["candidate_id"], row["job_id"]) for row in pairs}

    def meant(self, said: Said, job: Job) -> tuple[Candidate, BadCell | None]:
        """Who is meant; somebody `new` if there is nobody, who is yet to be written. And what the row's author should
        know: that its e-mail or mobile is somebody else's, too.

        Raises: BadCell when several may be.
        """
        matches = self._index.matches(said.candidate, said.email or "", said.mobile or "")
        candidate = self._found(said, job, matches)
        if candidate is None:
            candidate = Candidate(id=self._new_id(), name=said.candidate, email=said.email, mobile=said.mobile)
            self.new.append(candidate)
            self._index.learn(candidate)
        else:
            self._complete(candidate, said)
        self._applied.add((candidate.id, job.id))
        others = (one for one in matches if one.why in (Why.MAIL, Why.PHONE))
        return candidate, next((_of_another(said.candidate, one) for one in others), None)

    def _found(self, said: Said, job: Job, matches: Sequence[Match[Candidate]]) -> Candidate | None:
        for one in matches:
            if one.why in (Why.NAME_AND_MAIL, Why.NAME_AND_PHONE):
                return one.record
        named = [one.record for one in matches if one.why is Why.NAME]
        found = [one for one in named if identity.may_be_same(one, said.candidate, said.email or "", said.mobile or "")]
        if len(found) > 1:
            found = [one for one in found if (one.id, job.id) in self._applied] or found
        if len(found) > 1 and said.slot:
            found = [one for one in found if _has_interview_at(one, said.slot[0])] or found
        if len(found) > 1:
            raise BadCell("row.namesakes", n=len(found), who=said.candidate)
        return found[0] if found else None

    def _complete(self, candidate: Candidate, said: Said) -> None:
        self._said.append((candidate.id, said.email or "", said.mobile or ""))
        for name in ("email", "mobile"):
            if getattr(said, name) and not getattr(candidate, name):
                setattr(candidate, name, getattr(said, name))
                self.completed[candidate.id] = candidate
                self._index.learn(candidate)

    def _new_id(self) -> int:
        if not self._new_ids:
            self._new_ids = many.new_ids("candidate", many.AT_ONCE)[::-1]
        return self._new_ids.pop()

    def write(self) -> None:
        """Add who is new, and what was missing of the others; and match by all that was said of them."""
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
        note_said(self._said)


def _of_another(name: str, match: Match[Candidate]) -> BadCell:
    what = Phrase("obstacle.email" if match.why is Why.MAIL else "obstacle.mobile")
    return BadCell("row.same_contact", who=name, what=what, other=match.record.name)


def _has_interview_at(candidate: Candidate, start: datetime) -> bool:
    at = (Interview.candidate == candidate) & (fn.lower(Interview.slot) == start) & (Interview.status != "cancelled")
    return bool(Interview.select().where(at).exists())
