"""The kinds of notice that HR reads."""

from __future__ import annotations

from datetime import timedelta

from bot.interviews import undo
from bot.notices import (
    about_people,
    candidate_cards,
    feedback_cards,
    hook_cards,
    hr_cards,
    hr_news,
    move_cards,
    outbox,
    still,
    waited_for,
)
from bot.notices.kind import Gathered, Kind, Weight, before_start, until_somebody_knows
from bot.notices.view import is_ahead

PEOPLE_ARE_NEEDED = timedelta(hours=24)  # before the start: who is missing or silent by then is told of at once

MOVED_BY_COLLEAGUE = Kind(
    "moved_by_colleague",
    move_cards.moved_by_colleague,
    ("moved", "改期通知"),
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    weight=Weight.NEWS,
)
PROPOSED = Kind(
    outbox.PROPOSED,
    move_cards.proposed,
    ("proposed time", "改期建议"),
    of_one=True,
    asks=True,
    cannot_wait=still.starts_soon_or_runs,
    holds=still.is_proposed,
    passed_on=True,
)
DECLINED = Kind(
    outbox.DECLINED,
    hr_cards.declined,
    ("decline", "无法参加提醒"),
    of_one=True,
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
    hr_news.not_sitting_in,
    ("does not sit in", "不旁听"),
    of_one=True,
    merged=True,
    holds=still.cannot_come,
    listed=True,
    weight=Weight.NEWS,
)
NO_SHOW = Kind(
    outbox.NO_SHOW,
    hr_cards.no_show,
    ("no-show", "未到提醒"),
    interrupts=still.always,
    holds=still.is_no_show,
    passed_on=True,
    until=until_somebody_knows,
)
UNHELD = Kind(
    "unheld",
    hr_news.unheld,
    ("not held", "没面成"),
    merged=True,
    holds=still.is_unheld,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    weight=Weight.TIME,
)
MISSING = Kind(
    outbox.MISSING,
    hr_cards.missing,
    ("not here yet", "还没到提醒"),
    interrupts=still.always,
    holds=still.is_missing,
    passed_on=True,
)
ALL_ACCEPTED = Kind(
    outbox.ALL_ACCEPTED,
    hr_news.all_accepted,
    ("all accepted", "全员接受"),
    merged=True,
    holds=still.all_accepted,
    passed_on=True,
    listed=True,
    in_list=hr_news.all_accepted_listed,
    weight=Weight.NEWS,
)
BOOKED_BY_COLLEAGUE = Kind(
    "booked_by_colleague",
    hr_news.booked_by_colleague,
    ("booked", "约面通知"),
    merged=True,
    holds=is_ahead,
    listed=True,
    in_list=hr_news.booked_by_colleague_listed,
    weight=Weight.NEWS,
)
CANCELLED_BY_COLLEAGUE = Kind(
    "cancelled_by_colleague",
    hr_news.cancelled,
    ("cancelled", "取消通知"),
    merged=True,
    holds=still.is_cancelled_for_hr,
    listed=True,
    weight=Weight.NEWS,
    passed_on=True,
    until=until_somebody_knows,
)
UNDONE = Kind(
    outbox.UNDONE,
    hr_news.undone,
    ("undone", "撤销通知"),
    merged=True,
    interrupts=still.takes_back_what_was_urgent,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    weight=Weight.NEWS,
    urgent_from=before_start(undo.URGENT_BEFORE_START),
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
    in_list=feedback_cards.all_in_listed,
    weight=Weight.NEWS,
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
PLACES_OPEN = Kind(
    "places_open",
    about_people.places_open,
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    weight=Weight.PEOPLE,
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
HANDED_OVER = Kind("handed_over", about_people.handed_over, merged=True, listed=True, weight=Weight.NEWS)
NOT_INVITED = Kind(
    "not_invited",
    about_people.not_invited,
    ("not invited", "邀请没送到"),
    of_one=True,
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
CANDIDATE_CANNOT = Kind(
    outbox.CANDIDATE_CANNOT,
    candidate_cards.cannot,
    ("candidate can't make it", "候选人不来或想改期"),
    asks=True,
    cannot_wait=still.starts_soon_or_runs,
    holds=still.candidate_cannot,
    passed_on=True,
)
CANDIDATE_ALONE = Kind(
    "candidate_alone",
    candidate_cards.waits_alone,
    ("candidate waits alone", "候选人独自在等"),
    merged=True,
    interrupts=still.always,
    holds=still.candidate_is_alone,
    passed_on=True,
)
CANDIDATE_CONFIRMED = Kind(
    "candidate_confirmed",
    hr_news.candidate_confirmed,
    ("candidate confirmed", "候选人确认通知"),
    merged=True,
    holds=still.has_confirmed,
    listed=True,
    weight=Weight.NEWS,
)
LIMIT_PASSED = Kind(
    "limit_passed",
    hr_news.limit_passed,
    ("over a limit", "超上限通知"),
    merged=True,
    holds=is_ahead,
    listed=True,
    weight=Weight.NEWS,
)
NO_ANSWER = Kind(
    outbox.NO_ANSWER,
    waited_for.no_answer,
    ("no answer", "未回复提醒"),
    of_one=True,
    merged=True,
    passed_on=True,
    holds=still.has_not_answered,
    listed=True,
    weight=Weight.ANSWER,
    in_list=waited_for.no_answer_listed,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
)
STILL_SHORT = Kind(
    outbox.STILL_SHORT,
    waited_for.still_short,
    ("still short of people", "缺人提醒"),
    of_one=True,
    merged=True,
    passed_on=True,
    holds=still.is_short,
    listed=True,
    weight=Weight.PEOPLE,
    in_list=waited_for.still_short_listed,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
)
NO_INTERVIEWER = Kind(
    outbox.NO_INTERVIEWER,
    hr_news.no_interviewer,
    ("no interviewer", "缺面试官提醒"),
    merged=True,
    holds=still.has_nobody,
    passed_on=True,
    until=until_somebody_knows,
    listed=True,
    weight=Weight.PEOPLE,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
)
OVERLAP = Kind(
    "overlap",
    hook_cards.overlap,
    ("overlap", "时间冲突"),
    gathered=Gathered(hook_cards.overlaps_begin, hook_cards.overlaps),
    asks=True,
    cannot_wait=still.overlap_is_soon,
    holds=still.overlaps,
    passed_on=True,
    until=until_somebody_knows,
)
FEEDBACK_LATE = Kind(
    "feedback_late",
    waited_for.feedback_late,
    ("feedback is late", "面评超时提醒"),
    of_one=True,
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    holds=still.named_owes_feedback,
    listed=True,
    weight=Weight.FEEDBACK,
    in_list=waited_for.feedback_late_listed,
)
