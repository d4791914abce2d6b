"""How a month goes by: day by day, look by look, with what befalls it."""

from __future__ import annotations

import contextlib
import random
import threading
import time as real
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tests.world import month_truths
from tests.world.clock import BEIJING
from tests.world.month import KILLED, Month
from tests.world.month_company import BEFOREHAND, LISTS, LOOKS, PASTES, Calendar, Size, working_days
from tests.world.month_people import (
    ENDED_WELL,
    LOOKED_AFTER,
    RUNNING,
    Card,
    Interviewer,
    Recruiter,
    errands,
    open_cards,
)
from tests.world.moved_company import FAILURES, at

ABSENT, LATE = 0.03, 0.01  # candidates who do not come, people who will be late
FAILS, AWAY = 0.06, 0.7  # looks in which WeCom fails, days on which somebody goes on leave
Turn = Callable[[], object]


@dataclass
class Days:
    """The month with its people."""

    month: Month
    size: Size
    plans: Calendar
    interviewers: dict[str, Interviewer]
    recruiters: dict[str, Recruiter]
    chance: random.Random

    def __post_init__(self) -> None:
        self.history = month_truths.History(self.month)
        self.days = working_days(self.size)
        looks, kills = len(self.days) * len(LOOKS), self.size.kills
        self.kills = {
            number * looks // kills + self.chance.randrange(looks // kills): KILLED[number % len(KILLED)]
            for number in range(kills)
        }

    def begin(self) -> None:
        """The Friday before: the first day is booked, and its panels are asked."""
        self.month.look(BEFOREHAND.astimezone(UTC))
        self.month.settle()
        self.history.begin()
        self.month.act([lambda hr=hr, rows=rows: hr.pastes(rows) for hr, rows in self.to_book(self.days[:1])])
        self.history.check()
        self.look(self.month.now + timedelta(minutes=10), [], "")

    def day(self, number: int) -> None:
        """From the first look to the last; HR books for the next two."""
        self.plans.second_rounds = [(row["candidate"], row["job"]) for row in self.month.rows(ENDED_WELL)]
        self.month.place.post("faults", {"rules": []})
        for place, clock_time in enumerate(LOOKS):
            now = at(datetime.combine(self.days[number], clock_time), clock_time)
            killed = self.kills.get(number * len(LOOKS) + place, "")
            self.look(now, self.days[number + 1 : number + 3], killed)
        self.month.keep_phones()

    def look(self, now: datetime, to_book: list[date], killed: str) -> None:
        """All that is due is done, then everybody looks at their phone. Somewhere in it a process may be killed."""
        month, fails = self.month, self.chance.random() < FAILS
        rule = {"path": "message/send", "times": self.chance.randint(3, 40), **self.chance.choice(FAILURES)}
        soon = self.chance.uniform(0.05, 0.4)
        month.look(now)
        month.place.post("faults", {"rules": [rule] if fails else []})
        with self.killing(killed if killed == "worker" else "", soon):
            month.settle(undecided=fails or killed == "worker")
        month_truths.check_versions(month)
        turns = self.turns(now, to_book)
        with self.killing(killed if killed != "worker" else "", soon):
            month.act(turns)
        month.deliver(undecided=fails or bool(killed))
        if fails or killed:
            month.place.post("faults", {"rules": []})
            for minutes in (1.5, 2, 4):
                month.pass_by(minutes=minutes)
        self.history.check()

    @contextlib.contextmanager
    def killing(self, part: str, soon: float) -> Iterator[None]:
        """It is killed while the block runs, and is there again at its end."""
        failed: list[BaseException] = []

        def kill() -> None:
            real.sleep(soon)
            try:
                self.month.kill(part)
            except BaseException as error:  # noqa: BLE001 - raised where it was asked for
                failed.append(error)

        killer = threading.Thread(target=kill)
        if part:
            killer.start()
        try:
            yield
        finally:
            if part:
                killer.join()
        if failed:
            raise failed[0]

    def turns(self, now: datetime, to_book: list[date]) -> list[Turn]:
        cards, here = open_cards(self.month), now.astimezone(BEIJING)
        found: list[Turn] = [
            lambda one=one: one.turn(cards.get(one.user_id, []))  # type: ignore[misc]
            for one in self.interviewers.values()
        ]
        found += self.turns_of_hr(here, to_book, cards)
        found += self.at_the_start(now)
        if here.time() == LISTS and self.chance.random() < AWAY:
            away, instead = self.chance.sample(list(self.interviewers.values()), 2)
            first = here + timedelta(days=self.chance.randint(2, 9))
            until = f"{first:%-m月%-d日}到{first + timedelta(days=2):%-m月%-d日}"
            found.append(lambda: away.goes_on_leave(until, instead.name))
        return found

    def turns_of_hr(self, here: datetime, to_book: list[date], cards: dict[str, list[Card]]) -> list[Turn]:
        own = self.month.rows(LOOKED_AFTER)
        to_do: dict[str, list[Turn]] = {
            user_id: errands(self.month, hr, [row for row in own if row["hr"] == user_id])
            for user_id, hr in self.recruiters.items()
        }
        if here.time() == PASTES:
            for hr, rows in self.to_book(to_book):
                to_do[hr.user_id].append(lambda hr=hr, rows=rows: hr.pastes(rows))  # type: ignore[misc]
        if here.time() == LISTS:
            for hr in self.recruiters.values():
                to_do[hr.user_id].append(hr.looks_at_what_waits)
        return [
            lambda hr=hr: hr.turn(cards.get(hr.user_id, []), to_do[hr.user_id])  # type: ignore[misc]
            for hr in self.recruiters.values()
        ]

    def to_book(self, days: list[date]) -> list[tuple[Recruiter, str]]:
        """Each of HR has their share of the rows."""
        each, more = divmod(self.size.booked_a_day, len(self.recruiters))
        if not days:
            return []
        return [
            (hr, self.plans.rows(days, each + (number < more))) for number, hr in enumerate(self.recruiters.values())
        ]

    def at_the_start(self, now: datetime) -> list[Turn]:
        """Candidates who are not there, and people who will be late; one of the panel says it."""
        found: list[Turn] = []
        for interview_id, row in {row["id"]: row for row in self.month.rows(RUNNING)}.items():
            fate, who = random.Random(interview_id).random(), self.interviewers.get(row["user_id"])
            if who is None:
                continue
            if fate < ABSENT and now - row["start"] >= timedelta(minutes=15):
                found.append(lambda who=who, code=row["code"]: who.misses_the_candidate(code))  # type: ignore[misc]
            elif fate > 1 - LATE and now < row["start"]:
                found.append(lambda who=who, code=row["code"]: who.is_late(code))  # type: ignore[misc]
        return found
