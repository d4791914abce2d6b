"""WeCom's side of the benchmark: messages sealed beforehand, answers opened afterwards."""

from __future__ import annotations

import itertools
import time
from typing import NamedTuple
from urllib.parse import urlencode

from lxml import etree

from crypto import CallbackCrypto, Query
from tests.world.five import FIVE

TOKEN, KEY, CORP_ID = FIVE["WECOM_TOKEN"], FIVE["WECOM_ENCODING_AES_KEY"], FIVE["WECOM_CORP_ID"]
ENVIRON = FIVE | {"SANDBOX": "1"}
GATE = CallbackCrypto(token=TOKEN, encoding_aes_key=KEY, receive_id=CORP_ID)

_NONCE = "1597212914"
_msg_ids = itertools.count(7_000_000_000_000_000_000)


class Envelope(NamedTuple):
    """One callback: its query and its body."""

    query: Query
    body: bytes

    @property
    def path(self) -> str:
        return f"/wecom/callback?{urlencode(self.query.__dict__)}"

    @property
    def http(self) -> bytes:
        """The whole POST as it goes over the wire."""
        head = f"POST {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/xml\r\n"
        return f"{head}Content-Length: {len(self.body)}\r\n\r\n".encode() + self.body


def message(words: str, user_id: str) -> bytes:
    """A text message; each call makes a new one."""
    fields = {
        "ToUserName": CORP_ID,
        "FromUserName": user_id,
        "CreateTime": str(int(time.time())),
        "MsgType": "text",
        "Content": words,
        "MsgId": str(next(_msg_ids)),
        "AgentID": "1000002",
    }
    return _xml({tag: etree.CDATA(text) for tag, text in fields.items()})


def sealed(inner: bytes) -> Envelope:
    now = str(int(time.time()))
    root = etree.fromstring(GATE.seal(inner, timestamp=now, nonce=_NONCE))
    query = Query(root.findtext("MsgSignature", ""), now, _NONCE)
    encrypt = etree.CDATA(root.findtext("Encrypt", ""))
    return Envelope(query, _xml({"ToUserName": etree.CDATA(CORP_ID), "AgentID": "1000002", "Encrypt": encrypt}))


def opened(answer: bytes) -> str:
    """The words of a sealed passive reply."""
    root = etree.fromstring(answer)
    query = Query(root.findtext("MsgSignature", ""), root.findtext("TimeStamp", ""), root.findtext("Nonce", ""))
    return etree.fromstring(GATE.open_text(query, root.findtext("Encrypt", ""))).findtext("Content", "")


def _xml(fields: dict[str, str | etree.CDATA]) -> bytes:
    root = etree.Element("xml")
    for tag, text in fields.items():
        etree.SubElement(root, tag).text = text
    return etree.tostring(root, encoding="utf-8")
