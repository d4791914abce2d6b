"""The kinds of notice that interviewers read, about their interviews and about their day."""

from __future__ import annotations

from datetime import timedelta

from bot.notices import (
    candidate_cards,
    digest,
    feedback_cards,
    move_cards,
    outbox,
    panel_cards,
    panel_news,
    reminder_cards,
    still,
)
from bot.notices.kind import (
    Kind,
    until_before_start,
    until_long_after_the_end,
    until_somebody_knows,
    until_the_morning_is_over,
    when_screens_are_free,
)
from bot.notices.view import is_on_and_not_over

FIRST_REMINDER, LAST_REMINDER = timedelta(minutes=30), panel_cards.REMINDED_OF_THE_WAY_IN  # before the start

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
AMENDED = Kind(
    "amended",
    panel_news.amended,
    ("round or job changed", "轮次或岗位变更"),
    merged=True,
    holds=still.is_amended,
)
TIME_OPEN = Kind(
    outbox.TIME_OPEN,
    move_cards.time_open,
    ("no time yet", "时间待定"),
    merged=True,
    interrupts=still.always,
    holds=still.has_no_time,
)
PROPOSAL_ANSWERED = Kind(
    "proposal_answered", move_cards.proposal_answered, ("answer to a proposal", "改期建议答复"), merged=True
)
BOOKED = Kind(
    "booked",
    panel_news.booked,
    ("booked as agreed", "已约好的通知"),
    merged=True,
    counted=True,
    holds=still.is_about_to_begin,
)
WRITTEN_FOR = Kind(
    "written_for",
    panel_news.written_for,
    ("feedback was written for them", "代写面评"),
    merged=True,
    until=until_somebody_knows,
    holds=still.was_written_for,
)
LATE = Kind(
    outbox.LATE,
    panel_news.late,
    ("running late", "晚到"),
    merged=True,
    interrupts=still.always,
    holds=is_on_and_not_over,
)
STILL_MISSING = Kind(
    "still_missing",
    panel_cards.still_missing,
    ("not here yet, what next", "还没到的下一步"),
    interrupts=still.always,
    holds=still.is_missing,
)
ARRIVED = Kind(
    outbox.ARRIVED,
    panel_news.arrived,
    ("candidate is here", "候选人到了"),
    merged=True,
    interrupts=still.always,
    holds=still.has_arrived,
)
CANDIDATE_WAITS = Kind(
    "candidate_waits",
    candidate_cards.waits_for_you,
    ("candidate waits", "候选人在等"),
    merged=True,
    interrupts=still.always,
    holds=still.candidate_is_alone,
)
REPLACED = Kind(outbox.REPLACED, panel_news.replaced, ("replaced", "换人通知"), merged=True, holds=still.is_replaced)
BACK = Kind("back", panel_news.back, ("interviews after all", "换人撤销通知"), merged=True, holds=still.is_back)
CONFLICT_OVER = Kind(
    "conflict_over",
    panel_news.conflict_over,
    ("no conflict", "不认识候选人"),
    merged=True,
    holds=still.may_see_it,
)
NOT_COMING = Kind(
    outbox.NOT_COMING,
    panel_news.not_coming,
    ("candidate is not coming", "候选人不来"),
    merged=True,
    interrupts=still.always,
    holds=still.candidate_is_off,
)
CANCELLED = Kind(
    outbox.CANCELLED,
    panel_news.cancelled,
    ("cancelled", "取消通知"),
    merged=True,
    interrupts=still.always,
    holds=still.is_cancelled,
)
ON_AGAIN = Kind(
    outbox.ON_AGAIN,
    panel_news.on_again,
    ("takes place after all", "照常进行"),
    merged=True,
    interrupts=still.always,
    holds=still.candidate_is_on_again,
)
REMIND_30M = Kind(
    "remind_30m",
    reminder_cards.reminder,
    ("reminder 30 min", "30 分钟提醒"),
    counted=True,
    to_come=2,
    until=until_before_start(timedelta(minutes=10)),
    answered=reminder_cards.answered_reminder,
    holds=still.is_to_be_reminded(before=FIRST_REMINDER),
    comes_again=True,
    may_be_off=("30 min reminder", "30 分钟提醒"),
)
REMIND_5M = Kind(
    outbox.LAST_REMINDER,
    reminder_cards.last_reminder,
    ("reminder 5 min", "5 分钟提醒"),
    counted=True,
    to_come=1,
    until=until_before_start(timedelta(0)),
    answered=reminder_cards.answered_reminder,
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
    holds=still.has_to_answer,
    comes_again=True,
)
NUDGED_TO_WRITE = Kind(
    "nudged_to_write",
    feedback_cards.nudged_to_write,
    ("reminded to write feedback", "催面评"),
    holds=still.owes_feedback,
    comes_again=True,
)
NUDGED = Kind("nudged", panel_news.nudged, ("reminded", "催"), merged=True, comes_again=True)
