"""How a machine of people is played: a failure prints its steps, and the seed that plays them again."""

from __future__ import annotations

import os
import secrets
from typing import Any

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.db import store
from bot.db.store import Purpose
from sandbox import directory
from tests.databases import Databases
from tests.examples import LONG
from tests.world.roster import ROSTER, directory_of_its_own

SEED = "MACHINE_SEED"  # in the environment: plays what a failure told


def play(machine: type[Any], databases: Databases, examples: int) -> None:
    """Its examples have a database each."""
    with directory_of_its_own():
        directory.hire("liuyan", ROSTER["liuyan"].name)
        run(type(machine.__name__, (machine,), {"databases": databases}), examples)


def play_in_one(machine: type[Any], database_url: str, examples: int) -> None:
    """Its examples take back what they did, in a database that they share."""
    store.connect(database_url, Purpose.TOOL)
    with store.db.connection_context():
        run(type(machine.__name__, (machine,), {}), examples)
    store.db.close_all()


def run(machine: type[Any], examples: int) -> None:
    """The same steps each time, so that a change fails by itself alone; other ones each time with --long.

    Making a failing example small would take too long: it is printed as it was played.
    """
    seed = int(os.environ.get(SEED) or (secrets.randbelow(2**32) if os.environ.get(LONG) else 0))
    try:
        run_state_machine_as_test(
            hypothesis.seed(seed)(machine),
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
    except BaseException as failure:
        failure.add_note(f"The same steps again: {SEED}={seed} in front of the command that runs this test alone")
        raise
