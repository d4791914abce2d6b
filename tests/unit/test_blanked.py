"""Of a candidate's link nothing is kept that it could be put together from, and of all else everything."""

from __future__ import annotations

import pytest

from bot.interviews.candidate_link import Link
from bot.wecom.content import BLANK, blanked

TOKEN = Link("0123456789abcdef0123456789abcdef", 1).token
PARTS = TOKEN[:20], TOKEN[20:38], TOKEN[38:]
SPELLINGS = {
    "bare": TOKEN,
    "underscore before": f"x_{TOKEN}",
    "file name": f"{TOKEN}.a",
    "upper-case path": f"https://example.com/C/{TOKEN}",
    "other address": f"https://elsewhere.example/{TOKEN}/x?y={TOKEN}",
    "upper case": TOKEN.upper(),
    "title case": TOKEN.title(),
    "glued to words": f"see{TOKEN}please",
    "full width": "".join(chr(ord(one) + 0xFEE0) for one in TOKEN),
    "percent-encoded": "".join(f"%{ord(one):02X}" for one in TOKEN),
    "invisible between": "\u200b".join(TOKEN),
    "broken by a mail": "=\r\n> ".join(PARTS),
    "broken by spaces": " ".join(PARTS),
    "in Chinese": f"链接是{TOKEN}，请看",
}


@pytest.mark.parametrize("said", SPELLINGS.values(), ids=SPELLINGS)
def test_the_token_of_a_link_is_masked_however_it_is_spelled(said: str) -> None:
    kept = blanked(said)
    assert BLANK in kept
    assert not any(part.lower() in kept.lower() for part in PARTS)
    assert blanked(kept) == kept


@pytest.mark.parametrize(
    "said",
    [
        "He has a long record of distributed systems, and explained consistency with 2 examples. " * 20,
        "https://example.com/" + "%E6%96%87%E4%BB%B6" * 20 + ".pdf",
        "Alice\nBob\nRecommendation\nprogramming\nsystemdesign\n" * 10,
        "0123456789abcdef" * 8,
        "characteristically internationalization counterrevolutionary",
        f"interview {BLANK} at 3",
        "面试" * 900,
    ],
)
def test_what_is_no_token_stays_as_it_is(said: str) -> None:
    assert blanked(said) == said
