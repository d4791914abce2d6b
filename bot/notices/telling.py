"""What is told of a change: notices by the table of alerts, declines that are owed, and cards that are looked at again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.interviews import lookup, meeting_link, states, undo
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
from bot.notices.alerts import ALERTS, Alert
from bot.notices.kind import Kind
from bot.notices.outbox import Notice
from bot.notices.recipients import hr_of, member_in
from bot.notices.sent_cards import SentCard

TOLD_LATELY = timedelta(minutes=10)


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
        sent_cards.put_refresh(card, now, now, anew=True)


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
            **({"elsewhere": True} if change.actor_kind == "hook" else {}),
            **{name: row.after[name] for name in _SAID if name in row.after},
            **moves.subject(row, interview, reader),
        },
        not_before=_leaves_at(kind, reader, interview, _not_before(kind, interview, change.now, wait)),
        expires_at=kind.until(interview, change.now),
        for_sequence=int(interview.sequence),
        audit_id=row.id,
    )


def _leaves_at(kind: Kind, reader: Member | None, interview: Interview, earliest: datetime) -> datetime:
    """In a list, or at once; of a decline whoever said so reads when HR hears of it, so that HR sleeps or sits in an
    interview is known at once."""
    at = lists.leaves_at(kind, reader, [interview], earliest)
    if kind is not hr_kinds.DECLINED or reader is None:
        return at
    return quiet.delayed([reader], interview, at).get(int(reader.id), at)


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
    return [one for one in found if alert.asks_actor or change.actor is None or one.id != change.actor.id]


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
            sent_cards.put_refresh(card, max(at, _open_until(card, interview, change.now)), change.now)


def _open_until(card: SentCard, interview: Interview, now: datetime) -> datetime:
    """A reminder is of use until the way in closes, or its holder has written what they think: then nothing is left to tap."""
    if card.kind not in _REMINDERS or not card.buttons or not interview.is_over(now) or interview.end is None:
        return now
    have_written = {str(one.member.user_id) for one in interview.panel if one.member_id in interview.feedback_in}
    if card.to_user in have_written or interview.status != "awaiting_feedback":
        return now
    return max(now, interview.end + meeting_link.CLOSES + timedelta(minutes=1))


_REMINDERS = (panel_kinds.REMIND_30M.name, panel_kinds.REMIND_5M.name)


def _to_be_hidden(row: Recorded, interview: Interview) -> list[SentCard]:
    """Cards about the candidate, of whatever round, held by whoever says that they know the candidate."""
    if row.action == "undone" or not row.after.get("knows_candidate"):
        return []
    [holder] = member_in("member")(row, interview)
    return sent_cards.about_candidate(interview, str(holder.user_id))
