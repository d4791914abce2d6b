"""A kind of notice is one value, found by its name."""

from __future__ import annotations

from bot.notices import alerts, choice_kinds, hr_kinds, kinds, panel_kinds, reminders, resume_news, room_kinds
from bot.notices.kind import Kind
from bot.notices.kinds import KINDS
from bot.notices.recipients import hr_of

# Declined, missing or unanswered within a day, candidate declined, late, waiting, absent, not delivered: nothing else.
# Who proposes another time cannot make the one that it has: that is a decline with a way out.
HR_HEARS_AT_ONCE = {
    "declined",
    "candidate_declined",
    "proposed",
    "late",
    "missing",
    "arrived",
    "no_show",
    "not_invited",
    "next_in_doubt",
    "candidate_cannot",
    "candidate_alone",
    "overlap",
    "no_room",
    "nobody_came",
}


def test_every_kind_is_found_by_its_name() -> None:
    values = [
        one
        for of in (kinds, panel_kinds, hr_kinds, choice_kinds, room_kinds, resume_news)
        for one in vars(of).values()
        if isinstance(one, Kind)
    ]
    assert len(values) == len(KINDS) > 0
    assert all(kinds.named(one.name) is one for one in values)


def test_whatever_is_told_about_an_interview_has_a_name_in_hrs_trace() -> None:
    told = [one.kind for one in alerts.ALERTS] + [one.kind for one in reminders.WINDOWS]
    assert [one.name for one in told if not (one.label and all(one.label))] == []


def test_hr_hears_at_once_only_what_cannot_wait_and_the_rest_in_lists() -> None:
    told = {one.kind for one in alerts.ALERTS if one.recipients is hr_of}
    told |= {one for one in KINDS.values() if one.passed_on}
    assert {one.name for one in told if not one.listed} == HR_HEARS_AT_ONCE


def test_what_is_told_in_a_list_is_a_text_that_is_told_with_others() -> None:
    assert [one.name for one in KINDS.values() if one.listed and not one.merged] == []
