"""A candidate with their browser, at the page that their own link opens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.db import store
from bot.interviews import booking, offering, ticking
from bot.interviews.audit import Change
from bot.interviews.booking import Booking
from bot.interviews.candidate_link import Link
from bot.interviews.models import Candidate, Interview, Job
from tests.browsing import Browser, Shown
from tests.world.town import Town

SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1"
WECHAT = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50"
)
MEETING = "https://meeting.example.com/"


def token_of(place: Town, interview: Interview) -> str:
    [row] = place.rows("SELECT link_id, link_version FROM interview WHERE id = %(id)s", id=interview.id)
    return Link(row["link_id"], row["link_version"]).token


def to_choose(place: Town, *user_ids: str, candidate: str = "何洁") -> Interview:
    """An interview without a time, whose panel has ticked the first two of those that were offered."""
    with store.db.connection_context(), store.db.atomic():
        panel = [place.member(one) for one in user_ids]
        person = Candidate.create(name=candidate)
        job, _ = Job.get_or_create(title="后端工程师")  # type: ignore[no-untyped-call]
        offer, _ = offering.find(panel, timedelta(minutes=45), None, place.at, candidate=person)
        assert offer is not None
        first = offer.times[0]
        wanted = Booking(person, job, 1, "一面", first.start, first.end, panel, place.member("zhangmin"), offer=offer)
        on = booking.book(Change(place.at, place.member("zhangmin")), wanted, undoable=True)
        for who in panel:
            ticking.tick(Change(place.at, who), on, who, {1, 2})
        return on


class AtThePage:
    """`path` is their link's; `shown` what they see."""

    def __init__(self, place: Town, interview: Interview, **how: Any) -> None:
        self.browser = Browser(place.web, stops_at=MEETING, **({"agent": SAFARI} | how))
        self.path = f"/c/{token_of(place, interview)}"

    def look(self, path: str = "") -> Shown:
        return self.browser.open(f"{self.path}{path}")

    def tap(self, text: str) -> Shown:
        return self.browser.tap(text)

    def post(self, path: str, **form: str) -> Any:
        """A POST as somebody could make it who has the page's own token against forgery, and nothing else of its form."""
        return self.browser.fetch("POST", f"{self.browser._home.rstrip('/')}{self.path}/{path}", form | self.csrf())

    def csrf(self) -> dict[str, str]:
        import re

        text = self.look().text
        found = re.search(r'name="csrf_token" value="([^"]+)"', text)
        return {"csrf_token": found[1]} if found else {}
