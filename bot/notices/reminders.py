"""Reminders: shortly before the start, in the evening for feedback, when HR asks for one, and again when its reader says so.

`remind`: they are not stored ahead. A sweep asks which are due, and inserts each under a key that can exist only once. The
key holds the version of the interview's time, so that a moved interview is reminded of anew and its old reminders, if any
are still on their way, no longer hold. Each place counts the windows that have been seen to, so that a sweep reads only
what is due; for another time the database starts that count anew.
`nudge_in_the_evening`: whoever still owes feedback of the day is reminded of all of it in one message, by their own clock,
on working days; not who is away, nor who is not to be nudged: of those HR hears (`escalations`). What ended too late for
that is in the next morning's message.
`nudge`: HR reminds who has not answered, or not written feedback: at most once in four hours each, and never somebody away.
`last_reminder_of`: the last reminder again, at a time that its reader says, as long as it is of use then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum

from bot.db import store
from bot.db.sql import sql
from bot.interviews import access, availability, locks, lookup, preferences, sitting
from bot.interviews.audit import Change
from bot.interviews.availability import Leave
from bot.interviews.models import ATTENDS, OWES_FEEDBACK, Interview, Member
from bot.interviews.undo import is_about_to_begin
from bot.notices import catalogue, history, outbox, timing
from bot.notices.catalogue import feedback, panel
from bot.notices.kind import Kind
from bot.notices.outbox import Notice
from bot.notices.pending import Waiting, What
from bot.notices.view import View
from bot.times import calendar
from bot.times.zones import zone_or_company


@dataclass(frozen=True)
class Window:
    """From `opens` before the start, until it is of no more use, the reminder may be sent."""

    name: str
    kind: Kind
    opens: timedelta


WINDOWS = (
    Window("30m", panel.REMIND_30M, panel.FIRST_REMINDER),
    Window("5m", panel.REMIND_5M, panel.LAST_REMINDER),
)
REMINDERS_AT_ONCE = 200


def remind(now: datetime) -> None:
    """Queue the reminders that are due, each once."""
    outbox.put([notice for window in WINDOWS for notice in _due(window, now)], now)


def _due(window: Window, now: datetime) -> list[Notice]:
    before = WINDOWS.index(window)  # a literal in SQL: the partial index of the window is found by it
    rows = store.fetch_planned(
        sql(
            """WITH due AS MATERIALIZED (
             SELECT p.interview_id, p.member_id, m.user_id, i.sequence FROM participant p
             JOIN interview i ON i.id = p.interview_id AND i.status IN ('scheduled', 'confirmed')
             JOIN member m ON m.id = p.member_id AND m.active
             WHERE p.reminded = {before} AND p.interview_active AND {attends}
               AND lower(p.slot) > %(now)s AND lower(p.slot) <= %(farthest)s
             ORDER BY lower(p.slot) LIMIT {reminders_at_once} FOR UPDATE OF p SKIP LOCKED)
           UPDATE participant p SET reminded = {before} + 1 FROM due
           WHERE p.interview_id = due.interview_id AND p.member_id = due.member_id RETURNING due.*""",
            before=before,
            attends=ATTENDS,
            reminders_at_once=REMINDERS_AT_ONCE,
        ),
        now=now,
        farthest=now + window.opens,
    )
    interviews = {one.id: one for one in lookup.load(sorted({row["interview_id"] for row in rows}))}
    return [
        Notice(
            key=f"remind:{window.name}:{row['interview_id']}:{row['member_id']}:{row['sequence']}",
            to_user=row["user_id"],
            kind=window.kind.name,
            interview=interviews[row["interview_id"]],
            expires_at=until,
            for_sequence=row["sequence"],
        )
        for row in rows
        if (until := window.kind.until(interviews[row["interview_id"]], now)) > now
    ]


# --- in the evening, for feedback -------------------------------------------------------------------------------------

EVENING_FROM, EVENING_UNTIL = time(20, 40), time(21, 30)  # after it nobody is to be disturbed
AFTER_THE_END = timedelta(hours=2)
OF_THE_DAY = timedelta(hours=14)


def nudge_in_the_evening(now: datetime) -> None:
    """Queue the evening's messages, one a person and day; at any other time there is nothing to do."""
    evenings = {zone: here for zone in _zones() if (here := _evening(zone, now)) is not None}
    if not evenings:
        return
    outbox.put(
        [
            Notice(
                key=f"nudge:{row['member_id']}:{evenings[row['zone']]:%Y%m%d}",
                to_user=row["user_id"],
                kind=feedback.FEEDBACK_NUDGE.name,
                subject={"interviews": row["interviews"]},
                expires_at=evenings[row["zone"]].replace(
                    hour=EVENING_UNTIL.hour, minute=EVENING_UNTIL.minute, second=0, microsecond=0
                ),
            )
            for row in _owing(list(evenings), now)
        ],
        now,
    )


def _zones() -> list[str]:
    """In which members live: each is one step through the index, however many they are."""
    rows = store.fetch_planned(
        """WITH RECURSIVE lived_in AS (
             (SELECT zone FROM member WHERE active ORDER BY zone LIMIT 1)
             UNION ALL
             SELECT (SELECT m.zone FROM member m WHERE m.active AND m.zone > l.zone ORDER BY m.zone LIMIT 1)
             FROM lived_in l WHERE l.zone IS NOT NULL)
           SELECT zone FROM lived_in WHERE zone IS NOT NULL"""
    )
    return [row["zone"] for row in rows]


def _evening(zone: str, now: datetime) -> datetime | None:
    """What the clock shows there, if it is that time of a day that is worked."""
    here = now.astimezone(zone_or_company(zone))
    return here if EVENING_FROM <= here.time() < EVENING_UNTIL and calendar.is_working_day(here.date()) else None


def _owing(zones: Sequence[str], now: datetime) -> list[store.Row]:
    """Who of these zones, and for which interviews."""
    return store.fetch(
        sql(
            """SELECT p.member_id, m.user_id, m.zone, array_agg(i.id ORDER BY lower(i.slot)) AS interviews
            FROM interview i JOIN participant p ON p.interview_id = i.id JOIN member m ON m.id = p.member_id
            WHERE i.status = 'awaiting_feedback' AND lower(i.slot) BETWEEN %(earliest)s AND %(now)s
              AND upper(i.slot) <= %(latest)s AND {owes_feedback} AND m.active
              AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.interview_id = i.id AND f.author_id = p.member_id
                AND f.status = 'submitted')
              AND m.zone = ANY(%(zones)s) AND NOT {on_leave}
              AND NOT EXISTS (SELECT 1 FROM preference s WHERE s.member_id = m.id AND NOT s.nudged)
            GROUP BY p.member_id, m.user_id, m.zone""",
            owes_feedback=OWES_FEEDBACK,
            on_leave=availability.on_leave(sql("tstzrange(%(now)s, %(now)s, '[]')")),
        ),
        zones=list(zones),
        earliest=now - OF_THE_DAY,
        latest=now - AFTER_THE_END,
        now=now,
    )


# --- when HR asks for it ----------------------------------------------------------------------------------------------

_NUDGE_STAYS = timedelta(days=2)


class Why(Enum):
    """Why somebody is not reminded."""

    LATELY = "they were, less than four hours ago"
    AWAY = "they are on leave"
    UNWANTED = "they are not to be"
    LEFT = "they are deactivated"
    STAYS_AWAY = "they know the candidate, and see nothing of it"


@dataclass(frozen=True)
class Nudged:
    """What came of it for one person: when it arrives, or why not, and until when that is so. `last_of` are the codes of what
    they were reminded of last, where that was something else."""

    member: Member
    arrives_at: datetime | None = None
    why: Why | None = None
    last: history.LastReminder | None = None
    last_of: Sequence[str] = ()
    leave: Leave | None = None
    phone: str = ""
    interview: Interview | None = None


def nudge(change: Change, waiting: Sequence[Waiting], but: Member | None = None) -> list[Nudged]:
    """Remind each of those whom it waits for of all of it, in one message; whoever nudges is left out, and `but`."""
    owed: dict[int, list[tuple[Waiting, Member]]] = {}
    done: list[Nudged] = []
    for one in waiting:
        for who in one.people:
            if who == change.actor or who == but:
                continue
            if access.must_stay_away(who, one.interview):
                done.append(Nudged(who, why=Why.STAYS_AWAY, interview=one.interview))
            else:
                owed.setdefault(int(who.id), []).append((one, who))
    locks.hold(members=list(owed))  # of two who remind the same person at once, one does
    now = change.now
    last, away, wishes = (
        history.last_reminded(list(owed), now),
        availability.away_at(owed, now),
        preferences.of_each(owed),
    )
    active = {
        row["id"] for row in store.fetch("SELECT id FROM member WHERE id = ANY(%(ids)s) AND active", ids=list(owed))
    }
    for member_id, items in owed.items():
        who = items[0][1]
        phone = wishes[member_id].phone or ""
        if member_id not in active:
            done.append(Nudged(who, why=Why.LEFT))
        elif member_id in away:
            done.append(Nudged(who, why=Why.AWAY, leave=away[member_id], phone=phone))
        elif not wishes[member_id].nudged:
            done.append(Nudged(who, why=Why.UNWANTED, phone=phone))
        elif member_id in last:
            of_others = last[member_id].of_others([one.interview.id for one, _ in items])
            done.append(Nudged(who, why=Why.LATELY, last=last[member_id], last_of=of_others, phone=phone))
        else:
            waits = [one for one, _ in items]
            until = None
            if not any(is_about_to_begin(one.interview, now) and one.what is What.ANSWER for one in waits):
                until = preferences.quiet_until(wishes[member_id].quiet_hours, who, now)
            at = max(filter(None, (now, until, _sits_until(member_id, waits, now))))
            _put(change, who, waits, at)
            done.append(Nudged(who, arrives_at=at, phone=phone))
    return done


def _sits_until(member_id: int, waits: Sequence[Waiting], now: datetime) -> datetime | None:
    """Until when they interview; of one interview alone they hear before it begins."""
    busy = (
        timing.kept_from([member_id], waits[0].interview, now)
        if len(waits) == 1
        else sitting.sittings([member_id], now)
    )
    return busy[member_id].free if busy else None


def _put(change: Change, who: Member, waits: Sequence[Waiting], at: datetime) -> None:
    """A card for one thing, on which it can be done by a tap; a text for several."""
    rows = [
        change.record("panel.nudged", "interview", one.interview.id, after={"member": who.id, "what": one.what.value})
        for one in waits
    ]
    actor = change.actor.id if change.actor else None
    one = waits[0]
    if len(waits) == 1 and one.what is not What.TICKS:
        kind = panel.NUDGED_TO_ANSWER if one.what is What.ANSWER else feedback.NUDGED_TO_WRITE
        interview: Interview | None = one.interview
    else:
        kind, interview = panel.NUDGED, None
    outbox.put(
        [
            Notice(
                key=f"{kind.name}:{rows[0].id}:{who.id}",
                to_user=str(who.user_id),
                kind=kind.name,
                interview=interview,
                subject={
                    "actor": actor,
                    "member": who.id,
                    "waits": [[each.interview.id, each.what.value] for each in waits],
                },
                not_before=at,
                expires_at=at + _NUDGE_STAYS,
                for_sequence=int(one.interview.sequence) if interview else None,
                audit_id=rows[0].id,
            )
        ],
        change.now,
    )


# --- again later ------------------------------------------------------------------------------------------------------

SNOOZED_WITHIN = timedelta(hours=12)
AGAIN = "again"  # in a row's subject: its reader asked for it, so it counts for nothing and is never old news


@dataclass(frozen=True)
class Snoozable:
    """A reminder that the member got; of no more use from `expires_at` on."""

    id: int
    kind: Kind
    interview: Interview | None
    expires_at: datetime
    subject: dict[str, object]
    for_sequence: int | None

    def put_off(self, member: Member, at: datetime, now: datetime) -> None:
        """It comes again then; who changes their mind before that gets it once."""
        key = f"snoozed:{self.id}"
        moved = store.execute(
            """UPDATE outbox SET not_before = %(at)s WHERE dedup_key = %(key)s AND state = 'queued'""", at=at, key=key
        )
        if moved:
            return
        outbox.put(
            [
                Notice(
                    key=key,
                    to_user=str(member.user_id),
                    kind=self.kind.name,
                    interview=self.interview,
                    subject=self.subject | {AGAIN: True},
                    not_before=at,
                    expires_at=self.expires_at,
                    for_sequence=self.for_sequence,
                )
            ],
            now,
        )


def last_reminder_of(member: Member, now: datetime) -> Snoozable | None:
    """The last reminder that the member got and could have again: one of something that they are done with is none."""
    rows = store.fetch(
        """SELECT id, kind, interview_id, for_sequence, subject, expires_at FROM outbox
           WHERE to_user = %(who)s AND state = 'sent' AND sent_at > %(since)s AND kind = ANY(%(kinds)s)
           ORDER BY sent_at DESC, id DESC LIMIT 20""",
        who=member.user_id,
        since=now - SNOOZED_WITHIN,
        kinds=[one.name for one in catalogue.KINDS.values() if one.comes_again],
    )
    about = {
        one.id: one for one in lookup.load([row["interview_id"] for row in rows if row["interview_id"] is not None])
    }
    for row in rows:
        interview = about.get(row["interview_id"])
        if interview is None and row["interview_id"] is not None:
            continue
        if interview is not None and row["for_sequence"] not in (None, int(interview.sequence)):
            continue
        kind = catalogue.named(row["kind"])
        if kind.holds(View(member, now, task_id="", url="", interview=interview, subject=row["subject"])):
            return Snoozable(row["id"], kind, interview, row["expires_at"], row["subject"], row["for_sequence"])
    return None
