"""What comes from outside steers neither a terminal nor whoever reads a log."""

from __future__ import annotations

import json

import pytest

from bot.printable import printable


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("陈晓 · 二面", "陈晓 · 二面"),
        ("a\x1b[2Jb", "a\\u001b[2Jb"),
        ("a\r\nb", "a\\r\\nb"),
        ("\x9b2J\x7f", "\\u009b2J\\u007f"),
        ("a\u202eb\u2066c\u200f", "a\\u202eb\\u2066c\\u200f"),
        ("\ud800", "\\ud800"),
        ("\U000e0041", "\\udb40\\udc41"),
    ],
)
def test_what_has_no_shape_is_written_out(said: str, shown: str) -> None:
    assert printable(said) == shown


def test_json_stays_the_same_json() -> None:
    said = {"a\u202e": ["\x9b", "陈"]}
    assert json.loads(printable(json.dumps(said, ensure_ascii=False))) == said
