"""A browser without a screen: it keeps cookies for each host, follows redirects, and sends the forms that it was shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import requests
from lxml import html

MOST_REDIRECTS = 12
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 wxwork/4.1.36 MicroMessenger/7.0.1"
DESKTOP = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"

Files = Mapping[str, tuple[str, bytes, str]]  # by the field's name: filename, content, type


class NoSuchThing(Exception):
    """The page has no link, button or form of that kind; the text says what it has."""


@dataclass(frozen=True)
class Shown:
    """A page as the browser shows it, and how it got there."""

    url: str
    status: int
    text: str
    headers: Mapping[str, str]
    way: tuple[str, ...]  # the addresses that led here, the first one asked for

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    @property
    def tree(self) -> html.HtmlElement:
        return html.fromstring(self.text or "<html></html>")

    @property
    def words(self) -> str:
        """What is read of it."""
        body = self.tree.find("body")
        return "" if body is None else " ".join(" ".join(body.itertext()).split())


@dataclass
class Browser:
    """`host` is what this machine is called in it, such as `lisi.localhost`: another name is another cookie jar."""

    web: str  # the bot's address, such as http://127.0.0.1:8000
    host: str = "127.0.0.1"
    agent: str = PHONE
    lang: str = "zh-CN"
    stops_at: str = ""  # addresses that begin so are not followed
    cookies: dict[tuple[str, str], str] = field(default_factory=dict)
    at: Shown | None = None

    def open(self, address: str) -> Shown:
        """An address, or a path of the bot's."""
        is_path = address.startswith("/")
        return self._go("GET", urljoin(self._page.url if self.at and not is_path else self._home, address))

    def tap(self, text: str, fill: Mapping[str, str] | None = None) -> Shown:
        """The first link or button that reads so; the fields of its form are filled in before."""
        page = self._page
        for link in page.tree.iter("a"):
            if text in _words(link) and link.get("href") is not None:
                return self._go("GET", urljoin(page.url, link.get("href")))
        for form in page.tree.forms:
            for button in form.iter("button"):
                if text in _words(button):
                    pressed = {button.get("name"): button.get("value", "")} if button.get("name") else {}
                    said = {name: str(value) for name, value in form.form_values()}
                    return self._go(
                        form.method, urljoin(page.url, form.action or ""), said | pressed | dict(fill or {})
                    )
        raise NoSuchThing(f"{text!r} in: {page.words}")

    def upload(self, name: str, filename: str, content: bytes, **filled: str) -> Shown:
        """The page's form with a PDF, as a browser sends it."""
        page = self._page
        for form in page.tree.forms:
            if form.get("enctype") == "multipart/form-data":
                said = {key: str(value) for key, value in form.form_values() if key != name}
                to = urljoin(page.url, form.action or "")
                return self._go("POST", to, said | filled, {name: (filename, content, "application/pdf")})
        raise NoSuchThing(f"a form with a file, in: {page.words}")

    @property
    def _page(self) -> Shown:
        if self.at is None:
            raise NoSuchThing("nothing has been opened")
        return self.at

    @property
    def _home(self) -> str:
        return f"http://{self.host}:{urlsplit(self.web).port}/"

    def _go(
        self, method: str, address: str, form: Mapping[str, str] | None = None, files: Files | None = None
    ) -> Shown:
        way = [address]
        for _ in range(MOST_REDIRECTS):
            answer = self.fetch(method, address, form, files=files)
            to = answer.headers.get("Location")
            if to is None or (self.stops_at and urljoin(address, to).startswith(self.stops_at)):
                address = urljoin(address, to) if to else address
                self.at = Shown(address, answer.status_code, answer.text, answer.headers, tuple(way))
                return self.at
            address = urljoin(address, to)
            way.append(address)
            method, form, files = "GET", None, None
        raise NoSuchThing(f"an end: {way}")

    def fetch(
        self,
        method: str,
        address: str,
        form: Mapping[str, str] | None = None,
        *,
        files: Files | None = None,
        **headers: str,
    ) -> requests.Response:
        """One request, with this browser's cookies and nothing followed. All names of this machine lead to 127.0.0.1."""
        parts = urlsplit(address)
        host = parts.hostname or ""
        is_here = host in ("127.0.0.1", "localhost") or host.endswith(".localhost")
        reached = parts._replace(netloc=f"127.0.0.1:{parts.port}").geturl() if is_here else address
        own = "; ".join(f"{name}={value}" for (of, name), value in self.cookies.items() if of == host)
        said = {"Host": parts.netloc, "User-Agent": self.agent, "Accept-Language": self.lang}
        said |= {"Cookie": own} if own else {}
        answer = requests.request(
            method, reached, data=form, files=files, headers=said | headers, allow_redirects=False, timeout=20
        )
        for cookie in answer.raw.headers.getlist("Set-Cookie"):
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[host, name] = value
            if not value or "max-age=0" in cookie.lower():
                del self.cookies[host, name]
        return answer


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())
