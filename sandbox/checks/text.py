"""Text messages, and what is easily got wrong about them (接收消息, path 90239)."""

from __future__ import annotations

from sandbox.checks import letters
from sandbox.checks.check import Finding, check, failed, passed, worst
from sandbox.checks.probe import Answer, Probe
from sandbox.checks.reply import judged, opened
from sandbox.crypto import BLOCK, packed, padded
from sandbox.envelope import BadReply

_LONG = letters.HARMLESS + " " + "面试" * 5000  # 30 kB of UTF-8
_MARKUP = [
    f"{letters.HARMLESS} ]]> & < > \" ' &amp; %s {{}}",
    f"{letters.HARMLESS} ]]></Content><MsgType>image</MsgType><Content><![CDATA[",
]


@check(
    "text.reply",
    "5 秒内答复",
    "answered within 5 s",
    fix_zh="5 秒内回 200：空串、success，或加密签名都对、收发互换、Content-Type 为 application/xml 的回复。",
    fix_en="Answer 200 within 5 s: nothing, success, or a sealed and signed reply, To and From swapped, sent as XML.",
)
def reply(probe: Probe) -> Finding:
    return judged(probe, probe.send(probe.sealed(letters.text(probe))))


@check(
    "text.bare",
    "内层 XML 没有 CDATA",
    "no CDATA",
    fix_zh="用 XML 解析器读字段，不要假定有 CDATA。",
    fix_en="Read the fields with an XML parser; do not expect CDATA.",
)
def bare(probe: Probe) -> Finding:
    return judged(probe, probe.send(probe.sealed(letters.bare_text(probe))))


@check(
    "text.unicode",
    "中文、生僻字、表情",
    "Unicode",
    fix_zh="解密后按 UTF-8 读，长度按字节算，库表用 utf8mb4 或 UTF8。",
    fix_en="Read the plaintext as UTF-8, count lengths in bytes, and store four-byte characters.",
)
def unicode(probe: Probe) -> Finding:
    return judged(probe, probe.send(probe.sealed(letters.text(probe, f"{letters.HARMLESS} 你好 𠮷 👩🏽‍💻 é"))))


@check(
    "text.markup",
    "内容含 ]]> & < 引号",
    "markup",
    fix_zh="回复用 XML 库生成，不要拼字符串：]]> 会截断 CDATA，甚至插进别的元素。",
    fix_en="Build the reply with an XML library, not by formatting: ]]> ends CDATA and lets elements in.",
)
def markup(probe: Probe) -> Finding:
    return worst([judged(probe, probe.send(probe.sealed(letters.text(probe, content)))) for content in _MARKUP])


@check(
    "text.long",
    "30 kB 的消息",
    "30 kB",
    fix_zh="接收上限放到 1 MiB，解密和解析不要限制在几 kB。",
    fix_en="Accept bodies of up to 1 MiB; do not limit opening and parsing to a few kB.",
)
def long(probe: Probe) -> Finding:
    return judged(probe, probe.send(probe.sealed(letters.text(probe, _LONG))))


@check(
    "text.padding",
    "填充 1 到 32 字节都能解",
    "padding",
    fix_zh="PKCS#7 的块长是 32，不是 AES 的 16：去填充时允许 1 到 32。",
    fix_en="The PKCS#7 block is 32 bytes, not AES's 16: accept 1 to 32 when removing it.",
)
def padding(probe: Probe) -> Finding:
    bad: dict[int, Finding] = {}
    slowest = 0
    for extra in range(BLOCK):
        inner = letters.text(probe, f"{letters.HARMLESS} {'x' * extra}")
        answer = probe.send(probe.sealed(inner))
        found = judged(probe, answer)
        slowest = max(slowest, answer.ms)
        if found.verdict == "fail":
            bad[_pad_of(probe, inner)] = found
        if answer.error:
            break  # a server that does not answer would hold us for minutes
    if bad:
        return failed(f"填充 {_numbers(bad)} 不行：{next(iter(bad.values())).seen}")
    return passed(f"{BLOCK} 条都答了 · 最慢 {slowest} ms")


def _pad_of(probe: Probe, inner: str) -> int:
    """How many bytes of padding `inner` gets."""
    return padded(packed(inner.encode(), probe.company.corp_id))[-1]


def _numbers(bad: dict[int, Finding]) -> str:
    first, last = min(bad), max(bad)
    if len(bad) > 2 and last - first + 1 == len(bad):
        return f"{first}–{last}"
    return "、".join(map(str, sorted(bad)))


@check(
    "text.another_app",
    "别的应用、别的企业的消息",
    "addressed to another app",
    fix_zh="解密后比对 ToUserName 和 AgentID（没有或为空不算），不是自己的就回 200 空串，什么都不做。",
    fix_en="Compare the decrypted ToUserName and AgentID (unless missing or empty): answer others with an empty 200.",
)
def another_app(probe: Probe) -> Finding:
    others: list[letters.Fields] = [
        {"AgentID": probe.company.agent_id + 1},
        {"ToUserName": f"{probe.company.corp_id[:-1]}{'a' if probe.company.corp_id[-1:] != 'a' else 'b'}"},
    ]
    return worst([_unanswered(probe, probe.send(probe.sealed(letters.text_for(probe, **other)))) for other in others])


def _unanswered(probe: Probe, answer: Answer) -> Finding:
    try:
        said = opened(probe, answer)
    except BadReply as reason:
        return failed(f"{answer} · {reason}")
    return passed(f"{answer} · 空回应") if said is None else failed(f"{answer} · 照常回复了")
