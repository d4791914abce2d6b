"""Whether files that hold secrets and what people write can be read by other accounts of this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.doctor.finding import Finding, fine, note, wrong

PART = "文件权限 file permissions"
_OTHERS = 0o077


def examine(env: Path, var: Path) -> Iterator[Finding]:
    """`env` is the file with the settings, which need not be there; `var` the folder of logs and generated values."""
    is_open = False
    if _is_open_to_others(env):
        is_open = True
        yield wrong(
            PART,
            f"{env} 别的账号能读写 can be read or written by other accounts",
            f"It holds secrets. Run: chmod 600 {env}",
            f"里面有密钥，请执行：chmod 600 {env}",
        )
    if _is_open_to_others(var):
        is_open = True
        yield note(
            PART,
            f"{var} 别的账号能进入 can be entered by other accounts",
            f"Logs and generated keys are in it. Run: chmod 700 {var}",
            f"里面有日志和生成的密钥，请执行：chmod 700 {var}",
        )
    if not is_open:
        yield fine(PART, ".env, VAR_DIR")


def _is_open_to_others(path: Path) -> bool:
    try:
        return bool(path.stat().st_mode & _OTHERS)
    except OSError:  # it is not there, or not ours to look at
        return False
