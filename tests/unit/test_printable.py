"""What comes from outside neither steers a screen nor brings a link of its own, and stays what it is otherwise."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from bot.phrase import Phrase, Rendered
from bot.printable import visible, without_addresses
from bot.web import site
from bot.wecom.content import fit, fit_bytes


@pytest.mark.parametrize(
    "unseen",
    [
        "\u202e",
        "\u2066",
        "\u200f",
        "\u061c",
        "\x85",
        "\x9b",
        "\x07",
        "\x1b",
        "\x7f",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u2060",
        "\u00ad",
        "\U000e0041",
    ],
    ids=ascii,
)
def test_what_nobody_sees_reaches_neither_page_nor_chat_nor_card(unseen: str) -> None:
    said = f"陈{unseen}晓"
    assert visible(said) == "陈晓"
    for cut in (fit(said, 30), fit_bytes(said, 2048)):
        assert unseen not in cut


@pytest.mark.parametrize(
    "said", ["两行\n第二行\t完", "👨\u200d👩\u200d👧 ❤️\u200d🔥", "Zoë Müller", "“引号”——，。！", "欧阳·娜娜", "plain"]
)
def test_what_is_seen_stays(said: str) -> None:
    assert visible(said) == said


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("陈晓 https://evil.example/x?a=1", "陈晓 https: evil·example/x?a=1"),
        ("看evil.com吧", "看evil·com吧"),
        ("www.evil.example.cn", "www·evil·example·cn"),
        ("EVIL．COM", "EVIL·COM"),
        ("10.0.0.1/x", "10·0·0·1/x"),
        ("http:\u200b//evil\u202e.example", "http: evil·example"),
        ("evil。com/x", "evil·com/x"),
        ("см. пример.рф", "см. пример·рф"),
        ("例子.中国", "例子·中国"),
        ("bücher.de", "bücher·de"),
        ("陈晓\n\n假的一行", "陈晓 假的一行"),
        ("a@evil.example", "a@evil·example"),
    ],
)
def test_a_candidates_name_and_words_bring_nothing_to_tap(said: str, shown: str) -> None:
    assert without_addresses(said) == shown
    assert without_addresses(shown) == shown


@pytest.mark.parametrize(
    "said",
    [
        "陈晓",
        "J. R. Smith",
        "Ann-Marie O'Neil",
        "周三9.30可以。周四不行。",
        "Wed 9.30 or 10:30",
        "3.5 年",
        "好的。谢谢",
        "好的.谢谢",
        "v2.0版",
        "行。OK。",
        "欧阳·娜娜",
    ],
)
def test_names_and_times_stay(said: str) -> None:
    assert without_addresses(said) == said


def test_on_a_page_a_rendered_text_is_made_visible_too_and_markup_is_ours() -> None:
    assert site._visible(Rendered.of("a\u202eb", Phrase("refused.help"))) == "ab"
    assert site._visible(Markup("<b>\u202e</b>")) == "<b>\u202e</b>"
