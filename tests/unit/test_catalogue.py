"""docs/who-hears-what.md is what the code does: each alert of the catalogue, its kind, and whether it waits for a list."""

from __future__ import annotations

import re

import pytest

from bot.notices import alerts
from bot.notices.catalogue import KINDS
from bot.notices.recipients import hr_of
from bot.settings import ROOT

PAGE = (ROOT / "docs" / "who-hears-what.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if re.match(r"\| H\d+ \|", line)
]
KIND = re.compile(r"`([a-z_0-9]+)`")
URGENT = {"no_answer", "still_short"}  # listed, unless the interview is within a day


def test_all_of_the_catalogue_is_in_the_table_in_order() -> None:
    numbers = [int(row[0][1:]) for row in ROWS]
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, 23))


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_a_row_names_kinds_that_exist_and_says_whether_they_wait_for_a_list(row: list[str]) -> None:
    kind, when = row[3:5]
    names = KIND.findall(kind)
    assert names or kind in ("not yet", "not automatic", "any that is passed on")
    for name in names:
        assert name in KINDS
        if not KINDS[name].listed:
            assert not when.startswith("list")
        elif name not in URGENT:
            assert when.startswith("list")
    if kind == "not yet":
        assert when  # why


def test_a_kind_that_turns_urgent_is_in_the_table_as_both() -> None:
    for name in URGENT:
        assert KINDS[name].listed
    assert [row[4] for row in ROWS if "`no_answer`" in row[3]] == ["at once", "list"]


def test_whatever_hr_hears_of_is_on_the_page() -> None:
    told = {one.kind.name for one in alerts.ALERTS if one.recipients is hr_of}
    told |= {one.name for one in KINDS.values() if one.passed_on or one.listed}
    assert told - set(KIND.findall(PAGE)) == set()
