"""The same talk with everything delivered: what people hear is what was ordered, little, and theirs to read."""

from __future__ import annotations

import pytest

from tests.databases import Databases
from tests.property import machines
from tests.property.talk import Talk


def test_whatever_people_say_and_tap_they_hear_what_was_ordered_little_and_theirs(databases: Databases) -> None:
    machines.play(Talk, databases, 4)


@pytest.mark.long("two hundred examples of what the test above tries four of")
def test_the_same_for_a_long_time(databases: Databases) -> None:
    machines.play(Talk, databases, 200)
