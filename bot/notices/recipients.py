"""Who hears of a change that was recorded: HR, the panel, or those of it whom it concerns."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bot.interviews import lookup, ticking
from bot.interviews.audit import Recorded
from bot.interviews.models import Interview, Member
from bot.notices import outbox, panel_kinds, readers, told


def hr_of(row: Recorded, interview: Interview) -> list[Member]:
    return readers.of(interview)


def hr_who_decides(row: Recorded, interview: Interview) -> list[Member]:
    return readers.to_decide(interview, lookup.load(row.after.get("others", ())))


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
    heard = told.who_heard(row.undo_of, outbox.REPLACED)
    return [one for one in _named_before(row, "old") if one.user_id in heard]


def who_heard_of_it(row: Recorded, interview: Interview) -> list[Member]:
    """Of the panel, that the candidate does not come, by the change that is undone."""
    heard = told.who_heard(row.undo_of, outbox.NOT_COMING)
    return [one for one in whole_panel(row, interview) if one.user_id in heard]


def who_heard_it_was_cancelled(row: Recorded, interview: Interview) -> list[Member]:
    """Of the panel, by the change that is undone."""
    heard = told.who_heard(row.undo_of, outbox.CANCELLED)
    return [one for one in whole_panel(row, interview) if one.user_id in heard]


_PASSED_ON = {
    "interview.late": panel_kinds.LATE,
    "interview.arrived": panel_kinds.ARRIVED,
}


def who_heard_what_was_passed_on(row: Recorded, interview: Interview) -> list[Member]:
    """Of the panel, by the change that is undone: that somebody will be late, or that the candidate is here."""
    kind = _PASSED_ON.get(str(row.after.get("action")))
    heard = told.who_heard(row.undo_of, kind.name) if kind else set()
    return [one for one in whole_panel(row, interview) if one.user_id in heard]


def who_heard_it_in_their_place(row: Recorded, interview: Interview) -> list[Member]:
    """Of HR, while whoever looks after it interviewed: what is undone could not wait."""
    heard = set[str]().union(*(told.who_heard(row.undo_of, kind) for kind in (outbox.DECLINED, outbox.PROPOSED)))
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
    heard = told.who_heard(row.undo_of, panel_kinds.PROPOSAL_ANSWERED.name)
    return [one for one in _those([row.before.get("member")]) if one.user_id in heard]


def who_heard_it_was_proposed(row: Recorded, interview: Interview) -> list[Member]:
    """Of HR, by a card that has left."""
    member = int(row.after["member"])
    heard = told.who_was_told_of(interview.id, member, outbox.PROPOSED)
    return [one for one in hr_of(row, interview) if one.user_id in heard]


def _those(ids: Sequence[int | None]) -> list[Member]:
    return list(Member.select().where(Member.id << [one for one in ids if one]))
