"""What an installation is told: every setting with its type, and what it may be."""

from __future__ import annotations

import ipaddress
import re
import string
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from psycopg2 import ProgrammingError
from psycopg2.extensions import parse_dsn
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationInfo, field_validator

ROOT = Path(__file__).resolve().parent.parent.parent
COMPANY_ZONE = "Asia/Shanghai"
WECOM_API_BASE = "https://qyapi.weixin.qq.com"
SHOWMEBUG_API_BASE = "https://www.showmebug.com"


_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,10}[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?"
)  # no address, no port


class Mode(StrEnum):
    DEMO = "demo"
    SANDBOX = "sandbox"
    REAL = "real"


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
    showmebug_client_id: str = ""
    showmebug_client_secret: SecretStr = SecretStr("")  # signs the callbacks, too
    showmebug_api_base: str = SHOWMEBUG_API_BASE
    https_proxy: str = Field("", repr=False)  # may hold a password
    database_url: SecretStr | None = None  # holds a password
    port: int = Field(8000, ge=1, le=65535)
    sandbox_port: int = Field(8001, ge=1, le=65535)
    web_concurrency: int = Field(2, ge=1, le=64)
    base_url: str = ""
    trusted_proxy: tuple[str, ...] = ("127.0.0.1",)  # whose X-Forwarded-* count; "*" is every peer
    secret_key: SecretStr = Field(min_length=16)
    metrics_token: SecretStr | None = None  # lets others than this machine read /metrics
    admin_userids: tuple[str, ...] = ()
    company_zone: ZoneInfo = ZoneInfo(COMPANY_ZONE)
    company_name: str = Field("", max_length=60)
    hook_secret: SecretStr | None = Field(None, min_length=8)  # other systems sign with it
    hook_secret_old: SecretStr | None = Field(None, min_length=8)
    resume_hosts: tuple[str, ...] = ()  # from where résumés may be fetched
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
        if value is not None:
            if not value.get_secret_value().startswith(("postgresql://", "postgres://")):
                raise ValueError
            try:
                parse_dsn(value.get_secret_value())
            except ProgrammingError:
                raise ValueError from None  # its text has the password
        return value

    @field_validator("base_url", "wecom_api_base", "showmebug_api_base")
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

    @field_validator("trusted_proxy", mode="before")
    @classmethod
    def _peers(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        peers = tuple(value.replace(",", " ").split())
        for one in peers:
            if one != "*":
                ipaddress.ip_network(one)  # ValueError where it is none
        return peers

    @field_validator("resume_hosts", mode="before")
    @classmethod
    def _names_of_hosts(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        hosts = tuple(part.lower() for part in value.replace(",", " ").split())
        if not all(_HOST.fullmatch(one) for one in hosts):
            raise ValueError
        return hosts

    @property
    def demo_people(self) -> bool:
        return self.mode is not Mode.REAL

    @property
    def reaches_candidates(self) -> bool:
        """Whether a candidate may be sent to our own address: what opens an interview does not travel in the clear. On a
        desk nobody is elsewhere."""
        return urlsplit(self.base_url).scheme == "https" or self.demo_people


def zone(name: str) -> ZoneInfo:
    """Raises: ValueError"""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError) as none:  # the latter of a part of a name, such as Asia
        raise ValueError from none
