"""Sends what WeCom would send, and what WeCom never would, to one callback address."""

from __future__ import annotations

import secrets
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote

from sandbox import wire
from sandbox.company import Company
from sandbox.envelope import posted

Params = list[tuple[str, str]]


@dataclass(frozen=True)
class Letter:
    """One request: its query, still unencoded, and its body."""

    params: Params
    body: bytes | None = None
    method: Literal["GET", "POST", "PUT", "DELETE"] = "POST"


@dataclass(frozen=True)
class Answer:
    """What came back; `status` is None when nothing did, and `error` is then `timeout` or `connection`."""

    ms: int
    status: int | None = None
    content_type: str = ""
    body: bytes = b""
    error: str | None = None

    def __str__(self) -> str:
        if self.error == "timeout":
            return f"{self.ms} ms 没有答完"
        if self.error:
            return f"连接断开 · {self.ms} ms"
        return f"HTTP {self.status} · {self.ms} ms"


class Probe:
    """Seals, signs and sends to the callback of `company` in the name of `user`.

    `timeout` in seconds is for a whole answer, however slowly it drips.
    """

    def __init__(self, company: Company, *, user: str, timeout: float) -> None:
        self.company = company
        self.user = user
        self._timeout = timeout

    def sealed(self, inner: str) -> Letter:
        """`inner` as WeCom sends it, each time with a new random prefix, nonce and signature."""
        return self.signed(self.company.codec.encrypt(inner.encode()))

    def signed(self, encrypt: str, *, body: bytes | None = None, seconds_ago: int = 0) -> Letter:
        """Any cipher text, rightly signed; `body` replaces the envelope around it."""
        params = self.signature(encrypt, seconds_ago=seconds_ago)
        return Letter(params, self.envelope(encrypt) if body is None else body)

    def signature(self, encrypt: str, *, seconds_ago: int = 0) -> Params:
        """The three query fields of a callback."""
        timestamp, nonce = str(int(time.time()) - seconds_ago), str(10**9 + secrets.randbelow(9 * 10**9))
        msg_signature = self.company.codec.signature(timestamp, nonce, encrypt)
        return [("msg_signature", msg_signature), ("timestamp", timestamp), ("nonce", nonce)]

    def envelope(self, encrypt: str) -> bytes:
        """WeCom's XML around a cipher text."""
        return posted(self.company.corp_id, self.company.agent_id, encrypt).encode()

    def send(self, letter: Letter) -> Answer:
        """The answer to one letter."""
        started = time.perf_counter()
        try:
            answer = wire.call(letter.method, self._address(letter.params), letter.body, limit_s=self._timeout)
        except wire.NoAnswer as reason:
            return Answer(_ms_since(started), error=str(reason))
        return Answer(_ms_since(started), answer.status, answer.content_type, answer.body)

    def send_at_once(self, letters: list[Letter]) -> list[Answer]:
        """The answers to letters that are under way together."""
        with ThreadPoolExecutor(len(letters)) as threads:
            return list(threads.map(self.send, letters))

    def _address(self, params: Params) -> str:
        url = self.company.callback_url
        query = "&".join(f"{name}={quote(value, safe='')}" for name, value in params)
        return url + ("&" if "?" in url else "?") + query if query else url


def together(answers: list[Answer]) -> str:
    """Several answers in few words: the like ones counted, with the slowest of them."""
    slowest: dict[str, Answer] = {}
    for answer in sorted(answers, key=lambda answer: answer.ms):
        slowest[f"{answer.status} {answer.error}"] = answer
    if len(slowest) == 1:
        return f"{len(answers)} 次 {next(iter(slowest.values()))}"
    return "，".join(map(str, slowest.values()))


def _ms_since(started: float) -> int:
    return round((time.perf_counter() - started) * 1000)
