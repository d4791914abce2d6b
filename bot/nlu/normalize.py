"""What was typed in the one form that is read: one width, one case, simplified, days and hours as they are written."""

from __future__ import annotations

import re
from collections.abc import Callable

from bot.nlu.spelling import plain_times
from bot.nlu.spelling.draft import Draft, Spelling
from bot.nlu.spelling.traditional import traditional
from bot.nlu.types import Utterance
from bot.times.typed import letter

MOST = 400  # letters of a text that are read; who says more dictates, and what is kept is kept whole
_SPACES = re.compile(r" {2,}|^ +| +$")
_CONTRACTED: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile("[’`´]"), "'"),
    (re.compile(r"\b(ca|wo|do|does|did|is|are|was|would|could|should|have|has)nt\b"), lambda said: f"{said[1]}n't"),
    (re.compile(r"\bcan ?not\b"), "can't"),
    (re.compile(r"\bim\b"), "i'm"),
)


def normalize(spelling: Spelling) -> Utterance:
    """Of a text whose slips have been put right."""
    draft = Draft.of(spelling)
    for at in range(len(draft.text) - 1, -1, -1):
        now = letter(draft.text[at])
        if now != draft.text[at]:
            draft.put(at, at + 1, now)
    draft.translate(traditional())
    for pattern, plain in _CONTRACTED:
        draft.each(pattern, plain)
    plain_times.correct(draft)
    for found in reversed(list(_SPACES.finditer(draft.text))):
        is_inside = found.start() > 0 and found.end() < len(draft.text)
        draft.put(*found.span(), " " if is_inside else "")
    begins, ends = tuple(draft.begins), tuple(draft.ends)
    return Utterance(draft.sent, draft.text[:MOST], begins[:MOST], ends[:MOST])
