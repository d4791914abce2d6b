"""Any order of bookings, answers, replacements, undoing and waiting keeps the promises that the domain makes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import peewee
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from bot import store
from bot.interviews import lookup, panel, states, substitutes
from bot.interviews.audit import Change
from bot.interviews.booking import Clash
from bot.interviews.errors import UserError
from bot.interviews.models import Interview, Member
from bot.interviews.sweep import advance
from bot.notices import alerts, withdraw
from tests.e2e.desk import Desk, at, snapshot

PEOPLE = ("lisi", "wangwu", "zhangsan", "zhaoliu")
people = st.sampled_from(PEOPLE)
which = st.integers(0, 5)
CLOCKS = ("10:30", "11:00", "11:30", "12:00")


class Machine(RuleBasedStateMachine):
    """`undoable` holds, newest last, what could be undone: who did it, its audit row, and how things were before."""

    def __init__(self) -> None:
        super().__init__()
        self.example = store.db.savepoint()
        self.example.__enter__()
        self.desk = Desk()
        self.interviews: list[Interview] = []
        self.undoable: list[tuple[int, Change, list[dict[str, Any]]]] = []
        self.recorded = self._history()

    def teardown(self) -> None:
        self.example.rollback()
        self.example.__exit__(None, None, None)  # releases what is rolled back

    # --- what people do ---------------------------------------------------------------------------------------

    @rule(panel=st.sets(people, min_size=1, max_size=2), clock=st.sampled_from(CLOCKS), candidate=st.sampled_from("甲乙丙"))
    def book(self, panel: set[str], clock: str, candidate: str) -> None:
        if at(clock, 11) > self.desk.at:
            self._do(None, lambda change: self._book(change, panel, clock, candidate))

    def _book(self, change: Change, panel: set[str], clock: str, candidate: str) -> None:
        members = [self._member(user_id) for user_id in sorted(panel)]
        interview = self.desk.book(*members, clock=clock, day=11, candidate=candidate, change=change)
        self.interviews.append(interview)

    @precondition(lambda self: self.interviews)
    @rule(number=which, who=people)
    def accept(self, number: int, who: str) -> None:
        self._answer(number, who, lambda change, on, member: panel.accept(change, on, member))

    @precondition(lambda self: self.interviews)
    @rule(number=which, who=people, reason=st.sampled_from(["", "出差"]), knows=st.booleans())
    def decline(self, number: int, who: str, reason: str, knows: bool) -> None:
        self._answer(
            number, who, lambda change, on, member: panel.decline(change, on, member, reason, knows_candidate=knows)
        )

    def _answer(self, number: int, who: str, act: Callable[[Change, Interview, Member], None]) -> None:
        on, member = self._interview(number), self._member(who)
        self._do(member, lambda change: act(change, on, member), on)

    @precondition(lambda self: self.interviews)
    @rule(number=which, old=people, new=people)
    def replace(self, number: int, old: str, new: str) -> None:
        on = self._interview(number)
        self._do(
            self.desk.zhangmin, lambda change: panel.replace(change, on, self._member(old), self._member(new)), on
        )

    @precondition(lambda self: self.interviews)
    @rule(number=which, new=people)
    def add(self, number: int, new: str) -> None:
        on = self._interview(number)
        self._do(self.desk.zhangmin, lambda change: panel.add(change, on, self._member(new)), on)

    @precondition(lambda self: self.interviews)
    @rule(number=which, who=people)
    def mark_no_show(self, number: int, who: str) -> None:
        on = self._interview(number)
        self._do(self._member(who), lambda change: panel.mark_no_show(change, on), on)

    @precondition(lambda self: self.interviews)
    @rule(number=which, answer=st.sampled_from(["accepted", "declined"]))
    def candidate_answers(self, number: int, answer: str) -> None:
        on = self._interview(number)
        self._do(None, lambda change: panel.record_candidate_answer(change, on, answer))

    @rule(who=st.sampled_from([*PEOPLE, "zhangmin"]))
    def take_back(self, who: str) -> None:
        member = self._member(who)
        own = [entry for entry in self.undoable if entry[1].actor == member]
        in_time = own and own[-1][1].now + self.desk.change().undo_window > self.desk.at
        if not self._do(member, lambda change: withdraw(change, member)):
            return
        assert in_time
        self.undoable.remove(own[-1])
        interview_id, change, before = own[-1]
        assert snapshot(Interview.get_by_id(interview_id)) == before
        owed = store.fetch(
            "SELECT kind FROM outbox WHERE audit_id = %(row)s AND state = 'queued'", row=change.rows[0].id
        )
        assert owed == []

    @rule(seconds=st.sampled_from([5, 70, 600, 1800]))
    def wait(self, seconds: int) -> None:
        self.desk.move(seconds=seconds)
        self._do(None, advance, of_time=True)

    # --- what holds after each of them ------------------------------------------------------------------------

    @invariant()
    def nobody_is_in_two_places(self) -> None:
        doubled = store.fetch(
            """SELECT 1 FROM participant p JOIN interview i ON i.id = p.interview_id
               JOIN participant q ON q.member_id = p.member_id AND q.interview_id > p.interview_id
               JOIN interview j ON j.id = q.interview_id
               WHERE i.slot && j.slot AND p.response <> 'declined' AND q.response <> 'declined'
                 AND i.status IN ('scheduled', 'confirmed', 'in_progress')
                 AND j.status IN ('scheduled', 'confirmed', 'in_progress')"""
        )
        assert doubled == []

    @invariant()
    def what_is_ahead_is_confirmed_exactly_when_all_who_are_needed_have_accepted(self) -> None:
        wrong = store.fetch(
            """SELECT i.id FROM interview i WHERE i.status IN ('scheduled', 'confirmed') AND (i.status = 'confirmed') <>
                 (i.candidate_response <> 'declined' AND (SELECT bool_and(p.response = 'accepted') FROM participant p
                    WHERE p.interview_id = i.id AND p.replaced_by_id IS NULL))"""
        )
        assert wrong == []

    @invariant()
    def who_knows_the_candidate_does_not_see_the_interview_nor_is_on_it(self) -> None:
        for row in store.fetch(
            """SELECT p.interview_id, p.member_id, p.response FROM participant p WHERE p.knows_candidate"""
        ):
            assert row["response"] == "declined"
            assert lookup.by_ids(Member.get_by_id(row["member_id"]), [row["interview_id"]]) == []

    @precondition(lambda self: self.interviews)
    @rule(number=which, who=people)
    def whoever_is_suggested_can_step_in(self, number: int, who: str) -> None:
        on = Interview.get_by_id(self._interview(number).id)
        place = {one.id for one in panel.members_of(on)}
        if self._member(who).id not in place or on.status not in states.AHEAD or on.start <= self.desk.at:
            return
        for one in substitutes.rank(on, self._member(who), self.desk.at):
            assert one.member.id not in place
            with store.db.atomic() as tried:
                panel.add(self.desk.change(), on, one.member)
                tried.rollback()

    # --- how it is done ---------------------------------------------------------------------------------------

    def _do(
        self,
        actor: Member | None,
        act: Callable[[Change], object],
        undoable_of: Interview | None = None,
        *,
        of_time: bool = False,
    ) -> bool:
        """One unit of work, as the dispatcher does it; True when it was not refused. Looks at what it recorded."""
        before = snapshot(undoable_of) if undoable_of else []
        was = self._statuses()
        change = self.desk.change(actor)
        try:
            with store.db.atomic():
                act(change)
                alerts.tell(change)
        except (UserError, Clash):
            assert self._history() == self.recorded
            assert self._statuses() == was
            return False
        new = self._history()[len(self.recorded) :]
        self.recorded += new
        assert of_time or len(new) == 1
        self._check_steps(was, new)
        if undoable_of:
            self.undoable.append((undoable_of.id, change, before))
        return True

    def _check_steps(self, was: dict[int, str], new: list[store.Row]) -> None:
        """Every status that changed went along `states.ALLOWED`, by as many steps as were recorded."""
        walked = dict(was)
        for row in new:
            on = row["entity_id"]
            here = row["after"]["status"] if row["action"] == "interview.status" else self._statuses()[on]
            if on in walked and walked[on] != here:
                assert here in states.ALLOWED[walked[on]], (walked[on], here)
            walked[on] = here
        assert walked == self._statuses()

    def _history(self) -> list[store.Row]:
        return store.fetch("SELECT id, action, entity_id, after FROM audit_event WHERE entity = 'interview' ORDER BY id")

    def _statuses(self) -> dict[int, str]:
        return {row["id"]: row["status"] for row in store.fetch("SELECT id, status FROM interview")}

    def _interview(self, number: int) -> Interview:
        return self.interviews[number % len(self.interviews)]

    def _member(self, user_id: str) -> Member:
        found: Member = getattr(self.desk, user_id)
        return found


@pytest.mark.usefixtures("database")
def test_no_order_of_events_breaks_a_promise() -> None:
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=30,
            stateful_step_count=25,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
