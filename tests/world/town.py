"""The bot and WeCom in one process: two servers in threads, a real database, and a clock that the test moves."""

from __future__ import annotations

import contextlib
import os
import socket
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from typing import Any

import requests
from werkzeug.serving import make_server

from bot import app as composition
from bot import change, worker
from bot.chat.command import Command
from bot.db import store
from bot.db.store import Purpose
from bot.interviews import booking, offering, preferences
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.models import Candidate, Interview, Job, Member, Participant, Role
from bot.notices import queue
from bot.resumes.fetching import Fetcher
from bot.rooms.keeping import Keeper
from bot.settings import child_environ, load
from sandbox.company import company
from sandbox.server import listening
from tests import loaded
from tests.conftest import give_to
from tests.serving import in_a_thread
from tests.world import roster
from tests.world.clock import NOW, beijing
from tests.world.five import FIVE
from tests.world.hooking import OLD_SECRET, SECRET
from tests.world.roster import TEAM
from tests.world.stage import all_handlers
from tests.world.world import World

_HOUR_S = 3600.0


class Town(World):
    """`sandbox` is WeCom's address, `web` the bot's. `at` is the time by the one clock: the same at whatever hour the test runs, and it
    moves only when the test says so. WeCom stamps its callbacks with the true time, by which the web process judges their age.
    """

    def __init__(
        self,
        database_url: str,
        sandbox_url: str,
        web_port: int,
        sandbox_port: int,
        at: datetime,
        *extra: Command,
        is_founded: bool = False,
    ) -> None:
        self.sandbox, self.web = sandbox_url, f"http://127.0.0.1:{web_port}"
        self.app = composition.build(
            load(
                FIVE
                | {
                    "SANDBOX": "1",
                    "SECRET_KEY": "k" * 32,
                    "DATABASE_URL": database_url,
                    "PORT": str(web_port),
                    "SANDBOX_PORT": str(sandbox_port),
                    "UNDO_WINDOW_S": "60",
                    "HOOK_SECRET": SECRET,
                    "HOOK_SECRET_OLD": OLD_SECRET,
                }
            ),
            all_handlers(*extra),
            Purpose.WEB,
        )
        self._kept_house: dict[str, datetime] = {}  # when each hourly sweep is due again
        self.fetcher: Fetcher | None = None  # of a town in which résumés are fetched
        self.rooms: Keeper | None = None  # of a town in which somebody makes rooms
        super().__init__(at=at)
        if not is_founded:
            found(database_url, at)
        elif at != NOW:
            with store.connected(), store.db.atomic():
                Member.update(created_at=at).execute()

    def move(self, **amount: float) -> None:
        """Move the bot's clock, and WeCom's with it."""
        self.clock.move(**amount)
        self.control("clock", advance_s=timedelta(**amount).total_seconds())

    # --- what people do -----------------------------------------------------------------------------------------

    def say(self, user_id: str, text: str) -> str:
        """What the bot answers at once; empty where it answers nothing. A message that it refuses fails the test."""
        exchange = self._delivered(self._post("messages", {"from": user_id, "text": text}))
        return exchange["reply"]["text"] if exchange["reply"] else ""

    def orders(self, user_id: str, text: str) -> str:
        """Say it, and 是 when it is read back."""
        said = self.say(user_id, text)
        assert said.endswith("？是/否"), said
        return self.say(user_id, "是")

    def tap(self, user_id: str, button: str, *, card_of: str | None = None, index: int = -1) -> dict[str, Any]:
        """Tap the button with that text on the newest card that has it; of another member with `card_of`."""
        cards = [one for one in self.cards(card_of or user_id) if button in buttons(one)]
        card = cards[index]
        key = next(one["key"] for one in card["content"]["button_list"] if one["text"] == button)
        return self._delivered(self._post("taps", {"from": user_id, "task_id": card["task_id"], "key": key}))

    def tick(self, user_id: str, *options: str, card_of: str | None = None, index: int = -1) -> dict[str, Any]:
        """Tick the options with these texts on the newest card that has some, and send them."""
        cards = [one for one in self.cards(card_of or user_id) if one["content"].get("checkbox") and not one["state"]]
        card = cards[index]
        question = card["content"]["checkbox"]
        ids = {one["text"]: one["id"] for one in question["option_list"]}
        selected = {question["question_key"]: [ids[one] for one in options]}
        tap = {"from": user_id, "task_id": card["task_id"], "key": card["content"]["submit_button"]["key"]}
        return self._delivered(self._post("taps", tap | {"selected": selected}))

    # --- what time does ------------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Let the worker do all that is due now, as its jobs and its sweep would; the hourly ones once in an hour."""
        for one in worker.sweeps(self.app.dispatcher, self.app.delivery, self.rooms, self.fetcher):
            if one.every_s < _HOUR_S or self.at >= self._kept_house.get(one.name, self.at):
                one.once(self.at)
                self._kept_house[one.name] = self.at + timedelta(seconds=one.every_s)
        for _ in range(20):
            with store.db.connection_context():
                waiting = queue.members_with_due_rows(self.at)
            if not sum(self.app.delivery.deliver(user_id) for user_id in waiting):
                return

    # --- what there is to see ------------------------------------------------------------------------------------

    def chat(self, user_id: str) -> list[dict[str, Any]]:
        """What the bot said to the member, oldest first."""
        found = requests.get(f"{self.sandbox}/sandbox/chats/{user_id}", timeout=10).json()
        return [one for one in found if one["by"] == "bot"]

    def cards(self, user_id: str) -> list[dict[str, Any]]:
        return [one for one in self.chat(user_id) if one["type"] == "template_card"]

    def title(self, user_id: str) -> str:
        """Of the newest card."""
        return str(self.cards(user_id)[-1]["content"]["main_title"]["title"])

    def texts(self, user_id: str) -> list[str]:
        return [
            str(one["content"]["content"]) for one in self.chat(user_id) if one["type"] == "text" and one["content"]
        ]

    def sent(self) -> list[dict[str, Any]]:
        return list(requests.get(f"{self.sandbox}/sandbox/sent", timeout=10).json())

    def rows(self, sql: str, **values: object) -> list[store.Row]:
        with store.db.connection_context():
            return store.fetch(sql, **values)

    # --- what is arranged -----------------------------------------------------------------------------------------

    def book(
        self,
        *panel: str,
        candidate: str = "陈晓",
        in_hours: float = 24.0,
        job: str = "后端工程师",
        meeting_url: str | None = "https://meeting.example.com/1",
    ) -> Interview:
        """An interview, as HR would book it; nobody is told yet."""
        panel_members = [self.member(user_id) for user_id in panel]
        start = self.at + timedelta(hours=in_hours)
        return self.book_for(panel_members, start, candidate, job, meeting_url=meeting_url)

    def hires(self, user_id: str, name: str = "") -> None:
        """WeCom's directory has them from now on."""
        self.control("people", user_id=user_id, name=name or roster.person(user_id).name)

    def joins(self, user_id: str, role: Role | None = None, name: str = "") -> Member:
        """Whom WeCom's directory did not have it has now."""
        if not roster.person(user_id).in_directory:
            self.hires(user_id, name)
        return super().joins(user_id, role, name)

    def control(self, what: str, **values: object) -> Any:
        return self._post(what, values)

    @staticmethod
    def _delivered(exchange: dict[str, Any]) -> dict[str, Any]:
        assert exchange["outcome"] != "failed", exchange["tries"]
        return exchange

    def _post(self, what: str, body: dict[str, Any]) -> Any:
        answer = requests.post(f"{self.sandbox}/sandbox/{what}", json=body, timeout=60)
        assert answer.ok, answer.text
        return answer.json()


def buttons(card: dict[str, Any]) -> list[str]:
    """The texts of the buttons that can still be tapped."""
    if card.get("state"):
        return []
    return [one["text"] for one in card["content"].get("button_list", [])]


def found(database_url: str, at: datetime = NOW) -> None:
    """Those whom each town has join."""
    give_to("demo", database_url)  # it moves the clock, and hires whom it likes
    store.connect(database_url, Purpose.WEB)
    World(*TEAM, at=at)


@contextlib.contextmanager
def town(database_url: str, *extra: Command, at: datetime = NOW, is_founded: bool = False) -> Iterator[Town]:
    """`is_founded`: its people are there. Its database is the next one's, too, and so are the connections to it."""
    with contextlib.ExitStack() as running:
        running.enter_context(roster.directory_of_its_own())
        line = running.enter_context(socket.create_server(("127.0.0.1", 0)))
        web_port = line.getsockname()[1]
        wecom = listening(company(FIVE | {"CALLBACK_URL": f"http://127.0.0.1:{web_port}/wecom/callback"}), 0)
        running.enter_context(in_a_thread(wecom))
        built = Town(
            database_url, f"http://127.0.0.1:{wecom.port}", web_port, wecom.port, at, *extra, is_founded=is_founded
        )
        web = make_server("127.0.0.1", web_port, built.app.web, threaded=True, fd=line.fileno())
        running.enter_context(in_a_thread(web))
        yield built
    if not is_founded:
        store.db.close_all()


def bot(place: Town, *arguments: str) -> tuple[int, str]:
    """What the command line does with it: how it ended, and what it printed."""
    done = loaded.run("bot", *arguments, environ=os.environ | child_environ(place.app.settings))
    return done.returncode, done.stdout


def invited(place: Town, *panel: str, **how: Any) -> Interview:
    """An interview whose panel has its invitations."""
    interview = place.book(*panel, **how)
    with store.db.connection_context(), change.begin(place.at, kind="system") as begun:
        begun.record("interview.booked", "interview", interview.id)
    place.settle()
    return interview


def to_be_chosen(place: Town, *panel: str, candidate: str = "陈晓", job: str = "后端工程师") -> Interview:
    """An interview whose candidate chooses the time; nobody has been asked yet."""
    who, hr = [place.member(one) for one in panel], place.member("zhangmin")
    with store.db.connection_context(), change.begin(place.at, hr) as begun:
        whose = Candidate.get_or_none(Candidate.name == candidate) or Candidate.create(name=candidate)
        what = Job.get_or_none(Job.title == job) or Job.create(title=job)
        offer, _ = offering.find(who, timedelta(minutes=45), None, place.at, candidate=whose)
        assert offer is not None
        first = offer.times[0]
        return booking.book(begun, Booking(whose, what, 2, "二面", first.start, first.end, who, hr, offer=offer))


def alive(place: Town, user_id: str) -> list[dict[str, Any]]:
    return [one for one in place.cards(user_id) if buttons(one)]


def answers(on: Interview, response: str) -> Interview:
    with store.db.connection_context():
        Participant.update(response=response, responded_at=NOW).where(Participant.interview == on).execute()
    return on


def heard(place: Town, what: str, user_id: str = "zhangmin") -> list[str]:
    """The lines of their messages that have it."""
    return [line for text in place.texts(user_id) for line in text.split("\n") if what in line]


def order(place: Town, words: str) -> None:
    """HR's order, read back and confirmed."""
    assert place.say("zhangmin", words).endswith("是/否")
    place.say("zhangmin", "是")


def later(place: Town, **how: float) -> None:
    place.move(**(how or {"seconds": 61}))
    place.settle()


def at(place: Town, day_and_time: str) -> None:
    """It is that time in Beijing, in the month in which the world begins, and what is due by then is done."""
    later(place, seconds=(beijing(f"{NOW:%m}-{day_and_time}") - place.at).total_seconds())


def in_an_interview(place: Town, *who: str) -> Interview:
    """They are in the middle of one, and another starts in an hour: the latter."""
    for number, user_id in enumerate(who):
        invited(place, user_id, in_hours=0.5, candidate=f"前一位{number}")
    on = invited(place, "lisi", in_hours=1.7)
    later(place, minutes=40)
    return on


def has_no_quiet_hours(place: Town, *user_ids: str) -> None:
    """Whoever lives where it is night hears all the same."""
    with store.db.connection_context(), store.db.atomic():
        for user_id in user_ids:
            preferences.set_quiet_hours(
                Change(place.at, actor_kind="operator"), place.member(user_id), (time(), time())
            )
