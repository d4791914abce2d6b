"""What became of a résumé, in words."""

from __future__ import annotations

from bot.phrase import Phrase
from bot.texts import text
from bot.wording.words import pick

# Why one could not be fetched, or its pages not be drawn.
_WHY: dict[str, Phrase] = {
    "host": Phrase("no_resume.host"),
    "address": Phrase("no_resume.address"),
    "redirect": Phrase("no_resume.redirect"),
    "gone": Phrase("no_resume.gone"),
    "away": Phrase("no_resume.away"),
    "too_large": Phrase("no_resume.too_large"),
    "empty": Phrase("no_resume.empty"),
    "not_pdf": Phrase("no_resume.not_pdf"),
    "encrypted": Phrase("no_resume.encrypted"),
    "broken": Phrase("no_resume.broken"),
    "too_much": Phrase("no_resume.too_much"),
}


def why_no_resume(why: str, lang: str) -> str:
    return pick(_WHY[why], lang) if why in _WHY else text("resume.went_wrong", lang)
