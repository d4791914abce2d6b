"""What a command says when it could not do its work, on standard error, in both languages."""

from __future__ import annotations

import sys

from bot.interviews.errors import UserError

ASK_DOCTOR = "查原因 to find out why: python -m bot doctor"


def complain(text: str, code: int) -> int:
    sys.stderr.write(f"{text}\n")
    return code


def both(refused: UserError) -> str:
    return "\n".join(words.format(**refused.values) for words in (refused.zh, refused.en))
