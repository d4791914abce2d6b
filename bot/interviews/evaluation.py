"""What somebody thinks of a candidate: a verdict, a sentence, and ratings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

VERDICTS = ("strong_no", "no", "no_decision", "yes", "strong_yes")


@dataclass(frozen=True)
class Evaluation:
    """A verdict of `VERDICTS`, the words as they were typed, and of what the job looks at, by name, from 1 to 4.

    Of a draft the verdict or the words may be missing.
    """

    verdict: str | None
    words: str = ""
    ratings: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Written(Evaluation):
    """Feedback that is in. `written_by` typed it, where that is not the author; `after_others`: it was changed when
    others' could be read."""

    interview_id: int = 0
    author: str = ""
    author_id: int = 0
    submitted_at: datetime | None = None
    written_by: str | None = None
    is_changed: bool = False
    after_others: bool = False
