"""The five values that WeCom's console shows for an app, and where its callback is."""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from sandbox.crypto import Codec, CodecError

FIVE = ("WECOM_CORP_ID", "WECOM_AGENT_ID", "WECOM_SECRET", "WECOM_TOKEN", "WECOM_ENCODING_AES_KEY")

SHOWMEBUG_ID = "sandbox"  # the application at ShowMeBug of who names none


class BadEnvironment(Exception):
    """A setting is missing or wrong; the text names it and never shows a value."""


@dataclass(frozen=True)
class Company:
    """One company with one self-built app; `secret` is the app's, `codec` holds the callback's token and key.

    `showmebug_id` and `showmebug_secret` are those of its application at ShowMeBug; the latter is made up where empty.
    """

    corp_id: str
    agent_id: int
    callback_url: str
    secret: str = field(repr=False)
    codec: Codec = field(repr=False)
    showmebug_id: str = SHOWMEBUG_ID
    showmebug_secret: str = field(default="", repr=False)

    @property
    def secret_at_showmebug(self) -> str:
        """As it was named, or made up from the app's, so that whoever knows that one can do so as well."""
        return self.showmebug_secret or hmac.new(self.secret.encode(), b"showmebug", "sha256").hexdigest()


def company(environ: Mapping[str, str]) -> Company:
    """The company that the environment describes.

    Raises: BadEnvironment.
    """
    if missing := [name for name in FIVE if not environ.get(name)]:
        raise BadEnvironment(f"缺少设置 missing: {', '.join(missing)}")
    callback_url = environ.get("CALLBACK_URL") or f"http://127.0.0.1:{port(environ)}/wecom/callback"
    if not _is_address(callback_url):
        raise BadEnvironment("CALLBACK_URL 要是 http:// 或 https:// 开头的地址 must be an http:// or https:// address")
    if not environ["WECOM_AGENT_ID"].isdecimal():
        raise BadEnvironment("WECOM_AGENT_ID 要是数字 must be a number")
    try:
        codec = Codec(environ["WECOM_TOKEN"], environ["WECOM_ENCODING_AES_KEY"], environ["WECOM_CORP_ID"])
    except CodecError:
        raise BadEnvironment("WECOM_ENCODING_AES_KEY 要是 43 个字母和数字 must be 43 letters and digits") from None
    return Company(
        corp_id=environ["WECOM_CORP_ID"],
        agent_id=int(environ["WECOM_AGENT_ID"]),
        callback_url=callback_url,
        secret=environ["WECOM_SECRET"],
        codec=codec,
        showmebug_id=environ.get("SHOWMEBUG_CLIENT_ID") or SHOWMEBUG_ID,
        showmebug_secret=environ.get("SHOWMEBUG_CLIENT_SECRET") or "",
    )


def port(environ: Mapping[str, str]) -> int:
    """Where the bot listens."""
    return _port(environ, "PORT", 8000)


def sandbox_port(environ: Mapping[str, str]) -> int:
    """Where the sandbox listens: next to the bot, unless said."""
    return _port(environ, "SANDBOX_PORT", port(environ) + 1)


def _is_address(url: str) -> bool:
    try:
        address = urlsplit(url)
        return url.isascii() and address.scheme in ("http", "https") and bool(address.hostname) and address.port != 0
    except ValueError:  # a port that is no number
        return False


def _port(environ: Mapping[str, str], name: str, default: int) -> int:
    value = environ.get(name) or str(default)
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        raise BadEnvironment(f"{name} 要是 1 到 65535 的数字 must be a number from 1 to 65535")
    return int(value)
