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


class AddedMeanwhile(Exception):
    """Somebody who may be meant by a row was added after it was looked who is there."""


class Candidates:
    """The candidates, and those whom the spreadsheet brings.

    The same person is who has the same name with the same e-mail or mobile number and no other, else the same name where
    the row or the record has neither. Anybody else with one of them is another person, of whom the row's author is told: an
    agency gives its own for all whom it sends. Of several who may be meant it is the one who applied for the job, or who has
    an interview at that very time. E-mail and mobile are added where they were missing, never changed.
    """

    def __init__(self, rows: Sequence[Said]) -> None:
        self._index = identity.Candidates((one.candidate, one.email or "", one.mobile or "") for one in rows)
        self._new_ids: list[int] = []
        self._by_name: set[int] = set()  # who had neither e-mail nor mobile until a row said one
        self._said: list[tuple[int, str, str]] = []  # of those who were known: id, mail, phone
        self.new: list[Candidate] = []
        self.completed: dict[int, Candidate] = {}
        pairs = store.fetch(
            "SELECT candidate_id, job_id FROM application WHERE candidate_id = ANY(%(ids)s::bigint[])",
            ids=[one.id for one in self._index.known],
        )
        self._applied = {(row["candidate_id"], row["job_id"]) for row in pairs}

    def meant_by_each(self, rows: Sequence[tuple[Said, Job]]) -> list[tuple[Candidate, BadCell | None] | BadCell]:
        """Who is meant by each of all the rows, whatever their order is: those that say most of a person come first."""
        found: dict[int, tuple[Candidate, BadCell | None] | BadCell] = {}

        def first(at: int) -> int:
            return -identity.how_telling(rows[at][0].email or "", rows[at][0].mobile or "")

        for at in sorted(range(len(rows)), key=first):
            try:
                found[at] = self._meant(*rows[at])
            except BadCell as bad:
                found[at] = bad
        return [found[at] for at in range(len(rows))]

    def _meant(self, said: Said, job: Job) -> tuple[Candidate, BadCell | None]:
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
        found = identity.meant_by(matches)
        if not found and any(
            one.record.id in self._by_name and _is_namesake(one, said.candidate) for one in matches
        ):  # it may as well be this row's
            raise BadCell("row.which_is_there_already", who=said.candidate)
        if len(found) > 1:
            found = [one for one in found if (one.id, job.id) in self._applied] or found
        if len(found) > 1 and said.slot:
            found = [one for one in found if _has_interview_at(one, said.slot[0])] or found
        if len(found) > 1:
            is_split = said.email and said.mobile
            raise BadCell("row.of_two" if is_split else "row.namesakes", n=len(found), who=said.candidate)
        return found[0] if found else None

    def _complete(self, candidate: Candidate, said: Said) -> None:
        self._said.append((candidate.id, said.email or "", said.mobile or ""))
        if (said.email or said.mobile) and not (candidate.email or candidate.mobile):
            self._by_name.add(candidate.id)
        for name in ("email", "mobile"):
            if getattr(said, name) and not getattr(candidate, name):
                setattr(candidate, name, getattr(said, name))
                self.completed[candidate.id] = candidate
                self._index.learn(candidate)

    @property
    def said_of_known(self) -> list[tuple[int, str, str]]:
        new = {one.id for one in self.new}
        return [one for one in self._said if one[0] not in new]

    def _new_id(self) -> int:
        if not self._new_ids:
            self._new_ids = many.new_ids("candidate", many.AT_ONCE)[::-1]
        return self._new_ids.pop()

    def write(self) -> None:
        """Add who is new, and what was missing of the others; and match by all that was said of them.

        Raises: AddedMeanwhile
        """
        self._look_again()
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

    def _look_again(self) -> None:
        """Nobody is held until here (an import locks nobody while it looks); from here to the commit who is new is."""
        new = [(str(one.name), one.email or "", one.mobile or "") for one in self.new]
        identity.hold_candidates(new)
        there, known = identity.Candidates(new), {one.id for one in self._index.known}
        for one in new:
            if identity.meant_by(match for match in there.matches(*one) if match.record.id not in known):
                raise AddedMeanwhile


def _of_another(name: str, match: Match[Candidate]) -> BadCell:
    what = Phrase("obstacle.email" if match.why is Why.MAIL else "obstacle.mobile")
    id = "row.same_contact_and_name" if _is_namesake(match, name) else "row.same_contact"
    return BadCell(id, who=name, what=what, other=match.record.name)


def _is_namesake(match: Match[Candidate], name: str) -> bool:
    return identity.name_key(str(match.record.name)) == identity.name_key(name)


def _has_interview_at(candidate: Candidate, start: datetime) -> bool:
    at = (Interview.candidate == candidate) & (fn.lower(Interview.slot) == start) & (Interview.status != "cancelled")
    return bool(Interview.select().where(at).exists())
