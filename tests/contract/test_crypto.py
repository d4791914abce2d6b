"""The gate against Tencent's published vectors and against wechatpy."""

import base64
import json
import struct
from pathlib import Path

import pytest
from Crypto.Cipher import AES
from lxml import etree
from wechatpy.enterprise.crypto import WeChatCrypto

from crypto import BadEnvelope, BadSignature, CallbackCrypto, CryptoError, Query, WrongReceiver

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
ALL = VECTORS["published"] + VECTORS["self_generated"]
FORGED = [v for v in ALL if v["id"].startswith(("A5 ", "A6 "))]  # published with signatures that do not fit
FOREIGN = [v for v in ALL if v["id"].startswith("C3 ")]  # published with another company's plaintext
GOOD = [v for v in ALL if v not in FORGED + FOREIGN]


def gate(vector: dict, **changed: str) -> CallbackCrypto:
    settings = {"token": vector["token"], "encoding_aes_key": vector["key"], "receive_id": vector["rid"]}
    return CallbackCrypto(**settings | changed)


def query(vector: dict) -> Query:
    return Query(vector["sig"], vector["ts"], vector["nonce"])


def sealed_with(vector: dict, packed: bytes) -> tuple[Query, str]:
    """Any bytes, sealed and signed rightly: what a holder of the key could send."""
    key = base64.b64decode(vector["key"] + "=")
    encrypt = base64.b64encode(AES.new(key, AES.MODE_CBC, key[:16]).encrypt(packed)).decode()
    return Query(gate(vector)._signature("1", "n", encrypt), "1", "n"), encrypt


@pytest.mark.parametrize("vector", GOOD, ids=lambda v: v["id"])
def test_every_published_ciphertext_opens(vector: dict) -> None:
    assert gate(vector).open_text(query(vector), vector["enc"]).decode() == vector["plain"]


@pytest.mark.parametrize("vector", FORGED, ids=lambda v: v["id"])
def test_a_published_signature_that_does_not_fit_is_refused(vector: dict) -> None:
    with pytest.raises(BadSignature):
        gate(vector).open_text(query(vector), vector["enc"])


@pytest.mark.parametrize("vector", GOOD, ids=lambda v: v["id"])
def test_sealing_the_same_plaintext_gives_the_published_bytes(vector: dict) -> None:
    random = bytes.fromhex(vector["rand_hex"]) if "rand_hex" in vector else vector["rand"].encode()
    envelope = gate(vector).seal(vector["plain"].encode(), timestamp=vector["ts"], nonce=vector["nonce"], random=random)
    root = etree.fromstring(envelope)
    assert root.findtext("Encrypt") == vector["enc"]
    assert root.findtext("MsgSignature") == vector["sig"]
    assert [child.tag for child in root] == ["Encrypt", "MsgSignature", "TimeStamp", "Nonce"]


def test_another_companys_message_is_refused_even_when_signed() -> None:
    for vector in FOREIGN:
        with pytest.raises(WrongReceiver):
            gate(vector).open_text(query(vector), vector["enc"])


def test_wechatpy_opens_what_we_seal_and_seals_what_we_open() -> None:
    vector = GOOD[1]
    theirs = WeChatCrypto(vector["token"], vector["key"], vector["rid"])
    for text in ("", "你好", "x" * 5000, "]]>&<\U0001f600"):
        inner = f"<xml><Content>{len(text)}</Content></xml>".encode() + text.encode()
        root = etree.fromstring(gate(vector).seal(inner, timestamp="1409659813", nonce="n"))
        opened = theirs.decrypt_message(etree.tostring(root).decode(), root.findtext("MsgSignature"), "1409659813", "n")
        assert (opened if isinstance(opened, bytes) else opened.encode()) == inner

        envelope = etree.fromstring(theirs.encrypt_message(inner.decode(), "n", "1409659813").encode())
        signed = Query(envelope.findtext("MsgSignature"), "1409659813", "n")
        assert gate(vector).open(signed, etree.tostring(envelope)) == inner


@pytest.mark.parametrize(
    "key",
    [
        "",
        "a" * 42,
        "a" * 44,
        "4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIw=",
        "4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIw$",
    ],
)
def test_a_malformed_key_is_refused_and_never_shown(key: str) -> None:
    with pytest.raises(CryptoError) as refused:
        CallbackCrypto(token="t", encoding_aes_key=key, receive_id="ww1")
    assert not key or key not in str(refused.value)


@pytest.mark.parametrize(
    ("why", "packed"),
    [
        ("padding of 0", b"r" * 16 + struct.pack(">I", 0) + b"x" * 11 + b"\x00"),
        ("padding of 33", b"r" * 16 + struct.pack(">I", 0) + b"x" * 11 + bytes([33])),
        ("padding that disagrees with itself", b"r" * 16 + struct.pack(">I", 0) + b"x" * 10 + b"\x07\x02"),
        ("nothing but padding", bytes([32]) * 32),
        ("a length beyond the end", b"r" * 16 + struct.pack(">I", 0xFFFFFFFF) + b"x" * 11 + b"\x01"),
        ("a header that is cut off", b"r" * 16 + bytes([16]) * 16),
    ],
)
def test_a_rightly_signed_but_broken_plaintext_is_a_bad_envelope(why: str, packed: bytes) -> None:
    signed, encrypt = sealed_with(GOOD[0], packed)
    with pytest.raises(BadEnvelope):
        gate(GOOD[0]).open_text(signed, encrypt)


def test_an_envelope_opens_however_its_text_is_written() -> None:
    vector = GOOD[0]
    enc = vector["enc"]
    for written in (
        f"<![CDATA[{enc}]]>",
        enc,
        f"<![CDATA[{enc[:5]}]]><![CDATA[{enc[5:]}]]>",
        f"<![CDATA[{enc[:5]}]]>{enc[5:]}",
        f"&#{ord(enc[0])};<![CDATA[{enc[1:]}]]>",
    ):
        body = f"<xml><ToUserName><![CDATA[a&b]]></ToUserName><Encrypt>{written}</Encrypt></xml>".encode()
        assert gate(vector).open(query(vector), body).decode() == vector["plain"]


@pytest.mark.parametrize("section", ["{enc}&amp;", "&#81;", "{enc}<b/>", "{enc}]]>", "]]><Encrypt><![CDATA[{enc}"])
def test_what_a_section_hides_is_text_and_no_markup(section: str) -> None:
    vector = GOOD[0]
    body = f"<xml><Encrypt><![CDATA[{section.format(enc=vector['enc'])}]]></Encrypt></xml>".encode()
    with pytest.raises((BadEnvelope, BadSignature)):
        gate(vector).open(query(vector), body)


@pytest.mark.parametrize("encrypt", ["", "*", "QUJD", "QUJD\n" * 8, "好", "\ud800"])
def test_what_is_not_a_ciphertext_is_a_bad_envelope(encrypt: str) -> None:
    crypto = gate(GOOD[0])
    with pytest.raises(BadEnvelope):
        crypto.open_text(Query(crypto._signature("1", "n", encrypt), "1", "n"), encrypt)


BOMB = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><xml><Encrypt>&b;</Encrypt></xml>'


@pytest.mark.parametrize(
    ("why", "body"),
    [
        ("empty", b""),
        ("not XML", b"hello"),
        ("another root", b"<html><Encrypt>QQ==</Encrypt></html>"),
        ("no Encrypt", b"<xml><ToUserName>x</ToUserName></xml>"),
        ("two Encrypts", b"<xml><Encrypt>QQ==</Encrypt><Encrypt>QQ==</Encrypt></xml>"),
        ("an Encrypt with children", b"<xml><Encrypt>QQ==<b/></Encrypt></xml>"),
        ("an empty Encrypt", b"<xml><Encrypt/></xml>"),
        ("a DTD", b"<!DOCTYPE xml><xml><Encrypt>QQ==</Encrypt></xml>"),
        ("a DTD behind a comment", b"<!-- <xml> --><!DOCTYPE xml><xml><Encrypt>QQ==</Encrypt></xml>"),
        (
            "an external entity",
            b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xml><Encrypt>&e;</Encrypt></xml>',
        ),
        ("an entity bomb", BOMB),
        ("a bomb in UTF-16", BOMB.decode().encode("utf-16")),
        ("a bomb in UTF-16 without BOM", BOMB.decode().encode("utf-16-le")),
        ("a bomb that claims UTF-7", b'<?xml version="1.0" encoding="utf-7"?>' + BOMB),
        ("more than 1 MiB", b"<xml><Encrypt>" + b"A" * (1 << 20) + b"</Encrypt></xml>"),
    ],
)
def test_a_hostile_envelope_is_refused_before_anything_is_decrypted(why: str, body: bytes) -> None:
    with pytest.raises(BadEnvelope):
        gate(GOOD[0]).open(Query("s", "1", "n"), body)


def test_the_signature_covers_each_part() -> None:
    vector = GOOD[0]
    for changed in (
        Query("0" * 40, vector["ts"], vector["nonce"]),
        Query(vector["sig"].upper(), vector["ts"], vector["nonce"]),
        Query(vector["sig"], vector["ts"] + "0", vector["nonce"]),
        Query(vector["sig"], vector["ts"], vector["nonce"] + " "),
        Query("签名", vector["ts"], vector["nonce"]),
    ):
        with pytest.raises(BadSignature):
            gate(vector).open_text(changed, vector["enc"])
