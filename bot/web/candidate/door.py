"""The routes below `/c/<token>`. A look changes nothing, and mail scanners look: each change is a POST of a form that we
showed, and ends in a redirect to the page.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, request

from bot import change, rooms
from bot.db import store
from bot.interviews import by_candidate, self_choice
from bot.interviews.audit import Change
from bot.interviews.by_candidate import Moved, NotNow
from bot.interviews.errors import UserError
from bot.interviews.wishes import MOST_TIMES
from bot.times.values import Span
from bot.times.zones import zone_or_company
from bot.web.candidate import calendar_file, page
from bot.web.candidate.visit import Show, Visit, answered
from bot.web.screen import go_on

Do = Callable[[Change, Visit], object]


def blueprint() -> Blueprint:
    door = Blueprint("candidate", __name__, url_prefix="/c/<token>")
    looks: dict[str, Show] = {"": page.page, "/decline": page.sure, "/time": page.other_time, "/room": _room}
    for rule, show in looks.items():
        _route(door, rule, "GET", show)
    door.add_url_rule(
        "/interview.ics",
        "calendar",
        lambda token: answered(token, _calendar, once_cancelled=_calendar),
        methods=["GET"],
        provide_automatic_options=False,
    )
    changes: dict[str, tuple[Do, str]] = {
        "/confirm": (_confirm, ""),
        "/decline": (_decline, ""),
        "/time": (_another_time, ""),
        "/choose": (_choose, ""),
        "/late": (_late, ""),
        "/here": (_here, ""),
        "/join": (_join, "room"),
    }
    for rule, (do, then) in changes.items():
        _route(door, rule, "POST", _changing(do, then))
    return door


def _route(door: Blueprint, rule: str, method: str, show: Show) -> None:
    door.add_url_rule(
        rule or "",
        f"{method.lower()} {rule.strip('/') or 'page'}",
        lambda token: answered(token, show),
        methods=[method],
        provide_automatic_options=False,
    )


def _changing(do: Do, then: str) -> Show:
    """Do it, and go on to the page: that it was so already, or cannot be any more, is seen there."""

    def changed(visit: Visit) -> Response:
        try:
            with change.begin(visit.now, kind="candidate") as begun:
                do(begun, visit)
        except Moved:
            return go_on(visit.to(note="moved"))
        except NotNow:
            return go_on(visit.to(note="notnow"))
        except UserError:  # of a time that somebody else has taken
            return go_on(visit.to(note="taken"))
        except ValueError:
            return go_on(visit.to("time", note="wrong") if do is _another_time else visit.to(note="notnow"))
        return go_on(visit.to(then))

    return changed


def _calendar(visit: Visit) -> Response:
    if visit.interview.slot is None:
        return go_on(visit.to())
    return calendar_file.calendar_file(visit)


def _room(visit: Visit) -> Response:
    """Whoever has said that they join, and is expected there now."""
    if visit.interview.here_at is None or not by_candidate.may_enter(visit.interview, visit.now):
        return go_on(visit.to(note="notnow"))
    with store.db.atomic():
        return page.room(visit, rooms.way_in_of_candidate(visit.interview, opens=False))


# --- what is done -------------------------------------------------------------------------------------------------------


def _confirm(begun: Change, visit: Visit) -> None:
    by_candidate.confirm(begun, visit.interview, _shown_sequence())


def _decline(begun: Change, visit: Visit) -> None:
    by_candidate.decline(begun, visit.interview, _shown_sequence())


def _late(begun: Change, visit: Visit) -> None:
    minutes = int(request.form.get("minutes", ""))
    if minutes not in by_candidate.LATE_MINUTES:
        raise ValueError
    by_candidate.be_late(begun, visit.interview, _shown_sequence(), minutes)


def _here(begun: Change, visit: Visit) -> None:
    by_candidate.be_here(begun, visit.interview, _shown_sequence())


def _join(begun: Change, visit: Visit) -> None:
    by_candidate.enter(begun, visit.interview)
    rooms.way_in_of_candidate(visit.interview)


def _choose(begun: Change, visit: Visit) -> None:
    start, _, end = request.form.get("slot", "").partition("/")
    self_choice.choose(begun, visit.interview, Span(_instant(start), _instant(end)))


def _another_time(begun: Change, visit: Visit) -> None:
    zone = zone_or_company(request.form.get("zone", ""))
    starts = []
    for number in range(1, MOST_TIMES + 1):
        day, hour = (request.form.get(f"{what}{number}", "").strip() for what in ("day", "hour"))
        if day or hour:
            starts.append(_local(day, hour, zone))
    words = _sentence(request.form.get("words", ""))
    by_candidate.ask_for_another_time(begun, visit.interview, _shown_sequence(), starts, words)


def _sentence(said: str) -> str:
    """On one line, and nothing in it that nobody can see."""
    return " ".join("".join(one for one in said if one.isprintable() or one.isspace()).split())


def _shown_sequence() -> int:
    """The version of the time that the page showed, whose form it is."""
    return int(request.form.get("sequence", ""))


def _instant(said: str) -> datetime:
    """Raises: ValueError"""
    at = datetime.fromisoformat(said)
    if at.tzinfo is None:
        raise ValueError
    return at


def _local(day: str, hour: str, zone: ZoneInfo) -> datetime:
    """`2026-03-12`, `15:30` in their zone. Raises: ValueError"""
    at = datetime.fromisoformat(f"{day}T{hour}")
    if at.tzinfo is not None:
        raise ValueError
    if not datetime.min + _A_DAY < at < datetime.max - _A_DAY:
        raise ValueError
    return at.replace(tzinfo=zone)


_A_DAY = timedelta(days=1)
