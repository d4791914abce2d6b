"""What people are told, rendered from `bot.texts`: `zh("accept.done", title="…", when="…")` is the Chinese sentence.

A test that compares with these holds however the words are improved. Where some of the values are beside its point,
`zh_like("accept.done", title="…").search(said)` finds the sentence with whatever they are.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping

from bot import texts
from bot.phrase import choices, fill


def zh(id: str, /, **values: object) -> str:
    """The Chinese text of the id. A phrase among the values is put into Chinese; a number chooses its plural form."""
    return texts.text(id, "zh", **values)


def en(id: str, /, **values: object) -> str:
    """The English text of the id, in the same way."""
    return texts.text(id, "en", **values)


def zh_like(id: str, /, **values: object) -> re.Pattern[str]:
    """Any Chinese text of the id that has these values."""
    return re.compile(_expression(texts.WORDS[id].zh, "zh", values), re.DOTALL)


def en_like(id: str, /, **values: object) -> re.Pattern[str]:
    """Any English text of the id that has these values."""
    return re.compile(_expression(texts.WORDS[id].en, "en", values), re.DOTALL)


def _expression(template: str, lang: str, values: Mapping[str, object]) -> str:
    found = ""
    for words, name, choice, _ in string.Formatter().parse(template):
        found += re.escape(words)
        if name in values:
            found += re.escape(fill(f"{{{name}:{choice}}}" if choice else f"{{{name}}}", lang, values))
        elif choice:
            found += f"(?:{'|'.join(_expression(one, lang, values) for one in choices(choice).values())})"
        elif name is not None:
            found += ".*?"
    return found


# The end of what reads an order back.
YES_OR_NO = zh("deed.yes_or_no", sentence="")
