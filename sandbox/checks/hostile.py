"""What WeCom never sends: it must be refused, soon and with few words."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from dataclasses import replace

from sandbox.checks import letters
from sandbox.checks.check import Check, Finding, check, failed, passed, warned, worst
from sandbox.checks.probe import Letter, Probe, together
from sandbox.checks.refusal import refused
from sandbox.checks.reply import judged
from sandbox.checks.save import forged
from sandbox.crypto import BLOCK, HEADER, packed, padded

Writer = Callable[[Probe], Letter]

_ENVELOPE_ZH = "外层只收一个根元素 xml、一个 Encrypt，别的回 400。"
_ENVELOPE_EN = "Accept an xml root with exactly one Encrypt; answer anything else with 400."
_DTD_ZH = "外层 XML 在验签之前解析：关掉 DTD 和实体，遇到 DOCTYPE 回 400。"
_DTD_EN = "The envelope is parsed before anything is verified: refuse any DOCTYPE with 400."
_CIPHER_ZH = "密文先查 Base64 和 32 的倍数，解开后查填充和长度，不对就回 400，不要让异常跑出去。"
_CIPHER_EN = "Check Base64, the multiple of 32, padding and length; answer 400 rather than let an exception out."

_MIB = 1 << 20


def refusal(id: str, zh: str, en: str, *, fix_zh: str, fix_en: str) -> Callable[[Writer], Check]:
    """Make a check of the function below, which writes the letter to be refused."""
    return lambda write: Check(id, zh, en, fix_zh, fix_en, lambda probe: refused(probe.send(write(probe))))


@refusal(
    "hostile.signature",
    "签名不对",
    "wrong signature",
    fix_zh="先比对 msg_signature（恒定时间），不对就回 403。",
    fix_en="Compare msg_signature first, in constant time, and answer 403 when it differs.",
)
def signature(probe: Probe) -> Letter:
    letter = _letter(probe)
    params = dict(letter.params)
    params["msg_signature"] = forged(params["msg_signature"])
    return replace(letter, params=list(params.items()))


@refusal(
    "hostile.unsigned",
    "没有签名参数",
    "unsigned",
    fix_zh="缺 msg_signature、timestamp、nonce 就回 400。",
    fix_en="Answer 400 when msg_signature, timestamp or nonce is missing.",
)
def unsigned(probe: Probe) -> Letter:
    return replace(_letter(probe), params=[])


@refusal(
    "hostile.receive_id",
    "签名对，receive id 是别家的",
    "other receive id",
    fix_zh="解密后把尾部的 receive id 和自己的 CorpID 比，不同就回 403。",
    fix_en="Compare the receive id after the plaintext with your corp id and answer 403 when it differs.",
)
def receive_id(probe: Probe) -> Letter:
    return _packed(probe, padded(packed(letters.text(probe).encode(), "ww" + "0" * 16)))


@check(
    "hostile.stale",
    "一小时前的 timestamp",
    "stale",
    fix_zh="企业微信不要求，但拒绝过旧的 timestamp 可以防重放。",
    fix_en="WeCom does not ask for it, but refusing an old timestamp stops replays.",
)
def stale(probe: Probe) -> Finding:
    encrypt = probe.company.codec.encrypt(letters.text(probe).encode())
    answer = probe.send(probe.signed(encrypt, seconds_ago=3600))
    return warned(f"{answer} · 照收") if answer.status == 200 else refused(answer)


@refusal("hostile.empty", "空的请求体", "empty body", fix_zh=_ENVELOPE_ZH, fix_en=_ENVELOPE_EN)
def empty(probe: Probe) -> Letter:
    return replace(_letter(probe), body=b"")


@refusal("hostile.not_xml", "不是 XML", "not XML", fix_zh=_ENVELOPE_ZH, fix_en=_ENVELOPE_EN)
def not_xml(probe: Probe) -> Letter:
    return replace(_letter(probe), body=b'{"encrypt": "\xff\xfe<xml>"}')


@refusal("hostile.no_encrypt", "没有 Encrypt", "no Encrypt", fix_zh=_ENVELOPE_ZH, fix_en=_ENVELOPE_EN)
def no_encrypt(probe: Probe) -> Letter:
    return _edited(probe, rb"<Encrypt>.*</Encrypt>", b"")


@refusal("hostile.two_encrypts", "两个 Encrypt", "two Encrypts", fix_zh=_ENVELOPE_ZH, fix_en=_ENVELOPE_EN)
def two_encrypts(probe: Probe) -> Letter:
    return _edited(probe, rb"(<Encrypt>.*</Encrypt>)", rb"\1\1")


# In each document below the envelope itself is right and signed: whoever accepts the DTD answers 200.


@refusal("hostile.dtd", "有 DOCTYPE", "DTD", fix_zh=_DTD_ZH, fix_en=_DTD_EN)
def dtd(probe: Probe) -> Letter:
    return _doctyped(probe, b"<!DOCTYPE xml>")


@refusal("hostile.external_entity", "外部实体", "external entity", fix_zh=_DTD_ZH, fix_en=_DTD_EN)
def external_entity(probe: Probe) -> Letter:
    return _doctyped(probe, b'<!DOCTYPE xml [<!ENTITY e SYSTEM "file:///dev/null">]>', b"<Note>&e;</Note>")


@refusal("hostile.laughs", "实体炸弹", "billion laughs", fix_zh=_DTD_ZH, fix_en=_DTD_EN)
def laughs(probe: Probe) -> Letter:
    # A million laughs tell as much as a billion, and do not bring down what cannot stand them.
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 7))
    return _doctyped(probe, f'<!DOCTYPE xml [<!ENTITY e0 "lol">{nested}]>'.encode(), b"<Note>&e6;</Note>")


@refusal("hostile.utf16", "UTF-16 的 DOCTYPE", "UTF-16 DTD", fix_zh=_DTD_ZH, fix_en=_DTD_EN)
def utf16(probe: Probe) -> Letter:
    letter = _doctyped(probe, b"<!DOCTYPE xml>")
    return replace(letter, body=(letter.body or b"").decode().encode("utf-16"))


@check(
    "hostile.large",
    "2 MiB 的请求体",
    "2 MiB",
    fix_zh="限制请求体（如 1 MiB），超过回 413。",
    fix_en="Limit the body, to 1 MiB say, and answer 413 beyond it.",
)
def large(probe: Probe) -> Finding:
    filler = b"<Note>" + b"x" * 2 * _MIB + b"</Note>"
    answer = probe.send(_edited(probe, rb"</xml>", filler + b"</xml>"))
    if answer.error == "connection":
        return passed(f"{answer} · 没有收完就断开")  # who hangs up early cannot be heard saying 413
    return refused(answer)


@refusal("hostile.base64", "Encrypt 不是 Base64", "not Base64", fix_zh=_CIPHER_ZH, fix_en=_CIPHER_EN)
def not_base64(probe: Probe) -> Letter:
    return probe.signed("*" + probe.company.codec.encrypt(letters.text(probe).encode())[1:])


@check(
    "hostile.blocks",
    "密文不是 32 的倍数",
    "torn blocks",
    fix_zh=_CIPHER_ZH,
    fix_en=_CIPHER_EN,
)
def blocks(probe: Probe) -> Finding:
    of_16 = packed(_of_length(probe, 8).encode(), probe.company.corp_id) + b"\x08" * 8  # as AES's own block pads
    torn = base64.b64encode(base64.b64decode(probe.company.codec.encrypt(b"torn"))[:-5]).decode()
    return worst([refused(probe.send(letter)) for letter in (_packed(probe, of_16), probe.signed(torn))])


@refusal("hostile.pad_0", "填充为 0", "padding of 0", fix_zh=_CIPHER_ZH, fix_en=_CIPHER_EN)
def pad_0(probe: Probe) -> Letter:
    return _packed(probe, packed(_of_length(probe, 0).encode(), probe.company.corp_id) + bytes(BLOCK))


@refusal("hostile.pad_33", "填充为 33", "padding of 33", fix_zh=_CIPHER_ZH, fix_en=_CIPHER_EN)
def pad_33(probe: Probe) -> Letter:
    return _packed(probe, packed(_of_length(probe, BLOCK - 1).encode(), probe.company.corp_id) + b"\x21" * 33)


@refusal("hostile.length", "长度字段极大", "huge length field", fix_zh=_CIPHER_ZH, fix_en=_CIPHER_EN)
def length(probe: Probe) -> Letter:
    right = packed(letters.text(probe).encode(), probe.company.corp_id)
    return _packed(probe, padded(right[: HEADER - 4] + b"\xff\xff\xff\xff" + right[HEADER:]))


@check(
    "hostile.methods",
    "PUT、DELETE",
    "methods",
    fix_zh="回调地址只收 GET 和 POST，别的回 405。",
    fix_en="Serve only GET and POST at the callback address; answer 405 to others.",
)
def methods(probe: Probe) -> Finding:
    letter = _letter(probe)
    answers = [probe.send(replace(letter, method="PUT")), probe.send(replace(letter, method="DELETE"))]
    seen = together(answers)
    return passed(seen) if all(answer.status == 405 for answer in answers) else warned(f"{seen} · 应为 405")


@check(
    "hostile.survived",
    "之后照常服务",
    "still serving",
    fix_zh="坏请求不该影响后面的：看日志里是哪一条让进程退出或卡住。",
    fix_en="A bad request must not harm the next: find in the log which one stopped or blocked the process.",
)
def survived(probe: Probe) -> Finding:
    found = judged(probe, probe.send(_letter(probe)))
    return failed(found.seen) if found.verdict == "fail" else passed(found.seen)


def _letter(probe: Probe) -> Letter:
    return probe.sealed(letters.text(probe))


def _packed(probe: Probe, blocks: bytes) -> Letter:
    return probe.signed(probe.company.codec.encipher(blocks))


def _edited(probe: Probe, pattern: bytes, replacement: bytes) -> Letter:
    letter = _letter(probe)
    return replace(letter, body=re.sub(pattern, replacement, letter.body or b"", flags=re.DOTALL))


def _doctyped(probe: Probe, doctype: bytes, element: bytes = b"") -> Letter:
    letter = _edited(probe, rb"</xml>", element + b"</xml>")
    return replace(letter, body=doctype + (letter.body or b""))


def _of_length(probe: Probe, remainder: int) -> str:
    """A harmless text that, packed, leaves `remainder` bytes over whole blocks of 32."""
    short = len(packed(letters.text(probe, letters.HARMLESS + " ").encode(), probe.company.corp_id))
    return letters.text(probe, letters.HARMLESS + " " + "x" * ((remainder - short) % BLOCK))
