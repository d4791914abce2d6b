"""What the days and the hours said in English are both made of: counts, parts of a day, and what stands between two of them."""

from collections.abc import Iterable

from bot.times.number_words import COUNTS, either
from bot.times.said import AFTERNOON, DIGITS, EVENING, MORNING

NUMBERS = {"an": 1, "a": 1} | COUNTS
END = "(?![a-z])"
COUNT = f"(?:[0-9]{{1,4}}|(?:{either(NUMBERS)}){END})"
TO = rf" ?(?:[-–—−~〜]+|to{END}|till{END}|until{END}|through{END}|thru{END}) ?"
PARTS = {"morning": MORNING, "afternoon": AFTERNOON, "evening": EVENING, "night": EVENING}


def initials(words: Iterable[str]) -> str:
    return "".join(sorted({one[0] for one in words}))


COUNT_BEGINS = f"{DIGITS}{initials(NUMBERS)}"


def number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text]
