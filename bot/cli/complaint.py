"""What a command says when it could not do its work, on standard error."""

from __future__ import annotations

import sys

from bot.bilingual import words
from bot.interviews.errors import UserError
from bot.texts import in_words

ASK_DOCTOR = f"{words('to find out why', '查原因')}: python -m bot doctor"


class NotMigrated(Exception):
    """The database lacks tables that this version needs."""


def complain(text: str, code: int) -> int:
    sys.stderr.write(f"{text}\n")
    return code


def told(refused: UserError) -> str:
    """As a member would be told, for whoever reads the terminal."""
    return words(in_words(refused.phrase, "en"), in_words(refused.phrase, "zh"), "\n")
