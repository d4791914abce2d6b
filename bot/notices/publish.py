"""What a change makes us tell, and what its undo takes back.

`tell` turns the audit rows of a change into notices: by the table of alerts, of declines that HR is still owed, of members
who came and went, and of rounds that are now in doubt. Then cards that are out there are looked at again.
`withdraw` takes a change back, and with it what it was going to tell.
A notice holds for one version of the interview's time, and the undo of a move is a version of its own. Where nobody has
heard of the move, what was out for the version before is valid for this one: cards stay live, and what waits is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.db import queue, store
from bot.interviews import booking, feedback, leaving, lookup, meeting_link, moved_back, people, rounds, states, undo
from bot.interviews.audit import Change, Recorded
from bot.interviews.models import Interview, Member
from bot.interviews.undo import May, Undone
from bot.notices import cards, catalogue, history, outbox, recipients, timing, unread
from bot.notices.alerts import ALERTS, MOVES, Alert
from bot.notices.cards import SentCard
from bot.notices.catalogue import hr, panel
from bot.notices.catalogue.feedback import ALL_FEEDBACK_IN, NEXT_IN_DOUBT, WRITTEN_FOR
from bot.notices.catalogue.matches import HANDED_ON
from bot.notices.catalogue.people import (
    ACTIVE_AGAIN,
    ADDED,
    ANOTHER_NAME,
    HANDED_OVER,
    NOT_COMPARED,
    PLACES_OPEN,
    UNKNOWN_ACCOUNT,
    WELCOME,
    refresh_stranger_cards,
)
from bot.notices.kind import Kind
from bot.notices.outbox import Notice
from bot.notices.recipients import OWED, hr_of, member_in
from bot.phrase import Phrase

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
    notices += _of_membership(change)
    notices += _of_next_rounds(change, interviews)
    outbox.put(notices, change.now)
    for row in rows:  # behind the notices: where one of them waits, so does the card that would tell the same
        _refresh(change, row, interviews[row.entity_id], alerts[row.id])
    refresh_stranger_cards(change)


def say_anew(member: Member, now: datetime) -> None:
    """What still waits for the member's tap comes in their language and zone."""
    for card in cards.all_live(str(member.user_id)):
        cards.put_refresh(card, now, now, anew=True)


def _tell_what_is_owed(change: Change, rows: Sequence[Recorded]) -> None:
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
    unheard = history.declines_unheard(waiting) if waiting else ()
    return [
        (by[on], _notice(hr.DECLINED, change, by[on], interviews[on], reader, member, key=f":{member}"))
        for on, member in waiting
        if (on, member) in unheard
        for reader in recipients.readers_of_or_nobody(interviews[on], open_places[on, member].member)
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
            **_move_subject(row, interview, reader),
        },
        not_before=_leaves_at(kind, reader, interview, _not_before(kind, interview, change.now, wait)),
        expires_at=kind.until(interview, change.now),
        for_sequence=None if kind.of_any_time else int(interview.sequence),
        audit_id=row.id,
    )


def _leaves_at(kind: Kind, reader: Member | None, interview: Interview, earliest: datetime) -> datetime:
    """In a list, or at once; of a decline whoever said so reads when HR hears of it, so that HR sleeps or sits in an
    interview is known at once."""
    at = timing.listed_at(kind, reader, [interview], earliest)
    if kind is not hr.DECLINED or reader is None:
        return at
    return timing.delayed([reader], interview, at).get(int(reader.id), at)


_SAID = (
    "minutes",
    "why",
    "words",
    "passed",
    "address",
    "successor",
    "other",
)  # what a change says besides what it changes


def _wait_of(change: Change, row: Recorded, interview: Interview) -> timedelta:
    window = change.undo_window if row.undoable else timedelta(0)
    if _was_about_to_begin(row, change.now):
        return timedelta(0)
    return undo.wait_before_telling(interview, window, change.now)


def _wait(kind: Kind, member_id: int | None, interview: Interview, change: Change, wait: timedelta) -> timedelta:
    """Whoever goes back and forth is told of once, and then as it stands when the undo window is over; that everybody
    has accepted, or written, is never urgent."""
    if kind in (hr.ALL_ACCEPTED, ALL_FEEDBACK_IN, WRITTEN_FOR):
        return change.undo_window
    if kind is hr.DECLINED and member_id is not None:
        return wait or _wait_when_told_lately(interview, member_id, change)
    return wait


def wait_for_decline(interview: Interview, member_id: int, change: Change) -> timedelta:
    """How long HR does not hear of it: what it has been told of the same person lately is not told anew at once."""
    wait = undo.wait_before_telling(interview, change.undo_window, change.now)
    return wait or _wait_when_told_lately(interview, member_id, change)


def _wait_when_told_lately(interview: Interview, member_id: int, change: Change) -> timedelta:
    told_at = history.last_sent(interview.id, None, outbox.DECLINED, about=member_id)
    return change.undo_window if told_at is not None and change.now - told_at < TOLD_LATELY else timedelta(0)


def _not_before(kind: Kind, interview: Interview, now: datetime, wait: timedelta) -> datetime:
    return max(now + wait, kind.earliest(interview) or now)


def _told(alert: Alert, change: Change, row: Recorded, interview: Interview) -> Sequence[Member | None]:
    """All but whoever did it; of what HR must hear at least one, and None is whoever becomes its reader.

    Who looks after the interview need not tell anybody else what they did: but of their own place somebody must hear.
    """
    if alert.recipients is hr_of:
        caretakers = recipients.caretakers(interview)
        if alert.kind is not hr.DECLINED and change.actor in caretakers:
            return [one for one in caretakers if one != change.actor]
        return recipients.readers_of_or_nobody(interview, change.actor)
    found = alert.recipients(row, interview)
    if alert.recipients in OWED and not found:
        return [None]
    return [one for one in found if alert.asks_actor or change.actor is None or one.id != change.actor.id]


def _refresh(change: Change, row: Recorded, interview: Interview, alerts: Sequence[Notice]) -> None:
    """Cards that are out there are looked at again; those that a new card of their kind is to replace are left to it.

    The actor's own at once, the others' when the alerts leave; one that WeCom would not take back any more only when
    the change cannot be undone: its last code must not go for what may not stay so.
    """
    wait = _wait_of(change, row, interview)
    anew = {(one.to_user, one.kind) for one in alerts}
    own = str(change.actor.user_id) if change.actor else None
    for card in [*cards.about(interview.id), *_to_be_hidden(row, interview)]:
        if (card.to_user, card.kind) not in anew:
            at = change.now if card.to_user == own and row.action not in MOVES else change.now + wait
            if row.undoable and card.buttons and not card.can_be_recalled(change.now):
                at = change.now + change.undo_window
            cards.put_refresh(card, max(at, _open_until(card, interview, change.now)), change.now)


def _open_until(card: SentCard, interview: Interview, now: datetime) -> datetime:
    """A reminder is of use until the way in closes, or its holder has written what they think: then nothing is left to tap."""
    if card.kind not in _REMINDERS or not card.buttons or not interview.is_over(now) or interview.end is None:
        return now
    have_written = {str(one.member.user_id) for one in interview.panel if one.member_id in interview.feedback_in}
    if card.to_user in have_written or interview.status != "awaiting_feedback":
        return now
    return max(now, interview.end + meeting_link.CLOSES + timedelta(minutes=1))


_REMINDERS = (panel.REMIND_30M.name, panel.REMIND_5M.name)


def _to_be_hidden(row: Recorded, interview: Interview) -> list[SentCard]:
    """Cards about the candidate, of whatever round, held by whoever says that they know the candidate."""
    if row.action == "undone" or not row.after.get("knows_candidate"):
        return []
    [holder] = member_in("member")(row, interview)
    return cards.about_candidate(interview, str(holder.user_id))


# --- a move -----------------------------------------------------------------------------------------------------------


def _move_subject(row: Recorded, interview: Interview, reader: Member | None) -> dict[str, Any]:
    """What a notice of a move tells besides how it stands: what its reader knew of time and place before."""
    is_undone = row.after.get("action") in MOVES
    if row.action not in MOVES and not is_undone:
        return {}
    where = _where(interview, row.before if not is_undone else {})
    found: dict[str, Any] = {"was": row.before.get("slot"), "where": where}
    if reader is None:
        return found
    if not is_undone and (waiting := _waits(interview.id, str(reader.user_id))) is not None:
        # An earlier move of which they have not heard, and will not: this one is told instead.
        found |= {"was": waiting["was"], "where": where or waiting.get("where", "")}
    overtaken = [
        one for one in row.after.get("proposals") or () if isinstance(one, dict) and one["member"] == reader.id
    ]
    if not is_undone and overtaken and not overtaken[0]["taken"] and interview.slot is not None:
        found["not_taken"] = overtaken[0]["slot"]
    return found


def _where(interview: Interview, before: dict[str, Any]) -> str:
    """What of the place has changed: the link alone, or what people read as the place; empty for neither."""
    if "mode" not in before:
        return ""
    if before["room"] != interview.room_id or before["mode"] != interview.mode:  # type: ignore[attr-defined]
        return "place"
    return "link" if before["link"] != interview.meeting_url else ""


def _waits(interview_id: int, to_user: str) -> dict[str, Any] | None:
    """What the first notice of a move says of before that has not left yet."""
    rows = store.fetch(
        """SELECT subject FROM outbox WHERE interview_id = %(interview)s AND to_user = %(to_user)s AND state = 'queued'
             AND subject ? 'was' AND sending_at IS NULL ORDER BY id LIMIT 1""",
        interview=interview_id,
        to_user=to_user,
    )
    return rows[0]["subject"] if rows else None


def _was_about_to_begin(row: Recorded, now: datetime) -> bool:
    """The time that it had, whatever it has now: who would go there in an hour must hear at once."""
    if row.action not in MOVES:
        return False
    slot = moved_back.slot_in(row.before)
    return slot is not None and slot[0] - now <= undo.URGENT_BEFORE_START


def _revive_what_held_before(rows: Sequence[Recorded], change: Change) -> None:
    """After the undo of a move of which nobody has heard: what held for the time before holds for it again."""
    for row in rows:
        if row.action != "undone" or row.after.get("action") not in MOVES:
            continue
        if row.after["sequence"] == row.before["sequence"]:
            continue  # a place, or a shorter length: nothing was out for another version
        [interview] = lookup.load([row.entity_id])
        was, moved_at = row.after["sequence"], _at(row.undo_of)
        store.execute(
            """UPDATE outbox SET for_sequence = %(is)s WHERE interview_id = %(interview)s AND for_sequence = %(was)s
                 AND superseded_at IS NULL AND state IN ('queued', 'sending', 'sent', 'unread')""",
            interview=interview.id,
            was=was,
            **{"is": int(interview.sequence)},
        )
        # What was to leave meanwhile, and did not since it was about another time.
        revived = store.fetch(
            """UPDATE outbox SET for_sequence = %(is)s, state = 'queued' WHERE interview_id = %(interview)s
                 AND for_sequence = %(was)s AND state = 'suppressed' AND not_before >= %(since)s AND expires_at > %(now)s
               RETURNING to_user""",
            interview=interview.id,
            was=was,
            since=moved_at,
            now=change.now,
            **{"is": int(interview.sequence)},
        )
        queue.deliver({one["to_user"] for one in revived})
        for closed in _closed_meanwhile(interview, was, moved_at):
            cards.put_again(closed, change.now)


def _closed_meanwhile(interview: Interview, was: int, since: datetime) -> list[cards.SentCard]:
    """Cards of the version before that their holders have seen closed, such as by their own tap."""
    ids = store.fetch(
        """SELECT DISTINCT ON (to_user, kind) id FROM outbox WHERE interview_id = %(interview)s
             AND for_sequence = %(was)s AND kind IN (%(invited)s, %(proposed)s, %(times_asked)s) AND state = 'sent'
             AND superseded_at >= %(since)s ORDER BY to_user, kind, id DESC""",
        interview=interview.id,
        was=was,
        since=since,
        invited=outbox.INVITED,
        proposed=outbox.PROPOSED,
        times_asked=outbox.TIMES_ASKED,
    )
    found = []
    for one in ids:
        store.execute(
            "UPDATE outbox SET for_sequence = %(is)s WHERE id = %(id)s",
            id=one["id"],
            **{"is": int(interview.sequence)},
        )
        if (card := cards.by_row(one["id"])) is not None:
            found.append(card)
    return found


def _at(audit_id: int | None) -> datetime:
    [row] = store.fetch("SELECT at FROM audit_event WHERE id = %(id)s", id=audit_id)
    found: datetime = row["at"]
    return found


# --- members who came and went ----------------------------------------------------------------------------------------


def _of_membership(change: Change) -> list[Notice]:
    """What is owed to others."""
    found = _places_open(change)
    for row in change.changes:
        match row.action:
            case "member.handed_over" if row.after["successor"]:
                found.append(_about(change, row, HANDED_OVER, Member.get_by_id(row.after["successor"])))
            case "interview.handed_over":  # not about the interview: of that they read nothing any more
                former = Member.get_by_id(row.after["member"])
                found.append(_about(change, row, HANDED_ON, former, member=row.after["successor"]))
            case "member.added" if change.actor is not None and Member.get_by_id(row.entity_id).active:
                found.append(_about(change, row, WELCOME, Member.get_by_id(row.entity_id), actor=change.actor.id))
            case "member.activated":
                found += _of_active_again(change, row)
            case "member.verified":
                found += _verified(change, row)
            case "member.another_name" | "member.not_compared":
                kind = ANOTHER_NAME if row.action == "member.another_name" else NOT_COMPARED
                others = [one for one in people.admins() if one.id != row.entity_id]
                found += [_about(change, row, kind, one, said=row.before, now=row.after.get("name")) for one in others]
            case "member.unknown":
                found += [_about(change, row, UNKNOWN_ACCOUNT, one, **row.after) for one in _who_asked(row)]
    if any(row.action in _MAKE_READERS for row in change.changes):
        unread.give_out(change.now)
    return found


_MAKE_READERS = ("member.added", "member.changed", "member.activated", "member.handed_over")


def _verified(change: Change, row: Recorded) -> list[Notice]:
    """Whoever waited is told that they were added, and by whom; who added them is told that it is done.

    The former hear of it when the adding can be undone no more.
    """
    if not row.after["waited"]:
        return []
    adder, adding = _adder(row.entity_id), _adding(row.entity_id)
    added = Member.get_by_id(row.entity_id)
    welcome = _about(change, row, WELCOME, added, actor=adder.id if adder else None)
    if adding is not None and adding["undo_until"] is not None:
        welcome = replace(welcome, audit_id=adding["id"], not_before=max(change.now, adding["undo_until"]))
    return [welcome, *(_about(change, row, ADDED, one) for one in _who_asked(row))]


def _who_asked(row: Recorded) -> list[Member]:
    """Whoever added the member, or the admins where an operator did."""
    adder = _adder(row.entity_id)
    return [one for one in ([adder] if adder else people.admins()) if one.id != row.entity_id]


def _adder(member_id: int) -> Member | None:
    adding = _adding(member_id)
    return Member.get_or_none((Member.id == adding["actor_id"]) & Member.active) if adding else None


def _adding(member_id: int) -> store.Row | None:
    """The last change by which somebody made the member one, or another."""
    rows = store.fetch(
        """SELECT id, actor_id, undo_until FROM audit_event WHERE entity = 'member' AND entity_id = %(id)s
           AND action IN ('member.added', 'member.changed', 'member.activated') AND actor_id IS NOT NULL ORDER BY id DESC LIMIT 1""",
        id=member_id,
    )
    return rows[0] if rows else None


def _places_open(change: Change) -> list[Notice]:
    left = [row for row in change.changes if row.action == "panel.left"]
    if not left:
        return []
    return _to_hr(change, PLACES_OPEN, left[0].id, left[0].after["member"], [row.entity_id for row in left])


def _of_active_again(change: Change, row: Recorded) -> list[Notice]:
    """Of the places that became open when they were deactivated, and are not theirs again."""
    return _to_hr(change, ACTIVE_AGAIN, row.id, row.entity_id, leaving.places_given_up(row.entity_id, change.now))


def _to_hr(change: Change, kind: Kind, audit_id: int, member_id: int, interviews: list[int]) -> list[Notice]:
    """One notice for each of HR, however many interviews it is about."""
    theirs: dict[Member | None, list[Interview]] = {}
    for interview in lookup.load(interviews):
        for reader in recipients.readers_of_or_nobody(interview, change.actor):
            theirs.setdefault(reader, []).append(interview)
    return [
        Notice(
            key=f"{kind.name}:{audit_id}:{reader.user_id if reader else outbox.NOBODY}",
            to_user=str(reader.user_id) if reader else outbox.NOBODY,
            kind=kind.name,
            subject={"member": member_id, "interviews": [one.id for one in about]},
            not_before=timing.listed_at(kind, reader, about, change.now + change.undo_window),
            expires_at=kind.until(None, change.now),
            audit_id=audit_id,
        )
        for reader, about in theirs.items()
    ]


def _about(change: Change, row: Recorded, kind: Kind, reader: Member, **subject: object) -> Notice:
    earliest = change.now + (change.undo_window if row.undoable else timedelta(0))
    return Notice(
        key=f"{kind.name}:{row.id}:{reader.user_id}",
        to_user=str(reader.user_id),
        kind=kind.name,
        subject={"member": row.entity_id} | subject,
        not_before=timing.listed_at(kind, reader, (), earliest),
        audit_id=row.id,
    )


# --- rounds that are in doubt -----------------------------------------------------------------------------------------

_WRITTEN = ("feedback.submitted", "feedback.changed")


def _of_next_rounds(change: Change, interviews: Mapping[int, Interview]) -> list[Notice]:
    """For HR of each later round that is ahead. It waits for the end of the undo window, unless that round is near."""
    found: list[Notice] = []
    for row in change.changes:
        if row.action in _WRITTEN or row.after.get("action") in _WRITTEN:
            later = rounds.still_to_come(interviews[row.entity_id], change.now)
            for one in later:
                found += _of_next_round(change, row, one) if _is_against(row) else []
                _look_again(one, change)
    return found


def _is_against(row: Recorded) -> bool:
    if row.action not in _WRITTEN:
        return False
    written = feedback.own(row.entity_id, row.after["member"])
    return written is not None and written.verdict in rounds.AGAINST


def _of_next_round(change: Change, row: Recorded, later: Interview) -> list[Notice]:
    kind = NEXT_IN_DOUBT
    wait = undo.wait_before_telling(later, change.undo_window, change.now)
    return [
        Notice(
            key=f"{kind.name}:{row.id}:{later.id}:{reader.id if reader else ''}",
            to_user=str(reader.user_id) if reader else outbox.NOBODY,
            kind=kind.name,
            interview=later,
            subject={"member": row.after["member"]},
            not_before=change.now + wait,
            expires_at=kind.until(later, change.now),
            for_sequence=int(later.sequence),
            audit_id=row.id,
        )
        for reader in recipients.readers_of_or_nobody(later, change.actor)
    ]


def _look_again(later: Interview, change: Change) -> None:
    """What was told of a round before may be so no longer."""
    for card in cards.about(later.id):
        if card.kind == NEXT_IN_DOUBT.name:
            cards.put_refresh(card, change.now, change.now)


# --- undo -------------------------------------------------------------------------------------------------------------


def withdraw(change: Change, member: Member, may: May) -> tuple[Undone, bool]:
    """Take back the member's last change, if they may: what it was, and whether nobody had heard of it.

    Raises: UserError when there is nothing to undo any more.
    """
    undone = undo.undo(change, member, change.now, may, _is_held_back)
    _look_again_at_candidates(change)
    unheard = outbox.suppress(undone.audit_ids, str(member.user_id))
    if unheard:
        # Nobody is told of it. All cards are looked at again: a refresh finds nothing to change on those that are as they were.
        refresh_stranger_cards(change)
        rows = change.rows.copy()
        _revive_what_held_before(rows, change)
        change.rows.clear()
        _tell_what_is_owed(change, rows)
        for interview_id in dict.fromkeys(row.entity_id for row in rows if row.entity == "interview"):
            for card in cards.about(interview_id):
                cards.put_refresh(card, change.now, change.now)
        for row in rows:
            if row.after.get("action") == "interview.booked":
                booking.forget(row.entity_id, row.before.get("added", {}))
    return undone, unheard


def _look_again_at_candidates(change: Change) -> None:
    """Whom only a booking that is undone had matched may answer their cards about the candidate's other interviews again."""
    booked = [row.entity_id for row in change.rows if row.after.get("action") == "interview.booked"]
    if not booked:
        return
    others = store.fetch(
        """SELECT DISTINCT other.id FROM interview booked JOIN interview other ON other.candidate_id = booked.candidate_id
           WHERE booked.id = ANY(%(booked)s) AND other.id <> ALL(%(booked)s)""",
        booked=booked,
    )
    for one in others:
        for card in cards.about(one["id"]):
            cards.put_refresh(card, change.now, change.now)


def check_undo(member: Member, now: datetime) -> None:
    """Raises: UserError when there is nothing to undo any more."""
    undo.check(member, now, _is_held_back)


def last_change(member: Member, now: datetime) -> tuple[str, Phrase] | None:
    """The command and the name of what `withdraw` would take back; None where there is nothing."""
    return undo.named_last(member, now, _is_held_back)


def _is_held_back(audit_ids: list[int], now: datetime) -> bool:
    return outbox.is_held_back(audit_ids, now, but=catalogue.LISTED)
