"""Whether only HR and the panel read whom a job's interviews are about."""

from __future__ import annotations

from bot.interviews.audit import Change
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Job


def check(interview: Interview, wanted: bool) -> None:
    """Raises: UserError when it is so already."""
    job = interview.application.job
    if job.confidential == wanted:
        raise UserError(
            "{job} is confidential already." if wanted else "{job} is not confidential.",
            "“{job}”已经是保密职位。" if wanted else "“{job}”不是保密职位。",
            job=job.title,
        )


def put(change: Change, interview: Interview, wanted: bool) -> None:
    """For all interviews of the interview's job. Raises: UserError when it is so already."""
    check(interview, wanted)
    job: Job = interview.application.job
    job.confidential = wanted
    job.save(only=["confidential"])
    change.record("job.changed", "job", job.id, before={"confidential": not wanted}, after={"confidential": wanted})
