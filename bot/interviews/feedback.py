"""What the panel thinks: drafts of a day, submissions that can be changed for a day, and each version of them kept.

A submission locks its author, then the interview, so that it is completed once however many are the last. The history
holds who wrote and which version, never what.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.db import store
from bot.interviews import access, completion, panel, places, states
from bot.interviews.audit import Change, Values
from bot.interviews.errors import UserError
from bot.interviews.evaluation import VERDICTS, Evaluation, Written
from bot.interviews.models import Interview, Member, Participant
from bot.phrase import joined

CHANGES_FOR = timedelta(hours=24)


# --- who may write, and when ----------------------------------------------------------------------------------------


def check(interview: Interview, author: Member, now: datetime) -> None:
    """Raises: UserError when no feedback of theirs is wanted, not yet, or not any more."""
    place = places.find(interview, author)
    if place is not None and access.knows(author, interview.candidate_id):
        raise access.must_be_kept_away(author, interview.candidate_id)
    _check_place(interview, place, author)
    if interview.status == "no_show":
        raise UserError("feedback.is_no_show", code=interview.code or "")
    off = interview.status in ("draft", "cancelled", "rescheduling") and not states.was_not_held(interview, now)
    if off or interview.start is None:
        raise UserError("feedback.did_not_take_place", code=interview.code or "")
    if now < interview.start:
        raise UserError("feedback.has_not_begun", code=interview.code or "", at=interview.start)
    standing = own(interview.id, author.id)
    if standing is not None and standing.submitted_at is not None and now >= standing.submitted_at + CHANGES_FOR:
        raise UserError("feedback.no_longer_changed", code=interview.code or "", hr=_hr_of(interview, author))


def _check_place(interview: Interview, place: Participant | None, author: Member) -> None:
    if place is None:
        names = joined("mark.names", [str(one.member.name) for one in _expected(interview)]) or "HR"
        raise UserError("feedback.was_not_on_panel", who=author.name, code=interview.code or "", names=names)
    if not place.attends:
        raise UserError("feedback.did_not_interview", who=author.name, code=interview.code or "")


def _expected(interview: Interview) -> list[Participant]:
    return [one for one in places.of(interview) if one.owes_feedback]


def _hr_of(interview: Interview, author: Member) -> object:
    """Who looks after it, by name, but for the author."""
    names = [str(one.name) for one in interview.application.caretakers if one != author]
    return joined("mark.names", names) or "HR"


# --- what is written ------------------------------------------------------------------------------------------------


def submit(change: Change, interview: Interview, author: Member, evaluation: Evaluation) -> bool:
    """The author's feedback, for the first time or changed; whether the interview is complete by it.

    Whoever acts typed it, also for somebody else. What was submitted and taken back counts as seen: whoever has read
    others' since and changes theirs is marked.
    Raises: UserError when it may not be written (any more).
    """
    if evaluation.verdict not in VERDICTS or not evaluation.words.strip():
        raise ValueError("a verdict and a sentence are needed")
    now = panel.hold(interview, [author.id])
    check(now, author, change.now)
    [standing] = store.fetch(
        """INSERT INTO feedback AS f (interview_id, author_id) VALUES (%(interview)s, %(author)s)
           ON CONFLICT (interview_id, author_id) DO UPDATE SET author_id = f.author_id
           RETURNING status, version, recommendation, summary, ratings""",
        interview=now.id,
        author=author.id,
    )
    is_in = standing["status"] == "submitted"
    if is_in and _is_the_same(standing, evaluation):
        raise UserError("feedback.says_that_already", code=now.code or "")
    if is_in:
        _keep_version(now.id, author.id)  # where it was written by an earlier release
    version = _put(change, now, author, evaluation)
    before = {"status": now.status, "version": standing["version"] if is_in else None}
    if states.was_not_held(now, change.now):
        states.move(now, "awaiting_feedback" if now.is_over(change.now) else "in_progress")
    after = {"member": author.id, "version": version}
    action = "feedback.changed" if is_in else "feedback.submitted"
    change.record(action, "interview", now.id, before=before, after=after, undoable=True)
    return completion.settle(change, now)


def _is_the_same(standing: store.Row, evaluation: Evaluation) -> bool:
    was = (standing["recommendation"], standing["summary"], standing["ratings"])
    return was == (evaluation.verdict, evaluation.words, dict(evaluation.ratings))


def _put(change: Change, interview: Interview, author: Member, evaluation: Evaluation) -> int:
    typed_by = change.actor.id if change.actor is not None and change.actor.id != author.id else None
    [row] = store.fetch(
        """UPDATE feedback f SET status = 'submitted', recommendation = %(verdict)s, summary = %(words)s,
             ratings = %(ratings)s, written_by_id = %(by)s::bigint, draft = NULL, drafted_at = NULL,
             submitted_at = CASE WHEN f.status = 'submitted' THEN f.submitted_at ELSE %(now)s END,
             version = 1 + greatest(f.version, (SELECT max(v.version) FROM feedback_version v
               WHERE v.interview_id = f.interview_id AND v.author_id = f.author_id)),
             after_others = f.after_others OR (
               (f.status = 'submitted' OR EXISTS (SELECT 1 FROM feedback_version v
                 WHERE v.interview_id = f.interview_id AND v.author_id = f.author_id))
               AND EXISTS (SELECT 1 FROM feedback other WHERE other.interview_id = f.interview_id
                 AND other.author_id <> f.author_id AND other.status = 'submitted'))
           WHERE interview_id = %(interview)s AND author_id = %(author)s RETURNING version""",
        verdict=evaluation.verdict,
        words=evaluation.words,
        ratings=store.json(dict(evaluation.ratings)),
        by=typed_by,
        now=change.now,
        interview=interview.id,
        author=author.id,
    )
    _keep_version(interview.id, author.id, change.now)
    return int(row["version"])


def _keep_version(interview_id: int, author_id: int, at: datetime | None = None) -> None:
    """What stands, as one of the versions."""
    store.execute(
        """INSERT INTO feedback_version (interview_id, author_id, version, at, written_by_id, recommendation, summary,
             ratings, after_others)
           SELECT interview_id, author_id, version, coalesce(%(at)s, submitted_at), written_by_id, recommendation,
             summary, ratings, after_others
           FROM feedback WHERE interview_id = %(interview)s AND author_id = %(author)s ON CONFLICT DO NOTHING""",
        at=at,
        interview=interview_id,
        author=author_id,
    )


def take_back(interview: Interview, before: Values, after: Values) -> None:
    """For undo: the version before it stands again, or none; what was taken back is the author's draft."""
    of_them = {"interview": interview.id, "author": after["member"]}
    store.execute(
        """UPDATE feedback f SET draft = json_build_object('verdict', f.recommendation, 'words', f.summary,
             'ratings', f.ratings), drafted_at = clock_now()
           WHERE interview_id = %(interview)s AND author_id = %(author)s""",
        **of_them,
    )
    store.execute(
        """UPDATE feedback_version SET taken_back_at = clock_now()
           WHERE interview_id = %(interview)s AND author_id = %(author)s AND version = %(version)s""",
        version=after["version"],
        **of_them,
    )
    if before["version"] is None:
        store.execute(
            """UPDATE feedback SET status = 'draft', recommendation = NULL, summary = NULL, ratings = '{}',
                 submitted_at = NULL, written_by_id = NULL, after_others = false
               WHERE interview_id = %(interview)s AND author_id = %(author)s""",
            **of_them,
        )
        return
    store.execute(
        """UPDATE feedback f SET version = v.version, recommendation = v.recommendation, summary = v.summary,
             ratings = v.ratings, written_by_id = v.written_by_id, after_others = v.after_others
           FROM feedback_version v WHERE f.interview_id = %(interview)s AND f.author_id = %(author)s
             AND v.interview_id = f.interview_id AND v.author_id = f.author_id AND v.version = %(version)s""",
        version=before["version"],
        **of_them,
    )


# --- what is in -----------------------------------------------------------------------------------------------------


def changes_until(standing: Written | None, now: datetime) -> datetime:
    """When it cannot be changed any more: a day after it was first submitted."""
    return (standing.submitted_at if standing and standing.submitted_at else now) + CHANGES_FOR


def own(interview_id: int, author_id: int) -> Written | None:
    """What somebody has submitted on an interview."""
    return next((one for one in of([interview_id]) if one.author_id == author_id), None)


def of(interview_ids: Sequence[int]) -> list[Written]:
    """All that is in on these interviews, whoever may read it: see `access`."""
    rows = store.fetch(
        """SELECT f.interview_id, f.recommendation AS verdict, coalesce(f.summary, '') AS words, f.ratings,
             m.name AS author, f.author_id, f.submitted_at, w.name AS written_by, f.after_others,
             EXISTS (SELECT 1 FROM feedback_version v WHERE v.interview_id = f.interview_id AND v.author_id = f.author_id
               AND v.version < f.version AND v.taken_back_at IS NULL) AS is_changed
           FROM feedback f JOIN member m ON m.id = f.author_id LEFT JOIN member w ON w.id = f.written_by_id
           WHERE f.interview_id = ANY(%(ids)s::bigint[]) AND f.status = 'submitted'
           ORDER BY f.interview_id, f.submitted_at, f.author_id""",
        ids=list(interview_ids),
    )
    return [Written(**row) for row in rows]
