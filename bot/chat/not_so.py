"""What is told as not so: what might have been, and what was not the speaker's doing."""

from __future__ import annotations

import re


def regrets(text: str) -> bool:
    """早知道就该改到明天, I should have put Li Si on it: it is not so, and too late."""
    return bool(_REGRETS.search(text))


_REGRETS = re.compile(
    r"早知道|要不是|(?:当初|早)就?该|"
    r"\bshould(?:n't| not)? have (?:\w+ed|put|taken|gone|done|sent|been|said|given|chosen|set|made|known|told|let|come|written|got)\b|"
    r"\b(?:had i|if only|i wish (?:i|we|he|she|it|they|you))\b",
    re.ASCII,
)


def disowns(text: str) -> bool:
    """那个推荐不是我写的, I'm not out on Saturday: what is told was not the speaker's doing, or is not so."""
    return bool(_DISOWNS.search(text))


_DISOWNS = re.compile(
    r"不是我(?:[写给打填点发说推]|本人)(?!不|没)|\b(?:was not|wasn't) (?:me|mine)\b|"
    r"\b(?:i'm|i am|we're|we are) not (?:out|away|off|on leave|on holiday|sick|ill)\b",
    re.ASCII,
)
