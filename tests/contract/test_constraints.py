"""What the database refuses, whoever asks; and what booking makes of a refusal."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import peewee
import pytest

from bot.db import store
from bot.db.store import Purpose
from bot.interviews import booking, busy, codes, people
from bot.interviews.audit import Change
from bot.interviews.booking import Booking, Clash
from bot.interviews.models import Application, Candidate, Feedback, Interview, Job, Member, Participant, Room
from tests.world.clock import NOW
from tests.world.stage import together

HOUR = timedelta(hours=1)
in_database = pytest.mark.usefixtures("database")


def at(clock: str) -> datetime:
    return datetime.fromisoformat(f"2026-03-12T{clock}:00+00:00")


def member(user_id: str, name: str = "") -> Member:
    return people.put(Change(NOW, actor_kind="system"), user_id, name=name or user_id)[0]


def interview(
    clock: str = "14:00", *, candidate: str = "陈晓", room: Room | None = None, status: str = "scheduled"
) -> Interview:
    """An hour's interview, written past all checks of ours."""
    person = Candidate.get_or_none(Candidate.name == candidate) or Candidate.create(name=candidate)
    job = Job.get_or_none(Job.title == "后端工程师") or Job.create(title="后端工程师")
    application = Application.get_or_none(Application.candidate == person) or Application.create(
        candidate=person, job=job
    )
    return Interview.create(
        application=application,
        candidate=person,
        round_name="一面",
        slot=(at(clock), at(clock) + HOUR),
        room=room,
        status=status,
        created_at=NOW,
    )


def seat(on: Interview, who: Member, **how: object) -> Participant:
    active = on.status in ("on_hold", "scheduled", "confirmed", "in_progress")
    return Participant.create(interview=on, member=who, slot=on.slot, interview_active=active, **how)


def wanted(*panel: Member, clock: str = "14:00", candidate: str = "林悦", room: Room | None = None) -> Booking:
    person = Candidate.get_or_none(Candidate.name == candidate) or Candidate.create(name=candidate)
    job = Job.get_or_none(Job.title == "测试工程师") or Job.create(title="测试工程师")
    return Booking(person, job, 1, "一面", at(clock), at(clock) + HOUR, panel, room=room)


def refusal(work: Callable[[], object]) -> str:
    """The constraint by which the database refuses the work, or the error that a trigger raises."""
    with pytest.raises(peewee.DatabaseError) as refused, store.db.atomic():
        work()
    if isinstance(refused.value, peewee.IntegrityError):
        return str(store.refused_by(refused.value))
    return str(refused.value).splitlines()[0]


def run(sql: str, **values: object) -> Callable[[], object]:
    return lambda: store.execute(sql, **values)


# --- nobody is in two places ----------------------------------------------------------------------------------------


@in_database
def test_an_interviewer_has_one_interview_at_a_time() -> None:
    lisi = member("lisi")
    seat(interview("14:00"), lisi)
    assert refusal(lambda: seat(interview("14:59", candidate="林悦"), lisi)) == "interviewer_free"
    assert refusal(lambda: seat(interview("13:01", candidate="林悦"), lisi)) == "interviewer_free"


@in_database
def test_back_to_back_is_no_overlap() -> None:
    lisi, room = member("lisi"), Room.create(name="珠峰")
    for clock in ("13:00", "14:00", "15:00"):
        seat(interview(clock, room=room), lisi)
    assert Participant.select().count() == 3


@in_database
@pytest.mark.parametrize("how", [{"response": "declined"}, {"part": "optional"}], ids=["declined", "optional"])
def test_who_declined_or_need_not_come_is_free(how: dict[str, str]) -> None:
    lisi = member("lisi")
    seat(interview("14:00"), lisi, **how)
    seat(interview("14:30", candidate="林悦"), lisi)
    assert Participant.select().count() == 2


@in_database
@pytest.mark.parametrize("status", ["scheduled", "cancelled"])
@pytest.mark.parametrize("part", ["interviewer", "optional"])
@pytest.mark.parametrize("response", ["needs_action", "accepted", "tentative", "declined"])
def test_who_is_busy_is_whom_the_constraint_refuses(status: str, part: str, response: str) -> None:
    lisi = member("lisi")
    first = interview("14:00", status=status)
    place = seat(first, lisi, part=part, response=response)
    second = interview("14:30", candidate="林悦")
    clashes = busy.others([lisi.id], at("14:30"), at("15:30"))
    assert clashes == ([(lisi.id, first.id)] if place.takes_time and status == "scheduled" else [])
    if clashes:
        assert refusal(lambda: seat(second, lisi)) == "interviewer_free"
    else:
        seat(second, lisi)
        assert busy.others([lisi.id], at("14:30"), at("15:30"), but=second) == []


@in_database
def test_who_takes_back_a_refusal_must_still_be_free() -> None:
    lisi = member("lisi")
    first = interview("14:00")
    seat(first, lisi, response="declined")
    seat(interview("14:30", candidate="林悦"), lisi)
    accept = run("UPDATE participant SET response = 'accepted' WHERE interview_id = %(id)s", id=first.id)
    assert refusal(accept) == "interviewer_free"


@in_database
def test_a_move_takes_the_panel_along_and_is_refused_where_one_of_them_is_busy() -> None:
    lisi = member("lisi")
    first, second = interview("14:00"), interview("16:00", candidate="林悦")
    seat(first, lisi)
    seat(second, lisi)
    move = "UPDATE interview SET slot = tstzrange(%(start)s, %(end)s) WHERE id = %(id)s"
    assert refusal(run(move, id=second.id, start=at("14:30"), end=at("15:30"))) == "interviewer_free"
    run(move, id=second.id, start=at("15:00"), end=at("16:00"))()
    assert Participant.get(Participant.interview == second).slot == (at("15:00"), at("16:00"))


@in_database
def test_a_cancelled_interview_gives_its_time_back_and_cannot_return_into_a_taken_one() -> None:
    lisi, room = member("lisi"), Room.create(name="珠峰")
    first = interview("14:00", room=room)
    seat(first, lisi)
    run("UPDATE interview SET status = 'cancelled' WHERE id = %(id)s", id=first.id)()
    assert not Participant.get(Participant.interview == first).interview_active
    seat(interview("14:30", candidate="林悦"), lisi)
    back = run("UPDATE interview SET status = 'scheduled' WHERE id = %(id)s", id=first.id)
    assert refusal(back) == "interviewer_free"


@in_database
def test_a_place_on_a_panel_has_the_time_of_its_interview() -> None:
    lisi = member("lisi")
    on = interview("14:00")
    elsewhere = lambda: Participant.create(  # noqa: E731
        interview=on, member=lisi, slot=(at("09:00"), at("10:00")), interview_active=True
    )
    assert "participant_interview_id_slot" in refusal(elsewhere)
    asleep = lambda: Participant.create(interview=on, member=lisi, slot=on.slot, interview_active=False)  # noqa: E731
    assert "participant_interview_id_slot" in refusal(asleep)


@in_database
def test_a_candidate_has_one_interview_at_a_time() -> None:
    interview("14:00")
    assert refusal(lambda: interview("14:30")) == "candidate_free"
    interview("14:30", status="cancelled")


@in_database
def test_a_room_holds_one_interview_at_a_time() -> None:
    room = Room.create(name="珠峰")
    interview("14:00", room=room)
    assert refusal(lambda: interview("14:30", candidate="林悦", room=room)) == "room_free"
    interview("14:30", candidate="林悦")


# --- what a row may hold --------------------------------------------------------------------------------------------


@in_database
@pytest.mark.parametrize(
    "slot",
    [
        "[2026-03-12 14:00+00, 2026-03-12 15:00+00]",
        "(2026-03-12 14:00+00, 2026-03-12 15:00+00)",
        "[2026-03-12 14:00+00, 2026-03-12 14:09+00)",
        "[2026-03-12 08:00+00, 2026-03-12 20:01+00)",
        "[2026-03-12 14:00+00,)",
        "(,2026-03-12 14:00+00)",
        "empty",
    ],
    ids=[
        "end included",
        "start excluded",
        "9 minutes",
        "over 12 hours",
        "no end",
        "no start",
        "no time, but scheduled",
    ],
)
def test_a_time_is_half_open_and_of_10_minutes_to_12_hours(slot: str) -> None:
    on = interview()
    assert refusal(run("UPDATE interview SET slot = %(slot)s WHERE id = %(id)s", slot=slot, id=on.id)).startswith(
        "interview_"
    )


@in_database
@pytest.mark.parametrize("code", ["123", "1234567", "12a4", "１２３４", "", " 123", "1234\n"])
def test_a_code_is_four_to_six_digits(code: str) -> None:
    on = interview()
    assert refusal(run("UPDATE interview SET code = %(code)s WHERE id = %(id)s", code=code, id=on.id)) == (
        "interview_code_check"
    )


@in_database
def test_no_two_interviews_have_one_code() -> None:
    first, second = interview("14:00"), interview("16:00")
    give = "UPDATE interview SET code = '1203' WHERE id = %(id)s"
    run(give, id=first.id)()
    assert refusal(run(give, id=second.id)) == "interview_code_key"


@in_database
@pytest.mark.parametrize("user_id", ["ZhangSan", "ZHANGSAN", ""])
def test_a_user_id_is_in_lower_case(user_id: str) -> None:
    """So that a member cannot be there twice: WeCom takes ZhangSan and zhangsan for one."""
    add = lambda: Member.create(user_id=user_id, name="张三", created_at=NOW)  # noqa: E731
    assert refusal(add) == "member_user_id_check"


@in_database
def test_feedback_is_given_by_the_panel_once_and_says_whether_to_hire() -> None:
    lisi, wangwu = member("lisi"), member("wangwu")
    on = interview()
    seat(on, lisi)

    def give(**what: object) -> None:
        Feedback.create(interview=on, **what)

    assert refusal(lambda: give(author=wangwu)) == "feedback_interview_id_author_id_fkey"
    assert refusal(lambda: give(author=lisi, status="submitted", submitted_at=NOW)) == "feedback_check"
    assert refusal(lambda: give(author=lisi, status="submitted", recommendation="yes")) == "feedback_check"
    assert refusal(lambda: give(author=lisi, recommendation="maybe")) == "feedback_recommendation_check"
    give(author=lisi, status="submitted", recommendation="yes", submitted_at=NOW)
    assert refusal(lambda: give(author=lisi)) == "feedback_interview_id_author_id_key"


@in_database
@pytest.mark.parametrize(
    "sql", ["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event CASCADE"]
)
def test_history_is_not_rewritten(sql: str) -> None:
    member("lisi")
    assert refusal(run(sql)) == "audit_event is append-only"
    assert store.fetch("SELECT action FROM audit_event") == [{"action": "member.added"}]


# --- what an error means --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sql", "is_lost", "is_contention", "is_timeout"),
    [
        ("SET LOCAL statement_timeout = 10; SELECT pg_sleep(5)", False, False, True),
        ("DO $$ BEGIN RAISE lock_not_available; END $$", False, False, True),
        ("DO $$ BEGIN RAISE deadlock_detected; END $$", False, True, False),
        ("DO $$ BEGIN RAISE serialization_failure; END $$", False, True, False),
        ("DO $$ BEGIN RAISE admin_shutdown; END $$", True, False, False),
        ("SELECT 1 / 0", False, False, False),
        ("SELECT pg_terminate_backend(pg_backend_pid())", True, False, False),
    ],
    ids=lambda value: str(value)[:34],
)
def test_lost_connections_and_broken_deadlocks_and_long_waits_are_told_apart(
    shared_database_url: str, sql: str, is_lost: bool, is_contention: bool, is_timeout: bool
) -> None:
    """A wait that took too long is no outage: WeCom would be asked to deliver the message again."""
    store.connect(shared_database_url, Purpose.TOOL)
    with pytest.raises(peewee.PeeweeException) as error, store.db.connection_context():
        store.fetch(sql)
    found = (store.is_lost(error.value), store.is_contention(error.value), store.is_timeout(error.value))
    assert found == (is_lost, is_contention, is_timeout)


# --- booking --------------------------------------------------------------------------------------------------------


@in_database
@pytest.mark.parametrize(
    ("candidate", "panel", "in_room", "named"),
    [
        ("林悦", ("lisi",), False, {"李四"}),
        ("林悦", ("wangwu", "lisi", "zhangsan"), False, {"李四", "张三"}),
        ("陈晓", ("wangwu",), False, {"陈晓"}),
        ("林悦", ("wangwu",), True, {"珠峰"}),
    ],
    ids=["an interviewer", "two of three", "the candidate", "the room"],
)
def test_a_refused_booking_names_who_is_busy_leaves_nothing_and_the_transaction_goes_on(
    candidate: str, panel: tuple[str, ...], in_room: bool, named: set[str]
) -> None:
    team = {"lisi": member("lisi", "李四"), "zhangsan": member("zhangsan", "张三"), "wangwu": member("wangwu", "王五")}
    change, room = Change(NOW, actor_kind="system"), Room.create(name="珠峰")
    booking.book(change, wanted(team["lisi"], team["zhangsan"], candidate="陈晓", room=room))
    with pytest.raises(Clash) as refused:
        second = wanted(
            *(team[one] for one in panel), clock="14:30", candidate=candidate, room=room if in_room else None
        )
        booking.book(change, second)
    assert set(refused.value.who.split("、")) == named
    assert len(store.fetch("SELECT 1 FROM audit_event WHERE action = 'interview.booked'")) == 1
    booking.book(change, wanted(team["lisi"], clock="15:30", candidate="周航", room=room))
    assert [one.candidate.name for one in Interview.select().order_by(Interview.id)] == ["陈晓", "周航"]


def test_of_20_bookings_of_one_panel_at_once_one_wins_and_the_others_hear_who_is_busy(fresh_database_url: str) -> None:
    """Each names the panel in another order; nobody hears of a deadlock."""
    store.connect(fresh_database_url, Purpose.WEB)
    with store.db.connection_context():
        team = [member(f"m{number}", f"面试官{number}") for number in range(4)]
        bookings = [wanted(*team[turn % 4 :], *team[: turn % 4], candidate=f"候选人{turn}") for turn in range(20)]
    heard = _book_together(bookings)
    assert sorted(heard) == ["booked", *["面试官0、面试官1、面试官2、面试官3"] * 19]
    with store.db.connection_context():
        assert (Interview.select().count(), Participant.select().count()) == (1, 4)


def test_bookings_of_different_people_at_once_all_win_and_have_codes_of_their_own(fresh_database_url: str) -> None:
    store.connect(fresh_database_url, Purpose.WEB)
    with store.db.connection_context():
        bookings = [wanted(member(f"m{turn}"), candidate=f"候选人{turn}") for turn in range(16)]
    assert _book_together(bookings) == ["booked"] * 16
    with store.db.connection_context():
        drawn = {str(one.code) for one in Interview.select()}
    assert len(drawn) == 16
    assert all(len(code) == 4 and code.isdigit() and code[0] != "0" for code in drawn)


def test_a_booking_does_not_wait_until_somebody_elses_long_transaction_has_committed(fresh_database_url: str) -> None:
    store.connect(fresh_database_url, Purpose.WEB)
    with store.db.connection_context():
        first, second = (wanted(member(f"m{turn}"), candidate=f"候选人{turn}") for turn in range(2))
    with store.db.connection_context(), store.db.atomic():
        booking.book(Change(NOW, actor_kind="system"), first)
        assert _book_together([second]) == ["booked"]


def _book_together(bookings: list[Booking]) -> list[str]:
    all_there = threading.Barrier(len(bookings))

    def book(one: Booking) -> str:
        with store.db.connection_context(), store.db.atomic():
            all_there.wait(10)
            try:
                booking.book(Change(NOW, actor_kind="system"), one)
            except Clash as refused:
                return "、".join(sorted(refused.who.split("、")))
            except peewee.PeeweeException as unexpected:
                return repr(unexpected)
        return "booked"

    return together(*[lambda one=one: book(one) for one in bookings])


@in_database
def test_a_code_is_given_back_90_days_after_the_end_and_not_before() -> None:
    old = booking.book(Change(NOW, actor_kind="system"), wanted(member("lisi"), clock="14:00"))

    def code_after(days: timedelta) -> str | None:
        codes.give_back(at("15:00") + days)
        found: str | None = Interview.get_by_id(old.id).code
        return found

    assert code_after(codes.RETIRES) == old.code
    assert code_after(codes.RETIRES + timedelta(days=1)) is None


@in_database
def test_a_wrong_clock_takes_the_codes_of_one_day_at_most() -> None:
    lisi = member("lisi")
    for days in (0, 2):
        one = wanted(lisi)
        moved = replace(one, start=one.start + timedelta(days=days), end=one.end + timedelta(days=days))
        booking.book(Change(NOW, actor_kind="system"), moved)
    assert codes.give_back(at("15:00") + timedelta(days=1000)) == 1


@pytest.mark.long("uses up ten thousand codes")
@in_database
def test_codes_have_four_digits_while_they_suffice_then_five_then_six_and_booking_never_fails_for_want_of_one() -> None:
    lisi, on = member("lisi"), interview(status="draft")
    change = Change(NOW, actor_kind="system")

    def take(codes_from: int, codes_to: int) -> None:
        run(
            """INSERT INTO interview (code, application_id, candidate_id, round_name, status, created_at)
               SELECT n::text, application_id, candidate_id, '一面', 'draft', created_at
               FROM interview, generate_series(%(from)s, %(to)s) AS n WHERE interview.id = %(id)s
               ON CONFLICT DO NOTHING""",
            **{"id": on.id, "from": codes_from, "to": codes_to},
        )()

    found = []
    for clock, taken in (("08:00", None), ("10:00", (1000, 9999)), ("12:00", (10000, 99999))):
        if taken:
            take(*taken)
        found.append(len(str(booking.book(change, wanted(lisi, clock=clock)).code)))
    assert found == [4, 5, 6]


@in_database
def test_so_many_codes_as_are_wanted_are_drawn_at_once_all_different_and_free() -> None:
    on = interview(status="draft")
    run("UPDATE interview SET code = '1234' WHERE id = %(id)s", id=on.id)()
    drawn = codes.draw(3000)
    assert len(set(drawn)) == 3000
    assert {len(str(code)) for code in drawn} == {4}
    assert "1234" not in drawn
