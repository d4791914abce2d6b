"""A page that says one thing and what to do next: what a visitor gets instead of what they came for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from flask import Response, make_response, redirect, render_template, request
from jinja2 import pass_context
from jinja2.runtime import Context

from bot.phrase import Phrase
from bot.texts import in_words, text
from bot.web.languages import asked_for
from bot.wording import RATINGS, VERDICTS, pick

Said = Phrase | str  # a string is in its reader's language already

WORDS = ("words", "reason")  # the fields of our forms that hold sentences
_RATING = "rating:"  # those of levels, each before its name


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
            chosen=_chosen(lang) if self.status >= HTTPStatus.BAD_REQUEST else [],
        )
        answer = make_response(page, self.status)
        if self.retry_after_s is not None:
            answer.headers["Retry-After"] = str(self.retry_after_s)
        return answer


def _written() -> list[str]:
    """What somebody wrote in a form of which nothing came: nobody wants to think of it twice."""
    return [said for name in WORDS if (said := _filled_in().get(name, "").strip())]


def _chosen(lang: str) -> list[str]:
    """What somebody chose in it: `结论：推荐`, `系统设计：3 好`, `2026-03-13 09:30`."""
    filled, colon = _filled_in(), text("mark.after_label", lang)
    found = []
    if (verdict := VERDICTS.get(filled.get("verdict", ""))) is not None:
        found.append(f"{text('page_form.verdict', lang)}{colon}{pick(verdict, lang)}")
    for name, level in filled.items():
        rated = RATINGS.get(int(level)) if level in ("1", "2", "3", "4") else None
        if name.startswith(_RATING) and rated is not None:
            found.append(f"{name.removeprefix(_RATING)}{colon}{level} {pick(rated, lang)}")
    times = (f"{filled.get(f'day{n}', '')} {filled.get(f'hour{n}', '')}".strip() for n in ("", "1", "2", "3"))
    return [*found, *filter(None, times)]


def _filled_in() -> Mapping[str, str]:
    if request.method != "POST" or request.mimetype != "application/x-www-form-urlencoded":
        return {}
    try:
        return request.form
    except Exception:  # noqa: BLE001 - a body that cannot be read, for whatever reason: perhaps that is why we are here
        return {}


def is_phone() -> bool:
    return "Mobile" in request.user_agent.string


def browsers_language() -> str:
    """Of somebody of whom nothing else is known."""
    return asked_for(request) or "zh"


def _in(lang: str, said: Said) -> str:
    return said if isinstance(said, str) else in_words(said, lang)


@pass_context
def text_of_page(context: Context, said: str | Phrase, /, **values: object) -> str:
    """In a template: the text of an id, or of a phrase, in the page's language. What it gives is escaped as any value is."""
    return in_words(said if isinstance(said, Phrase) else Phrase(said, **values), str(context["lang"]))


def back_to_the_form() -> str:
    """The page that has the form of what was sent: its own address, or the one above it, of which it is a part."""
    rule = request.url_rule
    is_page = rule is not None and "GET" in (rule.methods or ())
    return request.path if is_page else request.path.rpartition("/")[0]


def go_on(address: str) -> Response:
    """To another address, by GET."""
    return make_response(redirect(address, 303 if request.method == "POST" else 302))
