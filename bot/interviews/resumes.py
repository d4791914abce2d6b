"""Candidates' résumés: one for each, the newest; the file, pictures of its pages, and who has looked at them.

The file is a PDF of at most 20 MB. Who reads what of it is decided in `access`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from bot.db import store
from bot.interviews import locks
from bot.interviews.audit import Change
from bot.interviews.models import Interview, Member

MOST_BYTES = 20 * 1024 * 1024
A_VISIT = timedelta(minutes=30)  # what somebody looks at within it is one look
VIEWED = "resume.viewed"
_PDF = b"%PDF-"
_BEGINS_WITHIN = 1024  # bytes; some programs write something before it


@dataclass(frozen=True)
class Resume:
    """`state`: `arrived`, and its pages are still to be drawn; `drawn`, so many of its `pages`; `unreadable`, and `why`.
    `size` is in bytes."""

    id: int
    candidate_id: int
    size: int
    brought_by: str
    arrived_at: datetime
    state: str
    why: str
    pages: int
    drawn: int


@dataclass(frozen=True)
class PageSize:
    """Of a page's picture, in pixels."""

    number: int
    width: int
    height: int


def of(candidate_id: int) -> Resume | None:
    rows = store.fetch(
        """SELECT r.id, r.candidate_id, octet_length(r.content) AS size, r.brought_by, r.arrived_at, r.state,
             coalesce(r.why, '') AS why, r.pages, (SELECT count(*) FROM resume_page p WHERE p.resume_id = r.id) AS drawn
           FROM resume r WHERE r.candidate_id = %(candidate)s""",
        candidate=candidate_id,
    )
    return next((Resume(**row) for row in rows), None)


def content(resume: Resume) -> bytes | None:
    """The file; None where another has taken its place just now."""
    rows = store.fetch("SELECT content FROM resume WHERE id = %(id)s", id=resume.id)
    return bytes(rows[0]["content"]) if rows else None


def page_sizes(resume: Resume) -> list[PageSize]:
    rows = store.fetch(
        "SELECT number, width, height FROM resume_page WHERE resume_id = %(id)s ORDER BY number", id=resume.id
    )
    return [PageSize(**row) for row in rows]


def picture(resume: Resume, number: int) -> bytes | None:
    """A page as JPEG, without any mark."""
    rows = store.fetch(
        "SELECT jpeg FROM resume_page WHERE resume_id = %(id)s AND number = %(number)s", id=resume.id, number=number
    )
    return bytes(rows[0]["jpeg"]) if rows else None


# --- it comes ---------------------------------------------------------------------------------------------------------


def fault_of(file: bytes) -> str:
    """What is wrong with a file, by its bytes alone: `too_large`, `empty` or `not_pdf`; nothing, if nothing is."""
    if len(file) > MOST_BYTES:
        return "too_large"
    if not file:
        return "empty"
    return "" if _PDF in file[:_BEGINS_WITHIN] else "not_pdf"


def put(change: Change, candidate_id: int, file: bytes, brought_by: str) -> None:
    """It takes the place of the candidate's older one, of which nothing is kept. Its pages are drawn later.

    `brought_by`: `page`, `import`, `hook` or `demo`.
    """
    locks.hold(candidates={candidate_id})
    replaced = store.execute("DELETE FROM resume WHERE candidate_id = %(candidate)s", candidate=candidate_id)
    store.execute(
        """INSERT INTO resume (candidate_id, content, brought_by, arrived_at, next_try_at)
           VALUES (%(candidate)s, %(file)s, %(by)s, %(now)s, %(now)s)""",
        candidate=candidate_id,
        file=file,
        by=brought_by,
        now=change.now,
    )
    after = {"by": brought_by, "bytes": len(file), "sha256": hashlib.sha256(file).hexdigest()}
    change.record("resume.replaced" if replaced else "resume.added", "candidate", candidate_id, after=after)
    if brought_by == "page":  # what was to be fetched is older
        want_no_more(candidate_id)


def remove(change: Change, candidate_id: int, resume_id: str) -> bool:
    """Nothing of it is kept, nor is it fetched any more: the candidate wants it so, or it was somebody else's.

    `resume_id` is the one that was seen; False where another has taken its place, which stays.
    """
    locks.hold(candidates={candidate_id})
    found = of(candidate_id)
    if found is not None and str(found.id) != resume_id:
        return False
    want_no_more(candidate_id)
    if found is not None:
        store.execute("DELETE FROM resume WHERE id = %(id)s", id=found.id)
        change.record("resume.removed", "candidate", candidate_id)
    return True


def want_no_more(candidate_id: int) -> None:
    """Nothing is fetched for them any more: see `resumes_wanted`."""
    store.execute(
        """UPDATE resume_wanted SET state = 'done', url = NULL, why = NULL
           WHERE candidate_id = %(candidate)s AND state <> 'done'""",
        candidate=candidate_id,
    )


class Picture(Protocol):
    """A page as JPEG; width and height in pixels."""

    @property
    def jpeg(self) -> bytes: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


def keep_drawn(change: Change, resume_id: int, pages: int, pictures: Sequence[Picture], why: str) -> None:
    """Its pages, of which there are so many; or, where there is no picture, why. Nothing, if another has taken its place."""
    rows = store.fetch(
        """UPDATE resume SET state = %(state)s, why = %(why)s, pages = %(pages)s
           WHERE id = %(id)s AND state = 'arrived' RETURNING candidate_id""",
        id=resume_id,
        state="drawn" if pictures else "unreadable",
        why=None if pictures else why,
        pages=pages,
    )
    if not rows:
        return
    for number, one in enumerate(pictures, 1):
        store.execute(
            """INSERT INTO resume_page (resume_id, number, jpeg, width, height)
               VALUES (%(id)s, %(number)s, %(jpeg)s, %(width)s, %(height)s)""",
            id=resume_id,
            number=number,
            jpeg=one.jpeg,
            width=one.width,
            height=one.height,
        )
    if not pictures:
        failed(change, rows[0]["candidate_id"], why)


def failed(change: Change, candidate_id: int, why: str) -> None:
    """HR of the candidate's next interview, or else of the last, is to hear of it."""
    rows = store.fetch(
        """SELECT id FROM interview WHERE candidate_id = %(candidate)s AND status <> 'cancelled'
           ORDER BY coalesce(upper(slot) <= %(now)s, status <> 'draft'), CASE WHEN upper(slot) > %(now)s THEN lower(slot) END, lower(slot) DESC LIMIT 1""",
        candidate=candidate_id,
        now=change.now,
    )
    if rows:
        change.record("resume.failed", "interview", rows[0]["id"], after={"why": why})


# --- it is looked at --------------------------------------------------------------------------------------------------


def look(change: Change, viewer: Member, interview: Interview, what: str) -> None:
    """Record that somebody looks at it: at its `pages`, once a visit, or at the `file`, each time."""
    if what == "pages" and _is_of_a_visit(change, viewer, interview):
        return
    after = {"interview": interview.id, "as": what}
    change.record(VIEWED, "candidate", interview.candidate_id, after=after)


def _is_of_a_visit(change: Change, viewer: Member, interview: Interview) -> bool:
    """Of the candidate's last looks, which an index finds; two that come at once may both be recorded."""
    rows = store.fetch(
        """SELECT 1 FROM (SELECT actor_id, at, after FROM audit_event WHERE entity = 'candidate'
             AND entity_id = %(candidate)s AND action = %(viewed)s ORDER BY id DESC LIMIT 50) seen
           WHERE actor_id = %(viewer)s AND at > %(since)s AND after ->> 'as' = 'pages'
             AND (after ->> 'interview')::bigint = %(interview)s LIMIT 1""",
        candidate=interview.candidate_id,
        viewed=VIEWED,
        viewer=viewer.id,
        interview=interview.id,
        since=change.now - A_VISIT,
    )
    return bool(rows)
