"""A member's interviews: `GET /my` what waits for them, today and what comes; `GET /my/2026-03-12` that day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from flask import Response

from bot import wording
from bot.db.sql import sql
from bot.interviews import lookup
from bot.interviews.models import Interview
from bot.notices import pending
from bot.notices.pending import Waiting, What, for_whom
from bot.times.values import Span
from bot.web.pages.page import NOT_YOURS, Visit, page
from bot.wording import links

MOST_OF_A_DAY = 100
MOST_LATER = 10
MOST_WAITING = 50
_LATER = sql("{on} AND lower(i.slot) >= %(after)s::timestamptz", on=lookup.ON)
_FURTHEST = timedelta(days=400)  # before and after today


@dataclass(frozen=True)
class Row:
    """A line that leads to a page: its time, what it is, and where it stands."""

    href: str
    when: str
    about: str
    stands: str


@dataclass(frozen=True)
class Day:
    """One day's interviews under its name; `href` is its own page."""

    name: str
    href: str
    rows: Sequence[Row]


@page("/my", needs=lambda viewer: True)
def my(visit: Visit) -> Response:
    today = visit.now.astimezone(visit.viewer.tz).date()
    waits = pending.of(visit.viewer, visit.now)
    tomorrow = _begins(visit, today, 1)
    later = lookup.on_calendar(visit.viewer, _LATER, after=tomorrow, limit=MOST_LATER + 1)
    return visit.render(
        "my.html",
        is_today=True,
        waits=[_waiting(visit, one) for one in waits[:MOST_WAITING]],
        more_waits=len(waits[MOST_WAITING:]),
        later=_days(visit, later[:MOST_LATER]),
        still_later=_still_later(visit, later[MOST_LATER:], tomorrow),
        **_one_day(visit, today),
    )


@dataclass(frozen=True)
class StillLater:
    """How many more there are, and where: from which day on, on a page of its own."""

    n: int
    day: Day


def _still_later(visit: Visit, next_ones: list[Interview], tomorrow: datetime) -> StillLater | None:
    if not next_ones:
        return None
    n = lookup.how_many_on_calendar(visit.viewer, _LATER, after=tomorrow) - MOST_LATER
    return StillLater(n, _days(visit, next_ones)[0])


@page("/my/<day>", needs=lambda viewer: True)
def my_day(visit: Visit, day: str) -> Response:
    today = visit.now.astimezone(visit.viewer.tz).date()
    try:
        asked = date.fromisoformat(day)
    except ValueError:
        return NOT_YOURS.response(visit.lang)
    if asked.isoformat() != day or abs(asked - today) > _FURTHEST:
        return NOT_YOURS.response(visit.lang)
    return visit.render("my.html", is_today=False, **_one_day(visit, asked))


def _one_day(visit: Visit, day: date) -> dict[str, object]:
    """That day's interviews, those that are over last, and the days beside it."""
    start, end = _begins(visit, day), _begins(visit, day, 1)
    found = lookup.between(visit.viewer, start, end)
    shown = sorted(found[:MOST_OF_A_DAY], key=lambda one: one.is_over(visit.now))
    over = [one for one in shown if one.is_over(visit.now)]
    return {
        "day": wording.day_or_days(Span(start, end), visit.viewer, visit.now),
        "zone": next((said for one in found if (said := wording.zone(visit.viewer, one.start, one))), ""),
        "to_come": [_row(visit, one) for one in shown if one not in over],
        "over": [_row(visit, one) for one in over],
        "left_out": len(found) - len(shown),
        "before": _href(day - timedelta(days=1)),
        "after": _href(day + timedelta(days=1)),
    }


def _begins(visit: Visit, day: date, later: int = 0) -> datetime:
    return datetime.combine(day + timedelta(days=later), time(), visit.viewer.tz)


def _href(day: date) -> str:
    return f"/my/{day.isoformat()}"


def _days(visit: Visit, found: Sequence[Interview]) -> list[Day]:
    def day_of(one: Interview) -> date:
        assert one.start is not None
        return one.start.astimezone(visit.viewer.tz).date()

    return [
        Day(
            wording.day_or_days(Span(_begins(visit, day), _begins(visit, day, 1)), visit.viewer, visit.now),
            _href(day),
            [_row(visit, one) for one in of_it],
        )
        for day, of_it in groupby(found, day_of)
    ]


def _row(visit: Visit, one: Interview) -> Row:
    viewer = visit.viewer
    stands = wording.stands(one, viewer, visit.now)
    if viewer.is_hr and (whom := wording.with_whom(one, viewer)):
        stands = f"{whom} · {stands}"
    return Row(links.interview_path(one), wording.hours(one, viewer), wording.about(one, viewer), stands)


def _waiting(visit: Visit, one: Waiting) -> Row:
    viewer, now = visit.viewer, visit.now
    since = wording.duration(now - one.since, visit.lang)
    to_write = one.what is What.FEEDBACK and list(one.people) == [viewer]
    return Row(
        links.feedback_path(one.interview) if to_write else links.interview_path(one.interview),
        wording.brief(one.interview, viewer, now),
        wording.job_and_round(one.interview),
        f"{for_whom(one, viewer, now)} · {visit.text('interview_page.for_time', since=since)}",
    )
