"""Whatever people do to interviews, in whatever order: nobody is in two places, and history tells exactly what was done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    precondition,
    rule,
)

from bot.db import store
from bot.interviews import attendance, booking, joining, lookup, panel, states, substitutes, sweep
from bot.interviews.audit import Change
from bot.interviews.booking import Booking, Clash
from bot.interviews.errors import UserError
from bot.interviews.models import Candidate, Feedback, Interview, Job, Member, Participant
from bot.notices import publish
from bot.notices.publish import withdraw
from tests.world.clock import NOW
from tests.world.roster import INTERVIEWERS, RECRUITERS, join

HOUR, UNDO_WINDOW = timedelta(hours=1), timedelta(seconds=60)
CANDIDATES = ("陈晓", "林悦")

interviewers = st.sampled_from(INTERVIEWERS)
recruiters = st.sampled_from(RECRUITERS)
seats = st.integers(0, 2)  # of a panel, counted round; so that most attempts are of people who have something to say
Snapshot = list[store.Row]


class Company(RuleBasedStateMachine):
    """Four interviewers, two recruiters and a clock, all in one transaction that is rolled back at the end."""

    booked = Bundle("booked")

    def __init__(self) -> None:
        super().__init__()
        self.now: datetime = self.open()
        change = Change(self.now, actor_kind="system")
        self.team: dict[str, Member] = {}
        for user_id in (*INTERVIEWERS, *RECRUITERS):
            self.team[user_id] = join(change, user_id)
        self.candidates = {name: Candidate.create(name=name) for name in CANDIDATES}
        self.job = Job.create(title="后端工程师")
        self.before: dict[int, Snapshot] = {}  # by the id of the audit row of what was done then
        self.last = RECRUITERS[0]  # who did something last

    def open(self) -> datetime:
        """Begin; what time it is."""
        self.transaction = store.db.transaction()
        self.transaction.__enter__()
        return NOW

    def teardown(self) -> None:
        self.transaction.rollback()
        self.transaction.__exit__(None, None, None)

    # --- what people do ---------------------------------------------------------------------------------------------

    @rule(
        target=booked,
        by=recruiters,
        candidate=st.sampled_from(CANDIDATES),
        members=st.lists(interviewers, min_size=1, max_size=2, unique=True),
        quarters=st.integers(1, 12),
    )
    def book(self, by: str, candidate: str, members: list[str], quarters: int) -> Any:
        start = self.now + quarters * HOUR / 4
        wanted = Booking(
            self.candidates[candidate], self.job, 1, "一面", start, start + HOUR, [self.team[one] for one in members],
            recruiter=self.team[by],
        )  # fmt: skip
        found: list[Interview] = []
        self.does(by, None, lambda change: found.append(booking.book(change, wanted)))
        return multiple(*(one.id for one in found))

    @rule(on=booked, seat=seats)
    def accept(self, on: int, seat: int) -> None:
        who = self.seated(on, seat)
        self.does(who, on, lambda change: panel.accept(change, _interview(on), self.team[who]))

    @rule(on=booked, seat=seats, reason=st.sampled_from(["", "出差"]), knows=st.booleans())
    def decline(self, on: int, seat: int, reason: str, knows: bool) -> None:
        who = self.seated(on, seat)
        self.does(
            who,
            on,
            lambda change: panel.decline(change, _interview(on), self.team[who], reason, knows_candidate=knows),
        )

    @rule(on=booked, by=recruiters, seat=seats, new=interviewers)
    def replace(self, on: int, by: str, seat: int, new: str) -> None:
        old = self.team[self.seated(on, seat)]
        self.does(by, on, lambda change: joining.replace(change, _interview(on), old, self.team[new]))

    @rule(on=booked, by=recruiters, new=interviewers)
    def add(self, on: int, by: str, new: str) -> None:
        self.does(by, on, lambda change: joining.add(change, _interview(on), self.team[new]))

    @rule(on=booked, by=recruiters, seat=seats)
    def try_every_substitute(self, on: int, by: str, seat: int) -> None:
        """Whoever is suggested can step in."""
        [interview] = lookup.load([on])
        leaving = interview.panel[seat % len(interview.panel)]
        if interview.status not in states.AHEAD or _start(interview) <= self.now or leaving.replaced_by_id:
            return
        for likely in substitutes.rank(interview, leaving.member, self.now):
            with store.db.atomic() as attempt:
                joining.replace(self.change(by), interview, leaving.member, likely.member)
                attempt.rollback()

    @rule(on=booked, by=recruiters, answer=st.sampled_from(["accepted", "tentative", "declined"]))
    def hear_from_the_candidate(self, on: int, by: str, answer: str) -> None:
        self.does(by, on, lambda change: attendance.record_answer(change, _interview(on), answer))

    @precondition(lambda self: self.somebody_is_late())
    @rule(on=booked, by=interviewers | recruiters)
    def miss_the_candidate(self, on: int, by: str) -> None:
        self.does(by, on, lambda change: attendance.mark_no_show(change, _interview(on)))

    @rule(on=booked)
    def give_all_feedback(self, on: int) -> None:
        [interview] = lookup.load([on])
        if interview.status == "awaiting_feedback":
            given = {"status": "submitted", "recommendation": "yes", "submitted_at": self.now}
            for place in interview.panel:
                Feedback.insert(interview=on, author=place.member_id, **given).on_conflict_ignore().execute()

    @precondition(lambda self: self.before)
    @rule(somebody=interviewers | recruiters | st.none())
    def undo(self, somebody: str | None) -> None:
        """Taken back, the interview is as it was, to the last detail; None stands for who did something last."""
        self.takes_back(somebody or self.last)

    def takes_back(self, who: str) -> None:
        change, was, history = self.change(who), _everything(), _history()
        try:
            with store.db.atomic():
                withdraw(change, self.team[who], lambda command, about: True)
                publish.tell(change)
        except UserError:
            assert (_everything(), _history()) == (was, history)
            return
        taken_back = store.fetch(
            """SELECT u.undo_of, u.entity_id, a.actor_id, a.undo_until, coalesce(a.unit_id, a.id) AS unit
               FROM audit_event u JOIN audit_event a ON a.id = u.undo_of ORDER BY u.id DESC LIMIT %(count)s""",
            count=_history() - history,
        )
        undone = taken_back[0]  # the first of its unit: a decline, before the reasons that followed
        assert undone["undo_of"] == undone["unit"]
        assert {one["unit"] for one in taken_back} == {undone["unit"]}
        assert {one["actor_id"] for one in taken_back} == {self.team[who].id}
        assert all(one["undo_until"] > self.now for one in taken_back)
        first: dict[int, int] = {}  # of each interview, the row before which it was as it is again
        for one in taken_back:
            first.setdefault(one["entity_id"], one["undo_of"])
        assert {on: _snapshot(on) for on in first} == {on: self.before[row] for on, row in first.items()}
        self._check_nothing_else_changed(was, set(first))

    @rule(on=booked, seat=seats)
    def change_ones_mind(self, on: int, seat: int) -> None:
        """What was done just now can be undone, whatever went before; a reason only with its decline."""
        who = self.seated(on, seat)
        was = _snapshot(on)
        declined_before = Participant.get(interview=on, member=self.team[who]).response == "declined"
        if self.does(who, on, lambda change: panel.decline(change, _interview(on), self.team[who], "病了")):
            if declined_before:
                self.takes_back(who)
                return
            with store.db.atomic():
                withdraw(self.change(who), self.team[who], lambda command, about: True)
            assert _snapshot(on) == was

    @precondition(lambda self: Interview.select().exists())
    @rule(passing=st.sampled_from([timedelta(seconds=20), UNDO_WINDOW, HOUR / 3, HOUR]))
    def let_time_pass(self, passing: timedelta) -> None:
        self.move(passing)
        change = Change(self.now, actor_kind="system")
        with store.db.atomic():
            moved = sweep.advance(change)
            publish.tell(change)
        assert moved == len(change.rows)
        assert sweep.advance(Change(self.now, actor_kind="system")) == 0

    def move(self, passing: timedelta) -> None:
        self.now += passing

    # --- what always holds ------------------------------------------------------------------------------------------

    @invariant()
    def nobody_is_in_two_places(self) -> None:
        assert not store.fetch(
            """SELECT a.id, b.id FROM interview a JOIN interview b ON a.id < b.id AND a.slot && b.slot
               WHERE a.status = ANY(%(on)s) AND b.status = ANY(%(on)s)
                 AND (a.candidate_id = b.candidate_id OR EXISTS (SELECT 1 FROM participant p JOIN participant q
                   USING (member_id) WHERE p.interview_id = a.id AND q.interview_id = b.id
                     AND p.response <> 'declined' AND q.response <> 'declined'))""",
            on=["on_hold", "scheduled", "confirmed", "in_progress"],
        )

    @invariant()
    def a_status_is_what_the_answers_make_it(self) -> None:
        assert not store.fetch(
            """SELECT i.id FROM interview i WHERE i.status IN ('scheduled', 'confirmed') AND (i.status = 'confirmed') <>
                 (i.candidate_response <> 'declined' AND (SELECT bool_and(p.response = 'accepted') FROM participant p
                    WHERE p.interview_id = i.id AND p.replaced_by_id IS NULL))"""
        )

    @invariant()
    def every_step_of_a_status_is_in_the_table(self) -> None:
        steps = store.fetch(
            """SELECT entity_id, before ->> 'status' AS was, after ->> 'status' AS is FROM audit_event
               WHERE action = 'interview.status'"""
        )
        assert all(step["is"] in states.ALLOWED[step["was"]] for step in steps)

    @invariant()
    def who_knows_the_candidate_does_not_see_the_file(self) -> None:
        for place in Participant.select().where(Participant.knows_candidate):
            assert place.response == "declined"
            assert lookup.by_ids(Member.get_by_id(place.member_id), [place.interview_id]) == []

    @invariant()
    def nobody_is_going_to_hear_of_what_was_undone(self) -> None:
        assert not store.fetch(
            "SELECT 1 FROM outbox o JOIN audit_event u ON u.undo_of = o.audit_id WHERE o.state = 'queued'"
        )

    # --- how --------------------------------------------------------------------------------------------------------

    def seated(self, on: int, seat: int) -> str:
        [interview] = lookup.load([on])
        return str(interview.panel[seat % len(interview.panel)].member.user_id)

    def somebody_is_late(self) -> bool:
        late = Interview.status << ("in_progress", "awaiting_feedback", "no_show")
        return bool(Interview.select().where(late).exists())

    def change(self, who: str) -> Change:
        return Change(self.now, actor=self.team[who], undo_window=UNDO_WINDOW)

    def does(self, who: str, on: int | None, what: Callable[[Change], object]) -> bool:
        """Done with one audit row and its notices, or refused in words and nothing is different.

        Who says that they know a candidate is out of that one's other interviews by it, with a row for each.
        """
        change = self.change(who)
        was, history = _everything(), _history()
        try:
            with store.db.atomic():
                what(change)
                publish.tell(change)
        except (UserError, Clash):
            assert (_everything(), _history()) == (was, history)
            return False
        first, *others = change.rows
        assert _history() == history + 1 + len(others)
        if others:
            assert first.after["knows_candidate"]
            assert {one.action for one in others} == {"panel.declined"}
            assert len({_interview(one.entity_id).candidate_id for one in change.rows}) == 1
        self._check_nothing_else_changed(was, {one.entity_id for one in change.rows})
        if on is not None:
            assert first.entity_id == on
            self.before |= {one.id: was[one.entity_id] for one in change.rows}
            self.last = who
        return True

    def _check_nothing_else_changed(self, was: dict[int, Snapshot], interview_ids: set[int]) -> None:
        now = _everything()
        assert {one for one in now if now[one] != was.get(one)} == interview_ids
        for one in interview_ids & was.keys():
            before, after = was[one][0]["status"], now[one][0]["status"]
            assert before == after or after in states.ALLOWED[before]


def _interview(id: int) -> Interview:
    return Interview.get_by_id(id)


def _start(interview: Interview) -> datetime:
    assert interview.start is not None
    return interview.start


def _history() -> int:
    [row] = store.fetch("SELECT count(*) AS n FROM audit_event")
    return int(row["n"])


_SNAPSHOT = """SELECT i.id, i.status, to_jsonb(i) - 'to_settle' AS interview,
                 to_jsonb(p) - 'reminded' AS place FROM interview i
               LEFT JOIN participant p ON p.interview_id = i.id"""


def _everything() -> dict[int, Snapshot]:
    """Every interview with its places, every column."""
    found: dict[int, Snapshot] = {}
    for row in store.fetch(f"{_SNAPSHOT} ORDER BY p.member_id"):
        found.setdefault(row["id"], []).append(row)
    return found


def _snapshot(interview_id: int) -> Snapshot:
    return store.fetch(f"{_SNAPSHOT} WHERE i.id = %(id)s ORDER BY p.member_id", id=interview_id)
