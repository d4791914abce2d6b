"""Each sentence is read as its line says, and no line is marked as missed that is read rightly."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.language import company, readings


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


@pytest.mark.parametrize("file", readings.files(), ids=lambda file: file.stem)
def test_nothing_is_changed_that_was_not_meant(company_anew: Callable[[], Stage], file: Path) -> None:
    wrong = [one for one in readings.outcomes(company_anew(), readings.read(file)) if one.changes and not one.line.miss]
    assert not wrong, "\n".join(map(str, wrong))
