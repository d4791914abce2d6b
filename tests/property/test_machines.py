"""A machine that fails tells how to play the same steps again."""

from __future__ import annotations

import re

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.property import machines

played: list[list[int]] = []


class Falls(RuleBasedStateMachine):
    """Falls over a number that is seldom drawn."""

    def __init__(self) -> None:
        super().__init__()
        played.append([])

    @rule(number=st.integers(0, 1_000_000))
    def step(self, number: int) -> None:
        played[-1].append(number)
        assert number % 50 != 7, number


def test_a_failure_tells_its_steps_and_the_seed_that_plays_them_again(monkeypatch: pytest.MonkeyPatch) -> None:
    seed, first = _fall()
    monkeypatch.setenv(machines.SEED, seed)
    assert _fall() == (seed, first)


def _fall() -> tuple[str, list[list[int]]]:
    """The seed that was told, and what was played."""
    played.clear()
    with pytest.raises(AssertionError) as fallen:
        machines.run(type("Falls", (Falls,), {}), 100)
    notes = "\n".join(fallen.value.__notes__)
    assert f"step(number={played[-1][-1]})" in notes
    told = re.search(rf"{machines.SEED}=(\d+)", notes)
    assert told is not None
    return told[1], list(played)
