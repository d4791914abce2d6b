"""``./run bench understanding [SET …]``: how many lines of each set are understood as meant, by kind, and what they cost.

`--misses` prints those that are not.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from bot.launch import embedded
from tests.databases import migrated
from tests.understanding import company, sets
from tests.understanding.sets import Outcome


def main(arguments: list[str]) -> int:
    names = [one for one in arguments if not one.startswith("--")] or sorted(
        file.stem for file in sets.FOLDER.glob("*.jsonl")
    )
    for name in names:
        with (
            tempfile.TemporaryDirectory() as folder,
            embedded.using(Path(folder)) as url,
            migrated(url) as databases,
            company.anew(databases) as copy,
        ):
            started = time.process_time()
            outcomes = list(sets.outcomes(copy, sets.read(name)))
            spent = time.process_time() - started
        _print(name, outcomes, spent)
        if "--misses" in arguments:
            print("\n".join(str(one) for one in outcomes if one.wrong))
    return 0


def _print(name: str, outcomes: list[Outcome], spent: float) -> None:
    kinds: dict[str, list[Outcome]] = defaultdict(list)
    for one in outcomes:
        kinds[one.said.kind].append(one)
    print(f"{name}: {_share(outcomes)} as meant, {sum(one.changes for one in outcomes)} wrong changes")
    for kind, some in sorted(kinds.items()):
        print(f"  {kind:13} {_share(some)}")
    lengths = statistics.mean(len(one.said.wanted["text"]) for one in outcomes)
    print(
        f"  {spent / len(outcomes) * 1000:.1f} ms of CPU a line ({lengths:.0f} characters), what goes before included"
    )


def _share(outcomes: Iterable[Outcome]) -> str:
    some = list(outcomes)
    as_meant = sum(not one.wrong for one in some)
    return f"{as_meant}/{len(some)} ({as_meant / len(some):.0%})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
