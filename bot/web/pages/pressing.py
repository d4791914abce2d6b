"""What a form of a page comes to: a command is called, what came of it stands on the page that follows, and nothing is done
twice by loading that one again."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response, flash, request

from bot import wording
from bot.interviews import lookup
from bot.interviews.models import Interview
from bot.log import log
from bot.web.pages.page import Visit
from bot.web.screen import go_on
from bot.wecom.content import blanked
from bot.wording import links
from crypto.xml import speakable

_MOST_FLASHED = 600  # characters: it travels in the session's cookie


def field(name: str) -> str:
    """What was filled in, with the line ends that a chat has, nothing that could not be written in one, and no candidate's
    link that would open."""
    return blanked(speakable(request.form.get(name, "").replace("\r\n", "\n")).strip())


def press(
    visit: Visit, interview: Interview, command: str, arguments: Mapping[str, str], *, shows_all: bool = False
) -> Response:
    """Call the command for the interview. Where it wants a yes first, that is asked, with all that was filled in; not
    where the page `shows_all` that is to be said yes to."""
    outcome = visit.buttons.press(
        command,
        interview,
        visit.viewer,
        visit.now,
        sequence=field("sequence"),
        arguments=arguments,
        read=None if shows_all else field("read"),
    )
    if outcome.read:
        kept = {name: value for name, value in request.form.items() if name not in ("csrf_token", "read")}
        return visit.render(
            "confirm.html",
            interview=interview,
            about=wording.title(interview, visit.viewer),
            when=wording.moment(interview, visit.viewer, visit.now),
            said=outcome.said,
            read=outcome.read,
            kept=kept,
        )
    log.info("pressed", who=str(visit.viewer), said=command, summary="✓" if outcome.is_done else "?")
    flash(outcome.said[:_MOST_FLASHED], "done" if outcome.is_done else "refused")
    return go_on(after(visit, interview))


def after(visit: Visit, interview: Interview) -> str:
    """The interview's page, if it is still theirs to see: whoever says that they know the candidate sees it no more."""
    still = lookup.by_ref(visit.viewer, interview.ref)
    return links.interview_path(interview) if still is not None else "/my"
