"""What people type who had not seen the code never changes anything that they did not mean, unasked."""

from __future__ import annotations

import pytest

from tests.e2e.stage import Stage
from tests.understanding import company, sets


@pytest.mark.parametrize("name", sorted(file.stem for file in sets.FOLDER.glob("*.jsonl")))
def test_nothing_is_changed_that_was_not_meant(fresh_database_url: str, name: str) -> None:
    stage = Stage(fresh_database_url)
    company.found()
    wrong = [one for one in sets.outcomes(stage, sets.read(name)) if one.changes and not one.said.miss]
    assert not wrong, "\n".join(map(str, wrong))
