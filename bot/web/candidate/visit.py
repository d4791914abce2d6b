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
from bot.phrase import Phrase
from bot.texts import text
from bot.web import strangers
from bot.web.candidate import language
from bot.web.screen import Action, Said, Screen

_TOO_MANY = Phrase("candidate_page.too_many_wrong")


@dataclass(frozen=True)
class Visit:
    """A candidate who looks at the page of their interview, and when."""

    token: str
    interview: Interview
    now: datetime

    @property
    def lang(self) -> str:
        return language.theirs(str(self.interview.candidate.lang))

    def text(self, id: str, /, **values: object) -> str:
        return text(id, self.lang, **values)

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
    language.keep()
    link = candidate_link.read(token)
    with store.connected():
        if link is None or (interview := candidate_link.interview_of(link)) is None:
            return _counted() or nothing()
        visit = Visit(token, interview, clock.now())
        if candidate_link.is_good(interview, link, visit.now):
            return show(visit)
        if link != candidate_link.of(interview):
            return _was_replaced(visit)
        if interview.status != "cancelled":
            return _has_ended(visit)
        return once_cancelled(visit) if once_cancelled is not None else _is_cancelled(visit)


def too_many_wrong(token: str) -> Response | None:
    """Count it where it leads nowhere, as a look at it would be; what is answered once it is one too many."""
    link = candidate_link.read(token)
    with store.connected():
        if link is None or candidate_link.interview_of(link) is None:
            return _counted()
    return None


def _counted() -> Response | None:
    is_too_many = strangers.is_one_too_many(strangers.links(request))
    return language.shown(strangers.told_to_wait(_TOO_MANY)) if is_too_many else None


def nothing() -> Response:
    """The same for whatever is no link of ours."""
    return language.shown(_NOTHING)


_NOTHING = Screen(
    Phrase("screen.no_such_page"),
    (Phrase("candidate_page.open_whole_link"),),
    status=404,
)


def _has_ended(visit: Visit) -> Response:
    return _gone(visit, Phrase("candidate_page.link_has_ended"))


def _is_cancelled(visit: Visit) -> Response:
    out = Action(Phrase("candidate_page.out_of_calendar"), visit.to("interview.ics"), strong=False)
    actions = (out,) if visit.interview.slot is not None else ()
    return _gone(visit, Phrase("candidate_page.is_cancelled"), actions=actions)


def _was_replaced(visit: Visit) -> Response:
    """Whoever has a former link is told nothing of how the interview stands: it may have got into other hands."""
    newest = Phrase("candidate_page.newer_link")
    return _gone(visit, Phrase("candidate_page.link_not_latest"), newest)


def _gone(visit: Visit, title: Said, *lines: Said, actions: tuple[Action, ...] = ()) -> Response:
    """That it has ended, and whom to ask: nothing of what it was about."""
    who = " ".join(filter(None, contacts.for_candidate(visit.interview) or ()))
    asks = (Phrase("candidate_page.questions", who=who),) if who else ()
    return language.shown(Screen(title, (*lines, *asks), actions, status=410), str(visit.interview.candidate.lang))
