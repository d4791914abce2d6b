"""What is said of a setting that is wrong: its name, what it has, and what it should have.

A value is shown only where it cannot be a secret that stands in the wrong place: a number of a setting that is a number
by nature, a zone, a folder, how an address begins. A secret may be all digits, so elsewhere only its length is told.
"""

from __future__ import annotations

import re

# What each should be, in English and Chinese; for the rest: not empty.
_SHOULD_BE = {
    "WECOM_AGENT_ID": ("the number shown as AgentId on the app's page", "应用页面上的 AgentId，一个整数"),
    "WECOM_TOKEN": ("the Token of the app's page, at most 32 characters", "应用页面上的 Token，最多 32 个字符"),
    "WECOM_ENCODING_AES_KEY": ("the 43 letters and digits that the console shows", "后台显示的 43 个字母和数字"),
    "WECOM_API_BASE": ("an address that begins with https:// or http://", "http:// 或 https:// 开头的地址"),
    "SHOWMEBUG_API_BASE": ("an address that begins with https:// or http://", "http:// 或 https:// 开头的地址"),
    "BASE_URL": ("an address that begins with https:// or http://", "http:// 或 https:// 开头的地址"),
    "DATABASE_URL": ("an address that begins with postgresql://", "postgresql:// 开头的地址"),
    "PORT": ("a whole number from 1 to 65535", "1 到 65535 的整数"),
    "SANDBOX_PORT": ("a whole number from 1 to 65535, different from PORT", "1 到 65535 的整数，与 PORT 不同"),
    "WEB_CONCURRENCY": ("a whole number from 1 to 64", "1 到 64 的整数"),
    "UNDO_WINDOW_S": ("whole seconds, from 0 to 3600", "0 到 3600 秒"),
    "COMPANY_ZONE": ("the name of a zone, such as Asia/Shanghai", "时区名，例如 Asia/Shanghai"),
    "SECRET_KEY": ("16 characters or more", "至少 16 个字符"),
    "HOOK_SECRET": ("8 characters or more", "至少 8 个字符"),
    "HOOK_SECRET_OLD": ("8 characters or more", "至少 8 个字符"),
    "TRUSTED_PROXY": (
        "addresses or networks, such as 10.0.0.5 or 10.0.0.0/8, with commas between",
        "地址或网段，例如 10.0.0.5、10.0.0.0/8，用逗号隔开",
    ),
    "RESUME_HOSTS": (
        "names of hosts, such as files.example.com, with commas between: no https://, no port",
        "主机名，例如 files.example.com，用逗号隔开，不带 https:// 和端口",
    ),
    "SANDBOX": ("1, or empty", "1，或留空"),
    "VAR_DIR": ("a folder that can be written to", "可以写入的文件夹"),
}
_NUMBERS = ("WECOM_AGENT_ID", "PORT", "SANDBOX_PORT", "WEB_CONCURRENCY", "UNDO_WINDOW_S")
_NO_SECRETS = ("COMPANY_ZONE", "VAR_DIR")


class BadSettings(Exception):
    """A setting is missing or wrong; the text names each one and never shows a secret."""


def complaint(name: str, value: str) -> str:
    en, zh = _SHOULD_BE.get(name, ("something", "有内容"))
    return f"{name}: {_shown(name, value)}，应为{zh} must be {en}"


def _shown(name: str, value: str) -> str:
    """What may be said of a value that may be anything, a secret too."""
    if name in _NO_SECRETS or (name in _NUMBERS and re.fullmatch(r"-?[0-9]{1,11}", value)):
        return value
    if begins := re.match(r"[a-z]{2,10}://", value):
        return f"{begins[0]}…"
    return f"{len(value)} 个字符 characters" if value else "空 empty"
