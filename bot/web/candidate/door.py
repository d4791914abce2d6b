"""The routes below `/c/<token>`. A look changes nothing, and mail scanners look: each change is a POST of a form that we
showed, and ends in a redirect to the page; other times that cannot be read, in the form as it was filled in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, Response, request

from bot import change, rooms
from bot.db import store
from bot.interviews import by_candidate, open_to_candidate, self_choice
from bot.interviews.audit import Change
from bot.interviews.by_candidate import Enough, Moved, NotNow
from bot.interviews.errors import UserError
from bot.interviews.open_to_candidate import Act
from bot.times.values import Span
from bot.web.candidate import calendar_file, page, time_form
from bot.web.candidate.visit import Show, Visit, answered
from bot.web.screen import go_on

NAME = "candidate"
Do = Callable[[Change, Visit], object]


def blueprint() -> Blueprint:
    door = Blueprint(NAME, __name__, url_prefix="/c/<token>")
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
        "/choose": (_choose, ""),
        "/late": (_late, ""),
        "/here": (_here, ""),
        "/join": (_join, "room"),
    }
    for rule, (do, then) in changes.items():
        _route(door, rule, "POST", _changing(do, then))
    _route(door, "/time", "POST", _another_time)
    return door


def _route(door: Blueprint, rule: str, method: str, show: Show) -> None:
    door.add_url_rule(
        rule,
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
        except Enough:
            return go_on(visit.to(note="enough"))
        except NotNow:
            return go_on(visit.to(note="notnow"))
        except UserError:
            return go_on(visit.to(note="taken" if do is _choose else "notnow"))
        except ValueError:
            return go_on(visit.to(note="notnow"))
        return go_on(visit.to(then))

    return changed


def _calendar(visit: Visit) -> Response:
    if visit.interview.slot is None:
        return go_on(visit.to())
    return calendar_file.calendar_file(visit)


def _room(visit: Visit) -> Response:
    """Whoever has said that they join, and is expected there now."""
    may_enter = open_to_candidate.is_open(Act.ENTER, visit.interview, visit.now)
    if visit.interview.here_at is None or not may_enter:
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


def _another_time(visit: Visit) -> Response:
    form = time_form.sent(visit)
    if not form.can_be_asked:
        return page.other_time(visit, form)

    def ask(begun: Change, visit: Visit) -> None:
        by_candidate.ask_for_another_time(begun, visit.interview, _shown_sequence(), form.starts, form.words)

    return _changing(ask, "")(visit)


def _shown_sequence() -> int:
    """The version of the time that the page showed, whose form it is."""
    return int(request.form.get("sequence", ""))


def _instant(said: str) -> datetime:
    """Raises: ValueError"""
    at = datetime.fromisoformat(said)
    if at.tzinfo is None:
        raise ValueError
    return at
