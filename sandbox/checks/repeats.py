"""The same message again: WeCom repeats what was answered late or not at all (path 90930)."""

from __future__ import annotations

from sandbox.checks import letters
from sandbox.checks.check import Finding, check, failed, passed, warned
from sandbox.checks.probe import Answer, Probe, together
from sandbox.checks.reply import opened
from sandbox.envelope import BadReply

_FIX_ZH = "按 MsgId（加应用）去重，处理一次，重复的把第一次的回复再说一遍。"
_FIX_EN = "Recognise a repeat by MsgId and app, handle it once, and give the first reply again."


@check("repeats.at_once", "同时到两次", "at once", fix_zh=_FIX_ZH, fix_en=_FIX_EN)
def at_once(probe: Probe) -> Finding:
    return _same(probe, probe.send_at_once([probe.sealed(letters.text(probe))] * 2))


@check("repeats.later", "过后再到", "later", fix_zh=_FIX_ZH, fix_en=_FIX_EN)
def later(probe: Probe) -> Finding:
    letter = probe.sealed(letters.text(probe))
    return _same(probe, [probe.send(letter), probe.send(letter)])


@check("repeats.fresh", "换了信封再到", "new envelope", fix_zh=_FIX_ZH, fix_en=_FIX_EN)
def fresh(probe: Probe) -> Finding:
    inner = letters.text(probe)
    return _same(probe, [probe.send(probe.sealed(inner)), probe.send(probe.sealed(inner))])


def _same(probe: Probe, answers: list[Answer]) -> Finding:
    seen = together(answers)
    try:
        replies = [opened(probe, answer) for answer in answers]
    except BadReply as reason:
        return failed(f"{seen} · {reason}")
    said = [reply for reply in replies if reply is not None]
    if any(reply != said[0] for reply in said):
        return failed(f"{seen} · 两次说的不一样")
    if not said:
        return passed(f"{seen} · 都是空回应")
    if len(said) < len(replies):
        return warned(f"{seen} · 有一次是空回应，第一次超时的话成员什么也看不到")
    return passed(f"{seen} · 说的一样")
