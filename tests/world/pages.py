"""Members with their browsers, at an interview's page."""

from __future__ import annotations

from bot.db import store
from bot.interviews.models import Interview
from tests.browsing import Browser, Shown
from tests.world.town import Town


def of(place: Town, on: Interview) -> Interview:
    """With the name of its page."""
    with store.db.connection_context():
        return Interview.get_by_id(on.id)


def opened(place: Town, user_id: str, on: Interview) -> Browser:
    browser = Browser(place.web, f"{user_id}.localhost")
    browser.open(f"/i/{of(place, on).ref}")
    return browser


def done(place: Town, action: str) -> list[str]:
    return [
        row["user_id"]
        for row in place.rows(
            "SELECT m.user_id FROM audit_event e JOIN member m ON m.id = e.actor_id WHERE action = %(a)s ORDER BY e.id",
            a=action,
        )
    ]


def look(place: Town, user_id: str, on: Interview, what: str = "", **how: str) -> Shown:
    return Browser(place.web, f"{user_id}.localhost", **how).open(f"/i/{on.ref}{what}")
