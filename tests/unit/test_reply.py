"""What a handler says, and how it leaves as the answer to a callback."""

from __future__ import annotations

import pytest
from lxml import etree

from bot.wecom.content import Button, ButtonCard, NoticeCard, Text
from bot.wecom.reply import NOTHING, Reply, load, passive_xml, say

LIMIT = 2048  # bytes


def contents(reply: Reply) -> list[str]:
    return [part.content for part in reply.parts if isinstance(part, Text)]


def test_the_document_is_the_one_that_wecom_documents() -> None:
    assert passive_xml(say("你好"), to_user="zhangsan", from_user="ww1", created_at=1348831860).decode() == (
        "<xml><ToUserName>zhangsan</ToUserName><FromUserName>ww1</FromUserName><CreateTime>1348831860</CreateTime>"
        "<MsgType>text</MsgType><Content>你好</Content></xml>"
    )


def test_a_text_cannot_add_an_element() -> None:
    hostile = "]]></Content><MsgType>image</MsgType><Content><![CDATA["
    root = etree.fromstring(passive_xml(Reply((Text(hostile),)), to_user="a", from_user="b", created_at=0))
    assert [one.text for one in root.iter("MsgType")] == ["text"]
    assert root.findtext("Content") == hostile


def test_what_xml_and_json_cannot_carry_is_replaced_before_it_is_stored() -> None:
    assert contents(say("a\x00b\ud800c\uffff")) == ["a\ufffdb\ufffdc\ufffd"]


def test_words_never_become_a_link() -> None:
    link = '<a href="https://evil.example">点我</a>'
    card = NoticeCard(task_id="1", title=link, url="https://x.example", desc=link, rows=((link, link),), text=link)
    for part in (*say(link).parts, Text(link), card):
        assert "<" not in str(part.message())


def test_2048_bytes_are_one_part_and_one_more_are_two() -> None:
    assert len(say("字" * 682 + "ab").parts) == 1
    assert contents(say("字" * 682 + "abc")) == ["字" * 682 + "ab", "c"]


def test_a_long_text_is_cut_between_lines_and_never_inside_a_character() -> None:
    lines = [f"{number:03} {'字' * 60}" for number in range(30)]
    parts = contents(say("\n".join(lines)))
    assert [line for part in parts for line in part.split("\n")] == lines
    assert "".join(contents(say("字" * 2000))) == "字" * 2000


def test_no_part_is_empty() -> None:
    assert say("") == say("\n\n") == NOTHING
    assert contents(say("a" * LIMIT + "\n\n")) == ["a" * LIMIT]


def test_only_one_text_or_nothing_fits_into_the_passive_reply() -> None:
    assert NOTHING.is_passive
    assert say("一").is_passive
    assert not say("字" * 2000).is_passive
    assert not Reply((NoticeCard("t1", "一", "https://example.com"),)).is_passive


def test_a_part_that_is_too_long_is_cut_and_never_inside_a_character() -> None:
    assert Text("a" * LIMIT).message()["text"]["content"] == "a" * LIMIT
    assert Text("a" * (LIMIT - 1) + "é").message()["text"]["content"] == "a" * (LIMIT - 3) + "…"
    assert Text("字" * 1000).message()["text"]["content"] == "字" * 681 + "…"


def test_a_card_that_is_too_long_is_cut_to_what_wecom_takes() -> None:
    long = "长" * 300
    buttons = tuple(Button(long, "accept", (("interview", f"id:{number}"),)) for number in range(9))
    card = ButtonCard("t1", long, buttons, desc=long, rows=((long, long),) * 9, text=long).message()["template_card"]
    assert [len(card["main_title"][name]) for name in ("title", "desc")] == [36, 44]
    assert (len(card["button_list"]), len(card["button_list"][0]["text"])) == (6, 10)
    assert [(len(row["keyname"]), len(row["value"])) for row in card["horizontal_content_list"]] == [(5, 30)] * 6
    assert len(card["sub_title_text"]) == 160


def test_more_than_one_part_is_no_passive_reply() -> None:
    for reply in (NOTHING, say("字" * 2000)):
        with pytest.raises(ValueError, match="unpack"):
            passive_xml(reply, to_user="a", from_user="b", created_at=0)


def test_a_stored_reply_is_said_again_as_it_was() -> None:
    assert load(say("一\n二").dump()) == say("一\n二")


def test_what_is_said_tells_a_log_only_its_summary() -> None:
    assert say("陈晓 14:00", "1 场").summary == "1 场"
