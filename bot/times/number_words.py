"""Numbers as they are written out in English, for all who look for one: three, forty-five, the third."""

from collections.abc import Iterable

UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UP_TO_TWELVE = {word: value for value, word in enumerate((*UNITS, *TEENS[:3]), 1)}
# What minutes, hours and days are counted in.
COUNTS = UP_TO_TWELVE | {
    "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty-five": 45, "forty five": 45, "fifty": 50, "sixty": 60,
    "ninety": 90,
}  # fmt: skip
ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip


def either(words: Iterable[str]) -> str:
    """A pattern of any of them, the longest first: fourteen before four."""
    return "|".join(sorted(words, key=len, reverse=True))
