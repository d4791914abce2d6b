"""What the checks found, for people and for programs."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table
from rich.text import Text

from sandbox.checks.check import Check, Finding, Verdict

_MARKS = {"pass": ("✓", "green"), "warn": ("!", "yellow"), "fail": ("✗", "bold red")}
_GROUPS = {
    "save": "保存地址 save",
    "text": "文本 text",
    "events": "事件 events",
    "repeats": "重复投递 repeats",
    "hostile": "不该收的 hostile",
}


@dataclass(frozen=True)
class Result:
    """One check and what it found."""

    check: Check
    finding: Finding


@dataclass(frozen=True)
class Report:
    """All results for the server at `url`, in the order of the checks; `ms` in total."""

    url: str
    results: list[Result]
    ms: int

    def count(self, verdict: Verdict) -> int:
        return sum(result.finding.verdict == verdict for result in self.results)

    def score(self) -> str:
        """The last line, such as `通过 41/43 · 2 处要修`."""
        parts = [f"通过 {self.count('pass')}/{len(self.results)}"]
        if failed := self.count("fail"):
            parts.append(f"{failed} 处要修")
        if warned := self.count("warn"):
            parts.append(f"{warned} 处留意")
        return " · ".join(parts)

    def as_json(self) -> str:
        counts = {"passed": self.count("pass"), "warned": self.count("warn"), "failed": self.count("fail")}
        checks = [_as_json(result) for result in self.results]
        whole = {"url": self.url, "ms": self.ms, "total": len(checks), **counts, "checks": checks}
        return json.dumps(whole, ensure_ascii=False, indent=1)

    def print(self, console: Console) -> None:
        """A table by group, then how to put right what was not, then the score."""
        table = Table.grid(padding=(0, 1))
        table.add_column()
        table.add_column(no_wrap=True)
        group = ""
        for result in self.results:
            if result.check.group != group:
                group = result.check.group
                table.add_row("", Text(f"\n{_GROUPS[group]}", "bold"), "")
            table.add_row(*_row(result))
        console.print(Text(f"{self.url} · {self.ms / 1000:.1f} s", "dim"), table)
        amiss = [result for result in self.results if result.finding.verdict != "pass"]
        for _, alike in itertools.groupby(amiss, key=lambda result: result.check.fix_en):
            # The terminal breaks these lines, so that they can be copied whole.
            console.print(*_remedy(list(alike)), sep="\n", soft_wrap=True)
        console.print(Text(f"\n{self.score()}", "bold"))


def _row(result: Result) -> tuple[Text, Text, Text]:
    name = Text.assemble(result.check.zh, (f" {result.check.en}", "dim"))
    is_fine = result.finding.verdict == "pass"
    return _mark(result), name, Text(result.finding.seen, "dim" if is_fine else "")


def _remedy(alike: list[Result]) -> list[Text]:
    """What was seen by checks with one remedy, and the remedy."""
    one = alike[0].check
    seen = [
        Text.assemble(_mark(result), " ", (result.check.id, "bold"), f" {result.check.zh}：{result.finding.seen}")
        for result in alike
    ]
    return [Text(), *seen, Text(f"  {one.fix_zh}"), Text(f"  {one.fix_en}", "dim")]


def _mark(result: Result) -> Text:
    return Text(*_MARKS[result.finding.verdict])


def _as_json(result: Result) -> dict[str, object]:
    one, found = result.check, result.finding
    return {
        "id": one.id,
        "group": one.group,
        "zh": one.zh,
        "en": one.en,
        "verdict": found.verdict,
        "seen": found.seen,
        "fix": None if found.verdict == "pass" else {"zh": one.fix_zh, "en": one.fix_en},
    }
