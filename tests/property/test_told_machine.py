"""The same company with its phones: whatever people do, what they are told is little, and what their cards show is so."""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta

from hypothesis.stateful import precondition, rule

from bot.db import store
from bot.interviews.models import Interview
from tests.databases import Databases
from tests.examples import examples
from tests.property import machines
from tests.property.company import Company
from tests.world import phones
from tests.world.roster import INTERVIEWERS, RECRUITERS
from tests.world.town import Town, town


class Told(Company):
    """Each example has a town of its own; its deliveries and sweeps run beside the test, as the worker's do."""

    databases: Databases

    def open(self) -> datetime:
        self.running = contextlib.ExitStack()
        url = self.running.enter_context(self.databases.one())
        self.town: Town = self.running.enter_context(town(url))
        self.running.enter_context(store.db.connection_context())
        return self.town.at

    def teardown(self) -> None:
        try:
            self.deliver()
        finally:
            self.running.close()

    def move(self, passing: timedelta) -> None:
        self.now += passing
        phones.beside(lambda: self.town.move(seconds=passing.total_seconds()))

    @precondition(lambda self: self.before or Interview.select().exists())
    @rule()
    def deliver(self) -> None:
        """Everything that is due leaves, and then it holds:"""
        phones.beside(self.town.settle)
        phones.check(self.town, (*INTERVIEWERS, *RECRUITERS), self.now)


def test_whatever_people_do_they_hear_little_and_their_cards_are_true(databases: Databases) -> None:
    machines.play(Told, databases, examples(15))
