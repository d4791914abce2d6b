"""Each dialogue ends as it should, but for those that are known not to."""

from __future__ import annotations

import pytest

from tests.language import dialogues, nothing_changes, readings
from tests.language.company import COMPANY, Worlds
from tests.language.dialogues import Dialogue

DIALOGUES = dialogues.all_dialogues()
FAILING = readings.expected_failures()


@pytest.mark.parametrize(
    "dialogue",
    [
        pytest.param(
            one,
            id=one.name,
            marks=[pytest.mark.xfail(strict=True, raises=AssertionError, reason=FAILING[one.name])]
            if one.name in FAILING
            else [],
        )
        for one in DIALOGUES
    ],
)
def test_a_dialogue_ends_as_it_should(worlds: Worlds, dialogue: Dialogue) -> None:
    assert dialogues.play(worlds.stage(COMPANY), dialogue) == []


def test_each_has_a_name_of_its_own_and_each_that_is_expected_to_fail_is_there() -> None:
    names = [one.name for one in DIALOGUES]
    assert sorted(set(names)) == sorted(names)
    files = [*readings.files(), *nothing_changes.files()]
    places = {line.place for file in files for line in readings.read(file)}
    assert FAILING.keys() <= {*names, *places}
