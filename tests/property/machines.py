"""How a machine of people is played whose examples have a database each."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from sandbox import directory
from tests.databases import Databases


def play(machine: type[Any], databases: Databases, examples: int) -> None:
    """Making a failing example small would take too long: it is printed as it was played."""
    directory.hire("liuyan", "刘燕")
    played = type(machine.__name__, (machine,), {"databases": databases})
    run_state_machine_as_test(
        played,
        settings=settings(
            max_examples=examples,
            stateful_step_count=30,
            deadline=None,
            database=None,
            print_blob=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )
