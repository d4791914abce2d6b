"""A town whose ShowMeBug makes the rooms, what there is to see at the vendor's, and who may go in."""

from __future__ import annotations

import threading
from typing import Any

import requests

from bot import rooms
from bot.db import store
from bot.interviews import lookup
from bot.interviews.audit import Change
from bot.interviews.models import Interview, Member
from tests.world.town import Town

CONTACTS = {"zhangsan": "zhangsan@example.com", "lisi": "lisi@example.com", "wangwu": "wangwu@example.com"}


def with_rooms(place: Town) -> Town:
    """Its interviewers can be named by e-mail."""
    place.rooms = place.app.rooms
    with store.db.connection_context():
        for user_id, email in CONTACTS.items():
            Member.update(email=email).where(Member.user_id == user_id).execute()
    return place


def booked(place: Town, *panel: str, **how: Any) -> Interview:
    """An interview by video without an address of its own, and the keeper has been by."""
    interview = place.book(*panel, meeting_url=None, **how)
    place.settle()
    return interview


def at_vendor(place: Town) -> list[dict[str, Any]]:
    return list(_get(place, "rooms"))


def log(place: Town) -> dict[str, Any]:
    return dict(_get(place, "log"))


def faults(place: Town, **changes: object) -> None:
    requests.post(f"{place.sandbox}/sandbox/showmebug/faults", json=changes, timeout=10).raise_for_status()


def well(place: Town) -> None:
    requests.delete(f"{place.sandbox}/sandbox/showmebug/faults", timeout=10).raise_for_status()


def now_of(interview: Interview) -> Interview:
    with store.db.connection_context():
        [found] = lookup.load([interview.id])
    return found


def way_in(place: Town, interview: Interview, user_id: str) -> str | None:
    """What the member's browser is sent to."""
    with store.db.connection_context(), store.db.atomic():
        [found] = lookup.load([interview.id])
        return rooms.way_in(found, place.member(user_id))


def way_in_of_candidate(interview: Interview) -> str | None:
    with store.db.connection_context(), store.db.atomic():
        [found] = lookup.load([interview.id])
        return rooms.way_in_of_candidate(found)


def who_is_at(link: str) -> str:
    """The name by which the room knows whoever has this link; empty where there is no such room."""
    page = requests.get(link, headers={"Accept-Language": "zh"}, timeout=10).text
    return page.partition("<strong>")[2].partition("</strong>")[0]


def opens(link: str) -> None:
    """Whoever has the link sits in the room."""
    requests.post(f"{link}/here", json={}, timeout=10).raise_for_status()


def ends(link: str, rate: int | None = None) -> None:
    requests.post(f"{link}/end", json={"rate": rate}, timeout=10).raise_for_status()


def change(place: Town) -> Change:
    return Change(place.at, actor_kind="system")


def _get(place: Town, what: str) -> Any:
    return requests.get(f"{place.sandbox}/sandbox/showmebug/{what}", timeout=10).json()


def called_back(place: Town, count: int) -> None:
    """Until so many of the vendor's calls have been answered; they come from a thread of its own."""
    for _ in range(500):
        if len([one for one in log(place)["tries"] if one["status"] == 200]) >= count:
            return
        threading.Event().wait(0.02)
    raise AssertionError(log(place)["tries"])
