"""Any text at all is said: nothing of it becomes an element, nothing of it is lost, no part is too long."""

from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from bot.wecom.content import Text, without_links
from bot.wecom.reply import Reply, load, passive_xml, say
from crypto.xml import speakable
from tests.examples import examples

quiet = settings(deadline=None, database=None, max_examples=examples(200))
LIMIT = 2048  # bytes; WeCom cuts what is longer

characters = st.characters(exclude_categories=())  # surrogates, too
short = st.text(characters, max_size=400)
# Long enough for several parts: few different pieces, often repeated.
long = st.lists(st.tuples(short, st.integers(1, 200)), max_size=4).map(
    lambda pieces: "".join(piece * times for piece, times in pieces)[:20_000]
)


def contents(reply: Reply) -> list[str]:
    return [part.content for part in reply.parts if isinstance(part, Text)]


@quiet
@given(short, st.text(max_size=64), st.integers(0, 2**40))
@example("]]></Content><MsgType>image</MsgType>", "zhangsan", 0)
@example("<![CDATA[", "]]>", 0)
@example("&amp;&lt;\r\n\x00\ud800", "<a/>", 0)
def test_a_passive_reply_is_one_document_with_the_text_in_it(text: str, user_id: str, created_at: int) -> None:
    reply = Reply((Text(text),))
    root = etree.fromstring(passive_xml(reply, to_user=user_id, from_user="ww1", created_at=created_at))
    assert [child.tag for child in root] == ["ToUserName", "FromUserName", "CreateTime", "MsgType", "Content"]
    assert root.findtext("Content") == speakable(text)
    assert root.findtext("ToUserName") == speakable(user_id)
    assert (root.findtext("MsgType"), root.findtext("CreateTime")) == ("text", str(created_at))
    assert all(len(child) == 0 for child in root)


@quiet
@given(long)
@example("字" * 5000)
@example("a" * 2047 + "字")
@example("行\n" * 2000)
@example("a" * 2048 + "\n\n")
@example("\n" * 5000 + "a")
@example(("x" * 2047 + "\n") * 3)
def test_a_long_text_becomes_parts_that_fit_and_lose_nothing_but_line_ends_at_cuts(text: str) -> None:
    parts = contents(say(text))
    assert all(0 < len(part.encode()) <= LIMIT and part.strip("\n") for part in parts)
    assert re.fullmatch("\n*" + "\n*".join(map(re.escape, parts)) + "\n*", without_links(text))
    if len(parts) == 1 and len(without_links(text).encode()) <= LIMIT:
        assert parts == [without_links(text)]


@quiet
@given(long)
def test_a_text_of_short_lines_is_cut_between_lines(text: str) -> None:
    lines = [line[:80] for line in text.splitlines()]
    told = [line for part in contents(say("\n".join(lines))) for line in part.splitlines()]
    assert [line for line in told if line] == [line for line in map(without_links, lines) if line]


@quiet
@given(long)
def test_a_stored_reply_is_said_again_as_it_was(text: str) -> None:
    assert load(say(text).dump()) == say(text)
