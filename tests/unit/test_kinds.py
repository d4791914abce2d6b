"""A kind of notice is one value, found by its name."""

from __future__ import annotations

from bot.notices import alerts, kinds, reminders
from bot.notices.kinds import KINDS, Kind


def test_every_kind_is_found_by_its_name() -> None:
    values = [value for value in vars(kinds).values() if isinstance(value, Kind)]
    assert len(values) == len(KINDS) > 0
    assert all(kinds.named(one.name) is one for one in values)


def test_whatever_is_told_about_an_interview_has_a_name_in_hrs_trace() -> None:
    told = [one.kind for one in alerts.ALERTS] + [one.kind for one in reminders.WINDOWS]
    assert [one.name for one in told if not (one.label and all(one.label))] == []
