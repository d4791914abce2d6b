"""HTTP as the doctor needs it: one question, and either an answer or the reason why there was none."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field

import requests

from bot.settings import Settings

CONNECT_S, ANSWER_S = 3.05, 5.0
LARGEST = 4 << 20  # bytes; a company's whole visible range is well below


@dataclass(frozen=True)
class Answer:
    """What came back. Header names in any case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    seconds: float


@dataclass(frozen=True)
class Silence:
    """Why nothing came back: `name`, `refused`, `timeout`, `tls`, `proxy`, `broken`."""

    why: str


def get(address: str, query: dict[str, str], settings: Settings) -> Answer | Silence:
    """The answer to one GET. Redirects are not followed; only https goes through HTTPS_PROXY."""
    # Below this it may write whole addresses, with what is secret in them.
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    with requests.Session() as session:
        session.trust_env = False
        if settings.https_proxy:
            session.proxies["https"] = settings.https_proxy
        try:
            with session.get(
                address, params=query, timeout=(CONNECT_S, ANSWER_S), allow_redirects=False, stream=True
            ) as response:
                body = _at_most(LARGEST, response)
                return Answer(response.status_code, response.headers, body, response.elapsed.total_seconds())
        except requests.RequestException as error:
            return Silence(_why(error))


def _at_most(size: int, response: requests.Response) -> bytes:
    body = b""
    for chunk in response.iter_content(65536):
        body += chunk
        if len(body) >= size:
            break
    return body


def _why(error: requests.RequestException) -> str:
    """In one word, since the text of such an error quotes the address."""
    match error:
        case requests.exceptions.ProxyError():
            return "proxy"
        case requests.exceptions.SSLError():
            return "tls"
        case requests.Timeout():
            return "timeout"
    text = str(error)
    if "NameResolutionError" in text or "resolve" in text:
        return "name"
    return "refused" if "refused" in text else "broken"


REASONS = {
    "name": "域名解析不了 the name does not resolve",
    "refused": "连接被拒绝 connection refused",
    "timeout": "超时 timed out",
    "tls": "TLS 证书不对 the TLS certificate is not valid",
    "proxy": "代理连不上 the proxy cannot be reached",
    "broken": "连接中断 the connection broke",
}
