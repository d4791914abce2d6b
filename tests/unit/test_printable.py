"""What comes from outside steers neither a terminal nor whoever reads a log."""

from __future__ import annotations

import json

import pytest

from bot.printable import is_blank, printable


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


@pytest.mark.parametrize(
    ("said", "blank"),
    [
        ("", True),
        (" \t", True),
        ("\u200b\u202e", True),
        ("\u3164", True),
        ("\u2800\u115f\uffa0", True),
        ("\u0301\ufe0f", True),
        ("陈", False),
        ("é", False),
        ("김\u3164", False),
        ("🙂", False),
    ],
)
def test_blank_is_what_nobody_sees(said: str, blank: bool) -> None:
    assert is_blank(said) is blank
