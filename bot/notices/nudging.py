"""HR reminds who has not answered, or not written feedback: at most once in four hours each, and never somebody away."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from bot.db import store
from bot.interviews import access, availability, locks, preferences, sitting
from bot.interviews.audit import Change
from bot.interviews.availability import Leave
from bot.interviews.fields import from_json
from bot.interviews.models import Interview, Member
from bot.interviews.undo import is_about_to_begin
from bot.notices import outbox, panel_kinds, quiet
from bot.notices.outbox import Notice
from bot.notices.pending import Waiting, What

AT_MOST_EVERY = timedelta(hours=4)
_STAYS = timedelta(days=2)


class Why(Enum):
    """Why somebody is not reminded."""

    LATELY = "they were, less than four hours ago"
    AWAY = "they are on leave"
    UNWANTED = "they are not to be"
    LEFT = "they are deactivated"
    STAYS_AWAY = "they know the candidate, and see nothing of it"


@dataclass(frozen=True)
class Last:
    """When somebody was last reminded, or is about to be, by whom, and of which interviews, with their codes."""

    at: datetime
    by: Member | None
    codes: Mapping[int, str]

    def of_others(self, interview_ids: Collection[int]) -> list[str]:
        """The codes, where it was of none of these."""
        return [] if self.codes.keys() & set(interview_ids) else list(self.codes.values())


@dataclass(frozen=True)
class Nudged:
    """What came of it for one person: when it arrives, or why not, and until when that is so. `last_of` are the codes of what
    they were reminded of last, where that was something else."""

    member: Member
    arrives_at: datetime | None = None
    why: Why | None = None
    last: Last | None = None
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
    last, away, wishes = lately(list(owed), now), availability.away_at(owed, now), preferences.of_each(owed)
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
    busy = quiet.held([member_id], waits[0].interview, now) if len(waits) == 1 else sitting.sittings([member_id], now)
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
        kind = panel_kinds.NUDGED_TO_ANSWER if one.what is What.ANSWER else panel_kinds.NUDGED_TO_WRITE
        interview: Interview | None = one.interview
    else:
        kind, interview = panel_kinds.NUDGED, None
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
                expires_at=at + _STAYS,
                for_sequence=int(one.interview.sequence) if interview else None,
                audit_id=rows[0].id,
            )
        ],
        change.now,
    )


_THEIRS = "FROM outbox o WHERE o.to_user = m.user_id AND o.kind = ANY(%(kinds)s) AND"


def lately(member_ids: Sequence[int], now: datetime) -> dict[int, Last]:
    """How each was last reminded, of those who were within four hours or are about to be."""
    rows = store.fetch(
        f"""SELECT m.id, last.at, to_json(a) AS by,
             (SELECT json_object_agg(i.id, i.code) FROM jsonb_array_elements(last.subject -> 'waits') w
              JOIN interview i ON i.id = (w ->> 0)::bigint WHERE i.code IS NOT NULL) AS codes
           FROM member m CROSS JOIN LATERAL (
             (SELECT o.sent_at AS at, o.subject {_THEIRS} o.state = 'sent' AND o.sent_at > %(since)s
              ORDER BY o.sent_at DESC LIMIT 1)
             UNION ALL
             (SELECT o.not_before, o.subject {_THEIRS} o.state IN ('queued', 'sending') AND o.not_before > %(since)s
              ORDER BY o.not_before DESC LIMIT 1)
             ORDER BY at DESC LIMIT 1) last
           LEFT JOIN member a ON a.id = (last.subject ->> 'actor')::bigint
           WHERE m.id = ANY(%(ids)s)""",
        ids=list(member_ids),
        since=now - AT_MOST_EVERY,
        kinds=[one.name for one in (panel_kinds.NUDGED, panel_kinds.NUDGED_TO_ANSWER, panel_kinds.NUDGED_TO_WRITE)],
    )
    return {
        row["id"]: Last(
            row["at"],
            from_json(Member, row["by"]) if row["by"] else None,
            {int(one): str(code) for one, code in (row["codes"] or {}).items()},
        )
        for row in rows
    }
