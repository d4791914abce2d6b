"""HR's list as one text: what somebody has to do stands first, the nearest first, and what is only good to know last.

Several of a kind stand under one heading that says what to send; those of one interview share a line.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot import wording
from bot.notices.kind import Kind, Line
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
    def urgency(self) -> tuple[bool, bool, datetime]:
        """What is only news last; of the rest what is ahead before what is over, the nearest first."""
        start = self.view.interview.start if self.view.interview is not None else None
        return self.kind.is_news, start is not None and start <= self.view.now, start or _AT_ONCE


def item(kind: Kind, view: View, said: str) -> Item:
    return Item(kind, view, said, kind.in_list(view))


def as_one(items: Sequence[Item], reader: View) -> str:
    """`汇总，3 件：`, and all of them."""
    if len(items) == 1:
        return items[0].said
    lines = list(_lines(sorted(items, key=lambda one: one.urgency), reader))
    count = sum(line.startswith("· ") for line in lines)
    return "\n".join((reader.pick(f"Summary of {count}:", f"汇总，{count} 件："), *lines))


def _lines(items: Sequence[Item], reader: View) -> Iterable[str]:
    told: set[str] = set()
    for one in items:
        alike = [each for each in items if one.line and each.line and each.line.heading == one.line.heading]
        if one.line is None or len(alike) == 1:
            yield f"· {one.said}"
        elif one.line.heading not in told:
            told.add(one.line.heading)
            yield _heading(alike, reader)
            yield from _rows(alike, reader)


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
