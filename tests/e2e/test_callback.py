"""WeCom's callback over HTTP: what is answered, what is refused, and that refusals say nothing."""

from __future__ import annotations

import contextlib
import json
import logging
from collections.abc import Iterator
from datetime import timedelta

import psycopg2
import pytest
import structlog
from lxml import etree
from structlog.testing import capture_logs

from bot import app as composition
from bot.db import store
from bot.db.store import Purpose
from bot.interviews.audit import Change
from bot.interviews.candidate_link import Link
from bot.settings import load
from bot.wecom.content import BLANK
from crypto import CallbackCrypto
from tests.said import zh
from tests.world.clock import NOW, stop_clock_at
from tests.world.roster import join
from tests.world.sealing import AT, CORP_ID, GATE, KEY, TOKEN, WeCom, message
from tests.world.stage import STAGED, all_handlers


@pytest.fixture
def wecom(fresh_database_url: str) -> Iterator[WeCom]:
    settings = load(
        {
            "WECOM_CORP_ID": CORP_ID,
            "WECOM_AGENT_ID": "1000002",
            "WECOM_SECRET": "s3cret-s3cret",
            "WECOM_TOKEN": TOKEN,
            "WECOM_ENCODING_AES_KEY": KEY,
            "SECRET_KEY": "k" * 32,
            "METRICS_TOKEN": "m3trics",
            "SANDBOX": "1",  # whose clock may be moved
            "DATABASE_URL": fresh_database_url,
        }
    )
    app = composition.build(settings, all_handlers(*STAGED), Purpose.WEB, own_clock=lambda: NOW)
    with store.db.connection_context():
        stop_clock_at(NOW)
        join(Change(NOW, actor_kind="system"), "zhangsan")
        store.execute("CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY, word text NOT NULL)")
    yield WeCom(app.web.test_client())
    store.db.close_all()


def test_the_url_check_is_answered_with_the_bare_plaintext(wecom: WeCom) -> None:
    for echo in (b"1616140317555161061", b"94966531020182955848408", b"0042"):
        root = etree.fromstring(GATE.seal(echo, timestamp=AT, nonce="n"))
        query = {
            "msg_signature": root.findtext("MsgSignature"),
            "timestamp": AT,
            "nonce": "n",
            "echostr": root.findtext("Encrypt"),
        }
        answer = wecom.client.get("/wecom/callback", query_string=query)
        assert (answer.status_code, answer.data) == (200, echo)


def test_the_url_check_needs_no_database(wecom: WeCom) -> None:
    store.db.close_all()
    store.connect("postgresql:///nowhere?host=/nonexistent", Purpose.WEB)
    test_the_url_check_is_answered_with_the_bare_plaintext(wecom)


def test_a_message_is_answered_sealed_with_sender_and_receiver_swapped(wecom: WeCom) -> None:
    answer = wecom.say("我是谁")
    assert (answer.status_code, answer.mimetype) == (200, "application/xml")
    assert answer.headers["Content-Length"] == str(len(answer.data))
    inner = wecom.opened(answer)
    assert [inner.findtext(tag) for tag in ("ToUserName", "FromUserName", "MsgType")] == ["zhangsan", CORP_ID, "text"]
    assert "张三（zhangsan）" in inner.findtext("Content", "")


@pytest.mark.parametrize("words", ["]]>", "a & b < c", "😀𠮷", "]]><MsgType>x</MsgType>", "\u200b\ufeff词", "x" * 3000])
def test_any_words_give_one_valid_document_with_one_type(wecom: WeCom, words: str) -> None:
    inner = wecom.opened(wecom.say(words))
    assert len(inner.findall("MsgType")) == 1
    assert inner.findtext("Content", "").startswith(("没看懂", "这段太长"))


def test_of_a_text_of_a_hundred_thousand_characters_the_beginning_is_read_and_answered(wecom: WeCom) -> None:
    """More than WeCom lets anybody write; each further word would cost, and what stands in it is not obeyed."""
    inner = wecom.opened(wecom.say("面" * 100_000 + " mark 一"))
    assert zh("understood.too_long") in inner.findtext("Content", "")
    assert "没看懂" not in wecom.opened(wecom.post(message("mark 一" + " " * 100_000 + "语言", msg_id=2))).findtext(
        "Content", ""
    )
    with store.db.connection_context():
        assert [row["word"] for row in store.fetch("SELECT word FROM effect")] == ["一"]


OTHER_TOKEN = CallbackCrypto(token="other", encoding_aes_key=KEY, receive_id=CORP_ID)
OTHER_COMPANY = CallbackCrypto(token=TOKEN, encoding_aes_key=KEY, receive_id="ww0000000000000000")


def shifted(**amount: float) -> str:
    return str(int((NOW + timedelta(**amount)).timestamp()))


@pytest.mark.parametrize(
    ("why", "status", "plaintext", "how"),
    [
        ("another token", 403, message(), {"gate": OTHER_TOKEN}),
        ("another company", 403, message(), {"gate": OTHER_COMPANY}),
        ("eleven minutes old", 403, message(), {"at": shifted(minutes=-11)}),
        ("eleven minutes ahead", 403, message(), {"at": shifted(minutes=11)}),
        ("a timestamp that is none", 400, message(), {"at": "soon"}),
        ("a timestamp in other digits", 400, message(), {"at": "１７７３１９４４００"}),
        ("an inner text that is not XML", 400, b"hello", {}),
        ("an inner DTD", 400, b"<!DOCTYPE xml>" + message(), {}),
        ("no sender", 400, b"<xml><MsgType>text</MsgType></xml>", {}),
        ("two senders", 400, message().replace(b"<MsgType>", b"<FromUserName>lisi</FromUserName><MsgType>"), {}),
        ("an id of six kilobytes", 400, message(msg_id="9" * 6000), {}),
        ("a sender of six kilobytes", 400, message().replace(b"ZhangSan", b"z" * 6000), {}),
        ("two types", 400, message().replace(b"<MsgType>", b"<MsgType>event</MsgType><MsgType>"), {}),
    ],
)
def test_what_is_sealed_but_wrong_is_refused_with_an_empty_body(
    wecom: WeCom, why: str, status: int, plaintext: bytes, how: dict[str, object]
) -> None:
    answer = wecom.post(plaintext, **how)
    assert (answer.status_code, answer.data) == (status, b"")
    with store.db.connection_context():
        assert store.fetch("SELECT 1 FROM inbox") == []


@pytest.mark.parametrize("at", [shifted(minutes=-9), shifted(minutes=9)])
def test_ten_minutes_either_way_are_allowed_to_the_clocks(wecom: WeCom, at: str) -> None:
    assert wecom.post(message(), at=at).status_code == 200


@pytest.mark.parametrize("name", ["msg_signature", "timestamp", "nonce"])
@pytest.mark.parametrize("how", ["missing", "empty", "doubled"])
def test_each_query_field_must_be_there_once(wecom: WeCom, name: str, how: str) -> None:
    query, body = wecom.sealed(message())
    fields = [(key, value) for key, value in query.items() if key != name]
    fields += {"missing": [], "empty": [(name, "")], "doubled": [(name, query[name])] * 2}[how]
    answer = wecom.client.post("/wecom/callback", query_string=fields, data=body)  # type: ignore[arg-type]
    assert (answer.status_code, answer.data) == (400, b"")


@pytest.mark.parametrize("body", [b"", b"{}", b"<xml/>", b"<xml><Encrypt>*</Encrypt></xml>", "<xml/>".encode("utf-16")])
def test_a_body_that_is_no_envelope_is_refused(wecom: WeCom, body: bytes) -> None:
    query, _ = wecom.sealed(message())
    answer = wecom.client.post("/wecom/callback", query_string=query, data=body)
    assert (answer.status_code, answer.data) in [(400, b""), (403, b"")]


def test_more_than_a_mebibyte_is_refused_unread(wecom: WeCom) -> None:
    answer = wecom.client.post("/wecom/callback?msg_signature=a&timestamp=1&nonce=n", data=b"x" * ((1 << 20) + 1))
    assert (answer.status_code, answer.data) == (413, b"")


@pytest.mark.parametrize("verb", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_other_verbs_are_refused(wecom: WeCom, verb: str) -> None:
    answer = wecom.client.open("/wecom/callback", method=verb)
    assert (answer.status_code, answer.data) == (405, b"")
    assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize("path", ["/wecom//callback", "/wecom/callback/", "/wecom"])
def test_an_address_that_is_none_is_refused_and_told_no_other(wecom: WeCom, path: str) -> None:
    answer = wecom.client.post(path, base_url="https://evil.example")
    assert (answer.status_code, answer.data) == (404, b"")
    assert "Location" not in answer.headers


def test_without_a_database_wecom_is_asked_to_come_again(wecom: WeCom) -> None:
    store.db.close_all()
    store.connect("postgresql:///nowhere?host=/nonexistent", Purpose.WEB)
    answer = wecom.say("我是谁")
    assert (answer.status_code, answer.data) == (503, b"")


def test_a_database_without_room_is_a_reason_to_come_again_and_not_an_apology(wecom: WeCom) -> None:
    """Whether it says so when the message is to be kept, or in the middle of a command."""
    with store.db.connection_context():
        no_room()
        store.execute("ALTER TABLE inbox ADD COLUMN filler text")
        store.execute("ALTER TABLE inbox ALTER COLUMN filler SET DEFAULT full_disk()")
    answer = wecom.say("我是谁")
    assert (answer.status_code, answer.data) == (503, b"")
    with store.db.connection_context():
        store.execute("ALTER TABLE inbox DROP COLUMN filler")
    full = wecom.say("fill 一")
    assert (full.status_code, full.data) == (503, b"")
    assert wecom.say("mark 二").status_code == 200


def no_room() -> None:
    """From now on there is a function that fails as PostgreSQL does when the disk is full."""
    store.execute(
        """CREATE FUNCTION full_disk() RETURNS text LANGUAGE plpgsql AS $$
           BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$"""
    )


def test_a_table_that_somebody_keeps_locked_is_a_reason_to_come_again(wecom: WeCom) -> None:
    """Nothing was promised before the row was written."""
    with contextlib.closing(psycopg2.connect(store.db.database)) as other, other.cursor() as cursor:
        cursor.execute("LOCK TABLE inbox")
        assert wecom.say("我是谁").status_code == 503
    assert wecom.say("我是谁").status_code == 200


def test_a_clock_that_is_gone_is_a_reason_to_come_again(wecom: WeCom) -> None:
    with store.db.connection_context():
        store.execute("DELETE FROM clock")
    assert wecom.say("我是谁").status_code == 503
    with store.db.connection_context():
        store.execute("INSERT INTO clock DEFAULT VALUES")
    assert wecom.say("我是谁").status_code == 200


@pytest.mark.parametrize("zone", ["Mars/Phobos", "../etc/passwd", "Asia", "", "\u2603"])
def test_a_member_whose_zone_is_none_is_answered_in_the_default_one(wecom: WeCom, zone: str) -> None:
    with store.db.connection_context():
        store.execute("UPDATE member SET zone = %(zone)s", zone=zone)
    assert "出错" not in wecom.opened(wecom.say("今天")).findtext("Content", "")


def test_a_machine_whose_clock_is_not_postgresqls_says_so_once(wecom: WeCom) -> None:
    """Here it says March, and PostgreSQL says today; that the clock's row agrees with it helps nobody."""
    with capture_logs() as entries:
        wecom.post(message(msg_id=1))
        wecom.post(message(msg_id=2))
    [told] = [one for one in entries if one["event"] == "clocks differ"]
    assert abs(told["ahead_of_database_s"]) > 30


def test_logs_hold_neither_words_nor_secrets(wecom: WeCom, caplog: pytest.LogCaptureFixture) -> None:
    structlog.reset_defaults()
    with capture_logs() as entries, caplog.at_level(logging.DEBUG):
        wecom.say("bug 秘密的话")
        wecom.say("秘密的话")
        wecom.post(message("秘密的话"), gate=OTHER_TOKEN)
    written = json.dumps(entries, ensure_ascii=False, default=str) + caplog.text
    assert "handler failed" in written
    assert "callback refused" in written
    for secret in ("秘密的话", TOKEN, KEY, "s3cret"):
        assert secret not in written


def test_readiness_tells_details_to_this_machine_only(wecom: WeCom) -> None:
    here = wecom.client.get("/readyz")
    assert here.status_code == 503
    assert here.json["worker"] == "has never run"  # type: ignore[index]
    for elsewhere in ({"REMOTE_ADDR": "203.0.113.9"}, {"HTTP_X_FORWARDED_FOR": "203.0.113.9"}):
        answer = wecom.client.get("/readyz", environ_overrides=elsewhere)
        assert (answer.status_code, answer.data) == (503, b"not ready\n")
        assert wecom.client.get("/metrics", environ_overrides=elsewhere).status_code == 403
    assert b"callback_total" in wecom.client.get("/metrics").data
    for token, status in (("m3trics", 200), ("wrong", 403), ("", 403)):
        headers = {"Authorization": f"Bearer {token}"}
        there = wecom.client.get("/metrics", headers=headers, environ_overrides={"REMOTE_ADDR": "203.0.113.9"})
        assert there.status_code == status
    assert wecom.client.get("/healthz").status_code == 200


def test_of_a_link_that_is_forwarded_nothing_is_kept_that_opens_it(wecom: WeCom) -> None:
    """A message of type `link` (接收消息, path 90239; read 2026-11-24)."""
    token = Link("0" * 32, 1).token
    forwarded = message("")
    more = (
        f"<Title>面试</Title><Description>{token}</Description><Url>https://example.com/c/{token}?lang=en</Url></xml>"
    )
    plaintext = forwarded.replace(b"<MsgType>text<", b"<MsgType>link<").replace(b"</xml>", more.encode())
    assert wecom.post(plaintext).status_code == 200
    with store.db.connection_context():
        [row] = store.fetch("SELECT kind, message::text AS said FROM inbox")
    assert row["kind"] == "link"
    assert f"https://example.com/c/{BLANK}?lang=en" in row["said"]
    assert token not in row["said"]


# --- rightly sealed, and for somebody else ------------------------------------------------------------------------------


def addressed(**elements: str | None) -> bytes:
    """A message with other elements than ours; None leaves one out."""
    root = etree.fromstring(message("mark 一"))
    for tag, text in elements.items():
        for found in root.findall(tag):
            root.remove(found)
        if text is not None:
            etree.SubElement(root, tag).text = text
    return etree.tostring(root, encoding="utf-8")


@pytest.mark.parametrize(
    ("elements", "differs"),
    [
        ({"AgentID": "1000003"}, "AgentID"),
        ({"AgentID": "0"}, "AgentID"),
        ({"AgentID": None, "AgentId": "1000003"}, "AgentId"),
        ({"ToUserName": "wx0000000000000000"}, "ToUserName"),
        ({"ToUserName": CORP_ID.upper()}, "ToUserName"),
    ],
)
def test_what_is_for_another_app_or_company_is_taken_and_does_nothing(
    wecom: WeCom, elements: dict[str, str | None], differs: str
) -> None:
    with capture_logs() as entries:
        answer = wecom.post(addressed(**elements))
    assert (answer.status_code, answer.data) == (200, b"")
    [line] = entries
    assert (line["event"], line["differs"]) == ("callback of another app", differs)
    assert not {"mark", "一", *filter(None, elements.values())} & set(map(str, line.values()))
    with store.db.connection_context():
        assert store.fetch("SELECT 1 FROM effect") == store.fetch("SELECT 1 FROM inbox") == []


def test_an_element_that_is_there_twice_names_nobody_we_know(wecom: WeCom) -> None:
    twice = addressed().replace(b"</xml>", b"<AgentID>1000003</AgentID></xml>")
    answer = wecom.post(twice)
    assert (answer.status_code, answer.data) == (200, b"")


@pytest.mark.parametrize(
    "elements",
    [
        {"AgentID": None},
        {"AgentID": ""},
        {"AgentID": " 1000002 "},
        {"AgentID": None, "AgentId": "1000002"},
        {"ToUserName": None},
        {"ToUserName": ""},
    ],
)
def test_what_names_no_app_is_ours_by_the_receive_id_in_the_cipher(
    wecom: WeCom, elements: dict[str, str | None]
) -> None:
    assert wecom.post(addressed(**elements)).data
    with store.db.connection_context():
        assert len(store.fetch("SELECT 1 FROM effect")) == 1
