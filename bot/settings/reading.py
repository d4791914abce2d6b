"""Read from the environment and `.env`, checked at once, all faults in one message."""

from __future__ import annotations

import hmac
import io
import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import SecretStr, ValidationError

from bot.settings.complaint import BadSettings, complaint
from bot.settings.kept import check_folder, kept, make_folder, new_demo_values
from bot.settings.schema import COMPANY_ZONE, ROOT, Mode, Settings, zone

_YES, _NO = ("1", "true", "yes"), ("", "0", "false", "no")
SHOWMEBUG_TWO = ("SHOWMEBUG_CLIENT_ID", "SHOWMEBUG_CLIENT_SECRET")
WECOM_FIVE = ("WECOM_CORP_ID", "WECOM_AGENT_ID", "WECOM_SECRET", "WECOM_TOKEN", "WECOM_ENCODING_AES_KEY")


def load(environ: Mapping[str, str] | None = None, *, root: Path = ROOT, keep: bool = True) -> Settings:
    """Read `.env` (the environment wins) and decide the mode.

    What is not set and has to be made is kept in VAR_DIR, unless `keep` says otherwise.

    Raises: BadSettings, one line for each setting that is missing or wrong.
    """
    given = _given(environ, root)
    var = Path(given.get("VAR_DIR") or root / "var")
    check_folder(var)
    have = [name for name in WECOM_FIVE if given.get(name)]
    if have and len(have) < len(WECOM_FIVE):
        missing = ", ".join(name for name in WECOM_FIVE if name not in have)
        raise BadSettings(
            f"五项 WECOM_ 设置只填了 {len(have)} 项，缺 {missing}。全部填上，或全不填（演示）。"
            f" {len(have)} of the 5 are set: set all of them, or none for the demo."
        )
    unset = [name for name in SHOWMEBUG_TWO if not given.get(name)]
    if len(unset) == 1:
        raise BadSettings(
            f"ShowMeBug 的两项设置缺 {unset[0]}。两项都填，或都不填（没有面试间）。"
            f" {unset[0]} is missing: set both of ShowMeBug's, or none for no rooms."
        )
    sandboxed = given.get("SANDBOX", "").lower()
    if sandboxed not in _YES + _NO:
        raise BadSettings(complaint("SANDBOX", sandboxed))
    values: dict[str, object] = {name.lower(): text for name, text in given.items() if text}
    values["var"] = var
    values["mode"] = Mode.DEMO if not have else Mode.SANDBOX if sandboxed in _YES else Mode.REAL
    if not have:
        values |= kept(var / "demo.json", new_demo_values, write=keep)
    if "secret_key" not in values:
        values |= kept(var / "secret.json", lambda: {"secret_key": secrets.token_urlsafe(32)}, write=keep)
    port = int(given["PORT"]) if re.fullmatch("[0-9]{1,5}", given.get("PORT", "")) else 8000  # complained about below
    values.setdefault("sandbox_port", port + 1 if port < 65535 else 65534)
    if values["mode"] is not Mode.REAL:
        values["wecom_api_base"] = f"http://127.0.0.1:{values['sandbox_port']}"
        values["showmebug_api_base"] = values["wecom_api_base"]
        values |= _rooms_on_the_desk(str(values["wecom_secret"])) | values
        values.setdefault("undo_window_s", 8)
        values.setdefault("company_name", "示例公司")
    values.setdefault("base_url", f"http://127.0.0.1:{port}")
    try:
        settings = Settings(**values)  # type: ignore[arg-type]
    except ValidationError as wrong:
        names = dict.fromkeys(str(error["loc"][0]).upper() for error in wrong.errors(include_input=False))
        raise BadSettings("; ".join(complaint(name, given.get(name, "")) for name in names)) from None
    if keep:
        make_folder(var)
    return settings


def load_company_zone(environ: Mapping[str, str] | None = None, *, root: Path = ROOT) -> ZoneInfo:
    """That one setting, for what needs no other.

    Raises: BadSettings
    """
    name = _given(environ, root).get("COMPANY_ZONE") or COMPANY_ZONE
    try:
        return zone(name)
    except ValueError:
        raise BadSettings(complaint("COMPANY_ZONE", name)) from None


def child_environ(settings: Settings) -> dict[str, str]:
    """The environment that makes a child process read exactly these settings again."""
    return {
        "WECOM_CORP_ID": settings.wecom_corp_id,
        "WECOM_AGENT_ID": str(settings.wecom_agent_id),
        "WECOM_SECRET": settings.wecom_secret.get_secret_value(),
        "WECOM_TOKEN": settings.wecom_token.get_secret_value(),
        "WECOM_ENCODING_AES_KEY": settings.wecom_encoding_aes_key.get_secret_value(),
        "WECOM_API_BASE": settings.wecom_api_base,
        "SHOWMEBUG_CLIENT_ID": settings.showmebug_client_id,
        "SHOWMEBUG_CLIENT_SECRET": settings.showmebug_client_secret.get_secret_value(),
        "SHOWMEBUG_API_BASE": settings.showmebug_api_base,
        "SECRET_KEY": settings.secret_key.get_secret_value(),
        "SANDBOX": "" if settings.mode is Mode.REAL else "1",
        "DATABASE_URL": settings.database_url.get_secret_value() if settings.database_url else "",
        "PORT": str(settings.port),
        "SANDBOX_PORT": str(settings.sandbox_port),
        "BASE_URL": settings.base_url,
        "TRUSTED_PROXY": " ".join(settings.trusted_proxy),
        "WEB_CONCURRENCY": str(settings.web_concurrency),
        "METRICS_TOKEN": _plain(settings.metrics_token),
        "HOOK_SECRET": _plain(settings.hook_secret),
        "HOOK_SECRET_OLD": _plain(settings.hook_secret_old),
        "ADMIN_USERIDS": " ".join(settings.admin_userids),
        "COMPANY_ZONE": settings.company_zone.key,
        "COMPANY_NAME": settings.company_name,
        "RESUME_HOSTS": " ".join(settings.resume_hosts),
        "UNDO_WINDOW_S": str(settings.undo_window_s),
        "VAR_DIR": str(settings.var),
    }


def _rooms_on_the_desk(wecom_secret: str) -> dict[str, object]:
    """What the sandbox takes for its ShowMeBug where nothing was set."""
    made_up = hmac.new(wecom_secret.encode(), b"showmebug", "sha256").hexdigest()
    return {"showmebug_client_id": "sandbox", "showmebug_client_secret": made_up}


def _plain(secret: SecretStr | None) -> str:
    return secret.get_secret_value() if secret else ""


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
