"""How many examples a test tries: all of them with --long, else a fifth."""

from __future__ import annotations

import os

LONG = "LONG_TESTS"  # set by conftest before the workers start and before any test file is read


def examples(all_of_them: int) -> int:
    """For `max_examples` of hypothesis and for seeds; at least three."""
    return all_of_them if os.environ.get(LONG) else max(3, all_of_them // 5)
