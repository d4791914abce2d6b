"""The URL check behind the console's save button (验证URL有效性, path 90930)."""

from __future__ import annotations

import json
from dataclasses import replace

from sandbox.checks.check import Finding, check, failed, passed, worst
from sandbox.checks.probe import Answer, Letter, Params, Probe
from sandbox.checks.refusal import refused

LIMIT_MS = 1000
DIGITS_19 = "1616140317555161061"
DIGITS_23 = "04966531020182955848408"  # too much for 64 bits, and a number would lose its zero

_BARE_ZH = "GET 只回解密出的明文：不加引号、BOM、换行，不转成数字，不套 JSON。"
_BARE_EN = "Answer the GET with the decrypted plaintext alone: no quotes, BOM, newline, number or JSON around it."


@check("save.echostr", "回显 19 位 echostr", "19 digits", fix_zh=_BARE_ZH, fix_en=_BARE_EN)
def echostr(probe: Probe) -> Finding:
    return echoed(probe.send(query(probe, DIGITS_19)), DIGITS_19)


@check("save.long_echostr", "回显 23 位 echostr", "23 digits", fix_zh=_BARE_ZH, fix_en=_BARE_EN)
def long_echostr(probe: Probe) -> Finding:
    return echoed(probe.send(query(probe, DIGITS_23)), DIGITS_23)


@check(
    "save.percent",
    "echostr 含 + / = 也能回显",
    "percent-encoded",
    fix_zh="query 只解码一次：%2B 解出来是 +，再解一次会变成空格。",
    fix_en="Decode the query once: %2B becomes +, and a second decoding would make it a space.",
)
def percent(probe: Probe) -> Finding:
    letter = query(probe, DIGITS_19)
    while not {"+", "/"} <= set(dict(letter.params)["echostr"]):
        letter = query(probe, DIGITS_19)
    return echoed(probe.send(letter), DIGITS_19)


@check(
    "save.signature",
    "签名不对就拒绝",
    "wrong signature",
    fix_zh="先比对 msg_signature，不对就回 403，不要回明文。",
    fix_en="Compare msg_signature first; answer 403 without the plaintext when it differs.",
)
def signature(probe: Probe) -> Finding:
    params = dict(query(probe, DIGITS_19).params)
    params["msg_signature"] = forged(params["msg_signature"])
    return _kept_secret(probe.send(Letter(list(params.items()), method="GET")))


@check(
    "save.missing",
    "缺参数就拒绝",
    "missing parameter",
    fix_zh="msg_signature、timestamp、nonce、echostr 缺一个就回 400。",
    fix_en="Answer 400 when msg_signature, timestamp, nonce or echostr is missing.",
)
def missing(probe: Probe) -> Finding:
    params = query(probe, DIGITS_19).params
    return _each_kept_secret(probe, {f"缺 {field[0]}": [p for p in params if p != field] for field in params})


@check(
    "save.doubled",
    "参数重复就拒绝",
    "doubled parameter",
    fix_zh="同名参数出现两次就回 400，不要随便取一个。",
    fix_en="Answer 400 when a parameter occurs twice, rather than pick one of them.",
)
def doubled(probe: Probe) -> Finding:
    params = query(probe, DIGITS_19).params
    return _each_kept_secret(probe, {f"两个 {field[0]}": [*params, field] for field in params})


@check(
    "save.at_once",
    "三个相同的 GET 同时到",
    "three at once",
    fix_zh="同一个 GET 会从几个 IP 同时来：不要按 nonce 去重，也不要一次只服务一个。",
    fix_en="The same GET arrives from several IPs at once: neither refuse a known nonce nor serve one at a time.",
)
def at_once(probe: Probe) -> Finding:
    return worst([echoed(answer, DIGITS_19) for answer in probe.send_at_once([query(probe, DIGITS_19)] * 3)])


def query(probe: Probe, plain: str) -> Letter:
    """The GET that WeCom sends on save."""
    encrypt = probe.company.codec.encrypt(plain.encode())
    return Letter([*probe.signature(encrypt), ("echostr", encrypt)], method="GET")


def forged(msg_signature: str) -> str:
    """Another signature of the same shape."""
    return msg_signature[:-1] + ("0" if msg_signature[-1] != "0" else "1")


def echoed(answer: Answer, plain: str) -> Finding:
    """Whether an answer is exactly `plain`, and in time."""
    if answer.error or answer.status != 200:
        return failed(f"{answer} · 应为 200 和明文；先核对路径、Token、EncodingAESKey、CorpID")
    if answer.body != plain.encode():
        return failed(f"{answer} · {_difference(answer.body, plain)}")
    if answer.ms > LIMIT_MS:
        return failed(f"{answer} · 超过 1 秒，企业微信不再等")
    return passed(answer)


def _difference(body: bytes, plain: str) -> str:
    text = body.decode(errors="replace")
    if not text:
        return "回应是空的"
    if text.strip("\"'") == plain:
        return "明文外有引号"
    if text.startswith("\ufeff"):
        return "明文前有 BOM"
    if text.strip() == plain:
        return "明文外有空白或换行"
    if text == f"b'{plain}'":
        return "回的是 Python 的 bytes 写法"
    if text.isdecimal() and plain.endswith(text):
        return "转成数字，丢了开头的 0"
    if plain in text:
        return f"明文外套了 {'JSON' if _is_json(text) else '别的内容'}"
    return f"回的不是明文（{len(body)} 字节）"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def _each_kept_secret(probe: Probe, queries: dict[str, Params]) -> Finding:
    findings = []
    for name, params in queries.items():
        found = _kept_secret(probe.send(Letter(params, method="GET")))
        findings.append(replace(found, seen=f"{name}：{found.seen}"))
    return some if (some := worst(findings)).verdict != "pass" else passed(f"{len(findings)} 次都拒绝了")


def _kept_secret(answer: Answer) -> Finding:
    if DIGITS_19.encode() in answer.body:
        return failed(f"{answer} · 明文给出去了")
    return refused(answer)
