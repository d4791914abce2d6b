"""Settings: read from the environment and `.env`, checked at once, all faults in one message.

Three modes, decided by the five WeCom settings alone:

* none of them set: *demo* (sandbox; values made once and kept in ``var/demo.json``);
* all of them set: *real* WeCom, or, with ``SANDBOX=1``, the *sandbox* with these values;
* some of them: refused, with the missing ones named.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import string
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

ROOT = Path(__file__).resolve().parent.parent
_COMPANY_ZONE = "Asia/Shanghai"
WECOM_API_BASE = "https://qyapi.weixin.qq.com"
WECOM_FIVE = ("WECOM_CORP_ID", "WECOM_AGENT_ID", "WECOM_SECRET", "WECOM_TOKEN", "WECOM_ENCODING_AES_KEY")


class Mode(StrEnum):
    DEMO = "demo"
    SANDBOX = "sandbox"
    REAL = "real"


class BadSettings(Exception):
    """A setting is missing or wrong; the text names each one and never shows a value."""


class Settings(BaseModel):
    """Everything that may differ between two installations. Secrets are masked in every repr."""

    model_config = ConfigDict(extra="ignore", hide_input_in_errors=True, frozen=True)

    mode: Mode = Mode.DEMO
    wecom_corp_id: str = Field(min_length=1)
    wecom_agent_id: int = Field(ge=0)
    wecom_secret: SecretStr = Field(min_length=1)
    wecom_token: SecretStr = Field(min_length=1, max_length=32)
    wecom_encoding_aes_key: SecretStr
    wecom_api_base: str = WECOM_API_BASE
    https_proxy: str = Field("", repr=False)  # may hold a password
    database_url: SecretStr | None = None  # holds a password
    port: int = Field(8000, ge=1, le=65535)
    sandbox_port: int = Field(8001, ge=1, le=65535)
    base_url: str = ""
    secret_key: SecretStr = Field(min_length=16)
    metrics_token: SecretStr | None = None  # lets others than this machine read /metrics
    admin_userids: tuple[str, ...] = ()
    company_zone: ZoneInfo = ZoneInfo(_COMPANY_ZONE)
    undo_window_s: int = Field(60, ge=0)
    var: Path = ROOT / "var"

    @field_validator("wecom_encoding_aes_key")
    @classmethod
    def _forty_three_characters(cls, value: SecretStr) -> SecretStr:
        key = value.get_secret_value()
        if len(key) != 43 or not set(key) <= set(string.ascii_letters + string.digits):
            raise ValueError("must be the 43 letters and digits that the console shows")
        return value

    @field_validator("admin_userids", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.lower() for part in value.replace(",", " ").split())
        return value

    @property
    def demo_people(self) -> bool:
        return self.mode is not Mode.REAL


def load(environ: Mapping[str, str] | None = None, *, root: Path = ROOT, keep: bool = True) -> Settings:
    """Read `.env` (the environment wins) and decide the mode.

    What is not set and has to be made is kept in VAR_DIR, unless `keep` says otherwise.

    Raises: BadSettings, one line for each setting that is missing or wrong.
    """
    given = _given(environ, root)
    var = Path(given.get("VAR_DIR") or root / "var")
    have = [name for name in WECOM_FIVE if given.get(name)]
    if have and len(have) < len(WECOM_FIVE):
        missing = ", ".join(name for name in WECOM_FIVE if name not in have)
        raise BadSettings(
            f"{len(have)} of the 5 WeCom settings are set. Missing: {missing}. Set all five, or none for the demo."
        )
    sandboxed = given.get("SANDBOX", "").lower() in ("1", "true", "yes")
    values: dict[str, object] = {name.lower(): text for name, text in given.items() if text}
    values["var"] = var
    values["mode"] = Mode.DEMO if not have else Mode.SANDBOX if sandboxed else Mode.REAL
    if not have:
        values |= _kept(var / "demo.json", _new_demo_values, write=keep)
    if "secret_key" not in values:
        values |= _kept(var / "secret.json", lambda: {"secret_key": secrets.token_urlsafe(32)}, write=keep)
    try:
        port = int(str(values.get("port", 8000)))
    except ValueError:
        port = 8000  # the real complaint comes from the validation below
    values.setdefault("sandbox_port", port + 1)
    if values["mode"] is not Mode.REAL:
        values["wecom_api_base"] = f"http://127.0.0.1:{values['sandbox_port']}"
        values.setdefault("undo_window_s", 8)
    values.setdefault("base_url", f"http://127.0.0.1:{port}")
    try:
        return Settings(**values)  # type: ignore[arg-type]
    except ValidationError as wrong:
        raise BadSettings("; ".join(_say(dict(error)) for error in wrong.errors(include_input=False))) from None


def load_company_zone(environ: Mapping[str, str] | None = None, *, root: Path = ROOT) -> ZoneInfo:
    """That one setting, for what needs no other.

    Raises: BadSettings
    """
    name = _given(environ, root).get("COMPANY_ZONE") or _COMPANY_ZONE
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise BadSettings(f"COMPANY_ZONE: there is no zone {name}") from None


def child_environ(settings: Settings) -> dict[str, str]:
    """The environment that makes a child process read exactly these settings again."""
    return {
        "WECOM_CORP_ID": settings.wecom_corp_id,
        "WECOM_AGENT_ID": str(settings.wecom_agent_id),
        "WECOM_SECRET": settings.wecom_secret.get_secret_value(),
        "WECOM_TOKEN": settings.wecom_token.get_secret_value(),
        "WECOM_ENCODING_AES_KEY": settings.wecom_encoding_aes_key.get_secret_value(),
        "WECOM_API_BASE": settings.wecom_api_base,
        "SECRET_KEY": settings.secret_key.get_secret_value(),
        "SANDBOX": "" if settings.mode is Mode.REAL else "1",
        "DATABASE_URL": settings.database_url.get_secret_value() if settings.database_url else "",
        "PORT": str(settings.port),
        "SANDBOX_PORT": str(settings.sandbox_port),
        "BASE_URL": settings.base_url,
        "METRICS_TOKEN": settings.metrics_token.get_secret_value() if settings.metrics_token else "",
        "ADMIN_USERIDS": " ".join(settings.admin_userids),
        "COMPANY_ZONE": settings.company_zone.key,
        "UNDO_WINDOW_S": str(settings.undo_window_s),
        "VAR_DIR": str(settings.var),
    }


def _given(environ: Mapping[str, str] | None, root: Path) -> dict[str, str]:
    if environ is not None:
        return dict(environ)
    from_file = {name: text for name, text in dotenv_values(root / ".env").items() if text is not None}
    return from_file | dict(os.environ)


def _new_demo_values() -> dict[str, str]:
    letters = string.ascii_letters + string.digits
    return {
        "wecom_corp_id": "ww" + secrets.token_hex(8),
        "wecom_agent_id": "1000002",
        "wecom_secret": secrets.token_urlsafe(32),
        "wecom_token": "".join(secrets.choice(letters) for _ in range(24)),
        # 32 bytes as WeCom writes them: Base64 without its "=", letters and digits only.
        "wecom_encoding_aes_key": _letters_only_key(),
    }


def _letters_only_key() -> str:
    while True:
        key = base64.b64encode(secrets.token_bytes(32)).decode()[:43]
        if key.isalnum():
            return key


def _kept(path: Path, make: Callable[[], dict[str, str]], *, write: bool) -> dict[str, str]:
    """Values made once: two processes that start together must read the same ones."""
    try:
        return dict(json.loads(path.read_text()))
    except FileNotFoundError:
        if not write:
            return make()
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(make()))
    try:
        os.link(fresh, path)  # fails if another process was first; then its values count
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    return dict(json.loads(path.read_text()))


def _say(error: dict[str, object]) -> str:
    loc = error["loc"]
    name = str(loc[0]).upper() if isinstance(loc, tuple) and loc else "?"
    return f"{name}: {str(error['msg']).removeprefix('Value error, ')}"
