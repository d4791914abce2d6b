"""What people open in a browser: pages, their style, and what keeps strangers out. A Flask application of its own."""

from __future__ import annotations

import functools
import hashlib
import hmac
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask, Response, request
from flask_wtf import CSRFProtect
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from bot.chat.page_buttons import PageButtons
from bot.db import store
from bot.db.ownership import NotOurs
from bot.db.store import DatabaseDown
from bot.log import log, places
from bot.phrase import Phrase
from bot.printable import visible
from bot.settings import Settings
from bot.web import sign_on
from bot.web.candidate import door, language, visit
from bot.web.pages import ALL, page
from bot.web.screen import Action, Screen, back_to_the_form, browsers_language, text_of_page
from bot.web.sign_on import KNOWN_FOR, SignOn, own_path
from bot.wecom.client import WeCom

MOST_BYTES = 64 * 1024
# Nothing of anybody else's, no script within a page, and in nobody's frame.
_CSP = "; ".join(
    (
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _CSP,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class _Site(Flask):
    """Flask's own line about what failed names the path, and a candidate's link is one."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.url_map.merge_slashes = False  # to send somebody on to the right address, it would take the host as sent

    def log_exception(self, exc_info: Any) -> None:
        log.error("page failed", error=type(exc_info[1]).__name__, places=places(exc_info[1]))


def site(settings: Settings, wecom: WeCom, buttons: PageButtons, before_a_page: Callable[[], None]) -> Flask:
    """All pages. `buttons` do what is pressed on them, `before_a_page` may refuse all of them, as the callback's does."""
    app = _Site(__name__)
    is_https = settings.base_url.startswith("https://")
    app.config.update(
        SECRET_KEY=session_key(settings),
        SESSION_COOKIE_NAME="__Host-interviews" if is_https else "interviews",
        SESSION_COOKIE_SECURE=is_https,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_REFRESH_EACH_REQUEST=False,
        PERMANENT_SESSION_LIFETIME=KNOWN_FOR,
        MAX_CONTENT_LENGTH=MOST_BYTES,
        TRUSTED_PROXY=settings.trusted_proxy,
        # The token is as old as the session that holds it, and our pages tell nobody where somebody comes from.
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
        SEND_FILE_MAX_AGE_DEFAULT=timedelta(hours=1),
    )
    app.jinja_env.globals.update(text=text_of_page, static=static)
    app.jinja_env.finalize = _visible

    @app.before_request
    def check() -> None:
        before_a_page()

    entry = SignOn(settings, wecom)
    app.register_blueprint(sign_on.blueprint(entry))
    app.register_blueprint(page.blueprint(ALL, entry, buttons))
    app.register_blueprint(door.blueprint())
    CSRFProtect(app)  # behind what says how large a form may be: it reads them

    @app.after_request
    def keep_to_ourselves(answer: Response) -> Response:
        for name, value in _HEADERS.items():
            answer.headers.setdefault(name, value)
        if request.endpoint != "static":
            answer.headers["Cache-Control"] = "no-store"
        return answer

    for error, said in ((DatabaseDown, _AWAY), (NotOurs, _AWAY)):
        app.register_error_handler(error, _says(said))
    app.register_error_handler(CSRFError, _old_form)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(Exception, _broken)
    return app


def _visible(value: object) -> object:
    """Each value on its way into a page; what is markup already is ours."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


@functools.cache
def static(name: str) -> str:
    """The address of a style or a script: another one for another content, as browsers keep each for an hour."""
    content = (Path(__file__).parent / "static" / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:12]}"


def session_key(settings: Settings) -> bytes:
    """Of this company's app alone: a cookie of another one, signed with the same SECRET_KEY, is none here."""
    said = f"pages of {settings.wecom_corp_id}:{settings.wecom_agent_id}".encode()
    return hmac.digest(settings.secret_key.get_secret_value().encode(), said, hashlib.sha256)


_AWAY = Screen(
    Phrase("screen.try_in_a_minute"),
    (Phrase("screen.no_data"),),
    status=503,
)
_MISSING = Screen(
    Phrase("screen.no_such_page"),
    (Phrase("screen.link_cut_off"),),
    (Action(Phrase("my_page.title"), "/my", strong=False),),
    status=404,
)
_OLD_FORM = Screen(
    Phrase("screen.nothing_changed"),
    (Phrase("screen.old_form"),),
    status=400,
)
_CANDIDATES_OLD_FORM = replace(
    _OLD_FORM,
    lines=(
        *_OLD_FORM.lines,
        Phrase("screen.call_who_sent_it"),
    ),
)
_BAD = Screen(
    Phrase("screen.did_not_work"),
    (Phrase("screen.load_anew"),),
    status=400,
)


_TOO_LARGE = Screen(
    Phrase("screen.too_large"),
    (Phrase("screen.send_smaller"),),
    status=413,
)


_TOO_LONG = Screen(
    Phrase("screen.too_long"),
    (Phrase("screen.write_less"),),
    status=413,
)


def _says(screen: Screen) -> Callable[[Exception], Response]:
    return lambda _: _shown(screen)


def _shown(screen: Screen) -> Response:
    """In its visitor's language; to a candidate as all that they read."""
    is_candidates = request.path.startswith("/c/")
    return language.shown(screen) if is_candidates else screen.response(browsers_language())


def _old_form(_: Exception) -> Response:
    """Where cookies are not kept every tap ends here, so a candidate reads whom to call instead: no name, since nothing
    here says whether the link is good."""
    if request.blueprint != door.NAME:
        again = Action(Phrase("screen.open_again"), own_path(back_to_the_form()))
        return replace(_OLD_FORM, actions=(again,)).response(browsers_language())
    token = str((request.view_args or {}).get("token", ""))
    return visit.too_many_wrong(token) or _shown(_CANDIDATES_OLD_FORM)


def _refused(error: HTTPException) -> Response:
    status = error.code or 500
    if status == 404:
        return visit.nothing() if request.path.startswith("/c/") else _shown(_MISSING)
    if status == 413:
        takes_a_file = request.max_content_length != MOST_BYTES
        return _shown(_TOO_LARGE if takes_a_file else _TOO_LONG)
    answer = _shown(_BAD)
    answer.status_code = status
    return answer


def _broken(error: Exception) -> Response:
    if store.is_passing(error) or store.is_timeout(error):  # somebody else is at it for long, such as an import
        log.warning("page put off", error=type(error).__name__)
        return _shown(_AWAY)
    log.error("page failed", error=type(error).__name__, places=places(error))
    answer = _shown(_BAD)
    answer.status_code = 500
    return answer
