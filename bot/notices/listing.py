"""HR's list as one text: the worst stands first, that people are missing, and what is only good to know last.

Several of a kind stand together, the nearest first, under one heading that says what to send; those of one interview
share a line. What has several lines has an empty one around it, so that nothing looks like a row of another's heading.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from bot import wording
from bot.notices.kind import Kind, Line, Weight
from bot.notices.view import View

_AT_ONCE = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Item:
    """One notice of a list: how it reads alone, and among others of its kind."""

    kind: Kind
    view: View
    said: str
    line: Line | None = None

    @property
    def urgency(self) -> tuple[Weight, bool, datetime, int, int]:
        """By what it is about; of these what is ahead before what is over, the nearest first, and of one interview its
        people in the order in which they are named everywhere."""
        interview = self.view.interview
        start = interview.start if interview is not None else None
        is_begun = start is not None and start <= self.view.now
        of = int(interview.id) if interview is not None else 0
        return self.kind.weight, is_begun, start or _AT_ONCE, of, self._place

    @property
    def _place(self) -> int:
        who = (self.view.subject or {}).get("member")
        panel = self.view.interview.panel if self.view.interview is not None else []
        return next((at for at, one in enumerate(panel) if one.member_id == who), 0)


def item(kind: Kind, view: View, said: str) -> Item:
    return Item(kind, view, said, kind.in_list(view))


def as_one(items: Sequence[Item], reader: View) -> str:
    """`汇总，3 件：`, and all of them."""
    if len(items) == 1:
        return items[0].said
    blocks = list(_blocks(sorted(items, key=lambda one: one.urgency), reader))
    count = sum(line.startswith("· ") for block in blocks for line in block)
    lines = [reader.pick(f"Summary of {count}:", f"汇总，{count} 件："), *blocks[0]]
    for before, block in pairwise(blocks):
        if len(before) > 1 or len(block) > 1:
            lines.append("")
        lines += block
    return "\n".join(lines)


def _blocks(items: Sequence[Item], reader: View) -> Iterable[list[str]]:
    """Each kind together, where the first of it stands: several with their heading, or one line alone."""
    for kind in dict.fromkeys(one.kind.name for one in items):
        those = [one for one in items if one.kind.name == kind]
        told: set[str] = set()
        for one in those:
            alike = [each for each in those if one.line and each.line and each.line.heading == one.line.heading]
            if one.line is None or len(alike) == 1:
                yield f"· {one.said}".split("\n")
            elif one.line.heading not in told:
                told.add(one.line.heading)
                yield [_heading(alike, reader), *_rows(alike, reader)]


def _heading(alike: Sequence[Item], reader: View) -> str:
    """`还没回复（发“催 1203”，或“换人 1203”）：`, with what helps the first for which there is most to be done."""
    lines = [one.line for one in alike if one.line is not None]
    send = max((one.send for one in lines), key=len)
    how = (
        reader.pick(f" (send: {', or '.join(send)})", f"（发{'，或'.join(f'“{one}”' for one in send)}）")
        if send
        else ""
    )
    return lines[0].heading + how + reader.pick(":", "：")


def _rows(alike: Sequence[Item], reader: View) -> Iterable[str]:
    """`· 陈晓 明天 14:00 · 后端工程师 一面 · 李四、王五 · 1203`"""
    by_interview: dict[int, list[Item]] = {}
    for one in alike:
        by_interview.setdefault(int(one.view.of.id), []).append(one)
    for those in by_interview.values():
        interview = those[0].view.of
        who = reader.pick(", ", "、").join(one.line.who for one in those if one.line is not None)
        parts = [
            wording.brief(interview, reader.holder, reader.now),
            wording.job_and_round(interview),
            who,
            str(interview.code or ""),
        ]
        yield "· " + " · ".join(filter(None, parts))
