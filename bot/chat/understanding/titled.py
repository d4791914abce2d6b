"""A colleague who is called by a surname and a title, of those on the interview that is spoken of: 老王, 李老师, Mr Zhang."""

from __future__ import annotations

import re

from bot.interviews import sounds
from bot.interviews.models import Interview, Member

_TITLES = "老师|工|总|哥|姐|先生|女士|经理"


def colleague(text: str, interview: Interview) -> Member | None:
    """None where nobody of the panel is called so, or several are, or the candidate."""
    panel = [place.member for place in interview.panel if place.is_current]
    called = [one for one in panel if _is_called(text, str(one.name))]
    return called[0] if len(called) == 1 and not _is_called(text, str(interview.candidate.name)) else None


def _is_called(text: str, name: str) -> bool:
    if not name or name.isascii():
        return False
    letter = re.escape(name[0])
    if re.search(f"[老小]{letter}(?!时|心)|(?<![\u4e00-\u9fff]){letter}(?:{_TITLES})|姓{letter}的", text):
        return True
    latin = "|".join(map(re.escape, sounds.surname(name)))
    return bool(latin) and re.search(rf"\b(?:mr|ms|mrs|miss|mister)\.? (?:{latin})\b", text) is not None
