"""What somebody passes on, and does not say: a mail, a chat, a notice, a log. What it says is said by others, to others."""

from __future__ import annotations

import re

_PASTED = re.compile(
    r"^\W*(?:转发|转：|fwd?:|聊天记录|各位|大家好|hi all|dear all|【|\[|subject:|发件人|岗位职责|姓名[:：]|exception)|原话[:：]|聊天记录|subject:",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(  # 下面是微信群转来的：
    r"^\W*(?:(?:下面|以下|这)(?:是|为)?.{0,12}(?:转|发的|聊|说的|原文|记录|邮件)|.{0,8}(?:转来|转自|转发|截图)|(?:below|here) is .{0,20}(?:chat|mail|message|thread|wrote|group)).{0,8}[:：]?$",
    re.IGNORECASE,
)
_OF_A_MACHINE = re.compile(  # a log line, a trace
    r"^[^\w]{0,9}(?:\d[\d:., T-]{0,30})?[^\w]{0,9}(?:error|warn(?:ing)?|info|debug|fatal|traceback)\b[^\n]{0,200}?(?:\d:\d\d|\w\.\w|\()|"
    r"\b\w{1,60}(?:exception|error): |\bat [\w$]{1,40}\.[\w$<>]{1,40}\.[\w$<>.]{1,80}\(",
    re.IGNORECASE | re.ASCII,
)
_MANY_LINES = 3
_LONG_PASTE = 60  # characters


def is_pasted(raw: str) -> bool:
    """A mail, a chat or a notice that somebody passes on: what it says is said by others, to others."""
    lines = [one for one in raw.splitlines() if one.strip()]
    if len(lines) >= _MANY_LINES and _PASSED_ON.search(lines[0]):
        return True
    return len(raw) > _LONG_PASTE and (
        len(lines) >= _MANY_LINES or bool(_PASTED.search(raw)) or bool(_OF_A_MACHINE.search(raw))
    )
