"""A callback server as WeCom wants it, and the same with one fault each."""

import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from lxml import etree
from werkzeug.datastructures import MultiDict
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

from sandbox.crypto import BLOCK, Codec, CodecError
from sandbox.envelope import xml
from tests.serving import in_a_thread

TOKEN, KEY, CORP_ID = "QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7"
AGENT_ID = "218"
Fields = dict[str, str]


class Refused(Exception):
    """Answered with this status and nothing else."""


class Right:
    """A callback server as WeCom wants it; the faults below each override one of its steps."""

    parser_options: ClassVar = {"resolve_entities": False, "no_network": True, "load_dtd": False}
    content_type = "application/xml"
    body_limit = 1 << 20
    oldest_s = 300

    def __init__(self) -> None:
        self.codec = Codec(TOKEN, KEY, CORP_ID)
        self.answers: dict[str, str] = {}
        self.lock = threading.Lock()

    @Request.application
    def __call__(self, request: Request) -> Response:
        try:
            if request.method == "GET":
                encrypt = self.parameter(request.args, "echostr")
                self.check_signature(request.args, encrypt)
                return Response(self.echo(self.open(encrypt)), content_type="text/plain")
            if request.method != "POST":
                raise Refused(405)
            if (request.content_length or 0) > self.body_limit:
                raise Refused(413)
            encrypt = self.encrypt_of(request.get_data())
            self.check_signature(request.args, encrypt)
            body = self.answer(self.open(encrypt))
            return Response(body, content_type=self.content_type if body else "text/plain")
        except Refused as refused:
            return Response(status=refused.args[0])
        except (CodecError, etree.XMLSyntaxError, ValueError):
            return self.on_garbage()

    def on_garbage(self) -> Response:
        return Response(status=400)

    def parameter(self, query: MultiDict[str, str], name: str) -> str:
        if len(query.getlist(name)) != 1:
            raise Refused(400)
        return query[name]

    def check_signature(self, query: MultiDict[str, str], encrypt: str) -> None:
        msg_signature, timestamp, nonce = (
            self.parameter(query, name) for name in ("msg_signature", "timestamp", "nonce")
        )
        if not self.codec.is_signed(msg_signature, timestamp, nonce, encrypt):
            raise Refused(403)
        if time.time() - int(timestamp) > self.oldest_s:
            raise Refused(403)

    def encrypt_of(self, body: bytes) -> str:
        root = etree.fromstring(body, etree.XMLParser(**self.parser_options))
        if root.getroottree().docinfo.doctype or len(root.findall("Encrypt")) != 1:
            raise Refused(400)
        return root.findtext("Encrypt") or ""

    def open(self, encrypt: str) -> bytes:
        return self.codec.decrypt(encrypt)

    def echo(self, plain: bytes) -> bytes:
        return plain

    def answer(self, plain: bytes) -> bytes:
        fields = {child.tag: child.text or "" for child in etree.fromstring(plain)}
        if fields["MsgType"] != "text" or not self.is_ours(fields):
            return b""
        with self.lock:
            said = self.remembered(fields)
        return self.seal(self.inner(fields, said))

    def is_ours(self, fields: Fields) -> bool:
        return fields["ToUserName"] == CORP_ID and fields["AgentID"] == AGENT_ID

    def remembered(self, fields: Fields) -> str:
        return self.answers.setdefault(fields["MsgId"], f"{fields['Content'][:500]} {secrets.token_hex(4)}")

    def inner(self, fields: Fields, said: str) -> str:
        return xml(
            {
                "ToUserName": fields["FromUserName"],
                "FromUserName": fields["ToUserName"],
                "CreateTime": 1409659813,
                "MsgType": "text",
                "Content": said,
            }
        )

    def seal(self, inner: str) -> bytes:
        encrypt = self.codec.encrypt(inner.encode())
        msg_signature = self.codec.signature("1409659813", "n", encrypt)
        return xml({"Encrypt": encrypt, "MsgSignature": msg_signature, "TimeStamp": 1409659813, "Nonce": "n"}).encode()


class Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        pass


@contextmanager
def served(app: Right) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    with in_a_thread(server):
        yield f"http://127.0.0.1:{server.server_port}/wecom/callback"


class QuotesEchostr(Right):
    def echo(self, plain: bytes) -> bytes:
        return json.dumps(plain.decode()).encode()


class EndsEchostrWithNewline(Right):
    def echo(self, plain: bytes) -> bytes:
        return plain + b"\n"


class EchoesANumber(Right):
    def echo(self, plain: bytes) -> bytes:
        return str(int(plain)).encode()


class DecodesTwice(Right):
    def parameter(self, query: MultiDict[str, str], name: str) -> str:
        return super().parameter(query, name).replace("+", " ")


class TakesTheFirstParameter(Right):
    def parameter(self, query: MultiDict[str, str], name: str) -> str:
        if name not in query:
            raise Refused(400)
        return query[name]


class UnpadsBlocksOf16(Right):
    def open(self, encrypt: str) -> bytes:
        if self.last_byte(encrypt) > 16:
            raise Refused(400)
        return super().open(encrypt)

    def last_byte(self, encrypt: str) -> int:
        return self.codec._decipher(encrypt)[-1]


class TrustsThePadding(Right):
    """Cuts off as many bytes as the last one says, however many."""

    def open(self, encrypt: str) -> bytes:
        blocks = self.codec._decipher(encrypt)
        data = blocks[: -blocks[-1]]
        return data[20 : -len(CORP_ID)]


class IgnoresSignatures(Right):
    def check_signature(self, query: MultiDict[str, str], encrypt: str) -> None:
        return


class IgnoresTheClock(Right):
    oldest_s = 10**9


class ObeysWhatIsForOthers(Right):
    def is_ours(self, fields: Fields) -> bool:
        return True


class IgnoresReceiveId(Right):
    def open(self, encrypt: str) -> bytes:
        data = self.codec._decipher(encrypt)
        length = int.from_bytes(data[16:20], "big")
        if not 1 <= data[-1] <= BLOCK or length > len(data):
            raise Refused(400)
        return data[20 : 20 + length]


class AcceptsDtds(Right):
    parser_options: ClassVar = {"resolve_entities": True, "huge_tree": True, "load_dtd": True}

    def encrypt_of(self, body: bytes) -> str:
        root = etree.fromstring(body, etree.XMLParser(**self.parser_options))
        if len(root.findall("Encrypt")) != 1:
            raise Refused(400)
        return root.findtext("Encrypt") or ""


class TakesTheFirstEncrypt(Right):
    def encrypt_of(self, body: bytes) -> str:
        root = etree.fromstring(body, etree.XMLParser(**self.parser_options))
        if root.getroottree().docinfo.doctype or not root.findall("Encrypt"):
            raise Refused(400)
        return root.findtext("Encrypt") or ""


class AcceptsAnySize(Right):
    body_limit = 1 << 30


class FormatsReplies(Right):
    def inner(self, fields: Fields, said: str) -> str:
        return (
            f"<xml><ToUserName>{fields['FromUserName']}</ToUserName><FromUserName>{fields['ToUserName']}</FromUserName>"
            f"<CreateTime>1</CreateTime><MsgType>text</MsgType><Content><![CDATA[{said}]]></Content></xml>"
        )


class SwapsNothing(Right):
    def inner(self, fields: Fields, said: str) -> str:
        swapped = {**fields, "FromUserName": fields["ToUserName"], "ToUserName": fields["FromUserName"]}
        return super().inner(swapped, said)


class SealsForNobody(Right):
    def seal(self, inner: str) -> bytes:
        self.codec, ours = Codec(TOKEN, KEY, ""), self.codec
        try:
            return super().seal(inner)
        finally:
            self.codec = ours


class RepliesAsHtml(Right):
    content_type = "text/html; charset=utf-8"


class RepliesInPlain(Right):
    def seal(self, inner: str) -> bytes:
        return inner.encode()


class AnswersEachTimeAnew(Right):
    def remembered(self, fields: Fields) -> str:
        return secrets.token_hex(4)


class AnswersOnce(Right):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str | None] = [None]

    def answer(self, plain: bytes) -> bytes:
        msg_id = etree.fromstring(plain).findtext("MsgId")
        with self.lock:
            self.seen.append(msg_id)
            is_repeat = self.seen.count(msg_id) > 1
        return b"" if is_repeat else super().answer(plain)


class NeedsAMsgId(Right):
    def answer(self, plain: bytes) -> bytes:
        if etree.fromstring(plain).find("MsgId") is None:
            raise Refused(400)
        return super().answer(plain)


class KnowsOnlyText(Right):
    def answer(self, plain: bytes) -> bytes:
        if etree.fromstring(plain).findtext("MsgType") not in ("text", "event"):
            raise Refused(501)
        return super().answer(plain)


class ShowsItsStack(Right):
    def on_garbage(self) -> Response:
        return Response(f'Traceback (most recent call last):\n  File "app.py", line 1\nkey = {KEY}', status=400)


class FailsOnGarbage(Right):
    def on_garbage(self) -> Response:
        return Response("Internal Server Error", status=500)


class DiesOfGarbage(Right):
    """Answers nothing right any more after the first bad cipher text."""

    is_dead = False

    def on_garbage(self) -> Response:
        self.is_dead = True
        return super().on_garbage()

    def answer(self, plain: bytes) -> bytes:
        if self.is_dead:
            raise Refused(400)
        return super().answer(plain)


class Silent(Right):
    """Takes a request and answers only when released."""

    def __init__(self) -> None:
        super().__init__()
        self.released = threading.Event()

    def open(self, encrypt: str) -> bytes:
        self.released.wait()
        return super().open(encrypt)
