"""Whether only HR and the panel read whom a job's interviews are about."""

from __future__ import annotations

from collections.abc import Collection

from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Job


def check(interview: Interview, wanted: bool) -> None:
    """Raises: UserError when it is so already."""
    job = interview.application.job
    if job.confidential == wanted:
        raise UserError("confidential.already" if wanted else "confidential.is_not", job=job.title)


def put(change: Change, interview: Interview, wanted: bool) -> None:
    """For all interviews of the interview's job. Raises: UserError when it is so already."""
    check(interview, wanted)
    _put(change, interview.application.job, wanted)


def keep(change: Change, jobs: Collection[Job]) -> None:
    """All interviews of these jobs; those that are kept already stay so."""
    for job in {one.id: one for one in jobs if not one.confidential}.values():
        _put(change, job, True)


def _put(change: Change, job: Job, wanted: bool) -> None:
    job.confidential = wanted
    job.save(only=["confidential"])
    change.record("job.changed", "job", job.id, before={"confidential": not wanted}, after={"confidential": wanted})
