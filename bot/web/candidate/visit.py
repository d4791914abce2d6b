"""Who comes with which link, and where it leads: an interview, a page that says it has ended, or nowhere.

A token that we did not give out is answered before the database is asked for it, so that neither the answer nor the time
that it takes says what is there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask import Response, request

from bot.db import clock, store
from bot.interviews import candidate_link, contacts
from bot.interviews.models import Interview
from bot.web import strangers
from bot.web.screen import LANGUAGES, Action, Said, Screen, browsers_language
from bot.web.strangers import Tried

_TOO_MANY = ("Too many wrong links", "打不开的链接试得太多了")


@dataclass(frozen=True)
class Visit:
    """A candidate who looks at the page of their interview, and when."""

    token: str
    interview: Interview
    now: datetime

    @property
    def lang(self) -> str:
        """Their own, unless they have switched."""
        said = request.args.get("lang", "")
        return said if said in LANGUAGES else str(self.interview.candidate.lang)

    def pick(self, en: str, zh: str) -> str:
        return zh if self.lang == "zh" else en

    def to(self, path: str = "", **said: str) -> str:
        """The address of a page below their link, in the language that they have chosen."""
        return _address(self.token, path, {"lang": request.args.get("lang", "")} | said)


def _address(token: str, path: str, said: dict[str, str]) -> str:
    query = "&".join(f"{name}={value}" for name, value in said.items() if value.isalnum())
    return f"/c/{token}{f'/{path}' if path else ''}{f'?{query}' if query else ''}"


Show = Callable[[Visit], Response]


def answered(token: str, show: Show, *, once_cancelled: Show | None = None) -> Response:
    """What is shown to whoever has a link that is good; to everybody else why there is nothing.

    `once_cancelled` is shown of an interview that was called off.
    """
    link = candidate_link.read(token)
    with store.connected():
        if link is None or (interview := candidate_link.interview_of(link)) is None:
            is_too_many = strangers.is_one_too_many(request, Tried.LINK)
            return strangers.told_to_wait(_TOO_MANY) if is_too_many else nothing()
        visit = Visit(token, interview, clock.now())
        if candidate_link.is_good(interview, link, visit.now):
            return show(visit)
        is_cancelled = interview.status == "cancelled" and link == candidate_link.of(interview)
        if once_cancelled is not None and is_cancelled:
            return once_cancelled(visit)
        return _has_ended(visit, is_cancelled=is_cancelled)


def whom_to_call(token: str) -> Said | None:
    """A line for whoever has a link that is good and cannot use its page; None for anybody else."""
    link = candidate_link.read(token)
    with store.connected():
        interview = candidate_link.interview_of(link) if link is not None else None
        if link is None or interview is None or not candidate_link.is_good(interview, link, clock.now()):
            return None
        who = " ".join(filter(None, contacts.for_candidate(interview) or ()))
    return (f"If that does not help, please call {who}.", f"还是不行的话，请直接联系 {who}。") if who else None


def nothing() -> Response:
    """The same for whatever is no link of ours, in its visitor's language."""
    return Screen(
        ("There is no such page", "没有这个页面"),
        (
            (
                "Please open the link just as you got it; it may have been cut off.",
                "请打开收到的完整链接，可能少复制了一段。",
            ),
        ),
        status=404,
    ).response(browsers_language())


def _has_ended(visit: Visit, *, is_cancelled: bool) -> Response:
    """That it has ended and whom to ask: nothing of what it was about."""
    who = contacts.for_candidate(visit.interview)
    said = " ".join(filter(None, who or ()))
    calendar = (Action(("Take it out of your calendar", "从日历中移除"), visit.to("interview.ics"), strong=False),)
    return Screen(
        ("This link has ended", "链接已失效"),
        ((f"Questions? Ask {said}.", f"有疑问请联系 {said}。"),) if said else (),
        calendar if is_cancelled and visit.interview.slot is not None else (),
        status=410,
    ).response(visit.lang)
