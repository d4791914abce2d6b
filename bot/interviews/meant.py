"""Which interviews somebody can mean without saying which, by what is to be done: the earliest first.

At most one more than a question shows, which says that there are more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.db.sql import sql
from bot.interviews import access, ahead, at_hand, fitting, lookup, proposals, ticking, waiting
from bot.interviews.fitting import Fits
from bot.interviews.loading import interviews
from bot.interviews.lookup import MOST_MEANT
from bot.interviews.models import ATTENDS, OWES_FEEDBACK, Interview, Member
from bot.phrase import Phrase


@dataclass(frozen=True)
class Meant:
    """Finds what can be meant by a member at a time; `fits` says whether one interview that they named can be.

    `own`: it is for the member's own answer, which nobody else gives. `is_now`: it is done at the interview itself.
    `mends`: it is mostly done because somebody declined. `none` is said where `find` finds nothing and no other could be meant: then there is nothing to
    ask.
    """

    find: Callable[[Member, datetime], list[Interview]]
    fits: Fits
    own: bool = False
    is_now: bool = False
    mends: bool = False
    none: Phrase | None = None

    def __call__(self, member: Member, now: datetime) -> list[Interview]:
        return self.find(member, now)


def _to_answer(member: Member, now: datetime) -> list[Interview]:
    """Ahead, and waiting for the member's answer."""
    return ahead.mine(member, now, sql("p.response IN ('needs_action', 'tentative')"))


def _to_decline(member: Member, now: datetime) -> list[Interview]:
    """Ahead, and expecting the member; then what they are asked about times for."""
    return [*ahead.mine(member, now, ATTENDS), *waiting.to_be_ticked(member)][: MOST_MEANT + 1]


def _to_waive(member: Member, now: datetime) -> list[Interview]:
    """Of HR's, those that wait for feedback, the oldest first."""
    return lookup.on_calendar(member, sql("i.status = 'awaiting_feedback'"), after=now - _OWED_FOR)


_OWED_FOR = timedelta(days=30)


def _looked_after(member: Member, now: datetime) -> list[Interview]:
    """Ahead, on HR's own calendar."""
    return ahead.looked_after(member, now)


def _to_mend(member: Member, now: datetime) -> list[Interview]:
    """Those of HR's in which somebody declined whom nobody has replaced; without any, all that HR looks after."""
    return ahead.looked_after(member, now, ahead.DECLINED) or ahead.looked_after(member, now)


def _to_handle(member: Member, now: datetime) -> list[Interview]:
    """Those of HR's in which somebody declined whom nobody has replaced."""
    return ahead.looked_after(member, now, ahead.DECLINED)


_JUST = timedelta(hours=1)  # since the end: what somebody has in mind without naming it
_STILL_OWED = timedelta(days=30)


def _to_evaluate(member: Member, now: datetime) -> list[Interview]:
    """Begun, and without the member's feedback, the latest first: the one that is on or has just ended, or else all."""
    found = interviews(
        sql(
            """SELECT i.id FROM participant p JOIN interview i ON i.id = p.interview_id
            WHERE p.member_id = %(viewer)s AND {owes_feedback} AND {not_kept_away}
              AND lower(p.slot) BETWEEN %(since)s::timestamptz AND %(now)s::timestamptz
              AND i.status IN ('scheduled', 'confirmed', 'in_progress', 'awaiting_feedback')
              AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.interview_id = i.id AND f.author_id = p.member_id
                AND f.status = 'submitted')
            ORDER BY lower(p.slot) DESC LIMIT %(limit)s::int""",
            owes_feedback=OWES_FEEDBACK,
            not_kept_away=access.open_to("viewer", "i"),
        ),
        viewer=member.id,
        since=now - _STILL_OWED,
        now=now,
        limit=MOST_MEANT + 1,
    )[::-1]
    return [one for one in found if one.end is not None and one.end > now - _JUST] or found


def _to_move(member: Member, now: datetime) -> list[Interview]:
    """HR's own that need a time or are ahead; of everybody else those in which they have a place."""
    if member.is_hr:
        return [*waiting.without_time(member), *ahead.looked_after(member, now)][: MOST_MEANT + 1]
    return ahead.mine(member, now, sql("true"))


def _to_cancel(member: Member, now: datetime) -> list[Interview]:
    """Ahead, on HR's own calendar, then what has no time yet."""
    return [*ahead.looked_after(member, now), *waiting.without_time(member)][: MOST_MEANT + 1]


def _to_tick(member: Member, now: datetime) -> list[Interview]:
    """Whose candidate chooses the time, with those first of which the member has not said what will do."""
    found = waiting.to_be_ticked(member)[: MOST_MEANT + 1]
    first = ticking.waiting_for(member, found)
    return sorted(found, key=lambda one: one not in first)


def _to_offer(member: Member, now: datetime) -> list[Interview]:
    """Of HR's, those whose candidate chooses the time."""
    return waiting.to_be_chosen(member)[: MOST_MEANT + 1]


def _to_decide(member: Member, now: datetime) -> list[Interview]:
    """With another time that somebody proposed and HR has not answered: their own, or where there is none, anybody's."""
    found = [
        one for one in lookup.by_ids(member, proposals.waiting_interviews(now)) if fitting.may_move(member, one, now)
    ]
    own = [one for one in found if member in one.application.caretakers]
    return (own or found)[: MOST_MEANT + 1]


def _to_withdraw(member: Member, now: datetime) -> list[Interview]:
    """For which the member proposes another time that HR has not answered."""
    found = lookup.by_ids(member, proposals.interviews_of(member, now))
    return [one for one in found if fitting.may_withdraw(member, one, now)][: MOST_MEANT + 1]


to_answer = Meant(
    _to_answer,
    fitting.awaits,
    own=True,
    none=Phrase("none_meant.to_answer"),
)
to_decline = Meant(
    _to_decline,
    fitting.expects,
    own=True,
    none=Phrase("none_meant.to_decline"),
)
to_move = Meant(
    _to_move,
    fitting.may_move,
    none=Phrase("none_meant.to_move"),
)
to_decide = Meant(
    _to_decide,
    fitting.may_move,
    none=Phrase("none_meant.to_decide"),
)
to_tick = Meant(
    _to_tick,
    fitting.may_tick,
    own=True,
    none=Phrase("none_meant.to_tick"),
)
to_offer = Meant(
    _to_offer,
    fitting.may_offer,
    none=Phrase("none_meant.to_offer"),
)
to_withdraw = Meant(
    _to_withdraw,
    fitting.may_withdraw,
    none=Phrase("none_meant.to_withdraw"),
)
to_enter = Meant(
    at_hand.to_enter,
    fitting.may_be_entered,
    none=Phrase("none_meant.to_enter"),
    is_now=True,
)
to_miss = Meant(
    at_hand.to_miss,
    fitting.is_missed,
    none=Phrase("none_meant.to_miss"),
    is_now=True,
)
to_evaluate = Meant(
    _to_evaluate,
    fitting.is_evaluated,
    own=True,
    none=Phrase("none_meant.to_evaluate"),
)
to_be_late_for = Meant(
    at_hand.to_be_late_for,
    fitting.may_be_late,
    none=Phrase("none_meant.to_be_late"),
    is_now=True,
)
to_unhold = Meant(
    at_hand.to_unhold,
    fitting.may_be_unheld,
    none=Phrase("none_meant.to_say_not_held"),
)
to_waive = Meant(
    _to_waive,
    fitting.may_be_waived,
    none=Phrase("none_meant.to_waive"),
)
to_write_for = replace(to_waive, fits=fitting.may_be_written_for)
to_reopen = Meant(
    at_hand.to_reopen,
    fitting.is_missed_today,
    none=Phrase("none_meant.to_reopen"),
    is_now=True,
)
looked_after = Meant(_looked_after, fitting.may_plan)
to_cancel = Meant(_to_cancel, fitting.may_cancel)
to_mend = Meant(_to_mend, fitting.may_plan, mends=True)
to_be_stood_in_for = Meant(
    lambda member, now: _to_mend(member, now) if member.is_hr else _to_decline(member, now),
    lambda member, interview, now: (fitting.may_plan if member.is_hr else fitting.expects)(member, interview, now),
)
to_handle = Meant(
    _to_handle,
    fitting.may_plan,
    none=Phrase("none_meant.to_take"),
)
