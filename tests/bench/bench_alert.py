"""How soon HR knows: from an interviewer's tap on 无法参加 until HR's card is with WeCom."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from bot.db import store
from bot.db.store import Purpose
from bot.interviews import booking, people
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.models import Candidate, Job, Role
from bot.notices import publish
from tests.bench.beside import talking
from tests.bench.company import SPEAKERS
from tests.bench.table import show
from tests.world.installation import Installation, installed, wait_until

TAPS = 40  # alone, and as many beside others' messages
BESIDE = 20  # messages a second
RECRUITERS = 8  # none gets more in a minute than WeCom delivers
INTERVIEWERS = tuple(f"panel{number:02}" for number in range(2 * TAPS))
HR = tuple(f"hr{number}" for number in range(RECRUITERS))
FREE = ("free1", "free2", "free3")  # who could come instead


class Heard(NamedTuple):
    """Milliseconds from the tap until its answer was back, and until HR's card was with WeCom."""

    answered: float
    alerted: float


def test_hr_hears_of_a_decline(fresh_database_url: str, tmp_path: Path) -> None:
    with installed(fresh_database_url, tmp_path, web=True) as place:
        for user_id in (*INTERVIEWERS, *HR):
            place.hire(user_id)
        invite_all(fresh_database_url)
        wait_until(lambda: len(place.sent()) == len(INTERVIEWERS), every_s=0.2)
        invitations = {one["touser"]: one["body"]["template_card"] for one in place.sent()}
        alone = [decline(place, user_id, invitations[user_id]) for user_id in INTERVIEWERS[:TAPS]]
        with talking(place.port, SPEAKERS, BESIDE) as talk:
            beside = [decline(place, user_id, invitations[user_id]) for user_id in INTERVIEWERS[TAPS:]]
        sent = place.sent()
    assert all(one["delivered"] for one in sent)
    assert [(one["touser"], title(one)) for one in sent[len(INTERVIEWERS) :]] == [
        (HR[number % RECRUITERS], f"{user_id} 无法参加") for number, user_id in enumerate(INTERVIEWERS)
    ]
    show(
        f"From a tap on 无法参加, {TAPS} times, one after the other: alone, "
        f"and beside {talk.a_second:.1f} other messages a second",
        ("", "p50 ms", "p95 ms", "max ms"),
        [
            ("alone: the tap is answered", *spread([one.answered for one in alone])),
            ("alone: HR's card is with WeCom", *spread([one.alerted for one in alone])),
            ("beside others: the tap is answered", *spread([one.answered for one in beside])),
            ("beside others: HR's card is with WeCom", *spread([one.alerted for one in beside])),
        ],
    )


def invite_all(database_url: str) -> None:
    """Each interviewer has one interview, so soon that a decline cannot wait until it can no longer be undone."""
    now = datetime.now(UTC)
    store.connect(database_url, Purpose.TOOL)
    with store.db.connection_context(), store.db.atomic():
        change = Change(now, actor_kind="system")
        recruiters = [people.put(change, user_id, role=Role.RECRUITER)[0] for user_id in HR]
        for user_id in (*FREE, *SPEAKERS):
            people.put(change, user_id)
        job, start = Job.create(title="后端工程师"), now + timedelta(minutes=90)
        for number, user_id in enumerate(INTERVIEWERS):
            panel = [people.put(change, user_id)[0]]
            candidate = Candidate.create(name=f"候选人{number}")
            recruiter = recruiters[number % RECRUITERS]
            end = start + timedelta(minutes=30)
            booking.book(change, Booking(candidate, job, 1, "一面", start, end, panel, recruiter))
        publish.tell(change)
    store.db.close_all()


def decline(place: Installation, user_id: str, card: dict[str, Any]) -> Heard:
    [key] = [one["key"] for one in card["button_list"] if one["text"] == "无法参加"]
    so_far = len(place.sent())
    begun = time.time()
    exchange = place.post("taps", {"from": user_id, "task_id": card["task_id"], "key": key})
    answered = time.time() - begun
    assert exchange["outcome"] in ("reply", "empty"), exchange["outcome"]
    wait_until(lambda: len(place.sent()) > so_far)
    with_wecom = datetime.fromisoformat(place.sent()[so_far]["at"]).timestamp()
    return Heard(answered * 1000, (with_wecom - begun) * 1000)


def title(sent: dict[str, Any]) -> str:
    return str(sent["body"]["template_card"]["main_title"]["title"])


def spread(figures: list[float]) -> tuple[float, float, float]:
    """Median, the 95th of a hundred, and the largest."""
    in_order = sorted(figures)
    return in_order[len(in_order) // 2], in_order[int(0.95 * len(in_order))], in_order[-1]
