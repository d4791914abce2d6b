"""Where a text is parted into clauses, and how some of them are put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable

CLAUSE = re.compile("[,，;；。]")
STOP = re.compile(r"[,，;；。!！?？]|\. ")
STOP_OR_DASH = re.compile(r"[,，;；。!！?？]|\. | [—–-] ")  # and never where 2 - 3pm may be said
APART = re.compile(r"\s*[,，;；。!！]\s*|(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])")  # 看错了 来不了 发烧了


def comma(said: str) -> str:
    return ", " if said.isascii() else "，"


def joined(clauses: Iterable[str], said: str) -> str:
    """With the comma that stands in what was said."""
    return comma(said).join(clauses)
