"""How a refusal looks: a 4xx, soon, and nothing about the inside."""

from __future__ import annotations

import re

from sandbox.checks.check import Finding, failed, passed, warned
from sandbox.checks.probe import Answer

SLOW_MS = 2000
LONG_BYTES = 2048  # an ordinary server's own error page is shorter

_TRACE = re.compile(
    rb"Traceback \(most recent|File \"[^\"]+\", line \d|^\s+at [\w.$<>]+\(|goroutine \d+ \[|Stack trace:|"
    rb"\.(?:java|kt|go|php|rb|cs|js|ts):\d+|Exception in thread",
    re.MULTILINE | re.IGNORECASE,
)


def refused(answer: Answer) -> Finding:
    """Whether an answer refuses as it should."""
    if answer.error == "timeout":
        return failed(f"{answer}，应当立刻拒绝")
    if answer.error:
        return failed(f"{answer}，应当回 4xx")
    if _TRACE.search(answer.body):
        return failed(f"{answer} · 回应里有调用栈，别给外人看")
    if answer.status is None or not 400 <= answer.status < 500:
        return failed(f"{answer} · 应为 4xx")
    if len(answer.body) > LONG_BYTES:
        return warned(f"{answer} · 回应有 {len(answer.body)} 字节，太长")
    if answer.ms > SLOW_MS:
        return warned(f"{answer} · 拒绝得太慢")
    return passed(answer)
