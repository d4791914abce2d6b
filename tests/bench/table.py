"""Figures as a Markdown table, to be read on a terminal and pasted into a page."""

from __future__ import annotations

from collections.abc import Sequence


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[str | int | float]]) -> None:
    """Print the rows under the title; numbers are rounded to what they can mean."""
    cells = [list(columns), *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(row[index]) for row in cells) for index in range(len(columns))]
    head, *body = ("| " + " | ".join(map(_padded, row, widths)) + " |" for row in cells)
    rule = "| " + " | ".join("-" * width for width in widths) + " |"
    print(f"\n{title}\n", head, rule, *body, sep="\n", flush=True)


def _cell(value: str | int | float) -> str:
    if not isinstance(value, float):
        return str(value)
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _padded(cell: str, width: int) -> str:
    return cell.rjust(width) if cell[:1].isdigit() else cell.ljust(width)
