"""Several people change one interview at the same moment: the first wins, the others look again and are told in words.

The calls of a race wait at one row that the test holds, so that all have begun before any is done.
"""

from __future__ import annotations

import itertools
import random
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import peewee
import pytest

from bot.db import store
from bot.db.store import Purpose
from bot.interviews import attendance, booking, joining, leaving, panel, people, sweep, undo
from bot.interviews.audit import Change
from bot.interviews.booking import Booking, Clash
from bot.interviews.errors import UserError
from bot.interviews.models import Candidate, Interview, Job, Member, Participant
from bot.phrase import fill
from bot.texts import WORDS
from tests.said import zh
from tests.world.clock import NOW
from tests.world.roster import INTERVIEWERS, RECRUITERS
from tests.world.world import World

HOUR = timedelta(hours=1)
PATIENCE_S = 10.0
Call = Callable[[], str]


class House(World):
    """The people and their interviews, on a database of their own."""

    def __init__(self) -> None:
        super().__init__(*INTERVIEWERS, *RECRUITERS)
        self.job = Job.create(title="后端工程师")
        self.numbers = itertools.count(1)

    def __getitem__(self, user_id: str) -> Member:
        return self.team[user_id]

    def wanted(self, *user_ids: str, in_hours: float) -> Booking:
        start = NOW + HOUR * in_hours
        candidate = Candidate.create(name=f"候选人{next(self.numbers)}")
        return Booking(candidate, self.job, 1, "一面", start, start + HOUR, [self[one] for one in user_ids])

    def book(self, *user_ids: str, in_hours: int = 24) -> Interview:
        with store.db.atomic():
            return booking.book(Change(NOW, actor_kind="system"), self.wanted(*user_ids, in_hours=in_hours))

    def accept(self, user_id: str, interview: Interview) -> Call:
        return self.does(user_id, lambda change: panel.accept(change, interview, self[user_id]))

    def decline(self, user_id: str, interview: Interview, **how: bool) -> Call:
        return self.does(user_id, lambda change: panel.decline(change, interview, self[user_id], **how))

    def replace(self, user_id: str, interview: Interview, old: str, new: str) -> Call:
        return self.does(user_id, lambda change: joining.replace(change, interview, self[old], self[new]))

    def undo(self, user_id: str) -> Call:
        return self.does(user_id, lambda change: undo.undo(change, self[user_id], change.now))

    def booking(self, *user_ids: str, in_hours: float) -> Call:
        """A booking by HR; who is busy, where it is refused."""
        wanted = self.wanted(*user_ids, in_hours=in_hours)
        return self.does("zhangmin", lambda change: booking.book(change, wanted))

    def does(self, user_id: str, what: Callable[[Change], object]) -> Call:
        """A member's message, handled on a connection of its own: `done`, or what the member reads."""

        def call() -> str:
            try:
                with store.db.connection_context(), store.db.atomic():
                    what(Change(NOW, actor=self[user_id], undo_window=timedelta(seconds=60)))
            except UserError as told:
                return _shown(told)
            except Clash as refused:
                return refused.who
            except peewee.PeeweeException as unexpected:
                return repr(unexpected)
            return "done"

        return call


def _shown(told: UserError) -> str:
    def show(value: object) -> str:
        return str(value.code if isinstance(value, Interview) else value)

    return fill(told.phrase.words(WORDS).zh, "zh", told.phrase.values, show)


def in_turn(row: Interview | Member, *calls: Call) -> list[str]:
    """Each call begins when the one before it waits, for the row or for each other; what each said, in their order."""
    said = [""] * len(calls)

    def run(index: int) -> None:
        said[index] = calls[index]()

    threads = [threading.Thread(target=run, args=(index,)) for index in range(len(calls))]
    with store.db.atomic():
        type(row).select().where(type(row).id == row.id).for_update().execute()
        for waiting, thread in enumerate(threads, start=1):
            thread.start()
            _wait_until_waiting(waiting)
    for thread in threads:
        thread.join(PATIENCE_S)
    return said


def _wait_until_waiting(count: int) -> None:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        store.execute("SELECT pg_stat_clear_snapshot()")  # within a transaction the server repeats what it said before
        [row] = store.fetch(
            "SELECT count(*) AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
        )
        if row["n"] == count:
            return
        time.sleep(0.01)
    raise AssertionError(f"{count} calls should wait for the interview, {row['n']} do")


def responses(interview: Interview) -> dict[str, str]:
    places = Participant.select(Participant, Member).join(Member).where(Participant.interview == interview)
    return {str(one.member.user_id): str(one.response) for one in places}


def recorded(interview: Interview) -> list[str]:
    """What was done to the interview after its booking."""
    rows = store.fetch(
        "SELECT action FROM audit_event WHERE entity = 'interview' AND entity_id = %(id)s ORDER BY id", id=interview.id
    )
    return [row["action"] for row in rows][1:]


def status(interview: Interview) -> str:
    return str(Interview.get_by_id(interview.id).status)


@pytest.fixture
def house(fresh_database_url: str) -> Iterator[House]:
    store.connect(fresh_database_url, Purpose.WEB)
    with store.db.connection_context():
        yield House()
    store.db.close_all()


# --- two recruiters -------------------------------------------------------------------------------------------------


def test_two_recruiters_replace_one_interviewer_and_the_second_reads_who_has_come(house: House) -> None:
    on = house.book("lisi")
    said = in_turn(on, house.replace("zhangmin", on, "lisi", "wangwu"), house.replace("liuyan", on, "lisi", "zhaoliu"))
    assert said == ["done", zh("refused.already_replaced", old="李四", new="王五")]
    assert responses(on) == {"lisi": "declined", "wangwu": "needs_action"}
    assert recorded(on) == ["panel.replaced"]


def test_two_recruiters_bring_the_same_person_and_the_second_reads_that_they_are_there(house: House) -> None:
    on = house.book("lisi", "zhangsan")
    said = in_turn(
        on, house.replace("zhangmin", on, "lisi", "wangwu"), house.replace("liuyan", on, "zhangsan", "wangwu")
    )
    assert said == ["done", zh("add.is_on_it", who="王五")]
    assert responses(on) == {"lisi": "declined", "wangwu": "needs_action", "zhangsan": "needs_action"}


def test_two_recruiters_want_one_person_at_one_hour_and_the_second_reads_where_they_are(house: House) -> None:
    """Neither interview is locked by the other's change: the person is."""
    first, second = house.book("lisi"), house.book("zhangsan")
    said = in_turn(
        first, house.replace("zhangmin", first, "lisi", "wangwu"), house.replace("liuyan", second, "zhangsan", "wangwu")
    )
    assert said[0] == "done"
    assert said[1].startswith(f"王五 那个时间已有面试（{first.code}")
    assert responses(second) == {"zhangsan": "needs_action"}


def test_two_interviews_swap_their_interviewers_at_once_without_a_deadlock(house: House) -> None:
    first, second = house.book("lisi", in_hours=24), house.book("wangwu", in_hours=30)
    said = in_turn(
        first, house.replace("zhangmin", first, "lisi", "wangwu"), house.replace("liuyan", second, "wangwu", "lisi")
    )
    assert said == ["done", "done"]
    assert responses(first) == responses(second) | {"lisi": "declined", "wangwu": "needs_action"}
    assert responses(second) == {"lisi": "needs_action", "wangwu": "declined"}


def test_a_booking_and_a_replacement_want_the_same_two_people_without_a_deadlock(house: House) -> None:
    """Both take the people in the same order, so the second waits before it holds any of them."""
    on = house.book("lisi")
    said = in_turn(
        house["lisi"], house.booking("lisi", "wangwu", in_hours=30), house.replace("zhangmin", on, "lisi", "wangwu")
    )
    assert said == ["done", "done"]


# --- the panel and HR -----------------------------------------------------------------------------------------------


def test_who_accepts_while_being_replaced_reads_by_whom(house: House) -> None:
    on = house.book("lisi")
    said = in_turn(on, house.replace("zhangmin", on, "lisi", "wangwu"), house.accept("lisi", on))
    assert said == ["done", zh("refused.replaced_by_no_hr", new="王五")]
    assert (responses(on), status(on)) == ({"lisi": "declined", "wangwu": "needs_action"}, "scheduled")


def test_who_is_replaced_while_accepting_is_replaced_and_the_interview_is_open_again(house: House) -> None:
    on = house.book("lisi")
    said = in_turn(on, house.accept("lisi", on), house.replace("zhangmin", on, "lisi", "wangwu"))
    assert said == ["done", "done"]
    assert (responses(on), status(on)) == ({"lisi": "declined", "wangwu": "needs_action"}, "scheduled")
    assert recorded(on) == ["panel.accepted", "panel.replaced"]


def test_the_last_two_of_a_panel_accept_at_once_and_the_interview_is_confirmed(house: House) -> None:
    """Each would see the other's place unanswered if it did not wait."""
    on = house.book("lisi", "wangwu")
    assert in_turn(on, house.accept("lisi", on), house.accept("wangwu", on)) == ["done", "done"]
    assert status(on) == "confirmed"


def test_one_who_accepts_twice_at_once_accepts_once(house: House) -> None:
    on = house.book("lisi")
    assert in_turn(on, house.accept("lisi", on), house.accept("lisi", on)) == ["done", zh("accept.already")]
    assert recorded(on) == ["panel.accepted"]


def test_one_turns_out_to_know_the_candidate_while_hr_brings_them_in_elsewhere(house: House) -> None:
    """The second interview of the same candidate must not get the one who knows them."""
    first = house.book("lisi")
    start = NOW + HOUR * 48
    again = Booking(first.candidate, house.job, 2, "二面", start, start + HOUR, [house["zhangsan"]])
    with store.db.atomic():
        second = booking.book(Change(NOW, actor_kind="system"), again)
    said = in_turn(
        first,
        house.decline("lisi", first, knows_candidate=True),
        house.replace("zhangmin", second, "zhangsan", "lisi"),
    )
    assert said == ["done", zh("refused.knows_candidate", who="李四")]


def test_one_turns_out_to_know_the_candidate_while_hr_adds_them_or_books_them_elsewhere(house: House) -> None:
    first = house.book("lisi")
    start = NOW + HOUR * 48
    again = Booking(first.candidate, house.job, 2, "二面", start, start + HOUR, [house["zhangsan"]])
    third = Booking(first.candidate, house.job, 3, "三面", start + HOUR, start + HOUR * 2, [house["lisi"]])
    with store.db.atomic():
        second = booking.book(Change(NOW, actor_kind="system"), again)
    said = in_turn(
        first,
        house.decline("lisi", first, knows_candidate=True),
        house.does("zhangmin", lambda change: joining.add(change, second, house["lisi"])),
        house.does("liuyan", lambda change: booking.book(change, third)),
    )
    assert said == ["done", zh("refused.knows_candidate", who="李四"), zh("refused.knows_candidate", who="李四")]


def test_one_turns_out_to_know_the_candidate_while_hr_books_them_for_another_round(house: House) -> None:
    """The booking comes first: they are out of that round as well."""
    first, lisi = house.book("lisi"), house["lisi"]
    start = NOW + HOUR * 48
    again = Booking(first.candidate, house.job, 2, "二面", start, start + HOUR, [lisi])
    said = in_turn(
        lisi,
        house.does("zhangmin", lambda change: booking.book(change, again)),
        house.decline("lisi", first, knows_candidate=True),
    )
    assert said == ["done", "done"]
    assert [responses(one) for one in Interview.select()] == [{"lisi": "declined"}] * 2


def test_one_turns_out_to_know_the_candidate_while_a_colleague_accepts_another_round(house: House) -> None:
    """That round lacks somebody again, and is not confirmed by the colleague's yes."""
    first, lisi = house.book("lisi"), house["lisi"]
    start = NOW + HOUR * 48
    again = Booking(first.candidate, house.job, 2, "二面", start, start + HOUR, [lisi, house["wangwu"]])
    with store.db.atomic():
        second = booking.book(Change(NOW, actor_kind="system"), again)
    house.accept("lisi", second)()
    said = in_turn(second, house.accept("wangwu", second), house.decline("lisi", first, knows_candidate=True))
    assert said == ["done", "done"]
    assert status(second) == "scheduled"


def test_one_is_deactivated_while_they_accept(house: House) -> None:
    """Whichever comes first, nobody who is deactivated is expected anywhere."""
    on, lisi = house.book("lisi"), house["lisi"]
    deactivate = house.does("zhangmin", lambda change: leaving.deactivate(change, people.known("lisi") or lisi))
    assert in_turn(lisi, deactivate, house.accept("lisi", on)) == ["done", "李四 已停用。"]
    assert responses(on) == {"lisi": "declined"}


def test_one_accepts_and_is_deactivated_right_after(house: House) -> None:
    on, lisi = house.book("lisi"), house["lisi"]
    deactivate = house.does("zhangmin", lambda change: leaving.deactivate(change, people.known("lisi") or lisi))
    assert in_turn(lisi, house.accept("lisi", on), deactivate) == ["done", "done"]
    assert responses(on) == {"lisi": "declined"}


def test_one_is_deactivated_while_they_are_booked(house: House) -> None:
    """Whoever books has read them as a member; what counts is what they are once they are held."""
    lisi = house["lisi"]
    deactivate = house.does("zhangmin", lambda change: leaving.deactivate(change, people.known("lisi") or lisi))
    assert in_turn(lisi, deactivate, house.booking("lisi", "wangwu", in_hours=24)) == [
        "done",
        zh("refused.no_longer_a_member", who="李四"),
    ]
    assert Participant.select().count() == 0


# --- undo -----------------------------------------------------------------------------------------------------------


def test_one_who_undoes_twice_at_once_undoes_once(house: House) -> None:
    on = house.book("lisi")
    house.decline("lisi", on)()
    said = in_turn(on, house.undo("lisi"), house.undo("lisi"))
    assert said[0] == "done"
    assert said[1] in (zh("undo.nothing"), zh("undo.has_changed", code=on.code))
    assert (responses(on), recorded(on)) == ({"lisi": "needs_action"}, ["panel.declined", "undone"])


def test_a_replacement_is_not_undone_once_the_new_one_has_accepted(house: House) -> None:
    on = house.book("lisi")
    house.replace("zhangmin", on, "lisi", "wangwu")()
    said = in_turn(on, house.accept("wangwu", on), house.undo("zhangmin"))
    assert said == ["done", zh("undo.has_changed", code=on.code)]
    assert responses(on) == {"lisi": "declined", "wangwu": "accepted"}


def test_who_accepts_while_their_invitation_is_undone_reads_that_they_are_not_asked(house: House) -> None:
    on = house.book("lisi")
    house.replace("zhangmin", on, "lisi", "wangwu")()
    said = in_turn(on, house.undo("zhangmin"), house.accept("wangwu", on))
    assert said == ["done", zh("refused.not_on_panel", who="王五")]
    assert responses(on) == {"lisi": "needs_action"}


def test_a_decline_is_not_undone_once_the_time_is_taken(house: House) -> None:
    """The hour was free while the decline stood, and another interview took it at the same moment."""
    on = house.book("lisi")
    house.decline("lisi", on)()
    other = house.book("zhangsan")
    said = in_turn(other, house.replace("zhangmin", other, "zhangsan", "lisi"), house.undo("lisi"))
    assert said[0] == "done"
    assert said[1].startswith(f"李四 那个时间已有面试（{other.code}")
    assert responses(on) == {"lisi": "declined"}


def test_a_no_show_is_undone_while_its_panel_is_booked_elsewhere_and_the_booking_reads_who_is_busy(
    house: House,
) -> None:
    """The undo binds the whole panel again, not only whoever undoes: it takes their locks as a booking would."""
    on = house.book("lisi", "wangwu", in_hours=-1)
    house.does("lisi", lambda change: attendance.mark_no_show(change, on))()
    assert in_turn(on, house.undo("lisi"), house.booking("wangwu", in_hours=-0.5)) == ["done", "王五"]
    assert status(on) == "scheduled"


# --- time and crowds ------------------------------------------------------------------------------------------------


def test_two_sweeps_at_once_move_an_interview_once(house: House) -> None:
    on, late = house.book("lisi", in_hours=1), NOW + HOUR
    moved: list[int] = []

    def other_sweep() -> None:
        with store.db.connection_context(), store.db.atomic():
            moved.append(sweep.advance(Change(late, actor_kind="system")))

    other = threading.Thread(target=other_sweep)
    with store.db.atomic():
        moved.append(sweep.advance(Change(late, actor_kind="system")))
        other.start()
        other.join(PATIENCE_S)  # it does not wait for the first: it leaves alone what is being moved
    assert moved == [1, 0]
    assert (status(on), recorded(on)) == ("in_progress", ["interview.status"])


def test_of_100_bookings_of_one_panel_at_once_one_wins_and_the_others_read_who_is_busy(house: House) -> None:
    """Each names the panel in another order and begins in another quarter of the hour; nobody sees a deadlock."""
    order = random.Random(815)
    names = ["zhangsan", "lisi", "wangwu", "zhaoliu"]
    bookings = [house.wanted(*order.sample(names, 4), in_hours=24 + order.randrange(4) / 4) for _ in range(100)]

    def book(one: Booking) -> str:
        with store.db.connection_context(), store.db.atomic():
            try:
                booking.book(Change(NOW, actor_kind="system"), one)
            except Clash as refused:
                return "、".join(sorted(refused.who.split("、")))
            except peewee.PeeweeException as unexpected:
                return repr(unexpected)
        return "booked"

    with ThreadPoolExecutor(max_workers=16) as crowd:
        heard = sorted(crowd.map(book, bookings))
    assert heard == ["booked", *["、".join(sorted(house[one].name for one in names))] * 99]
    assert (Interview.select().count(), Participant.select().count()) == (1, 4)
