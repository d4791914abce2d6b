"""What a check is, and what it may find."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sandbox.checks.probe import Probe

Verdict = Literal["pass", "warn", "fail"]


@dataclass(frozen=True)
class Finding:
    """A verdict and what was seen: one short line, Chinese with WeCom's own words."""

    verdict: Verdict
    seen: str


@dataclass(frozen=True)
class Check:
    """One question to a callback server; `id` is `group.name`, `fix_…` one sentence for whoever runs that server."""

    id: str
    zh: str
    en: str
    fix_zh: str
    fix_en: str
    run: Callable[[Probe], Finding]

    @property
    def group(self) -> str:
        return self.id.partition(".")[0]


def check(id: str, zh: str, en: str, *, fix_zh: str, fix_en: str) -> Callable[[Callable[[Probe], Finding]], Check]:
    """Make a check of the function below."""
    return lambda run: Check(id, zh, en, fix_zh, fix_en, run)


def passed(seen: object) -> Finding:
    return Finding("pass", str(seen))


def warned(seen: object) -> Finding:
    return Finding("warn", str(seen))


def failed(seen: object) -> Finding:
    return Finding("fail", str(seen))


def worst(findings: list[Finding]) -> Finding:
    """The first of the gravest findings."""
    return max(findings, key=lambda finding: ("pass", "warn", "fail").index(finding.verdict))
