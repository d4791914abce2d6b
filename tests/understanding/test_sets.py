"""What people type who had not seen the code never changes anything that they did not mean, unasked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.databases import Databases
from tests.e2e.stage import Stage
from tests.understanding import company, sets


@pytest.fixture(scope="module")
def company_anew(databases: Databases) -> Iterator[Callable[[], Stage]]:
    with company.anew(databases) as copy:
        yield copy


@pytest.mark.parametrize("name", sorted(file.stem for file in sets.FOLDER.glob("*.jsonl")))
def test_nothing_is_changed_that_was_not_meant(company_anew: Callable[[], Stage], name: str) -> None:
    wrong = [one for one in sets.outcomes(company_anew, sets.read(name)) if one.changes and not one.said.miss]
    assert not wrong, "\n".join(map(str, wrong))
