"""A kind of notice is one value, found by its name."""

from __future__ import annotations

import importlib
import pkgutil

from bot.notices import alerts, catalogue, reminders
from bot.notices.catalogue import KINDS
from bot.notices.kind import Kind
from bot.notices.recipients import hr_of

# Declined, missing or unanswered within a day, candidate declined, late, waiting, absent, not delivered: nothing else.
# That somebody may be the candidate shuts them out at once, so it is told at once.
# Who proposes another time cannot make the one that it has: that is a decline with a way out.
HR_HEARS_AT_ONCE = {
    "declined",
    "matched",
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


def test_every_kind_of_every_file_is_found_by_its_name() -> None:
    files = [
        importlib.import_module(f"{catalogue.__name__}.{one.name}") for one in pkgutil.iter_modules(catalogue.__path__)
    ]
    values = [one for file in files for one in vars(file).values() if isinstance(one, Kind)]
    assert len(values) == len(KINDS) > 0
    assert all(catalogue.named(one.name) is one for one in values)


def test_whatever_is_told_about_an_interview_has_a_name_in_hrs_trace() -> None:
    told = [one.kind for one in alerts.ALERTS] + [one.kind for one in reminders.WINDOWS]
    assert [one.name for one in told if one.label is None] == []


def test_hr_hears_at_once_only_what_cannot_wait_and_the_rest_in_lists() -> None:
    told = {one.kind for one in alerts.ALERTS if one.recipients is hr_of}
    told |= {one for one in KINDS.values() if one.passed_on}
    assert {one.name for one in told if not one.listed} == HR_HEARS_AT_ONCE


def test_what_is_told_in_a_list_is_a_text_that_is_told_with_others() -> None:
    assert [one.name for one in KINDS.values() if one.listed and not one.merged] == []
