"""Who is told: of what HR has to know of an interview, and of a change that was recorded.

Who reads what HR has to know is decided here and nowhere else. In their order these are recruiter and coordinator, the
rest of HR, the admins; nobody who has left or must stay away. It is told to recruiter and coordinator; where there is
neither, to the admins; where there are none, to the rest of HR. What HR alone can decide is told to the rest of HR before
the admins.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from bot.db import store
from bot.interviews import access, lookup, people, sitting, ticking, undo
from bot.interviews.audit import Recorded
from bot.interviews.models import Interview, Member
from bot.notices import history, outbox


def reading_order(interview: Interview | None) -> list[Member]:
    """Everybody who may read it, in whose turn it is; of what is about no single interview, HR and the admins."""
    found = sorted(people.hr_and_admins(), key=lambda one: one.is_admin)
    if interview is None:
        return found
    may_read = (one for one in found if not access.must_stay_away(one, interview))
    return list(dict.fromkeys([*caretakers(interview), *may_read]))


def readers_of(interview: Interview | None, actor: Member | None = None) -> list[Member]:
    """Who is told first: not whoever did it, unless nobody else is there. Empty where nobody can read it."""
    if interview and (found := _but(caretakers(interview), actor)):
        return found
    everybody = reading_order(interview)
    others = _but(everybody, actor)
    return [one for one in others if one.is_admin] or others or everybody


def readers_who_decide(interview: Interview, others: Sequence[Interview] = ()) -> list[Member]:
    """Who is asked what nobody but HR can do: who looks after it, else after one of the others that it is about, else all
    of HR; the admins where nobody of HR is there."""
    if found := caretakers(interview):
        return found
    everybody = [one for one in reading_order(interview) if one.is_hr]
    theirs = {care.id for one in others for care in caretakers(one)}
    return [one for one in everybody if one.id in theirs] or everybody or readers_of(interview)


def readers_of_or_nobody(interview: Interview | None, actor: Member | None) -> Sequence[Member | None]:
    """The same; None is whoever becomes its reader."""
    return readers_of(interview, actor) or [None]


def next_reader(
    interview: Interview | None, tried: Collection[str], now: datetime, *, free: bool = False
) -> Member | None:
    """Whose turn it is after those with these accounts; with `free`, of those who are in no interview."""
    found = [one for one in reading_order(interview) if one.user_id not in tried]
    return next(iter(free_of(found, now) if free else found), None)


def free_of(found: Sequence[Member], now: datetime) -> list[Member]:
    """Those who do not interview at this moment: the others' screens may be shared."""
    busy = sitting.quiet_untils([one.id for one in found], now)
    return [one for one in found if one.id not in busy]


def first_readers(interview: Interview, actor: Member | None, now: datetime) -> list[Member]:
    """Who reads it first: of what starts soon, whoever is in no interview of their own."""
    found = readers_of(interview, actor)
    if not undo.is_about_to_begin(interview, now):
        return found
    if free := free_of(found, now):
        return free
    instead = next_reader(interview, {actor.user_id} if actor else (), now, free=True)
    return [instead] if instead else found


def ahead_without_hr() -> int:
    """How many interviews are ahead whose recruiter and coordinator are missing or have left."""
    [row] = store.fetch(
        """SELECT count(*) AS count FROM interview i JOIN application a ON a.id = i.application_id
             LEFT JOIN member r ON r.id = a.recruiter_id LEFT JOIN member c ON c.id = a.coordinator_id
           WHERE i.active AND lower(i.slot) > clock_now()
             AND NOT coalesce(r.active, false) AND NOT coalesce(c.active, false)"""
    )
    return int(row["count"])


def caretakers(interview: Interview) -> list[Member]:
    """Recruiter and coordinator, as far as they may read it."""
    found = interview.application.caretakers
    return [one for one in found if one.is_hr and not access.must_stay_away(one, interview)]


def _but(found: list[Member], actor: Member | None) -> list[Member]:
    return [one for one in found if actor is None or one.id != actor.id]


# --- of a change that was recorded ------------------------------------------------------------------------------------


def hr_of(row: Recorded, interview: Interview) -> list[Member]:
    return readers_of(interview)


def hr_who_decides(row: Recorded, interview: Interview) -> list[Member]:
    return readers_who_decide(interview, lookup.load(row.after.get("others", ())))


def hr_of_both(row: Recorded, interview: Interview) -> list[Member]:
    """Who may read of the other candidate as well: who looks after the interview, else the rest of HR, else the admins."""
    knowing = access.who_know([(one.id, row.after["other"]) for one in people.hr_and_admins()])
    may = [one for one in reading_order(interview) if (one.id, row.after["other"]) not in knowing]
    theirs = {one.id for one in caretakers(interview)}
    return [one for one in may if one.id in theirs] or [one for one in may if one.is_hr] or may


OWED = (hr_who_decides, hr_of_both)  # where these are nobody, it is owed to whoever becomes its reader


def whole_panel(row: Recorded, interview: Interview) -> list[Member]:
    return [one.member for one in interview.panel if one.attends]


def unanswered(row: Recorded, interview: Interview) -> list[Member]:
    return [one.member for one in interview.panel if one.is_current and one.response == "needs_action"]


def who_is_to_tick(row: Recorded, interview: Interview) -> list[Member]:
    """Of a panel whose candidate chooses the time: who has not said which of those that are offered will do."""
    return ticking.silent_of(interview)


def who_ticked_it(row: Recorded, interview: Interview) -> list[Member]:
    """The time that an interview without one now has."""
    return who_has_agreed(row, interview) if row.before.get("status") == "draft" else []


def who_has_agreed(row: Recorded, interview: Interview) -> list[Member]:
    return [one.member for one in interview.panel if one.is_current and one.response == "accepted"]


def member_in(name: str) -> Callable[[Recorded, Interview], list[Member]]:
    """The member whom the audit row names."""

    def named(row: Recorded, interview: Interview) -> list[Member]:
        found = Member.get_or_none(Member.id == row.after.get(name))
        return [found] if found else []

    return named


def who_was_put_in(row: Recorded, interview: Interview) -> list[Member]:
    """By the change that is undone."""
    return _named_before(row, "new")


def _named_before(row: Recorded, name: str) -> list[Member]:
    found = Member.get_or_none(Member.id == row.before.get(name))
    return [found] if found else []


def who_had_been_replaced(row: Recorded, interview: Interview) -> list[Member]:
    """By the change that is undone, and had heard of it."""
    heard = history.who_heard(row.undo_of, outbox.REPLACED)
    return [one for one in _named_before(row, "old") if one.user_id in heard]


def who_heard_of_it(row: Recorded, interview: Interview) -> list[Member]:
    """Of the panel, that the candidate does not come, by the change that is undone."""
    heard = history.who_heard(row.undo_of, outbox.NOT_COMING)
    return [one for one in whole_panel(row, interview) if one.user_id in heard]


def who_heard_it_was_cancelled(row: Recorded, interview: Interview) -> list[Member]:
    """Of the panel, by the change that is undone."""
    heard = history.who_heard(row.undo_of, outbox.CANCELLED)
    return [one for one in whole_panel(row, interview) if one.user_id in heard]


_PASSED_ON = {
    "interview.late": outbox.LATE,
    "interview.arrived": outbox.ARRIVED,
}


def who_heard_what_was_passed_on(row: Recorded, interview: Interview) -> list[Member]:
    """Of the panel, by the change that is undone: that somebody will be late, or that the candidate is here."""
    kind = _PASSED_ON.get(str(row.after.get("action")))
    heard = history.who_heard(row.undo_of, kind) if kind else set()
    return [one for one in whole_panel(row, interview) if one.user_id in heard]


def who_heard_it_in_their_place(row: Recorded, interview: Interview) -> list[Member]:
    """Of HR, while whoever looks after it interviewed: what is undone could not wait."""
    heard = set[str]().union(*(history.who_heard(row.undo_of, kind) for kind in (outbox.DECLINED, outbox.PROPOSED)))
    return list(Member.select().where(Member.user_id << sorted(heard)))


def answered(row: Recorded, interview: Interview) -> list[Member]:
    """Of the panel, who need not answer any more."""
    return [one.member for one in interview.panel if one.attends and one.response != "needs_action"]


def who_need_not_answer_again(row: Recorded, interview: Interview) -> list[Member]:
    """After a move: but for those whose own time it is, or who ticked it, and hear that."""
    if row.before.get("status") == "draft":
        return []
    taken = {one["member"] for one in row.after.get("proposals") or () if one["taken"]}
    return [one for one in answered(row, interview) if one.id not in taken]


def whose_time_it_is(row: Recorded, interview: Interview) -> list[Member]:
    return _those([one["member"] for one in row.after.get("proposals") or () if one["taken"]])


def who_heard_an_answer(row: Recorded, interview: Interview) -> list[Member]:
    """To their proposal, which is undone."""
    heard = history.who_heard(row.undo_of, outbox.PROPOSAL_ANSWERED)
    return [one for one in _those([row.before.get("member")]) if one.user_id in heard]


def who_heard_it_was_proposed(row: Recorded, interview: Interview) -> list[Member]:
    """Of HR, by a card that has left."""
    member = int(row.after["member"])
    heard = history.who_was_told_of(interview.id, member, outbox.PROPOSED)
    return [one for one in hr_of(row, interview) if one.user_id in heard]


def _those(ids: Sequence[int | None]) -> list[Member]:
    return list(Member.select().where(Member.id << [one for one in ids if one]))
