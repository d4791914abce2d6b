"""What orders nothing changes nothing, whatever it is read as: each text is sent, and the company is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.language import nothing_changes, readings
from tests.language.company import COMPANY, Worlds
from tests.language.readings import Line

EVERY = 10
FAILING = readings.expected_failures()


def check(worlds: Worlds, lines: list[Line]) -> None:
    """Those that are expected to fail do, and no others."""
    changed = {
        line.place: f"{line.place}: {line.speaker}: {line.text!r}\n    {found}"
        for line in lines
        if (found := nothing_changes.violation(worlds.stage(line.world), line))
    }
    assert not changed.keys() - FAILING.keys(), "\n".join(changed.values())
    assert {line.place for line in lines} & FAILING.keys() <= changed.keys(), "these may be taken out of the list"


@pytest.mark.parametrize("file", nothing_changes.files(), ids=lambda file: file.stem)
def test_what_orders_nothing_changes_nothing(worlds: Worlds, file: Path) -> None:
    check(worlds, readings.read(file))


@pytest.mark.parametrize("file", readings.files(), ids=lambda file: file.stem)
def test_a_look_and_what_is_asked_first_change_nothing(worlds: Worlds, file: Path) -> None:
    lines = nothing_changes.of_readings(worlds.stage(COMPANY), readings.read(file))
    check(worlds, list(readings.sample(lines, EVERY)))
