"""Values that nobody set, made once and kept in VAR_DIR."""

from __future__ import annotations

import base64
import json
import os
import secrets
import string
from collections.abc import Callable
from pathlib import Path

from bot.settings.complaint import BadSettings, complaint


def check_folder(var: Path) -> None:
    """Raises: BadSettings"""
    try:
        is_file, is_folder = var.exists() and not var.is_dir(), var.is_dir()
    except PermissionError:  # of a folder above it
        is_file, is_folder = False, True
    except OSError as refused:  # such as a name that is too long
        raise BadSettings(complaint("VAR_DIR", f"{str(var)[:64]}… ({refused.strerror})")) from None
    if is_file:
        raise BadSettings(complaint("VAR_DIR", f"{var} (一个文件 a file)"))
    if is_folder and not os.access(var, os.W_OK | os.X_OK):
        raise BadSettings(complaint("VAR_DIR", f"{var} (不可写 not writable)"))


def make_folder(var: Path) -> None:
    """Raises: BadSettings"""
    try:
        var.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as refused:
        raise BadSettings(complaint("VAR_DIR", f"{var} ({refused.strerror})")) from None


def new_demo_values() -> dict[str, str]:
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


def kept(path: Path, make: Callable[[], dict[str, str]], *, write: bool) -> dict[str, str]:
    """Values made once: two processes that start together must read the same ones."""
    try:
        return _read(path)
    except (FileNotFoundError, NotADirectoryError):
        if not write:
            return make()
    make_folder(path.parent)
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
