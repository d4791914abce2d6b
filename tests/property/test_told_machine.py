"""The same company with its phones: whatever people do, what they are told is little, and what their cards show is so."""

from __future__ import annotations

import collections
import contextlib
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import precondition, rule, run_state_machine_as_test

from bot.db import store
from bot.interviews import access, lookup
from bot.interviews.models import Interview
from bot.notices import budget
from sandbox import directory
from tests.conftest import _database
from tests.e2e.town import Town, buttons, town
from tests.property.test_panel_machine import INTERVIEWERS, RECRUITERS, Company

COUNTED_AFTER_THE_INVITATION = ("remind_30m", "remind_5m", "feedback_due")


class Told(Company):
    """Each example has a town of its own; its deliveries and sweeps run beside the test, as the worker's do."""

    databases: Callable[[], Any]

    def open(self) -> datetime:
        self.running = contextlib.ExitStack()
        _, url = self.running.enter_context(self.databases())
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
        beside(lambda: self.town.move(seconds=passing.total_seconds()))

    @precondition(lambda self: self.before or Interview.select().exists())
    @rule()
    def deliver(self) -> None:
        """Everything that is due leaves, and then it holds:"""
        beside(self.town.settle)
        cards = {row["task_id"]: row for row in store.fetch(_CARDS)}
        interviews = {one.id: one for one in lookup.load([row["interview_id"] for row in cards.values()])}
        for user_id in (*INTERVIEWERS, *RECRUITERS):
            held = [(one, cards.get(one["task_id"])) for one in beside(lambda who=user_id: self.town.cards(who))]  # type: ignore[misc]
            of_interviews = [(one, row) for one, row in held if row is not None]
            alive = [row for one, row in of_interviews if buttons(one)]
            self._one_live_card_of_a_kind(alive)
            alive = [row for row in alive if not row["waits"]]  # nobody is to hear of it yet
            self._a_card_asks_for_what_is_open(user_id, alive, interviews)
            self._nobody_reads_the_name_of_whom_they_know(user_id, of_interviews, interviews)
        self._four_messages_at_most()

    def _one_live_card_of_a_kind(self, alive: list[store.Row]) -> None:
        found = collections.Counter((row["interview_id"], row["kind"]) for row in alive)
        assert not [one for one, count in found.items() if count > 1]

    def _a_card_asks_for_what_is_open(
        self, user_id: str, alive: list[store.Row], interviews: dict[int, Interview]
    ) -> None:
        asked = {row["interview_id"] for row in alive if row["kind"] == "invited"}
        for one in interviews.values():
            place = access.place_of(self.team[user_id], one)
            ahead = (
                one.status in ("scheduled", "confirmed", "on_hold") and one.start is not None and one.start > self.now
            )
            open_to_them = place is not None and place.is_current and place.response == "needs_action"
            if one.id in asked:
                assert ahead and open_to_them, (user_id, one.id)
        for row in alive:
            if row["kind"] == "declined":
                missing = [one for one in interviews[row["interview_id"]].panel if one.is_current and not one.attends]
                assert missing, "HR is asked to replace nobody"

    def _nobody_reads_the_name_of_whom_they_know(
        self, user_id: str, held: list[tuple[dict[str, Any], store.Row]], interviews: dict[int, Interview]
    ) -> None:
        for card, row in held:
            interview = interviews[row["interview_id"]]
            if access.must_stay_away(self.team[user_id], interview):
                assert interview.candidate.name not in str(card["content"]), (user_id, row["kind"])

    def _four_messages_at_most(self) -> None:
        for row in store.fetch(
            """SELECT to_user, interview_id, count(*) FILTER (WHERE counted) AS counted,
                 count(*) FILTER (WHERE kind = ANY(%(after)s)) + least(1, count(*) FILTER (WHERE kind = 'invited')) AS n
               FROM outbox WHERE state = 'sent' AND interview_id IS NOT NULL GROUP BY 1, 2""",
            after=list(COUNTED_AFTER_THE_INVITATION),
        ):
            assert row["counted"] <= budget.MOST
            assert row["n"] <= budget.MOST


_CARDS = """SELECT task_id, kind, interview_id, EXISTS (SELECT 1 FROM outbox r WHERE r.kind = 'refresh'
    AND r.state = 'queued' AND r.subject ->> 'card' = o.id::text) AS waits
  FROM outbox o WHERE task_id IS NOT NULL AND interview_id IS NOT NULL"""


def beside(work: Callable[[], Any]) -> Any:
    """Do it in a thread of its own, with connections of its own."""
    outcome: list[Any] = []
    failed: list[Exception] = []

    def run() -> None:
        try:
            outcome.append(work())
        except Exception as error:  # noqa: BLE001 - raised where it was asked for
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if failed:
        raise failed[0]
    return outcome[0]


@pytest.mark.parametrize("examples", [10])
def test_whatever_people_do_they_hear_little_and_their_cards_are_true(
    server_url: str, template: str, examples: int
) -> None:
    directory.hire("liuyan", "刘燕")
    machine = type("Told", (Told,), {"databases": staticmethod(lambda: _database(server_url, template))})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=30,
            deadline=None,
            database=None,
            phases=[
                Phase.generate
            ],  # each example has a database of its own: making a failing one small takes too long
            suppress_health_check=list(HealthCheck),
        ),
    )
