"""A company's day, from eight in the morning to ten at night: forty interviewers, four of HR, 120 interviews.

People accept, decline and say why, are replaced, change their minds or never look; a worker is killed, and for an hour
WeCom fails. In the evening everybody's phone is read.
"""

from __future__ import annotations

import json
import random
import statistics
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.db import store
from bot.interviews import booking, people
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.models import Candidate, Job, Role
from bot.notices import budget, publish
from bot.times import calendar
from tests.world.clock import BEIJING
from tests.world.installation import installed, wait_until
from tests.world.moved_company import FAILURES, MovedCompany, at, connected, open_buttons

INTERVIEWERS = [f"panel{number:02}" for number in range(40)]
HR = [f"hr{number}" for number in range(4)]
HOURS, A_SLOT = range(9, 21), 10  # the hours at which interviews start, and how many do
OPENS, CLOSES = time(8), time(22)
LOOKS = (0, 1, 5, 30, 45, 50, 55)  # minutes of each hour at which something is due, or somebody looks at their phone
EVENING, STILL_NUDGED = time(20, 45), time(19, 30)  # the first look after 20:40; who owes for what ended before it
KILLED_AT, WECOM_FAILS = time(11, 5), (time(13), time(14))
REASONS = ("出差", "临时有客户会议", "病了")
SEED = 815


@dataclass
class Day(MovedCompany):
    """What happens when; `arrived` are the messages that each phone got, with the look in which they came."""

    date: datetime = datetime.min  # its midnight, here
    chance: random.Random = field(default_factory=lambda: random.Random(SEED))
    arrived: list[tuple[datetime, dict[str, Any]]] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def settle(self, *, undecided: bool) -> None:
        """Until nothing is due any more. `undecided`: of some messages nobody knows yet whether WeCom has them."""
        wait_until(lambda: not store.fetch(_BEGUN_OR_OVER) and not store.fetch(_TO_REMIND), every_s=0.1, patience_s=180)
        if self.now == at(self.date, EVENING):
            owing = owing_feedback(self, EVENING.replace(hour=EVENING.hour - 2))
            wait_until(lambda: owing <= nudged(), every_s=0.1, patience_s=180)
        wait_until(lambda: not self.may_leave(), every_s=0.1, patience_s=180)
        if not undecided:
            wait_until(lambda: not store.fetch(_IN_BULK, now=self.now), every_s=0.1, patience_s=180)
        if not undecided:
            wait_until(lambda: not store.fetch(_ON_ITS_WAY), every_s=0.1, patience_s=180)
        for one in self.place.sent()[len(self.arrived) :]:
            self.arrived.append((self.now, one))

    def says(self, user_id: str, words: str) -> str:
        exchange = self.place.post("messages", {"from": user_id, "text": words})
        assert exchange["outcome"] == "reply", exchange
        return str(exchange["reply"]["text"])

    def taps(self, user_id: str, card: dict[str, Any], key: str) -> None:
        exchange = self.place.post("taps", {"from": user_id, "task_id": card["task_id"], "key": key})
        assert exchange["outcome"] != "failed", exchange

    # --- what people do ---------------------------------------------------------------------------------------------

    def people_act(self) -> None:
        for user_id in [*INTERVIEWERS, *HR]:
            for card in self.chat(user_id):
                keys = {one["text"]: one["key"] for one in open_buttons(card)}
                if not keys or card["task_id"] in self.seen or self.chance.random() < 0.5:
                    continue
                self.seen.add(card["task_id"])
                if "接受" in keys:
                    self.answers(user_id, card, keys)
                elif user_id in HR:
                    self.mends(user_id, card, keys)

    def answers(self, user_id: str, card: dict[str, Any], keys: dict[str, str]) -> None:
        match self.chance.choices(["accept", "decline", "type", "waver", "ignore"], [50, 15, 5, 15, 15])[0]:
            case "accept":
                self.taps(user_id, card, keys["接受"])
            case "decline":
                self.taps(user_id, card, keys["无法参加"])
            case "type":
                interview = json.loads(keys["接受"])["arguments"]["interview"].removeprefix("id:")
                [row] = store.fetch("SELECT code FROM interview WHERE id = %(id)s", id=interview)
                self.says(user_id, f"无法参加 {row['code']} {self.chance.choice(REASONS)}")
            case "waver":
                for _ in range(self.chance.randint(1, 4)):
                    self.taps(user_id, card, keys["接受"])
                    self.taps(user_id, card, keys["无法参加"])
                    self.says(user_id, "撤销")

    def mends(self, user_id: str, card: dict[str, Any], keys: dict[str, str]) -> None:
        """The first who could come instead, or it is taken in hand, or left."""
        instead = [key for text, key in keys.items() if text.startswith("换成")]
        if instead and self.chance.random() < 0.7:
            self.taps(user_id, card, instead[0])
        elif "我来处理" in keys and self.chance.random() < 0.5:
            self.taps(user_id, card, keys["我来处理"])


@pytest.mark.long("a company's whole day, minutes")
def test_a_companys_day_is_quiet_true_and_complete(
    fresh_database_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    date = datetime.combine(calendar.next_working_day(datetime.now(BEIJING).date()), time(), BEIJING)
    with installed(fresh_database_url, tmp_path, web=True) as place, connected(fresh_database_url):
        day = Day(place, date=date)
        for user_id in (*INTERVIEWERS, *HR):
            place.hire(user_id)
        day.go_to(at(date, OPENS))
        book_all(day)
        for clock_time in looks():
            day.go_to(at(date, clock_time))
            fails = WECOM_FAILS[0] <= clock_time < WECOM_FAILS[1]
            befall(day, fails=fails)
            day.settle(undecided=fails or clock_time == KILLED_AT)
            check_reminders(day)
            day.people_act()
        day.go_to(at(date, CLOSES))
        day.settle(undecided=False)
        check_evening(day)
        with capsys.disabled():
            print(f"\n{figures(day)}")


def looks() -> list[time]:
    return [time(hour, minute) for hour in range(OPENS.hour, CLOSES.hour) for minute in LOOKS]


def befall(day: Day, *, fails: bool) -> None:
    rule = [{"path": "message/send", **day.chance.choice(FAILURES)}] if fails else []
    day.place.post("faults", {"rules": rule})
    if day.now == at(day.date, KILLED_AT):
        day.place.worker.kill()  # in the midst of what has just come to be due
        day.place.another_worker()


def book_all(day: Day) -> None:
    """Each hour twenty of the forty are asked, in turn, alone or in pairs."""
    with store.db.atomic():
        change = Change(day.now, actor_kind="system")
        team = [people.put(change, user_id, name=f"面试官{user_id[-2:]}")[0] for user_id in INTERVIEWERS]
        recruiters = [people.put(change, user_id, name=f"招聘{user_id[-1]}", role=Role.RECRUITER)[0] for user_id in HR]
        job = Job.create(title="后端工程师")
        for hour in HOURS:
            for number in range(A_SLOT):
                first = hour % 2 * 20 + number * 2
                start = at(day.date, time(hour))
                booking.book(
                    change,
                    Booking(
                        Candidate.create(name=f"候选人{hour}-{number}"), job, 1, "一面", start, start + timedelta(minutes=45),
                        team[first : first + 1 + number % 2], recruiters[number % len(recruiters)],
                    ),
                )  # fmt: skip
        publish.tell(change)


# --- what must hold -------------------------------------------------------------------------------------------------


def check_reminders(day: Day) -> None:
    """Whatever reminder came in this step was true when it left; while WeCom fails that may have been a step ago."""
    for row in store.fetch(
        """SELECT o.to_user, o.kind, o.sending_at, lower(i.slot) AS start, i.status, p.response, p.replaced_by_id
           FROM outbox o JOIN interview i ON i.id = o.interview_id JOIN member m ON m.user_id = o.to_user
           LEFT JOIN participant p ON p.interview_id = i.id AND p.member_id = m.id
           WHERE o.kind IN ('remind_30m', 'remind_5m') AND o.state = 'sent' AND o.sent_at >= %(now)s""",
        now=day.now,
    ):
        ahead = row["start"] - row["sending_at"]
        soonest, latest = (0, 5) if row["kind"] == "remind_5m" else (9, 30)
        assert timedelta(minutes=soonest) < ahead <= timedelta(minutes=latest), row
        if row["sending_at"] < day.now:
            continue
        assert row["status"] in ("scheduled", "confirmed"), row
        assert row["response"] != "declined", row
        assert row["replaced_by_id"] is None, row


def check_evening(day: Day) -> None:
    assert not store.fetch("SELECT 1 FROM inbox WHERE done_at IS NULL")
    left = store.fetch(
        """SELECT kind, state, last_error FROM outbox WHERE state NOT IN ('sent', 'suppressed', 'expired')
           AND NOT (state = 'queued' AND not_before > %(now)s)""",  # HR's next list
        now=day.now,
    )
    assert left == []
    for row in store.fetch(
        """SELECT to_user, interview_id, array_agg(kind ORDER BY id) AS kinds FROM outbox WHERE state = 'sent' AND counted
           GROUP BY 1, 2"""
    ):
        assert len(row["kinds"]) <= budget.MOST, row
    kinds = {row["task_id"]: (row["interview_id"], row["kind"]) for row in store.fetch(_CARDS)}
    for user_id in (*INTERVIEWERS, *HR):
        live = Counter(kinds[one["task_id"]] for one in day.chat(user_id) if open_buttons(one))
        assert not [one for one, count in live.items() if count > 1], user_id
    assert store.fetch(_DECLINED_UNKNOWN_TO_HR) == []
    check_nudges(day)
    quiet_from = at(day.date, time(21, 35))
    assert [one for when, one in day.arrived if when >= quiet_from] == []


def check_nudges(day: Day) -> None:
    """One in the evening for everybody who owed feedback by then, none for anybody else."""
    sent = [row["to_user"] for row in store.fetch(f"{_NUDGES} AND state = 'sent'")]
    assert sorted(sent) == sorted(owing_feedback(day, STILL_NUDGED))


def owing_feedback(day: Day, ended_by: time) -> set[str]:
    """The accounts of who owes feedback on what had ended by then."""
    return {row["user_id"] for row in store.fetch(_OWED_FEEDBACK, latest=at(day.date, ended_by))}


def nudged() -> set[str]:
    return {row["to_user"] for row in store.fetch(_NUDGES)}


def figures(day: Day) -> str:
    """Messages that a phone got in the day, answers to one's own words apart."""
    got: dict[str, int] = defaultdict(int)
    for _, one in day.arrived:
        got[one["touser"]] += one["delivered"]
    lines = []
    for name, of in (("interviewer", INTERVIEWERS), ("HR", HR)):
        counts = sorted(got[user_id] for user_id in of)
        p95 = counts[min(int(0.95 * len(counts)), len(counts) - 1)]
        lines.append(
            f"messages in the day, {name}: median {statistics.median(counts):.0f}, p95 {p95}, max {counts[-1]}"
        )
    changes = store.fetch(
        "SELECT action, count(*) AS n FROM audit_event WHERE actor_kind = 'member' GROUP BY 1 ORDER BY 1"
    )
    lines.append(", ".join(f"{row['action']} {row['n']}" for row in changes))
    swallowed = Counter(one["why_not"] for _, one in day.arrived if not one["delivered"])
    lines.append(f"not shown by WeCom: {dict(swallowed)}; worker killed once, WeCom away for an hour")
    return "\n".join(lines)


_NUDGES = "SELECT to_user FROM outbox WHERE kind = 'feedback_nudge'"
_CARDS = "SELECT task_id, interview_id, kind FROM outbox WHERE task_id IS NOT NULL"
_BEGUN_OR_OVER = """SELECT 1 FROM interview WHERE (status IN ('scheduled', 'confirmed') AND lower(slot) <= clock_now())
  OR (status = 'in_progress' AND upper(slot) <= clock_now()) LIMIT 1"""
_TO_REMIND = """SELECT 1 FROM participant p JOIN interview i ON i.id = p.interview_id
  WHERE i.status IN ('scheduled', 'confirmed') AND p.response <> 'declined' AND p.replaced_by_id IS NULL
    AND lower(p.slot) > clock_now() AND ((p.reminded = 0 AND lower(p.slot) <= clock_now() + interval '30 minutes')
      OR (p.reminded = 1 AND lower(p.slot) <= clock_now() + interval '5 minutes')) LIMIT 1"""
_IN_BULK = "SELECT 1 FROM outbox WHERE bulk AND state = 'queued' AND not_before <= %(now)s LIMIT 1"
_ON_ITS_WAY = "SELECT 1 FROM outbox WHERE state = 'sending' LIMIT 1"
_DECLINED_UNKNOWN_TO_HR = """SELECT i.code, m.user_id, lower(i.slot) AS start FROM participant p
    JOIN interview i ON i.id = p.interview_id JOIN member m ON m.id = p.member_id
  WHERE p.response = 'declined' AND p.replaced_by_id IS NULL AND NOT EXISTS (SELECT 1 FROM outbox o
    WHERE o.interview_id = i.id AND o.kind = 'declined' AND o.state = 'sent'
      AND (o.subject ->> 'member')::bigint = p.member_id)"""
_OWED_FEEDBACK = """SELECT DISTINCT m.user_id FROM participant p JOIN interview i ON i.id = p.interview_id
    JOIN member m ON m.id = p.member_id
  WHERE i.status = 'awaiting_feedback' AND upper(i.slot) <= %(latest)s AND p.response <> 'declined'"""
