"""The demo's company, and eight interviewers more, so that as many clients can speak at once, each for itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot import demo
from bot.db import store
from bot.db.store import Purpose
from bot.interviews import booking, people
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.models import Candidate, Job
from bot.times.zones import company_zone
from tests.conftest import give_to

SPEAKERS = tuple(f"speaker{number}" for number in range(1, 9))
HOURS = (10, 14, 16)
DAYS = 2  # today and tomorrow, should midnight come between


def furnish(database_url: str) -> None:
    """Seed the database; each speaker has three interviews a day."""
    now = datetime.now(UTC)
    give_to("demo", database_url)
    store.connect(database_url, Purpose.TOOL)
    demo.top_up(now)
    with store.db.connection_context(), store.db.atomic():
        change = Change(now, actor_kind="system")
        job = Job.get()
        today = now.astimezone(company_zone()).replace(minute=0, second=0, microsecond=0)
        for user_id in SPEAKERS:
            speaker, _ = people.put(change, user_id)
            for day in range(DAYS):
                for hour in HOURS:
                    start = today.replace(hour=hour) + timedelta(days=day)
                    candidate = Candidate.create(name=f"候选人{hour}")
                    booking.book(
                        change, Booking(candidate, job, 1, "一面", start, start + timedelta(hours=1), [speaker])
                    )
    store.db.close_all()
