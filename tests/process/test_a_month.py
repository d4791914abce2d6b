"""A month of a company: two hundred interviewers, twelve of HR, 1,500 interviews in twenty working days.

HR books by pasting; people accept, decline, forget, propose, write late and go on leave; interviews are moved, called off
and given to others, candidates stay away. WeCom fails now and then, and twenty times a process is killed. In the end the
whole database is read, and the fullest phones are written to files for somebody to read: `--phones FOLDER`.
"""

from __future__ import annotations

import random
import statistics
import time as real
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from tests.world import month_truths
from tests.world.month import Month, opened
from tests.world.month_company import JOBS, Calendar, Size, names
from tests.world.month_days import Days
from tests.world.month_people import Interviewer, Recruiter
from tests.world.month_phones import busiest, write_odd, write_phone

WHOLE = Size(interviewers=200, recruiters=12, booked_a_day=80, days=20, kills=20)
SMALL = Size(interviewers=24, recruiters=2, booked_a_day=12, days=3, kills=4)
SEED = 815
MOST_OF = 0.94  # of the rows pasted: who is busy, or would be twice, is not booked


@pytest.mark.long("twenty to forty minutes")
@pytest.mark.parametrize("size", [SMALL, WHOLE], ids=["few", "whole"])
def test_a_companys_month_loses_doubles_and_betrays_nothing(
    size: Size, tmp_path: Path, pytestconfig: pytest.Config, capsys: pytest.CaptureFixture[str]
) -> None:
    began, named, folder = real.monotonic(), names(), Path(pytestconfig.getoption("--phones"))
    with opened(tmp_path, size, named) as month:
        days = days_of(month, size, Calendar({}, named, random.Random(SEED)))
        try:
            days.begin()
            for number, today in enumerate(days.days):
                days.day(number)
                with capsys.disabled():
                    print(f"{today}: {month.all_sent} sent, {real.monotonic() - began:.0f} s", flush=True)
            month.look(month.now + timedelta(minutes=40))
            month.settle()
            held = month_truths.check_what_was_held(month)
        finally:
            month.keep_phones()
            read = written(month, folder)
        with capsys.disabled():
            print(f"{figures(month, held)}\nin {real.monotonic() - began:.0f} s; to be read: {read}")
        month_truths.check_the_whole(month)
        assert month.killed.total() == size.kills
        [booked] = month.rows("SELECT count(*) AS n FROM interview")
        assert booked["n"] >= MOST_OF * size.booked_a_day * size.days


def written(month: Month, folder: Path) -> str:
    """Where the phones are that somebody should read: the fullest, and theirs who were answered otherwise than they hoped."""
    files = [write_phone(month, busiest(month, of), folder) for of in ("panel", "hr")]
    for user_id in {user_id for _, user_id, *_ in month.odd}:
        write_phone(month, user_id, folder / "odd")
    return ", ".join(map(str, [*files, write_odd(month, folder)]))


def days_of(month: Month, size: Size, plans: Calendar) -> Days:
    """Everybody has a mind of their own."""
    interviewers = {
        one: Interviewer(month, one, random.Random(f"{SEED}{one}"), plans) for one in month.members if "panel" in one
    }
    recruiters = {
        one: Recruiter(month, one, random.Random(f"{SEED}{one}"), plans) for one in month.members if "hr" in one
    }
    for number, one in enumerate(interviewers.values()):
        plans.teams.setdefault(JOBS[number % len(JOBS)], []).append(one.name)
    return Days(month, size, plans, interviewers, recruiters, random.Random(SEED))


def figures(month: Month, held: Counter[str]) -> str:
    lines = []
    for name, of in (("interviewer", "panel"), ("HR", "hr")):
        got = sorted(
            sum(one["by"] == "bot" for one in messages.values())
            for user_id, messages in month.phones.items()
            if user_id.startswith(of)
        )
        lines.append(f"messages in the month, {name}: median {statistics.median(got):.0f}, max {got[-1]}")
    changes = month.rows("SELECT action, count(*) AS n FROM audit_event GROUP BY 1 ORDER BY 2 DESC")
    lines.append(", ".join(f"{row['action']} {row['n']}" for row in changes))
    notices = month.rows("SELECT kind, state, count(*) AS n FROM outbox GROUP BY 1, 2 ORDER BY 3 DESC")
    lines.append(", ".join(f"{row['kind']} {row['state']} {row['n']}" for row in notices))
    lines.append(f"of what was held: {dict(held)}")
    lines.append(
        f"{month.all_sent} messages and taps, {month.repeats} repeats; killed: {dict(month.killed)}; "
        f"{len(month.odd)} answered otherwise than hoped"
    )
    return "\n".join(lines)
