"""Each kind of notice is one value: how it looks, how HR's trace names it, when it may leave and until when.

A row of the outbox names its kind; alerts and reminders are tables over these values, and nothing else knows more.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.interviews import access, undo
from bot.interviews.models import Interview
from bot.notices import (
    about_people,
    cards,
    digest,
    feedback_cards,
    hr_cards,
    hr_news,
    move_cards,
    outbox,
    panel_cards,
    still,
)
from bot.notices.view import Renderer, View, is_ahead, is_on_and_not_over
from bot.wecom.content import NoticeCard, Part

AFTER_THE_END = timedelta(hours=1)
WITHOUT_A_TIME = timedelta(days=2)
TO_BE_KNOWN = timedelta(days=7)
PEOPLE_ARE_NEEDED = timedelta(hours=24)  # before the start: who is missing or silent by then is told of at once
FIRST_REMINDER, LAST_REMINDER = timedelta(minutes=30), panel_cards.REMINDED_OF_THE_WAY_IN  # before the start

Until = Callable[[Interview | None, datetime], datetime]


def until_after_the_end(interview: Interview | None, now: datetime) -> datetime:
    """An hour after the interview's end, or after now; two days where there is no time."""
    if interview is None or interview.end is None:
        return now + WITHOUT_A_TIME
    return max(interview.end, now) + AFTER_THE_END


def until_long_after_the_end(interview: Interview | None, now: datetime) -> datetime:
    """Half a day after the end."""
    return (interview.end if interview and interview.end else now) + timedelta(hours=12)


def until_somebody_knows(interview: Interview | None, now: datetime) -> datetime:
    """A week after the end, or after now: what must be known is told late, but not lost to an outage."""
    return (max(interview.end, now) if interview and interview.end else now) + TO_BE_KNOWN


def until_the_morning_is_over(interview: Interview | None, now: datetime) -> datetime:
    """Three hours: what today holds is no news any more."""
    return now + timedelta(hours=3)


def when_screens_are_free(interview: Interview) -> datetime | None:
    return interview.end + access.QUIET_AFTER_THE_END if interview.end else None


def before_start(before: timedelta) -> Callable[[Interview], datetime | None]:
    """So long before the start."""
    return lambda interview: interview.start - before if interview.start else None


def until_before_start(before: timedelta) -> Until:
    """Until so long before the start, and a minute for its way."""

    def until(interview: Interview | None, now: datetime) -> datetime:
        if interview is None or interview.start is None:
            return now
        return interview.start - before + timedelta(minutes=1)

    return until


@dataclass(frozen=True)
class Kind:
    """A kind of notice. `name` is what rows of the outbox say; renaming one orphans those that wait.

    `label` is its name (English, Chinese) in HR's trace, which leaves out what has none. `merged`: a plain text with
    nothing to tap, of which several that are due to one person at once become one message. `counted`: it is one of the
    four messages that an interviewer gets about an interview, and `to_come` of these must still have room after it.
    `interrupts`: it is told even to somebody who is in an interview. `cannot_wait`: where its reader is in an interview,
    the next in line hears of it instead, and only where there is nobody else they do, without any name. `passed_on`: if
    its reader cannot be reached, somebody else must read it. `earliest`: when it may leave, where that is later than its
    cause. `until`: how long it is of use. `holds`: whether, when it is about to leave, it is still so. `asks`: its card
    asks for a decision, so that it comes anew when the one that is out there cannot ask (any more). `asks_of`: the id of
    another member whom it asks about as well, where whoever it names is no reason any more. `answered`: what a
    card that asked among other things becomes once it need not any more, without its buttons. `at_any_hour`: it is told in its
    reader's quiet hours as well. `listed`: HR need not hear
    of it at once but in the next of their lists (`lists`), unless the time from which it is urgent, `urgent_from`, comes
    first; only declined, people missing or no answer within a day of the start, candidate declined, late, waiting,
    absent and delivery failed are told at once. `comes_again`: its reader may have it again later (`snoozing`).
    `may_be_off`: what members who can do without it call it (English, Chinese).
    """

    name: str
    render: Renderer
    label: tuple[str, str] | None = None
    merged: bool = False
    counted: bool = False
    to_come: int = 0
    interrupts: Callable[[View], bool] = still.never
    cannot_wait: Callable[[View], bool] = still.never
    passed_on: bool = False
    asks: bool = False
    asks_of: Callable[[View], int | None] = lambda view: None
    answered: Callable[[View], NoticeCard | None] = lambda view: None
    earliest: Callable[[Interview], datetime | None] = lambda interview: None
    until: Until = until_after_the_end
    holds: Callable[[View], bool] = lambda view: True
    at_any_hour: bool = False
    listed: bool = False
    comes_again: bool = False
    urgent_from: Callable[[Interview], datetime | None] = lambda interview: None
    may_be_off: tuple[str, str] | None = None


INVITED = Kind(
    outbox.INVITED,
    panel_cards.invitation,
    ("invitation", "邀请"),
    counted=True,
    asks=True,
    holds=still.is_asked,
    interrupts=still.is_told_of_a_move,
    comes_again=True,
)
MOVED = Kind(
    "moved", move_cards.moved, ("moved", "改期通知"), merged=True, interrupts=still.always, holds=still.goes_there
)
TIME_OPEN = Kind(
    outbox.TIME_OPEN,
    move_cards.time_open,
    ("no time yet", "时间待定"),
    merged=True,
    interrupts=still.always,
    holds=still.has_no_time,
)
MOVED_BY_COLLEAGUE = Kind(
    "moved_by_colleague",
    move_cards.moved_by_colleague,
    ("moved", "改期通知"),
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
)
PROPOSED = Kind(
    outbox.PROPOSED,
    move_cards.proposed,
    ("proposed time", "改期建议"),
    asks=True,
    holds=still.is_proposed,
    passed_on=True,
)
PROPOSAL_ANSWERED = Kind(
    "proposal_answered", move_cards.proposal_answered, ("answer to a proposal", "改期建议答复"), merged=True
)
BOOKED = Kind(
    "booked",
    panel_cards.booked,
    ("booked as agreed", "已约好的通知"),
    merged=True,
    counted=True,
    holds=still.is_about_to_begin,
)
DECLINED = Kind(
    outbox.DECLINED,
    hr_cards.declined,
    ("decline", "无法参加提醒"),
    asks=True,
    asks_of=hr_cards.still_missing,
    cannot_wait=still.starts_soon_or_runs,
    holds=still.cannot_come,
    passed_on=True,
    until=until_somebody_knows,
    comes_again=True,
)
NOT_SITTING_IN = Kind(
    "not_sitting_in",
    hr_cards.not_sitting_in,
    ("does not sit in", "不旁听"),
    merged=True,
    holds=still.cannot_come,
    listed=True,
)
NO_SHOW = Kind(
    "no_show",
    hr_cards.no_show,
    ("no-show", "未到提醒"),
    interrupts=still.always,
    holds=still.is_no_show,
    passed_on=True,
    until=until_somebody_knows,
)
WRITTEN_FOR = Kind(
    "written_for",
    panel_cards.written_for,
    ("feedback was written for them", "代写面评"),
    merged=True,
    until=until_somebody_knows,
    holds=still.was_written_for,
)
UNHELD = Kind(
    "unheld",
    hr_cards.unheld,
    ("not held", "没面成"),
    merged=True,
    holds=still.is_unheld,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
)
LATE = Kind(
    "late",
    panel_cards.late,
    ("running late", "晚到"),
    merged=True,
    interrupts=still.always,
    holds=is_on_and_not_over,
)
MISSING = Kind(
    "missing",
    hr_cards.missing,
    ("not here yet", "还没到提醒"),
    interrupts=still.always,
    holds=still.is_missing,
    passed_on=True,
)
STILL_MISSING = Kind(
    "still_missing",
    panel_cards.still_missing,
    ("not here yet, what next", "还没到的下一步"),
    interrupts=still.always,
    holds=still.is_missing,
)
ARRIVED = Kind(
    "arrived",
    panel_cards.arrived,
    ("candidate is here", "候选人到了"),
    merged=True,
    interrupts=still.always,
    holds=still.has_arrived,
)
ALL_ACCEPTED = Kind(
    outbox.ALL_ACCEPTED,
    hr_cards.all_accepted,
    ("all accepted", "全员接受"),
    merged=True,
    holds=still.all_accepted,
    passed_on=True,
    listed=True,
)
REPLACED = Kind(outbox.REPLACED, panel_cards.replaced, ("replaced", "换人通知"), merged=True, holds=still.is_replaced)
BACK = Kind("back", panel_cards.back, ("interviews after all", "换人撤销通知"), merged=True, holds=still.is_back)
CONFLICT_OVER = Kind(
    "conflict_over",
    panel_cards.conflict_over,
    ("no conflict", "不认识候选人"),
    merged=True,
    holds=still.may_see_it,
)
NOT_COMING = Kind(
    outbox.NOT_COMING,
    panel_cards.not_coming,
    ("candidate is not coming", "候选人不来"),
    merged=True,
    interrupts=still.always,
    holds=still.candidate_is_off,
)
CANCELLED = Kind(
    outbox.CANCELLED,
    panel_cards.cancelled,
    ("cancelled", "取消通知"),
    merged=True,
    interrupts=still.always,
    holds=still.is_cancelled,
)
CANCELLED_BY_COLLEAGUE = Kind(
    "cancelled_by_colleague",
    hr_cards.cancelled,
    ("cancelled", "取消通知"),
    merged=True,
    holds=still.is_cancelled_for_hr,
    listed=True,
    passed_on=True,
    until=until_somebody_knows,
)
ON_AGAIN = Kind(
    outbox.ON_AGAIN,
    panel_cards.on_again,
    ("takes place after all", "照常进行"),
    merged=True,
    interrupts=still.always,
    holds=still.candidate_is_on_again,
)
UNDONE = Kind(
    outbox.UNDONE,
    hr_cards.undone,
    ("undone", "撤销通知"),
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    urgent_from=before_start(undo.URGENT_BEFORE_START),
)
REMIND_30M = Kind(
    "remind_30m",
    panel_cards.reminder,
    ("reminder 30 min", "30 分钟提醒"),
    counted=True,
    to_come=2,
    until=until_before_start(timedelta(minutes=10)),
    answered=panel_cards.answered_reminder,
    holds=still.is_to_be_reminded(before=FIRST_REMINDER),
    comes_again=True,
    may_be_off=("30 min reminder", "30 分钟提醒"),
)
REMIND_5M = Kind(
    "remind_5m",
    panel_cards.last_reminder,
    ("reminder 5 min", "5 分钟提醒"),
    counted=True,
    to_come=1,
    until=until_before_start(timedelta(0)),
    answered=panel_cards.answered_reminder,
    holds=still.is_to_be_reminded(before=LAST_REMINDER),
    may_be_off=("5 min reminder", "5 分钟提醒"),
)
FEEDBACK_DUE = Kind(
    "feedback_due",
    feedback_cards.feedback_due,
    ("feedback reminder", "面评提醒"),
    counted=True,
    asks=True,
    earliest=when_screens_are_free,
    at_any_hour=True,
    until=until_long_after_the_end,
    holds=still.owes_feedback,
    comes_again=True,
)
ALL_FEEDBACK_IN = Kind(
    "all_feedback_in",
    feedback_cards.all_in,
    ("feedback complete", "面评齐了"),
    merged=True,
    holds=feedback_cards.is_complete,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
)
NEXT_IN_DOUBT = Kind(
    "next_in_doubt",
    feedback_cards.next_in_doubt,
    ("not recommended before", "前一轮不推荐"),
    asks=True,
    cannot_wait=still.starts_soon_or_runs,
    holds=feedback_cards.in_doubt,
    passed_on=True,
)
DIGEST = Kind(
    "digest",
    digest.render,
    at_any_hour=True,
    until=until_the_morning_is_over,
    comes_again=True,
    may_be_off=("daily digest", "每日摘要"),
)
FEEDBACK_NUDGE = Kind(
    "feedback_nudge",
    feedback_cards.feedback_nudge,
    merged=True,
    comes_again=True,
    may_be_off=("evening reminder", "晚间面评提醒"),
)
NUDGED_TO_ANSWER = Kind(
    "nudged_to_answer",
    panel_cards.nudged_to_answer,
    ("reminded to answer", "催回复"),
    holds=still.is_asked,
    comes_again=True,
)
NUDGED_TO_WRITE = Kind(
    "nudged_to_write",
    feedback_cards.nudged_to_write,
    ("reminded to write feedback", "催面评"),
    holds=still.owes_feedback,
    comes_again=True,
)
NUDGED = Kind("nudged", panel_cards.nudged, ("reminded", "催"), merged=True, comes_again=True)
PLACES_OPEN = Kind(
    "places_open",
    about_people.places_open,
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
)
ACTIVE_AGAIN = Kind(
    "active_again",
    about_people.active_again,
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
)
HANDED_OVER = Kind("handed_over", about_people.handed_over, merged=True, listed=True)
NOT_INVITED = Kind(
    "not_invited",
    about_people.not_invited,
    ("not invited", "邀请没送到"),
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    holds=still.is_unasked,
)
CANDIDATE_DECLINED = Kind(
    "candidate_declined",
    hr_news.candidate_declined,
    ("candidate declined", "候选人不来通知"),
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    holds=still.has_declined,
)
CANDIDATE_CONFIRMED = Kind(
    "candidate_confirmed",
    hr_news.candidate_confirmed,
    ("candidate confirmed", "候选人确认通知"),
    merged=True,
    holds=still.has_confirmed,
    listed=True,
)
LIMIT_PASSED = Kind(
    "limit_passed", hr_news.limit_passed, ("over a limit", "超上限通知"), merged=True, holds=is_ahead, listed=True
)
NO_ANSWER = Kind(
    "no_answer",
    about_people.no_answer,
    ("no answer", "未回复提醒"),
    merged=True,
    passed_on=True,
    holds=still.has_not_answered,
    listed=True,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
)
STILL_SHORT = Kind(
    "still_short",
    about_people.still_short,
    ("still short of people", "缺人提醒"),
    merged=True,
    passed_on=True,
    holds=still.is_short,
    listed=True,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
)
FEEDBACK_LATE = Kind(
    "feedback_late",
    about_people.feedback_late,
    ("feedback is late", "面评超时提醒"),
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    holds=still.named_owes_feedback,
    listed=True,
)
WELCOME = Kind("welcome", about_people.welcome, merged=True, at_any_hour=True)
ADDED = Kind("added", about_people.added, merged=True, at_any_hour=True)
UNKNOWN_ACCOUNT = Kind("unknown_account", about_people.unknown_account, merged=True, at_any_hour=True)
STRANGER = Kind("stranger", cards.stranger_card, answered=cards.adding_undone)
SAID = Kind("said", cards.said, at_any_hour=True, interrupts=still.was_asked_for)
DELIVERED = Kind("delivered", cards.delivered, at_any_hour=True, interrupts=still.was_asked_for)

# Every value above, by its name.
KINDS = {one.name: one for one in tuple(globals().values()) if isinstance(one, Kind)}
OPTIONAL = {one.name: one.may_be_off for one in KINDS.values() if one.may_be_off}  # what members can do without
LISTED = frozenset(one.name for one in KINDS.values() if one.listed)


def rendered(name: str, view: View) -> Part | None:
    """The notice as things stand, None when there is nothing to tell. Who must stay away reads nothing but that.

    Raises: KeyError for a kind that no longer exists.
    """
    kind = named(name)
    if view.interview is not None and access.must_stay_away(view.holder, view.interview):
        return cards.stay_away_card(view)
    return kind.render(view)


def named(name: str) -> Kind:
    """The kind that a row of the outbox names.

    Raises: KeyError for one that no longer exists.
    """
    return KINDS[name]
