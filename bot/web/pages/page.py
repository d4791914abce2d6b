"""A page for members: it says what it needs, `access` decides, and whoever is not signed on is sent to sign on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from flask import Blueprint, Response, make_response, render_template, request

from bot.chat.page_buttons import PageButtons
from bot.db import store
from bot.interviews import lookup
from bot.interviews.models import Member
from bot.phrase import Phrase
from bot.texts import text
from bot.web.screen import Action, Screen, back_to_the_form, browsers_language, go_on
from bot.web.sign_on import JUST_DONE, SignOn, no_cookie

FOR_A_FORM = timedelta(hours=1)  # whoever begins one is signed on for at least so long


@dataclass(frozen=True)
class Visit:
    """A member who looks at a page, and when. `buttons` do what they press on it."""

    viewer: Member
    now: datetime
    buttons: PageButtons

    @property
    def lang(self) -> str:
        return str(self.viewer.lang)

    @property
    def path(self) -> str:
        return request.path

    def text(self, id: str, /, **values: object) -> str:
        return text(id, self.lang, **values)

    def render(self, template: str, **values: object) -> Response:
        """A page of its own template, in the viewer's language."""
        return make_response(render_template(template, lang=self.lang, viewer=self.viewer, now=self.now, **values))


@dataclass(frozen=True)
class Page:
    """One address, what it needs, and what shows it. With `<ref>` in its address it is about that interview, which its
    viewer may see: an interview that they may not is as little there as one that does not exist."""

    rule: str
    needs: Callable[..., bool]
    show: Callable[..., Response]
    methods: tuple[str, ...]
    large: Large | None


@dataclass(frozen=True)
class Large:
    """A body of so many bytes is taken, from whoever may send one; from all others no more than any page takes."""

    bytes: int
    may_send: Callable[[Member], bool]


def page(
    rule: str, *, needs: Callable[..., bool], methods: tuple[str, ...] = ("GET",), large: Large | None = None
) -> Callable[[Callable[..., Response]], Page]:
    """Makes a page of a function: `show(visit)` where `needs(viewer)`, or, where the rule has `<ref>`,
    `show(visit, interview)` where `needs(viewer, interview)`. What else the rule names comes by name."""
    return lambda show: Page(rule, needs, show, methods, large)


def blueprint(pages: list[Page], sign_on: SignOn, buttons: PageButtons) -> Blueprint:
    doors = Blueprint("pages", __name__)
    for one in pages:
        doors.add_url_rule(
            one.rule,
            one.show.__name__,
            _for_members(one, sign_on, buttons),
            methods=one.methods,
            provide_automatic_options=False,
        )
    taking = {f"{doors.name}.{one.show.__name__}": one.large for one in pages if one.large is not None}

    @doors.before_app_request
    def let_in_what_is_large() -> None:
        """Before anything of the body is read, which the guard of forms does."""
        large = taking.get(request.endpoint or "") if request.method == "POST" else None
        if large is None:
            return
        with store.connected():
            found = sign_on.viewer()
        if found is not None and large.may_send(found[0]):
            request.max_content_length = large.bytes

    return doors


def _for_members(one: Page, sign_on: SignOn, buttons: PageButtons) -> Callable[..., Response]:
    def answer(ref: str | None = None, **named: str) -> Response:
        if request.method == "HEAD":  # what looks whether a link is one enters nowhere, and is told nothing
            return Response()
        with store.connected():
            return answer_connected(ref, named)

    def answer_connected(ref: str | None, named: dict[str, str]) -> Response:
        found = sign_on.viewer()
        if found is None:
            return _asked_to_sign_on(sign_on)
        viewer, now, until = found
        if JUST_DONE in request.args:
            return go_on(request.path)
        if request.method == "GET" and "POST" in one.methods and until - now < FOR_A_FORM:
            return sign_on.begin(request.path)
        visit = Visit(_in_their_language(viewer), now, buttons)
        if ref is None:
            return one.show(visit, **named) if one.needs(visit.viewer) else NOT_YOURS.response(visit.lang)
        interview = lookup.by_ref(visit.viewer, ref)
        if interview is None or not one.needs(visit.viewer, interview):
            return NOT_YOURS.response(visit.lang)
        return one.show(visit, interview, **named)

    return answer


def _in_their_language(viewer: Member) -> Member:
    """Who has chosen none reads their browser's, as in the chat of a page."""
    return viewer if viewer.lang_chosen else Member(**viewer.__data__ | {"lang": browsers_language()})


def _asked_to_sign_on(sign_on: SignOn) -> Response:
    to = request.path
    if JUST_DONE in request.args:
        return no_cookie(to).response(browsers_language())
    if request.method != "GET":
        back = Action(Phrase("sign_on.and_open_again"), back_to_the_form())
        return replace(SIGNED_OUT, actions=(back,)).response(browsers_language())
    return sign_on.begin(to)


NOT_YOURS = Screen(
    Phrase("screen.not_yours"),
    (Phrase("screen.somebody_elses_link"),),
    (Action(Phrase("my_page.title"), "/my", strong=False),),
    status=404,
)
SIGNED_OUT = Screen(
    Phrase("sign_on.has_ended"),
    (Phrase("sign_on.load_anew"),),
    status=403,
)
