"""The language of a candidate's pages: what they chose, else what their browser asks for, else that of their interview."""

from __future__ import annotations

from urllib.parse import quote

from flask import Response, request, session

from bot.web.languages import LANGUAGES, asked_for
from bot.web.screen import Screen, Switch

_KEPT = "candidate_lang"
_NAMES = {"zh": "中文", "en": "English"}


def theirs(interviews: str = "zh") -> str:
    """`interviews`: for whoever has chosen none, and whose browser asks for neither of ours."""
    said = (request.args.get("lang", ""), session.get(_KEPT, ""), asked_for(request))
    return next((one for one in said if one in LANGUAGES), interviews)


def keep() -> None:
    """What they chose by a tap holds for their link opened anew."""
    if (said := request.args.get("lang", "")) in LANGUAGES:
        session[_KEPT] = said


def other(lang: str) -> Switch:
    """To this page in the other one; from what came of a form, which nobody can ask for again, to the link's first."""
    to = next(one for one in LANGUAGES if one != lang)
    first = quote("/".join(request.path.split("/")[:3]))
    return Switch(to, _NAMES[to], f"{'' if request.method == 'GET' else first}?lang={to}")


def shown(screen: Screen, interviews: str = "zh") -> Response:
    """What a candidate gets instead of their page."""
    lang = theirs(interviews)
    return screen.response(lang, other(lang))
