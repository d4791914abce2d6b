"""A page that says one thing and what to do next: what a visitor gets instead of what they came for."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from flask import Response, make_response, redirect, render_template, request
from jinja2 import pass_context
from jinja2.runtime import Context

from bot.web.languages import asked_for
from bot.wording import pick

Said = tuple[str, str] | str  # English and Chinese, or in its reader's language already

WORDS = ("words", "reason")  # the fields of our forms that hold sentences


@dataclass(frozen=True)
class Action:
    """A button that leads to an address of ours. `strong`: what is recommended."""

    text: Said
    href: str
    strong: bool = True


@dataclass(frozen=True)
class Switch:
    """A link to the same in another language, by that language's own name."""

    lang: str
    name: str
    href: str


@dataclass(frozen=True)
class Screen:
    """`title` says how it is, `lines` what to do. After `refresh_s` seconds it asks by itself again, others may after
    `retry_after_s`; `copy` is an address to be copied."""

    title: Said
    lines: tuple[Said, ...] = ()
    actions: tuple[Action, ...] = ()
    about: str = ""
    status: int = 200
    refresh_s: int | None = None
    retry_after_s: int | None = None
    copy: str = ""

    def response(self, lang: str, other: Switch | None = None) -> Response:
        """`other`: its other language, where it may be read in both."""
        page = render_template(
            "screen.html",
            lang=lang,
            other=other,
            title=_in(lang, self.title),
            about=self.about,
            lines=[_in(lang, line) for line in self.lines],
            actions=[(_in(lang, one.text), one.href, one.strong) for one in self.actions],
            refresh_s=self.refresh_s,
            copy=self.copy,
            written=_written() if self.status >= HTTPStatus.BAD_REQUEST else [],
        )
        answer = make_response(page, self.status)
        if self.retry_after_s is not None:
            answer.headers["Retry-After"] = str(self.retry_after_s)
        return answer


def _written() -> list[str]:
    """What somebody wrote in a form of which nothing came: nobody wants to think of it twice."""
    if request.method != "POST" or request.mimetype != "application/x-www-form-urlencoded":
        return []
    try:
        return [said for name in WORDS if (said := request.form.get(name, "").strip())]
    except Exception:  # noqa: BLE001 - a body that cannot be read, for whatever reason: perhaps that is why we are here
        return []


def is_phone() -> bool:
    return "Mobile" in request.user_agent.string


def browsers_language() -> str:
    """Of somebody of whom nothing else is known."""
    return asked_for(request) or "zh"


def _in(lang: str, said: Said) -> str:
    return said if isinstance(said, str) else pick(said, lang)


@pass_context
def say(context: Context, en: str, zh: str) -> str:
    """In a template: the sentence in the page's language."""
    return pick((en, zh), str(context["lang"]))


def go_on(address: str) -> Response:
    """To another address, by GET."""
    return make_response(redirect(address, 303 if request.method == "POST" else 302))
