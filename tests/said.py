"""What people are told, rendered from `bot.texts`: `zh("accept.done", title="…", when="…")` is the Chinese sentence.

A test that compares with these holds however the words are improved.
"""

from __future__ import annotations

from bot import texts


def zh(id: str, /, **values: object) -> str:
    """The Chinese text of the id. A phrase among the values is put into Chinese; a number chooses its plural form."""
    return texts.text(id, "zh", **values)


def en(id: str, /, **values: object) -> str:
    """The English text of the id, in the same way."""
    return texts.text(id, "en", **values)
