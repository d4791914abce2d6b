"""One parser for whatever WeCom sends."""

from __future__ import annotations

import pytest

from bot.wecom.message import parse
from crypto import BadEnvelope


def message(*elements: str, user_id: str = "ZhangSan", msg_type: str = "text") -> bytes:
    common = f"<FromUserName>{user_id}</FromUserName><MsgType>{msg_type}</MsgType><AgentID>1000002</AgentID>"
    return f"<xml>{common}{''.join(elements)}</xml>".encode()


def test_a_text_is_read_with_and_without_cdata() -> None:
    for content in ("<Content>a &lt; b</Content>", "<Content><![CDATA[a < b]]></Content>"):
        read = parse(message(content, "<MsgId>1</MsgId>"))
        assert (read.user_id, read.kind, read.is_event, read.text) == ("zhangsan", "text", False, "a < b")
        assert (read.field("AgentID"), read.event_key) == ("1000002", "")


def test_an_event_is_called_by_the_name_that_wecom_gives_it() -> None:
    read = parse(message("<Event><![CDATA[LOCATION]]></Event><Latitude>23.1</Latitude>", msg_type="event"))
    assert (read.kind, read.is_event, read.fields["Latitude"]) == ("LOCATION", True, "23.1")


def test_an_event_that_nobody_knows_yet_is_read_whole() -> None:
    """Elements that repeat are a list, elements with children a mapping: approvals have both."""
    read = parse(
        message(
            "<Event>sys_approval_change</Event><ApprovalInfo><SpNo>1</SpNo>",
            "<SpRecord><Details>a</Details></SpRecord><Notifyer>x</Notifyer><SpRecord><Details>b</Details></SpRecord>",
            "</ApprovalInfo>",
            msg_type="event",
        )
    )
    assert read.fields["ApprovalInfo"] == {
        "SpNo": "1",
        "SpRecord": [{"Details": "a"}, {"Details": "b"}],
        "Notifyer": "x",
    }


def test_a_comment_cannot_cut_a_text_in_two() -> None:
    assert parse(message("<Content>日<!-- x -->程</Content>", "<MsgId>1</MsgId>")).text == "日程"


def test_a_doubled_content_is_no_text() -> None:
    assert parse(message("<Content>日程</Content><Content>帮助</Content>")).text == ""


@pytest.mark.parametrize(
    "plaintext",
    [
        b"",
        b"text",
        b"<xml>",
        b"<xml/>",
        b"<xml><MsgType>text</MsgType></xml>",
        b"<xml><FromUserName>a</FromUserName></xml>",
        b"<xml><FromUserName> </FromUserName><MsgType>text</MsgType></xml>",
        b"<xml><FromUserName>a</FromUserName><FromUserName>b</FromUserName><MsgType>text</MsgType></xml>",
        b"<xml><FromUserName>a</FromUserName><MsgType>text</MsgType><MsgType>event</MsgType></xml>",
        b"<xml><FromUserName>a</FromUserName><MsgType>event</MsgType></xml>",
        b"<xml><FromUserName>a</FromUserName><MsgType><b>text</b></MsgType></xml>",
        b'<!DOCTYPE xml [<!ENTITY e "a">]><xml><FromUserName>&e;</FromUserName><MsgType>text</MsgType></xml>',
        "<xml><FromUserName>a</FromUserName><MsgType>text</MsgType></xml>".encode("utf-16"),
    ],
)
def test_what_has_not_one_sender_and_one_type_is_refused(plaintext: bytes) -> None:
    with pytest.raises(BadEnvelope):
        parse(plaintext)


def test_a_repeat_of_a_message_is_known_by_its_msg_id_however_it_is_written() -> None:
    once = parse(message("<Content>日程</Content>", "<MsgId>6054768590064713728</MsgId>"))
    again = parse(message("\n<MsgId><![CDATA[6054768590064713728]]></MsgId>", "<Content>日程</Content>"))
    other = parse(message("<Content>日程</Content>", "<MsgId>6054768590064713729</MsgId>"))
    assert once.dedup_key == again.dedup_key != other.dedup_key


def test_the_same_msg_id_in_another_app_is_another_message() -> None:
    here = message("<MsgId>1</MsgId>")
    assert parse(here).dedup_key != parse(here.replace(b"1000002", b"1000003")).dedup_key


@pytest.mark.parametrize("msg_id", ["", "<MsgId>0</MsgId>", "<MsgId></MsgId>", "<MsgId>1</MsgId><MsgId>2</MsgId>"])
def test_without_a_msg_id_the_whole_of_an_event_tells_it_from_another_of_the_same_second(msg_id: str) -> None:
    def click(key: str) -> bytes:
        common = f"<CreateTime>1773194400</CreateTime><Event>click</Event>{msg_id}"
        return message(common, f"<EventKey>{key}</EventKey>", msg_type="event")

    assert parse(click("a")).dedup_key == parse(click("a")).dedup_key
    assert parse(click("a")).dedup_key != parse(click("b")).dedup_key


def test_what_was_said_is_in_no_repr() -> None:
    assert "秘密" not in repr(parse(message("<Content>秘密</Content>")))
