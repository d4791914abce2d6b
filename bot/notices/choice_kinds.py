"""The kinds of notice of an interview whose candidate chooses the time: what its panel reads, and what HR does."""

from __future__ import annotations

from datetime import datetime

from bot.interviews import self_choice
from bot.interviews.models import Interview
from bot.notices import choice_cards, outbox, still
from bot.notices.hr_kinds import PEOPLE_ARE_NEEDED
from bot.notices.kind import Kind, Weight, before_start, until_somebody_knows
from bot.notices.view import is_ahead


def _before_the_first_time(interview: Interview) -> datetime | None:
    """From when the candidate has to have the link soon, or there is less and less to choose from."""
    choice = self_choice.of(interview.id)
    common = self_choice.common(interview, choice) if choice is not None else []
    return common[0].start - PEOPLE_ARE_NEEDED if common else None


TIMES_ASKED = Kind(
    outbox.TIMES_ASKED,
    choice_cards.times_asked,
    ("times to tick", "勾选时间"),
    asks=True,
    holds=choice_cards.is_to_tick,
    comes_again=True,
)
TIME_SET = Kind(
    "time_set",
    choice_cards.time_set,
    ("time set as ticked", "定时间的通知"),
    merged=True,
    counted=True,
    holds=still.is_about_to_begin,
)
TIMES_COMMON = Kind(
    "times_common",
    choice_cards.times_common,
    ("times to choose from", "可选时间"),
    merged=True,
    holds=choice_cards.can_be_chosen,
    listed=True,
    in_list=choice_cards.times_common_listed,
    weight=Weight.TIME,
    urgent_from=_before_the_first_time,
)
NO_TIME_TO_CHOOSE = Kind(
    "no_time_to_choose",
    choice_cards.no_time_to_choose,
    ("no time to choose", "没有可选时间"),
    merged=True,
    passed_on=True,
    until=until_somebody_knows,
    holds=choice_cards.needs_hr,
    listed=True,
    in_list=choice_cards.no_time_to_choose_listed,
    weight=Weight.TIME,
)
OFFERED_ANEW = Kind(
    "offered_anew",
    choice_cards.offered_anew,
    ("other times offered", "另勾时间"),
    merged=True,
    listed=True,
    weight=Weight.NEWS,
)
CHOSEN = Kind(
    "chosen",
    choice_cards.chosen,
    ("candidate chose a time", "候选人选了时间"),
    merged=True,
    passed_on=True,
    holds=is_ahead,
    listed=True,
    in_list=choice_cards.chosen_listed,
    weight=Weight.NEWS,
    urgent_from=before_start(PEOPLE_ARE_NEEDED),
)
