"""A time that is said anew, in the place of the one that was said first: of 明天下午四点, 五点 leaves the day and its half."""

from __future__ import annotations

import re

from bot.chat.repair.pieces import Kind, Piece, Run
from bot.times.number_words import COUNTS, either

Span = tuple[int, int]

_NUMBER = f"(?:{either(COUNTS)})"
_FIGURE = rf"(?:\d{{1,2}}|{_NUMBER}(?![a-z])|[一二两三四五六七八九十]{{1,3}})"
_AT_END = re.compile(
    rf"(?<![\w:.周期拜第])(?<!\bthe )(?<!\bthat )(?<!\bthis )(?<!\bno )({_FIGURE})$|(?<=[改到约推晚早])({_FIGURE})$"
)
_AT_START = re.compile(
    rf"\s*({_FIGURE})(?=\s*(?:$|[,，.。;；!！]|[吧了的就开行可]))|\s*(\d{{1,2}}|{_NUMBER})(?= (?:on|in the|an? (?:day|week)|please|pls|instead|thanks|today|tomorrow|tonight|if|for|at|same|because|would|is|works?|mon|tue|wed|thu|fri|sat|sun))"
)
_FIRST = re.compile(rf"({_FIGURE})(?P<unit>[点时]?)(?:[:.][0-5]\d|半|[一三]刻)?")


def with_times(old: Run, new: Run, low: str) -> list[Span]:
    """What is to stand instead of the old one, of the two."""
    if not old.is_of_time:
        return [(new.at, new.end)]
    pieces = _of_the_last(old, new)
    kinds = set(_first_side(old, new).kinds)
    if Kind.DAY in kinds and Kind.PART in kinds and Kind.CLOCK not in kinds:
        kinds.add(Kind.CLOCK)  # 周六上午 behind 周五下午三点
    if any(one.is_late for one in new.pieces):
        kinds.add(Kind.PART)  # 15:00 behind 上午十点
    said_anew = [one for one in pieces if one.kinds & kinds]
    first = said_anew[0]
    spans: list[Span] = [(old.at, first.at), (new.at, new.end)]
    at = first.end
    for one in said_anew[1:]:
        before = max((other.end for other in pieces if other.end <= one.at), default=at)
        spans.append((at, max(at, before)))
        at = one.end
    return [*spans, (at, old.end)]


def _first_side(old: Run, new: Run) -> Run:
    """十一点 of 十一点到早上八点, instead of 晚上十点."""
    until = next((at for at, one in enumerate(new.pieces) if Kind.UNTIL in one.kinds), None)
    is_new = until and not any(Kind.UNTIL in one.kinds for one in old.pieces)
    return Run(new.pieces[:until]) if is_new else new


def _of_the_last(old: Run, new: Run) -> tuple[Piece, ...]:
    """Of 三点到四点 the end is corrected, unless both are said anew."""
    until = [at for at, one in enumerate(old.pieces) if Kind.UNTIL in one.kinds]
    if not until or Kind.UNTIL in new.kinds:
        return old.pieces
    last = old.pieces[until[-1] + 1 :]
    return last if any(one.kinds & new.kinds for one in last) else old.pieces


def figure_at_end(before: str) -> Span | None:
    found = _AT_END.search(before)
    return found.span() if found else None


def figure_at_start(low: str, place: int) -> Span | None:
    found = _AT_START.match(low, place)
    return (found.span(1) if found[1] else found.span(2)) if found else None


def with_figure(old: Run, figure: Span, low: str) -> list[Span] | None:
    """5pm of 4pm and five: the number alone is another, and has no minutes."""
    last = next(
        (one for one in reversed(old.pieces) if one.kinds & {Kind.CLOCK, Kind.LENGTH, Kind.DATE}),
        None,
    )
    number = _FIRST.match(low, last.at, last.end) if last else None
    return [(old.at, number.start(1)), figure, number.span("unit"), (number.end(), old.end)] if number else None
