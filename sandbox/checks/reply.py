"""Whether WeCom would take an answer, and what the member would then read (被动回复消息格式, path 90241)."""

from __future__ import annotations

from typing import Any

from sandbox import envelope
from sandbox.checks.check import Finding, failed, passed, warned
from sandbox.checks.probe import Answer, Probe
from sandbox.envelope import TEXT_LIMIT, BadReply


def judged(probe: Probe, answer: Answer) -> Finding:
    """Whether an answer is 200 with nothing, `success` or a reply that opens."""
    try:
        reply = opened(probe, answer)
    except BadReply as reason:
        return failed(f"{answer} · {reason}")
    if reply is None:
        return passed(f"{answer} · 空回应")
    if "xml" not in answer.content_type.lower():
        return warned(f"{answer} · Content-Type 是 {answer.content_type[:40] or '空的'}，应为 application/xml")
    if "cut_from_bytes" in reply:
        return warned(f"{answer} · Content 有 {reply['cut_from_bytes']} 字节，会被截到 {TEXT_LIMIT}")
    return passed(f"{answer} · 回复 {reply['type']}")


def opened(probe: Probe, answer: Answer) -> dict[str, Any] | None:
    """What a reply says, or None if the answer says nothing.

    Raises: BadReply.
    """
    if answer.status != 200:
        raise BadReply("应为 200，否则企业微信会重发")
    if answer.body.strip().lower() in (b"", b"success"):
        return None
    plain = envelope.opened(probe.company.codec, answer.body)
    return envelope.reply(plain, corp_id=probe.company.corp_id, user_id=probe.user)
