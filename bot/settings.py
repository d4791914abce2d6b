"""Settings: read from the environment and `.env`, checked at once, all faults in one message.

A complaint names the setting, what it has, and what it should have. It shows a value only where that cannot be a secret
that stands in the wrong place: a number, a zone, a folder, how an address begins.

Three modes, decided by the five WeCom settings alone:

* none of them set: *demo* (sandbox; values made once and kept in ``var/demo.json``);
* all of them set: *real* WeCom, or, with ``SANDBOX=1``, the *sandbox* with these values;
* some of them: refused, with the missing ones named.
"""

from __future__ import annotations

import base64
import io
import json
import os
import re
import secrets
import string
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dotenv import dotenv_values
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, ValidationInfo, field_validator

ROOT = Path(__file__).resolve().parent.parent
_COMPANY_ZONE = "Asia/Shanghai"
WECOM_API_BASE = "https://qyapi.weixin.qq.com"
_YES, _NO = ("1", "true", "yes"), ("", "0", "false", "no")
WECOM_FIVE = ("WECOM_CORP_ID", "WECOM_AGENT_ID", "WECOM_SECRET", "WECOM_TOKEN", "WECOM_ENCODING_AES_KEY")

# What each should be, in English and Chinese; for the rest: not empty.
_SHOULD_BE = {
    "WECOM_AGENT_ID": ("the number shown as AgentId on the app's page", "应用页面上的 AgentId，一个整数"),
    "WECOM_TOKEN": ("the Token of the app's page, at most 32 characters", "应用页面上的 Token，最多 32 个字符"),
    "WECOM_ENCODING_AES_KEY": ("the 43 letters and digits that the console shows", "后台显示的 43 个字母和数字"),
    "WECOM_API_BASE": ("an address that begins with https:// or http://", "http:// 或 https:// 开头的地址"),
    "BASE_URL": ("an address that begins with https:// or http://", "http:// 或 https:// 开头的地址"),
    "DATABASE_URL": ("an address that begins with postgresql://", "postgresql:// 开头的地址"),
    "PORT": ("a whole number from 1 to 65535", "1 到 65535 的整数"),
    "SANDBOX_PORT": ("a whole number from 1 to 65535, different from PORT", "1 到 65535 的整数，与 PORT 不同"),
    "WEB_CONCURRENCY": ("a whole number from 1 to 64", "1 到 64 的整数"),
    "UNDO_WINDOW_S": ("whole seconds, from 0 to 3600", "0 到 3600 秒"),
    "COMPANY_ZONE": ("the name of a zone, such as Asia/Shanghai", "时区名，例如 Asia/Shanghai"),
    "SECRET_KEY": ("16 characters or more", "至少 16 个字符"),
    "SANDBOX": ("1, or empty", "1，或留空"),
    "VAR_DIR": ("a folder that can be written to", "可以写入的文件夹"),
}


class Mode(StrEnum):
    DEMO = "demo"
    SANDBOX = "sandbox"
    REAL = "real"


class BadSettings(Exception):
    """A setting is missing or wrong; the text names each one and never shows a secret."""


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
    web_concurrency: int = Field(2, ge=1, le=64)
    base_url: str = ""
    secret_key: SecretStr = Field(min_length=16)
    metrics_token: SecretStr | None = None  # lets others than this machine read /metrics
    admin_userids: tuple[str, ...] = ()
    company_zone: ZoneInfo = ZoneInfo(_COMPANY_ZONE)
    undo_window_s: int = Field(60, ge=0, le=3600)
    var: Path = ROOT / "var"

    @field_validator("wecom_encoding_aes_key")
    @classmethod
    def _forty_three_characters(cls, value: SecretStr) -> SecretStr:
        key = value.get_secret_value()
        if len(key) != 43 or not set(key) <= set(string.ascii_letters + string.digits):
            raise ValueError
        return value

    @field_validator("database_url")
    @classmethod
    def _of_postgresql(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not value.get_secret_value().startswith(("postgresql://", "postgres://")):
            raise ValueError
        return value

    @field_validator("base_url", "wecom_api_base")
    @classmethod
    def _of_the_web(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError
        return value

    @field_validator("company_zone", mode="before")
    @classmethod
    def _zone(cls, value: object) -> object:
        return zone(value) if isinstance(value, str) else value

    @field_validator("sandbox_port")
    @classmethod
    def _another_port(cls, value: int, info: ValidationInfo) -> int:
        if value == info.data.get("port") and info.data.get("mode") is not Mode.REAL:
            raise ValueError
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
    _check_folder(var)
    have = [name for name in WECOM_FIVE if given.get(name)]
    if have and len(have) < len(WECOM_FIVE):
        missing = ", ".join(name for name in WECOM_FIVE if name not in have)
        raise BadSettings(
            f"五项 WECOM_ 设置只填了 {len(have)} 项，缺 {missing}。全部填上，或全不填（演示）。"
            f" {len(have)} of the 5 are set: set all of them, or none for the demo."
        )
    sandboxed = given.get("SANDBOX", "").lower()
    if sandboxed not in _YES + _NO:
        raise BadSettings(_complaint("SANDBOX", sandboxed))
    values: dict[str, object] = {name.lower(): text for name, text in given.items() if text}
    values["var"] = var
    values["mode"] = Mode.DEMO if not have else Mode.SANDBOX if sandboxed in _YES else Mode.REAL
    if not have:
        values |= _kept(var / "demo.json", _new_demo_values, write=keep)
    if "secret_key" not in values:
        values |= _kept(var / "secret.json", lambda: {"secret_key": secrets.token_urlsafe(32)}, write=keep)
    port = int(given["PORT"]) if re.fullmatch("[0-9]{1,5}", given.get("PORT", "")) else 8000  # complained about below
    values.setdefault("sandbox_port", port + 1 if port < 65535 else 65534)
    if values["mode"] is not Mode.REAL:
        values["wecom_api_base"] = f"http://127.0.0.1:{values['sandbox_port']}"
        values.setdefault("undo_window_s", 8)
    values.setdefault("base_url", f"http://127.0.0.1:{port}")
    try:
        settings = Settings(**values)  # type: ignore[arg-type]
    except ValidationError as wrong:
        names = dict.fromkeys(str(error["loc"][0]).upper() for error in wrong.errors(include_input=False))
        raise BadSettings("; ".join(_complaint(name, given.get(name, "")) for name in names)) from None
    if keep:
        _make_folder(var)
    return settings


def load_company_zone(environ: Mapping[str, str] | None = None, *, root: Path = ROOT) -> ZoneInfo:
    """That one setting, for what needs no other.

    Raises: BadSettings
    """
    name = _given(environ, root).get("COMPANY_ZONE") or _COMPANY_ZONE
    try:
        return zone(name)
    except ValueError:
        raise BadSettings(_complaint("COMPANY_ZONE", name)) from None


def zone(name: str) -> ZoneInfo:
    """Raises: ValueError"""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError) as none:  # the latter of a part of a name, such as Asia
        raise ValueError from none


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
        "WEB_CONCURRENCY": str(settings.web_concurrency),
        "METRICS_TOKEN": settings.metrics_token.get_secret_value() if settings.metrics_token else "",
        "ADMIN_USERIDS": " ".join(settings.admin_userids),
        "COMPANY_ZONE": settings.company_zone.key,
        "UNDO_WINDOW_S": str(settings.undo_window_s),
        "VAR_DIR": str(settings.var),
    }


def _given(environ: Mapping[str, str] | None, root: Path) -> dict[str, str]:
    if environ is not None:
        return dict(environ)
    from_file = {name: text for name, text in dotenv_values(stream=_text_of(root / ".env")).items() if text is not None}
    return from_file | dict(os.environ)


def _text_of(path: Path) -> io.StringIO:
    """Raises: BadSettings"""
    try:
        return io.StringIO(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return io.StringIO()
    except OSError as refused:
        raise BadSettings(
            f"{path}: 无法读取 cannot be read ({refused.strerror})。请让运行它的账号可读 Let the account that runs this read it."
        ) from None
    except UnicodeDecodeError:
        raise BadSettings(f"{path}: 不是 UTF-8 编码，请另存为 UTF-8 not UTF-8: save it as UTF-8.") from None


def _check_folder(var: Path) -> None:
    """Raises: BadSettings"""
    try:
        is_file, is_folder = var.exists() and not var.is_dir(), var.is_dir()
    except PermissionError:  # of a folder above it
        is_file, is_folder = False, True
    if is_file:
        raise BadSettings(_complaint("VAR_DIR", f"{var} (一个文件 a file)"))
    if is_folder and not os.access(var, os.W_OK | os.X_OK):
        raise BadSettings(_complaint("VAR_DIR", f"{var} (不可写 not writable)"))


def _make_folder(var: Path) -> None:
    """Raises: BadSettings"""
    try:
        var.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as refused:
        raise BadSettings(_complaint("VAR_DIR", f"{var} ({refused.strerror})")) from None


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
        return _read(path)
    except (FileNotFoundError, NotADirectoryError):
        if not write:
            return make()
    _make_folder(path.parent)
    _keep(path, make())
    return _read(path)


def _read(path: Path) -> dict[str, str]:
    """Raises: FileNotFoundError, NotADirectoryError, BadSettings"""
    try:
        return dict(json.loads(path.read_text()))
    except (PermissionError, IsADirectoryError, ValueError):
        raise BadSettings(
            f"{path}: 读不了或已损坏 cannot be read or is damaged. 以原来的账号运行，或删掉它重新生成 Run it as the account that "
            "made it, or remove the file to have it made anew."
        ) from None


def _keep(path: Path, values: dict[str, str]) -> None:
    fresh = path.with_suffix(f".{os.getpid()}")
    fresh.touch(mode=0o600)
    fresh.write_text(json.dumps(values))
    try:
        os.link(fresh, path)  # fails if another process was first; then its values count
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def _complaint(name: str, value: str) -> str:
    en, zh = _SHOULD_BE.get(name, ("something", "有内容"))
    return f"{name}: {_shown(name, value)}，应为{zh} must be {en}"


def _shown(name: str, value: str) -> str:
    """What may be said of a value that may be anything, a secret too."""
    if name in ("COMPANY_ZONE", "VAR_DIR") or re.fullmatch(r"-?[0-9]{1,20}", value):
        return value
    if begins := re.match(r"[a-z]{2,10}://", value):
        return f"{begins[0]}…"
    return f"{len(value)} 个字符 characters" if value else "空 empty"
