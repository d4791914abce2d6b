"""A browser without a screen: it keeps cookies for each host, follows redirects, and sends the forms that it was shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit

import requests

MOST_REDIRECTS = 12
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 wxwork/4.1.36 MicroMessenger/7.0.1"
DESKTOP = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"


Files = dict[str, tuple[str, bytes, str]]  # by the field's name: filename, content, type


@dataclass(frozen=True)
class Shown:
    """A page as the browser shows it, and how it got there."""

    url: str
    status: int
    text: str
    headers: requests.structures.CaseInsensitiveDict[str]
    way: tuple[str, ...]  # the addresses that led here, the first one asked for

    @property
    def path(self) -> str:
        return urlsplit(self.url).path

    @property
    def words(self) -> str:
        """What is read of it."""
        return " ".join(unescape(re.sub(r"<[^>]+>", " ", self.text.partition("<body")[2])).split())


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
        return self._go("GET", urljoin(self.at.url if self.at and not address.startswith("/") else self._home, address))

    def tap(self, text: str, fill: Mapping[str, str] | None = None) -> Shown:
        """The link or button that reads so; the fields of its form are filled in first."""
        assert self.at is not None
        for href, said in re.findall(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', self.at.text, re.DOTALL):
            if text in unescape(re.sub("<[^>]+>", "", said)):
                return self._go("GET", urljoin(self.at.url, unescape(href)))
        for attributes, form in re.findall(r"<form([^>]*)>(.*?)</form>", self.at.text, re.DOTALL):
            for button, said in re.findall(r"<button([^>]*)>(.*?)</button>", form, re.DOTALL):
                if text in unescape(re.sub("<[^>]+>", "", said)):
                    return self.send(attributes, form, _pair(button), **(fill or {}))
        raise AssertionError(f"no link or button reads {text!r} in: {self.at.words}")

    def send(self, attributes: str, form: str, pressed: dict[str, str], **filled: str) -> Shown:
        assert self.at is not None
        said = {}
        for one in re.findall(r"<input([^>]*)>", form):
            is_choice = 'type="checkbox"' in one or 'type="radio"' in one
            said |= _pair(one) if not is_choice or re.search(r"\schecked\b", one) else {}
        for attributes_of_text, text in re.findall(r"<textarea([^>]*)>\n?(.*?)</textarea>", form, re.DOTALL):
            said |= {name: unescape(text) for name in _pair(attributes_of_text)}
        action = re.search(r'action="([^"]*)"', attributes)
        method = "POST" if 'method="post"' in attributes.lower() else "GET"
        to = urljoin(self.at.url, unescape(action[1]) if action else "")
        return self._go(method, to, said | pressed | filled)

    def upload(self, name: str, filename: str, content: bytes, **filled: str) -> Shown:
        """The page's form with a file, as a browser sends it."""
        assert self.at is not None
        attributes, form = next(
            found
            for found in re.findall(r"<form([^>]*)>(.*?)</form>", self.at.text, re.DOTALL)
            if "multipart/form-data" in found[0]
        )
        said = {key: value for one in re.findall(r"<input([^>]*)>", form) for key, value in _pair(one).items()}
        said.pop(name, None)
        action = re.search(r'action="([^"]*)"', attributes)
        to = urljoin(self.at.url, unescape(action[1]) if action else "")
        return self._go("POST", to, said | filled, {name: (filename, content, "application/pdf")})

    @property
    def _home(self) -> str:
        return f"http://{self.host}:{urlsplit(self.web).port}/"

    def _go(self, method: str, address: str, form: dict[str, str] | None = None, files: Files | None = None) -> Shown:
        way = [address]
        for _ in range(MOST_REDIRECTS):
            answer = self.fetch(method, address, form, **({"files": files} if files else {}))
            to = answer.headers.get("Location")
            if to is None or (self.stops_at and urljoin(address, to).startswith(self.stops_at)):
                address = urljoin(address, to) if to else address
                self.at = Shown(address, answer.status_code, answer.text, answer.headers, tuple(way))
                return self.at
            address = urljoin(address, to)
            way.append(address)
            method, form, files = "GET", None, None
        raise AssertionError(f"it never ends: {way}")

    def fetch(
        self,
        method: str,
        address: str,
        form: dict[str, str] | None = None,
        *,
        files: Files | None = None,
        **headers: str,
    ) -> requests.Response:
        """One request, with this browser's cookies and nothing followed. All names of this machine lead to 127.0.0.1."""
        parts = urlsplit(address)
        host = parts.hostname or ""
        is_here = host == "127.0.0.1" or host == "localhost" or host.endswith(".localhost")
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


def _pair(attributes: str) -> dict[str, str]:
    name = re.search(r'name="([^"]*)"', attributes)
    value = re.search(r'value="([^"]*)"', attributes)
    return {unescape(name[1]): unescape(value[1]) if value else ""} if name else {}
