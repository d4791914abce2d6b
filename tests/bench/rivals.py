"""What the product is measured beside, served by the same gunicorn.conf.py: a constant, and an echo with wechatpy."""

from __future__ import annotations

from flask import Flask, Response, request
from wechatpy.enterprise import create_reply, parse_message  # type: ignore[import-untyped]
from wechatpy.enterprise.crypto import WeChatCrypto  # type: ignore[import-untyped]

from tests.bench.wecom import CORP_ID, KEY, TOKEN

CONSTANT = b"ok"

constant = Flask("constant")
echo = Flask("echo")
_crypto = WeChatCrypto(TOKEN, KEY, CORP_ID)


@constant.post("/wecom/callback")
def say_ok() -> Response:
    return Response(CONSTANT)


@echo.post("/wecom/callback")
def say_again() -> Response:
    args = request.args
    opened = _crypto.decrypt_message(request.get_data(), args["msg_signature"], args["timestamp"], args["nonce"])
    message = parse_message(opened)
    reply = create_reply(message.content, message=message).render()
    return Response(_crypto.encrypt_message(reply, args["nonce"], args["timestamp"]), content_type="application/xml")
