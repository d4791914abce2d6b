"""Who hears of what: one table from an audit action to those who are told, and how.

An alert is a row here, nothing else: its trigger is an action that a change recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.interviews import access, lookup, states, undo
from bot.interviews.audit import Change, Recorded
from bot.interviews.models import Interview, Member
from bot.notices import (
    hr_kinds,
    lists,
    membership,
    moves,
    next_rounds,
    outbox,
    panel_kinds,
    quiet,
    readers,
    sent_cards,
    strangers,
    told,
)
from bot.notices.kind import Kind
from bot.notices.outbox import Notice
from bot.notices.sent_cards import SentCard

TOLD_LATELY = timedelta(minutes=10)
FEEDBACK_IS_FRESH = timedelta(hours=12)  # what ended longer ago is not asked for by a sweep that comes late


@dataclass(frozen=True)
class Alert:
    """When `action` is recorded, and `when` holds, each of `recipients` gets a notice of `kind`.

    Whoever did it is not told of it.
    """

    action: str
    kind: Kind
    recipients: Callable[[Recorded, Interview], Sequence[Member]]
    when: Callable[[Recorded, Interview, datetime], bool] = lambda row, interview, now: True


def hr_of(row: Recorded, interview: Interview) -> list[Member]:
    return readers.of(interview)


def whole_panel(row: Recorded, interview: Interview) -> list[Member]:
    return [one.member for one in interview.panel if one.attends]


def unanswered(row: Recorded, interview: Interview) -> list[Member]:
    return [one.member for one in interview.panel if one.is_current and one.response == "needs_action"]


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


def answered(row: Recorded, interview: Interview) -> list[Member]:
    """Of the panel, who need not answer any more."""
    return [one.member for one in interview.panel if one.attends and one.response != "needs_action"]


def who_need_not_answer_again(row: Recorded, interview: Interview) -> list[Member]:
    """After a move: but for those whose own time it is, who hear that."""
    taken = {one["member"] for one in row.after.get("proposals") or () if one["taken"]}
    return [one for one in answered(row, interview) if one.id not in taken]


def whose_time_it_is(row: Recorded, interview: Interview) -> list[Member]:
    return _those([one["member"] for one in row.after.get("proposals") or () if one["taken"]])


def who_heard_an_answer(row: Recorded, interview: Interview) -> list[Member]:
    """To their proposal, which is undone."""
    heard = told.who_heard(row.undo_of, panel_kinds.PROPOSAL_ANSWERED.name)
    return [one for one in _those([row.before.get("member")]) if one.user_id in heard]


def _those(ids: Sequence[int | None]) -> list[Member]:
    return list(Member.select().where(Member.id << [one for one in ids if one]))


def _is_cared_for(row: Recorded, interview: Interview, now: datetime) -> bool:
    """By somebody of HR, who hears of it; the admins need not, where there is none."""
    return bool(readers.caretakers(interview))


def _was_moved(row: Recorded, interview: Interview, now: datetime) -> bool:
    return row.after.get("action") in moves.MOVES and states.is_ahead(interview, now)


def _was_a_proposal_declined(row: Recorded, interview: Interview, now: datetime) -> bool:
    return row.after.get("action") == "interview.proposal_declined"


def _is_ahead(row: Recorded, interview: Interview, now: datetime) -> bool:
    return states.is_ahead(interview, now)


def _is_news(row: Recorded, interview: Interview, now: datetime) -> bool:
    """A reason that comes after the decline is shown by the card that is there."""
    return row.before.get("response") != "declined"


def _leaves_a_gap(row: Recorded, interview: Interview, now: datetime) -> bool:
    return _is_news(row, interview, now) and not _sat_in(row, interview, now)


def _sat_in(row: Recorded, interview: Interview, now: datetime) -> bool:
    """Who declined would only have sat in: nobody has to take their place."""
    theirs = (one for one in interview.panel if one.member_id == row.after.get("member"))
    return _is_news(row, interview, now) and any(not one.is_needed for one in theirs)


def _is_no_mere_reason(row: Recorded, interview: Interview, now: datetime) -> bool:
    """A reason that is undone goes with its decline, which is told."""
    return row.after.get("action") != "panel.declined" or row.after.get("response") != "declined"


def _does_not_come(row: Recorded, interview: Interview, now: datetime) -> bool:
    return row.after.get("candidate_response") == "declined"


def _does_not_come_and_is_cared_for(row: Recorded, interview: Interview, now: datetime) -> bool:
    return _does_not_come(row, interview, now) and _is_cared_for(row, interview, now)


def _confirms(row: Recorded, interview: Interview, now: datetime) -> bool:
    return row.after.get("candidate_response") == "accepted" and _is_cared_for(row, interview, now)


def _passes_a_limit(row: Recorded, interview: Interview, now: datetime) -> bool:
    return bool(row.after.get("passed")) and _is_cared_for(row, interview, now)


def _comes_after_all(row: Recorded, interview: Interview, now: datetime) -> bool:
    return row.before.get("candidate_response") == "declined" and not _does_not_come(row, interview, now)


def _is_not_booked_after_all(row: Recorded, interview: Interview, now: datetime) -> bool:
    return row.after.get("action") == "interview.booked"


def _was_no_show(row: Recorded, interview: Interview, now: datetime) -> bool:
    return row.after.get("action") == "interview.no_show"


def _has_just_ended(row: Recorded, interview: Interview, now: datetime) -> bool:
    awaited = row.after.get("status") == "awaiting_feedback"
    return awaited and interview.end is not None and now - interview.end < FEEDBACK_IS_FRESH


def _is_complete(row: Recorded, interview: Interview, now: datetime) -> bool:
    """By feedback: of what was held and nobody had to write about there is nothing to read."""
    return row.after.get("status") == "completed" and bool(interview.feedback_in)


def _all_accepted(row: Recorded, interview: Interview, now: datetime) -> bool:
    return access.all_have_accepted(interview)


ALERTS: tuple[Alert, ...] = (
    Alert("interview.booked", panel_kinds.INVITED, unanswered, _is_ahead),
    Alert("interview.booked", panel_kinds.BOOKED, who_has_agreed, _is_ahead),
    Alert("panel.replaced", panel_kinds.INVITED, member_in("new")),
    Alert("panel.replaced", panel_kinds.REPLACED, member_in("old"), lambda row, _, now: not row.before.get("declined")),
    Alert("panel.added", panel_kinds.INVITED, member_in("new")),
    Alert("panel.declined", hr_kinds.DECLINED, hr_of, _leaves_a_gap),
    Alert("panel.declined", hr_kinds.NOT_SITTING_IN, hr_of, _sat_in),
    Alert("panel.conflict_over", panel_kinds.CONFLICT_OVER, member_in("member")),
    Alert("panel.accepted", hr_kinds.ALL_ACCEPTED, hr_of, _all_accepted),
    Alert("interview.candidate_answered", panel_kinds.NOT_COMING, whole_panel, _does_not_come),
    Alert("interview.candidate_answered", panel_kinds.ON_AGAIN, whole_panel, _comes_after_all),
    Alert("feedback.submitted", panel_kinds.WRITTEN_FOR, member_in("member")),
    Alert("feedback.changed", panel_kinds.WRITTEN_FOR, member_in("member")),
    Alert("interview.candidate_answered", hr_kinds.CANDIDATE_DECLINED, hr_of, _does_not_come_and_is_cared_for),
    Alert("interview.candidate_answered", hr_kinds.CANDIDATE_CONFIRMED, hr_of, _confirms),
    *(
        Alert(action, hr_kinds.LIMIT_PASSED, hr_of, _passes_a_limit)
        for action in ("interview.booked", "interview.moved", "panel.replaced", "panel.added")
    ),
    Alert("interview.unheld", hr_kinds.UNHELD, hr_of),
    Alert("interview.late", panel_kinds.LATE, whole_panel),
    Alert("interview.late", panel_kinds.LATE, hr_of),
    Alert("interview.missing", hr_kinds.MISSING, hr_of),
    Alert("interview.cancelled", panel_kinds.CANCELLED, whole_panel),
    Alert("interview.cancelled", hr_kinds.CANCELLED_BY_COLLEAGUE, hr_of, _is_cared_for),
    Alert("interview.moved", panel_kinds.INVITED, unanswered, _is_ahead),
    Alert("interview.moved", panel_kinds.MOVED, who_need_not_answer_again, _is_ahead),
    Alert("interview.moved", panel_kinds.PROPOSAL_ANSWERED, whose_time_it_is),
    Alert("interview.moved", hr_kinds.MOVED_BY_COLLEAGUE, hr_of, _is_cared_for),
    Alert("interview.time_open", panel_kinds.TIME_OPEN, whole_panel),
    Alert("interview.time_open", hr_kinds.MOVED_BY_COLLEAGUE, hr_of, _is_cared_for),
    Alert("interview.proposed", hr_kinds.PROPOSED, hr_of),
    Alert("interview.proposal_declined", panel_kinds.PROPOSAL_ANSWERED, member_in("member")),
    Alert("interview.no_show", hr_kinds.NO_SHOW, hr_of),
    Alert("interview.arrived", panel_kinds.ARRIVED, whole_panel),
    Alert("interview.arrived", panel_kinds.ARRIVED, hr_of),
    Alert("undone", hr_kinds.UNDONE, hr_of, _is_no_mere_reason),  # only what had been heard of; see `undone.withdraw`
    Alert("undone", panel_kinds.REPLACED, who_was_put_in),
    Alert("undone", panel_kinds.BACK, who_had_been_replaced),
    Alert("undone", panel_kinds.ON_AGAIN, who_heard_of_it, _comes_after_all),
    Alert("undone", panel_kinds.ON_AGAIN, who_heard_it_was_cancelled),
    Alert("undone", panel_kinds.CANCELLED, whole_panel, _is_not_booked_after_all),
    Alert("undone", panel_kinds.ON_AGAIN, whole_panel, _was_no_show),
    Alert("undone", hr_kinds.UNDONE, who_heard_what_was_passed_on),
    Alert("undone", panel_kinds.NOT_COMING, whole_panel, _does_not_come),
    Alert("undone", panel_kinds.INVITED, unanswered, _was_moved),
    Alert("undone", panel_kinds.MOVED, answered, _was_moved),
    Alert("undone", panel_kinds.PROPOSAL_ANSWERED, who_heard_an_answer, _was_a_proposal_declined),
    Alert("interview.status", panel_kinds.FEEDBACK_DUE, whole_panel, _has_just_ended),
    Alert("interview.status", hr_kinds.ALL_FEEDBACK_IN, hr_of, _is_complete),
)


def tell(change: Change) -> None:
    """Queue what the change's audit rows give rise to; called last in its transaction."""
    for row in change.changes:
        if row.action == "settings.changed" and "zone" in row.after:  # what says another time than it is meant
            say_anew(Member.get_by_id(row.entity_id), change.now)
    rows = [row for row in change.changes if row.entity == "interview"]
    interviews = {one.id: one for one in lookup.load([row.entity_id for row in rows])}
    alerts = {row.id: _alerts(change, row, interviews[row.entity_id]) for row in rows}
    for row, owed in _owed(change, rows, interviews, [one for found in alerts.values() for one in found]):
        alerts[row.id].append(owed)
    notices = [one for found in alerts.values() for one in found]
    notices += membership.notices(change)
    notices += next_rounds.notices(change, interviews)
    outbox.put(notices, change.now)
    for row in rows:  # behind the notices: where one of them waits, so does the card that would tell the same
        _refresh(change, row, interviews[row.entity_id], alerts[row.id])
    strangers.refresh_cards(change)


def say_anew(member: Member, now: datetime) -> None:
    """What still waits for the member's tap comes in their language and zone."""
    for card in sent_cards.all_live(str(member.user_id)):
        sent_cards.put_refresh(card, now, now)


def tell_what_is_owed(change: Change, rows: Sequence[Recorded]) -> None:
    """What stands after a change of which nobody hears otherwise: it was taken back in time."""
    interviews = {one.id: one for one in lookup.load([row.entity_id for row in rows if row.entity == "interview"])}
    outbox.put([owed for _, owed in _owed(change, rows, interviews, [])], change.now)


def _owed(
    change: Change, rows: Sequence[Recorded], interviews: dict[int, Interview], queued: Sequence[Notice]
) -> list[tuple[Recorded, Notice]]:
    """Declines that stand, and of which HR has not been told and is not going to be: when it was to leave the notice did
    not hold, since the place was another's, or the interview off. Whatever brought that back owes it anew.
    """
    by = {row.entity_id: row for row in rows if row.entity == "interview"}  # the last of each interview
    told_of = {
        (one.interview.id, one.subject["member"]) for one in queued if one.kind == outbox.DECLINED and one.interview
    }
    open_places = {
        (interview.id, place.member_id): place
        for interview in interviews.values()
        if states.is_on(interview)
        for place in interview.panel
        if place.is_open and not place.was_vacated
    }
    waiting = sorted(open_places.keys() - told_of)
    unheard = told.declines_unheard(waiting) if waiting else ()
    return [
        (by[on], _notice(hr_kinds.DECLINED, change, by[on], interviews[on], reader, member, key=f":{member}"))
        for on, member in waiting
        if (on, member) in unheard
        for reader in readers.of_or_nobody(interviews[on], open_places[on, member].member)
    ]


def _alerts(change: Change, row: Recorded, interview: Interview) -> list[Notice]:
    return [
        _notice(alert.kind, change, row, interview, reader, row.after.get("member"))
        for alert in ALERTS
        if alert.action == row.action and alert.when(row, interview, change.now)
        for reader in _told(alert, change, row, interview)
    ]


def _notice(
    kind: Kind,
    change: Change,
    row: Recorded,
    interview: Interview,
    reader: Member | None,
    member_id: int | None,
    *,
    key: str = "",
) -> Notice:
    """For None it is whoever becomes its reader."""
    wait = _wait(kind, member_id, interview, change, _wait_of(change, row, interview))
    return Notice(
        key=f"{kind.name}:{row.id}:{reader.id if reader else ''}{key}",
        to_user=str(reader.user_id) if reader else outbox.NOBODY,
        kind=kind.name,
        interview=interview,
        subject={
            "member": member_id,
            "actor": change.actor.id if change.actor else None,
            "action": row.after.get("action"),
            **{name: row.after[name] for name in _SAID if name in row.after},
            **moves.subject(row, interview, reader),
        },
        not_before=_leaves_at(kind, reader, interview, _not_before(kind, interview, change.now, wait)),
        expires_at=kind.until(interview, change.now),
        for_sequence=int(interview.sequence),
        audit_id=row.id,
    )


def _leaves_at(kind: Kind, reader: Member | None, interview: Interview, earliest: datetime) -> datetime:
    """In a list, or at once; of a decline whoever said so reads when HR hears of it, so their night is known at once."""
    at = lists.leaves_at(kind, reader, [interview], earliest)
    if kind is not hr_kinds.DECLINED or reader is None:
        return at
    return quiet.nights([reader], interview, at).get(int(reader.id), at)


_SAID = ("minutes", "why", "words", "passed")  # what a change says besides what it changes


def _wait_of(change: Change, row: Recorded, interview: Interview) -> timedelta:
    window = change.undo_window if row.undoable else timedelta(0)
    if moves.was_about_to_begin(row, change.now):
        return timedelta(0)
    return undo.wait_before_telling(interview, window, change.now)


def _wait(kind: Kind, member_id: int | None, interview: Interview, change: Change, wait: timedelta) -> timedelta:
    """Whoever goes back and forth is told of once, and then as it stands when the undo window is over; that everybody
    has accepted, or written, is never urgent."""
    if kind in (hr_kinds.ALL_ACCEPTED, hr_kinds.ALL_FEEDBACK_IN, panel_kinds.WRITTEN_FOR):
        return change.undo_window
    if kind is hr_kinds.DECLINED and member_id is not None:
        return wait or _wait_when_told_lately(interview, member_id, change)
    return wait


def wait_for_decline(interview: Interview, member_id: int, change: Change) -> timedelta:
    """How long HR does not hear of it: what it has been told of the same person lately is not told anew at once."""
    wait = undo.wait_before_telling(interview, change.undo_window, change.now)
    return wait or _wait_when_told_lately(interview, member_id, change)


def _wait_when_told_lately(interview: Interview, member_id: int, change: Change) -> timedelta:
    told_at = told.last_sent(interview.id, None, outbox.DECLINED, about=member_id)
    return change.undo_window if told_at is not None and change.now - told_at < TOLD_LATELY else timedelta(0)


def _not_before(kind: Kind, interview: Interview, now: datetime, wait: timedelta) -> datetime:
    return max(now + wait, kind.earliest(interview) or now)


def _told(alert: Alert, change: Change, row: Recorded, interview: Interview) -> Sequence[Member | None]:
    """All but whoever did it; of HR's alerts at least one, and None is whoever becomes its reader.

    Who looks after the interview need not tell anybody else what they did: but of their own place somebody must hear.
    """
    if alert.recipients is hr_of:
        caretakers = readers.caretakers(interview)
        if alert.kind is not hr_kinds.DECLINED and change.actor in caretakers:
            return [one for one in caretakers if one != change.actor]
        return readers.of_or_nobody(interview, change.actor)
    found = alert.recipients(row, interview)
    return [one for one in found if change.actor is None or one.id != change.actor.id]


def _refresh(change: Change, row: Recorded, interview: Interview, alerts: Sequence[Notice]) -> None:
    """Cards that are out there are looked at again; those that a new card of their kind is to replace are left to it.

    The actor's own at once, the others' when the alerts leave; one that WeCom would not take back any more only when
    the change cannot be undone: its last code must not go for what may not stay so.
    """
    wait = _wait_of(change, row, interview)
    anew = {(one.to_user, one.kind) for one in alerts}
    own = str(change.actor.user_id) if change.actor else None
    for card in [*sent_cards.about(interview.id), *_to_be_hidden(row, interview)]:
        if (card.to_user, card.kind) not in anew:
            at = change.now if card.to_user == own and row.action not in moves.MOVES else change.now + wait
            if row.undoable and card.buttons and not card.can_be_recalled(change.now):
                at = change.now + change.undo_window
            sent_cards.put_refresh(card, at, change.now)


def _to_be_hidden(row: Recorded, interview: Interview) -> list[SentCard]:
    """Cards about the candidate, of whatever round, held by whoever says that they know the candidate."""
    if row.action == "undone" or not row.after.get("knows_candidate"):
        return []
    [holder] = member_in("member")(row, interview)
    return sent_cards.about_candidate(interview, str(holder.user_id))
