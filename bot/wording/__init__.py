"""How interviews, people and times read in a message: the one place that turns them into words."""

from bot.wording.interview import (
    brief,
    candidate_name,
    details,
    hr_of,
    kit,
    no_way_in,
    panel,
    place,
    state,
    title,
    who_hears,
)
from bot.wording.lists import ROWS, page, row
from bot.wording.times import brief_days, date, day_or_days, duration, hours, is_one_day, moment, span, wait_in_words
from bot.wording.words import CANDIDATE_RESPONSES, NOT_COMING, REPLACED, RESPONSES, ROLES, numbered, pick, plain

__all__ = [
    "CANDIDATE_RESPONSES",
    "NOT_COMING",
    "REPLACED",
    "RESPONSES",
    "ROLES",
    "ROWS",
    "brief",
    "brief_days",
    "candidate_name",
    "date",
    "day_or_days",
    "details",
    "duration",
    "hours",
    "hr_of",
    "is_one_day",
    "kit",
    "moment",
    "no_way_in",
    "numbered",
    "page",
    "panel",
    "pick",
    "place",
    "plain",
    "row",
    "span",
    "state",
    "title",
    "wait_in_words",
    "who_hears",
]
