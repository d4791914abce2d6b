"""The language of whoever reads a terminal or a log of ours: theirs, or both side by side."""

from __future__ import annotations

import os
from collections.abc import Mapping


def language(environ: Mapping[str, str] = os.environ) -> str:
    """zh or en, as the terminal's locale has it; empty where that names no language (C), and both are shown."""
    said = next(filter(None, (environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))), "C")
    spoken = said.replace(".", "_").partition("_")[0].lower()
    return "" if spoken in ("c", "posix") else "zh" if spoken == "zh" else "en"


def words(en: str, zh: str, between: str = " ") -> str:
    """What the reader at the terminal reads: their language, or both."""
    return {"en": en, "zh": zh}.get(language()) or f"{zh}{between}{en}"
