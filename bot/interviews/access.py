"""Who sees what of an interview, who names its candidate, and who is on its panel: decided here and nowhere else.

What is asked of the database is a condition in SQL; what is asked of one interview that `lookup` has loaded is a
function of it. A conflict of interest is about the candidate: whoever said 认识候选人 of one interview sees no interview of
that candidate, whatever their role; nor does anybody find their own, as long as a match says that it is (`matches`).
"""

from __future__ import annotations

import functools
from collections.abc import Collection
from datetime import datetime, timedelta
from enum import Enum
from typing import LiteralString

from bot.db import store
from bot.db.sql import Sql, identifier, joined, placeholder, sql
from bot.db.store import Prepared
from bot.interviews import states, wishes
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member, Participant, Role

# --- who sees it ----------------------------------------------------------------------------------------------------


def sees_all(viewer: Member) -> bool:
    """HR and admins see every interview, but for those of candidates whom they know."""
    return viewer.is_hr or viewer.is_admin


def visible_to(viewer: Member, i: LiteralString) -> Sql:
    """Panel membership gives sight of an interview to anyone; a role gives more (HR and admins: all).

    About the interview that the statement calls `i`, with the member's id as its value `viewer`.
    """
    return _visible(sees_all(viewer), viewer.role == Role.HIRING_MANAGER, i)


@functools.cache
def _visible(all_of_them: bool, managed: bool, i: LiteralString) -> Sql:
    if all_of_them:
        return open_to("viewer", i)
    seen = sql(
        "EXISTS (SELECT 1 FROM participant p WHERE p.interview_id = {i}.id AND p.member_id = %(viewer)s)",
        i=identifier(i),
    )
    if managed:
        seen = sql(
            """({seen} OR EXISTS (SELECT 1 FROM application a
               WHERE a.id = {i}.application_id AND a.hiring_manager_id = %(viewer)s))""",
            seen=seen,
            i=identifier(i),
        )
    return joined(" AND ", [seen, open_to("viewer", i)])


def found_by_name(viewer: Member, i: LiteralString) -> Sql:
    """Of what they see, what they find by the candidate's name, or its sound. Not where the name is secret to them; one
    that is only masked is no secret, and who asks for it knows it. As in `visible_to`."""
    return _ALL if viewer.is_hr else found_by_name_but_hr(i)


_ALL = sql("true")


@functools.cache
def found_by_name_but_hr(i: LiteralString) -> Sql:
    """The same of all but HR."""
    # OFFSET 0: it is asked of one interview at a time.
    return sql(
        """((NOT EXISTS (SELECT 1 FROM candidate_match whose WHERE whose.candidate_id = {i}.candidate_id
        AND whose.ended_at IS NULL OFFSET 0)
      AND EXISTS (SELECT 1 FROM application its JOIN job of_it ON of_it.id = its.job_id
        WHERE its.id = {i}.application_id AND NOT of_it.confidential OFFSET 0))
      OR EXISTS (SELECT 1 FROM participant place
        WHERE place.interview_id = {i}.id AND place.member_id = %(viewer)s AND place.replaced_by_id IS NULL OFFSET 0))""",
        i=identifier(i),
    )


def is_found_by_name(viewer: Member, interview: Interview) -> bool:
    """`found_by_name`, of one interview that is loaded."""
    is_on_panel = any(one.member_id == viewer.id and one.is_current for one in interview.panel)
    return viewer.is_hr or not _is_secret(interview) or is_on_panel


def sees(viewer: Member, interview: Interview) -> bool:
    """`visible_to`, of one interview that is loaded."""
    if must_stay_away(viewer, interview):
        return False
    return sees_all(viewer) or _manages(viewer, interview) or place_of(viewer, interview) is not None


def _manages(viewer: Member, interview: Interview) -> bool:
    """It is for a job of theirs, as long as they are a hiring manager."""
    return viewer.role == Role.HIRING_MANAGER and interview.application.hiring_manager_id == viewer.id


@functools.cache
def open_to(who: str, i: LiteralString) -> Sql:
    """All but the interviews of candidates whom the member knows, or is; their id is the statement's value `who`.

    About the interview that the statement calls `i`.
    """
    return sql(
        """{i}.candidate_id <> ALL (ARRAY(
      SELECT known.candidate_id FROM participant p JOIN interview known ON known.id = p.interview_id
      WHERE p.member_id = {who} AND p.knows_candidate
      UNION ALL SELECT whose.candidate_id FROM candidate_match whose
      WHERE whose.member_id = {who} AND whose.ended_at IS NULL))""",
        i=identifier(i),
        who=placeholder(who),
    )


def must_stay_away(member: Member, interview: Interview) -> bool:
    """True when the member said, of any interview of the candidate, that they know them, or is the candidate."""
    return member.id in interview.kept_away


def knows(member: Member, candidate_id: int) -> bool:
    """`must_stay_away`, asked of the database as it is now."""
    return bool(who_know([(member.id, candidate_id)]))


def candidates_kept_from(member: Member, ids: Collection[int]) -> set[int]:
    """Of candidates, by id, those whom the member knows, or is."""
    return {candidate for _, candidate in who_know([(member.id, one) for one in ids])}


def who_know(pairs: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    """Of pairs of a member and a candidate, by id, those in which one has said that they know the other, or is them."""
    rows = _WHO_KNOW.fetch(
        pairs=store.json([{"member": member, "candidate": candidate} for member, candidate in pairs])
    )
    return {(row["member"], row["candidate"]) for row in rows}


# OFFSET 0: each pair is looked up by itself; else all candidates would be read at once, to look it up among them.
_WHO_KNOW = Prepared(
    """SELECT w.member, w.candidate FROM json_to_recordset(%(pairs)s::json) AS w (member bigint, candidate bigint)
       WHERE EXISTS (SELECT 1 FROM participant p JOIN interview i ON i.id = p.interview_id
         WHERE p.member_id = w.member AND p.knows_candidate AND i.candidate_id = w.candidate)
         OR EXISTS (SELECT 1 FROM candidate_match whose WHERE whose.candidate_id = w.candidate
           AND whose.member_id = w.member AND whose.ended_at IS NULL OFFSET 0)"""
)


def who_may_be(pairs: Collection[tuple[int, int]]) -> set[tuple[int, int]]:
    """Of pairs of a member and a candidate, by id, those in which a match says that they are one: nobody has said that they
    know the other."""
    if not pairs:
        return set()
    rows = store.fetch(
        """SELECT w.member, w.candidate FROM json_to_recordset(%(pairs)s::json) AS w (member bigint, candidate bigint)
           WHERE EXISTS (SELECT 1 FROM candidate_match whose WHERE whose.candidate_id = w.candidate
             AND whose.member_id = w.member AND whose.ended_at IS NULL OFFSET 0)""",
        pairs=store.json([{"member": member, "candidate": candidate} for member, candidate in pairs]),
    )
    return {(row["member"], row["candidate"]) for row in rows}


def must_be_kept_away(member: Member, candidate_id: int, *, by_hr: bool = False) -> UserError:
    """`by_hr`: HR reads it. To anybody else, who may be the member, it is not said that they may be the candidate."""
    if not who_may_be([(int(member.id), candidate_id)]):
        return UserError("refused.knows_candidate", who=member.name)
    return UserError("refused.may_be_candidate" if by_hr else "refused.stays_away", who=member.name)


def sees_calendar_of(viewer: Member, person: Member) -> bool:
    return viewer.id == person.id or viewer.is_hr


def sees_trace(viewer: Member) -> bool:
    """What became of each notice."""
    return viewer.is_hr or viewer.is_admin


def reads_reason(viewer: Member) -> bool:
    """Why somebody cannot come is read by HR alone."""
    return viewer.is_hr


def calls_candidate(viewer: Member) -> bool:
    """Reads the candidate's number and address: HR alone."""
    return viewer.is_hr


def candidates_answer(viewer: Member, interview: Interview) -> str:
    """What the candidate has answered, as far as the viewer may know it: `candidate_response`.

    That they do not come, or want another time, they say by their own link to HR alone; as long as HR has not decided what
    comes of it the panel is bound, and for everybody else they have not answered. What HR wrote down everybody reads.
    """
    answer = str(interview.candidate_response)
    if viewer.is_hr or not (states.is_on(interview) or states.is_to_be_chosen(interview)):
        return answer
    return "needs_action" if answer == "declined" or wishes.of(interview) is not None else answer


def names_candidate(viewer: Member, interview: Interview) -> bool:
    """In full for the panel and those who hire; masked for everybody else who may see the interview.

    Of a confidential job, and where the candidate is one of us, HR and the panel alone read the name, as long as they are
    on it.
    """
    if must_stay_away(viewer, interview) or not is_found_by_name(viewer, interview):
        return False
    return viewer.is_hr or viewer.role == Role.HIRING_MANAGER or place_of(viewer, interview) is not None


def _is_secret(interview: Interview) -> bool:
    return bool(interview.application.job.confidential) or bool(interview.matched)


def fills_places(viewer: Member) -> bool:
    """Puts somebody else on a panel: HR alone does."""
    return viewer.is_hr


def follows(viewer: Member, interview: Interview) -> bool:
    """False for who was on its panel and is no more: how it goes on without them is not theirs to see."""
    place = place_of(viewer, interview)
    return sees_all(viewer) or _manages(viewer, interview) or place is None or place.is_current


# --- who is on the panel --------------------------------------------------------------------------------------------


def place_of(member: Member, interview: Interview) -> Participant | None:
    """The member's place on the panel, given up or not."""
    return next((one for one in interview.panel if one.member_id == member.id), None)


def attends(member: Member, interview: Interview) -> bool:
    """True for whoever is expected there."""
    place = place_of(member, interview)
    return place is not None and place.attends


def answering(interview: Interview) -> list[Participant]:
    """The places whose answers decide whether the interview is confirmed."""
    return [one for one in interview.panel if one.answer_counts]


def all_have_accepted(interview: Interview) -> bool:
    required = answering(interview)
    return bool(required) and not interview.awaited and all(one.response == "accepted" for one in required)


def nobody_is_left(interview: Interview) -> bool:
    """All who were to interview cannot come, nobody was found instead, and nobody has written that they did."""
    required = answering(interview)
    return bool(required) and all(one.response == "declined" for one in required) and not interview.feedback_in


def owing_feedback(interview: Interview) -> list[Participant]:
    """The places from which feedback is expected, given or not; none where the candidate did not come."""
    return [one for one in interview.panel if one.owes_feedback] if interview.status != "no_show" else []


def owes_feedback(member: Member, interview: Interview) -> bool:
    """The interview was held, and the member's feedback is not in."""
    owing = any(one.member_id == member.id for one in owing_feedback(interview))
    return interview.status == "awaiting_feedback" and owing and member.id not in interview.feedback_in


def reads_feedback(viewer: Member, interview: Interview) -> bool:
    """What others of its panel wrote. Whoever owes feedback on it reads none before theirs is in, whatever their role.

    HR reads all, a hiring manager that of their own jobs, the panel's that of each other, and an admin none. Who was
    there and owes nothing reads it once all is in.
    """
    if must_stay_away(viewer, interview):
        return False
    place = place_of(viewer, interview)
    if place is not None and place.attends:
        if viewer.id in interview.feedback_in:
            return True
        if place.owes_feedback and interview.status != "no_show":
            return False
    if viewer.is_hr or _manages(viewer, interview):
        return True
    return place is not None and place.attends and interview.status == "completed"


def reads_report(viewer: Member, interview: Interview) -> bool:
    """What the provider of rooms tells of it, the candidate's name above all: for its panel, those who hire and HR."""
    is_for_them = attends(viewer, interview) or viewer.is_hr or _manages(viewer, interview)
    return is_for_them and names_candidate(viewer, interview)


def reads_earlier_feedback(viewer: Member, interview: Interview, earlier: Interview) -> bool:
    """What was written in an earlier round of the same application: for this round's panel, unless the job is blind."""
    if must_stay_away(viewer, interview):
        return False
    if place_of(viewer, earlier) is not None or not attends(viewer, interview):
        return reads_feedback(viewer, earlier)
    is_earlier = earlier.application_id == interview.application_id and earlier.round_no < interview.round_no
    return reads_feedback(viewer, earlier) or (is_earlier and not interview.application.job.blind)


def may_mark_no_show(member: Member, interview: Interview) -> bool:
    return member.is_hr or attends(member, interview)


# --- the candidate's résumé ------------------------------------------------------------------------------------------

RESUME_STAYS = timedelta(days=7)  # for the panel, after their feedback; for who owes none, after the end


def has_resume_file(viewer: Member, interview: Interview) -> bool:
    """HR alone brings it, and has the file itself."""
    return viewer.is_hr and not must_stay_away(viewer, interview)


# Why somebody does not read it.
NoResume = Enum("NoResume", ["AWAY", "NOT_THEIRS", "CONFIDENTIAL", "REPLACED", "DECLINED", "CANCELLED", "OVER"])


def reads_resume(viewer: Member, interview: Interview, now: datetime) -> bool:
    return why_no_resume(viewer, interview, now) is None


def why_no_resume(viewer: Member, interview: Interview, now: datetime) -> NoResume | None:
    """Its pages, as pictures, are read by HR; whoever is expected, and for their own jobs the hiring manager, as long as
    they need it. Neither by an admin, nor who was replaced or cannot come, nor the panel of another interview."""
    if must_stay_away(viewer, interview):
        return NoResume.AWAY
    if viewer.is_hr:
        return None
    place = place_of(viewer, interview)
    is_theirs = _manages(viewer, interview)
    if not (is_theirs and not _is_secret(interview)) and not (place is not None and place.attends):
        if place is None:
            return NoResume.CONFIDENTIAL if is_theirs else NoResume.NOT_THEIRS
        return NoResume.DECLINED if place.is_current else NoResume.REPLACED
    if interview.status == "cancelled":
        return NoResume.CANCELLED
    closes = _resume_closes(viewer, interview)
    return NoResume.OVER if closes is not None and now >= closes else None


def _resume_closes(viewer: Member, interview: Interview) -> datetime | None:
    """None as long as they owe feedback, and where there is no end to count from."""
    if any(one.member_id == viewer.id for one in owing_feedback(interview)):
        if viewer.id not in interview.feedback_in:
            return None
        rows = store.fetch(
            """SELECT submitted_at FROM feedback WHERE interview_id = %(interview)s AND author_id = %(author)s
               AND status = 'submitted'""",
            interview=interview.id,
            author=viewer.id,
        )
        if rows:
            return rows[0]["submitted_at"] + RESUME_STAYS  # type: ignore[no-any-return]
    return interview.end + RESUME_STAYS if interview.end is not None else None
