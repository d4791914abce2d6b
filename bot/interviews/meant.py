"""Which interviews somebody can mean without saying which, by what is to be done: the earliest first.

At most one more than a question shows, which says that there are more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.db import store
from bot.interviews import access, cancelling, lookup, meeting_link, waiting
from bot.interviews.attendance import MISSING_AFTER, is_of_today
from bot.interviews.loading import interviews
from bot.interviews.lookup import MOST_MEANT
from bot.interviews.models import ANSWER_COUNTS, ATTENDS, IS_OPEN, OWES_FEEDBACK, Interview, Member
from bot.interviews.states import AHEAD, ALLOWED, is_ahead, is_on, was_not_held
from bot.times.zones import company_zone

Fits = Callable[[Member, Interview, datetime], bool]


@dataclass(frozen=True)
class Meant:
    """Finds what can be meant by a member at a time; `fits` says whether one interview that they named can be.

    `own`: it is for the member's own answer, which nobody else gives. `is_now`: it is done at the interview itself. `none` is said (English, Chinese) where `find`
    finds nothing and no other could be meant: then there is nothing to ask.
    """

    find: Callable[[Member, datetime], list[Interview]]
    fits: Fits
    own: bool = False
    is_now: bool = False
    none: tuple[str, str] | None = None

    def __call__(self, member: Member, now: datetime) -> list[Interview]:
        return self.find(member, now)


_SOON = timedelta(minutes=30)  # before the start: a candidate may be said not to be there yet
_LONGEST = timedelta(hours=12)  # of an interview


def _one_of(statuses: Iterable[str]) -> str:
    named = ", ".join(f"'{one}'" for one in statuses)
    return f"i.status IN ({named})"


_IS_AHEAD = _one_of(AHEAD)
_MAY_BE_MISSED = _one_of(status for status, then in ALLOWED.items() if "no_show" in then)
_IS_MARKED = _one_of(["no_show"])


def _to_answer(member: Member, now: datetime) -> list[Interview]:
    """Ahead, and waiting for the member's answer."""
    return _mine(member, now, "p.response IN ('needs_action', 'tentative')")


def _to_decline(member: Member, now: datetime) -> list[Interview]:
    """Ahead, and expecting the member."""
    return _mine(member, now, ATTENDS)


def _to_enter(member: Member, now: datetime) -> list[Interview]:
    """Expecting the member, with a way in that is open; where there is none, the next one."""
    found = interviews(
        f"""SELECT i.id FROM participant p JOIN interview i ON i.id = p.interview_id
            WHERE p.member_id = %(viewer)s AND {ATTENDS} AND {access.open_to("viewer")}
              AND lower(p.slot) > %(recent)s::timestamptz AND upper(p.slot) >= %(closes)s::timestamptz
              AND i.status NOT IN ('draft', 'cancelled', 'rescheduling')
            ORDER BY lower(p.slot) LIMIT %(limit)s::int""",
        viewer=member.id,
        recent=now - meeting_link.CLOSES - _LONGEST,
        closes=now - meeting_link.CLOSES,
        limit=MOST_MEANT + 1,
    )
    return [one for one in found if one.start is not None and one.start <= now + meeting_link.OPENS] or found[:1]


def _to_be_late_for(member: Member, now: datetime) -> list[Interview]:
    """Running, or begins within two hours, or else later today: what expects the member, or what they look after."""
    time = "lower(i.slot) < %(soon)s::timestamptz AND upper(i.slot) > %(after)s::timestamptz"
    found = lookup.on_calendar(member, f"{_IS_ON} AND {time}", after=now, soon=now + _TODAY)
    mine = [one for one in found if access.attends(member, one)] or found
    return [one for one in mine if one.start is not None and one.start <= now + _ABOUT_TO_BEGIN] or mine


_IS_ON = _one_of([*AHEAD, "in_progress"])
_TODAY = timedelta(hours=6)
_ABOUT_TO_BEGIN = timedelta(hours=2)


def _to_miss(member: Member, now: datetime) -> list[Interview]:
    """Begun so long ago that the candidate can be missed, and not over for longer than the way in stays open.

    Where there is none, one of which something else can be said: that it is marked, and still takes its time; when that
    can be said, of one that is about to begin; or that it was marked.
    """

    def begun(status: str) -> list[Interview]:
        time = "lower(i.slot) <= %(begun)s::timestamptz AND upper(i.slot) > %(over)s::timestamptz"
        since, over = now - MISSING_AFTER, now - meeting_link.CLOSES
        return lookup.on_calendar(member, f"{status} AND {time}", after=now - _LONGEST, begun=since, over=over)

    if found := begun(_MAY_BE_MISSED):
        return found
    marked = begun(_IS_MARKED)
    if still := [one for one in marked if not one.is_over(now)]:
        return still
    upcoming = lookup.next_of(member, now)
    return [upcoming] if upcoming is not None and _is_missed(member, upcoming, now) else marked


def _to_unhold(member: Member, now: datetime) -> list[Interview]:
    """Begun today, and neither closed nor evaluated by the member; else of the last days."""

    def begun(since: timedelta) -> list[Interview]:
        found = lookup.on_calendar(
            member, f"{_MAY_BE_MISSED} AND lower(i.slot) <= %(now)s::timestamptz", after=now - since, now=now
        )
        return [one for one in found if member.id not in one.feedback_in]

    return begun(_LONGEST) or begun(_LATELY)


_LATELY = timedelta(days=7)


def _to_waive(member: Member, now: datetime) -> list[Interview]:
    """Of HR's, those that wait for feedback, the oldest first."""
    return lookup.on_calendar(member, "i.status = 'awaiting_feedback'", after=now - _OWED_FOR)


_OWED_FOR = timedelta(days=30)


def _to_reopen(member: Member, now: datetime) -> list[Interview]:
    """Of today, with a candidate who was said to be missing."""
    today = now.astimezone(company_zone()).replace(hour=0, minute=0, second=0, microsecond=0)
    return lookup.on_calendar(member, f"{_IS_MISSED} AND lower(i.slot) >= %(after)s::timestamptz", after=today)


_IS_MISSED = f"({_IS_MARKED} OR i.missing_since IS NOT NULL AND i.status IN ('scheduled', 'confirmed', 'in_progress'))"


def _looked_after(member: Member, now: datetime) -> list[Interview]:
    """Ahead, on HR's own calendar."""
    return _ahead(member, now)


def _to_mend(member: Member, now: datetime) -> list[Interview]:
    """Those of HR's in which somebody declined whom nobody has replaced; without any, all that HR looks after."""
    return _ahead(member, now, _DECLINED) or _ahead(member, now)


def _to_handle(member: Member, now: datetime) -> list[Interview]:
    """Those of HR's in which somebody declined whom nobody has replaced."""
    return _ahead(member, now, _DECLINED)


_JUST = timedelta(hours=1)  # since the end: what somebody has in mind without naming it
_STILL_OWED = timedelta(days=30)


def _to_evaluate(member: Member, now: datetime) -> list[Interview]:
    """Begun, and without the member's feedback, the latest first: the one that is on or has just ended, or else all."""
    found = interviews(
        f"""SELECT i.id FROM participant p JOIN interview i ON i.id = p.interview_id
            WHERE p.member_id = %(viewer)s AND {OWES_FEEDBACK} AND {access.open_to("viewer")}
              AND lower(p.slot) BETWEEN %(since)s::timestamptz AND %(now)s::timestamptz
              AND i.status IN ('scheduled', 'confirmed', 'in_progress', 'awaiting_feedback')
              AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.interview_id = i.id AND f.author_id = p.member_id
                AND f.status = 'submitted')
            ORDER BY lower(p.slot) DESC LIMIT %(limit)s::int""",
        viewer=member.id,
        since=now - _STILL_OWED,
        now=now,
        limit=MOST_MEANT + 1,
    )[::-1]
    return [one for one in found if one.end is not None and one.end > now - _JUST] or found


_SOMEBODY = " AND EXISTS (SELECT 1 FROM participant p WHERE p.interview_id = i.id AND {})"
_DECLINED = _SOMEBODY.format(IS_OPEN)
_UNANSWERED = _SOMEBODY.format(f"p.response = 'needs_action' AND {ANSWER_COUNTS}")


@dataclass(frozen=True)
class Short:
    """Interviews ahead that lack somebody or an answer: of the member's own, or else of all; `looked_until` is None
    where all of them were looked at.
    """

    found: list[Interview]
    own: bool
    looked_until: datetime | None = None


def short_of_somebody(member: Member, now: datetime) -> Short:
    """Those in which somebody cannot come whom nobody has replaced."""
    return _short(member, now, _DECLINED)


def unanswered_by_somebody(member: Member, now: datetime) -> Short:
    """Those that somebody of the panel has not answered."""
    return _short(member, now, _UNANSWERED)


LOOKED_THROUGH = 500  # of the company's interviews ahead, the next ones


def _short(member: Member, now: datetime, condition: str) -> Short:
    if own := _ahead(member, now, condition, limit=lookup.MOST_LISTED):
        return Short(own, own=True)
    last = store.fetch(
        """SELECT lower(slot) AS at FROM interview WHERE lower(slot) > %(now)s ORDER BY lower(slot)
           OFFSET %(most)s LIMIT 1""",
        now=now,
        most=LOOKED_THROUGH,
    )
    until = last[0]["at"] if last else None
    found = interviews(
        f"""SELECT i.id FROM interview i WHERE lower(i.slot) > %(now)s::timestamptz
              AND lower(i.slot) < coalesce(%(until)s::timestamptz, 'infinity') AND {_IS_AHEAD}
              AND {access.visible_to(member)}{condition}
            ORDER BY lower(i.slot), i.id LIMIT %(limit)s::int""",
        viewer=member.id,
        now=now,
        until=until,
        limit=lookup.MOST_LISTED,
    )
    return Short(found, own=False, looked_until=until)


def _ahead(member: Member, now: datetime, condition: str = "", *, limit: int = MOST_MEANT + 1) -> list[Interview]:
    ahead = f"{_IS_AHEAD} AND lower(i.slot) > %(after)s::timestamptz{condition}"
    return lookup.on_calendar(member, ahead, after=now, limit=limit)


def _mine(member: Member, now: datetime, place: str) -> list[Interview]:
    return interviews(
        f"""SELECT i.id FROM participant p JOIN interview i ON i.id = p.interview_id
            WHERE p.member_id = %(viewer)s AND {place} AND p.replaced_by_id IS NULL
              AND lower(p.slot) > %(now)s::timestamptz AND {_IS_AHEAD} AND {access.open_to("viewer")}
            ORDER BY lower(p.slot) LIMIT %(limit)s::int""",
        viewer=member.id,
        now=now,
        limit=MOST_MEANT + 1,
    )


def _expects(member: Member, interview: Interview, now: datetime) -> bool:
    return access.attends(member, interview) and is_ahead(interview, now)


def _awaits(member: Member, interview: Interview, now: datetime) -> bool:
    place = access.place_of(member, interview)
    is_open = place is not None and place.replaced_by_id is None and place.response != "accepted"
    return is_open and is_ahead(interview, now)


def _to_move(member: Member, now: datetime) -> list[Interview]:
    """HR's own that need a time or are ahead; of everybody else those in which they have a place."""
    if member.is_hr:
        return [*waiting.without_time(member), *_ahead(member, now)][: MOST_MEANT + 1]
    return _mine(member, now, "true")


def _may_move(member: Member, interview: Interview, now: datetime) -> bool:
    if member.is_hr:
        return interview.status == "rescheduling" or is_ahead(interview, now)
    place = access.place_of(member, interview)
    return place is not None and place.is_current and is_ahead(interview, now)


def _is_open(member: Member, interview: Interview, now: datetime) -> bool:
    return (
        access.attends(member, interview) and interview.end is not None and interview.end >= now - meeting_link.CLOSES
    )


def _is_missed(member: Member, interview: Interview, now: datetime) -> bool:
    begun = interview.start is not None and interview.start <= now + _SOON
    is_due = interview.status == "no_show" or "no_show" in ALLOWED.get(interview.status, ())
    return begun and is_due and access.may_mark_no_show(member, interview)


def _is_evaluated(member: Member, interview: Interview, now: datetime) -> bool:
    """The member was there, and may say what they think."""
    begun = interview.start is not None and interview.start <= now
    return begun and is_on(interview) and access.attends(member, interview)


def _may_be_late(member: Member, interview: Interview, now: datetime) -> bool:
    goes_on = interview.status in (*AHEAD, "in_progress") and not interview.is_over(now)
    return goes_on and (member.is_hr or access.attends(member, interview))


def _is_missed_today(member: Member, interview: Interview, now: datetime) -> bool:
    missed = interview.status == "no_show" or interview.missing_since is not None
    return missed and is_of_today(interview, now) and access.may_mark_no_show(member, interview)


def _may_be_unheld(member: Member, interview: Interview, now: datetime) -> bool:
    begun = interview.start is not None and interview.start <= now
    return begun and "no_show" in ALLOWED.get(interview.status, ()) and access.may_mark_no_show(member, interview)


def _may_be_waived(member: Member, interview: Interview, now: datetime) -> bool:
    return member.is_hr and is_on(interview)


def _may_be_written_for(member: Member, interview: Interview, now: datetime) -> bool:
    return _may_be_waived(member, interview, now) or (member.is_hr and was_not_held(interview, now))


def _may_plan(member: Member, interview: Interview, now: datetime) -> bool:
    return member.is_hr and is_ahead(interview, now)


def _to_cancel(member: Member, now: datetime) -> list[Interview]:
    """Ahead, on HR's own calendar, then what has no time yet."""
    return [*_ahead(member, now), *waiting.without_time(member)][: MOST_MEANT + 1]


def _may_cancel(member: Member, interview: Interview, now: datetime) -> bool:
    return member.is_hr and cancelling.may_cancel(interview, now)


to_answer = Meant(
    _to_answer,
    _awaits,
    own=True,
    none=(
        "No interview is waiting for your answer. If you can make one after all, send “accept” with the candidate's name.",
        "没有等你回复的面试。说过无法参加、又能来的，发“接受”加候选人姓名。",
    ),
)
to_decline = Meant(
    _to_decline,
    _expects,
    own=True,
    none=("You have no interview ahead. “schedule” shows yours.", "你之后没有要参加的面试。发“日程”看你的面试。"),
)
to_move = Meant(
    _to_move,
    _may_move,
    none=("You have no interview ahead. “schedule” shows yours.", "你之后没有面试可以改期。发“日程”看你的面试。"),
)
to_enter = Meant(
    _to_enter,
    _is_open,
    none=("You have no interview to enter. “schedule” shows yours.", "你没有可以进入的面试。发“日程”看你的面试。"),
    is_now=True,
)
to_miss = Meant(
    _to_miss,
    _is_missed,
    none=(
        "None of your interviews is on or just over, so nothing was marked. Of another one send, for example: noshow 1203",
        "你没有正在进行或刚结束的面试，没有标记。别的场次发：候选人未到 1203",
    ),
    is_now=True,
)
to_evaluate = Meant(
    _to_evaluate,
    _is_evaluated,
    own=True,
    none=(
        "No feedback of yours is missing. To read or change what is in: feedback 1203",
        "没有等你写面评的面试。要看或改已提交的，发：面评 1203",
    ),
)
to_be_late_for = Meant(
    _to_be_late_for,
    _may_be_late,
    none=(
        "You have no interview within the next hours. Of another one send, for example: running late 1203 10 min",
        "你接下来几个小时没有面试。别的场次发：晚到 1203 10分钟",
    ),
    is_now=True,
)
to_unhold = Meant(
    _to_unhold,
    _may_be_unheld,
    none=(
        "You have no interview that waits for feedback. Of another one send, for example: not held 1203",
        "你没有等面评的面试。别的场次发：没面成 1203",
    ),
)
to_waive = Meant(
    _to_waive,
    _may_be_waived,
    none=(
        "No interview that you look after waits for feedback. Of another one send, for example: waive 1203 lisi",
        "你负责的面试都没有在等面评。别的场次发：不用写面评 1203 李四",
    ),
)
to_write_for = replace(to_waive, fits=_may_be_written_for)
to_reopen = Meant(
    _to_reopen,
    _is_missed_today,
    none=(
        "No candidate of yours has been said to be missing today, so nothing was changed.",
        "今天没有记过候选人没到的面试，不用改。",
    ),
    is_now=True,
)
looked_after = Meant(_looked_after, _may_plan)
to_cancel = Meant(_to_cancel, _may_cancel)
to_mend = Meant(_to_mend, _may_plan)
to_handle = Meant(
    _to_handle,
    _may_plan,
    none=(
        "No interview ahead that you look after is short of an interviewer. Of another one send, for example: take 1203",
        "你负责的、还没开始的面试都没有缺面试官。别的场次发：我来处理 1203",
    ),
)
