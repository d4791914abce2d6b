"""What WeCom sends, sealed, to an application without a network between."""

from __future__ import annotations

from flask.testing import FlaskClient
from lxml import etree
from werkzeug.test import TestResponse

from crypto import CallbackCrypto, Query
from tests.world.clock import NOW
from tests.world.five import FIVE

TOKEN, KEY, CORP_ID = FIVE["WECOM_TOKEN"], FIVE["WECOM_ENCODING_AES_KEY"], FIVE["WECOM_CORP_ID"]


GATE = CallbackCrypto(token=TOKEN, encoding_aes_key=KEY, receive_id=CORP_ID)


AT = str(int(NOW.timestamp()))


class WeCom:
    """Seals like WeCom and speaks to the application without a network between."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def sealed(self, plaintext: bytes, *, at: str = AT, gate: CallbackCrypto = GATE) -> tuple[dict[str, str], bytes]:
        root = etree.fromstring(gate.seal(plaintext, timestamp=at, nonce="n0nce"))
        query = {"msg_signature": root.findtext("MsgSignature", ""), "timestamp": at, "nonce": "n0nce"}
        return query, f"<xml><ToUserName>x</ToUserName><Encrypt>{root.findtext('Encrypt')}</Encrypt></xml>".encode()

    def post(self, plaintext: bytes, **how: object) -> TestResponse:
        query, body = self.sealed(plaintext, **how)  # type: ignore[arg-type]
        return self.client.post("/wecom/callback", query_string=query, data=body)

    def say(self, words: str) -> TestResponse:
        return self.post(message(words))

    def opened(self, response: TestResponse) -> etree._Element:
        envelope = etree.fromstring(response.data)
        query = Query(
            envelope.findtext("MsgSignature", ""), envelope.findtext("TimeStamp", ""), envelope.findtext("Nonce", "")
        )
        return etree.fromstring(GATE.open_text(query, envelope.findtext("Encrypt", "")))


def message(words: str = "我是谁", msg_id: int | str = 1) -> bytes:
    root = etree.Element("xml")
    for tag, text in {
        "ToUserName": CORP_ID,
        "FromUserName": "ZhangSan",
        "CreateTime": AT,
        "MsgType": "text",
        "Content": words,
        "MsgId": str(msg_id),
        "AgentID": "1000002",
    }.items():
        etree.SubElement(root, tag).text = text
    return etree.tostring(root, encoding="utf-8")
