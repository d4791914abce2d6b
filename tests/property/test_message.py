"""Any bytes are a message or a refusal; any document that WeCom may invent is read as it stands."""

from __future__ import annotations

import contextlib
from xml.sax.saxutils import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.wecom.message import Message, Value, parse
from crypto import BadEnvelope
from crypto.xml import speakable
from tests.examples import examples

quiet = settings(deadline=None, database=None, max_examples=examples(200))

# What a document can hold unescaped; a lone \r would be read as \n, as XML wants it.
texts = st.text().map(lambda text: speakable(text).replace("\r", "\n"))
names = st.from_regex(r"[A-Za-z_][A-Za-z0-9_.\-]{0,8}|文档|Ünïcode", fullmatch=True).filter(
    lambda name: name not in ("MsgType", "FromUserName", "Event")
)
fragments = st.sampled_from(
    ["<xml>", "</xml>", "<MsgType>", "</MsgType>", "text", "<FromUserName>", "</FromUserName>", "zhangsan", "<![CDATA[", "]]>", "<!--",
     "-->", "<?xml version='1.0' encoding='GBK'?>", "<!DOCTYPE x [", "<!ENTITY e 'e'>", "&e;", "&#0;", "&amp;", "<a b='c'/>", "\x00", "\ufeff"]
)  # fmt: skip


def trees(depth: int = 3) -> st.SearchStrategy[dict[str, Value]]:
    """Elements by name: a text, a mapping of elements, or a list where the element repeats."""
    one: st.SearchStrategy[Value] = texts
    for _ in range(depth):
        inner = one | st.dictionaries(names, one | st.lists(one, min_size=2, max_size=3), min_size=1, max_size=3)
        one = inner
    return st.dictionaries(names, one | st.lists(one, min_size=2, max_size=3), max_size=4)


def written(tree: dict[str, Value], *, cdata: bool, space: str) -> str:
    """The elements as XML, texts escaped or as CDATA, with white space around the elements."""
    found = space
    for name, value in tree.items():
        for one in value if isinstance(value, list) else [value]:
            inner = written(one, cdata=cdata, space=space) if isinstance(one, dict) else _text(str(one), cdata)
            found += f"<{name}>{inner}</{name}>{space}"
    return found


def _text(text: str, cdata: bool) -> str:
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>" if cdata else escape(text)


def document(tree: dict[str, Value], *, cdata: bool = False, space: str = "") -> bytes:
    return f"<xml>{written(tree, cdata=cdata, space=space)}</xml>".encode()


@quiet
@given(st.binary() | st.lists(fragments | texts).map(lambda parts: "".join(parts).encode("utf-8", "surrogatepass")))
@example(b"")
@example(b"<xml/>")
@example(b"<xml><MsgType>event</MsgType><FromUserName>a</FromUserName></xml>")
def test_any_bytes_are_a_message_or_a_refusal(anything: bytes) -> None:
    with contextlib.suppress(BadEnvelope):
        assert isinstance(parse(anything), Message)


@quiet
@given(trees(), st.booleans(), st.sampled_from(["", "\n", "\n  "]))
def test_every_element_is_read_as_it_stands(tree: dict[str, Value], cdata: bool, space: str) -> None:
    """One that repeats as a list, one with children as a mapping, a text with or without CDATA, indented or not."""
    fields: dict[str, Value] = {"MsgType": "event", "FromUserName": "ZhangSan", "Event": "new_one"} | tree
    message = parse(document(fields, cdata=cdata, space=space))
    assert message.fields == fields
    assert (message.user_id, message.kind, message.is_event) == ("zhangsan", "new_one", True)
    assert Message.load(message.dump()) == message


@quiet
@given(
    trees(), st.sampled_from(["MsgType", "FromUserName"]), st.sampled_from(["", " \n", None, ["a", "b"], {"a": "b"}])
)
def test_sender_and_type_are_there_once_and_not_empty(
    tree: dict[str, Value], tag: str, wrong: str | list[Value] | dict[str, Value] | None
) -> None:
    fields: dict[str, Value] = {"MsgType": "text", "FromUserName": "zhangsan"} | tree
    fields.pop(tag)
    if wrong is not None:
        fields[tag] = wrong
    with pytest.raises(BadEnvelope):
        parse(document(fields))
